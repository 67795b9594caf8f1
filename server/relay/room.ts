// One open board: its sessions, its live document, and the rows that wait for the disk. Rows keep the bytes as they
// were received, and the other sessions get exactly those, after they are on disk. Nothing here knows links or HTTP.

import type { BoardId } from '../../shared/ids.ts';
import { closeCode, emptyStep2, statusCode, syncType, writeSync } from '../../shared/protocol.ts';
import { foldUpdates } from './compaction.ts';
import { MalformedError, type PresenceState } from './frame.ts';
import type { RelayLimits } from './limits.ts';
import { carriesStructs, LiveDocument } from './live-document.ts';
import { Presence } from './presence.ts';
import { Bucket } from './rate.ts';
import type { Grant, Session, SessionRoom } from './session.ts';
import type { Store, StoredRoom, StoredRow } from '../store/store.ts';
import type { Waiting, Writer, WriterRoom } from './writer.ts';
import { why, type Log } from '../log.ts';
import type { RelayMetrics } from '../metrics.ts';

export interface RoomOptions {
  readonly board: BoardId;
  readonly epoch: number;
  readonly store: Store;
  readonly writer: Writer;
  readonly limits: RelayLimits;
  readonly metrics: RelayMetrics;
  readonly log: Log;
  /** Nobody is here any more and everything is on disk. */
  readonly onEmpty: (room: Room) => void;
}

export const notSaving =
  'The relay cannot write to its disk at the moment. Your work stays on this device and is saved as soon as it can.';

const cannotLoad = 'The relay cannot read this board at the moment. Your work stays on this device.';
const nearlyFull = 'This board is nearly as large as the relay takes. Archive what is done into a new board.';
const full =
  'This board is as large as the relay takes. Your work stays on this device; go on in a new board.';

const tooManyGaps = 'Too much of this page waits for what the relay lacks. It syncs anew.';

interface Entry extends Waiting {
  readonly session: Session;
  readonly frame: number;
}

export class Room implements SessionRoom, WriterRoom {
  readonly board: BoardId;
  readonly epoch: number;
  readonly #options: RoomOptions;
  /** All who are here, also those who wait for the load. */
  readonly #sessions = new Set<Session>();
  /** Those who have been welcomed. */
  readonly #live = new Set<Session>();
  readonly #presence: Presence<Session>;
  readonly #gaps: Bucket;
  #document: LiveDocument | undefined;
  #ready: Promise<void> | undefined;
  #waiting: Entry[] = [];
  #head = 0;
  #durable = 0;
  #snapshotBytes = 0;
  #tailRows = 0;
  #tailBytes = 0;
  #compactAtRows: number;
  #compacting: Promise<void> | undefined;
  #unloadTimer: NodeJS.Timeout | undefined;

  constructor(options: RoomOptions) {
    this.board = options.board;
    this.epoch = options.epoch;
    this.#options = options;
    this.#presence = new Presence(this.#live, options.limits.presenceGapMs);
    this.#gaps = new Bucket(options.limits.gapsPerSecond, options.limits.gapBurst, performance.now());
    this.#compactAtRows = options.limits.compactRows;
  }

  get sessions(): ReadonlySet<Session> {
    return this.#sessions;
  }

  get waiting(): readonly Waiting[] {
    return this.#waiting;
  }

  get sequence(): number {
    return this.#durable;
  }

  async join(session: Session, grant: Grant): Promise<void> {
    clearTimeout(this.#unloadTimer);
    session.enter(this, grant);
    this.#sessions.add(session);
    if (this.#sessions.size > this.#options.limits.socketsPerRoom)
      return session.close(
        closeCode.busy,
        'Too many people are on this board at once. Try again in a minute.',
      );
    // A load that failed has closed the session; one that was thrown away again is waited for.
    while (session.open && !this.#document) await this.#loaded();
    if (session.open) this.#welcome(session);
  }

  leave(session: Session): void {
    this.#sessions.delete(session);
    if (this.#live.delete(session)) this.#presence.leave(session, performance.now());
    this.#unloadSoon();
  }

  /** Ends the sessions whose link has been replaced by these numbers. */
  closeOlder(n: number, m: number, reason: string): void {
    for (const session of this.#sessions)
      if (session.olderThan(n, m)) session.close(closeCode.refused, reason);
  }

  /** Ends the sessions that came in by a join ticket which is not among these. */
  closeTickets(live: ReadonlySet<string>, reason: string): void {
    for (const session of this.#sessions)
      if (session.ticket && !live.has(session.ticket.hash)) session.close(closeCode.refused, reason);
  }

  answer(session: Session, vector: Uint8Array): void {
    const missing = this.#open().missing(vector);
    session.sendAnswer(missing.length === 2 ? emptyStep2 : writeSync(syncType.step2, missing));
  }

  receive(session: Session, update: Uint8Array, frame: number): void {
    const document = this.#open();
    const { limits } = this.#options;
    if (this.#bytes + update.length > limits.boardBytes && carriesStructs(update))
      return session.refuse(closeCode.tooLarge, full);
    const gapBytes = document.gapBytes;
    let effect;
    try {
      effect = document.apply(update);
    } catch (error) {
      if (!(error instanceof MalformedError))
        this.#loadAgain(`an update broke the document: ${String(error)}`);
      // What broke may be what somebody else left waiting, so then the session may come back.
      if (document.gapBytes > 0) throw error;
      throw new MalformedError('not an update that Yjs can apply', { cause: error });
    }
    if (document.gapBytes > Math.max(gapBytes, limits.gapBytes)) {
      this.#loadAgain('too much waits for something missing');
      return session.close(closeCode.busy, tooManyGaps);
    }
    if (effect === 'nothing') return this.#receiveNothing(session, frame);
    this.#head += 1;
    this.#waiting.push({ session, frame, row: { sequence: this.#head, bytes: update } });
    this.#options.writer.wake(this, update.length);
    if (effect === 'gap') this.#askForGap(session, document);
  }

  receivePresence(session: Session, states: readonly PresenceState[]): void {
    this.#presence.receive(session, states, performance.now());
  }

  sendPresence(session: Session): void {
    this.#presence.sendAll(session);
  }

  sweepPresence(): void {
    const now = performance.now();
    this.#presence.sweep(now - this.#options.limits.presenceMs, now);
  }

  stored(count: number): void {
    const entries = this.#waiting.splice(0, count);
    const rows = entries.flatMap(({ session, row }) =>
      row ? [{ session, frame: writeSync(syncType.update, row.bytes), row }] : [],
    );
    const bytesBefore = this.#bytes;
    for (const { row } of rows) {
      this.#durable = row.sequence;
      this.#tailRows += 1;
      this.#tailBytes += row.bytes.length;
    }
    if (rows.length > 0)
      for (const session of this.#live)
        session.sendEach(rows.filter((row) => row.session !== session).map(({ frame }) => frame));
    const acks = new Map(entries.map(({ session, frame }) => [session, frame]));
    for (const [session, frame] of acks) session.ack(frame);
    if (bytesBefore < this.#options.limits.boardWarnBytes && this.#nearlyFull)
      for (const session of this.#live) session.tell(statusCode.nearlyFull, nearlyFull);
    if (this.#tailRows > this.#compactAtRows || this.#tailBytes > this.#options.limits.compactBytes)
      void this.#compact();
    this.#unloadSoon();
  }

  /** Ends the room for good; the caller has seen to what was waiting. */
  async stop(): Promise<void> {
    clearTimeout(this.#unloadTimer);
    this.#presence.stop();
    await this.#compacting;
    this.#document?.destroy();
  }

  get #bytes(): number {
    return this.#snapshotBytes + this.#tailBytes;
  }

  get #nearlyFull(): boolean {
    return this.#bytes >= this.#options.limits.boardWarnBytes;
  }

  #open(): LiveDocument {
    if (!this.#document) throw new Error('the room is not loaded');
    return this.#document;
  }

  /** One load for all who come while it runs. After a failure the next to come tries again. */
  async #loaded(): Promise<void> {
    try {
      await (this.#ready ??= this.#load());
    } catch (error) {
      this.#ready = undefined;
      this.#options.log('error', 'the board cannot be loaded', { board: this.board, why: why(error) });
      for (const session of this.#sessions) session.close(closeCode.busy, cannotLoad);
    }
  }

  async #load(): Promise<void> {
    let stored = await this.#options.store.load(this.board);
    // What reached the disk while it was being read is neither in what was read nor waiting any more: read again.
    while (stored.head < this.#durable) stored = await this.#options.store.load(this.board);
    for (const sequence of stored.damaged)
      this.#options.log('error', 'a damaged row was set aside', { board: this.board, row: sequence });
    const waiting = this.#waiting.flatMap(({ row }) => row ?? []);
    this.#document = this.#documentOf(stored, waiting);
    this.#head = Math.max(this.#head, stored.head);
    this.#durable = stored.head;
    this.#snapshotBytes = stored.snapshot?.bytes.length ?? 0;
    this.#tailRows = stored.rows.length;
    this.#tailBytes = sumOf(stored.rows);
  }

  #documentOf(stored: StoredRoom, waiting: readonly StoredRow[]): LiveDocument {
    const rows = [...(stored.snapshot ? [stored.snapshot] : []), ...stored.rows, ...waiting];
    try {
      const document = new LiveDocument();
      document.applyAll(rows.map(({ bytes }) => bytes));
      return document;
    } catch {
      return this.#documentWithoutBroken(rows, stored.snapshot);
    }
  }

  /** A row that Yjs cannot apply is left out and stays in the store; laptops send again what it held. */
  #documentWithoutBroken(rows: readonly StoredRow[], snapshot: StoredRow | undefined): LiveDocument {
    const broken = new Set<StoredRow>();
    for (;;) {
      const document = new LiveDocument();
      const bad = rows.find((row) => !broken.has(row) && !applies(document, row));
      if (!bad) return document;
      if (bad === snapshot || broken.size > 10) throw new Error(`row ${bad.sequence} cannot be applied`);
      broken.add(bad);
      this.#options.log('error', 'a row cannot be applied and is left out', {
        board: this.board,
        row: bad.sequence,
      });
    }
  }

  /** The document took something that is not in the log: throws it away. All wait meanwhile. */
  #loadAgain(because: string): void {
    this.#options.log('warn', 'the board is loaded again', { board: this.board, why: because });
    this.#document = undefined;
    for (const session of this.#live) session.hold();
    this.#ready = this.#load();
    void this.#releaseWhenLoaded();
  }

  async #releaseWhenLoaded(): Promise<void> {
    await this.#loaded();
    if (this.#document) for (const session of this.#live) session.release();
  }

  #welcome(session: Session): void {
    this.#live.add(session);
    if (session.access === 'edit') session.send(writeSync(syncType.step1, this.#open().stateVector()));
    this.#presence.sendAll(session);
    if (this.#options.writer.trouble) session.tell(statusCode.notSaving, notSaving);
    if (this.#nearlyFull) session.tell(statusCode.nearlyFull, nearlyFull);
    session.release();
  }

  #askForGap(session: Session, document: LiveDocument): void {
    if (this.#gaps.tryTake(performance.now()))
      session.send(writeSync(syncType.step1, document.stateVector()));
    else session.close(closeCode.busy, tooManyGaps);
  }

  /** It adds nothing to what is received, but its acknowledgement still waits until all of that is on disk. */
  #receiveNothing(session: Session, frame: number): void {
    if (this.#waiting.length === 0) return session.ack(frame);
    this.#waiting.push({ session, frame, row: undefined });
    this.#options.writer.wake(this, 0);
  }

  #compact(): Promise<void> {
    this.#compacting ??= this.#fold()
      .catch((error: unknown) => {
        this.#compactAtRows = this.#tailRows + this.#options.limits.compactRows;
        this.#options.log('error', 'the board keeps its rows', { board: this.board, why: why(error) });
      })
      .finally(() => {
        this.#compacting = undefined;
      });
    return this.#compacting;
  }

  async #fold(): Promise<void> {
    const { snapshot, rows } = await this.#options.store.load(this.board);
    const last = rows.at(-1);
    if (!last) return;
    const inputs = [...(snapshot ? [snapshot] : []), ...rows].map(({ bytes }) => bytes);
    const folded = { sequence: last.sequence, bytes: foldUpdates(inputs) };
    await this.#options.store.replace(this.board, folded);
    this.#snapshotBytes = folded.bytes.length;
    this.#tailRows -= rows.length;
    this.#tailBytes -= sumOf(rows);
    this.#compactAtRows = this.#options.limits.compactRows;
  }

  #unloadSoon(): void {
    clearTimeout(this.#unloadTimer);
    if (this.#sessions.size > 0 || this.#waiting.length > 0) return;
    this.#unloadTimer = setTimeout(() => void this.#unload(), this.#options.limits.unloadMs);
  }

  async #unload(): Promise<void> {
    if (this.#document && this.#tailRows > this.#options.limits.compactRowsOnUnload) await this.#compact();
    if (this.#sessions.size === 0 && this.#waiting.length === 0) this.#options.onEmpty(this);
  }
}

function applies(document: LiveDocument, row: StoredRow): boolean {
  try {
    document.apply(row.bytes);
    return true;
  } catch {
    return false;
  }
}

const sumOf = (rows: readonly StoredRow[]) => rows.reduce((sum, { bytes }) => sum + bytes.length, 0);
