// A WebSocket client on a plain TCP socket. A frame costs it a fraction of what it costs a full client, so that the
// server is measured and not the generator. It offers no extensions, so nobody compresses.

import { connect, type Socket } from 'node:net';
import { clientFrame, opcode } from './client-frame.ts';
import { FrameReader } from './frame-reader.ts';

export interface Endpoint {
  readonly port: number;
  readonly path: string;
  /** Subprotocols that are offered. */
  readonly protocols: readonly string[];
  /** The address of this machine that the connection comes from. */
  readonly from: string;
}

export interface SocketEvents {
  readonly onOpen: () => void;
  /** The bytes are good only during the call. */
  readonly onMessage: (bytes: Buffer, start: number, end: number) => void;
  readonly onClose: () => void;
}

/** All sockets read into this one, one after another. */
const inbox = Buffer.allocUnsafe(256 * 1024);
const host = '127.0.0.1';
const goodbyeMs = 2000;
const normalClosure = 1000;
const noCode = 1005;

export class RawSocket {
  readonly #events: SocketEvents;
  readonly #socket: Socket;
  readonly #reader = new FrameReader((code, bytes, start, end) => this.#take(code, bytes, start, end));
  #handshake: Buffer | undefined = Buffer.alloc(0);
  #closed = false;
  framesIn = 0;
  framesOut = 0;
  bytesIn = 0;
  bytesOut = 0;
  /** What the server closed it with. */
  closeCode: number | undefined;
  /** Why it ended otherwise. */
  error: string | undefined;

  constructor({ port, path, protocols, from }: Endpoint, events: SocketEvents) {
    this.#events = events;
    this.#socket = connect({
      host,
      port,
      localAddress: from,
      noDelay: true,
      onread: {
        buffer: inbox,
        callback: (length) => {
          this.bytesIn += length;
          this.#read(length);
          return true;
        },
      },
    });
    const offer = protocols.length > 0 ? `Sec-WebSocket-Protocol: ${protocols.join(', ')}\r\n` : '';
    this.#socket.on('connect', () =>
      this.write(
        Buffer.from(
          `GET ${path} HTTP/1.1\r\nHost: ${host}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
            `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${offer}\r\n`,
        ),
      ),
    );
    this.#socket.on('error', (error: NodeJS.ErrnoException) => {
      this.error = error.code ?? error.message;
    });
    this.#socket.on('close', () => {
      this.#closed = true;
      events.onClose();
    });
    this.#socket.on('end', () => this.#socket.end());
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** As if what it shows did not draw: nothing is read any more, and the server's buffers fill. */
  stopReading(): void {
    this.#socket.pause();
  }

  readAgain(): void {
    this.#socket.resume();
  }

  /** Bytes as they are, also such as are no frame. */
  write(bytes: Uint8Array): void {
    if (this.#closed) return;
    this.bytesOut += bytes.length;
    this.#socket.write(bytes);
  }

  sendFrame(frame: Uint8Array): void {
    this.framesOut += 1;
    this.write(frame);
  }

  send(payload: Uint8Array): void {
    this.sendFrame(clientFrame(payload));
  }

  /** Ends the line without a word of WebSocket. */
  end(): void {
    this.#socket.end();
  }

  /** Says goodbye, as a page does. */
  close(): void {
    if (!this.#handshake)
      this.write(clientFrame(Buffer.from([normalClosure >> 8, normalClosure & 255]), opcode.close));
    setTimeout(() => this.destroy(), goodbyeMs).unref();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #read(length: number): void {
    if (!this.#handshake) return this.#reader.read(inbox, 0, length);
    this.#handshake = Buffer.concat([this.#handshake, inbox.subarray(0, length)]);
    const head = this.#handshake.indexOf('\r\n\r\n');
    if (head < 0) return;
    const status = this.#handshake.toString('latin1', 9, 12);
    if (status !== '101') {
      this.error = `http ${status}`;
      return this.destroy();
    }
    const rest = this.#handshake.subarray(head + 4);
    this.#handshake = undefined;
    this.#events.onOpen();
    this.#reader.read(rest, 0, rest.length);
  }

  #take(code: number, bytes: Buffer, start: number, end: number): void {
    if (code === opcode.ping) this.write(clientFrame(bytes.subarray(start, end), opcode.pong));
    else if (code === opcode.close) {
      this.closeCode = end - start >= 2 ? bytes.readUInt16BE(start) : noCode;
      this.write(clientFrame(bytes.subarray(start, Math.min(end, start + 2)), opcode.close));
      this.end();
    } else if (code < 8) {
      this.framesIn += 1;
      this.#events.onMessage(bytes, start, end);
    }
  }
}
