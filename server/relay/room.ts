// One open board: its sessions, its log in memory, and the rows that wait for the disk. Rows keep the bytes as they
// were received, and the other sessions get exactly those, after they are on disk. Nothing here knows links or HTTP,
// and nothing here builds a document: what an update brings is read off its bytes.

import type { BoardId } from '../../shared/ids.ts';
import { closeCode, statusCode, syncType } from '../../shared/protocol.ts';
import type { Folding } from '../folding/folding.ts';
import { why, type Log } from '../log.ts';
import type { RelayMetrics } from '../metrics.ts';
import type { Store, StoredRow } from '../store/store.ts';
import { BoardLog, type LogRow } from './board-log.ts';
import { FoldPolicy } from './fold-policy.ts';
import type { PresenceState } from './frame.ts';
import type { Gate } from './gate.ts';
import { LastEdit } from './last-edit.ts';
import { endings, warnings, type RelayLimits } from './limits.ts';
import { Presence } from './presence.ts';
import { Questions } from './questions.ts';
import { Bucket } from './rate.ts';
import { Readers } from './readers.ts';
import { readySync } from './ready-frame.ts';
import type { Grant, Session, SessionRoom } from './session.ts';
import type { Timing } from './timing.ts';
import type { UnreadAnswers } from './unread-answers.ts';
import { readContent, receivedBounds, type UpdateContent } from './update-content.ts';
import type { VersionKeeper } from './version-keeper.ts';
import type { Waiting, Writer, WriterRoom } from './writer.ts';

export interface RoomOptions {
  readonly board: BoardId;
  readonly epoch: number;
  readonly store: Store;
  readonly writer: Writer;
  readonly folding: Folding;
  readonly versions: VersionKeeper;
  /** These two are one for all rooms. */
  readonly gate: Gate;
  readonly unread: UnreadAnswers<Session>;
  readonly limits: RelayLimits;
  readonly timing: Timing;
  readonly metrics: RelayMetrics;
  readonly log: Log;
  /** Nobody is here any more and everything is on disk. */
  readonly onEmpty: (room: Room) => void;
}

const cannotLoad = 'The relay cannot read this board at the moment. Your work stays on this device.';

interface Entry extends Waiting {
  readonly session: Session;
  readonly frame: number;
  readonly row: LogRow | undefined;
  readonly at: number;
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
  readonly #readers: Readers<Session>;
  readonly #questions: Questions;
  readonly #folds: FoldPolicy;
  readonly #gaps: Bucket;
  /** The session whose answer shows whether the relay lacks anything. */
  #checked: Session | undefined;
  #log: BoardLog | undefined;
  #ready: Promise<void> | undefined;
  #waiting: Entry[] = [];
  /** The last sequence given out, relayed, and on disk. */
  #head = 0;
  #relayed = 0;
  #durable = 0;
  #lastEdit: LastEdit;
  #editedSinceCheck = false;
  #gapBytes = 0;
  #warned: string | undefined;
  #cancelUnload: (() => void) | undefined;

  constructor(options: RoomOptions) {
    const { limits, timing, metrics } = options;
    this.board = options.board;
    this.epoch = options.epoch;
    this.#options = options;
    this.#presence = new Presence(this.#live, limits.presenceGapMs, timing.after);
    this.#gaps = new Bucket(limits.gapsPerSecond, limits.gapBurst, timing.now());
    this.#lastEdit = new LastEdit(options.versions, undefined);
    this.#readers = new Readers({
      rowsAfter: (sequence) => this.#log?.rowsBetween(sequence, this.#relayed),
      onBehind: (_session, change) => metrics.lagging(change),
      onLost: (session, why) => session.endFor(endings[why]),
    });
    this.#questions = new Questions(options, {
      readers: this.#readers,
      log: () => this.#open(),
      last: () => this.#relayed,
    });
    this.#folds = new FoldPolicy({
      ...options,
      tail: () => ({ rows: 0, bytes: 0, ...this.#log?.tail, durable: this.#durable }),
      onFolded: (snapshot, lost) => {
        this.#log?.folded(snapshot, lost);
        // Somebody here may have what it lacks now.
        if (lost) this.#editedSinceCheck = true;
        this.#log?.trim(limits.pastBytes, this.#readers.needed, limits.behindBytes);
      },
      onVersion: (due, snapshot) => options.versions.keep(this.board, due, snapshot),
    });
  }

  get waiting(): readonly Waiting[] {
    return this.#waiting;
  }

  get edited(): WriterRoom['edited'] {
    const at = this.#lastEdit.news;
    return at === undefined ? undefined : { at, due: this.#folds.due };
  }

  /** Whoever has been sent less must not believe more, and what was relayed early is not on disk. */
  sequenceOf(session: Session): number {
    return Math.min(this.#durable, this.#readers.positionOf(session));
  }

  async join(session: Session, grant: Grant): Promise<void> {
    this.#cancelUnload?.();
    // It may have gone while its link was looked at; then nothing would ever take it out again.
    if (!session.open) return this.#unloadSoon();
    session.enter(this, grant);
    this.#sessions.add(session);
    if (this.#sessions.size > this.#options.limits.socketsPerRoom)
      return session.endFor(endings.socketsPerRoom);
    // A load that failed has closed the session.
    while (session.open && !this.#log) await this.#loaded();
    if (session.open) this.#welcome(session);
  }

  leave(session: Session): void {
    this.#sessions.delete(session);
    this.#readers.leave(session);
    this.#questions.leave(session);
    if (this.#checked === session) this.#checked = undefined;
    if (this.#live.delete(session)) this.#presence.leave(session, this.#options.timing.now());
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
    this.#questions.ask(session, vector);
  }

  receive(session: Session, update: Uint8Array, frame: number, kind: 'step2' | 'update'): void {
    const log = this.#open();
    const { limits, metrics, timing } = this.#options;
    metrics.updateReceived(update.length);
    const content = readContent(update, receivedBounds);
    const { held } = log;
    let effect = held.effectOf(content);
    // A page answers also with what waits in it as it waits here. Only what is new may be blamed on it.
    if (effect === 'gap' && held.incomplete)
      effect = held.effectOf(readContent(update, receivedBounds, (...at) => !held.holdsClock(...at)));
    if (kind === 'step2' && this.#checked === session) {
      this.#checked = undefined;
      // A document also deletes what loses against another value of its key, and no update says so.
      if (!held.holdsStructs(content)) metrics.repaired();
    }
    if (effect === 'nothing') return this.#receiveNothing(session, frame);
    const beyond = this.#beyond(log, update, content);
    if (beyond) {
      metrics.refused(beyond);
      return session.refuse(endings[beyond]);
    }
    if (effect === 'gap') {
      metrics.gapFound();
      if (!held.incomplete) this.#gapBytes = 0;
      this.#gapBytes += update.length;
      // Whoever comes anew brings at once what they would otherwise bring bit by bit.
      if (this.#gapBytes > (kind === 'step2' ? limits.gapStep2Bytes : limits.gapBytes))
        return session.endFor(endings.gapBytes);
      if (!this.#gaps.tryTake(timing.now())) return session.endFor(endings.gapsPerSecond);
    }
    const dayBefore = this.#lastEdit.edited(timing.wallClock());
    if (dayBefore !== undefined && this.#head > 0)
      this.#folds.versionDue({ sequence: this.#head, at: dayBefore });
    this.#editedSinceCheck = true;
    this.#head += 1;
    const row = log.append(this.#head, update, content);
    this.#waiting.push({ session, frame, row, at: timing.now() });
    this.#options.writer.wake(this, update.length);
    if (effect !== 'gap') return;
    if (this.#checked === session) this.#checked = undefined;
    session.send(readySync(syncType.step1, held.stateVector()));
  }

  receivePresence(session: Session, states: readonly PresenceState[]): void {
    if (!this.#presence.receive(session, states, this.#options.timing.now()))
      session.refuse(endings.presenceBytes);
  }

  sendPresence(session: Session): void {
    this.#presence.sendAll(session);
  }

  drained(session: Session): void {
    this.#readers.drained(session, this.#options.timing.now());
    this.#questions.drained(session);
    if (!session.keepsUp) return;
    session.caughtUp();
    this.#presence.caughtUp(session);
  }

  /** Every few seconds: presences without news, readers that do not read, rows that have become many. */
  sweep(): void {
    const { timing, limits } = this.#options;
    const now = timing.now();
    this.#presence.sweep(now - limits.presenceMs, now);
    this.#readers.look(now, limits.stalledMs);
    this.#folds.look();
    this.#questions.sweep();
  }

  /** Asks one of the pages for what the relay lacks. It should lack nothing: what comes is a fault, counted. */
  selfCheck(): void {
    if (!this.#editedSinceCheck || !this.#log) return;
    const pages = [...this.#live].filter(
      (session) => session.access === 'edit' && session.introduced && this.#readers.isCurrent(session),
    );
    const page = pages[Math.floor(this.#options.timing.random() * pages.length)];
    if (!page) return;
    this.#editedSinceCheck = false;
    this.#checked = page;
    page.send(readySync(syncType.step1, this.#log.held.stateVector()));
  }

  relayEarly(): void {
    const rows = this.#waiting.filter(({ row }) => row && row.sequence > this.#relayed).length;
    if (rows > 0) this.#options.metrics.relayedEarly(rows);
    this.#relay(this.#waiting);
  }

  stored(count: number): void {
    const { metrics, timing } = this.#options;
    const entries = this.#waiting.splice(0, count);
    this.#lastEdit.newsStored();
    this.#relay(entries);
    const now = timing.now();
    const acks = new Map<Session, number>();
    for (const { session, frame, row, at } of entries) {
      acks.set(session, frame);
      metrics.acknowledged(now - at);
      if (row) this.#durable = row.sequence;
    }
    for (const [session, frame] of acks) session.ack(frame);
    this.#warn();
    this.#folds.look();
    this.#unloadSoon();
  }

  /** Ends the room for good; the caller has seen to what was waiting. */
  async stop(): Promise<void> {
    this.#cancelUnload?.();
    this.#presence.stop();
    await this.#folds.stop();
  }

  /** What people are to know of a board that has grown, if anything. */
  get #grown(): string | undefined {
    const { boardWarnBytes, boardWarnSessions } = this.#options.limits;
    if (!this.#log) return undefined;
    if (this.#log.bytes >= boardWarnBytes) return warnings.boardWarnBytes;
    return this.#log.held.vector.size >= boardWarnSessions ? warnings.boardWarnSessions : undefined;
  }

  /** The limit of the board that this would break. What only deletes is taken from a full board as well. */
  #beyond(log: BoardLog, update: Uint8Array, { structs, deletes }: UpdateContent) {
    const { boardBytes, boardSessions, boardDeletions } = this.#options.limits;
    if (deletes.length > 0 && log.held.deletions + deletes.length > boardDeletions) return 'boardDeletions';
    if (structs.length === 0) return undefined;
    if (log.bytes + update.length > boardBytes) return 'boardBytes';
    const { vector } = log.held;
    if (vector.size + structs.length <= boardSessions) return undefined;
    const sessions = new Set(structs.map(({ client }) => client).filter((client) => !vector.has(client)));
    return sessions.size > 0 && vector.size + sessions.size > boardSessions ? 'boardSessions' : undefined;
  }

  /** Says it to all when it has become true. */
  #warn(): void {
    const grown = this.#grown;
    if (grown && grown !== this.#warned)
      for (const session of this.#live) session.tell(statusCode.nearlyFull, grown);
    this.#warned = grown;
  }

  #open(): BoardLog {
    if (!this.#log) throw new Error('the room is not loaded');
    return this.#log;
  }

  #relay(entries: readonly Entry[]): void {
    const rows = entries.flatMap(({ row, session }) =>
      row && row.sequence > this.#relayed ? { ...row, from: session } : [],
    );
    this.#relayed = rows.at(-1)?.sequence ?? this.#relayed;
    this.#readers.relay(rows, this.#options.timing.now());
  }

  /** One load for all who come while it runs. After a failure the next to come tries again. */
  #loaded(): Promise<void> {
    this.#ready ??= this.#load().catch((error: unknown) => {
      this.#ready = undefined;
      this.#options.log('error', 'the board cannot be loaded', { board: this.board, why: why(error) });
      for (const session of this.#sessions) session.close(closeCode.busy, cannotLoad);
    });
    return this.#ready;
  }

  async #load(): Promise<void> {
    const stored = await this.#options.store.load(this.board);
    const { board } = this;
    for (const row of stored.damaged) this.#options.log('error', 'a row is set aside', { board, row });
    const log = new BoardLog(stored.snapshot);
    for (const row of stored.rows)
      if (!appended(log, row))
        this.#options.log('error', 'a row cannot be read and is left out', { board, row: row.sequence });
    this.#log = log;
    // About as many as its bytes: what waits on the disk counts as if it had come now.
    this.#gapBytes = log.held.waitingClocks;
    this.#head = this.#relayed = this.#durable = stored.head;
    this.#lastEdit = new LastEdit(this.#options.versions, stored.editedAt);
    this.#warned = this.#grown;
    if (!stored.due || this.#options.versions.has(board, stored.due)) return;
    // The relay ended before it was made.
    this.#folds.versionDue(stored.due);
    this.#folds.look();
  }

  #welcome(session: Session): void {
    const log = this.#open();
    this.#live.add(session);
    this.#readers.enter(session, this.#relayed);
    if (session.access === 'edit') session.send(readySync(syncType.step1, log.held.stateVector()));
    this.#presence.sendAll(session);
    if (this.#options.writer.trouble) session.tell(statusCode.notSaving, warnings.slowStoreMs);
    const grown = this.#grown;
    if (grown) session.tell(statusCode.nearlyFull, grown);
    session.release();
  }

  /** It adds nothing to what is received, but its acknowledgement still waits until all of that is on disk. */
  #receiveNothing(session: Session, frame: number): void {
    this.#options.metrics.nothingNew();
    if (this.#waiting.length === 0) return session.ack(frame);
    this.#waiting.push({ session, frame, row: undefined, at: this.#options.timing.now() });
    this.#options.writer.wake(this, 0);
  }

  #unloadSoon(): void {
    this.#cancelUnload?.();
    this.#cancelUnload = undefined;
    if (this.#sessions.size > 0 || this.#waiting.length > 0) return;
    const { timing, limits } = this.#options;
    this.#cancelUnload = timing.after(limits.unloadMs, () => void this.#unload());
  }

  async #unload(): Promise<void> {
    if ((this.#log?.tail.rows ?? 0) > this.#options.limits.foldRowsOnUnload) await this.#folds.fold();
    if (this.#sessions.size === 0 && this.#waiting.length === 0) this.#options.onEmpty(this);
  }
}

function appended(log: BoardLog, { sequence, bytes }: StoredRow): boolean {
  try {
    log.append(sequence, bytes, readContent(bytes));
    return true;
  } catch {
    return false;
  }
}
