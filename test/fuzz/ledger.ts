// What people did and must find again: kept beside the documents, by looking at each replica before and after each of
// its own changes. Knows what may not vanish, not how it is stored.

import * as Y from 'yjs';
import type { ItemId } from '../../shared/ids.ts';
import type { Item } from '../../shared/item.ts';
import type { Replica } from './replica.ts';
import type { Rules } from './rules.ts';
import { wordsOfBoard, wordsOfItem } from './words.ts';

/** Keys of an item's map that nothing ever takes away or writes over. */
const lasting = /^(?:line|comment|box):/;

/** What one replica holds at a moment, as far as it costs nothing to remember. */
export interface Glance {
  readonly items: ReadonlyMap<ItemId, { readonly item: Item; readonly seen: Item }>;
  readonly records: readonly unknown[];
  /** Votes and agendas; see `refined` of the rules. */
  readonly refined: ReadonlyMap<string, string>;
}

export class Ledger {
  readonly items = new Set<ItemId>();
  /** Of each word the item that it was typed into. */
  readonly words = new Map<string, ItemId>();
  /** Words that somebody took out and did not put back. */
  readonly takenOut = new Set<string>();
  /** Words that were ever taken out: putting them back at two places makes two of them. */
  readonly everTakenOut = new Set<string>();
  /** "<item>/<key>" → each value that it was seen to have. */
  readonly lasting = new Map<string, Set<string>>();
  /** "<item>/<set>/<element>" → false once somebody took it away. */
  readonly elements = new Map<string, boolean>();
  /** Every place that somebody gave an item, as JSON. */
  readonly places = new Map<ItemId, Set<string>>();
  /** Ids of members, epics and sprints. */
  readonly records = new Set<string>();
  /** Votes and entries of agendas → every value they were given; null: somebody took it back. */
  readonly refined = new Map<string, Set<string | null>>();
  readonly #rules: Rules;

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  /** What a replica holds before a change of its own. */
  glance({ store, board }: Replica): Glance {
    const seen = (item: Item) => ({ item, seen: this.#rules.view(board, item) });
    return {
      items: new Map([...store.items()].map((item) => [item.id, seen(item)])),
      records: [store.members, store.epics, store.sprints],
      refined: this.#rules.refined(board),
    };
  }

  typed(id: ItemId, words: Iterable<string>): void {
    for (const word of words) this.words.set(word, id);
  }

  tookOut(words: Iterable<string>): void {
    for (const word of words) {
      this.takenOut.add(word);
      this.everTakenOut.add(word);
    }
  }

  /** Undo and redo take out and put back what the person typed: told by what stood there before and after. */
  turned(replica: Replica, before: ReadonlySet<string>): void {
    const after = wordsOfBoard(replica.board);
    this.tookOut([...before].filter((word) => !after.has(word)));
    for (const word of after) if (!before.has(word)) this.takenOut.delete(word);
  }

  /** Enters what a replica's own change made, given what it held before. */
  enter(replica: Replica, before: Glance): void {
    const { store, board } = replica;
    for (const item of store.items()) {
      const old = before.items.get(item.id);
      if (old?.item === item) continue;
      this.items.add(item.id);
      if (!old) this.typed(item.id, wordsOfItem(board, item.id).keys());
      this.#enterItem(replica, old?.seen, this.#rules.view(board, item));
    }
    if (before.records[0] !== store.members) for (const id of store.members.keys()) this.records.add(id);
    for (const record of [...store.epics, ...store.sprints]) this.records.add(record.id);
    const refined = this.#rules.refined(board);
    for (const key of new Set([...before.refined.keys(), ...refined.keys()])) {
      const now = refined.get(key) ?? null;
      if (now === (before.refined.get(key) ?? null)) continue;
      this.refined.set(key, (this.refined.get(key) ?? new Set()).add(now));
    }
  }

  #enterItem({ board }: Replica, old: Item | undefined, item: Item): void {
    for (const [key, value] of board.items.get(item.id) ?? []) {
      if (!lasting.test(key)) continue;
      const name = `${item.id}/${key}`;
      const text = value instanceof Y.Text ? 'text' : JSON.stringify(value);
      this.lasting.set(name, (this.lasting.get(name) ?? new Set()).add(text));
    }
    const places = this.places.get(item.id) ?? new Set();
    if (JSON.stringify(old?.place) !== JSON.stringify(item.place)) places.add(JSON.stringify(item.place));
    this.places.set(item.id, places);
    for (const set of ['labels', 'assignees', 'blockedBy'] as const) {
      const had: readonly string[] = old?.[set] ?? [];
      const has: readonly string[] = item[set];
      for (const element of has) {
        const name = `${item.id}/${set}/${element}`;
        if (!had.includes(element) && !this.elements.has(name)) this.elements.set(name, true);
      }
      for (const element of had)
        if (!has.includes(element)) this.elements.set(`${item.id}/${set}/${element}`, false);
    }
  }
}
