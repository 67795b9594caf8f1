// Words on the example board: typed as an editor types them, each burst one entry of the item's log.

import type { Act } from '../board/edit.ts';
import { findText, logTyping, typeText } from '../board/mutate-text.ts';
import { smallestChange } from '../text-change.ts';
import type { ItemId } from '../ids.ts';
import type { TextField } from '../kind.ts';
import type { Told } from './script.ts';

/** Makes a text read `words`. */
export function writeWords(told: Told, act: Act, item: ItemId, field: TextField, words: string): void {
  const ref = { item, field };
  // oxlint-disable-next-line typescript/no-base-to-string -- Y.Text has its own toString
  const before = findText(told.board, ref)?.toString() ?? '';
  const change = smallestChange(before, words);
  if (!change) return;
  typeText(told.board, act, ref, [change]);
  const gone = before.slice(change.at, change.at + change.remove);
  logTyping(told.board, act, ref, gone, change.insert, change.at);
}
