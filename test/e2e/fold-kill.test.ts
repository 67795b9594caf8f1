import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fold } from '../../server/folding/fold.ts';
import { LmdbStore } from '../../server/store/lmdb-store.ts';
import type { BoardId } from '../../shared/ids.ts';
import { newBoardSecrets } from '../../shared/links.ts';
import { drawFrom } from '../fuzz/draw.ts';
import { contentOf, randomHistory, rowsOf } from '../unit/server/fold-kit.ts';
import { buildRelay, type BuiltRelay } from './relay-process.ts';

const draw = drawFrom(1);
const times = process.env['LONG'] ? 100 : 12;
let built: BuiltRelay;
let folder: string;

beforeAll(async () => {
  built = await buildRelay('fold-entry');
  folder = await mkdtemp(join(tmpdir(), 'groundwork-fold-'));
});
afterAll(async () => {
  await built.remove();
  await rm(folder, { recursive: true, force: true });
});

async function killedAt(step: string, board: BoardId): Promise<void> {
  const child = spawn(process.execPath, [built.file, folder, board, step], { stdio: 'inherit' });
  const signal = await new Promise((resolve) => {
    child.once('exit', (_code, by) => resolve(by));
  });
  expect(signal, step).toBe('SIGKILL');
}

async function stored(board: BoardId) {
  const store = new LmdbStore(folder);
  const { snapshot, rows } = await store.load(board);
  const content = contentOf([snapshot, ...rows].flatMap((row) => row?.bytes ?? []));
  return { store, snapshot, rows, content };
}

test('R149 a fold killed with -9 before, in and after its write leaves the board as it was', async () => {
  const steps = ['before', 'after', ...Array.from({ length: times }, () => String(draw.below(4000)))];
  const ends = { old: 0, new: 0 };
  for (const [i, step] of steps.entries()) {
    const { board } = newBoardSecrets(new Uint8Array(32).fill(i));
    const updates = randomHistory(draw, 120);
    const before = new LmdbStore(folder);
    const head = draw.below(50);
    await before.append([{ board, rows: rowsOf(updates) }]);
    if (head > 0) {
      const { bytes } = fold({ snapshot: undefined, rows: rowsOf(updates.slice(0, head)) });
      await before.replace(board, { sequence: head, bytes }, 0);
    }
    await before.close();

    await killedAt(step, board);
    const { store, snapshot, rows, content } = await stored(board);
    expect(content, step).toEqual(contentOf(updates));
    // One transaction: all of the new, or all of the old.
    const done = snapshot?.sequence === updates.length;
    ends[done ? 'new' : 'old'] += 1;
    if (done) expect(rows).toEqual([]);
    else expect([snapshot?.sequence ?? 0, rows.length]).toEqual([head, updates.length - head]);
    if (step === 'before') expect(done).toBe(false);
    if (step === 'after') expect(done).toBe(true);

    const more = rowsOf(randomHistory(draw, 20), updates.length + 1);
    await store.append([{ board, rows: more }]);
    const { bytes, summary } = fold({ snapshot: snapshot?.bytes, rows: [...rows, ...more] });
    const sequence = updates.length + more.length;
    await store.replace(board, { sequence, bytes, summary }, snapshot?.sequence ?? 0);
    await store.close();
    const end = await stored(board);
    await end.store.close();
    expect(end.rows).toEqual([]);
    expect(end.content).toEqual(contentOf([...updates, ...more.map((row) => row.bytes)]));
  }
  console.log(`folds killed: ${steps.length}; ${ends.old} left the old snapshot, ${ends.new} the new one`);
});
