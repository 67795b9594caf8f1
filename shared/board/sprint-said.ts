// What each member last made of a field of a sprint. Sprints have no log; beside the value that holds, one small record for
// each member and field lets two who changed it without knowing of each other find out, and take the other value.
//
//   sprints   "<sprint>/<field>~<who>"           → {at, from, to}
//   capacity  "<sprint>/<member>/<field>~<who>"  → {at, from, to}

import type { Board, FlatRoot } from './document.ts';
import type { Act, Edit } from './edit.ts';
import { asFields, sameValue } from './values.ts';

/** What stands between a field and who said it; no field has it in its name. */
export const saidMark = '~';

/** To be called before the field is set. One's own changes in a row are one, from where the first began. */
export function say(board: Board, change: Edit, act: Act, root: FlatRoot, key: string, to: unknown): void {
  const flat = board.flat[root];
  const from = flat.get(key) ?? null;
  if (act.by === null || sameValue(from, to ?? null)) return;
  const name = `${key}${saidMark}${act.by}`;
  const before = asFields(flat.get(name));
  const goesOn = 'to' in before && sameValue(before['to'], from);
  const began = goesOn && !hasMet(board, root, key, name, before['from']) ? before['from'] : from;
  change.record(root, name, { at: act.at, from: began ?? null, to: to ?? null });
}

/** Somebody else began from the same value: what is said from now on is said with both in sight. */
function hasMet(board: Board, root: FlatRoot, key: string, own: string, from: unknown): boolean {
  for (const [name, value] of board.flat[root].entries())
    if (name !== own && name.startsWith(`${key}${saidMark}`) && sameValue(asFields(value)['from'], from))
      return true;
  return false;
}
