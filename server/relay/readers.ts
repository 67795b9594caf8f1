// Who in a room has been sent what. Those who keep up get each row as it is relayed; whoever does not read, or waits
// for the answer to their question, is left alone and later gets all that they lack from the log, in order: nothing
// is ever left out, and nobody waits for the slowest.

import type { ReadyFrame } from './ready-frame.ts';

/** What is asked of a session here. */
export interface Reader {
  readonly keepsUp: boolean;
  readonly unsent: number;
  send(frame: ReadyFrame): void;
}

/** A row on its way, and whose it is: that one has it already. */
export interface Relayed<R> {
  readonly sequence: number;
  readonly frame: ReadyFrame;
  readonly from: R | undefined;
}

type Standing = 'current' | 'behind' | 'asking';

interface Seat {
  /** The last sequence that was sent. */
  position: number;
  /** It has been answered, so that it has all up to there and not only the last of it. */
  whole: boolean;
  standing: Standing;
  /** While behind: how much was unsent when it last took something, and when that was. */
  unsent: number;
  movedAt: number;
}

export interface ReadersOptions<R> {
  /** The rows after `sequence` up to the last that was relayed; undefined when they are not in memory any more. */
  readonly rowsAfter: (
    sequence: number,
  ) => readonly { readonly sequence: number; readonly frame: ReadyFrame }[] | undefined;
  /** It fell behind (1), or caught up or went (-1). */
  readonly onBehind: (reader: R, change: 1 | -1) => void;
  /** It cannot be caught up with what is here: it has to come anew. */
  readonly onLost: (reader: R) => void;
}

export class Readers<R extends Reader> {
  readonly #options: ReadersOptions<R>;
  readonly #seats = new Map<R, Seat>();

  constructor(options: ReadersOptions<R>) {
    this.#options = options;
  }

  /** It has been sent everything up to this sequence; 0 until it has been answered once. */
  positionOf(reader: R): number {
    const seat = this.#seats.get(reader);
    return seat?.whole ? seat.position : 0;
  }

  /** The lowest sequence that somebody here still has to be sent the rows after, or Infinity. */
  get needed(): number {
    let needed = Infinity;
    for (const { standing, position } of this.#seats.values())
      if (standing === 'behind') needed = Math.min(needed, position);
    return needed;
  }

  isCurrent(reader: R): boolean {
    return this.#seats.get(reader)?.standing === 'current';
  }

  enter(reader: R, position: number): void {
    this.#seats.set(reader, { position, whole: false, standing: 'current', unsent: 0, movedAt: 0 });
  }

  leave(reader: R): boolean {
    if (this.#seats.get(reader)?.standing === 'behind') this.#options.onBehind(reader, -1);
    return this.#seats.delete(reader);
  }

  /** Nothing is relayed to it until `answered`. */
  asks(reader: R): void {
    const seat = this.#seats.get(reader);
    if (!seat) return;
    if (seat.standing === 'behind') this.#options.onBehind(reader, -1);
    seat.standing = 'asking';
  }

  /** It has been sent everything up to `position`. */
  answered(reader: R, position: number, now: number): void {
    const seat = this.#seats.get(reader);
    if (!seat) return;
    if (seat.standing === 'behind') this.#options.onBehind(reader, -1);
    seat.position = position;
    seat.whole = true;
    seat.standing = 'current';
    this.#catchUp(reader, seat, now);
  }

  relay(rows: readonly Relayed<R>[], now: number): void {
    const last = rows.at(-1);
    if (!last) return;
    const everything = rows.flatMap(({ frame }) => frame);
    const all: ReadyFrame = everything.length > 1 ? [Buffer.concat(everything)] : everything;
    const writers = new Set(rows.map(({ from }) => from));
    for (const [reader, seat] of this.#seats) {
      if (seat.standing !== 'current') continue;
      if (!reader.keepsUp) {
        this.#fallBehind(reader, seat, now);
        continue;
      }
      seat.position = last.sequence;
      if (!writers.has(reader)) reader.send(all);
      else for (const { frame, from } of rows) if (from !== reader) reader.send(frame);
    }
  }

  /** It has read all that it was sent. */
  drained(reader: R, now: number): void {
    const seat = this.#seats.get(reader);
    if (seat?.standing === 'behind') this.#catchUp(reader, seat, now);
  }

  /** Those who are behind and took nothing for so long are lost. */
  look(now: number, stalledMs: number): void {
    for (const [reader, seat] of this.#seats) {
      if (seat.standing !== 'behind') continue;
      if (reader.unsent < seat.unsent) {
        seat.unsent = reader.unsent;
        seat.movedAt = now;
      } else if (now - seat.movedAt >= stalledMs) this.#options.onLost(reader);
    }
  }

  #fallBehind(reader: R, seat: Seat, now: number): void {
    seat.standing = 'behind';
    seat.unsent = reader.unsent;
    seat.movedAt = now;
    this.#options.onBehind(reader, 1);
  }

  #catchUp(reader: R, seat: Seat, now: number): void {
    const rows = this.#options.rowsAfter(seat.position);
    if (!rows) return this.#options.onLost(reader);
    for (const { sequence, frame } of rows) {
      if (!reader.keepsUp) {
        if (seat.standing === 'current') this.#fallBehind(reader, seat, now);
        return;
      }
      reader.send(frame);
      seat.position = sequence;
    }
    if (seat.standing === 'current') return;
    seat.standing = 'current';
    this.#options.onBehind(reader, -1);
  }
}
