import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import * as Y from 'yjs';
import { OpenBoard } from '../../../server/command/board-link.ts';
import { Failure } from '../../../server/command/failure.ts';
import { editSecret, linkUrl, newBoardSecrets } from '../../../shared/links.ts';
import {
  closeCode,
  emptyStep2,
  limits,
  messageType,
  ownProtocol,
  statusCode,
  syncType,
  writeSaved,
  writeStatus,
  writeSync,
} from '../../../shared/protocol.ts';

const { seed, board } = newBoardSecrets(new Uint8Array(32).fill(7));
const isStep2 = (data: Buffer) => data[0] === messageType.sync && data[1] === syncType.step2;

let server: WebSocketServer | undefined;
afterEach(() => {
  for (const client of server?.clients ?? []) client.terminate();
  server?.close();
});

/** A relay of a few lines, and the edit link to a board on it. */
async function relay(
  onSocket: (socket: WebSocket, path: string, protocols: string) => void,
): Promise<string> {
  server = new WebSocketServer({ port: 0, handleProtocols: () => ownProtocol });
  await once(server, 'listening');
  server.on('connection', (socket, request) =>
    onSocket(socket, request.url ?? '', request.headers['sec-websocket-protocol'] ?? ''),
  );
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return linkUrl(origin, { role: 'edit', board, n: 0, secret: editSecret(seed, 0) });
}

/** Answers the first step 1 with what this document holds. */
function answerWith(socket: WebSocket, doc: Y.Doc) {
  socket.send(writeSync(syncType.step1, Y.encodeStateVector(doc)));
  socket.once('message', () => socket.send(writeSync(syncType.step2, Y.encodeStateAsUpdate(doc))));
}

describe('a board opened by its link', () => {
  test('has what the relay has; the secret travels as a subprotocol, not in the address', async () => {
    const doc = new Y.Doc();
    doc.getMap('items').set('a', 1);
    let asked = { path: '', protocols: '' };
    const link = await relay((socket, path, protocols) => {
      asked = { path, protocols };
      answerWith(socket, doc);
    });
    const open = await OpenBoard.open(link);
    expect(open.doc.getMap('items').get('a')).toBe(1);
    expect(asked.path).toBe(`/sync/${board}`);
    expect(asked.protocols).toBe(`groundwork.v1,auth.0.${editSecret(seed, 0)}`);
    open.close();
  });

  test('a save is done when the relay says that it is on disk, and not before', async () => {
    let socket: WebSocket | undefined;
    const link = await relay((connected) => {
      socket = connected;
      answerWith(connected, new Y.Doc());
    });
    const open = await OpenBoard.open(link);
    const before = Y.encodeStateVector(open.doc);
    open.doc.getMap('items').set('b', 2);
    const frames: Buffer[] = [];
    socket?.on('message', (data: Buffer) => frames.push(data));
    const received = once(socket as WebSocket, 'message');
    let saved = false;
    const done = open.save(before).then(() => (saved = true));
    await received;
    expect(frames.filter(isStep2)).toHaveLength(1);
    // The relay has it, not yet its disk: a sign of life and an answer to a ping pass by, the save stays open.
    socket?.send(writeSaved({ acked: 0, sequence: 0, epoch: 1 }));
    socket?.ping();
    await once(socket as WebSocket, 'pong');
    expect(saved).toBe(false);
    socket?.send(writeSaved({ acked: 1, sequence: 1, epoch: 1 }));
    await done;
    expect(saved).toBe(true);
    open.close();
  });

  test('a connection that breaks before that is a failure which says what to do', async () => {
    const link = await relay((socket) => {
      answerWith(socket, new Y.Doc());
      socket.on('message', (data: Buffer) => {
        if (isStep2(data)) socket.terminate();
      });
    });
    const open = await OpenBoard.open(link);
    await expect(open.save(new Uint8Array([0]))).rejects.toThrow(
      /before the relay said.*run the same import again/,
    );
  });

  test.each([
    [
      'closes with its reason',
      (socket: WebSocket) => socket.close(closeCode.noBoard, 'This board is not here.'),
      'This board is not here.',
    ],
    [
      'says why and closes without',
      (socket: WebSocket) => {
        socket.send(writeStatus(statusCode.refused, 'This is too large.'));
        socket.close(closeCode.tooLarge);
      },
      'This is too large.',
    ],
    [
      'speaks another language',
      (socket: WebSocket) => socket.send(new Uint8Array([0])),
      /does not speak as a Groundwork relay/,
    ],
  ])('a relay that %s: one sentence', async (_, act, sentence) => {
    const link = await relay((socket) => act(socket));
    await expect(OpenBoard.open(link)).rejects.toThrow(Failure);
    await expect(OpenBoard.open(link)).rejects.toThrow(sentence);
  });

  test('no relay at all: one sentence', async () => {
    const link = await relay(() => undefined);
    server?.close();
    await expect(OpenBoard.open(link)).rejects.toThrow(/No relay answers at http/);
  });

  test('what the relay would not take at once is not even sent', async () => {
    let sent = 0;
    const link = await relay((socket) => {
      socket.on('message', () => (sent += 1));
      socket.send(emptyStep2);
    });
    const open = await OpenBoard.open(link);
    const before = Y.encodeStateVector(open.doc);
    open.doc.getText('x').insert(0, 'x'.repeat(limits.step2Bytes + 1));
    await expect(open.save(before)).rejects.toThrow(/8 MB at once/);
    expect(sent).toBeLessThanOrEqual(1);
    open.close();
  });
});
