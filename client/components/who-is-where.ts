// Which of the others look at which item or have it in hand, asked item by item: so that somebody who opens or drags an
// item wakes its card and no other. What presence tells was parsed before; it never touches the document.

import type { ItemId } from '../../shared/ids.ts';
import type { BoardSession } from '../session.ts';

/** Somebody at an item. */
export interface Here {
  readonly name: string;
  readonly colour: number;
  readonly field: string | null;
  /** They drag or carry it. */
  readonly moving: boolean;
  /** Plain JSON that only an editor understands. */
  readonly caret: unknown;
  readonly client: number;
  /** Nothing was heard of them for a while. */
  readonly idle: boolean;
}

const nobody: readonly Here[] = Object.freeze([]);

class WhoIsWhere {
  readonly #session: BoardSession;
  readonly #listeners = new Map<ItemId, Set<() => void>>();
  #here: ReadonlyMap<ItemId, readonly Here[]>;

  constructor(session: BoardSession) {
    this.#session = session;
    this.#here = this.#read();
    session.presence.subscribe(() => this.#changed());
  }

  at(item: ItemId): readonly Here[] {
    return this.#here.get(item) ?? nobody;
  }

  subscribe(item: ItemId, listener: () => void): () => void {
    const set = this.#listeners.get(item) ?? new Set();
    this.#listeners.set(item, set.add(listener));
    return () => {
      set.delete(listener);
      if (set.size === 0) this.#listeners.delete(item);
    };
  }

  #read(): ReadonlyMap<ItemId, readonly Here[]> {
    const here = new Map<ItemId, Here[]>();
    for (const person of this.#session.presence.others) {
      for (const { look, moving, caret, client, activity } of person.sessions) {
        if (activity === 'away') continue;
        const looked = look?.item ?? null;
        for (const item of new Set([...moving, ...(looked === null ? [] : [looked])])) {
          const one = {
            name: person.name || 'Somebody',
            colour: person.colour,
            field: item === looked ? (look?.field ?? null) : null,
            moving: moving.includes(item),
            caret: item === looked ? caret : null,
            client,
            idle: activity === 'idle',
          };
          here.set(item, [...(here.get(item) ?? []), one]);
        }
      }
    }
    return here;
  }

  #changed(): void {
    const before = this.#here;
    this.#here = this.#read();
    for (const item of new Set([...before.keys(), ...this.#here.keys()])) {
      if (JSON.stringify(before.get(item)) === JSON.stringify(this.#here.get(item))) continue;
      for (const listener of Array.from(this.#listeners.get(item) ?? [])) listener();
    }
  }
}

const known = new WeakMap<BoardSession, WhoIsWhere>();

/** The one for this session. */
export function whoIsWhere(session: BoardSession): WhoIsWhere {
  const there = known.get(session) ?? new WhoIsWhere(session);
  known.set(session, there);
  return there;
}
