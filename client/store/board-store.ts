// The board in memory, for views: frozen records by id, lists of ids, and a wake-up for whoever reads one that
// changed. It owns no bytes and makes no changes; those are the mutations' business.

import type * as Y from 'yjs';
import {
  itemsIn,
  openBoard,
  readVersions,
  documentVersion,
  type Board,
} from '../../shared/board/document.ts';
import { plainReaders, readItem, readLog, type Readers } from '../../shared/board/read-item.ts';
import {
  readCapacity,
  readColumns,
  readEpics,
  readMembers,
  readSettings,
  readSignOffs,
  readSprints,
} from '../../shared/board/read-records.ts';
import type { ColumnId, EpicId, ItemId, MemberId, SprintId } from '../../shared/ids.ts';
import { hasOpenRun } from '../../shared/box-reading.ts';
import { isFinished } from '../../shared/finished.ts';
import { backlogOf, type Item, type LogEntry } from '../../shared/item.ts';
import { itemKey } from '../../shared/item-key.ts';
import type { Backlog } from '../../shared/kind.ts';
import { openSprints } from '../../shared/sprints.ts';
import type {
  CapacityEntry,
  Column,
  Epic,
  Meeting,
  Member,
  Settings,
  SignOff,
  Sizing,
  Sprint,
} from '../../shared/records.ts';
import { sameRanks, sameStand, type MovedItem } from './moved-item.ts';
import { MeetingBook } from './meeting-book.ts';
import { RankedIds } from './ranked-ids.ts';
import { SizingBook } from './sizing-book.ts';

/** What a view may wait for: one item, one list, or one of the small records. */
export type Topic = `item:${ItemId}` | `list:${string}` | `sizing:${ItemId}` | SmallTopic;

/** The small records that views read, each with the roots it is made of. */
const smallTopics = {
  columns: ['columns', 'settings'],
  members: ['members'],
  epics: ['epics'],
  sprints: ['sprints'],
  settings: ['settings'],
  capacity: ['capacity'],
  signOffs: ['signOffs'],
  meetings: ['meetings'],
  versions: ['meta'],
} as const satisfies Record<string, readonly (keyof Board['flat'])[]>;
type SmallTopic = keyof typeof smallTopics;

/** The list of one cell of the board: items of a backlog that stand in a column. */
export const cellTopic = (backlog: Backlog, column: ColumnId): `list:${string}` =>
  `list:cell:${backlog}:${column}`;
/** The list of a whole backlog, in its own order. */
export const backlogTopic = (backlog: Backlog): `list:${string}` => `list:backlog:${backlog}`;
/** The list of items of a backlog that stand in no column yet, in the backlog's order. */
export const waitingTopic = (backlog: Backlog): `list:${string}` => `list:waiting:${backlog}`;
export const archiveTopic = 'list:archive' as const;
/** Items of a backlog that can still be planned: in no sprint that goes on, not finished; in the backlog's order. */
export const plannableTopic = (backlog: Backlog): `list:${string}` => `list:plannable:${backlog}`;
/** Items of a backlog that stand in a sprint, in the backlog's order. */
export const sprintTopic = (sprint: SprintId, backlog: Backlog): `list:${string}` =>
  `list:sprint:${sprint}:${backlog}`;
export const epicTopic = (epic: EpicId): `list:${string}` => `list:epic:${epic}`;
/** Items that wait for this one. */
export const waitingForTopic = (item: ItemId): `list:${string}` => `list:waitingFor:${item}`;
/** Items that were made from this one, archived ones too. */
export const cameFromTopic = (item: ItemId): `list:${string}` => `list:cameFrom:${item}`;

/** Spikes whose clock somebody started and nobody stopped: it runs, or ran out by itself. */
export const clocksTopic = 'list:clocks' as const;
/** Rounds and votes of this item. */
export const sizingTopic = (item: ItemId): `sizing:${ItemId}` => `sizing:${item}`;
/** Items with a comment that mentions this member, archived ones too. */
export const mentionTopic = (member: MemberId): `list:${string}` => `list:mention:${member}`;

const emptyList: readonly ItemId[] = Object.freeze([]);

/**
 * More items than this at once, as when a whole board comes in, are read in a task of their own, and those who listen
 * are woken in another: all of it together with Yjs's own work would hold up hands and pointer.
 */
const manyItems = 200;

const task = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Is given the items that were read again, all topics that changed, and whether that was done in this very tab. */
export type Follower = (items: readonly ItemId[], changed: ReadonlySet<Topic>, here: boolean) => void;

export class BoardStore {
  readonly board: Board;
  readonly #items = new Map<ItemId, Item>();
  readonly #listsOf = new Map<ItemId, readonly string[]>();
  readonly #numbers = new Map<number, Set<ItemId>>();
  readonly #lists = new Map<string, RankedIds>();
  readonly #small = new Map<SmallTopic, unknown>();
  readonly #texts = new Map<Y.Text, string>();
  readonly #logs = new Map<Y.Array<unknown>, readonly LogEntry[]>();
  readonly #subscribers = new Map<Topic, Set<() => void>>();
  readonly #followers = new Set<Follower>();
  readonly #sizings: SizingBook;
  readonly #meetings: MeetingBook;
  readonly #moveListeners = new Set<(moved: readonly MovedItem[], here: boolean) => void>();
  readonly #readers: Readers = {
    text: (text) => this.#remembered(this.#texts, text, plainReaders.text),
    log: (log) => this.#remembered(this.#logs, log, readLog),
  };

  /** What is still to be done of a large transaction, in this order. */
  #due: (() => void)[] = [];
  #told: Promise<void> = Promise.resolve();

  constructor(doc: Y.Doc) {
    this.board = openBoard(doc);
    this.#sizings = new SizingBook(this.board);
    this.#meetings = new MeetingBook(this.board);
    // One observer for the whole document: it is called once for each transaction, with all that changed in it.
    doc.on('afterTransaction', this.#onTransaction);
    const all = [...this.board.items.keys()] as ItemId[];
    this.#refresh(all, new Set(all));
  }

  close(): void {
    this.board.doc.off('afterTransaction', this.#onTransaction);
    this.#due = [];
    this.#subscribers.clear();
    this.#followers.clear();
    this.#moveListeners.clear();
  }

  item(id: ItemId): Item | undefined {
    return this.#items.get(id);
  }

  /** Every item, archived ones too, in no order. */
  items(): IterableIterator<Item> {
    return this.#items.values();
  }

  /** The ids of a list in their order; the same array as long as the list is the same. */
  list(topic: `list:${string}`): readonly ItemId[] {
    return this.#lists.get(topic)?.ids ?? emptyList;
  }

  /** "GW-57", with a letter where two items made offline share the number. */
  keyOf(item: Item): string {
    return itemKey(this.settings.keyPrefix, item, [...(this.#numbers.get(item.number) ?? [])]);
  }

  get columns(): readonly Column[] {
    return this.#smallRecord('columns', readColumns);
  }

  get members(): ReadonlyMap<MemberId, Member> {
    return this.#smallRecord('members', readMembers);
  }

  get epics(): readonly Epic[] {
    return this.#smallRecord('epics', readEpics);
  }

  epic(id: EpicId): Epic | undefined {
    return this.epics.find((epic) => epic.id === id);
  }

  get sprints(): readonly Sprint[] {
    return this.#smallRecord('sprints', readSprints);
  }

  get capacity(): readonly CapacityEntry[] {
    return this.#smallRecord('capacity', readCapacity);
  }

  get signOffs(): readonly SignOff[] {
    return this.#smallRecord('signOffs', readSignOffs);
  }

  get meetings(): readonly Meeting[] {
    return this.#meetings.all;
  }

  /** Rounds and votes of one item; the same object as long as they are the same. */
  sizing(item: ItemId): Sizing {
    return this.#sizings.of(item);
  }

  get settings(): Settings {
    return this.#smallRecord('settings', readSettings);
  }

  /** False as long as nothing of the board has come to this browser. Changes with `settings`. */
  get isHere(): boolean {
    return this.board.flat.settings.size > 0;
  }

  /** True when a newer version has written what this one may not change. */
  get needsNewerVersion(): boolean {
    return this.#smallRecord('versions', readVersions).needs > documentVersion;
  }

  /** Calls the listener after each transaction that changed what the topic names. */
  subscribe(topic: Topic, listener: () => void): () => void {
    const set = this.#subscribers.get(topic) ?? new Set();
    this.#subscribers.set(topic, set.add(listener));
    return () => {
      set.delete(listener);
      if (set.size === 0) this.#subscribers.delete(topic);
    };
  }

  /** Settles when the document was read and all who listen know: at once, but for a transaction with many items. */
  get told(): Promise<void> {
    return this.#told;
  }

  /**
   * Calls the follower once after each transaction that changed anything, before anybody who subscribed hears of it: for
   * whoever keeps lists of its own.
   */
  follow(follower: Follower): () => void {
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }

  /**
   * Calls the listener after each transaction by which items stand somewhere else, before any topic is woken: the screen
   * still shows where they were. `here`: it was made in this very tab.
   */
  onMoved(listener: (moved: readonly MovedItem[], here: boolean) => void): () => void {
    this.#moveListeners.add(listener);
    return () => this.#moveListeners.delete(listener);
  }

  readonly #onTransaction = (transaction: Y.Transaction): void => {
    // In the order of the transactions.
    this.#finish();
    const woken = new Set<Topic>();
    for (const type of transaction.changed.keys()) {
      this.#texts.delete(type as unknown as Y.Text);
      this.#logs.delete(type as unknown as Y.Array<unknown>);
    }
    this.#meetings.read(transaction);
    for (const item of this.#sizings.read(transaction)) woken.add(sizingTopic(item));
    for (const topic of Object.keys(smallTopics) as SmallTopic[]) {
      const roots: readonly (keyof Board['flat'])[] = smallTopics[topic];
      const touched = roots.some((root) =>
        transaction.changedParentTypes.has(this.board.flat[root] as never),
      );
      if (touched) {
        this.#small.delete(topic);
        woken.add(topic);
        // A prefix or a column's place in the board shows on every card.
        if (topic === 'settings') for (const id of this.#items.keys()) woken.add(`item:${id}`);
      }
    }
    // A column that was archived or marked done, or a sprint that ended, changes which lists its items stand in.
    const changed = new Set(itemsIn(this.board, transaction));
    const ids =
      woken.has('columns') || woken.has('sprints')
        ? ([...this.board.items.keys()] as ItemId[])
        : Array.from(changed);
    const moved: MovedItem[] = [];
    const read = () => {
      for (const topic of this.#refresh(ids, changed, moved)) woken.add(topic);
    };
    const tell = () => {
      if (moved.length > 0)
        for (const listener of Array.from(this.#moveListeners)) listener(moved, transaction.local);
      if (ids.length > 0 || woken.size > 0)
        for (const follower of this.#followers) follower(ids, woken, transaction.local);
      for (const topic of woken)
        for (const listener of Array.from(this.#subscribers.get(topic) ?? [])) listener();
    };
    this.#due.push(read, tell);
    if (transaction.local || ids.length <= manyItems) this.#finish();
    else this.#told = this.#finishInTasks();
  };

  #finish(): void {
    for (let next = this.#due.shift(); next; next = this.#due.shift()) next();
  }

  async #finishInTasks(): Promise<void> {
    while (this.#due.length > 0) {
      await task();
      this.#due.shift()?.();
    }
  }

  /**
   * Reads the changed ones of these items again and files them all; returns the topics that changed by it, and adds
   * those that stand somewhere else.
   */
  #refresh(
    ids: readonly ItemId[],
    changed: ReadonlySet<ItemId>,
    moved: MovedItem[] = [],
  ): ReadonlySet<Topic> {
    const woken = new Set<Topic>();
    const lists = new Set<string>();
    const numbers = new Set<number>();
    for (const id of ids) {
      const before = this.#items.get(id);
      const after = before && !changed.has(id) ? before : readItem(this.board, id, this.#readers);
      woken.add(`item:${id}`);
      if (before && after && !sameStand(before, after)) moved.push({ before, after });
      if (before?.number !== after?.number)
        for (const item of [before, after]) if (item) numbers.add(item.number);
      if (before?.number !== after?.number) {
        if (before) this.#numbers.get(before.number)?.delete(id);
        if (after) add(this.#numbers, after.number, id);
      }
      for (const list of this.#fileInLists(id, before, after)) lists.add(list);
      if (after) this.#items.set(id, after);
      else this.#items.delete(id);
    }
    // Whoever shares a number with a newcomer now shows a letter.
    for (const number of numbers) for (const id of this.#numbers.get(number) ?? []) woken.add(`item:${id}`);
    for (const list of lists) if (this.#lists.get(list)?.settle()) woken.add(list as `list:${string}`);
    return woken;
  }

  /** Files an item into the lists it belongs to now; returns those that have to be sorted again. */
  #fileInLists(id: ItemId, before: Item | undefined, after: Item | undefined): readonly string[] {
    const old = this.#listsOf.get(id) ?? [];
    const names = after ? this.#listNames(after) : [];
    const stays = names.length === old.length && names.every((name, i) => name === old[i]);
    if (stays && sameRanks(before, after)) return [];
    for (const list of old) this.#lists.get(list)?.take(id);
    for (const name of names) {
      const list = this.#lists.get(name) ?? new RankedIds();
      this.#lists.set(name, list);
      const { boardRank, backlogRank } = (after as Item).place;
      list.put(id, name.startsWith('list:cell:') ? boardRank : backlogRank);
    }
    this.#listsOf.set(id, names);
    return [...old, ...names];
  }

  #listNames(item: Item): readonly string[] {
    const names: string[] = [];
    if (item.cameFrom) names.push(cameFromTopic(item.cameFrom.item));
    for (const { mentions } of item.comments) for (const member of mentions) names.push(mentionTopic(member));
    if (item.archived) return [...names, archiveTopic];
    const backlog = backlogOf(item);
    const { column, sprint } = item.place;
    names.push(backlogTopic(backlog));
    names.push(column === null ? waitingTopic(backlog) : cellTopic(backlog, this.shownColumn(column)));
    const goesOn = openSprints(this.sprints).some(({ id }) => id === sprint);
    if (sprint !== null) names.push(sprintTopic(sprint, backlog));
    if (!goesOn && !isFinished(item, this.columns)) names.push(plannableTopic(backlog));
    if (item.epic !== null) names.push(epicTopic(item.epic));
    if (item.kind === 'spike' && hasOpenRun(item.box)) names.push(clocksTopic);
    for (const other of item.blockedBy) names.push(waitingForTopic(other));
    return names;
  }

  /** The column in which an item shows: the first one where its own was archived or is not known here. */
  shownColumn(column: ColumnId): ColumnId {
    const open = this.columns.filter((one) => !one.archived);
    return open.some((one) => one.id === column) ? column : (open[0]?.id ?? column);
  }

  #smallRecord<Value>(topic: SmallTopic, read: (board: Board) => Value): Value {
    if (!this.#small.has(topic)) this.#small.set(topic, read(this.board));
    return this.#small.get(topic) as Value;
  }

  #remembered<Source, Value>(
    memory: Map<Source, Value>,
    source: Source,
    read: (source: Source) => Value,
  ): Value {
    const known = memory.get(source);
    if (known !== undefined) return known;
    const value = read(source);
    memory.set(source, value);
    return value;
  }
}

function add<Key, Value>(sets: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}
