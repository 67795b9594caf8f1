// The floor's relay: rooms in memory under /ws/<room>. It merges each room, answers the first sync step and hands on
// what comes; nothing is kept on a disk.

import type { Server } from 'node:http';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { type WebSocket, WebSocketServer } from 'ws';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';

const syncMessage = 0;

const message = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, syncMessage);
  write(encoder);
  return encoding.toUint8Array(encoder);
};

export class Rooms {
  readonly #rooms = new Map<string, { readonly doc: Y.Doc; readonly sockets: Set<WebSocket> }>();
  readonly #server: WebSocketServer;

  constructor(server: Server) {
    this.#server = new WebSocketServer({ server, perMessageDeflate: false });
    this.#server.on('connection', (socket, request) => {
      this.#enter(socket, new URL(request.url ?? '/', 'http://floor').pathname.replace(/^\/ws\//, ''));
    });
  }

  doc(name: string): Y.Doc {
    return this.#room(name).doc;
  }

  close(): void {
    for (const socket of this.#server.clients) socket.terminate();
  }

  #room(name: string) {
    const room = this.#rooms.get(name) ?? { doc: new Y.Doc(), sockets: new Set() };
    this.#rooms.set(name, room);
    return room;
  }

  #enter(socket: WebSocket, name: string): void {
    const { doc, sockets } = this.#room(name);
    sockets.add(socket);
    const handOn = (bytes: Uint8Array) => {
      for (const other of sockets) if (other !== socket) other.send(bytes);
    };
    socket.send(message((encoder) => sync.writeSyncStep1(encoder, doc)));
    socket.on('message', (data: Buffer) => {
      const bytes = new Uint8Array(data);
      const decoder = decoding.createDecoder(bytes);
      if (decoding.readVarUint(decoder) !== syncMessage) return handOn(bytes);
      const reply = message((encoder) => this.#read(decoder, encoder, doc, handOn));
      if (reply.length > 1) socket.send(reply);
    });
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => sockets.delete(socket));
  }

  #read(
    decoder: decoding.Decoder,
    reply: encoding.Encoder,
    doc: Y.Doc,
    handOn: (bytes: Uint8Array) => void,
  ): void {
    if (decoding.readVarUint(decoder) === sync.messageYjsSyncStep1) {
      sync.readSyncStep1(decoder, reply, doc);
      return;
    }
    // What a returning client brings goes on as an update.
    const update = decoding.readVarUint8Array(decoder);
    Y.applyUpdate(doc, update);
    handOn(message((encoder) => sync.writeUpdate(encoder, update)));
  }
}
