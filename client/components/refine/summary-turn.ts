// When what a meeting came to stands in the place of the item: from its end until somebody opens an item here, when the
// page is opened on the day of it, and whenever it is asked for.

import type { ItemId, MeetingId } from '../../../shared/ids.ts';
import { lastEnded, openMeeting } from '../../../shared/meetings.ts';
import type { Meeting } from '../../../shared/records.ts';
import type { BoardSession } from '../../session.ts';

/** So long after its end a meeting is what one comes back for. */
const freshMs = 12 * 3_600_000;

export const isFresh = ({ endedAt }: Meeting, now: number): boolean => now - (endedAt ?? 0) < freshMs;

export class SummaryTurn {
  #asked = false;
  #last: MeetingId | null | undefined;
  #opened: ItemId | null = null;

  /** True where the summary is shown. */
  look(session: BoardSession, opened: ItemId | null): boolean {
    const { meetings } = session.store;
    const ended = lastEnded(meetings);
    const isOpen = openMeeting(meetings) !== undefined;
    const first = this.#last === undefined;
    if (first) {
      this.#asked = !isOpen && opened === null && ended !== undefined && isFresh(ended, session.now());
    } else if (ended && ended.id !== this.#last) this.#asked = !isOpen;
    else if (opened !== this.#opened && opened !== null) this.#asked = false;
    this.#last = ended?.id ?? null;
    this.#opened = opened;
    return this.#asked && ended !== undefined && !(isOpen && first);
  }

  /** Asked for, or put away again. */
  ask(asked: boolean): void {
    this.#asked = asked;
  }
}
