// C5: the hands: a card is dragged by the mouse to the column two further, in 60 moves over about a second, and the long
// column is scrolled by the wheel.

import type { Page } from 'playwright-core';
import { pause, type Bench } from '../bench.ts';
import type { Box } from '../probe/cards.ts';
import type { Gaps } from '../probe/frames.ts';
import type { FilledBoard } from '../subject.ts';

const steps = 60;
const stepMs = 16.7;
const wheelPixels = 60;
const slowFrameMs = 32;
const roughFrameMs = 20;
/** Height of the window at which the card is let go: in the list, and not at its top. */
const dropHeight = 320;

export async function hands(bench: Bench): Promise<void> {
  const board = await bench.subject.board(bench.size);
  for (const cpu of bench.wishes.cpus) {
    await drags(bench, board, cpu);
    await scrolls(bench, board, cpu);
  }
}

const share = (gaps: readonly number[], over: number): number =>
  (100 * gaps.filter((gap) => gap > over).length) / gaps.length;

const centre = (box: Box | undefined) => {
  if (!box) throw new Error('what the mouse goes to is not there');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

/** As evenly as the page lets it. */
async function inSteps(step: (part: number) => Promise<void>): Promise<void> {
  const start = performance.now();
  for (let k = 1; k <= steps; k += 1) {
    await step(k / steps);
    await pause(Math.max(0, start + k * stepMs - performance.now()));
  }
}

async function opened(bench: Bench, board: FilledBoard, cpu: number) {
  const browser = await bench.browser();
  const visit = await browser.page(cpu);
  await visit.open(bench.subject.origin + board.firstPath);
  await bench.subject.sitDown(visit.page, board);
  await pause(1000);
  return visit.page;
}

async function drags(bench: Bench, board: FilledBoard, cpu: number): Promise<void> {
  const page = await opened(bench, board, cpu);
  const colleague = await bench.colleague(board);
  const [from, to] = [board.columns[0] as string, board.columns[2] as string];
  for (let run = 0; run < bench.wishes.runs; run += 1) {
    const items = await page.evaluate((column) => window.probe.inSight(column), from);
    const item = items[2] ?? items[0];
    if (item === undefined) throw new Error('no card of the first column is in sight');
    const { gaps, took } = await drag(page, item, to, cpu > 1 ? 1500 : 800);
    const landed = await page.evaluate(([id, column]) => window.probe.stands(id, column, 5000), [
      item,
      to,
    ] as const);
    if (landed === null) throw new Error('the dragged card did not land');
    const on = { size: bench.size, cpu };
    bench.note({ what: 'drag: frames over 32 ms', ...on, unit: '%' }, share(gaps.all, slowFrameMs));
    bench.note({ what: 'drag: longest frame', ...on, unit: 'ms' }, Math.max(...gaps.all));
    bench.note({ what: 'drag: longest stall at the drop', ...on, unit: 'ms' }, Math.max(...gaps.afterDrop));
    bench.note({ what: 'drag: the whole gesture', ...on, unit: 'ms' }, took);
    const back = page.evaluate(([id, column]) => window.probe.stands(id, column), [item, from] as const);
    colleague.move(item, 0);
    await back;
    await pause(500);
  }
  await bench.close();
}

/** `afterMs`: how long the frames after the drop are looked at. */
async function drag(
  page: Page,
  item: string,
  column: string,
  afterMs: number,
): Promise<{ readonly gaps: Gaps; readonly took: number }> {
  const start = centre(await page.evaluate((id) => window.probe.boxOf(id), item));
  const { x } = centre(await page.evaluate((key) => window.probe.boxOfList(key), column));
  await page.mouse.move(start.x, start.y);
  // A hand rests so long on what it is about to take.
  await pause(300);
  await page.evaluate(() => window.probe.startFrames());
  const began = performance.now();
  await page.mouse.down();
  await inSteps((part) =>
    page.mouse.move(start.x + (x - start.x) * part, start.y + (dropHeight - start.y) * part),
  );
  const took = performance.now() - began;
  await page.mouse.up();
  await pause(afterMs);
  return { took, gaps: await page.evaluate(() => window.probe.endFrames()) };
}

async function scrolls(bench: Bench, board: FilledBoard, cpu: number): Promise<void> {
  // A fresh page, so that what the drags left behind does not count.
  const page = await opened(bench, board, cpu);
  const { x } = centre(await page.evaluate((key) => window.probe.boxOfList(key), board.columns[0] as string));
  for (let run = 0; run < bench.wishes.runs; run += 1) {
    await page.mouse.move(x, 500);
    await page.evaluate(() => window.probe.startFrames());
    const down = run % 2 === 0 ? 1 : -1;
    await inSteps(() => page.mouse.wheel(0, down * wheelPixels));
    await pause(200);
    const { all } = await page.evaluate(() => window.probe.endFrames());
    const on = { size: bench.size, cpu };
    bench.note({ what: 'scroll: frames over 20 ms', ...on, unit: '%' }, share(all, roughFrameMs));
    bench.note({ what: 'scroll: longest frame', ...on, unit: 'ms' }, Math.max(...all));
  }
  await bench.close();
}
