// What a socket has to be sent leaves in one write at the end of the event loop's turn. In a busy room the system
// call is most of the cost of a delivery, as a profile of S1 in the relay bench shows, and each frame stays a message
// of its own in it.

import type { Socket } from 'node:net';
import { joined, joinedBytes } from './ready-frame.ts';

/** All outboxes of one relay. */
export class Turn {
  #due: Outbox[] = [];

  schedule(outbox: Outbox): void {
    if (this.#due.push(outbox) === 1) setImmediate(this.#end);
  }

  readonly #end = () => {
    const due = this.#due;
    this.#due = [];
    for (const outbox of due) outbox.flush();
  };
}

export class Outbox {
  readonly #socket: Socket;
  readonly #turn: Turn;
  // Nearly always there is one piece only, and a room of a hundred makes a hundred of these for each edit.
  #first: Buffer | undefined;
  #rest: Buffer[] | undefined;
  #bytes = 0;

  constructor(socket: Socket, turn: Turn) {
    this.#socket = socket;
    this.#turn = turn;
  }

  /** Bytes that have not left this process. */
  get unsent(): number {
    return this.#bytes + this.#socket.writableLength;
  }

  push(piece: Buffer): void {
    this.#bytes += piece.length;
    if (this.#first) (this.#rest ??= []).push(piece);
    else {
      this.#first = piece;
      this.#turn.schedule(this);
    }
  }

  flush(): void {
    const first = this.#first;
    const rest = this.#rest;
    const bytes = this.#bytes;
    this.clear();
    if (!first || this.#socket.destroyed) return;
    if (!rest) this.#socket.write(first);
    else if (bytes <= joinedBytes) this.#socket.write(Buffer.concat([first, ...rest], bytes));
    else {
      this.#socket.cork();
      for (const piece of joined([[first, ...rest]])) this.#socket.write(piece);
      this.#socket.uncork();
    }
  }

  clear(): void {
    this.#first = undefined;
    this.#rest = undefined;
    this.#bytes = 0;
  }
}
