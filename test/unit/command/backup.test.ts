import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { open } from 'lmdb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tables } from '../../../server/store/backup.ts';
import { LmdbStore } from '../../../server/store/lmdb-store.ts';
import type { LinkRecord } from '../../../server/store/store.ts';
import { newBoardSecrets } from '../../../shared/links.ts';
import { BuiltCommand } from './built.ts';

const sentence = /^[^\n]+\.\n$/;
const board = (n: number) => newBoardSecrets(new Uint8Array(32).fill(n)).board;
const row = (sequence: number, ...bytes: number[]) => ({ sequence, bytes: Uint8Array.from(bytes) });
const links = (n: number): LinkRecord => ({ epoch: n, n, m: 7, view: `hash ${n}` });
const hash = 'ab'.repeat(32);

let command: BuiltCommand;
let run = 0;
let from: string;
let to: string;
let file: string;
beforeAll(async () => {
  command = await BuiltCommand.build();
});
afterAll(() => command.remove());
beforeEach(() => {
  run += 1;
  from = command.path(`from-${run}`);
  to = command.path(`to-${run}`);
  file = command.path(`${run}.backup`);
});

const backup = (dataDir = from, ...words: string[]) =>
  command.run(['backup', '--out', file, ...words], { DATA_DIR: dataDir });
const restore = (dataDir = to, ...words: string[]) =>
  command.run(['restore', file, ...words], { DATA_DIR: dataDir });

async function withStore<T>(dataDir: string, use: (store: LmdbStore) => Promise<T>): Promise<T> {
  const folder = join(dataDir, 'boards');
  await mkdir(folder, { recursive: true });
  const store = new LmdbStore(folder);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** Two boards with everything that a store keeps. */
const fill = (dataDir: string) =>
  withStore(dataDir, async (store) => {
    const large = Uint8Array.from({ length: 2_000_000 }, (_, i) => (i * 7) & 255);
    const rows = Array.from({ length: 300 }, (_, i) => row(i + 1, i & 255, 1));
    await store.append([
      { board: board(1), links: links(3), tickets: [{ hash: 't', n: 3, until: 9e15 }], rows, at: 1234.5 },
      { board: board(2), links: links(0), rows: [row(1, 1)] },
    ]);
    await store.setAside(board(1), [17]);
    await store.replace(board(1), { sequence: 290, bytes: large, summary: Uint8Array.of(5, 5) }, 0);
    await store.putPicture(board(2), hash, large);
    for (const n of [100, 200])
      await store.putVersion(board(1), { sequence: n, at: n * 10, size: 2 }, Uint8Array.of(n, 1), []);
  });

/** All that a store says, but for the epochs; of bytes their hash, since two megabytes are compared one by one. */
const said = async (dataDir: string) => plain(await allOf(dataDir));

const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, inner: unknown) =>
      inner instanceof Uint8Array ? createHash('sha256').update(inner).digest('hex') : inner,
    ),
  );

const allOf = (dataDir: string) =>
  withStore(dataDir, async (store) => ({
    boards: [...store.boards()].sort(),
    each: await Promise.all(
      [board(1), board(2)].map(async (id) => ({
        links: { ...store.links(id), epoch: 0 },
        tickets: store.tickets(id),
        room: await store.load(id),
        versions: store.versions(id),
        bytes: await Promise.all(store.versions(id).map(({ sequence }) => store.version(id, sequence))),
        pictures: [...store.pictures(id)],
        picture: await store.picture(id, hash),
      })),
    ),
  }));

const epochs = (dataDir: string) =>
  withStore(dataDir, (store) => Promise.resolve([board(1), board(2)].map((id) => store.links(id)?.epoch)));

/** Flips the last bit of a value. */
async function damage(dataDir: string, table: string, key: string | [string, string | number]) {
  const root = open<Buffer>({ path: join(dataDir, 'boards'), encoding: 'binary', maxDbs: 16 });
  const cells = root.openDB<Buffer>(table, { encoding: 'binary' });
  const cell = Buffer.from(cells.get(key) ?? []);
  cell[cell.length - 1] = (cell.at(-1) ?? 0) ^ 1;
  await cells.put(key, cell);
  await root.close();
}

describe('a backup that is restored', () => {
  test('R47 has everything that a store keeps, and another epoch for each board', async () => {
    await fill(from);
    expect(await backup()).toEqual({ code: 0, err: '', out: `2 boards are in ${file}\n` });
    const restored = await restore();
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(restored.out).toMatch(
      /^2 boards are back from \d+\.backup, as of \d{4}-\d\d-\d\d \d\d:\d\d UTC\n$/,
    );
    expect(await said(to)).toEqual(await said(from));
    for (const [i, epoch] of (await epochs(to)).entries()) {
      expect(epoch).toBeGreaterThan(0);
      expect(epoch).not.toBe((await epochs(from))[i]);
    }
    expect((await readdir(to)).sort()).toEqual(['boards']);
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  test('every table of a store is in it', async () => {
    await fill(from);
    const root = open({ path: join(from, 'boards'), maxDbs: 16 });
    expect(new Set(root.getKeys())).toEqual(new Set(tables));
    await root.close();
  });

  test('of a folder that lacks what a newer version keeps is whole', async () => {
    const folder = join(from, 'boards');
    await mkdir(folder, { recursive: true });
    const root = open<Buffer>({ path: folder, encoding: 'binary', maxDbs: 16 });
    root.openDB('links', { encoding: 'binary' });
    await root.close();
    expect(await backup()).toEqual({ code: 0, err: '', out: `0 boards are in ${file}\n` });
    expect((await restore()).code).toBe(0);
    expect(await withStore(to, (store) => Promise.resolve(store.boards()))).toEqual([]);
  });

  test('carries along what was damaged before, and says so', async () => {
    await fill(from);
    await damage(from, 'row', [board(1), 299]);
    await damage(from, 'links', board(2));
    const { code, out, err } = await backup();
    expect({ code, out }).toEqual({ code: 0, out: `2 boards are in ${file}\n` });
    expect(err).toBe(
      `Damaged in ${resolve(from)} already, and taken along as it is:\n  links ${board(2)}\n  row ${board(1)} 299\n`,
    );
    const restored = await restore();
    expect(restored.code).toBe(0);
    expect(restored.err).toBe('2 values were damaged before the backup was taken, and came back so\n');
    await withStore(to, async (store) => {
      expect((await store.load(board(1))).damaged).toEqual([17, 299]);
      expect(() => store.links(board(2))).toThrow(/damaged/);
      expect((await store.load(board(2))).rows).toEqual([row(1, 1)]);
    });
  });
});

describe('backup', () => {
  test('of a folder without boards is a sentence', async () => {
    const { code, out, err } = await backup(command.path('nowhere'));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(sentence);
    expect(err).toContain('DATA_DIR');
  });

  test('takes the place of an older file whole, or leaves it', async () => {
    await fill(from);
    await backup();
    const before = await readFile(file);
    const words = `ulimit -f 8; trap '' XFSZ; exec "$0" "$1" backup --out "$2"`;
    const built = command.path('dist/server/groundwork.js');
    const full = spawnSync('sh', ['-c', words, process.execPath, built, file], {
      env: { PATH: process.env['PATH'], DATA_DIR: from },
      encoding: 'utf8',
    });
    expect({ code: full.status, out: full.stdout }).toEqual({ code: 1, out: '' });
    expect(full.stderr).toMatch(sentence);
    expect(full.stderr).toContain('not enough room');
    expect(before.equals(await readFile(file))).toBe(true);
    expect((await readdir(command.path('.'))).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect((await backup()).code).toBe(0);
  });

  test('names its file by the time when it is not told how', async () => {
    await fill(from);
    const { code, out } = await command.run(['backup'], { DATA_DIR: from });
    expect(code).toBe(0);
    const name = /^2 boards are in (groundwork-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.backup)\n$/.exec(out)?.[1];
    expect(name).toBeDefined();
    await rm(name ?? '');
  });

  test('where nothing can be written is a sentence', async () => {
    await fill(from);
    file = command.path('not-there/a.backup');
    const { code, err } = await backup();
    expect(code).toBe(1);
    expect(err).toMatch(sentence);
  });
});

describe('restore', () => {
  test.each([
    ['that is not there', () => rm(file), /^There is no file /],
    ['that is a folder', () => rm(file).then(() => mkdir(file)), /is a folder/],
    ['that is something else', () => writeFile(file, '{"items": []}'), /is no backup of Groundwork/],
    ['that was cut short', async () => writeFile(file, (await readFile(file)).subarray(0, -1)), /cut short/],
    [
      'with a bit wrong in the middle',
      async () => {
        const bytes = await readFile(file);
        const middle = bytes.length >> 1;
        bytes[middle] = (bytes[middle] ?? 0) ^ 4;
        await writeFile(file, bytes);
      },
      /is damaged/,
    ],
  ])('R48 of a file %s is a sentence, and touches nothing', async (_, bend, words) => {
    await fill(from);
    await fill(to);
    await backup();
    const before = await said(to);
    const names = await readdir(to);
    await bend();
    const { code, out, err } = await restore(to, '--replace');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(sentence);
    expect(err).toMatch(words);
    expect(await said(to)).toEqual(before);
    expect(await readdir(to)).toEqual(names);
  });

  test('overwrites no boards, and with --replace keeps them beside', async () => {
    await fill(from);
    await backup();
    await withStore(to, (store) => store.append([{ board: board(9), links: links(1), rows: [row(1, 9)] }]));
    const refused = await restore();
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(sentence);
    expect(refused.err).toContain('--replace');
    const { code, out } = await restore(to, '--replace');
    expect(code).toBe(0);
    const kept = /What was there before is in (\S+)\n/.exec(out)?.[1] ?? '';
    expect(kept).toMatch(/boards-kept-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/);
    expect(await said(to)).toEqual(await said(from));
    const old = new LmdbStore(kept);
    expect(old.boards()).toEqual([board(9)]);
    expect((await old.load(board(9))).rows).toEqual([row(1, 9)]);
    await old.close();
  });

  /** Renames from the `first` to the `last` that a command does fail with this code. */
  const withoutRenames = async (code: string, first: number, last: number) => {
    const script = command.path(`no-rename-${run}.mjs`);
    await writeFile(
      script,
      `import files from 'node:fs/promises';
      import { syncBuiltinESMExports } from 'node:module';
      const { rename } = files;
      let done = 0;
      files.rename = async (from, to) => {
        done += 1;
        if (done < ${first} || done > ${last}) return rename(from, to);
        throw Object.assign(new Error("${code}: not here, rename '" + from + "' -> '" + to + "'"), { code: '${code}' });
      };
      syncBuiltinESMExports();`,
    );
    return { NODE_OPTIONS: `--import=${script}`, DATA_DIR: to };
  };
  const fillOther = () =>
    withStore(to, (store) => store.append([{ board: board(9), links: links(1), rows: [row(1, 9)] }]));

  test.each([
    ['EACCES', 1, /run this as whoever runs the relay/],
    ['EPERM', 1, /run this as whoever runs the relay/],
    ['EBUSY', 1, /mount the folder that it is in/],
    ['EXDEV', 1, /mount the folder that it is in/],
    ['EACCES', 2, /run this as whoever runs the relay/],
  ])('R155 that may not rename (%s at rename %i) is a sentence and leaves all as it was', async (...at) => {
    const [code, nth, advice] = at;
    await fill(from);
    await backup();
    await fillOther();
    const ended = await command.run(['restore', file, '--replace'], await withoutRenames(code, nth, nth));
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toMatch(sentence);
    expect(ended.err).toContain(`${join(to, 'boards')}: ${code}: not here. Nothing was changed`);
    expect(ended.err).toMatch(advice);
    expect(await readdir(to)).toEqual(['boards']);
    expect(await withStore(to, (store) => Promise.resolve(store.boards()))).toEqual([board(9)]);
  });

  test('that cannot give the boards their name back says where they are', async () => {
    await fill(from);
    await backup();
    await fillOther();
    const ended = await command.run(['restore', file, '--replace'], await withoutRenames('EIO', 2, 3));
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toMatch(sentence);
    const [kept = ''] = await readdir(to);
    expect(kept).toMatch(/^boards-kept-/);
    expect(ended.err).toContain(`What was there is in ${join(to, kept)}: give it its old name back.`);
    expect(ended.err).not.toContain('Nothing was changed');
  });

  test('into what can be no folder is a sentence', async () => {
    await fill(from);
    await backup();
    const ended = await restore(join(file, 'inside'), '--replace');
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toMatch(sentence);
    expect(ended.err).toContain('Nothing was changed');
  });

  test('goes where a relay has never kept a board without being asked twice', async () => {
    await fill(from);
    await backup();
    await withStore(to, () => Promise.resolve());
    expect((await restore()).code).toBe(0);
    expect(await said(to)).toEqual(await said(from));
  });

  test('R49 is refused while a relay runs there, and backup is not', async () => {
    await fill(from);
    const relay = await command.serve(`from-${run}`);
    try {
      expect((await backup()).code).toBe(0);
      const { code, out, err } = await restore(from, '--replace');
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(sentence);
      expect(err).toContain('Another relay is using');
    } finally {
      expect(await relay.stop()).toBe(0);
    }
    expect((await restore(from, '--replace')).code).toBe(0);
  });

  test('that finds no room changes nothing, and what an ended one left is cleared away', async () => {
    await fill(from);
    await fill(to);
    await backup();
    const words = `ulimit -f 800; trap '' XFSZ; exec "$0" "$1" restore "$2" --replace`;
    const built = command.path('dist/server/groundwork.js');
    const full = spawnSync('sh', ['-c', words, process.execPath, built, file], {
      env: { PATH: process.env['PATH'], DATA_DIR: to },
      encoding: 'utf8',
    });
    expect({ code: full.status, out: full.stdout }).toEqual({ code: 1, out: '' });
    expect(full.stderr).toMatch(/The backup cannot be written to .* Nothing was changed[^\n]*\.\n$/);
    expect(await readdir(to)).toEqual(['boards']);
    expect(await said(to)).toEqual(await said(from));
    await mkdir(join(to, 'boards-unfinished-1'));
    await copyFile(file, join(to, 'boards-unfinished-1', 'data.mdb'));
    expect((await restore(to, '--replace')).code).toBe(0);
    expect((await readdir(to)).filter((name) => name.startsWith('boards-unfinished'))).toEqual([]);
  });

  test.each([[['restore']], [['restore', 'a', 'b']], [['restore', 'a', '--frob']], [['backup', 'a']]])(
    '%j is not understood',
    async (words) => {
      const { code, out, err } = await command.run(words);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain('groundwork restore FILE [--replace]');
    },
  );
});
