// Which sprint stands under a projected form.

import type { SprintId } from '../../../shared/ids.ts';
import type { Item } from '../../../shared/item.ts';
import { activeSprint, openSprints } from '../../../shared/sprints.ts';
import type { BoardSession } from '../../session.ts';
import type { View } from '../address.ts';
import { plannedSprint, readChoices } from '../plan-choices.ts';

/** Its name and its goal stand above the bar already: Plan says them, and the Board of the sprint under way. */
export const isNamedAbove = (view: View, item: Item | undefined, { store }: BoardSession): boolean =>
  item === undefined && (view === 'plan' || (view === 'board' && activeSprint(store.sprints) !== undefined));

/** The one that is planned; of the Board and the Report the one under way; of an item the one it is in. Null: none. */
export function footSprint(view: View, item: Item | undefined, { id, store }: BoardSession): SprintId | null {
  const { sprints } = store;
  const own = openSprints(sprints).find((one) => one.id === item?.place.sprint);
  const active = view === 'board' || view === 'report' ? activeSprint(sprints) : undefined;
  return (own ?? active ?? plannedSprint(sprints, readChoices(id).sprint))?.id ?? null;
}
