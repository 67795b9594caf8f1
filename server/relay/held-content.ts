// What a board holds, kept by hand from its updates, without a document: by client the clocks without a hole from
// the first on, the runs that wait beyond a hole, and what is deleted. A state vector says nothing of deletions, so
// only both together tell whether an update brings anything.

import * as encoding from 'lib0/encoding';
import { ByteReader } from './byte-reader.ts';
import { Ranges } from './ranges.ts';
import { readContent, type Run, type UpdateContent } from './update-content.ts';

/**
 * What an update brought: `nothing` new; `new` content; or `gap`, when part of it stands on something that is not
 * held, so that whoever sent it is to be asked.
 */
export type Effect = 'nothing' | 'new' | 'gap';

/** By client, the number of its clocks held from 0 on without a hole. */
export type StateVector = ReadonlyMap<number, number>;

/** So many runs are dealt with one by one. */
const few = 8;

export class HeldContent {
  readonly #ends = new Map<number, number>();
  readonly #waiting = new Map<number, Ranges>();
  readonly #deletes = new Map<number, Ranges>();
  /** By client, the clock that something here stands on and that is not held. */
  readonly #missing = new Map<number, number>();
  #deletions = 0;
  #vectorBytes: Uint8Array | undefined;
  #deleteBytes: Uint8Array | undefined;

  get vector(): StateVector {
    return this.#ends;
  }

  /** How many stretches are deleted; each is kept, and told to whoever comes. */
  get deletions(): number {
    return this.#deletions;
  }

  /** True while something here stands on what is not held. */
  get incomplete(): boolean {
    return this.#waiting.size > 0 || this.#missing.size > 0;
  }

  /** How many clocks wait beyond a hole. */
  get waitingClocks(): number {
    let clocks = 0;
    for (const ranges of this.#waiting.values()) for (const [start, end] of ranges) clocks += end - start;
    return clocks;
  }

  holdsStructs({ structs }: UpdateContent): boolean {
    return structs.every(({ client, clock, len }) => this.#holds(client, clock, clock + len));
  }

  holdsClock(client: number, clock: number): boolean {
    return this.#holds(client, clock, clock + 1);
  }

  effectOf(content: UpdateContent): Effect {
    const brings = !this.holdsStructs(content) || content.deletes.some((run) => !this.#holdsDeletion(run));
    if (!brings) return 'nothing';
    return this.#leavesGap(content) ? 'gap' : 'new';
  }

  add({ structs, deletes, standsOn }: UpdateContent): void {
    if (structs.length <= few)
      for (const { client, clock, len } of structs) this.#addStructs(client, clock, clock + len);
    else for (const [client, runs] of byClient(structs)) this.#addManyStructs(client, runs);
    if (deletes.length <= few)
      for (const { client, clock, len } of deletes) {
        this.#delete(client, (ranges) => ranges.add(clock, clock + len));
        this.#needs(client, clock + len - 1);
      }
    else
      for (const [client, runs] of byClient(deletes)) {
        this.#delete(client, (ranges) => ranges.addAll(runs));
        for (const { clock, len } of runs) this.#needs(client, clock + len - 1);
      }
    for (const [client, clock] of standsOn) this.#needs(client, clock);
  }

  /** The state vector as Yjs writes it. */
  stateVector(): Uint8Array {
    if (this.#vectorBytes) return this.#vectorBytes;
    const out = encoding.createEncoder();
    encoding.writeVarUint(out, this.#ends.size);
    for (const [client, end] of this.#ends) {
      encoding.writeVarUint(out, client);
      encoding.writeVarUint(out, end);
    }
    return (this.#vectorBytes = encoding.toUint8Array(out));
  }

  /** An update without structs and with everything that is deleted. */
  deletes(): Uint8Array {
    if (this.#deleteBytes) return this.#deleteBytes;
    const out = encoding.createEncoder();
    encoding.writeVarUint(out, 0);
    encoding.writeVarUint(out, this.#deletes.size);
    for (const [client, ranges] of this.#deletes)
      writeRanges(out, client, ranges, (start, end) => end - start);
    return (this.#deleteBytes = encoding.toUint8Array(out));
  }

  /** By client, one more than the highest clock held, holes or not. */
  reach(): StateVector {
    const reach = new Map(this.#ends);
    for (const [client, ranges] of this.#waiting)
      for (const [, end] of ranges) reach.set(client, Math.max(end, reach.get(client) ?? 0));
    return reach;
  }

  /** For `read`. */
  write(): Uint8Array {
    const out = encoding.createEncoder();
    encoding.writeVarUint8Array(out, this.stateVector());
    for (const all of [this.#waiting, this.#deletes]) {
      encoding.writeVarUint(out, all.size);
      for (const [client, ranges] of all) writeRanges(out, client, ranges, (_start, end) => end);
    }
    return encoding.toUint8Array(out);
  }

  /** Throws MalformedError. */
  static read(bytes: Uint8Array): HeldContent {
    const held = new HeldContent();
    const reader = new ByteReader(bytes);
    for (const [client, end] of readStateVector(reader.window())) held.#ends.set(client, end);
    for (const all of [held.#waiting, held.#deletes])
      for (let clients = reader.uint(); clients > 0; clients -= 1) {
        const client = reader.uint();
        const ranges = new Ranges();
        for (let left = reader.uint(); left > 0; left -= 1) ranges.add(reader.uint(), reader.uint());
        all.set(client, ranges);
      }
    reader.end();
    for (const ranges of held.#deletes.values()) held.#deletions += ranges.size;
    return held;
  }

  /** What one update holds. Throws MalformedError. */
  static of(update: Uint8Array): HeldContent {
    const held = new HeldContent();
    held.add(readContent(update));
    return held;
  }

  #holds(client: number, start: number, end: number): boolean {
    const contiguous = this.#ends.get(client) ?? 0;
    if (end <= contiguous) return true;
    return this.#waiting.get(client)?.holds(Math.max(start, contiguous), end) === true;
  }

  #addStructs(client: number, start: number, end: number): void {
    const contiguous = this.#ends.get(client) ?? 0;
    if (end <= contiguous) return;
    // Only what begins where the held part ends may move it: a mere highest clock would claim the hole as well.
    if (start > contiguous) rangesOf(this.#waiting, client).add(start, end);
    else this.#holdUpTo(client, this.#waiting.get(client)?.takeUpTo(end) ?? end);
  }

  #delete(client: number, add: (ranges: Ranges) => boolean): void {
    const ranges = rangesOf(this.#deletes, client);
    const before = ranges.size;
    if (!add(ranges)) return;
    this.#deletions += ranges.size - before;
    this.#deleteBytes = undefined;
  }

  /** In rising order. */
  #addManyStructs(client: number, runs: readonly Run[]): void {
    const [{ clock, len } = { clock: 0, len: 0 }] = runs;
    if (runs.length === 1) return this.#addStructs(client, clock, clock + len);
    const contiguous = this.#ends.get(client) ?? 0;
    const ranges = rangesOf(this.#waiting, client);
    ranges.addAll(runs);
    const reached = ranges.takeUpTo(contiguous);
    if (reached > contiguous) this.#holdUpTo(client, reached);
    else if (ranges.size === 0) this.#waiting.delete(client);
  }

  #holdUpTo(client: number, reached: number): void {
    if (this.#waiting.get(client)?.size === 0) this.#waiting.delete(client);
    this.#ends.set(client, reached);
    this.#vectorBytes = undefined;
    const missing = this.#missing.get(client);
    if (missing !== undefined && missing < reached) this.#missing.delete(client);
  }

  #needs(client: number, clock: number): void {
    if (clock >= (this.#ends.get(client) ?? 0) && clock > (this.#missing.get(client) ?? -1))
      this.#missing.set(client, clock);
  }

  #holdsDeletion({ client, clock, len }: Run): boolean {
    return this.#deletes.get(client)?.holds(clock, clock + len) === true;
  }

  /** What waits here already leaves no new one. */
  #leavesGap({ structs, deletes, standsOn }: UpdateContent): boolean {
    const ends = new Map<number, number>();
    const endOf = (client: number) => ends.get(client) ?? this.#ends.get(client) ?? 0;
    for (const { client, clock, len } of structs) {
      if (clock > endOf(client)) {
        if (this.#holds(client, clock, clock + len)) continue;
        return true;
      }
      ends.set(client, Math.max(endOf(client), clock + len));
    }
    for (const run of deletes)
      if (run.clock + run.len > endOf(run.client) && !this.#holdsDeletion(run)) return true;
    for (const [client, clock] of standsOn) if (clock >= endOf(client)) return true;
    return false;
  }
}

/** Throws MalformedError. */
export function readStateVector(bytes: Uint8Array): Map<number, number> {
  const reader = new ByteReader(bytes);
  const vector = new Map<number, number>();
  for (let clients = reader.uint(); clients > 0; clients -= 1) vector.set(reader.uint(), reader.uint());
  reader.end();
  return vector;
}

function rangesOf(all: Map<number, Ranges>, client: number): Ranges {
  let ranges = all.get(client);
  if (!ranges) all.set(client, (ranges = new Ranges()));
  return ranges;
}

/** Each client's in rising order. */
function byClient(runs: readonly Run[]): ReadonlyMap<number, readonly Run[]> {
  const all = new Map<number, Run[]>();
  for (const run of runs) {
    const list = all.get(run.client);
    if (list) list.push(run);
    else all.set(run.client, [run]);
  }
  for (const list of all.values()) {
    const rises = list.every(({ clock }, i) => i === 0 || (list[i - 1] as Run).clock <= clock);
    if (!rises) list.sort((a, b) => a.clock - b.clock);
  }
  return all;
}

function writeRanges(
  out: encoding.Encoder,
  client: number,
  ranges: Ranges,
  second: (start: number, end: number) => number,
): void {
  encoding.writeVarUint(out, client);
  encoding.writeVarUint(out, ranges.size);
  for (const [start, end] of ranges) {
    encoding.writeVarUint(out, start);
    encoding.writeVarUint(out, second(start, end));
  }
}
