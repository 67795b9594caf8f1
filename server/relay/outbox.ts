// What a socket has to be sent leaves in one write at the end of the event loop's turn. In a busy room the system
// call is most of the cost of a delivery (relay-bench.md), and each frame stays a message of its own in it.

import type { Socket } from 'node:net';

/** Up to here, one piece costs less than a list of pieces. */
const joinedBytes = 16 * 1024;

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
      for (const piece of piecesOf([first, ...rest])) this.#socket.write(piece);
      this.#socket.uncork();
    }
  }

  clear(): void {
    this.#first = undefined;
    this.#rest = undefined;
    this.#bytes = 0;
  }
}

const joined = (parts: readonly Buffer[]): Buffer =>
  parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);

/** Short parts that follow one another as one; long ones as they are, shared with other sockets. */
function* piecesOf(parts: readonly Buffer[]): Generator<Buffer> {
  let short: Buffer[] = [];
  let bytes = 0;
  for (const part of parts) {
    if (bytes > 0 && bytes + part.length > joinedBytes) {
      yield joined(short);
      short = [];
      bytes = 0;
    }
    if (part.length > joinedBytes) yield part;
    else {
      short.push(part);
      bytes += part.length;
    }
  }
  if (bytes > 0) yield joined(short);
}
