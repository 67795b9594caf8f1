// Finding items by what people say or type: a key, an old key, or words of the title. Pure; the caller says which
// items there are and in which order they are likely.

import { findByKey } from './item-key.ts';
import type { ItemId } from './ids.ts';
import type { Item } from './item.ts';

/** Small letters without accents: what a search compares. */
export const foldWords = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

const titles = new WeakMap<Item, string>();

/** The title as it is compared; folded once for each record, since people type letter by letter. */
function titleOf(item: Item): string {
  const known = titles.get(item);
  if (known !== undefined) return known;
  const title = foldWords(item.texts.title ?? '');
  titles.set(item, title);
  return title;
}

const bareNumber = /^\s*(?:[a-z][a-z0-9]{0,9}-)?#?(\d{1,9})\s*$/i;

/** True when the item once had this number: renumbering leaves it in the log. */
const wasNumber = (item: Item, number: number): boolean =>
  !Number.isNaN(number) && item.log.some(({ field, from }) => field === 'number' && from === number);

/**
 * The items that `query` means, best first: by key, then those that had the number before, then titles in which every
 * word of the query begins a word, then those that merely contain each. Within one sort they stay in the order given,
 * so give the likely ones first. An empty query finds all.
 */
export function findItems(query: string, items: readonly Item[], most = Infinity): readonly ItemId[] {
  const words = foldWords(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return items.slice(0, most).map(({ id }) => id);
  const byKey = new Set(findByKey(query, items));
  const number = Number(bareNumber.exec(query)?.[1] ?? Number.NaN);
  const sorts: [ItemId[], ItemId[], ItemId[]] = [[], [], []];
  for (const item of items) {
    if (byKey.has(item.id)) continue;
    const title = titleOf(item);
    if (wasNumber(item, number)) sorts[0].push(item.id);
    else if (words.every((word) => ` ${title}`.includes(` ${word}`))) sorts[1].push(item.id);
    else if (words.every((word) => title.includes(word))) sorts[2].push(item.id);
  }
  return [...byKey, ...sorts.flat()].slice(0, most);
}
