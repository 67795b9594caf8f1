// Signing off the technical allocation of a sprint, and taking a signature back. Both stand outside undo: two made offline
// both stand in the record, and the later one counts.

import { allocationOf, signingRoles } from '../allocation.ts';
import { capacityHours } from '../capacity.ts';
import { newId, type SignOffId, type SprintId } from '../ids.ts';
import { hasRole } from '../team.ts';
import { hoursOf } from '../weight.ts';
import type { Board } from './document.ts';
import { edit, refuse, type Act } from './edit.ts';
import { itemsOfSprint } from './items-of-sprint.ts';
import { readCapacity, readMembers, readSignOffs, readSprints } from './read-records.ts';

function mayOnlySign(board: Board, act: Act): void {
  const members = readMembers(board);
  const may = act.by !== null && signingRoles.some((role) => hasRole(members, act.by, role));
  if (!may)
    refuse('role', 'The product owner or the development manager signs off the technical allocation.');
}

/** Signs the technical work that stands in the sprint now: its hours, their share of the capacity, the rate, the items. */
export function signOff(board: Board, act: Act, id: SprintId): SignOffId {
  const sprint = readSprints(board).find((one) => one.id === id && !one.archived);
  if (!sprint) refuse('notFound', 'This sprint is not on the board.');
  if (sprint.ended)
    refuse('notAllowed', `${sprint.name} has ended, so there is nothing to sign off any more.`);
  mayOnlySign(board, act);
  const rate = sprint.started?.rate ?? sprint.rate;
  const capacity = capacityHours(sprint, readMembers(board), readCapacity(board));
  const { items, hours, share } = allocationOf(itemsOfSprint(board, id), rate, capacity);
  return edit(board, act, (change) => {
    const made = newId('signOff', act.random);
    const each = items.map((item) => hoursOf(item, rate));
    // A share is read as 0 to 1; by how much more was signed, its hours say.
    const what = {
      sprint: id,
      hours,
      share: Math.min(1, share),
      rate,
      items: items.map((item) => item.id),
      each,
    };
    change.record('signOffs', made, { ...what, at: act.at, by: act.by });
    return made;
  });
}

/** Takes a signature back; it stays in the record, and the one before it counts again. */
export function takeSignOffBack(board: Board, act: Act, id: SignOffId): void {
  const found = readSignOffs(board).find((one) => one.id === id);
  if (!found) refuse('notFound', 'This sign-off is not on the board.');
  if (found.withdrawn) refuse('notAllowed', 'This sign-off has been taken back already.');
  mayOnlySign(board, act);
  edit(board, act, (change) => change.record('signOffs', `${id}/withdrawn`, { at: act.at, by: act.by }));
}
