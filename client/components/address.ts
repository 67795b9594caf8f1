// Which view is shown and which item is open, kept in the page's address, so that a reload and the Back button know
// them, and a link to an item can be copied. What stands after the # is left alone.

import { parseId, type ItemId } from '../../shared/ids.ts';

export type View = 'board' | 'plan';

export const views = { board: 'Board', plan: 'Plan' } as const satisfies Record<View, string>;

const parameters = { item: 'item', view: 'view' } as const;

const asked = () => new URLSearchParams(location.search);

export function itemInAddress(): ItemId | null {
  return parseId('item', asked().get(parameters.item)) ?? null;
}

export function viewInAddress(): View {
  return asked().get(parameters.view) === 'plan' ? 'plan' : 'board';
}

/** The address of a view of this board, without an item. */
export const viewAddress = (view: View): string =>
  view === 'board' ? location.pathname : `${location.pathname}?${parameters.view}=${view}`;

export function putItemInAddress(item: ItemId | null): void {
  const before = itemInAddress();
  if (before === item) return;
  const url = new URL(location.href);
  if (item === null) url.searchParams.delete(parameters.item);
  else url.searchParams.set(parameters.item, item);
  // One step back closes the panel, however many items were looked at in it.
  if (before === null) history.pushState(history.state, '', url);
  else history.replaceState(history.state, '', url);
}

export function putViewInAddress(view: View): void {
  if (viewInAddress() === view) return;
  const url = new URL(location.href);
  if (view === 'board') url.searchParams.delete(parameters.view);
  else url.searchParams.set(parameters.view, view);
  history.pushState(history.state, '', url);
}
