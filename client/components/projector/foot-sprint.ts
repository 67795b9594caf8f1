// Which sprint stands under a projected form.

import { parseId, type SprintId } from '../../../shared/ids.ts';
import type { Item } from '../../../shared/item.ts';
import { activeSprint, openSprints } from '../../../shared/sprints.ts';
import type { BoardSession } from '../../session.ts';
import type { View } from '../address.ts';
import { plannedSprint, readChoices } from '../plan-choices.ts';

/** Its name and its goal stand above the bar already: Plan says them, and the Board of the sprint under way. */
export const isNamedAbove = (view: View, item: Item | undefined, { store }: BoardSession): boolean =>
  item === undefined && (view === 'plan' || (view === 'board' && activeSprint(store.sprints) !== undefined));

/**
 * The one that is planned, by the choice of whoever leads (`tab`) or of this tab; of the Board and the Report the one under
 * way; of an item the one it is in. Null: none.
 */
export function footSprint(
  view: View,
  item: Item | undefined,
  tab: string | null,
  { id, store }: BoardSession,
): SprintId | null {
  const { sprints } = store;
  const own = openSprints(sprints).find((one) => one.id === item?.place.sprint);
  const active = view === 'board' || view === 'report' ? activeSprint(sprints) : undefined;
  return (
    (own ?? active ?? plannedSprint(sprints, parseId('sprint', tab) ?? readChoices(id).sprint))?.id ?? null
  );
}
