// Searching all that is written in an item, as one types: a key, or words that all stand somewhere in it, whatever their
// case and accents. To find one item among many by its title, see find-item.ts.

import { foldWords } from './find-item.ts';
import { findByKey } from './item-key.ts';
import type { Item } from './item.ts';

const wordsOf = new WeakMap<Item, string>();

/** All words of an item, folded; gathered once for each record. */
function searched(item: Item): string {
  const known = wordsOf.get(item);
  if (known !== undefined) return known;
  const words = foldWords(
    [
      ...Object.values(item.texts),
      ...item.lines.map(({ text }) => text),
      ...item.labels,
      ...item.comments.flatMap(({ text, takenBack }) => (takenBack ? [] : text)),
      ...item.attachments.map(({ title }) => title),
      item.sourceKey,
    ].join('\n'),
  );
  wordsOf.set(item, words);
  return words;
}

/** A search that was typed, made ready to be asked of many items. */
export interface Search {
  /** Folded words, each of which has to stand in the item. */
  readonly parts: readonly string[];
  readonly typed: string;
}

export const searchFor = (typed: string): Search => ({
  parts: foldWords(typed).split(/\s+/).filter(Boolean),
  typed,
});

/**
 * True when the item is meant: by its key, or because each word stands in it. An empty search means all. `key` is what
 * the item is called on the screen, letters and all.
 */
export function isSearched(item: Item, { parts, typed }: Search, key: string): boolean {
  if (parts.length === 0) return true;
  if (parts.length === 1 && isKey(item, typed, key)) return true;
  const words = searched(item);
  return parts.every((part) => words.includes(part));
}

/** "57", "gw-57", "GW-57a": the number alone means all who share it. */
function isKey(item: Item, typed: string, key: string): boolean {
  return typed.trim().toLowerCase() === key.toLowerCase() || findByKey(typed, [item]).length > 0;
}

/** Those of the items that are meant, in their order; an empty search means all. */
export function searchItems(items: readonly Item[], typed: string): readonly Item[] {
  const { parts } = searchFor(typed);
  if (parts.length === 0) return items;
  const byKey = new Set(findByKey(typed, items));
  return items.filter((item) => {
    if (byKey.has(item.id)) return true;
    const words = searched(item);
    return parts.every((part) => words.includes(part));
  });
}
