// Finds items by what somebody types: a key, or words that all stand somewhere in the item.

import { findByKey } from '../../shared/item-key.ts';
import type { Item } from '../../shared/item.ts';

const wordsOf = new WeakMap<Item, string>();

/** All words of an item in small letters; gathered once for each record. */
function searched(item: Item): string {
  const known = wordsOf.get(item);
  if (known !== undefined) return known;
  const words = [
    ...Object.values(item.texts),
    ...item.lines.map(({ text }) => text),
    ...item.labels,
    ...item.comments.flatMap(({ text, takenBack }) => (takenBack ? [] : text)),
    ...item.attachments.map(({ title }) => title),
    item.sourceKey,
  ]
    .join('\n')
    .toLowerCase();
  wordsOf.set(item, words);
  return words;
}

/** Those of the items that are meant, in their order; an empty search means all. */
export function searchItems(items: readonly Item[], typed: string): readonly Item[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return items;
  const byKey = new Set(findByKey(wanted, items));
  const parts = wanted.split(/\s+/);
  return items.filter((item) => byKey.has(item.id) || parts.every((part) => searched(item).includes(part)));
}
