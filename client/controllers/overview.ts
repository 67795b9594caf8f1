// What an element makes of all items of some lists: sums, news. It looks once for all changes of one moment (an import
// wakes every item), and its element renders only when what it makes of them has changed.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { sameValue } from '../../shared/board/values.ts';
import type { ItemId } from '../../shared/ids.ts';
import type { BoardStore, Topic } from '../store/board-store.ts';
import { Watch } from './watch.ts';

export type ListTopic = `list:${string}`;

export interface Looking<Value> {
  readonly store: () => BoardStore | undefined;
  /** Every item of these lists is looked at. */
  readonly lists: () => readonly ListTopic[];
  /** What else it depends on. */
  readonly also: readonly Topic[];
  /** Plain data. */
  readonly look: (store: BoardStore) => Value;
}

export class Overview<Value> implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly isConnected: boolean };
  readonly #looking: Looking<Value>;
  #lists: readonly (readonly ItemId[])[] = [];
  #value: Value | undefined;
  #due = false;

  constructor(host: ReactiveControllerHost & { readonly isConnected: boolean }, looking: Looking<Value>) {
    this.#host = host;
    this.#looking = looking;
    host.addController(this);
    const topics = (): readonly Topic[] => [
      ...looking.also,
      ...looking.lists(),
      ...this.#read().flatMap((ids) => ids.map((id) => `item:${id}` as const)),
    ];
    host.addController(new Watch<Topic>(host, looking.store, topics, () => this.#wake()));
  }

  hostConnected(): void {}

  /** What it makes of the items now; for the element's render. */
  look(store: BoardStore): Value {
    this.#lists = this.#read();
    this.#value = this.#looking.look(store);
    return this.#value;
  }

  #read(): readonly (readonly ItemId[])[] {
    const store = this.#looking.store();
    return store ? this.#looking.lists().map((topic) => store.list(topic)) : [];
  }

  #wake(): void {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      const store = this.#looking.store();
      if (!this.#host.isConnected || !store) return;
      // With other items it has others to hear of, even where their sum is the same.
      const lists = this.#read();
      const sameLists =
        lists.length === this.#lists.length && lists.every((list, i) => list === this.#lists[i]);
      if (!sameLists || !sameValue(this.#looking.look(store), this.#value)) this.#host.requestUpdate();
    });
  }
}
