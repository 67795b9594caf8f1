// An open board's log in memory: the snapshot's bytes as they are stored, the rows after it, and what all of them
// hold. It answers what somebody lacks by handing out the same frames to everyone. What is written when, and who is
// told, is not its business.

import { emptyStep2, syncType } from '../../shared/protocol.ts';
import type { Snapshot, StoredRow } from '../store/store.ts';
import { HeldContent, type StateVector } from './held-content.ts';
import { bytesOf, joined, readyFrame, readySync, type ReadyFrame } from './ready-frame.ts';
import { readContent, type Run, type UpdateContent } from './update-content.ts';

export interface LogRow extends StoredRow {
  /** As an update, for everybody who gets it later. */
  readonly frame: ReadyFrame;
  readonly structs: readonly Run[];
}

export interface Answer {
  readonly how: 'whole' | 'tail' | 'resumed';
  /** One after the other; the last is a sync step 2: with it stock clients call themselves synced. */
  readonly frames: ReadyFrame;
  readonly bytes: number;
}

interface Base {
  readonly sequence: number;
  readonly bytes: Uint8Array;
  readonly reach: StateVector;
}

const synced = readyFrame(emptyStep2);
const noUpdate = 2;

export class BoardLog {
  #held: HeldContent;
  #base: Base | undefined;
  /** In the order of their sequence: those that are folded already, then those after the snapshot. */
  #rows: LogRow[] = [];
  #pastRows = 0;
  #pastBytes = 0;
  #tailBytes = 0;
  #whole: { readonly base: Base | undefined; readonly last: number; readonly answer: Answer } | undefined;
  #deletes: { readonly bytes: Uint8Array; readonly frame: ReadyFrame } | undefined;

  /** Throws MalformedError when the snapshot is not an update. */
  constructor(snapshot: Snapshot | undefined) {
    this.#held = new HeldContent();
    if (snapshot) this.#held = this.#setBase(snapshot);
  }

  get held(): HeldContent {
    return this.#held;
  }

  get snapshotSequence(): number {
    return this.#base?.sequence ?? 0;
  }

  /** What stands after the snapshot. */
  get tail(): { readonly rows: number; readonly bytes: number } {
    return { rows: this.#rows.length - this.#pastRows, bytes: this.#tailBytes };
  }

  /** Of the whole board. */
  get bytes(): number {
    return (this.#base?.bytes.length ?? 0) + this.#tailBytes;
  }

  /** Keeps a copy of the bytes, which may be a window on something larger. */
  append(sequence: number, bytes: Uint8Array, content: UpdateContent): LogRow {
    const frame = readySync(syncType.update, bytes);
    // A short update was copied into its frame; a long one still lies in the buffer it came in, which is its own.
    const whole = frame.at(-1) ?? bytes;
    const row = {
      sequence,
      frame,
      bytes: whole.subarray(whole.length - bytes.length),
      structs: content.structs,
    };
    this.#held.add(content);
    this.#rows.push(row);
    this.#tailBytes += bytes.length;
    return row;
  }

  /** The rows after `sequence` up to `last`, or undefined when not all of them are here any more. */
  rowsBetween(sequence: number, last: number): readonly LogRow[] | undefined {
    const first = this.#rows[0]?.sequence ?? this.snapshotSequence + 1;
    if (sequence < first - 1) return undefined;
    return this.#rows.slice(this.#indexAfter(sequence), this.#indexAfter(last));
  }

  /** For a page that has been sent everything up to `since`: the rows from there up to `last`. */
  resumed(since: number, last: number): Answer | undefined {
    if (since > last) return undefined;
    const rows = this.rowsBetween(since, last);
    return rows && answerOf('resumed', rows);
  }

  /**
   * What a document with this vector lacks of everything up to `last`, in frames that are there already; undefined
   * when it lacks a part of the snapshot, so that a difference has to be made.
   */
  answer(vector: StateVector, last: number): Answer | undefined {
    const tail = this.#rows.slice(this.#pastRows, this.#indexAfter(last));
    if (vector.size === 0) return this.#wholeAnswer(tail);
    for (const [client, end] of this.#base?.reach ?? [])
      if ((vector.get(client) ?? 0) < end) return undefined;
    const lacked = tail.filter(({ structs }) =>
      structs.some(({ client, clock, len }) => clock + len > (vector.get(client) ?? 0)),
    );
    // A vector says nothing of deletions, so whoever shows one gets all of them.
    const deletes = this.#held.deletes();
    if (deletes.length <= noUpdate) return answerOf('tail', lacked);
    if (this.#deletes?.bytes !== deletes)
      this.#deletes = { bytes: deletes, frame: readySync(syncType.step2, deletes) };
    const frames = joined([...lacked.map(({ frame }) => frame), this.#deletes.frame]);
    return { how: 'tail', frames, bytes: bytesOf(frames) };
  }

  /** The same for all who come while nothing new does. */
  #wholeAnswer(tail: readonly LogRow[]): Answer {
    const last = tail.at(-1)?.sequence ?? this.snapshotSequence;
    if (this.#whole?.base !== this.#base || this.#whole?.last !== last) {
      const answer = answerOf('whole', this.#base ? [this.#base, ...tail] : tail);
      this.#whole = { base: this.#base, last, answer };
    }
    return this.#whole.answer;
  }

  /** The updates that make the board up to `last`. */
  updates(last: number): readonly Uint8Array[] {
    const tail = this.#rows.slice(this.#pastRows, this.#indexAfter(last)).map(({ bytes }) => bytes);
    return this.#base ? [this.#base.bytes, ...tail] : tail;
  }

  /**
   * A new snapshot holds all rows up to its own sequence. `forget`: it was made without some of them, so that what
   * they brought is no longer held.
   */
  folded(snapshot: Snapshot, forget: boolean): void {
    const held = this.#setBase(snapshot);
    this.#pastRows = this.#indexAfter(snapshot.sequence);
    const tail = this.#rows.slice(this.#pastRows);
    this.#tailBytes = sumOf(tail);
    this.#pastBytes = sumOf(this.#rows) - this.#tailBytes;
    if (!forget) return;
    this.#held = held;
    for (const { bytes } of tail) held.add(readContent(bytes));
  }

  /** Lets go of folded rows beyond so many bytes; of those after `needed`, beyond `neededBytes` alone. */
  trim(pastBytes: number, needed: number, neededBytes: number): void {
    let gone = 0;
    for (; gone < this.#pastRows && this.#pastBytes > pastBytes; gone += 1) {
      const row = this.#rows[gone] as LogRow;
      if (row.sequence > needed && this.#pastBytes <= neededBytes) break;
      this.#pastBytes -= row.bytes.length;
    }
    this.#rows.splice(0, gone);
    this.#pastRows -= gone;
  }

  #setBase({ sequence, bytes, summary }: Snapshot): HeldContent {
    const held = summary ? HeldContent.read(summary) : HeldContent.of(bytes);
    this.#base = { sequence, bytes, reach: held.reach() };
    // It would keep the bytes of the snapshot before in memory.
    this.#whole = undefined;
    return held;
  }

  /** Index of the first row after this sequence. Sequences may have holes, where a damaged row was set aside. */
  #indexAfter(sequence: number): number {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#rows[middle] as LogRow).sequence <= sequence) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const sumOf = (rows: readonly StoredRow[]) => rows.reduce((sum, { bytes }) => sum + bytes.length, 0);

/** All as updates but the last, which is a step 2. */
function answerOf(
  how: Answer['how'],
  rows: readonly { readonly bytes: Uint8Array; readonly frame?: ReadyFrame }[],
): Answer {
  const last = rows.at(-1);
  if (!last) return { how, frames: synced, bytes: bytesOf(synced) };
  const frames = joined(
    rows.map((row) =>
      row === last
        ? readySync(syncType.step2, row.bytes)
        : (row.frame ?? readySync(syncType.update, row.bytes)),
    ),
  );
  return { how, frames, bytes: bytesOf(frames) };
}
