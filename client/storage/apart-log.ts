// When this browser was out of step with a board: from the last moment when the relay had all of it and it had all of the
// relay's, to the first such moment again. Kept beside the board's copy, so that a page that is closed offline and opened
// again goes on with the same period. What cannot be kept or read is no loss: then nothing is told of it.

import { keptApart, parseApart, type Apart } from '../../shared/apart.ts';
import type { BoardId } from '../../shared/ids.ts';

/**
 * While all goes well, being in step is written down so often at most (milliseconds). What was done since looks, after a
 * page that was killed, as if it had been done apart.
 */
const writeEveryMs = 1000;
/** A change is heard of here a little after the moment that it says it was made. */
const changeAgoMs = 1000;

export interface Step {
  /** The relay has sent what it had when this connection was opened. */
  readonly synced: boolean;
  /** The relay has everything of this browser on its disk. */
  readonly covered: boolean;
}

type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

export class ApartLog {
  readonly #key: string;
  readonly #now: () => number;
  readonly #shelf: () => Shelf;
  #periods: readonly Apart[];
  /** The last moment that is known to have been in step; null: this browser never was. */
  #inStep: number | null;
  #isInStep = false;
  #isApart = true;
  #written = 0;

  /** `now`: the relay's time. */
  constructor(board: BoardId, now: () => number, shelf: () => Shelf = () => localStorage) {
    this.#key = `groundwork:apart:${board}`;
    this.#now = now;
    this.#shelf = shelf;
    ({ inStep: this.#inStep, periods: this.#periods } = parseApart(this.#read()));
  }

  /** The earliest first; the same list as long as they are the same. */
  get periods(): readonly Apart[] {
    return this.#periods;
  }

  /** What the connection says now. True when a period has ended. */
  moved({ synced, covered }: Step): boolean {
    const was = this.#isInStep;
    this.#isInStep = synced && covered;
    if (this.#isInStep) return this.#met();
    // From the first change that the relay has not confirmed: a line may be dead long before that is noticed.
    if (was) this.#inStep = Math.max(this.#inStep ?? 0, this.#now() - changeAgoMs);
    if (synced || this.#isApart) return false;
    this.#isApart = true;
    this.#write();
    return false;
  }

  /** The page may be closed now. */
  leave(): void {
    if (this.#isInStep) this.#inStep = this.#now();
    this.#write();
  }

  #met(): boolean {
    const now = this.#now();
    const from = this.#isApart ? this.#inStep : null;
    this.#isApart = false;
    if (from !== null) this.#periods = keptApart([...this.#periods, { from, to: Math.max(now, from) }], now);
    this.#inStep = now;
    if (from !== null || now - this.#written > writeEveryMs) this.#write();
    return from !== null;
  }

  #read(): unknown {
    try {
      return JSON.parse(this.#shelf().getItem(this.#key) ?? 'null');
    } catch {
      return null; // storage may be forbidden, and anything may stand in it
    }
  }

  #write(): void {
    this.#written = this.#now();
    const periods = this.#periods.map(({ from, to }) => [from, to]);
    try {
      this.#shelf().setItem(this.#key, JSON.stringify({ inStep: this.#inStep, periods }));
    } catch {
      // see #read
    }
  }
}
