// The connection against the real relay over real sockets: what the fake socket cannot prove.

import { connect as connectTo, createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { RelayClock } from '../../../client/sync/clock.ts';
import { Connection } from '../../../client/sync/connection.ts';
import type { SocketClass } from '../../../client/sync/counting-socket.ts';
import { Presence } from '../../../client/sync/presence.ts';
import { syncStatus } from '../../../client/sync/sync-status.ts';
import { endings, type RelayLimits } from '../../../server/relay/limits.ts';
import { MemoryStore } from '../../memory-store.ts';
import { startServer, type RunningServer } from '../../../server/server.ts';
import type { Change } from '../../../server/store/store.ts';
import type { MemberId } from '../../../shared/ids.ts';
import { editSecret, newBoardSecrets, viewSecret, type Link } from '../../../shared/links.ts';
import { carriesUpdate, limits } from '../../../shared/protocol.ts';

const { seed, board } = newBoardSecrets(Uint8Array.from({ length: 32 }, (_, i) => 3 * i));
const owner: Link = { role: 'owner', board, seed, n: 0 };
const view: Link = { role: 'view', board, n: 0, m: 0, secret: viewSecret(editSecret(seed, 0), 0) };

/** A store whose disk answers when the test lets it. */
class SlowStore extends MemoryStore {
  #free = Promise.resolve();
  release = () => {};

  hold(): void {
    this.#free = new Promise((done) => (this.release = done));
  }

  override async append(changes: readonly Change[]): Promise<void> {
    await this.#free;
    return super.append(changes);
  }
}

const ends: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function relay(
  store = new SlowStore(),
  port = 0,
  limits: Partial<RelayLimits> = {},
): Promise<RunningServer> {
  const config = { port, host: '127.0.0.1', dataDir: '', clientDir: '' };
  const running = await startServer(config, { store, limits, log: () => {} });
  ends.push(() => running.close());
  return running;
}

function person(
  { port }: Pick<RunningServer, 'port'>,
  link: Link = owner,
  Socket = WebSocket as unknown as SocketClass,
) {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  const confirmed: unknown[] = [];
  const connection = new Connection({
    url: `ws://127.0.0.1:${port}/sync`,
    link,
    doc,
    awareness,
    // A mark is the text at that moment: what the relay must have when it is confirmed.
    ledger: { cover: () => doc.getText('t').toJSON(), confirm: (token) => confirmed.push(token) },
    isOwn: (origin) => origin === 'me',
    Socket,
    random: () => 0,
    isHidden: () => false,
    onWake: () => () => {},
  });
  ends.push(() => {
    connection.destroy();
    doc.destroy();
  });
  const type = (text: string) => doc.transact(() => doc.getText('t').insert(0, text), 'me');
  const text = () => doc.getText('t').toJSON();
  return { doc, awareness, connection, confirmed, type, text };
}

const soon = (assertion: () => void) => vi.waitFor(assertion, { timeout: 10_000, interval: 5 });
const covered = ({ connection }: ReturnType<typeof person>) =>
  soon(() => expect(connection.covered).toBe(true));

/** What the person reads. */
const statusOf = ({ connection }: ReturnType<typeof person>) =>
  syncStatus({
    storage: { status: 'ok' },
    connection: connection.state,
    access: connection.access,
    covered: connection.covered,
    changedHere: connection.changedHere,
    stalled: connection.stalled,
    notice: connection.notice,
    unsaved: new Set(),
    pictures: { waiting: new Set(), inTab: new Set(), checked: true, missing: 0, trouble: '' },
    otherTabs: [],
  });

describe('with the real relay', () => {
  test('one change of several megabytes goes through while both are connected, and is saved', async () => {
    const at = await relay();
    const [a, b] = [person(at), person(at)];
    a.connection.connect();
    b.connection.connect();
    await covered(a);
    await soon(() => expect(b.connection.synced).toBe(true));
    const large = 'x'.repeat(3 * limits.updateBytes);
    a.type(large);
    await soon(() => expect(b.text()).toHaveLength(large.length));
    await covered(a);
    expect(a.connection.state.status).toBe('connected');
  });

  test('two people meet; what each typed offline arrives, and both are told that it is saved', async () => {
    const at = await relay();
    const [a, b] = [person(at), person(at)];
    a.type('from a ');
    b.type('from b ');
    a.connection.connect();
    b.connection.connect();
    await covered(a);
    await covered(b);
    await soon(() => expect(a.text()).toBe(b.text()));
    expect(a.text()).toContain('from a ');
    expect(a.text()).toContain('from b ');
    a.type('live ');
    await soon(() => expect(b.text()).toBe(a.text()));
    await covered(a);
    expect(a.confirmed.at(-1)).toBe(a.text());
  });

  test('nothing is called saved while the disk of the relay has not answered', async () => {
    const store = new SlowStore();
    const at = await relay(store);
    const a = person(at);
    a.connection.connect();
    await covered(a);
    store.hold();
    a.type('held ');
    const told: boolean[] = [];
    a.connection.subscribe(() => told.push(a.connection.covered));
    await soon(() => expect(a.connection.notice?.text).toBeTruthy());
    expect(told).not.toContain(true);
    expect(a.confirmed).not.toContain('held ');
    store.release();
    await covered(a);
    expect(a.confirmed).toContain('held ');
    await soon(() => expect(a.connection.notice).toBeUndefined());
  });

  test('the relay is replaced by an empty one while somebody types: nothing typed is lost', async () => {
    const at = await relay();
    const [a, b] = [person(at), person(at)];
    a.connection.connect();
    b.connection.connect();
    a.type('before ');
    await covered(a);
    await soon(() => expect(b.text()).toBe('before '));
    await at.close();
    await soon(() => expect(a.connection.state.status).toBe('waiting'));
    a.type('while away ');
    b.type('also away ');
    expect([a.connection.covered, a.connection.changedHere]).toEqual([false, true]);
    await relay(new SlowStore(), at.port);
    await covered(a);
    await covered(b);
    await soon(() => expect(a.text()).toBe(b.text()));
    for (const words of ['before ', 'while away ', 'also away ']) expect(a.text()).toContain(words);
  });

  test('a view link reads, sends nothing, and is not called saved', async () => {
    const at = await relay();
    const a = person(at);
    a.connection.connect();
    a.type('to read');
    await covered(a);
    const reader = person(at, view);
    reader.connection.connect();
    await soon(() => expect(reader.text()).toBe('to read'));
    reader.type('forbidden ');
    a.type('more ');
    await soon(() => expect(reader.text()).toContain('more '));
    expect(a.text()).toBe('more to read');
    expect([reader.connection.state.status, reader.connection.covered]).toEqual(['connected', false]);
  });

  test('a replaced link is refused with a sentence; the new one goes on where it stopped', async () => {
    const at = await relay();
    const a = person(at, { role: 'edit', board, n: 0, secret: editSecret(seed, 0) });
    a.connection.connect();
    await covered(a);
    const b = person(at, { role: 'edit', board, n: 1, secret: editSecret(seed, 1) });
    b.connection.connect();
    await soon(() => expect(a.connection.state).toMatchObject({ status: 'refused', code: 4403 }));
    a.type('kept');
    a.connection.useLink({ role: 'edit', board, n: 1, secret: editSecret(seed, 1) });
    await covered(a);
    await soon(() => expect(b.text()).toBe('kept'));
  });

  /** Counts the frames with changes that leave through it. */
  const countingUpdates = () => {
    const sizes: number[] = [];
    class Watched extends WebSocket {
      override send(data: Parameters<WebSocket['send']>[0]): void {
        if (data instanceof Uint8Array && carriesUpdate(data)) sizes.push(data.length);
        super.send(data);
      }
    }
    return { sizes, Socket: Watched as unknown as SocketClass };
  };

  test('S154 a week of work without a network, 50,000 edits, comes back in one answer and is saved', async () => {
    const at = await relay();
    const { sizes, Socket } = countingUpdates();
    const [a, b] = [person(at, owner, Socket), person(at)];
    b.connection.connect();
    await covered(b);
    const items = a.doc.getMap<Y.Map<unknown>>('items');
    for (let i = 0; i < 50_000; i += 1)
      a.doc.transact(() => {
        const id = `i${i % 500}`;
        const item = items.get(id) ?? items.set(id, new Y.Map());
        if (i % 3 > 0) item.set('column', `c${i % 7}`);
        else a.doc.getText('t').insert((i * 7919) % (a.doc.getText('t').length + 1), 'words ');
      }, 'me');
    a.connection.connect();
    await covered(a);
    await soon(() => expect(b.text()).toBe(a.text()));
    expect(b.doc.getMap('items').toJSON()).toEqual(items.toJSON());
    expect(sizes).toHaveLength(1);
    expect(sizes[0]).toBeLessThan(limits.step2Bytes);
    expect(a.confirmed).toHaveLength(1);
  });

  test('S154 a board larger than one answer may be fills an empty relay in parts, and is saved with the last', async () => {
    const at = await relay();
    const { sizes, Socket } = countingUpdates();
    const [a, b] = [person(at, owner, Socket), person(at)];
    b.connection.connect();
    await covered(b);
    for (let i = 0; i < 60; i += 1)
      a.doc.transact(() => a.doc.getText('t').insert((i * 7919) % 65_536, `${i} `.repeat(70_000)), 'me');
    expect(Y.encodeStateAsUpdate(a.doc).length).toBeGreaterThan(limits.step2Bytes * 1.2);
    const said: number[] = [];
    a.connection.subscribe(() => {
      if (a.connection.covered) said.push(sizes.length);
    });
    a.connection.connect();
    a.type('typed while it is being brought ');
    await covered(a);
    await soon(() => expect(b.text().length).toBe(a.text().length));
    expect(b.text()).toBe(a.text());
    expect(sizes.length).toBeGreaterThan(2);
    expect(Math.max(...sizes)).toBeLessThan(limits.step2Bytes);
    expect(said[0]).toBe(sizes.length);
    expect(a.connection.state.status).toBe('connected');
  });

  test('a change too large for the relay is refused in words and stays here', async () => {
    const at = await relay();
    const a = person(at);
    a.connection.connect();
    await covered(a);
    const most = limits.step2Bytes + 1;
    a.type('x'.repeat(most));
    await soon(() => expect(a.connection.state).toMatchObject({ status: 'refused', code: 4413 }));
    expect([a.connection.covered, a.connection.changedHere]).toEqual([false, true]);
    expect(a.text()).toHaveLength(most);
  });

  test('S159 a page that comes back says where it was, and one that shows too much of itself is told so', async () => {
    const at = await relay();
    const [a, b] = [person(at), person(at)];
    a.type('first ');
    for (const { connection } of [a, b]) connection.connect();
    await covered(a);
    await soon(() => expect(b.text()).toBe(a.text()));
    // The relay's next word says how far it has sent the room.
    b.type('second ');
    await covered(b);
    b.connection.disconnect();
    a.type('third ');
    await covered(a);
    b.connection.connect();
    await soon(() => expect(b.text()).toBe(a.text()));
    await covered(b);
    const figures = await (await fetch(`${at.url}/metrics`)).text();
    expect(figures).toContain('groundwork_joins_total{answer="resumed"} 1\n');

    b.awareness.setLocalState({ words: 'x'.repeat(limits.presenceBytes) });
    await soon(() => expect(b.connection.state.status).toBe('refused'));
    expect(b.connection.state).toMatchObject({ code: 4413, sentence: endings.presenceBytes.sentence });
  });

  test.each(['socketsPerRoom', 'sockets'] as const)(
    'S164 whoever finds no place (%s) reads the relay’s sentence until there is one',
    async (limit) => {
      const at = await relay(new SlowStore(), 0, { [limit]: 1 });
      const [a, b] = [person(at), person(at)];
      a.connection.connect();
      await covered(a);
      b.connection.connect();
      await soon(() => expect(b.connection.state.status).toBe('waiting'));
      expect(statusOf(b)).toMatchObject({ where: 'offline', tone: 'warn' });
      expect(statusOf(b).sentence).toContain(endings[limit].sentence);
      const told: string[] = [];
      b.connection.subscribe(() => told.push(`${b.connection.state.status}: ${statusOf(b).sentence}`));
      await soon(() => expect(told.length).toBeGreaterThan(0));
      expect(new Set(told)).toEqual(new Set([`waiting: ${statusOf(b).sentence}`]));
      a.connection.disconnect();
      await covered(b);
      expect(statusOf(b)).toMatchObject({ where: 'saved', tone: 'ok' });
      expect(statusOf(b).sentence).not.toContain(endings[limit].sentence);
    },
  );

  test('S161 an answer that takes minutes over a slow line arrives on the connection on which it was begun', async () => {
    const at = await relay();
    const a = person(at);
    a.connection.connect();
    a.type('x'.repeat(3_000_000));
    await covered(a);
    // A line that lets through so many bytes from the relay, and then no more until it is told to.
    let open = 0;
    let through = 0;
    let go = () => {};
    const line = createServer((page) => {
      open += 1;
      const far = connectTo({ port: at.port, host: '127.0.0.1' });
      page.pipe(far);
      far.on('data', (bytes) => {
        page.write(bytes);
        if ((through += bytes.length) > 1_000_000) far.pause();
      });
      go = () => {
        through = -Infinity;
        far.resume();
      };
      for (const [one, other] of [
        [page, far],
        [far, page],
      ] as const)
        one.on('error', () => other.destroy()).on('close', () => other.destroy());
    });
    await new Promise<void>((listening) => line.listen(0, '127.0.0.1', listening));
    ends.push(() => void line.close());

    const begun = vi.spyOn(WebsocketProvider.prototype, 'connect');
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    ends.push(() => {
      vi.useRealTimers();
      begun.mockRestore();
    });
    const b = person({ port: (line.address() as AddressInfo).port });
    b.connection.connect();
    const provider = begun.mock.contexts[0] as WebsocketProvider;
    await soon(() => expect(through).toBeGreaterThan(1_000_000));
    for (const seconds of [60, 60, 60, 60]) {
      provider.wsLastMessageReceived -= seconds * 1000;
      vi.advanceTimersByTime(3000);
      await new Promise((turn) => setImmediate(turn));
      expect([b.connection.state.status, b.connection.synced]).toEqual(['connected', false]);
    }
    go();
    await soon(() => expect(b.connection.synced).toBe(true));
    expect([b.text().length, open]).toEqual([3_000_000, 1]);
    // From now on it is y-websocket's half minute again.
    provider.wsLastMessageReceived -= 31_000;
    vi.advanceTimersByTime(3000);
    await soon(() => expect(b.connection.state.status).toBe('waiting'));
  });

  test('presence comes back after the connection was lost, and says who may only look', async () => {
    const at = await relay();
    const [a, b] = [person(at), person(at)];
    a.connection.connect();
    await covered(a);
    b.connection.useLink(view);
    b.connection.connect();
    const options = { onPageLife: () => () => {} };
    const here = new Presence({ ...options, awareness: a.awareness, source: a.connection });
    const there = new Presence({ ...options, awareness: b.awareness, source: b.connection });
    ends.push(
      () => here.leave(),
      () => there.leave(),
    );
    there.enter({ member: 'm1bo' as MemberId, name: 'Bo', colour: 1 });
    const seen = () => here.others.map(({ name, sessions }) => [name, sessions.map(({ access }) => access)]);
    await soon(() => expect(seen()).toEqual([['Bo', ['view']]]));
    await at.close();
    await soon(() => expect(seen()).toEqual([]));
    await relay(new SlowStore(), at.port);
    await soon(() => expect(seen()).toEqual([['Bo', ['view']]]));
  });

  test('two clocks on one relay agree within a few milliseconds, though one device is a day off', async () => {
    const at = await relay();
    const [a, b] = [person(at), person(at)];
    const clocks = [a, b].map(({ connection }, i) => {
      const wall = () => Date.now() + i * 86_400_000;
      return new RelayClock({ source: connection, wall, onWake: () => () => {} });
    });
    ends.push(() => clocks.forEach((clock) => clock.stop()));
    a.connection.connect();
    b.connection.connect();
    await soon(() => expect(clocks.map((clock) => clock.sure())).toEqual([true, true]));
    const [one = 0, other = 0] = clocks.map((clock) => clock.now());
    expect(Math.abs(one - other)).toBeLessThan(50);
    expect(Math.abs(one - Date.now())).toBeLessThan(50);
  });
});
