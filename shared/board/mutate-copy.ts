// A copy of an item: its words and what describes it, not what happened to it.

import type { ItemId } from '../ids.ts';
import { writtenLines } from '../item.ts';
import type { TextField } from '../kind.ts';
import { itemKeys, type Board } from './document.ts';
import { edit, type Act } from './edit.ts';
import { needKnown, writeNewItem } from './mutate-item.ts';
import { writeLines } from './mutate-line.ts';
import { sharedFields } from './mutate-split.ts';
import { placeBehind } from './place-behind.ts';

/** What a closed time-box found out stays with the spike that found it. */
const notCopied: readonly TextField[] = ['title', 'outcome', 'why'];

/**
 * Copies an item's words, lines (none ticked), labels, epic and what its kind has (gain, output wanted, people,
 * backlog), right behind it in its backlog and in no column. No size, log, comments or time-box: those are its own.
 */
export function copyItem(board: Board, act: Act, id: ItemId): ItemId {
  const item = needKnown(board, id);
  const texts = Object.entries(item.texts).filter(
    ([field, words]) => words !== '' && !notCopied.includes(field as TextField),
  );
  return edit(board, act, (change) => {
    const copy = writeNewItem(board, change, act, {
      kind: item.kind,
      title: item.texts.title ?? '',
      texts: Object.fromEntries(texts),
      stored: placeBehind(board, act, id, 'backlog'),
      fields: { ...sharedFields(item), [itemKeys.cameFrom]: { item: id, how: 'copy' } },
    });
    writeLines(
      board,
      change,
      act,
      copy,
      writtenLines(item).map(({ text }) => ({ text, done: false })),
    );
    return copy;
  });
}
