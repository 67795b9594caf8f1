// One connection as both ends see it: a queue of messages each way, which the run moves on one at a time. The relay's
// end looks like what Session and Outbox expect of `ws` and `net`; the client's end is unframed messages.

import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';

export interface Sent {
  readonly message: Uint8Array;
  /** What it took of the socket's buffer. */
  readonly bytes: number;
}

export class ModelSocket {
  /** From the client, not yet taken by the relay; then perhaps the news that the client is gone. */
  readonly up: (Uint8Array | 'close')[] = [];
  /** From the relay, not yet taken by the client. */
  readonly down: Sent[] = [];
  /** Close code of the relay, once it has closed. */
  closed: number | undefined;
  readonly ws: WebSocket;
  readonly net: Socket;
  readonly #ws = new EventEmitter();
  readonly #net = new EventEmitter();
  #paused = false;
  #over = false;
  #partial = Buffer.alloc(0);

  /** `onSent` is called with each message that the relay sends, in the moment in which it does. */
  constructor(onSent: (message: Uint8Array) => void) {
    const end = (code: number) => {
      if (this.#over) return;
      this.#over = true;
      this.closed ??= code;
      queueMicrotask(() => this.#ws.emit('close'));
    };
    this.ws = Object.assign(this.#ws, {
      pause: () => void (this.#paused = true),
      resume: () => void (this.#paused = false),
      ping: () => undefined,
      terminate: () => end(1006),
      close: (code: number) => end(code),
    }) as unknown as WebSocket;
    const net = Object.assign(this.#net, {
      writable: true,
      cork: () => undefined,
      uncork: () => undefined,
      write: (chunk: Buffer) => {
        for (const sent of this.#unframe(chunk)) {
          this.down.push(sent);
          onSent(sent.message);
        }
        return false;
      },
    });
    const unsent = () => this.down.reduce((sum, { bytes }) => sum + bytes, this.#partial.length);
    Object.defineProperty(net, 'writableLength', { get: unsent });
    this.net = net as unknown as Socket;
  }

  /** True when there is something that the relay would take now. */
  get taking(): boolean {
    return this.up.length > 0 && !this.#over && (!this.#paused || this.up[0] === 'close');
  }

  /** The relay takes a message. */
  arrive(): void {
    const next = this.up.shift();
    if (next === 'close') {
      this.#over = true;
      this.closed ??= 1006;
      this.#ws.emit('close');
    } else if (next) this.#ws.emit('message', Buffer.from(next), true);
  }

  /** The client takes a message. */
  take(): Uint8Array | undefined {
    const next = this.down.shift();
    if (next && this.down.length === 0) this.#net.emit('drain');
    return next?.message;
  }

  #unframe(chunk: Buffer): Sent[] {
    let rest = Buffer.concat([this.#partial, chunk]);
    const found: Sent[] = [];
    for (;;) {
      const short = rest.length > 1 ? (rest[1] as number) : 0;
      const head = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (rest.length < head) break;
      const length =
        short < 126 ? short : short === 126 ? rest.readUInt16BE(2) : Number(rest.readBigUInt64BE(2));
      if (rest.length < head + length) break;
      if (rest[0] !== 0x82) throw new Error('the relay sent no whole binary message');
      found.push({ message: new Uint8Array(rest.subarray(head, head + length)), bytes: head + length });
      rest = rest.subarray(head + length);
    }
    this.#partial = Buffer.from(rest);
    return found;
  }
}
