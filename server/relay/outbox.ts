// What a socket has to be sent leaves in one write at the end of the event loop's turn. In a busy room the system
// call is most of the cost of a delivery (relay-bench.md), and each frame stays a message of its own in it.

import type { Socket } from 'node:net';
import type { ReadyFrame } from './ready-frame.ts';

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
  #parts: Buffer[] = [];
  #bytes = 0;

  constructor(socket: Socket, turn: Turn) {
    this.#socket = socket;
    this.#turn = turn;
  }

  /** Bytes that have not left this process. */
  get unsent(): number {
    return this.#bytes + this.#socket.writableLength;
  }

  push(frame: ReadyFrame): void {
    if (this.#parts.length === 0) this.#turn.schedule(this);
    for (const part of frame) {
      this.#parts.push(part);
      this.#bytes += part.length;
    }
  }

  flush(): void {
    const parts = this.#parts;
    const bytes = this.#bytes;
    this.#parts = [];
    this.#bytes = 0;
    if (parts.length === 0 || !this.#socket.writable) return;
    if (bytes <= joinedBytes) this.#socket.write(joined(parts));
    else {
      this.#socket.cork();
      for (const piece of piecesOf(parts)) this.#socket.write(piece);
      this.#socket.uncork();
    }
  }

  clear(): void {
    this.#parts = [];
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
