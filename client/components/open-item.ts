// Which item is open, kept in the page's address, so that a reload and the Back button know it, and a link to an item
// can be copied. What stands after the # is left alone.

import { parseId, type ItemId } from '../../shared/ids.ts';

const name = 'item';

export function itemInAddress(): ItemId | null {
  return parseId('item', new URLSearchParams(location.search).get(name)) ?? null;
}

export function putItemInAddress(item: ItemId | null): void {
  const before = itemInAddress();
  if (before === item) return;
  const url = new URL(location.href);
  if (item === null) url.searchParams.delete(name);
  else url.searchParams.set(name, item);
  // One step back closes the panel, however many items were looked at in it.
  if (before === null) history.pushState(history.state, '', url);
  else history.replaceState(history.state, '', url);
}
