// Meetings, each read when somebody asks for it and anew when one of its own keys changed: those of a whole year stay as
// they were read while the clock of today's goes on.

import type * as Y from 'yjs';
import type { Board } from '../../shared/board/document.ts';
import { meetingOfKey, readMeeting } from '../../shared/board/read-meetings.ts';
import type { MeetingId } from '../../shared/ids.ts';
import type { Meeting } from '../../shared/records.ts';

interface Page {
  readonly keys: Set<string>;
  meeting: Meeting | undefined;
}

export class MeetingBook {
  readonly #board: Board;
  readonly #pages = new Map<MeetingId, Page>();
  #all: readonly Meeting[] | undefined;

  constructor(board: Board) {
    this.#board = board;
    for (const key of board.flat.meetings.keys()) this.#file(key);
  }

  /** In the order of their numbers; the same array until one of them changed. */
  get all(): readonly Meeting[] {
    this.#all ??= Object.freeze(
      [...this.#pages]
        .filter(([, { keys }]) => keys.size > 0)
        .map(([id, page]) => (page.meeting ??= readMeeting(this.#board, id, page.keys)))
        .sort((a, b) => a.number - b.number),
    );
    return this.#all;
  }

  /** Takes in what a transaction changed. */
  read(transaction: Y.Transaction): void {
    const keys: Iterable<string | null> = transaction.changed.get(this.#board.flat.meetings as never) ?? [];
    for (const key of keys) if (key !== null) this.#file(key);
  }

  #file(key: string): void {
    const id = meetingOfKey(key);
    if (!id) return;
    const page = this.#pages.get(id) ?? { keys: new Set(), meeting: undefined };
    if (this.#board.flat.meetings.has(key)) page.keys.add(key);
    else page.keys.delete(key);
    page.meeting = undefined;
    this.#pages.set(id, page);
    this.#all = undefined;
  }
}
