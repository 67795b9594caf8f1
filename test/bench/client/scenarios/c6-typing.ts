// C6: somebody types: from each key to the paint of its letter, alone and while colleagues change other items. The keys
// come at the pace of a person, whether the page keeps up or not.

import type { Page } from 'playwright-core';
import { pause, type Bench } from '../bench.ts';
import { median, quantile } from '../figures.ts';
import type { Colleague, Field, FilledBoard } from '../subject.ts';

const words = ' the quick brown fox jumps over it and writes';
/** Between two keys: at least this, and up to this more, so that they fall anywhere in a frame. */
const keyMs = 75;
const jitterMs = 30;
const otherMs = 50;
/** Of the keys at the beginning and at the end, to see whether the wait grows. */
const someKeys = 12;

export async function typing(bench: Bench): Promise<void> {
  for (const cpu of bench.wishes.cpus) {
    for (const field of bench.subject.fields) {
      const moods = field === 'title' ? [false, true] : [true];
      await measure(bench, { size: bench.size, cpu, field, moods, runs: bench.wishes.runs });
    }
  }
}

export interface Session {
  readonly size: number;
  readonly cpu: number;
  readonly field: Field;
  /** Whether colleagues change other items meanwhile: once for each. */
  readonly moods: readonly boolean[];
  readonly runs: number;
}

export async function measure(bench: Bench, session: Session): Promise<void> {
  const { size, cpu, field } = session;
  const board = await bench.subject.board(size);
  const browser = await bench.browser();
  const visit = await browser.page(cpu);
  const { page } = visit;
  await visit.open(bench.subject.origin + board.firstPath);
  await bench.subject.sitDown(page, board);
  const colleague = await bench.colleague(board);
  await pause(1000);
  const [, item] = await page.evaluate((key) => window.probe.inSight(key), board.columns[0] as string);
  if (item === undefined) throw new Error('no card of the first column is in sight');
  await bench.subject.edit(page, item, field);
  await pause(500);
  for (const busy of session.moods) {
    for (let run = 0; run < session.runs; run += 1) {
      const others = busy ? changing(board, colleague, item) : undefined;
      await pause(busy ? 500 : 50);
      const waits = await type(page).finally(() => others?.stop());
      const mood = busy ? '20 others/s' : 'alone';
      const on = { size, cpu };
      bench.note({ what: `${field}, ${mood}: median`, ...on, unit: 'ms' }, median(waits));
      bench.note({ what: `${field}, ${mood}: p95`, ...on, unit: 'ms' }, quantile(waits, 0.95));
      if (busy) bench.note({ what: `${field}, ${mood}: no backlog`, ...on, unit: 'yes' }, keptUp(waits));
    }
  }
  await bench.close();
}

/** The wait at the end is not twice that at the beginning. */
const keptUp = (waits: readonly number[]): number =>
  median(waits.slice(-someKeys)) < 2 * median(waits.slice(0, someKeys)) ? 1 : 0;

async function type(page: Page): Promise<readonly number[]> {
  const before = await page.evaluate(() => window.probe.written());
  await page.evaluate(() => window.probe.startKeys());
  const pressed: Promise<void>[] = [];
  for (const letter of words) {
    pressed.push(page.keyboard.press(letter === ' ' ? 'Space' : letter));
    await pause(keyMs + Math.random() * jitterMs);
  }
  await Promise.all(pressed);
  await pause(300);
  const waits = await page.evaluate(() => window.probe.endKeys());
  const after = await page.evaluate(() => window.probe.written());
  const arrived = after.replaceAll('\u00a0', ' ').length - before.length;
  if (waits.length !== words.length || arrived !== words.length)
    throw new Error(`of ${words.length} letters ${arrived} were written and ${waits.length} seen`);
  return waits;
}

/** Twenty titles of other items change in each second. */
function changing(board: FilledBoard, colleague: Colleague, spared: string): { stop(): void } {
  const others = board.items.slice(0, 210).filter((item) => item !== spared);
  let sent = 0;
  const timer = setInterval(() => {
    const item = others[(sent * 7) % others.length] as string;
    sent += 1;
    colleague.rename(item, `Changed by somebody else, number ${sent}`);
  }, otherMs);
  return { stop: () => clearInterval(timer) };
}
