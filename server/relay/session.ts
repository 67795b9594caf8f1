// One socket with a place in a room: what it may do, how fast it is read, whether it still listens, and what of it
// is on disk. It checks frames and limits; what an update means is the room's business.

import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Access } from '../../shared/links.ts';
import {
  closeCode,
  emptyAwareness,
  statusCode,
  writePermissionDenied,
  writeSaved,
  writeStatus,
  writeTimeAnswer,
  type StatusCode,
} from '../../shared/protocol.ts';
import { why, type Log } from '../log.ts';
import type { RelayMetrics } from '../metrics.ts';
import type { TicketRecord } from '../store/store.ts';
import { readFrame, type Frame, type PresenceState } from './frame.ts';
import { endings, type Ending, type RelayLimits } from './limits.ts';
import { MalformedError } from './malformed.ts';
import { Outbox, type Turn } from './outbox.ts';
import type { PresencePeer } from './presence.ts';
import { Pulse } from './pulse.ts';
import { Bucket } from './rate.ts';
import { readyFrame, type ReadyFrame } from './ready-frame.ts';
import type { Timing } from './timing.ts';

/** What the session's link lets it do. */
export type Grant =
  | { readonly access: 'edit'; readonly n: number; readonly ticket?: TicketRecord }
  | { readonly access: 'view'; readonly n: number; readonly m: number };

/** Where a page that comes back says it was: what it has been sent of this room in this epoch. */
export interface Since {
  readonly sequence: number;
  readonly epoch: number;
}

/** What a session asks of its room. Any of it may throw; the session then ends. */
export interface SessionRoom {
  readonly epoch: number;
  /** The last sequence on disk that this session has been sent. */
  sequenceOf(session: Session): number;
  answer(session: Session, vector: Uint8Array): void;
  /** `frame` is the number of this update-bearing frame on its connection, from 1. */
  receive(session: Session, update: Uint8Array, frame: number, kind: 'step2' | 'update'): void;
  receivePresence(session: Session, states: readonly PresenceState[]): void;
  sendPresence(session: Session): void;
  /** Everything that the session was sent has left this process. */
  drained(session: Session): void;
  leave(session: Session): void;
}

/** What the page said of itself when it came. */
export interface Hello {
  /** Offered `groundwork.v1`. */
  readonly own: boolean;
  readonly since: Since | undefined;
}

/** One for all sessions: of thousands at rest, each has little of its own. */
export interface SessionOptions {
  readonly limits: RelayLimits;
  readonly timing: Timing;
  readonly turn: Turn;
  readonly metrics: RelayMetrics;
  readonly log: Log;
  readonly onEnd: (session: Session) => void;
}

/** Bits of one number. */
const pauses = { room: 1, rate: 2, pressure: 4, stopping: 8 };
type PauseReason = keyof typeof pauses;

const readOnly = 'This is a view link: it can look, not write. Ask your team for the edit link.';
const malformed: Ending = {
  code: closeCode.malformed,
  sentence: 'This page sent something the relay cannot read. Reload the page.',
};
/** Milliseconds that a closed socket has to say goodbye. */
const goodbyeMs = 2000;

export class Session implements PresencePeer {
  readonly own: boolean;
  #since: Since | undefined;
  readonly #ws: WebSocket;
  readonly #socket: Socket;
  readonly #outbox: Outbox;
  readonly #pulse: Pulse;
  readonly #options: SessionOptions;
  readonly #frames: Bucket;
  readonly #bytes: Bucket;
  readonly #unsentMost: number;
  #paused = 0;
  #room: SessionRoom | undefined;
  #grant: Grant = { access: 'view', n: 0, m: 0 };
  /** What its socket had brought when its last message was whole. */
  #readUpTo: number;
  #received = 0;
  #acked = 0;
  #ackDue = false;
  #ended = false;
  #toldReadOnly = false;
  #introduced = false;
  #rateTimer: NodeJS.Timeout | undefined;

  constructor(ws: WebSocket, socket: Socket, { own, since }: Hello, options: SessionOptions) {
    this.#ws = ws;
    this.#socket = socket;
    this.#readUpTo = socket.bytesRead;
    this.#outbox = new Outbox(socket, options.turn);
    this.#pulse = new Pulse(ws, socket);
    this.#options = options;
    this.own = own;
    this.#since = since;
    const { framesPerSecond, frameBurst, bytesPerSecond, byteBurst } = options.limits;
    this.#unsentMost = options.limits.unsentBytes;
    const now = options.timing.now();
    this.#frames = new Bucket(framesPerSecond, frameBurst, now);
    this.#bytes = new Bucket(bytesPerSecond, byteBurst, now);
    // Before the first byte is read, so that no frame comes without a room.
    this.pause('room');
    ws.on('message', (data: Buffer, isBinary: boolean) => {
      this.#take(data, isBinary);
    });
    ws.on('error', (error: NodeJS.ErrnoException) => {
      options.log('info', 'a socket failed', { why: error.message });
      if (error.code !== 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH' || this.#ended) return;
      // ws has closed it with this code by itself.
      options.metrics.socketClosed(closeCode.frameTooLarge);
      this.#end();
    });
    ws.on('close', () => {
      if (!this.#ended) options.metrics.socketClosed(0);
      this.#end();
    });
    socket.on('drain', () => this.#room?.drained(this));
    options.metrics.socketOpened();
  }

  get access(): Access {
    return this.#grant.access;
  }

  get open(): boolean {
    return !this.#ended;
  }

  /** Its page has answered the relay's first question, so that the relay has all that it brought. */
  get introduced(): boolean {
    return this.#introduced;
  }

  /** Where it says it was; only its first question is about that. */
  takeSince(): Since | undefined {
    const since = this.#since;
    this.#since = undefined;
    return since;
  }

  /** Nothing is read until `release`. */
  enter(room: SessionRoom, grant: Grant): void {
    this.#room = room;
    this.#grant = grant;
  }

  /** True when its link has been replaced by these numbers. */
  olderThan(n: number, m: number): boolean {
    const grant = this.#grant;
    return grant.n < n || (grant.access === 'view' && grant.n === n && grant.m < m);
  }

  /** The join ticket that it came in by. */
  get ticket(): TicketRecord | undefined {
    return this.#grant.access === 'edit' ? this.#grant.ticket : undefined;
  }

  release(): void {
    this.resume('room');
  }

  pause(reason: PauseReason): void {
    if (this.#ended) return;
    this.#paused |= pauses[reason];
    this.#ws.pause();
  }

  resume(reason: PauseReason): void {
    this.#paused &= ~pauses[reason];
    if (this.#paused) return;
    this.#pulse.restart();
    this.#ws.resume();
  }

  /** Bytes that wait to be sent. */
  get unsent(): number {
    return this.#outbox.unsent;
  }

  /** Bytes of a message that is not yet whole, give or take what one read of the network brings. */
  get unfinished(): number {
    return this.#socket.bytesRead - this.#readUpTo;
  }

  /** False while it has so much unread that nothing new is to be sent to it. */
  get keepsUp(): boolean {
    return this.#outbox.unsent <= this.#unsentMost;
  }

  send(frame: ReadyFrame): void {
    if (!this.#ended) for (const piece of frame) this.#outbox.push(piece);
  }

  /** Sends only to who keeps up; false where it does not. */
  offer(piece: Buffer): boolean {
    if (this.#ended || this.#outbox.unsent > this.#unsentMost) return false;
    this.#outbox.push(piece);
    return true;
  }

  say(message: Uint8Array): void {
    this.send(readyFrame(message));
  }

  /** Answers are counted as if they had been sent by the session itself: who asks again and again is read slower. */
  sendAnswer(frames: ReadyFrame, cost: number): void {
    this.#slow(this.#bytes.take(cost, this.#options.timing.now()));
    this.send(frames);
  }

  tell(code: StatusCode, text: string): void {
    if (this.own) this.say(writeStatus(code, text));
  }

  /** The first `frame` update-bearing frames of this connection are on disk. */
  ack(frame: number): void {
    this.#acked = frame;
    if (!this.own) return;
    // The next one says it all, so that who does not read is not sent one for each.
    if (this.keepsUp) this.#sendSaved();
    else this.#ackDue = true;
  }

  /** Sends an acknowledgement that was left out. */
  caughtUp(): void {
    if (this.#ackDue) this.#sendSaved();
  }

  /** A sign of life; our own client learns by it what is on disk. */
  beat(): void {
    if (!this.keepsUp) return;
    if (this.own && this.#room) this.#sendSaved();
    else this.send(beatFrame);
  }

  /** Asks whether the other side still listens, and cuts it off when it does not. */
  ping(): void {
    if (!this.#paused) this.#pulse.ping();
  }

  doubt(): void {
    const { timing, limits } = this.#options;
    if (!this.#ended && !this.#paused) this.#pulse.doubt(timing, limits.doubtMs);
  }

  /** Says no for good, so that the page can show it whole; an edit that was refused is never acknowledged, hence the close. */
  refuse({ code, sentence }: Ending): void {
    this.tell(statusCode.refused, sentence);
    this.close(code, sentence);
  }

  /** Ends it for the limit that was met. */
  endFor({ code, sentence }: Ending): void {
    this.close(code, sentence);
  }

  /** Ends it at once, with what waits for it: a goodbye would wait behind that. */
  cutOff(): void {
    if (this.#ended) return;
    this.#options.metrics.socketClosed(closeCode.busy);
    this.#end();
    this.#ws.terminate();
  }

  close(code: number, reason: string): void {
    if (this.#ended) return;
    this.#options.metrics.socketClosed(code);
    this.#outbox.flush();
    this.#end();
    this.#ws.resume();
    this.#ws.close(code, cut(reason));
    const goodbye = setTimeout(() => this.#ws.terminate(), goodbyeMs);
    this.#ws.once('close', () => clearTimeout(goodbye));
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#rateTimer);
    this.#outbox.clear();
    this.#room?.leave(this);
    this.#options.onEnd(this);
  }

  #take(data: Buffer, isBinary: boolean): void {
    if (this.#ended) return;
    if (!isBinary) return this.endFor(malformed);
    this.#readUpTo = this.#socket.bytesRead;
    const now = this.#options.timing.now();
    this.#slow(Math.max(this.#frames.take(1, now), this.#bytes.take(data.length, now)));
    this.#handle(data);
  }

  #slow(waitMs: number): void {
    if (waitMs <= 0) return;
    this.pause('rate');
    clearTimeout(this.#rateTimer);
    this.#rateTimer = setTimeout(() => this.resume('rate'), waitMs);
  }

  #handle(data: Uint8Array): void {
    try {
      this.#answer(readFrame(data));
    } catch (error) {
      if (error instanceof MalformedError) return this.endFor(malformed);
      this.#options.log('error', 'a frame could not be handled', { why: why(error) });
      this.close(closeCode.fault, 'The relay stumbled over this. Your work stays on this device.');
    }
  }

  #answer(frame: Frame): void {
    const room = this.#room;
    if (!room) throw new Error('a frame has come before its room');
    switch (frame.type) {
      case 'step1':
        return room.answer(this, frame.vector);
      case 'step2':
        return this.#handleUpdate(room, frame.update, 'step2');
      case 'update':
        return this.#handleUpdate(room, frame.update, 'update');
      case 'presence':
        return room.receivePresence(this, frame.states);
      case 'askPresence':
        return room.sendPresence(this);
      case 'time': {
        const t = this.#options.timing.wallClock();
        return this.say(writeTimeAnswer({ t0: frame.t0, t1: t, t2: t }));
      }
      case 'unknown':
        return undefined;
    }
  }

  #handleUpdate(room: SessionRoom, update: Uint8Array, kind: 'step2' | 'update'): void {
    if (this.#grant.access === 'view') return this.#tellReadOnly();
    const limit = kind === 'step2' ? 'step2Bytes' : 'updateBytes';
    if (update.length > this.#options.limits[limit]) {
      this.#options.metrics.refused(limit);
      return this.refuse(endings[limit]);
    }
    this.#received += 1;
    room.receive(this, update, this.#received, kind);
    if (kind === 'step2') this.#introduced = true;
  }

  #tellReadOnly(): void {
    if (this.#toldReadOnly) return;
    this.#toldReadOnly = true;
    this.tell(statusCode.readOnly, readOnly);
    this.say(writePermissionDenied(readOnly));
  }

  #sendSaved(): void {
    const room = this.#room;
    if (!room) return;
    this.#ackDue = false;
    this.say(writeSaved({ acked: this.#acked, sequence: room.sequenceOf(this), epoch: room.epoch }));
  }
}

const beatFrame = readyFrame(emptyAwareness);

/** A close reason has at most 123 bytes. */
function cut(reason: string): string {
  let text = reason;
  while (Buffer.byteLength(text) > 123) text = text.slice(0, -1);
  return text;
}
