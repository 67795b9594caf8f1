// Cards that were dropped somewhere: what moves them, and what it asks on the way, is loaded with the first drop.

import type { BoardSession } from '../session.ts';
import type { Changes } from './changes.ts';
import { AnnounceEvent, type DropCardEvent } from './events.ts';
import type { Moves } from './moves.ts';
import { loadMoves, notLoaded, type Part } from './parts.ts';

interface DropsHost {
  readonly session: () => BoardSession;
  readonly changes: Changes;
  /** A part of the board, loaded when it is first needed; null when it cannot be. */
  readonly part: <Tag extends Part>(tag: Tag) => Promise<HTMLElementTagNameMap[Tag] | null>;
}

export class CardDrops {
  readonly #board: EventTarget;
  readonly #host: DropsHost;
  #moves: Moves | undefined;

  constructor(board: EventTarget, host: DropsHost) {
    this.#board = board;
    this.#host = host;
  }

  async make({ items, drop }: DropCardEvent): Promise<void> {
    const { session, changes, part } = this.#host;
    const Loaded = await loadMoves().catch(() => undefined);
    if (!Loaded) return changes.say(notLoaded);
    this.#moves ??= new Loaded({
      session,
      changes,
      questions: {
        kind: async (key, backlog) => (await part('gw-kind-question'))?.ask(key, backlog) ?? null,
        finish: async (question) => (await part('gw-finish-question'))?.ask(question) ?? null,
      },
      announce: (words) => this.#board.dispatchEvent(new AnnounceEvent(words)),
    });
    await this.#moves.drop(items, drop);
  }
}
