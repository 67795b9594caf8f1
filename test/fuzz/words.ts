// Words that are told apart: each is one character that nobody typed before, so that a document can be asked whether
// it is still there, and once.

import * as Y from 'yjs';
import { yItem, type Board } from '../../shared/board/document.ts';
import type { ItemId } from '../../shared/ids.ts';

/** The first and the last of 27,000 characters that no mutation and no default ever writes. */
const first = 0x3400;
const last = 0x9fff;

export const isWord = (character: string): boolean => {
  const code = character.charCodeAt(0);
  return code >= first && code <= last;
};

/** A source of words, each new. */
export function newWords(): () => string {
  let next = first;
  return () => {
    if (next > last) throw new Error('a run has more words than there are characters');
    next += 1;
    return String.fromCharCode(next - 1);
  };
}

/** How often each word stands in the texts of one item, lines that were taken off included. */
export function wordsOfItem(board: Board, id: ItemId): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of yItem(board, id)?.values() ?? []) {
    if (!(value instanceof Y.Text)) continue;
    // oxlint-disable-next-line typescript/no-base-to-string -- Y.Text has its own toString
    for (const character of value.toString())
      if (isWord(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return counts;
}

/** Every word that stands in any item. */
export function wordsOfBoard(board: Board): Set<string> {
  const found = new Set<string>();
  for (const id of board.items.keys())
    for (const word of wordsOfItem(board, id as ItemId).keys()) found.add(word);
  return found;
}
