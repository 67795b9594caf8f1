import * as encoding from 'lib0/encoding';
import * as decoding from 'lib0/decoding';
import { describe, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { messageType, readWho, stockProtocol, type Who } from '../../../shared/protocol.ts';
import type { RawClient } from './raw-client.ts';
import { connect, join, stockClient, synced, TryBoard, tryRelay, eventually } from './try-relay.ts';

type State = readonly [clientId: number, clock: number, state: unknown];

function presence(
  ...states: readonly (State | readonly [number, number, { readonly raw: string }])[]
): Uint8Array {
  const inner = encoding.createEncoder();
  encoding.writeVarUint(inner, states.length);
  for (const [clientId, clock, state] of states) {
    encoding.writeVarUint(inner, clientId);
    encoding.writeVarUint(inner, clock);
    const raw = typeof state === 'object' && state !== null && 'raw' in state ? String(state.raw) : undefined;
    encoding.writeVarString(inner, raw ?? JSON.stringify(state));
  }
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, messageType.awareness);
  encoding.writeVarUint8Array(out, encoding.toUint8Array(inner));
  return encoding.toUint8Array(out);
}

function heard(client: RawClient): State[] {
  return client.frames
    .filter((frame) => frame[0] === messageType.awareness)
    .flatMap((frame) => {
      const decoder = decoding.createDecoder(frame.slice(1));
      const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder));
      return Array.from({ length: decoding.readVarUint(inner) }, (): State => {
        const clientId = decoding.readVarUint(inner);
        const clock = decoding.readVarUint(inner);
        return [clientId, clock, JSON.parse(decoding.readVarString(inner))];
      });
    });
}

function who(client: RawClient): Who {
  const all = new Map<number, 'edit' | 'view'>();
  for (const frame of client.frames.filter(([type]) => type === messageType.who)) {
    const decoder = decoding.createDecoder(frame);
    decoder.pos = 1;
    for (const [clientId, access] of readWho(decoder)) all.set(clientId, access);
  }
  return all;
}

const shows = (client: RawClient, clientId: number, clock: number, state: unknown) => () =>
  heard(client).some((entry) => JSON.stringify(entry) === JSON.stringify([clientId, clock, state]));

/** Everything that was sent before has been relayed when this mark of another client has arrived. */
async function mark(from: RawClient, to: RawClient, clientId = 999, clock = 1): Promise<void> {
  from.send(presence([clientId, clock, 'mark']));
  await to.until(shows(to, clientId, clock, 'mark'), 'the mark');
}

async function three() {
  const relay = await tryRelay();
  const board = new TryBoard();
  const [a, b, c] = await Promise.all([0, 1, 2].map(() => join(relay.server, board)));
  if (!a || !b || !c) throw new Error('three sessions');
  return { ...relay, board, a, b, c };
}

describe('presence', () => {
  test('reaches the others, not its owner, and comes to a late joiner with whose it is', async () => {
    const { server, board, a, b } = await three();
    a.send(presence([7, 1, { name: 'Ada' }]));
    await b.until(shows(b, 7, 1, { name: 'Ada' }), 'Ada');
    expect(heard(a)).toEqual([]);
    expect(who(b).get(7)).toBe('edit');
    const viewer = await join(server, board, board.view());
    viewer.send(presence([8, 1, { name: 'Wall' }]));
    await a.until(shows(a, 8, 1, { name: 'Wall' }), 'the viewer');
    expect(who(a).get(8)).toBe('view');
    const late = await join(server, board);
    expect(heard(late)).toEqual(expect.arrayContaining([[7, 1, { name: 'Ada' }]]));
    expect(who(late)).toEqual(
      new Map([
        [7, 'edit'],
        [8, 'view'],
      ]),
    );
    late.frames.length = 0;
    late.send(Uint8Array.of(messageType.queryAwareness));
    await late.until(shows(late, 8, 1, { name: 'Wall' }), 'the answer');
  });

  test('of somebody else is dropped, whoever sends it and whatever its clock', async () => {
    const { server, board, a, b, c } = await three();
    a.send(presence([7, 5, { name: 'Ada' }]));
    await b.until(shows(b, 7, 5, { name: 'Ada' }), 'Ada');
    b.send(presence([20, 1, { name: 'Bob' }], [7, 9, { name: 'not Ada' }], [7, 9, null], [7, 5, null]));
    const viewer = await join(server, board, board.view());
    viewer.send(presence([7, 99, { name: 'not Ada' }]));
    await mark(viewer, c);
    const states = heard(c).filter(([clientId]) => clientId === 7);
    expect(states).toEqual([[7, 5, { name: 'Ada' }]]);
    expect(who(c).get(7)).toBe('edit');
  });

  test('of one that leaves goes away at its last clock, and only that', async () => {
    const { a, b, c } = await three();
    a.send(presence([7, 5, { name: 'Ada' }]));
    b.send(presence([8, 2, { name: 'Bob' }]));
    await c.until(() => shows(c, 7, 5, { name: 'Ada' })() && shows(c, 8, 2, { name: 'Bob' })(), 'both');
    await a.end();
    await c.until(shows(c, 7, 5, null), 'that Ada left');
    expect(heard(c).filter(([clientId]) => clientId === 8)).toEqual([[8, 2, { name: 'Bob' }]]);
  });

  test('does not come back as a ghost when an echo of one that left arrives late', async () => {
    const { server, board, a, b, c } = await three();
    a.send(presence([7, 5, { name: 'Ada' }]));
    await c.until(shows(c, 7, 5, { name: 'Ada' }), 'Ada');
    await a.end();
    await c.until(shows(c, 7, 5, null), 'that Ada left');
    b.send(presence([7, 5, { name: 'Ada' }], [7, 5, null], [7, 4, { name: 'Ada' }]));
    await mark(b, c);
    expect(heard(c).at(-1)).toEqual([999, 1, 'mark']);
    expect(heard(c).filter(([clientId]) => clientId === 7)).toHaveLength(2);
    const back = await join(server, board);
    back.send(presence([7, 6, { name: 'Ada' }]));
    await c.until(shows(c, 7, 6, { name: 'Ada' }), 'Ada again');
  });

  test('moves to the new connection of one whose old one is dying, once that does not answer', async () => {
    const { server } = await tryRelay({ limits: { doubtMs: 50 } });
    const board = new TryBoard();
    const [a, c] = [await join(server, board), await join(server, board)];
    a.send(presence([7, 5, { name: 'Ada' }]));
    await c.until(shows(c, 7, 5, { name: 'Ada' }), 'Ada');
    a.socket.pause();
    const back = await join(server, board);
    back.send(presence([7, 6, { name: 'Ada' }]));
    await back.until(shows(back, 7, 5, null), 'that the old one is gone');
    back.send(presence([7, 7, { name: 'Ada' }]));
    await c.until(shows(c, 7, 7, { name: 'Ada' }), 'Ada on her new connection');
    expect(shows(c, 7, 6, { name: 'Ada' })()).toBe(false);
  });

  test('S165 of somebody who is there is nobody else’s, also with a newer clock', async () => {
    const { server } = await tryRelay({ limits: { doubtMs: 50 } });
    const board = new TryBoard();
    const [a, c, thief] = [await join(server, board), await join(server, board), await join(server, board)];
    a.send(presence([7, 5, { name: 'Ada' }]));
    await c.until(shows(c, 7, 5, { name: 'Ada' }), 'Ada');
    const asked = new Promise((resolve) => a.ws.once('ping', resolve));
    thief.send(presence([7, 6, { name: 'Not Ada' }]));
    await asked;
    await thief.end();
    a.send(presence([7, 7, { name: 'Ada, still' }]));
    await c.until(shows(c, 7, 7, { name: 'Ada, still' }), 'Ada again');
    expect([shows(c, 7, 6, { name: 'Not Ada' })(), shows(c, 7, 6, null)(), a.isOpen]).toEqual([
      false,
      false,
      true,
    ]);
  });

  test('is taken away when nothing was heard of it for a while', async () => {
    const { server } = await tryRelay({ limits: { presenceMs: 140 } });
    const board = new TryBoard();
    const [a, c] = [await join(server, board), await join(server, board)];
    a.send(presence([7, 5, { name: 'Ada' }]));
    await c.until(shows(c, 7, 5, null), 'that Ada went silent');
  });

  test('is bounded: ids for one session, and states in one frame', async () => {
    const { a, c } = await three();
    a.send(presence([3, 1, 'in'], [4, 1, 'in'], [5, 1, 'out']));
    await c.until(() => heard(c).length >= 2, 'two states');
    a.send(presence([3, 2, 'later']));
    await c.until(shows(c, 3, 2, 'later'), 'the next');
    expect(new Set(heard(c).map(([clientId]) => clientId))).toEqual(new Set([3, 4]));
  });

  test.each([
    ['that is no JSON', [6, 1, { raw: '{"half":' }], 4400],
    ['with a mark before it that pages do not skip', [6, 1, { raw: '\uFEFF"mark"' }], 4400],
    ['of more bytes than the relay takes', [6, 1, 'x'.repeat(5000)], 4413],
  ] as const)('%s ends its session and reaches nobody', async (_what, state, code) => {
    const { a, b, c } = await three();
    a.send(presence([...state]));
    expect((await a.closed).code).toBe(code);
    b.send(presence([7, 1, 'after']));
    await c.until(shows(c, 7, 1, 'after'), 'the next');
    expect(new Set(heard(c).map(([clientId]) => clientId))).toEqual(new Set([7]));
  });

  test('comes at most every 15 ms, the newest state each time', async () => {
    const { a, b, c } = await three();
    const started = Date.now();
    for (let clock = 1; clock <= 200; clock += 1) {
      a.send(presence([7, clock, clock]));
      b.send(presence([8, clock, clock]));
      if (clock % 10 === 0) await a.settled();
    }
    await c.until(() => shows(c, 7, 200, 200)() && shows(c, 8, 200, 200)(), 'the last states');
    expect(c.count('1')).toBeLessThanOrEqual(2 + (Date.now() - started) / 15);
  });

  test('of stock clients works, and nobody stays behind as a ghost', async () => {
    const { server } = await tryRelay();
    const board = new TryBoard();
    const a = stockClient(server, board);
    const b = stockClient(server, board);
    await Promise.all([synced(a.provider), synced(b.provider)]);
    a.provider.awareness.setLocalState({ name: 'Ada' });
    b.provider.awareness.setLocalState({ name: 'Bob' });
    const names = () =>
      [...b.provider.awareness.getStates().values()].map((state) => String(state['name'])).sort();
    await eventually(names).toEqual(['Ada', 'Bob']);
    (a.provider.ws as unknown as WebSocket).terminate();
    a.provider.shouldConnect = false;
    await eventually(names).toEqual(['Bob']);
  });

  test('of more people than one frame may carry is still understood, also when it is sent back', async () => {
    const { server } = await tryRelay();
    const board = new TryBoard();
    const many = await Promise.all(Array.from({ length: 12 }, () => join(server, board)));
    for (const [i, client] of many.entries()) client.send(presence([100 + i, 1, i]));
    const last = many[11];
    if (!last) throw new Error('twelve sessions');
    await last.until(() => heard(last).length >= 11, 'all the others');
    last.send(presence(...heard(last)));
    await last.settled();
    expect(last.isOpen).toBe(true);
  });

  test('of a stock session tells nobody whose it is in words it would not understand', async () => {
    const { server, board, a } = await three();
    const stock = connect(server, board, board.edit(), stockProtocol);
    await stock.open();
    a.send(presence([7, 1, 'Ada']));
    await stock.until(shows(stock, 7, 1, 'Ada'), 'Ada');
    expect(stock.count('123')).toBe(0);
  });
});
