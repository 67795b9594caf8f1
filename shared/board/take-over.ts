// A copy of a whole board: everything that stands on one goes onto a new one, ids and history too, so that links between
// items hold. Pictures lie beside the document and are taken along by whoever calls.

import * as Y from 'yjs';
import type { Board } from './document.ts';
import { checkWritable, edit, mutationOrigin, type Act } from './edit.ts';

/** Takes all of `from` onto an empty board and names that; no undo takes it back. `from` stays as it is. */
export function takeOver(into: Board, act: Act, from: Board, name: string): void {
  checkWritable(into);
  Y.applyUpdate(into.doc, Y.encodeStateAsUpdate(from.doc), mutationOrigin);
  edit(into, act, (change) => change.record('settings', 'name', name));
}

/** "Copy of Checkout", and "Copy 2 of Checkout" where there is one by that name. */
export function copyName(name: string, taken: readonly string[]): string {
  const [, plain = name] = /^Copy(?: \d+)? of (.+)$/s.exec(name) ?? [];
  const called = (n: number) => `Copy${n > 1 ? ` ${n}` : ''} of ${plain}`.slice(0, 200);
  let n = 1;
  while (taken.includes(called(n)) && n < 1000) n += 1;
  return called(n);
}
