// What may stand on an agenda, and which items of a backlog a meeting may want: those without a size, those that are not
// ready, technical ones that no engineer has taken up.

import { isFinished } from './finished.ts';
import { foldBox } from './fold-box.ts';
import { isKnown, type Item } from './item.ts';
import { isReady, isUnderHalfDay, needsEngineer, type ReadyContext } from './ready.ts';
import type { Column } from './records.ts';

/** Why this item can stand on no agenda, in a sentence; null when it can. */
export function agendaStops(item: Item): string | null {
  if (!isKnown(item))
    return 'This item is of a kind that a newer version of Groundwork made. Reload the page.';
  return item.archived ? 'This item is archived. Restore it first.' : null;
}

/** True where nobody has said how large it is: no points, or no agreed hours. */
export function hasNoSize(item: Item, now: number): boolean {
  if (!isKnown(item)) return false;
  if (item.kind === 'spike') return foldBox(item.box, now).inForce.length === 0;
  return item.points === null && !isUnderHalfDay(item);
}

export type Wanted = 'noSize' | 'notReady' | 'notTakenUp';

/** What is offered for an agenda. `context.now` is in milliseconds since 1970. */
export const wantedItems: Readonly<Record<Wanted, (item: Item, context: ReadyContext) => boolean>> = {
  noSize: (item, { now }) => hasNoSize(item, now),
  notReady: (item, context) => !isReady(item, context),
  notTakenUp: (item, context) => needsEngineer(item, context),
};

/** True for what a meeting could still refine: known, not archived, not finished. */
export const canBeRefined = (item: Item, columns: readonly Column[]): boolean =>
  agendaStops(item) === null && !isFinished(item, columns);
