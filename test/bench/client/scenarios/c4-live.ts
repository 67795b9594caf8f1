// C4: somebody else's change arrives: from the moment its frame leaves their client to the paint here.

import type { Page } from 'playwright-core';
import { pause, type Bench } from '../bench.ts';
import { median, quantile } from '../figures.ts';
import type { Colleague, FilledBoard } from '../subject.ts';

const titlesSeen = 5;
/** Between changes, so that each is seen alone. */
const restMs = 150;

/** A moment that falls anywhere in a frame: with even pauses every change would come at the same point of one. */
const anyMoment = () => pause(60 + Math.random() * 50);

export async function live(bench: Bench): Promise<void> {
  for (const cpu of bench.wishes.cpus) {
    const rounds = 10 * Math.max(1, bench.wishes.runs) * (cpu > 1 ? 0.5 : 1);
    await measure(bench, bench.size, cpu, rounds, true);
  }
}

/** `moves`: not only titles. */
export async function measure(
  bench: Bench,
  size: number,
  cpu: number,
  rounds: number,
  moves: boolean,
): Promise<void> {
  const board = await bench.subject.board(size);
  const browser = await bench.browser();
  const visit = await browser.page(cpu);
  await visit.open(bench.subject.origin + board.firstPath);
  const colleague = await bench.colleague(board);
  await pause(1000);
  const kinds = [
    ['title', await titles(visit.page, board, colleague, rounds)],
    ...(moves ? ([['move', await moving(visit.page, board, colleague, rounds)]] as const) : []),
  ] as const;
  for (const [kind, waits] of kinds) {
    bench.note({ what: `${kind}: median`, size, cpu, unit: 'ms' }, median(waits));
    bench.note({ what: `${kind}: p95`, size, cpu, unit: 'ms' }, quantile(waits, 0.95));
  }
  await bench.close();
}

async function titles(
  page: Page,
  board: FilledBoard,
  colleague: Colleague,
  rounds: number,
): Promise<number[]> {
  const waits: number[] = [];
  const seen = await page.evaluate((column) => window.probe.inSight(column), board.columns[0] as string);
  if (seen.length === 0) throw new Error('no card of the first column is in sight');
  for (let round = 0; round < rounds; round += 1) {
    const item = seen[round % Math.min(titlesSeen, seen.length)] as string;
    const title = `Renamed in round ${round} while everybody watches`;
    const painted = page.evaluate(([id, words]) => window.probe.says(id, words), [item, title] as const);
    await anyMoment();
    waits.push(waited(colleague.rename(item, title), await painted));
    await pause(restMs);
  }
  return waits;
}

async function moving(
  page: Page,
  board: FilledBoard,
  colleague: Colleague,
  rounds: number,
): Promise<number[]> {
  const waits: number[] = [];
  const [item] = await page.evaluate((column) => window.probe.inSight(column), board.columns[1] as string);
  if (item === undefined) throw new Error('no card of the second column is in sight');
  for (let round = 0; round < rounds; round += 1) {
    const to = [2, 3, 1][round % 3] as number;
    const column = board.columns[to] as string;
    const painted = page.evaluate(([id, key]) => window.probe.stands(id, key), [item, column] as const);
    await anyMoment();
    waits.push(waited(colleague.move(item, to), await painted));
    await pause(restMs);
  }
  colleague.move(item, 1);
  await pause(restMs);
  return waits;
}

function waited(left: number, painted: number | null): number {
  if (painted === null) throw new Error('a change did not arrive');
  return painted - left;
}
