import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { fold } from '../../../server/folding/fold.ts';
import { LmdbStore } from '../../../server/store/lmdb-store.ts';
import { MemoryStore } from '../../memory-store.ts';
import { FencedError, type Store } from '../../../server/store/store.ts';
import { newBoardSecrets } from '../../../shared/links.ts';
import { drawFrom } from '../../fuzz/draw.ts';
import { contentOf, randomHistory, rowsOf } from './fold-kit.ts';

const { board } = newBoardSecrets(new Uint8Array(32).fill(1));
const folders: string[] = [];
const stores: Record<string, () => Promise<Store>> = {
  memory: () => Promise.resolve(new MemoryStore()),
  LMDB: async () => {
    folders.push(await mkdtemp(join(tmpdir(), 'groundwork-steps-')));
    return new LmdbStore(folders.at(-1) ?? '');
  },
};
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

const steps = ['setAside', 'asideDone', 'replace', 'replaceDone'] as const;
type Step = (typeof steps)[number];

/** As a room folds: broken rows are set aside before the rest takes their place. Fails at the step. */
async function foldBoard(store: Store, failing?: Step): Promise<void> {
  const fail = (step: Step) => {
    if (step === failing) throw new Error(step);
  };
  const { snapshot, rows, head } = await store.load(board);
  const { bytes, summary, broken } = fold({ snapshot: snapshot?.bytes, rows });
  fail('setAside');
  if (broken.length > 0) await store.setAside(board, broken);
  fail('asideDone');
  fail('replace');
  await store.replace(board, { sequence: head, bytes, summary }, snapshot?.sequence ?? 0);
  fail('replaceDone');
}

const readable = (updates: readonly Uint8Array[]) => updates.filter((update) => update.length > 3);

describe.each(Object.entries(stores))('R150 a fold into the %s store that fails at a step', (_name, make) => {
  test.each(steps)('%s loses nothing, and the next one works', async (step) => {
    const store = await make();
    const draw = drawFrom(steps.indexOf(step) + 1);
    const updates = randomHistory(draw, 60);
    updates.splice(20, 0, new Uint8Array([9, 9, 9]));
    const content = async () => {
      const { snapshot, rows } = await store.load(board);
      return contentOf(readable([snapshot, ...rows].flatMap((row) => row?.bytes ?? [])));
    };
    await store.append([{ board, rows: rowsOf(updates.slice(0, 10)) }]);
    await foldBoard(store);
    await store.append([{ board, rows: rowsOf(updates.slice(10), 11) }]);
    const before = await content();
    expect(before).toEqual(contentOf(readable(updates)));

    await expect(foldBoard(store, step)).rejects.toThrow(step);
    expect(await content()).toEqual(before);

    await store.append([{ board, rows: rowsOf(randomHistory(draw, 5), updates.length + 1) }]);
    const after = await content();
    await foldBoard(store);
    expect(await content()).toEqual(after);
    const { rows, damaged } = await store.load(board);
    expect(rows).toEqual([]);
    expect(damaged).toEqual([21]);
    await store.close();
  });

  test('too late is fenced, and changes nothing', async () => {
    const store = await make();
    const updates = randomHistory(drawFrom(9), 40);
    await store.append([{ board, rows: rowsOf(updates) }]);
    const late = fold({ snapshot: undefined, rows: rowsOf(updates.slice(0, 12)) });
    await foldBoard(store);
    const before = await store.load(board);
    await expect(store.replace(board, { sequence: 12, ...late }, 0)).rejects.toThrow(FencedError);
    expect(await store.load(board)).toEqual(before);
    await store.close();
  });
});
