// Which view is shown and which item is open, kept in the page's address, so that a reload and the Back button know
// them, and a link to an item can be copied. What stands after the # is left alone.

import type { BoardFilter } from '../../shared/board-filter.ts';
import { filterFromAddress, filterToAddress } from '../../shared/board-filter-address.ts';
import { parseId, type BoardId, type ItemId } from '../../shared/ids.ts';

export type View = 'board' | 'refine' | 'plan' | 'report';

/** In the order in which they are offered. */
export const views = {
  board: 'Board',
  refine: 'Refine',
  plan: 'Plan',
  report: 'Report',
} as const satisfies Record<View, string>;

const isView = (word: string | null): word is View => word !== null && Object.hasOwn(views, word);

const parameters = { item: 'item', view: 'view', scope: 'scope', present: 'present' } as const;

const asked = () => new URLSearchParams(location.search);

/** The projected form, and on which ground it is drawn. */
export type Present = 'dark' | 'light';

/** The views that have a projected form, as one steps through them: all of them. */
export const presentable = Object.keys(views) as readonly View[];

export function itemInAddress(): ItemId | null {
  return parseId('item', asked().get(parameters.item)) ?? null;
}

export function viewInAddress(): View {
  const view = asked().get(parameters.view);
  return isView(view) ? view : 'board';
}

/** The address of a view of this board, without an item. */
export const viewAddress = (view: View): string =>
  view === 'board' ? location.pathname : `${location.pathname}?${parameters.view}=${view}`;

/** The address of an item on a board, without any secret. */
export const itemAddress = (board: BoardId, item: ItemId): string =>
  `${location.origin}/b/${board}?${parameters.item}=${item}`;

/**
 * Which view is shown, and which item in it. Another view and an item that opens are one step of the Back button each, or
 * one together, unless they come by following somebody; from one item to the next is none: one step back closes the panel, however many were looked at in it.
 */
export function putShownInAddress(view: View, item: ItemId | null, withoutStep = false): void {
  const before = { view: viewInAddress(), item: itemInAddress() };
  if (before.view === view && before.item === item) return;
  const url = new URL(location.href);
  if (view === 'board') url.searchParams.delete(parameters.view);
  else url.searchParams.set(parameters.view, view);
  if (item === null) url.searchParams.delete(parameters.item);
  else url.searchParams.set(parameters.item, item);
  const isStep = !withoutStep && (before.view !== view || before.item === null);
  if (isStep) history.pushState(history.state, '', url);
  else history.replaceState(history.state, '', url);
}

/** Dark unless light is asked for; null: the view is shown as usual. */
export function presentInAddress(): Present | null {
  const present = asked().get(parameters.present);
  if (present === null) return null;
  return present === 'light' ? 'light' : 'dark';
}

export function putPresentInAddress(present: Present | null): void {
  const before = presentInAddress();
  if (before === present) return;
  const url = new URL(location.href);
  if (present === null) url.searchParams.delete(parameters.present);
  else url.searchParams.set(parameters.present, present);
  // One step back leaves the projected form.
  if (before === null) history.pushState(history.state, '', url);
  else history.replaceState(history.state, '', url);
}

/** What of the Board is asked for: a filter, and whether also what is in no active sprint. */
export interface Asked {
  readonly filter: BoardFilter;
  readonly everything: boolean;
}

export const askedInAddress = (): Asked => ({
  filter: filterFromAddress(asked()),
  everything: asked().get(parameters.scope) === 'all',
});

/** Without a step of its own for the Back button: a filter is typed letter by letter. */
export function putAskedInAddress({ filter, everything }: Asked): void {
  const url = new URL(location.href);
  filterToAddress(filter, url.searchParams);
  if (everything) url.searchParams.set(parameters.scope, 'all');
  else url.searchParams.delete(parameters.scope);
  if (url.href !== location.href) history.replaceState(history.state, '', url);
}
