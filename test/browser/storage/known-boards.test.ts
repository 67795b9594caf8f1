import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { KnownBoards, linkAfter, type KnownBoard } from '../../../client/storage/known-boards.ts';
import type { StorageState } from '../../../client/storage/storage-state.ts';
import { newId } from '../../../shared/ids.ts';
import { editSecret, newBoardSecrets, viewSecret, type Link } from '../../../shared/links.ts';

const { seed, board } = newBoardSecrets(crypto.getRandomValues(new Uint8Array(32)));
const other = newBoardSecrets(crypto.getRandomValues(new Uint8Array(32))).board;
const owner: Link = { role: 'owner', board, seed, n: 0 };
const edit = (n: number): Link => ({ role: 'edit', board, n, secret: editSecret(seed, n) });
const view = (m: number): Link => ({
  role: 'view',
  board,
  n: 0,
  m,
  secret: viewSecret(editSecret(seed, 0), m),
});

beforeEach(
  () =>
    new Promise<void>((resolve) => {
      indexedDB.deleteDatabase('gw1:app').addEventListener('success', () => resolve());
    }),
);

function open(onState: (state: StorageState) => void = () => {}): KnownBoards {
  const boards = new KnownBoards({ onState, openMs: 500 });
  onTestFinished(() => boards.close());
  return boards;
}

const roles = (known: KnownBoard | undefined) => known?.links.map((link) => link.role);

test('remembers boards over reloads, the last opened first', async () => {
  const boards = open();
  expect(await boards.list()).toEqual([]);
  await boards.opened(board, 1_000, { name: 'Nebula', link: edit(0) });
  await boards.opened(other, 2_000, { name: 'Comet' });
  const me = newId('member', Math.random);
  await boards.chooseMember(board, me);
  await boards.saved(board, 1_500);

  const again = open();
  expect((await again.list()).map(({ name }) => name)).toEqual(['Comet', 'Nebula']);
  expect(await again.find(board)).toEqual({
    id: board,
    name: 'Nebula',
    links: [edit(0)],
    lastOpened: 1_000,
    lastSavedAt: 1_500,
    member: me,
  });
  await again.opened(board, 3_000);
  expect((await boards.list()).map(({ name }) => name)).toEqual(['Nebula', 'Comet']);
});

test('a newer link replaces the older one of its role; a weaker or older one costs nothing', async () => {
  const boards = open();
  await boards.opened(board, 1, { link: view(1) });
  await boards.opened(board, 2, { link: edit(3) });
  await boards.opened(board, 3, { link: owner });
  await boards.opened(board, 4, { link: edit(2) });
  await boards.opened(board, 5, { link: view(0) });
  expect((await boards.find(board))?.links).toEqual([owner, edit(3), view(1)]);
  await boards.opened(board, 6, { link: edit(4) });
  expect((await boards.find(board))?.links[1]).toEqual(edit(4));
  await boards.dropLink(board, edit(4));
  expect(roles(await boards.find(board))).toEqual(['owner', 'view']);
});

test('a join link stands between edit and view link, gives way to the next one, and goes when one comes that lasts', async () => {
  const boards = open();
  const join = (letter: string): Link => ({ role: 'join', board, ticket: letter.repeat(42) + 'A' });
  await boards.opened(board, 1, { link: view(1) });
  await boards.opened(board, 2, { link: join('a') });
  await boards.opened(board, 3, { link: join('b') });
  expect((await open().find(board))?.links).toEqual([join('b'), view(1)]);
  await boards.opened(board, 4, { link: view(2) });
  expect(roles(await boards.find(board))).toEqual(['join', 'view']);
  await boards.opened(board, 5, { link: edit(0) });
  expect(roles(await boards.find(board))).toEqual(['edit', 'view']);
  // A code that is scanned later costs the edit link nothing, and helps where that has been replaced.
  await boards.opened(board, 6, { link: join('c') });
  expect((await open().find(board))?.links).toEqual([edit(0), join('c'), view(2)]);
  await boards.opened(board, 7, { link: edit(0) });
  expect(roles(await boards.find(board))).toEqual(['edit', 'join', 'view']);
  await boards.opened(board, 8, { link: edit(1) });
  expect(roles(await boards.find(board))).toEqual(['edit', 'view']);
});

test('after a refusal the strongest link that was not refused comes next, and never one for less than the person had', () => {
  const join: Link = { role: 'join', board, ticket: 'A'.repeat(43) };
  const after = (refused: Link, links: readonly Link[], ...others: readonly Link[]) =>
    linkAfter(refused, links, (link) => [refused, ...others].includes(link));
  const [old, fresh, look] = [edit(0), edit(1), view(1)];
  expect(after(old, [fresh, join, look])).toBe(fresh);
  expect(after(old, [old, join, look])).toBe(join);
  expect(after(old, [old, look])).toBeUndefined();
  expect(after(join, [join, look])).toBe(look);
  expect(after(join, [old, join, look], old)).toBe(look);
  expect(after(join, [join])).toBeUndefined();
  expect(after(look, [look])).toBeUndefined();
  // Whoever holds the owner link makes the new one.
  expect(after(owner, [owner, join, look])).toBeUndefined();
});

test('two tabs that change different things keep both', async () => {
  const [a, b] = [open(), open()];
  await a.opened(board, 1, { name: 'Nebula' });
  await Promise.all([
    a.saved(board, 7),
    b.renamed(board, 'Nebula two'),
    a.opened(board, 9),
    b.opened(other, 3),
  ]);
  expect(await a.find(board)).toMatchObject({ name: 'Nebula two', lastSavedAt: 7, lastOpened: 9 });
  expect(await b.list()).toHaveLength(2);
});

test('a forgotten board stays forgotten, whatever is still said of it', async () => {
  const boards = open();
  await boards.opened(board, 1, { name: 'Nebula' });
  await boards.forget(board);
  await boards.saved(board, 2);
  expect(await boards.list()).toEqual([]);
});

test('hostile stored values cost only themselves', async () => {
  const boards = open();
  await boards.opened(board, 1, { name: 'Nebula' });
  const db = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('gw1:app');
    request.addEventListener('success', () => resolve(request.result));
  });
  const log = db.transaction('log', 'readwrite').objectStore('log');
  const bad = {
    name: { toString: 1 },
    links: ['edit.0.forged', 7, null],
    lastOpened: Number.NaN,
    member: '<b>',
  };
  log.put(bad, ['board', board]);
  log.put('text', ['board', other]);
  log.put(bad, ['board', 'not an id']);
  log.put(bad, ['board', ['deep']]);
  log.put({ deep: true }, ['setting', 'theme']);
  await new Promise((resolve) => {
    log.transaction.addEventListener('complete', resolve);
  });
  db.close();
  const empty = { name: '', links: [], lastOpened: 0, lastSavedAt: undefined, member: undefined };
  const list = await boards.list();
  expect(list).toHaveLength(2);
  expect(list).toContainEqual({ id: board, ...empty });
  expect(list).toContainEqual({ id: other, ...empty });
  expect(await boards.setting('theme', (stored) => (stored === 'dark' ? 'dark' : 'light'))).toBe('light');
});

test('settings are parsed by whoever asks', async () => {
  const boards = open();
  const theme = (stored: unknown) => (stored === 'dark' ? 'dark' : 'light');
  expect(await boards.setting('theme', theme)).toBe('light');
  await boards.setSetting('theme', 'dark');
  expect(await open().setting('theme', theme)).toBe('dark');
  await boards.setSetting('theme', undefined);
  expect(await boards.setting('theme', theme)).toBe('light');
});

test('works in memory without IndexedDB, says so, and stores all of it when it comes back', async () => {
  const real = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB');
  Object.defineProperty(globalThis, 'indexedDB', { configurable: true, get: () => undefined });
  const restore = () => {
    if (real) Object.defineProperty(globalThis, 'indexedDB', real);
    else Reflect.deleteProperty(globalThis, 'indexedDB');
  };
  onTestFinished(restore);
  const states: string[] = [];
  const boards = open((state) => states.push(state.status));
  expect(await boards.list()).toEqual([]);
  await boards.opened(board, 1, { name: 'Nebula', link: edit(0) });
  await boards.opened(other, 2, { name: 'Comet' });
  await boards.saved(board, 5);
  await boards.forget(other);
  expect(await boards.list()).toMatchObject([{ id: board, name: 'Nebula', lastSavedAt: 5 }]);
  expect(states).toContain('unavailable');
  expect(states).not.toContain('ok');
  restore();
  await boards.setSetting('theme', 'dark');
  expect(states.at(-1)).toBe('ok');
  expect(await open().find(board)).toMatchObject({ name: 'Nebula', links: [edit(0)], lastSavedAt: 5 });
});
