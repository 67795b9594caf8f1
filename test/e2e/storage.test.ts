// The browser's own copy under what really happens to browsers: killed, crashed, closed, full, wiped, two at once.

import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import sirv from 'sirv';
import { build } from 'vite';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { chromiumArgs, chromiumPath } from '../browser/chromium.ts';
import type { StoragePage } from './storage-page/page.ts';

const long = process.env['LONG'] === '1';
let server: Server;
let built: string;
let origin: string;

beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'groundwork-storage-page-'));
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'storage-page'),
    logLevel: 'warn',
    build: { outDir: built, emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false } },
  });
  server = createServer(sirv(built));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(built, { recursive: true, force: true });
});

async function newProfile(): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'groundwork-profile-'));
  onTestFinished(() => rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  return profile;
}

async function openBrowser(profile: string): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await chromiumPath(),
    args: chromiumArgs,
  });
  onTestFinished(() => context.close().catch(() => undefined));
  return context;
}

const newBoard = () => `${origin}/?board=${randomBytes(32).toString('base64url')}`;

async function openPage(context: BrowserContext, board: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(board);
  await ready(page);
  return page;
}

const ready = (page: Page) => page.waitForFunction(() => window.storagePage !== undefined);

/** Runs in the page. */
function drive<Argument, Result>(
  page: Page,
  use: (board: { page: StoragePage; argument: Argument }) => Result | Promise<Result>,
  argument: Argument,
): Promise<Result> {
  const source = `(argument) => (${use.toString()})({ page: window.storagePage, argument })`;
  return page.evaluate(`(${source})(${JSON.stringify(argument)})`);
}

const keysOf = (page: Page) => drive(page, ({ page }) => page.keys(), null);
const flush = (page: Page) => drive(page, ({ page }) => page.log.flush(), null);
const until = (page: Page, status: string) =>
  page.waitForFunction((status) => window.storagePage?.log.state.status === status, status);

/** The numbers that the page said were stored, as they come. */
function storedIn(page: Page): {
  readonly count: () => number;
  readonly reach: (count: number) => Promise<void>;
} {
  let stored = 0;
  const waiting: { count: number; resolve: () => void }[] = [];
  page.on('console', (message) => {
    const found = /^stored (\d+)$/.exec(message.text());
    if (!found) return;
    stored = Number(found[1]) + 1;
    for (const { count, resolve } of waiting) if (stored >= count) resolve();
  });
  const reach = (count: number) =>
    new Promise<void>((resolve) => {
      waiting.push({ count, resolve });
    });
  return { count: () => stored, reach };
}

async function browserProcess(context: BrowserContext): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('no session with the browser');
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const main = processInfo.find(({ type }) => type === 'browser');
  if (!main) throw new Error('the browser does not name its process');
  return main.id;
}

/**
 * What a killed browser leaves behind may hold its storage a moment longer: the page says that it could not read it, and
 * reads it as soon as it can.
 */
async function openAfterKill(
  profile: string,
  board: string,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await openBrowser(profile);
  const page = await openPage(context, board);
  const status = async () => {
    await flush(page);
    return drive(page, ({ page }) => page.log.state.status, null);
  };
  await expect.poll(status, { timeout: 20_000 }).toBe('ok');
  return { context, page };
}

/**
 * Now and then Chromium itself throws the whole folder of a site away when it starts after kill -9, its own quota database
 * being half written then: its log says that the folder was missing. No page can do that, nor hinder it.
 */
async function threwAway(profile: string): Promise<boolean> {
  const folder = join(profile, 'Default', 'IndexedDB');
  const [site] = await readdir(folder);
  return (await readFile(join(folder, site ?? '', 'LOG'), 'utf8')).includes('since it was missing');
}

test('a browser killed while writing loses nothing that was stored', async () => {
  const profile = await newProfile();
  const board = newBoard();
  let expected: string[] = [];
  const kills = long ? 20 : 4;
  for (let kill = 0; kill < kills; kill += 1) {
    const { context, page } = await openAfterKill(profile, board);
    if (kill > 0 && (await threwAway(profile))) {
      console.log(
        `kill ${kill}: the browser threw its whole storage away, as its own log says; counted anew`,
      );
      expected = [];
    }
    const found = new Set(await keysOf(page));
    expect(expected.filter((key) => !found.has(key))).toEqual([]);
    expect(await drive(page, ({ page }) => page.log.report.damaged, null)).toBe(0);

    const stored = storedIn(page);
    const enough = stored.reach(60 + kill * 90);
    const pid = await browserProcess(context);
    const gone = new Promise((resolve) => {
      context.on('close', resolve);
    });
    await drive(page, ({ page, argument }) => void page.typeOn(argument), `k${kill}`);
    await enough;
    const acknowledged = stored.count();
    process.kill(pid, 'SIGKILL');
    await gone;
    expected = [...expected, ...Array.from({ length: acknowledged }, (_, i) => `k${kill}.${i}`)];
  }
  const { page } = await openAfterKill(profile, board);
  if (await threwAway(profile)) expected = [];
  const found = new Set(await keysOf(page));
  expect(expected.filter((key) => !found.has(key))).toEqual([]);
  const unsaved = new Set(await drive(page, ({ page }) => page.unsaved(), null));
  expect(expected.filter((key) => !unsaved.has(key))).toEqual([]);
  console.log(`${kills} kills: ${expected.length} edits acknowledged, ${found.size} found`);
});

test('a page that crashes loses nothing that was stored', async () => {
  const context = await openBrowser(await newProfile());
  const board = newBoard();
  const page = await openPage(context, board);
  const stored = storedIn(page);
  const enough = stored.reach(100);
  await drive(page, ({ page }) => void page.typeOn('i'), null);
  await enough;
  const acknowledged = stored.count();
  const crashed = page.waitForEvent('crash');
  const session = await context.newCDPSession(page);
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  const found = new Set(await keysOf(await openPage(context, board)));
  const missing = Array.from({ length: acknowledged }, (_, i) => `i.${i}`).filter((key) => !found.has(key));
  expect(missing).toEqual([]);
});

const ways = ['reload', 'navigate', 'close'] as const;
const moments = ['right before', 'while'] as const;

test.each(ways.flatMap((how) => moments.map((when) => [how, when] as const)))(
  '%s: what is typed %s the page goes is stored',
  async (how, when) => {
    const context = await openBrowser(await newProfile());
    const board = newBoard();
    let page = await openPage(context, board);
    const rounds = long ? 20 : 5;
    for (let round = 0; round < rounds; round += 1) {
      if (when === 'while') {
        // The first write of a page takes the browser some 3 ms more, which a leaving page may not have.
        await drive(page, ({ page, argument }) => page.edit('warm', argument), round);
        await flush(page);
      }
      const left = drive(
        page,
        ({ page, argument: { round, how, when } }) => {
          const type = () => {
            for (let i = 0; i < 20; i += 1) page.edit(`${round}.${i}`, i);
          };
          if (when === 'while') addEventListener('pagehide', type);
          else type();
          if (how === 'reload') location.reload();
          if (how === 'navigate') location.href = '/index.html?elsewhere';
        },
        { round, how, when },
      ).catch(() => undefined); // the page may be gone before it answers
      if (how === 'close') {
        // What is typed before must have begun; whether its answer comes is open.
        if (when === 'while') await left;
        await page.close();
        page = await openPage(context, board);
      } else {
        await page.waitForEvent('load');
        await page.goto(board);
        await ready(page);
      }
    }
    const found = new Set(await keysOf(page));
    const expected = Array.from({ length: rounds * 20 }, (_, i) => `${Math.floor(i / 20)}.${i % 20}`);
    expect(expected.filter((key) => !found.has(key))).toEqual([]);
  },
);

test('a full disk is told, and all that was typed is stored when there is room again', async () => {
  const context = await openBrowser(await newProfile());
  const blank = await context.newPage();
  await blank.goto(`${origin}/index.html`);
  const devtools = await context.newCDPSession(blank);
  // Only an override made before the origin's first database has an effect.
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 4_000_000 });
  const board = newBoard();
  const page = await openPage(context, board);
  const written = await drive(
    page,
    async ({ page }) => {
      const noise = () => Array.from({ length: 400_000 }, () => Math.random().toString(36)[2]).join('');
      let i = 0;
      while (page.log.state.status === 'ok' && i < 40) {
        page.edit(`big.${i}`, noise());
        await page.log.flush();
        i += 1;
      }
      page.edit('small', 'typed on a full disk');
      await page.log.flush();
      return i;
    },
    null,
  );
  expect(written).toBeLessThan(40);
  expect(await drive(page, ({ page }) => page.log.state, null)).toMatchObject({
    status: 'unwritable',
    reason: 'full',
  });
  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await until(page, 'ok');
  const again = await openPage(context, board);
  const expected = [...Array.from({ length: written }, (_, i) => `big.${i}`), 'small'];
  expect((await keysOf(again)).sort()).toEqual(expected.sort());
  expect(await drive(again, ({ page }) => page.unsaved(), null)).toEqual(expected.sort());
});

test('storage wiped while the board is open: all of it is stored again, at once', async () => {
  const context = await openBrowser(await newProfile());
  const board = newBoard();
  const page = await openPage(context, board);
  await drive(page, ({ page }) => Array.from({ length: 30 }, (_, i) => page.edit(`i${i}`, i)).length, null);
  expect(await flush(page)).toBe(true);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await page.waitForFunction(async () => {
    const found = await indexedDB.databases();
    return found.some(({ name }) => name?.startsWith('gw1:'));
  });
  expect(await flush(page)).toBe(true);
  const untouched = await openPage(context, board);
  expect(await keysOf(untouched)).toHaveLength(30);
  await drive(page, ({ page }) => page.edit('after', 1), null);
  expect(await flush(page)).toBe(true);
  const again = await openPage(context, board);
  expect(await keysOf(again)).toHaveLength(31);
  expect(await drive(again, ({ page }) => page.unsaved().length, null)).toBe(31);
});

test('two tabs write and fold at once: a third finds everything', async () => {
  const context = await openBrowser(await newProfile());
  const board = newBoard();
  const edits = long ? 1_500 : 700;
  const tabs = [await openPage(context, board), await openPage(context, board)];
  await Promise.all(
    tabs.map((page, tab) =>
      drive(
        page,
        async ({ page, argument: { tab, edits } }) => {
          for (let i = 0; i < edits; i += 1) {
            page.edit(`${tab}.${i}`, i);
            await page.log.flush();
          }
        },
        { tab, edits },
      ),
    ),
  );
  const third = await openPage(context, board);
  expect(await keysOf(third)).toHaveLength(2 * edits);
  const { records, damaged, gap } = await drive(third, ({ page }) => page.log.report, null);
  expect({ damaged, gap }).toEqual({ damaged: 0, gap: false });
  expect(records).toBeLessThan(2 * edits);
  console.log(`two tabs of ${edits} edits: ${records} records left`);
});

test('the board is deleted though another tab has it open, and that tab keeps what it types', async () => {
  const context = await openBrowser(await newProfile());
  const board = newBoard();
  const [first, second] = [await openPage(context, board), await openPage(context, board)];
  await drive(first, ({ page }) => page.edit('i1', 1), null);
  await flush(first);
  await drive(first, ({ page }) => page.log.close(), null);
  const deleted = await first.evaluate(
    (name) =>
      new Promise((resolve) => {
        const request = indexedDB.deleteDatabase(name);
        request.addEventListener('success', () => resolve('deleted'));
        request.addEventListener('blocked', () => resolve('blocked'));
      }),
    `gw1:${new URL(board).searchParams.get('board')}`,
  );
  expect(deleted).toBe('deleted');
  await drive(second, ({ page }) => page.edit('i2', 2), null);
  expect(await flush(second)).toBe(true);
  expect(await keysOf(await openPage(context, board))).toEqual(['i2']);
});
