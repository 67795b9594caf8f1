// The practical limit: hands each message to the other sockets of the room, and knows nothing of what is in it. With
// STATE=1 it also keeps a room's updates and answers step 1 with them, merged once: the limit for opening a board.

import * as decoding from 'lib0/decoding';
import { WebSocketServer, type WebSocket } from 'ws';
import * as Y from 'yjs';
import { messageType, syncType, writeSync } from '../../../../shared/protocol.ts';

interface Room {
  readonly sockets: Set<WebSocket>;
  updates: Uint8Array[];
  answer: Uint8Array | undefined;
}

const keepsState = process.env['STATE'] === '1';
const emptyUpdate = Uint8Array.of(0, 0);
/** A step 1 with a vector longer than this is of somebody who has the board. */
const longestEmptyStep1 = 6;
const rooms = new Map<string, Room>();
const server = new WebSocketServer({
  port: Number(process.env['PORT']),
  host: '127.0.0.1',
  perMessageDeflate: false,
});

function answerTo(message: Buffer, room: Room): Uint8Array {
  if (message.length > longestEmptyStep1) return writeSync(syncType.step2, emptyUpdate);
  if (room.answer) return room.answer;
  const whole = room.updates.length > 0 ? Y.mergeUpdates(room.updates) : emptyUpdate;
  room.updates = [whole];
  room.answer = writeSync(syncType.step2, whole);
  return room.answer;
}

function keep(message: Buffer, room: Room): void {
  room.answer = undefined;
  room.updates.push(decoding.readVarUint8Array(decoding.createDecoder(message.subarray(2))));
}

server.on('connection', (socket, request) => {
  const [path = ''] = (request.url ?? '').split('?');
  const room = rooms.get(path) ?? { sockets: new Set(), updates: [], answer: undefined };
  rooms.set(path, room);
  room.sockets.add(socket);
  socket.on('error', () => socket.terminate());
  socket.on('message', (message: Buffer, isBinary: boolean) => {
    if (keepsState && message[0] === messageType.sync) {
      if (message[1] === syncType.step1) return socket.send(answerTo(message, room));
      if (message[1] === syncType.update) keep(message, room);
    }
    for (const other of room.sockets)
      if (other !== socket && other.readyState === other.OPEN) other.send(message, { binary: isBinary });
  });
  socket.on('close', () => {
    room.sockets.delete(socket);
    if (room.sockets.size === 0 && !keepsState) rooms.delete(path);
  });
});
