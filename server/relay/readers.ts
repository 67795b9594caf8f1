// Who in a room has been sent what. Those who keep up get each row as it is relayed; whoever does not read, or waits
// for the answer to their question, is left alone and later gets all that they lack from the log, in order: nothing
// is ever left out, and nobody waits for the slowest.

import type { ReadyFrame } from './ready-frame.ts';

/** What is asked of a session here. */
export interface Reader {
  readonly keepsUp: boolean;
  readonly unsent: number;
  send(frame: ReadyFrame): void;
  /** Sends only if it keeps up; false when it does not. */
  offer(piece: Buffer): boolean;
}

/** A row on its way, and whose it is: that one has it already. */
export interface Relayed<R> {
  readonly sequence: number;
  readonly frame: ReadyFrame;
  readonly from: R | undefined;
}

type Standing = 'current' | 'behind' | 'asking';

interface Seat<R> {
  readonly reader: R;
  /** The last sequence that was sent. */
  position: number;
  /** It has been answered, so that it has all up to there and not only the last of it. */
  whole: boolean;
  standing: Standing;
  /** While it does not keep up: how much was unsent when it last took something, and when that was. */
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
  /** It took nothing for too long, or cannot be caught up with what is here: it has to come anew. */
  readonly onLost: (reader: R, why: 'stalledMs' | 'behindBytes') => void;
}

export class Readers<R extends Reader> {
  readonly #options: ReadersOptions<R>;
  readonly #seats = new Map<R, Seat<R>>();
  /** The same, for the loop that is walked for each edit. */
  #list: Seat<R>[] = [];

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
    const seat: Seat<R> = {
      reader,
      position,
      whole: false,
      standing: 'current',
      unsent: Infinity,
      movedAt: 0,
    };
    this.#seats.set(reader, seat);
    this.#list.push(seat);
  }

  leave(reader: R): boolean {
    const seat = this.#seats.get(reader);
    if (!seat) return false;
    if (seat.standing === 'behind') this.#options.onBehind(reader, -1);
    this.#list = this.#list.filter((other) => other !== seat);
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
    seat.unsent = Infinity;
    this.#catchUp(reader, seat, now);
  }

  relay(rows: readonly Relayed<R>[], now: number): void {
    const last = rows.at(-1);
    if (!last) return;
    const pieces = rows.flatMap(({ frame }) => frame);
    const all = pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces);
    const only = rows.length === 1 ? last.from : undefined;
    const writers = only ? undefined : new Set(rows.map(({ from }) => from));
    for (const seat of this.#list) {
      const { reader } = seat;
      if (seat.standing !== 'current') continue;
      if (only ? reader === only : writers?.has(reader)) this.#relayOthers(seat, rows, last.sequence, now);
      else if (reader.offer(all)) seat.position = last.sequence;
      else this.#fallBehind(reader, seat, now);
    }
  }

  #relayOthers(seat: Seat<R>, rows: readonly Relayed<R>[], last: number, now: number): void {
    const { reader } = seat;
    if (!reader.keepsUp) return this.#fallBehind(reader, seat, now);
    for (const { frame, from } of rows) if (from !== reader) reader.send(frame);
    seat.position = last;
  }

  /** It has read all that it was sent. */
  drained(reader: R, now: number): void {
    const seat = this.#seats.get(reader);
    if (seat?.standing === 'behind') this.#catchUp(reader, seat, now);
  }

  /** Those who do not keep up and took nothing for so long are lost. */
  look(now: number, stalledMs: number): void {
    for (const [reader, seat] of this.#seats) {
      if (seat.standing !== 'behind' && reader.keepsUp) seat.unsent = Infinity;
      else if (reader.unsent < seat.unsent) {
        seat.unsent = reader.unsent;
        seat.movedAt = now;
      } else if (now - seat.movedAt >= stalledMs) this.#options.onLost(reader, 'stalledMs');
    }
  }

  #fallBehind(reader: R, seat: Seat<R>, now: number): void {
    seat.standing = 'behind';
    seat.unsent = reader.unsent;
    seat.movedAt = now;
    this.#options.onBehind(reader, 1);
  }

  #catchUp(reader: R, seat: Seat<R>, now: number): void {
    const rows = this.#options.rowsAfter(seat.position);
    if (!rows) return this.#options.onLost(reader, 'behindBytes');
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
    seat.unsent = Infinity;
    this.#options.onBehind(reader, -1);
  }
}
