// Which items stand in which list of the Board: lane by column, for the lanes that were chosen, the sprint under way and
// the filter. It follows the store item by item, so that one moved card touches two lists and two sums, however many
// items there are.

import { filterItems, filterSize, noFilter, type BoardFilter } from '../../shared/board-filter.ts';
import { isFinished } from '../../shared/finished.ts';
import type { ColumnId, ItemId, MemberId } from '../../shared/ids.ts';
import type { Item } from '../../shared/item.ts';
import { activeSprint } from '../../shared/sprints.ts';
import { openWaits } from '../../shared/waits.ts';
import { resolveMember } from '../../shared/team.ts';
import { laneOf, lanesOf, type Lane, type LaneBy } from './board-lanes.ts';
import { noSum, plus, sameSum, sumOf, type LaneSum } from './lane-sum.ts';
import { waitingForTopic, type BoardStore, type Topic } from './board-store.ts';
import { RankedIds } from './ranked-ids.ts';

/** How the Board is to be shown. */
export interface Showing {
  readonly lanes: LaneBy;
  readonly filter: BoardFilter;
  /** True: all items that have a column, also outside the sprint under way. */
  readonly everything: boolean;
  /** True: a list in front for items that stand in no column. */
  readonly waiting: boolean;
}

export const firstShowing: Showing = {
  lanes: 'backlog',
  filter: noFilter,
  everything: false,
  waiting: false,
};

/** How many items a column holds over all lanes, and how many of them the filter lets through. */
export interface ColumnCount {
  readonly all: number;
  readonly shown: number;
}

/** What stands on the Board, what the filter hides of it, and what is left out because it is in no active sprint. */
export interface BoardCounts {
  readonly all: number;
  readonly shown: number;
  readonly outside: number;
}

export type ListsTopic =
  'showing' | 'lanes' | 'counts' | `cell:${string}` | `lane:${string}` | `column:${string}`;

type ColumnKey = ColumnId | 'none';
/** The key of what stands in no column. */
export const columnKey = (column: ColumnId | null): ColumnKey => column ?? 'none';
const cellKey = (lane: string, column: ColumnId | null): `cell:${string}` =>
  `cell:${lane}:${columnKey(column)}`;

/** What an item adds to the sums, so that it can be taken away again. */
interface Filed {
  readonly lane: string;
  readonly column: ColumnId | null;
  readonly rank: string;
  readonly sum: LaneSum;
}

interface Entry {
  readonly column: ColumnId | null;
  readonly filed: Filed | null;
  /** The lane in which it would stand, where the filter hides it. */
  readonly hiddenIn: string | null;
}

export interface BoardListsOptions {
  readonly store: BoardStore;
  readonly isReady: (item: Item) => boolean;
  readonly me: () => MemberId | null;
}

/** What says, beside the items themselves, where they stand and what the filter finds. */
const shownBy = ['members', 'columns', 'epics', 'sprints', 'settings'] as const satisfies readonly Topic[];

const noIds: readonly ItemId[] = Object.freeze([]);

export class BoardLists {
  readonly #options: BoardListsOptions;
  readonly #end: () => void;
  readonly #entries = new Map<ItemId, Entry>();
  readonly #cells = new Map<string, RankedIds>();
  readonly #sums = new Map<string, LaneSum>();
  readonly #hidden = new Map<string, number>();
  readonly #columns = new Map<ColumnKey, ColumnCount>();
  readonly #listeners = new Map<ListsTopic, Set<() => void>>();
  readonly #touched = new Set<ListsTopic>();
  #showing = firstShowing;
  #lanes: readonly Lane[] = [];
  readonly #outside = new Set<ItemId>();
  #matches: (item: Item) => boolean = () => true;

  constructor(options: BoardListsOptions) {
    this.#options = options;
    this.#end = options.store.follow((items, changed) => this.#follow(items, changed));
    this.#fileAll();
  }

  close(): void {
    this.#end();
    this.#listeners.clear();
  }

  get showing(): Showing {
    return this.#showing;
  }

  show(showing: Showing): void {
    this.#showing = showing;
    this.#touched.add('showing');
    this.#fileAll();
  }

  /** The person who looks is another one now. */
  meChanged(): void {
    if (this.#showing.filter.mine) this.#fileAll();
  }

  /** The lanes from top to bottom; the same array as long as they are the same. */
  get lanes(): readonly Lane[] {
    return this.#lanes;
  }

  /** The shown ids of a lane in a column (null: in no column), in their order. */
  ids(lane: string, column: ColumnId | null): readonly ItemId[] {
    return this.#cells.get(cellKey(lane, column))?.ids ?? noIds;
  }

  sum(lane: string): LaneSum {
    return this.#sums.get(lane) ?? noSum;
  }

  /** How many items of a lane the filter hides. */
  hidden(lane: string): number {
    return this.#hidden.get(lane) ?? 0;
  }

  column(column: ColumnId | null): ColumnCount {
    return this.#columns.get(columnKey(column)) ?? { all: 0, shown: 0 };
  }

  get counts(): BoardCounts {
    let [all, shown] = [0, 0];
    for (const count of this.#columns.values()) {
      all += count.all;
      shown += count.shown;
    }
    return { all, shown, outside: this.#outside.size };
  }

  /** Where an item is shown; undefined while it is not. */
  placeOf(id: ItemId): { readonly lane: string; readonly column: ColumnId | null } | undefined {
    return this.#entries.get(id)?.filed ?? undefined;
  }

  /** Why an item that stands in a column is not shown; undefined where it is. */
  whyUnseen(id: ItemId): 'filter' | 'sprint' | undefined {
    if (this.#outside.has(id)) return 'sprint';
    return this.#entries.get(id)?.filed === null ? 'filter' : undefined;
  }

  /** Calls the listener after each change of what the topic names. */
  subscribe(topic: ListsTopic, listener: () => void): () => void {
    const set = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, set.add(listener));
    return () => {
      set.delete(listener);
      if (set.size === 0) this.#listeners.delete(topic);
    };
  }

  #follow(items: readonly ItemId[], changed: ReadonlySet<Topic>): void {
    if (shownBy.some((topic) => changed.has(topic))) {
      for (const id of items) if (!this.#options.store.item(id)) this.#file(id);
      return this.#fileAll();
    }
    for (const id of items) this.#file(id);
    // An item that is finished or archived frees those that wait for it.
    if (this.#showing.filter.blocked)
      for (const id of items)
        for (const one of this.#options.store.list(waitingForTopic(id))) this.#file(one);
    this.#settle();
  }

  #fileAll(): void {
    const { store, isReady, me } = this.#options;
    const { filter } = this.#showing;
    const resolve = (member: MemberId) => resolveMember(store.members, member);
    this.#matches =
      filterSize(filter) === 0
        ? () => true
        : filterItems(filter, {
            keyOf: (item) => store.keyOf(item),
            resolve,
            isReady,
            openWaits: (item) => openWaits(item, (id) => store.item(id), store.columns),
            me: me(),
          });
    for (const item of store.items()) this.#file(item.id);
    this.#settle();
  }

  #file(id: ItemId): void {
    const before = this.#entries.get(id);
    const item = this.#options.store.item(id);
    const column = item ? this.#columnOf(item) : undefined;
    this.#leaveOutside(id, column === 'outside');
    const after =
      item === undefined || column === undefined || column === 'outside'
        ? undefined
        : this.#entry(item, column);
    this.#countColumns(before, after);
    this.#countHidden(before?.hiddenIn ?? null, after?.hiddenIn ?? null);
    this.#countLanes(before?.filed ?? null, after?.filed ?? null);
    this.#place(id, before?.filed ?? null, after?.filed ?? null);
    if (after) this.#entries.set(id, after);
    else this.#entries.delete(id);
  }

  #leaveOutside(id: ItemId, outside: boolean): void {
    if (this.#outside.has(id) === outside) return;
    if (outside) this.#outside.add(id);
    else this.#outside.delete(id);
    this.#touched.add('counts');
  }

  /**
   * The column in which an item shows, null for the list in front, 'outside' where it only lacks the sprint under way;
   * undefined where it is not on the Board at all.
   */
  #columnOf(item: Item): ColumnId | null | 'outside' | undefined {
    const { store } = this.#options;
    const { waiting, everything, lanes } = this.#showing;
    const { column, sprint } = item.place;
    if (item.archived || (column === null && !waiting)) return undefined;
    const active = everything || lanes === 'sprint' ? undefined : activeSprint(store.sprints);
    if (active && column !== null && sprint !== active.id) return 'outside';
    return column === null ? null : store.shownColumn(column);
  }

  #entry(item: Item, column: ColumnId | null): Entry {
    const lane = laneOf(item, this.#showing.lanes, this.#options.store);
    return this.#matches(item)
      ? { column, filed: this.#filed(item, lane, column), hiddenIn: null }
      : { column, filed: null, hiddenIn: lane };
  }

  #filed(item: Item, lane: string, column: ColumnId | null): Filed {
    const { store, isReady } = this.#options;
    return {
      lane,
      column,
      rank: column === null ? item.place.backlogRank : item.place.boardRank,
      sum: sumOf(item, isFinished(item, store.columns), isReady),
    };
  }

  #countColumns(before: Entry | undefined, after: Entry | undefined): void {
    const isSame = before?.column === after?.column && !before?.filed === !after?.filed;
    if (before && after && isSame) return;
    for (const [entry, sign] of [[before, -1] as const, [after, 1] as const]) {
      if (!entry) continue;
      const key = columnKey(entry.column);
      const { all, shown } = this.column(entry.column);
      this.#columns.set(key, { all: all + sign, shown: shown + (entry.filed ? sign : 0) });
      this.#touched.add(`column:${key}`).add('counts');
    }
  }

  #countHidden(before: string | null, after: string | null): void {
    if (before === after) return;
    for (const [lane, sign] of [[before, -1] as const, [after, 1] as const]) {
      if (lane === null) continue;
      this.#hidden.set(lane, this.hidden(lane) + sign);
      this.#touched.add(`lane:${lane}`);
    }
  }

  #countLanes(before: Filed | null, after: Filed | null): void {
    if (before && after && before.lane === after.lane && sameSum(before.sum, after.sum)) return;
    for (const [filed, sign] of [[before, -1] as const, [after, 1] as const]) {
      if (!filed) continue;
      this.#sums.set(filed.lane, plus(this.sum(filed.lane), filed.sum, sign));
      this.#touched.add(`lane:${filed.lane}`);
    }
  }

  #place(id: ItemId, before: Filed | null, after: Filed | null): void {
    const from = before && cellKey(before.lane, before.column);
    const to = after && cellKey(after.lane, after.column);
    if (from === to && before?.rank === after?.rank) return;
    if (from !== null) this.#cells.get(from)?.take(id);
    if (to !== null && after) {
      const list = this.#cells.get(to) ?? new RankedIds();
      this.#cells.set(to, list);
      list.put(id, after.rank);
    }
    for (const key of [from, to]) if (key !== null) this.#touched.add(key);
  }

  /** Brings the lists up to date and wakes whoever reads what became another. */
  #settle(): void {
    const { store } = this.#options;
    const held = new Set([...this.#sums].flatMap(([lane, { items }]) => (items > 0 ? lane : [])));
    const lanes = lanesOf(this.#showing.lanes, store, held);
    const sameLanes =
      lanes.length === this.#lanes.length &&
      lanes.every(({ key, name }, i) => key === this.#lanes[i]?.key && name === this.#lanes[i]?.name);
    if (!sameLanes) {
      this.#lanes = lanes;
      this.#touched.add('lanes');
    }
    const woken = [...this.#touched].filter(
      (topic) => !topic.startsWith('cell:') || this.#cells.get(topic)?.settle() === true,
    );
    this.#touched.clear();
    for (const topic of woken)
      for (const listener of Array.from(this.#listeners.get(topic) ?? [])) listener();
  }
}
