// A board of items named by single letters, for tests of hands: what stands where by letters, what is said.

import { cellTopic, waitingTopic } from '../../../client/store/board-store.ts';
import type { GwCard } from '../../../client/components/gw-card.ts';
import type { GwCell } from '../../../client/components/gw-cell.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import type { ColumnId, ItemId } from '../../../shared/ids.ts';
import type { Backlog, Kind } from '../../../shared/kind.ts';
import type { Desk } from './desk.ts';
import { all, focused, one } from './stage.ts';

export const todo = 'cTodo' as ColumnId;
export const doing = 'cDoing' as ColumnId;
export const review = 'cReview' as ColumnId;
export const done = 'cDone' as ColumnId;

/** Adds one item for each letter; gives them by letter. */
export function withItems(
  on: Desk,
  letters: string,
  column: ColumnId | null = todo,
  kind: Kind = 'bug',
): (letter: string) => ItemId {
  const ids = new Map(
    [...letters].map((title) => [
      title,
      addItem(on.store.board, on.act(), { kind, title, place: { column } }),
    ]),
  );
  return (letter) => {
    const id = ids.get(letter);
    if (!id) throw new Error(`no item ${letter}`);
    return id;
  };
}

export function cardOf(id: ItemId): GwCard {
  const card = all<GwCard>('gw-card').find((found) => found.item === id);
  if (!card) throw new Error('no card');
  return card;
}

export function cellOf(column: ColumnId | null, backlog: Backlog = 'product'): GwCell {
  const cell = all<GwCell>('gw-cell').find(
    (found) => found.lane.key === `backlog:${backlog}` && found.column === column,
  );
  if (!cell) throw new Error('no list');
  return cell;
}

export const lettersIn = (on: Desk, column: ColumnId | null, backlog: Backlog = 'product'): string =>
  on.store
    .list(column === null ? waitingTopic(backlog) : cellTopic(backlog, column))
    .map((id) => on.store.item(id)?.texts.title)
    .join('');

export const said = (): string => one('.said').textContent?.replace('\u00a0', '') ?? '';

/** The letter of the card that has the focus. */
export const focusedLetter = (): string => {
  const at = focused();
  return at?.classList.contains('title')
    ? (at.firstChild?.nextSibling?.textContent ?? at.textContent ?? '')
    : '';
};

/** The marks that are seen where something would be dropped: in a list, or drawn by a drag. */
export const marks = (): readonly HTMLElement[] =>
  [
    ...all('li.mark'),
    ...all('gw-drag-layer').flatMap(({ shadowRoot }) => [...(shadowRoot?.children ?? [])] as HTMLElement[]),
  ].filter((mark) => mark.classList.contains('mark') && mark.checkVisibility());

/** Everything that a drag leaves on the page while it goes on. */
export const traces = (): readonly HTMLElement[] => all('.mark, [over], [dragged], [lifted], gw-drag-layer');
