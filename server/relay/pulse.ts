// Whether somebody is still at the other end of a socket: asked by pings, and believed of whatever moves. On a slow
// line one long message is all that there is for minutes; the answer to a ping comes behind it.

import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Timing } from './timing.ts';

export class Pulse {
  readonly #ws: WebSocket;
  readonly #socket: Socket;
  /** Bytes that had come at the last ping, -1 when it waits for none, and those that had left while more waited. */
  #read = -1;
  #left = -1;
  #cancelDoubt: (() => void) | undefined;

  constructor(ws: WebSocket, socket: Socket) {
    this.#ws = ws;
    this.#socket = socket;
  }

  /** Nothing was read for a while, so no answer either: only the next question is to be answered. */
  restart(): void {
    this.#read = -1;
    this.#cancelDoubt?.();
    this.#cancelDoubt = undefined;
  }

  /** Asks, or cuts it off when nothing has moved since it was asked the last time. */
  ping(): void {
    const { bytesRead, bytesWritten, writableLength } = this.#socket;
    // The system takes a few bytes for somebody who is gone as well, but not what waits behind a full line.
    const left = writableLength > 0 ? bytesWritten - writableLength : -1;
    if (bytesRead === this.#read && left === this.#left) return this.#ws.terminate();
    this.#read = bytesRead;
    this.#left = left;
    this.#ws.ping();
  }

  /** Somebody else says to be who this is: it is cut off, unless it answers in so many milliseconds. */
  doubt(timing: Timing, answerMs: number): void {
    if (this.#cancelDoubt) return;
    const { bytesRead } = this.#socket;
    this.#ws.ping();
    this.#cancelDoubt = timing.after(answerMs, () => {
      this.#cancelDoubt = undefined;
      // Who is not read at the moment cannot have been heard.
      if (this.#socket.bytesRead === bytesRead && !this.#ws.isPaused) this.#ws.terminate();
    });
  }
}
