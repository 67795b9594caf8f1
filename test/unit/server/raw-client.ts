// A socket that speaks the wire by hand, keeps all that it hears, and lets a test wait for what it wants to hear.

import type { Socket } from 'node:net';
import * as decoding from 'lib0/decoding';
import { WebSocket, type ClientOptions } from 'ws';
import * as Y from 'yjs';
import {
  carriesUpdate,
  messageType,
  readSaved,
  readStatus,
  syncType,
  writeSync,
  type Saved,
  type Status,
} from '../../../shared/protocol.ts';

export interface Closed {
  readonly code: number;
  readonly reason: string;
}

export class RawClient {
  readonly ws: WebSocket;
  readonly frames: Uint8Array[] = [];
  readonly closed: Promise<Closed>;
  /** Update-bearing frames sent. */
  sent = 0;
  #waiting: (() => void)[] = [];

  constructor(url: string, protocols: readonly string[], options: ClientOptions = {}) {
    this.ws = new WebSocket(url, [...protocols], options);
    this.ws.on('error', () => undefined);
    this.ws.on('message', (data: Buffer) => {
      this.frames.push(new Uint8Array(data));
      this.#wake();
    });
    this.closed = new Promise((resolve) => {
      this.ws.on('close', (code, reason) => {
        resolve({ code, reason: reason.toString() });
        this.#wake();
      });
    });
  }

  /** Resolves when the socket is open. */
  async open(): Promise<this> {
    await this.until(() => this.ws.readyState !== WebSocket.CONNECTING, 'open');
    return this;
  }

  get isOpen(): boolean {
    return this.ws.readyState === WebSocket.OPEN;
  }

  send(frame: Uint8Array): void {
    if (carriesUpdate(frame)) this.sent += 1;
    this.ws.send(frame);
  }

  sendUpdate(update: Uint8Array): void {
    this.send(writeSync(syncType.update, update));
  }

  sendStep1(vector = Y.encodeStateVector(new Y.Doc())): void {
    this.send(writeSync(syncType.step1, vector));
  }

  /** Resolves when the condition holds; looked at after each frame, on open and on close. */
  async until(condition: () => boolean, what: string): Promise<void> {
    const late = Date.now() + 20_000;
    const opened = () => this.#wake();
    this.ws.once('open', opened);
    while (!condition()) {
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`waited in vain for ${what}; heard ${this.heard().join(' ')}`)),
          Math.max(0, late - Date.now()),
        );
        this.#waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
    this.ws.off('open', opened);
  }

  /** Types of what was heard, as 0.2 or 120. */
  heard(): string[] {
    return this.frames.map((frame) =>
      frame[0] === messageType.sync ? `0.${frame[1] ?? ''}` : String(frame[0]),
    );
  }

  count(kind: string): number {
    return this.heard().filter((type) => type === kind).length;
  }

  /** Payloads of the sync frames of this type. */
  payloads(type: number): Uint8Array[] {
    return this.frames
      .filter((frame) => frame[0] === messageType.sync && frame[1] === type)
      .map((frame) => decoding.readVarUint8Array(after(frame, 2)));
  }

  saved(): Saved[] {
    return this.frames
      .filter((frame) => frame[0] === messageType.saved)
      .map((frame) => readSaved(after(frame, 1)));
  }

  /** The highest acknowledgement so far. */
  get acked(): number {
    return Math.max(0, ...this.saved().map(({ acked }) => acked));
  }

  statuses(): Status[] {
    return this.frames
      .filter((frame) => frame[0] === messageType.status)
      .map((frame) => readStatus(after(frame, 1)));
  }

  /** A document with all that was heard. */
  document(): Y.Doc {
    const doc = new Y.Doc();
    for (const type of [syncType.step2, syncType.update])
      for (const update of this.payloads(type)) Y.applyUpdate(doc, update);
    return doc;
  }

  /** The same, kept up from now on with each frame as it comes. */
  liveDocument(): Y.Doc {
    const doc = this.document();
    this.ws.on('message', () => {
      const frame = this.frames.at(-1);
      if (frame && carriesUpdate(frame)) Y.applyUpdate(doc, decoding.readVarUint8Array(after(frame, 2)));
    });
    return doc;
  }

  /** The network below: to stop reading, as a cable that was cut does, or to write what no WebSocket writes. */
  get socket(): Socket {
    return (this.ws as unknown as { readonly _socket: Socket })._socket;
  }

  /** Waits until the relay has answered something sent now: all that was sent before has been handled. */
  async settled(): Promise<void> {
    const before = this.count(String(messageType.time));
    this.send(Uint8Array.of(messageType.time, 0, 0, 0, 0, 0, 0, 0, 0));
    await this.until(
      () => this.count(String(messageType.time)) > before || !this.isOpen,
      'the answer to a time question',
    );
  }

  async end(): Promise<void> {
    this.ws.terminate();
    await this.closed;
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}

function after(frame: Uint8Array, position: number): decoding.Decoder {
  const decoder = decoding.createDecoder(frame);
  decoder.pos = position;
  return decoder;
}

/** Updates of a document that writes `key` = 1, 2, … */
export function* updatesOf(key: string): Generator<Uint8Array, never> {
  const doc = new Y.Doc();
  let latest = new Uint8Array();
  doc.on('update', (update: Uint8Array) => {
    latest = new Uint8Array(update);
  });
  for (let i = 1; ; i += 1) {
    doc.getMap('test').set(key, i);
    yield latest;
  }
}
