// The second limit: as bare.ts, but a frame is built once for the whole room, and what arrives in one turn of the event
// loop leaves as one write for each socket. The frames stay separate on the wire.

import type { Socket } from 'node:net';
import { WebSocketServer } from 'ws';

interface Waiting {
  readonly from: Socket;
  readonly frame: Buffer;
}

interface Room {
  readonly sockets: Set<Socket>;
  waiting: Waiting[];
}

const rooms = new Map<string, Room>();
const server = new WebSocketServer({
  port: Number(process.env['PORT']),
  host: '127.0.0.1',
  perMessageDeflate: false,
});

function head(length: number): Buffer {
  if (length < 126) return Buffer.from([0x82, length]);
  const bytes = Buffer.alloc(length < 65_536 ? 4 : 10);
  bytes[0] = 0x82;
  bytes[1] = bytes.length === 4 ? 126 : 127;
  if (bytes.length === 4) bytes.writeUInt16BE(length, 2);
  else bytes.writeUInt32BE(length, 6);
  return bytes;
}

function flush(room: Room): void {
  const { waiting } = room;
  room.waiting = [];
  const all = Buffer.concat(waiting.map(({ frame }) => frame));
  const writers = new Set(waiting.map(({ from }) => from));
  for (const socket of room.sockets) {
    const others = writers.has(socket) ? waiting.filter(({ from }) => from !== socket) : undefined;
    if (!others) socket.write(all);
    else if (others.length > 0) socket.write(Buffer.concat(others.map(({ frame }) => frame)));
  }
}

server.on('connection', (webSocket, request) => {
  const { socket } = request;
  const path = request.url ?? '';
  const room = rooms.get(path) ?? { sockets: new Set(), waiting: [] };
  rooms.set(path, room);
  room.sockets.add(socket);
  webSocket.on('error', () => webSocket.terminate());
  webSocket.on('message', (message: Buffer) => {
    if (room.waiting.length === 0) setImmediate(flush, room);
    room.waiting.push({ from: socket, frame: Buffer.concat([head(message.length), message]) });
  });
  webSocket.on('close', () => {
    room.sockets.delete(socket);
    if (room.sockets.size === 0) rooms.delete(path);
  });
});
