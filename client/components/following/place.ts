// Where somebody is, as one follows them: a view, an item, and what stands at the top edge, by name, so that a phone and a
// projector can follow as well. Never pixels.

import type { ItemId } from '../../../shared/ids.ts';
import type { Meeting } from '../../../shared/records.ts';
import type { Look } from '../../sync/presence-state.ts';
import { views, type View } from '../address.ts';

/** What a tab shows. */
export interface Shown {
  readonly view: View;
  readonly item: ItemId | null;
}

export interface Place extends Shown {
  readonly tab: string | null;
  readonly row: string | null;
}

const isView = (word: string): word is View => Object.hasOwn(views, word);

/** In Refine the item is the one that the document names: it is right also where presence is late. */
export function placeOf(look: Look, { current }: Meeting): Place | null {
  const { view, item, tab = null, row = null } = look;
  if (!isView(view)) return null;
  return { view, item: isRefine(view) ? current : item, tab, row };
}

export const isRefine = (view: string): boolean => view === 'refine';

export const sameShown = (a: Shown | null, b: Shown | null): boolean =>
  a?.view === b?.view && a?.item === b?.item;

export const samePlace = (a: Place | null, b: Place | null): boolean =>
  sameShown(a, b) && a?.tab === b?.tab && a?.row === b?.row;
