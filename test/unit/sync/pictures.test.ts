// Pictures on their way, against a real relay: sent until it has them on disk, fetched until they are here, refilled
// where it lost them, and never believed by their name alone.

import { randomBytes } from 'node:crypto';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { PictureSync, type PictureShelf } from '../../../client/sync/pictures.ts';
import { parseBoardId } from '../../../shared/ids.ts';
import { editSecret, viewSecret, type Link } from '../../../shared/links.ts';
import { hashOfPicture } from '../../../shared/picture.ts';
import { join, TryBoard, tryRelay, type TestStore } from '../server/try-relay.ts';
import { HandClock } from './hand-clock.ts';

const png = (length = 60) =>
  new Uint8Array(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(length - 8)]));

class Shelf implements PictureShelf {
  readonly held = new Map<string, Uint8Array>();
  readonly due = new Map<string, readonly string[]>();

  has(hash: string): boolean {
    return this.held.has(hash);
  }

  isDue(hash: string): boolean {
    return this.due.has(hash);
  }

  async read(hash: string): Promise<Uint8Array | undefined> {
    await Promise.resolve();
    const bytes = this.held.get(hash);
    return bytes && hashOfPicture(bytes) === hash ? bytes : undefined;
  }

  async keep(hash: string, bytes: Uint8Array): Promise<void> {
    await Promise.resolve();
    this.held.set(hash, bytes);
  }

  async setDue(hash: string, items: readonly string[] | undefined): Promise<void> {
    if (items) this.due.set(hash, items);
    else this.due.delete(hash);
    await Promise.resolve();
  }
}

type Request = (address: string, init: RequestInit) => Promise<Response>;

/** One browser: what it holds, what its board names, and what it asks of the relay. */
class Browser {
  readonly shelf = new Shelf();
  readonly names = new Map<string, readonly string[]>();
  readonly clock = new HandClock();
  readonly asked: string[] = [];
  readonly sync: PictureSync;
  online = false;
  wakes: (() => void)[] = [];
  /** In the place of the network. */
  answer: Request = (address, init) => fetch(address, init);

  constructor(origin: string, link: Link) {
    const { names } = this;
    this.sync = new PictureSync({
      origin,
      link,
      shelf: this.shelf,
      names: {
        get hashes() {
          return names.keys();
        },
        itemsOf: (hash) => names.get(hash) ?? [],
      },
      connected: () => this.online,
      onChange: () => {},
      random: () => 0.5,
      after: this.clock.after,
      onWake: (listener) => {
        this.wakes.push(listener);
        return () => {};
      },
      request: (address, init) => {
        this.asked.push(`${init.method ?? 'GET'} ${address.replace(/^.*\/pictures/, '').slice(0, 5)}`);
        return this.answer(address, init);
      },
    });
    onTestFinished(() => this.sync.stop());
  }

  connect(online = true): void {
    this.online = online;
    this.sync.connectionMoved();
  }

  /** A picture that a person adds here. */
  add(bytes = png()): string {
    const hash = hashOfPicture(bytes);
    this.shelf.held.set(hash, bytes);
    this.shelf.due.set(hash, ['iItem']);
    this.name(hash);
    return hash;
  }

  name(hash: string): void {
    this.names.set(hash, ['iItem']);
    this.sync.wake();
  }

  /** Milliseconds until the next try; a request under way has far more patience than that. */
  get nextTry(): number | undefined {
    const { next } = this.clock;
    return next !== undefined && next <= 60_000 ? next : undefined;
  }

  get waiting(): string[] {
    return [...this.names.keys()].filter((hash) => this.shelf.isDue(hash));
  }
}

const until = (condition: () => boolean) =>
  vi.waitFor(() => expect(condition()).toBe(true), { timeout: 10_000, interval: 5 });

async function stage(store?: TestStore) {
  const relay = await tryRelay(store ? { store } : {});
  const board = new TryBoard();
  await (await join(relay.server, board)).end();
  const secret = editSecret(board.seed, 0);
  const edit: Link = { role: 'edit', board: board.id, n: 0, secret };
  const view: Link = { role: 'view', board: board.id, n: 0, m: 0, secret: viewSecret(secret, 0) };
  const origin = `http://127.0.0.1:${relay.server.port}`;
  return { ...relay, board, origin, edit, view, browser: (link: Link = edit) => new Browser(origin, link) };
}

describe('a picture that was added here', () => {
  test('waits for the connection, and is confirmed when the relay has it on disk', async () => {
    const { store, board, browser } = await stage();
    const ann = browser();
    const hash = ann.add();
    expect(ann.asked).toEqual([]);
    expect(ann.sync.checked).toBe(false);
    const release = store.holdWrites();
    ann.connect();
    await until(() => ann.asked.length === 2);
    expect(ann.asked).toEqual(['GET ', `PUT /${hash.slice(0, 4)}`]);
    expect(ann.waiting).toEqual([hash]);
    release();
    await until(() => ann.waiting.length === 0);
    expect(await store.picture(board.id, hash)).toEqual(ann.shelf.held.get(hash));
    expect([ann.sync.checked, ann.sync.trouble]).toEqual([true, '']);
    // Nothing is asked again for nothing, however often the connection speaks.
    ann.sync.connectionMoved();
    ann.sync.wake();
    await until(() => ann.clock.next === undefined);
    expect(ann.asked).toHaveLength(2);
  });

  test('is not sent before an item names it, and not after none does', async () => {
    const { store, board, browser } = await stage();
    const ann = browser();
    const first = ann.add();
    const loose = png();
    ann.shelf.held.set(hashOfPicture(loose), loose);
    ann.shelf.due.set(hashOfPicture(loose), ['iItem']);
    ann.connect();
    await until(() => ann.waiting.length === 0);
    expect([...store.pictures(board.id).keys()]).toEqual([first]);
  });

  test('is tried again, later each time, until it goes; meanwhile it says why', async () => {
    const { store, browser } = await stage();
    const ann = browser();
    store.failing = new Error('the disk is full');
    ann.add();
    ann.connect();
    await until(() => ann.nextTry !== undefined);
    expect(ann.sync.trouble).toContain('cannot write to its disk');
    const waits: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      await until(() => ann.nextTry !== undefined);
      const wait = ann.nextTry!;
      waits.push(wait);
      ann.clock.pass(wait);
    }
    expect(waits.slice(1)).toEqual(waits.slice(1).sort((a, b) => a - b));
    expect(waits[0]).toBeLessThan(1500);
    expect(waits.at(-1)).toBeGreaterThan(30_000);
    await until(() => ann.nextTry !== undefined);
    store.failing = undefined;
    // The network is back, or somebody looks at the tab again: at once.
    for (const wake of ann.wakes) wake();
    await until(() => ann.waiting.length === 0);
    expect(ann.sync.trouble).toBe('');
    expect(ann.clock.next).toBeUndefined();
  });

  test('that the relay never takes is not sent again and again, and holds up no other', async () => {
    const { browser } = await stage();
    const ann = browser();
    ann.answer = (address, init) =>
      init.method === 'PUT' && (init.body as Uint8Array).length > 1000
        ? Promise.resolve(Response.json({ error: 'A picture has at most 1 KB here.' }, { status: 413 }))
        : fetch(address, init);
    const large = ann.add(png(2000));
    const small = ann.add();
    ann.connect();
    await until(() => !ann.waiting.includes(small));
    await until(() => ann.sync.trouble !== '');
    expect(ann.waiting).toEqual([large]);
    expect(ann.sync.trouble).toBe('A picture has at most 1 KB here.');
    const asked = ann.asked.length;
    ann.sync.wake();
    await ann.sync.ask(small);
    expect(ann.clock.next).toBeUndefined();
    expect(ann.asked.filter((line) => line.startsWith('PUT')).length).toBe(2);
    expect(ann.asked.length).toBe(asked);
    // Taken off the item, it is in nobody's way.
    ann.names.delete(large);
    expect(ann.sync.trouble).toBe('');
  });

  test('is not believed to be there by anything but 204', async () => {
    const { browser, store, board } = await stage();
    const ann = browser();
    // A network that wants a login answers everything with its page.
    ann.answer = (address, init) =>
      init.method === 'PUT' ? Promise.resolve(new Response('<html>', { status: 200 })) : fetch(address, init);
    const hash = ann.add();
    ann.connect();
    await until(() => ann.nextTry !== undefined);
    expect(ann.waiting).toEqual([hash]);
    expect(store.pictures(board.id).size).toBe(0);
  });

  test('stays when the connection goes in the middle, and goes with the next one', async () => {
    const { browser, store } = await stage();
    const ann = browser();
    const release = store.holdWrites();
    const hash = ann.add();
    ann.connect();
    await until(() => ann.asked.length === 2);
    ann.connect(false);
    expect(ann.waiting).toEqual([hash]);
    ann.connect();
    release();
    await until(() => ann.waiting.length === 0);
    expect(ann.sync.trouble).toBe('');
  });

  test('waits when the link only looks, and goes with an edit link', async () => {
    const { browser, view, edit } = await stage();
    const ann = browser(view);
    const hash = ann.add();
    ann.connect();
    await until(() => ann.sync.checked);
    expect(ann.waiting).toEqual([hash]);
    expect(ann.asked).toEqual(['GET ']);
    ann.sync.useLink(edit);
    await until(() => ann.waiting.length === 0);
  });

  test('that is damaged on this device is not sent and not called saved', async () => {
    const { browser, store, board } = await stage();
    const ann = browser();
    const hash = ann.add();
    ann.shelf.held.set(hash, png());
    ann.connect();
    await until(() => ann.sync.trouble !== '');
    expect(ann.sync.trouble).toContain('damaged');
    expect(ann.waiting).toEqual([hash]);
    expect(store.pictures(board.id).size).toBe(0);
  });
});

describe('a picture of somebody else', () => {
  test('is asked for until it arrives, with view links too', async () => {
    const { browser, view } = await stage();
    const bob = browser(view);
    const ann = browser();
    bob.connect();
    const bytes = png();
    const hash = hashOfPicture(bytes);
    bob.name(hash);
    await until(() => bob.nextTry !== undefined);
    expect(bob.asked).toEqual(['GET ']);
    ann.add(bytes);
    ann.connect();
    await until(() => ann.waiting.length === 0);
    bob.clock.pass(bob.nextTry!);
    await until(() => bob.shelf.has(hash));
    expect(bob.shelf.held.get(hash)).toEqual(bytes);
    expect(bob.shelf.isDue(hash)).toBe(false);
    await until(() => bob.sync.checked);
    expect(bob.clock.next).toBeUndefined();
  });

  test('counts only with the right bytes, whatever answers', async () => {
    const { browser } = await stage();
    const bytes = png();
    const hash = hashOfPicture(bytes);
    for (const forged of [png(), new TextEncoder().encode('<svg/>'), new Uint8Array()]) {
      const bob = browser();
      bob.answer = (address) =>
        Promise.resolve(
          address.endsWith('pictures') ? Response.json({ pictures: [hash] }) : new Response(forged),
        );
      bob.name(hash);
      bob.connect();
      await until(() => bob.nextTry !== undefined);
      expect(bob.shelf.has(hash)).toBe(false);
    }
  });

  test.each([
    ['no JSON', () => new Response('<html>')],
    ['null', () => Response.json(null)],
    ['no list', () => Response.json({ pictures: { length: 3 } })],
    ['an error without words', () => new Response('', { status: 502 })],
    ['an error with other words', () => Response.json({ error: { x: 1 } }, { status: 500 })],
  ])('a list that is %s is asked for again', async (_, answer) => {
    const { browser } = await stage();
    const bob = browser();
    bob.answer = () => Promise.resolve(answer());
    bob.add();
    bob.connect();
    await until(() => bob.nextTry !== undefined);
    expect([bob.sync.checked, bob.waiting.length]).toEqual([false, 1]);
    expect(bob.sync.trouble).toMatch(/\.$/);
    bob.answer = (address, init) => fetch(address, init);
    bob.clock.pass(bob.nextTry!);
    await until(() => bob.waiting.length === 0);
  });

  test('that no item names is fetched when it is asked for, and not waited for', async () => {
    const { browser } = await stage();
    const ann = browser();
    const hash = ann.add();
    ann.connect();
    await until(() => ann.waiting.length === 0);
    const bob = browser();
    await bob.sync.ask(hash);
    expect(bob.asked).toEqual([]);
    bob.connect();
    await bob.sync.ask(hash);
    expect(bob.shelf.has(hash)).toBe(true);
    await bob.sync.ask(hashOfPicture(png()));
    expect(bob.clock.next).toBeUndefined();
  });
});

test('a relay that was emptied is refilled by whoever holds the pictures, and nobody calls them saved before', async () => {
  const first = await stage();
  const ann = first.browser();
  const hash = ann.add();
  ann.connect();
  await until(() => ann.waiting.length === 0);
  ann.connect(false);
  await first.server.close();

  const second = await tryRelay();
  const board = parseBoardId(first.board.id)!;
  await (await join(second.server, first.board)).end();
  const again = new Browser(`http://127.0.0.1:${second.server.port}`, first.edit);
  again.shelf.held.set(hash, ann.shelf.held.get(hash)!);
  again.names.set(hash, ['iItem']);
  // A viewer cannot refill it and must not think that it is theirs to send.
  const viewer = new Browser(`http://127.0.0.1:${second.server.port}`, first.view);
  viewer.shelf.held.set(hash, ann.shelf.held.get(hash)!);
  viewer.names.set(hash, ['iItem']);
  viewer.connect();
  await until(() => viewer.sync.checked);
  expect(viewer.waiting).toEqual([]);

  const release = second.store.holdWrites();
  again.connect();
  expect(again.sync.checked).toBe(false);
  await until(() => again.waiting.length === 1);
  release();
  await until(() => again.waiting.length === 0);
  expect([...second.store.pictures(board).keys()]).toEqual([hash]);
});
