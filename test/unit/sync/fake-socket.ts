// A WebSocket whose other end is the test.

import type { SocketClass } from '../../../client/sync/counting-socket.ts';

type Listener = ((event: unknown) => void) | null;

export class FakeSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly OPEN = 1;

  readonly url: string;
  readonly protocols: readonly string[];
  readonly sent: Uint8Array[] = [];
  readyState = 0;
  bufferedAmount = 0;
  binaryType = 'blob';
  onopen: Listener = null;
  onclose: Listener = null;
  onerror: Listener = null;
  #onmessage: Listener = null;

  constructor(url: string, protocols: readonly string[] = []) {
    this.url = url;
    this.protocols = protocols;
  }

  get onmessage(): Listener {
    return this.#onmessage;
  }

  set onmessage(listener: Listener) {
    this.#onmessage = listener;
  }

  send(frame: Uint8Array): void {
    if (this.readyState === 0) throw new Error('still connecting');
    if (this.readyState === 1) this.sent.push(frame.slice());
  }

  close(): void {
    this.readyState = 3;
  }

  opens(): void {
    this.readyState = 1;
    this.onopen?.({});
  }

  gets(data: Uint8Array | string): void {
    this.#onmessage?.({ data: typeof data === 'string' ? data : data.slice().buffer });
  }

  /** The other end closed it. */
  closes(code: number, reason = ''): void {
    this.readyState = 3;
    this.onclose?.({ code, reason });
  }

  /** How many frames that begin with these bytes were sent. */
  count(...start: readonly number[]): number {
    return this.sent.filter((frame) => start.every((byte, i) => frame[i] === byte)).length;
  }
}

/** A class to give to a Connection, and the sockets that it made, newest last. */
export function fakeSockets(): { Socket: SocketClass; sockets: FakeSocket[] } {
  const sockets: FakeSocket[] = [];
  class Counted extends FakeSocket {
    constructor(url: string, protocols?: readonly string[]) {
      super(url, protocols);
      sockets.push(this);
    }
  }
  return { Socket: Counted as unknown as SocketClass, sockets };
}
