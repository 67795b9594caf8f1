// One socket with a place in a room: what it may do, how fast it is read, whether it still listens, and what of it
// is on disk. It checks frames and limits; what an update means is the room's business.

import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import * as encoding from 'lib0/encoding';
import type { Access } from '../../shared/links.ts';
import {
  closeCode,
  emptyAwareness,
  limits as frameLimits,
  messageType,
  statusCode,
  writeSaved,
  writeStatus,
  writeTimeAnswer,
  type StatusCode,
} from '../../shared/protocol.ts';
import { MalformedError, readFrame, type Frame, type PresenceState } from './frame.ts';
import type { RelayLimits } from './limits.ts';
import type { PresencePeer } from './presence.ts';
import { Bucket } from './rate.ts';
import type { TicketRecord } from '../store/store.ts';
import { why, type Log } from '../log.ts';
import type { RelayMetrics } from '../metrics.ts';

/** What the session's link lets it do. */
export type Grant =
  | { readonly access: 'edit'; readonly n: number; readonly ticket?: TicketRecord }
  | { readonly access: 'view'; readonly n: number; readonly m: number };

/** What a session asks of its room. Any of it may throw; the session then ends. */
export interface SessionRoom {
  /** The last sequence on disk, and the room's epoch. */
  readonly sequence: number;
  readonly epoch: number;
  answer(session: Session, vector: Uint8Array): void;
  /** `frame` is the number of this update-bearing frame on its connection, from 1. */
  receive(session: Session, update: Uint8Array, frame: number): void;
  receivePresence(session: Session, states: readonly PresenceState[]): void;
  sendPresence(session: Session): void;
  leave(session: Session): void;
}

export interface SessionOptions {
  /** Offered `groundwork.v1`. */
  readonly own: boolean;
  readonly limits: RelayLimits;
  readonly metrics: RelayMetrics;
  readonly log: Log;
  readonly onEnd: (session: Session) => void;
}

type PauseReason = 'room' | 'rate' | 'pressure' | 'stopping';

const readOnly = 'This is a view link: it can look, not write. Ask your team for the edit link.';
const malformed = 'This page sent something the relay cannot read. Reload the page.';
/** Milliseconds that a closed socket has to say goodbye. */
const goodbyeMs = 2000;

export class Session implements PresencePeer {
  readonly own: boolean;
  readonly #ws: WebSocket;
  readonly #socket: Socket;
  readonly #options: SessionOptions;
  readonly #frames: Bucket;
  readonly #bytes: Bucket;
  readonly #pauses = new Set<PauseReason>();
  readonly #inbox: Uint8Array[] = [];
  #room: SessionRoom | undefined;
  #grant: Grant = { access: 'view', n: 0, m: 0 };
  #received = 0;
  #acked = 0;
  #allowedUnsent: number;
  #alive = true;
  #ended = false;
  #toldReadOnly = false;
  #rateTimer: NodeJS.Timeout | undefined;

  constructor(ws: WebSocket, socket: Socket, options: SessionOptions) {
    this.#ws = ws;
    this.#socket = socket;
    this.#options = options;
    this.own = options.own;
    const { framesPerSecond, frameBurst, bytesPerSecond, byteBurst, unsentBytes } = options.limits;
    this.#allowedUnsent = unsentBytes;
    this.#frames = new Bucket(framesPerSecond, frameBurst, performance.now());
    this.#bytes = new Bucket(bytesPerSecond, byteBurst, performance.now());
    this.hold();
    ws.on('message', (data: Buffer, isBinary: boolean) => {
      this.#take(data, isBinary);
    });
    ws.on('pong', () => {
      this.#alive = true;
    });
    ws.on('error', (error) => options.log('info', 'a socket failed', { why: error.message }));
    ws.on('close', () => this.#end());
  }

  get access(): Access {
    return this.#grant.access;
  }

  get open(): boolean {
    return !this.#ended;
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

  hold(): void {
    this.pause('room');
  }

  release(): void {
    this.resume('room');
    this.#work();
  }

  pause(reason: PauseReason): void {
    if (this.#ended) return;
    this.#pauses.add(reason);
    this.#ws.pause();
  }

  resume(reason: PauseReason): void {
    this.#pauses.delete(reason);
    if (this.#pauses.size > 0) return;
    this.#alive = true;
    this.#ws.resume();
  }

  send(frame: Uint8Array): void {
    if (this.#ended) return;
    if (this.#ws.bufferedAmount > this.#allowedUnsent)
      this.close(
        closeCode.busy,
        'This connection is too slow for what happens on the board. It is opened again.',
      );
    else this.#ws.send(frame, { binary: true, compress: false });
  }

  /** Several frames in one write to the network; each stays a message of its own, which stock clients need. */
  sendEach(frames: readonly Uint8Array[]): void {
    this.#socket.cork();
    for (const frame of frames) this.send(frame);
    this.#socket.uncork();
  }

  sendPresence(frame: Uint8Array): void {
    if (this.#ws.bufferedAmount < this.#options.limits.presenceUnsentBytes) this.send(frame);
  }

  /** An answer to step 1 may be larger than what a slow socket is otherwise allowed to leave unread. */
  sendAnswer(frame: Uint8Array): void {
    this.#allowedUnsent = this.#options.limits.unsentBytes + frame.length;
    this.#slow(this.#bytes.take(frame.length, performance.now()));
    this.send(frame);
  }

  tell(code: StatusCode, text: string): void {
    if (this.own) this.send(writeStatus(code, text));
  }

  /** The first `frame` update-bearing frames of this connection are on disk. */
  ack(frame: number): void {
    this.#acked = frame;
    if (this.own) this.#sendSaved();
  }

  /** A sign of life; our own client learns by it what is on disk. */
  beat(): void {
    if (this.own && this.#room) this.#sendSaved();
    else this.send(emptyAwareness);
  }

  /** Asks whether the other side still listens, and cuts it off when it did not answer the last time. */
  ping(): void {
    if (this.#pauses.size > 0) return;
    if (!this.#alive) return this.#ws.terminate();
    this.#alive = false;
    this.#ws.ping();
  }

  /** Says no to an edit, so that the page can show it; what was refused is never acknowledged, hence the close. */
  refuse(code: number, text: string): void {
    this.tell(statusCode.refused, text);
    this.close(code, text);
  }

  close(code: number, reason: string): void {
    if (this.#ended) return;
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
    this.#inbox.length = 0;
    this.#room?.leave(this);
    this.#options.onEnd(this);
  }

  #take(data: Buffer, isBinary: boolean): void {
    if (this.#ended) return;
    if (!isBinary) return this.close(closeCode.malformed, malformed);
    this.#alive = true;
    const now = performance.now();
    this.#slow(Math.max(this.#frames.take(1, now), this.#bytes.take(data.length, now)));
    this.#inbox.push(data);
    this.#work();
  }

  #slow(waitMs: number): void {
    if (waitMs <= 0) return;
    this.pause('rate');
    clearTimeout(this.#rateTimer);
    this.#rateTimer = setTimeout(() => this.resume('rate'), waitMs);
  }

  /** Handles what has arrived, unless the room is not ready: a paused socket may still hand over a few frames. */
  #work(): void {
    while (!this.#ended && !this.#pauses.has('room')) {
      const data = this.#inbox.shift();
      if (!data) return;
      try {
        this.#handle(read(data));
      } catch (error) {
        if (error instanceof MalformedError) this.close(closeCode.malformed, malformed);
        else {
          this.#options.log('error', 'a frame could not be handled', { why: why(error) });
          this.close(closeCode.fault, 'The relay stumbled over this. Your work stays on this device.');
        }
      }
    }
  }

  #handle(frame: Frame): void {
    const room = this.#room;
    if (!room) return;
    switch (frame.type) {
      case 'step1':
        return room.answer(this, frame.vector);
      case 'step2':
        return this.#handleUpdate(room, frame.update, frameLimits.step2Bytes);
      case 'update':
        return this.#handleUpdate(room, frame.update, frameLimits.updateBytes);
      case 'presence':
        return room.receivePresence(this, frame.states);
      case 'askPresence':
        return room.sendPresence(this);
      case 'time':
        return this.send(writeTimeAnswer({ t0: frame.t0, t1: Date.now(), t2: Date.now() }));
      case 'unknown':
        return undefined;
    }
  }

  #handleUpdate(room: SessionRoom, update: Uint8Array, most: number): void {
    if (this.#grant.access === 'view') return this.#tellReadOnly();
    if (update.length > most) {
      const mib = Math.round(most / 1024 / 1024);
      return this.refuse(
        closeCode.tooLarge,
        `This change is larger than the ${mib} MiB that the relay takes at once. Export the board to keep it.`,
      );
    }
    this.#received += 1;
    room.receive(this, update, this.#received);
  }

  #tellReadOnly(): void {
    if (this.#toldReadOnly) return;
    this.#toldReadOnly = true;
    this.tell(statusCode.readOnly, readOnly);
    this.send(writePermissionDenied(readOnly));
  }

  #sendSaved(): void {
    if (!this.#room) return;
    this.send(writeSaved({ acked: this.#acked, sequence: this.#room.sequence, epoch: this.#room.epoch }));
  }
}

function read(data: Uint8Array): Frame {
  try {
    return readFrame(data);
  } catch (error) {
    throw new MalformedError('not a frame', { cause: error });
  }
}

/** The stock protocol's way to say no: [2, 0, reason]. */
function writePermissionDenied(reason: string): Uint8Array {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, messageType.auth);
  encoding.writeVarUint(out, 0);
  encoding.writeVarString(out, reason);
  return encoding.toUint8Array(out);
}

/** A close reason has at most 123 bytes. */
function cut(reason: string): string {
  let text = reason;
  while (Buffer.byteLength(text) > 123) text = text.slice(0, -1);
  return text;
}
