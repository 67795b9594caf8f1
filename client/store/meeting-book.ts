// Meetings, each read when somebody asks for it and anew when one of its own keys changed: those of a whole year stay as
// they were read while the clock of today's goes on.

import type * as Y from 'yjs';
import type { Board } from '../../shared/board/document.ts';
import { meetingOfKey, readMeeting } from '../../shared/board/read-meetings.ts';
import type { MeetingId } from '../../shared/ids.ts';
import { meetingNumber } from '../../shared/meetings.ts';
import type { Meeting } from '../../shared/records.ts';

interface Page {
  readonly keys: Set<string>;
  /** None was prepared after it, when it was read. */
  isNewest: boolean;
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
    this.#all ??= this.#read();
    return this.#all;
  }

  #read(): readonly Meeting[] {
    const pages = [...this.#pages].filter(([, { keys }]) => keys.size > 0);
    const newest = pages.reduce((most, [id]) => Math.max(most, meetingNumber(id) ?? 0), 0);
    const meetings = pages.map(([id, page]) => {
      const isNewest = meetingNumber(id) === newest;
      if (page.isNewest !== isNewest) page.meeting = undefined;
      page.isNewest = isNewest;
      return (page.meeting ??= readMeeting(this.#board, id, page.keys, isNewest));
    });
    return Object.freeze(meetings.sort((a, b) => a.number - b.number));
  }

  /** Takes in what a transaction changed. */
  read(transaction: Y.Transaction): void {
    const keys: Iterable<string | null> = transaction.changed.get(this.#board.flat.meetings as never) ?? [];
    for (const key of keys) if (key !== null) this.#file(key);
  }

  #file(key: string): void {
    const id = meetingOfKey(key);
    if (!id) return;
    const page = this.#pages.get(id) ?? { keys: new Set(), isNewest: true, meeting: undefined };
    if (this.#board.flat.meetings.has(key)) page.keys.add(key);
    else page.keys.delete(key);
    page.meeting = undefined;
    this.#pages.set(id, page);
    this.#all = undefined;
  }
}
