// C1: a board opens. Warm: in a browser that has opened it twice before, which is every morning; fresh: in one that has
// never been here, by the link.

import { pause, type Bench } from '../bench.ts';
import type { Opening } from '../probe/opening.ts';

/** After a visit the browser writes its caches, and the page folds its log. */
const settlingMs = 2500;

export async function open(bench: Bench): Promise<void> {
  const { sizes, cpus, runs } = bench.wishes;
  for (const size of sizes) {
    await warm(bench, size, size === bench.size ? cpus : cpus.slice(0, 1), runs);
    if (size === bench.size) await fresh(bench, size, runs);
  }
}

async function warm(bench: Bench, size: number, cpus: readonly number[], runs: number): Promise<void> {
  const board = await bench.subject.board(size);
  const browser = await bench.browser();
  const { origin } = bench.subject;
  for (const path of [board.firstPath, board.path]) {
    const visit = await browser.page();
    await visit.open(origin + path);
    await pause(settlingMs);
    await visit.page.close();
  }
  for (const cpu of cpus) {
    for (let run = 0; run < runs; run += 1) {
      const visit = await browser.page(cpu);
      note(bench, 'warm', { size, cpu }, await visit.open(origin + board.path));
      await visit.page.close();
    }
  }
  await bench.close();
}

async function fresh(bench: Bench, size: number, runs: number): Promise<void> {
  const board = await bench.subject.board(size);
  for (let run = 0; run < runs; run += 1) {
    const browser = await bench.browser();
    const visit = await browser.page();
    note(bench, 'fresh', { size, cpu: 1 }, await visit.open(bench.subject.origin + board.firstPath));
    await bench.close();
  }
}

function note(
  bench: Bench,
  cache: 'warm' | 'fresh',
  on: { readonly size: number; readonly cpu: number },
  { first, visible, idle, longest }: Opening,
): void {
  bench.note({ what: `${cache}: first card`, ...on, unit: 'ms' }, first);
  bench.note({ what: `${cache}: visible part`, ...on, unit: 'ms' }, visible);
  bench.note({ what: `${cache}: idle`, ...on, unit: 'ms' }, idle);
  bench.note({ what: `${cache}: longest task`, ...on, unit: 'ms' }, longest);
}
