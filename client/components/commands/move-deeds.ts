// What the commands do that move what is meant: to the column beside, to an edge, into a sprint. What a move asks on the
// way, the board asks, as for one by hand.

import type { ColumnId, ItemId, SprintId } from '../../../shared/ids.ts';
import { compareRanked } from '../../../shared/order.ts';
import { openSprints } from '../../../shared/sprints.ts';
import type { BoardSession } from '../../session.ts';
import {
  cellTopic,
  plannableTopic,
  sprintTopic,
  waitingTopic,
  type BoardStore,
} from '../../store/board-store.ts';
import { readBoardChoices } from '../board-choices.ts';
import { DropCardEvent, type Drop } from '../events.ts';
import { backlogNames, noColumnName } from '../item-words.ts';
import { inShownOrder } from '../shown-order.ts';
import { backlogOf } from '../../../shared/item.ts';
import type { moveCommands } from './move-commands.ts';
import type { Choice, Deed, Where } from './command.ts';
import { itemsMeant, nameMeant } from './command-words.ts';

const stays = { after: null, before: null } as const;
const backlogs = ['product', 'technical'] as const;

/** The focus stays on the card that had it. */
function drop({ session, items, card, hands }: Where, to: Drop): void {
  const ordered = inShownOrder(session.store, items, to.list ?? 'board');
  hands.send(new DropCardEvent(ordered, to, card?.item ?? ordered[0]));
}

/** From left to right, null: what stands in no column. `seen`: only where the Board shows that. */
const columnsOf = ({ id, store }: BoardSession, seen: boolean): readonly (ColumnId | null)[] => [
  ...(!seen || readBoardChoices(id).waiting ? [null] : []),
  ...store.columns.filter(({ archived }) => !archived).map(({ id }) => id),
];

const columnName = (store: BoardStore, column: ColumnId | null): string =>
  store.columns.find(({ id }) => id === column)?.name ?? noColumnName(store);

/** The column that all of them stand in; undefined where they stand in several. */
function columnOf(where: Where): ColumnId | null | undefined {
  const { store } = where.session;
  const columns = itemsMeant(where).map(({ place: { column } }) =>
    column === null ? null : store.shownColumn(column),
  );
  const [first] = columns;
  return columns.every((column) => column === first) ? first : undefined;
}

/** Items of several columns have no one column beside them: then it is asked. */
function toColumn(where: Where, find: (columns: readonly (ColumnId | null)[], at: number) => number): void {
  const { session, hands, items } = where;
  const from = columnOf(where);
  if (from === undefined) {
    hands.openPanel('move', items);
    return;
  }
  const columns = columnsOf(session, true);
  const at = columns.indexOf(from);
  const to = columns[find(columns, at)];
  if (to === undefined || to === from)
    hands.announce(
      `${nameMeant(where)} ${items.length === 1 ? 'stands' : 'stand'} at the edge of the board.`,
    );
  else drop(where, { column: to, list: 'board', ...stays });
}

/** The lists that the items stand in, as one, and by which rank it goes. */
function listAround(where: Where): { readonly ids: ReadonlySet<ItemId>; readonly list: 'board' | 'backlog' } {
  const { store } = where.session;
  const open = new Set(openSprints(store.sprints).map(({ id }) => id));
  const topics = itemsMeant(where).flatMap((item) => {
    const { column, sprint } = item.place;
    if (where.view === 'plan') {
      const backlog = backlogOf(item);
      return sprint && open.has(sprint) ? sprintTopic(sprint, backlog) : plannableTopic(backlog);
    }
    return backlogs.map((backlog) =>
      column === null ? waitingTopic(backlog) : cellTopic(backlog, store.shownColumn(column)),
    );
  });
  const list = where.view === 'plan' || columnOf(where) === null ? 'backlog' : 'board';
  return { ids: new Set([...new Set(topics)].flatMap((topic) => store.list(topic))), list };
}

/** To the top or the bottom of the list they stand in, before or behind all others there. */
function toEdge(where: Where, edge: 'top' | 'bottom'): void {
  const { session, items, view, hands } = where;
  const { store } = session;
  const column = view === 'plan' ? undefined : columnOf(where);
  if (view !== 'plan' && column === undefined) {
    hands.openPanel('move', items);
    return;
  }
  const { ids, list } = listAround(where);
  const sorted = [...ids]
    .flatMap((id) => store.item(id) ?? [])
    .map(({ id, place }) => ({ id, rank: list === 'board' ? place.boardRank : place.backlogRank }))
    .sort(compareRanked)
    .map(({ id }) => id);
  const moving = new Set(items);
  const others = sorted.filter((id) => !moving.has(id));
  const at = edge === 'top' ? sorted.slice(0, moving.size) : sorted.slice(-moving.size);
  const place = `the ${edge} of ${column === undefined ? 'the list' : columnName(store, column)}`;
  if (at.every((id) => moving.has(id))) {
    hands.announce(`${nameMeant(where)} ${items.length === 1 ? 'is' : 'are'} at ${place} already.`);
    return;
  }
  const neighbours =
    edge === 'top'
      ? { after: null, before: others[0] ?? null }
      : { after: others.at(-1) ?? null, before: null };
  drop(where, { ...(column !== undefined && { column }), list, verb: `moved to ${place}`, ...neighbours });
}

/** The next sprint that is planned, else the only one that goes on. */
function nextSprint(where: Where): SprintId | undefined {
  const open = openSprints(where.session.store.sprints);
  return (open.find(({ started }) => !started) ?? open[0])?.id;
}

/** A sprint to plan them for, or none. */
const sprintChoices = (where: Where): readonly Choice[] => [
  ...openSprints(where.session.store.sprints).map(({ id, name }) =>
    choice(id, name, `Plan ${nameMeant(where)} for ${name}`, { sprint: id, list: 'backlog', ...stays }),
  ),
  ...(itemsMeant(where).some(({ place }) => place.sprint !== null)
    ? [
        choice('none', 'no sprint', `Take ${nameMeant(where)} out of the sprint`, {
          sprint: null,
          list: 'backlog',
          ...stays,
        }),
      ]
    : []),
];

const choice = (key: string, name: string, words: string, to: Drop): Choice => ({
  key,
  name,
  words,
  run: (where) => drop(where, to),
});

export const moveDeeds = {
  carry: {},
  left: {
    also: 'back status',
    run: (where) => toColumn(where, (_, at) => at - 1),
  },
  right: {
    also: 'next status forward',
    run: (where) => toColumn(where, (_, at) => at + 1),
  },
  top: {
    also: 'first up edge',
    run: (where) => toEdge(where, 'top'),
  },
  bottom: {
    also: 'last down edge end',
    run: (where) => toEdge(where, 'bottom'),
  },
  firstColumn: {
    also: 'edge left start',
    run: (where) => toColumn(where, () => 0),
  },
  lastColumn: {
    also: 'edge right end',
    run: (where) => toColumn(where, (columns) => columns.length - 1),
  },
  move: {
    also: 'column status backlog done',
    run: ({ hands, items }) => hands.openPanel('move', items),
    choices: (where) => {
      const { store } = where.session;
      const from = columnOf(where);
      const columns = columnsOf(where.session, false)
        .filter((column) => column !== from)
        .map((column) => {
          const name = columnName(store, column);
          const to = { column, list: 'board', ...stays } as const;
          return choice(`${column}`, name, `Move ${nameMeant(where)} to ${name}`, to);
        });
      const others = backlogs
        .filter((backlog) => itemsMeant(where).some((item) => backlogOf(item) !== backlog))
        .map((backlog) => {
          const name = backlogNames[backlog].toLowerCase();
          const to = { backlog, ...stays };
          return choice(backlog, name, `Move ${nameMeant(where)} to the ${name}…`, to);
        });
      return [...columns, ...others];
    },
  },
  sprint: {
    also: 'plan iteration',
    run: ({ hands, items }) => hands.openPanel('sprint', items),
    choices: sprintChoices,
  },
  toggleSprint: {
    also: 'plan iteration',
    run: ({ items, card, hands }) => hands.shown?.toggleSprint?.(items, card),
    choices: sprintChoices,
  },
  nextSprint: {
    also: 'plan iteration cycle',
    run: (where) => {
      const sprint = nextSprint(where);
      if (sprint) drop(where, { sprint, list: 'backlog', ...stays });
      else
        where.hands.announce(
          `There is no sprint yet. Make one ${where.view === 'plan' ? 'first' : 'in Plan'}.`,
        );
    },
  },
} as const satisfies Readonly<Record<keyof typeof moveCommands, Deed>>;
