// Which cards of the Board are wanted: what somebody asks for, and whether an item is meant.

import type { EpicId, ItemId, MemberId } from './ids.ts';
import type { Item } from './item.ts';
import type { Kind } from './kind.ts';
import { isSearched, searchFor, type Search } from './search-items.ts';

/** All that is asked for has to hold; of several values in one list, one is enough. */
export interface BoardFilter {
  readonly words: string;
  readonly kinds: readonly Kind[];
  readonly labels: readonly string[];
  /** 'nobody': items without an assignee. */
  readonly people: readonly (MemberId | 'nobody')[];
  /** 'none': items without an epic. */
  readonly epics: readonly (EpicId | 'none')[];
  /** Null: ready or not. */
  readonly ready: boolean | null;
  /** Only what waits for something that is not finished. */
  readonly blocked: boolean;
  /** Only what is assigned to the person who looks. */
  readonly mine: boolean;
}

export const noFilter: BoardFilter = {
  words: '',
  kinds: [],
  labels: [],
  people: [],
  epics: [],
  ready: null,
  blocked: false,
  mine: false,
};

/** How many different things are asked for. */
export function filterSize(filter: BoardFilter): number {
  const { words, kinds, labels, people, epics, ready, blocked, mine } = filter;
  const lists = kinds.length + labels.length + people.length + epics.length;
  return lists + [words.trim() !== '', ready !== null, blocked, mine].filter(Boolean).length;
}

/** What a filter has to know of the board around an item. */
export interface FilterContext {
  readonly keyOf: (item: Item) => string;
  /** The member that an id means after merges. */
  readonly resolve: (member: MemberId) => MemberId;
  readonly isReady: (item: Item) => boolean;
  /** Items that it still waits for. */
  readonly openWaits: (item: Item) => readonly ItemId[];
  /** The person who looks; null while nobody has said who they are. */
  readonly me: MemberId | null;
}

/** A filter made ready to be asked of many items. */
export function filterItems(filter: BoardFilter, context: FilterContext): (item: Item) => boolean {
  const { kinds, labels, people, epics, ready, blocked, mine } = filter;
  const search: Search = searchFor(filter.words);
  const persons = new Set(people.map((one) => (one === 'nobody' ? one : context.resolve(one))));
  const isAssigned = (item: Item, who: MemberId) =>
    item.assignees.some((member) => context.resolve(member) === who);
  return (item) =>
    (kinds.length === 0 || kinds.some((kind) => kind === item.kind)) &&
    (labels.length === 0 || labels.some((label) => item.labels.includes(label))) &&
    (persons.size === 0 ||
      (item.assignees.length === 0
        ? persons.has('nobody')
        : item.assignees.some((member) => persons.has(context.resolve(member))))) &&
    (epics.length === 0 || epics.includes(item.epic ?? 'none')) &&
    (!mine || (context.me !== null && isAssigned(item, context.me))) &&
    (ready === null || context.isReady(item) === ready) &&
    (!blocked || context.openWaits(item).length > 0) &&
    isSearched(item, search, context.keyOf(item));
}
