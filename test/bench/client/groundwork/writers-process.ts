// The process in which thirty people write: each has a socket and a client id of their own, but they share one document,
// and only the first one's socket is read. Thirty documents would merge each letter thirty times, and the browser beside
// them would wait for it.

import { once } from 'node:events';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { openBoard } from '../../../../shared/board/document.ts';
import { messageType, ownProtocol, syncType, writeSync } from '../../../../shared/protocol.ts';
import { Writer } from './writer.ts';
import type { Order, Writing } from './writers.ts';

const { url, board, protocol, item, people } = JSON.parse(process.argv[1] ?? '') as Writing;
const room = openBoard(new Y.Doc());
const { doc } = room;
let writers: readonly Writer[] = [];

async function connect(): Promise<WebSocket> {
  const socket = new WebSocket(`${url}/${board}`, [ownProtocol, protocol], { perMessageDeflate: false });
  await once(socket, 'open');
  return socket;
}

const greet = (socket: WebSocket) => socket.send(writeSync(syncType.step1, Y.encodeStateVector(doc)));

/** Takes what the others wrote into the document; settles when all that the room had is there. */
function read(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    socket.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(data));
      if (decoding.readVarUint(decoder) !== messageType.sync) return;
      const step = decoding.readVarUint(decoder);
      if (step === syncType.step1) return;
      Y.applyUpdate(doc, decoding.readVarUint8Array(decoder), room);
      if (step === syncType.step2) resolve();
    });
  });
}

async function come(): Promise<void> {
  const sockets = await Promise.all(people.map(connect));
  const all = read(sockets[0] as WebSocket);
  for (const socket of sockets) greet(socket);
  await all;
  writers = people.map(
    (person, at) => new Writer({ room, item, person, at, socket: sockets[at] as WebSocket }),
  );
  for (const writer of writers) writer.begin();
}

async function go(): Promise<void> {
  await Promise.all(writers.map((writer) => writer.leave()));
  writers = [];
}

const orders: Readonly<Record<Order, () => Promise<void>>> = { come, go };
process.on('message', (order: Order) => void orders[order]().then(() => process.send?.('done')));
process.on('disconnect', () => process.exit());
process.send?.('ready');
