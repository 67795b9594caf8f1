// What following knows of an open board: what it shows, how that is changed without a hand on it, and whom to tell when the
// board is projected.

import type { EdgedView } from '../../controllers/top-edge.ts';
import type { Place, Shown } from './place.ts';

export interface Stage {
  /** Which view and which item are shown, as of this very moment. */
  readonly shown: () => Shown;
  /** The view, once it is there. */
  readonly view: () => (HTMLElement & EdgedView & { readonly updateComplete: Promise<unknown> }) | null;
  /** Shows a view and an item as if nobody had pressed anything: no focus moves, no step of the Back button is made; done once it is there. */
  readonly show: (shown: Shown) => Promise<void>;
  /** Tells a projected screen whom it follows, in words ('' for nobody), and where they are. */
  readonly project: (words: string, place: Place | null) => void;
}
