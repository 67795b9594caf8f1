import { createConnection } from 'node:net';
import * as decoding from 'lib0/decoding';
import { describe, expect, test } from 'vitest';
import { Bucket } from '../../../server/relay/rate.ts';
import {
  emptyAwareness,
  messageType,
  ownProtocol,
  readTimeAnswer,
  stockProtocol,
  writeTimeQuestion,
} from '../../../shared/protocol.ts';
import { connect, eventually, join, TryBoard, tryRelay } from './try-relay.ts';

describe('a session', () => {
  test('gives signs of life: what is saved to our own client, nothing that changes anything to others', async () => {
    const { server } = await tryRelay({ limits: { heartbeatMs: 20 } });
    const board = new TryBoard();
    const own = await join(server, board);
    const stock = connect(server, board, board.edit(), stockProtocol);
    await own.until(() => own.count('120') >= 3, 'three heartbeats');
    await stock.until(() => stock.count('1') >= 3, 'three heartbeats');
    expect(own.saved().at(-1)).toMatchObject({ acked: 0, sequence: 0 });
    expect(stock.frames.filter(([type]) => type === messageType.awareness).at(-1)).toEqual(emptyAwareness);
    expect(stock.count('120')).toBe(0);
  });

  test('tells the time of the relay', async () => {
    const { server } = await tryRelay();
    const board = new TryBoard();
    const client = await join(server, board);
    const before = Date.now();
    client.frames.length = 0;
    client.send(writeTimeQuestion(12.5));
    await client.until(() => client.count('124') === 1, 'the answer');
    const decoder = decoding.createDecoder(client.frames[0] ?? new Uint8Array());
    decoder.pos = 1;
    const { t0, t1, t2 } = readTimeAnswer(decoder);
    expect(t0).toBe(12.5);
    expect(t1).toBeGreaterThanOrEqual(before);
    expect(t2).toBeGreaterThanOrEqual(t1);
    expect(t2).toBeLessThanOrEqual(Date.now());
  });

  test('whose other side is dead is cut off, one that answers is not', async () => {
    const { server } = await tryRelay({ limits: { pingMs: 40 } });
    const board = new TryBoard();
    const alive = await join(server, board);
    const dead = connect(server, board, board.edit(), ownProtocol, { autoPong: false });
    expect(await dead.closed).toMatchObject({ code: 1006 });
    await alive.settled();
    expect(alive.isOpen).toBe(true);
  });

  test('ends with its relay even when the other side says nothing any more', async () => {
    const { server } = await tryRelay();
    const board = new TryBoard();
    const client = await join(server, board);
    client.ws.pause();
    await server.close();
    expect(client.ws.readyState).toBe(1);
  });
});

test('an address that is no /sync/… is no socket', async () => {
  const { server } = await tryRelay();
  const answer = await new Promise<string>((resolve) => {
    const socket = createConnection(server.port, '127.0.0.1');
    let text = '';
    socket.on('data', (part) => {
      text += part.toString();
    });
    socket.on('close', () => resolve(text));
    socket.write(
      'GET /other HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
  });
  expect(answer).toMatch(/^HTTP\/1\.1 404 /);
});

test('more people than a room takes are told to come later', async () => {
  const { server } = await tryRelay({ limits: { socketsPerRoom: 2 } });
  const board = new TryBoard();
  await join(server, board);
  const second = await join(server, board);
  expect(await connect(server, board, board.edit()).closed).toMatchObject({ code: 4503 });
  await second.end();
  await eventually(async () => {
    const client = connect(server, board, board.edit());
    await client.open();
    await client.settled();
    return client.isOpen;
  }).toBe(true);
});

describe('Bucket', () => {
  test('lets a burst through, then as much as flows in, and says how long to wait', () => {
    const bucket = new Bucket(10, 5, 0);
    expect([bucket.take(5, 0), bucket.take(1, 0), bucket.take(1, 0)]).toEqual([0, 100, 200]);
    expect(bucket.tryTake(250)).toBe(false);
    expect(bucket.tryTake(300)).toBe(true);
    expect([bucket.full(700), bucket.full(800)]).toEqual([false, true]);
  });
});
