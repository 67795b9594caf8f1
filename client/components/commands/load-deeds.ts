// Loads what commands do, once: when one is first given, or in a quiet moment after the start.

import type { Deed } from './command.ts';
import type { CommandId } from './table.ts';

type Deeds = Readonly<Record<CommandId, Deed>>;

let loaded: Deeds | undefined;

/** At once where they are there already. Fails when the page cannot reach its relay. */
export function loadDeeds(): Deeds | Promise<Deeds> {
  return (
    loaded ??
    import('./deeds.ts').then(({ deeds }) => {
      loaded = deeds;
      return deeds;
    })
  );
}
