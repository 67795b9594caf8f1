// C7: the line is cut. Items are renamed by hand, the page is opened again without a line, and after it is mended
// everything has to reach a colleague. Nothing tells the browser that the line is back.

import type { Page } from 'playwright-core';
import { pause, type Bench } from '../bench.ts';
import type { MeasuredPage } from '../browser.ts';

const size = 100;
const renamed = 3;
/** So long the board has been open once, before it is opened again: a page fetches what it keeps when it is quiet. */
const keepingMs = 10_000;
const settlingMs = 2500;
const patienceMs = 30_000;

export async function offline(bench: Bench): Promise<void> {
  for (let run = 0; run < Math.min(bench.wishes.runs, 2); run += 1) await once(bench, run);
}

async function once(bench: Bench, run: number): Promise<void> {
  const { subject } = bench;
  const board = await subject.board(size);
  const line = await bench.line();
  const browser = await bench.browser();
  const visit = await browser.page();
  const on = { size, cpu: 1 };
  await visit.open(line.origin + board.firstPath);
  await subject.sitDown(visit.page, board);
  await pause(keepingMs);
  const warm = await visit.open(line.origin + board.path);
  await pause(settlingMs);
  const colleague = await bench.colleague(board);

  line.cut();
  await pause(500);
  const titles = await renameByHand(bench, visit.page, board.columns[1] as string, run);
  const shown = async () => {
    const seen = [...titles].map(([item, title]) =>
      visit.page.evaluate(([id, words]) => window.probe.says(id, words, 3000), [item, title] as const),
    );
    return (await Promise.all(seen)).every((at) => at !== null);
  };
  bench.note({ what: 'shows the edits at once', ...on, unit: 'yes' }, Number(await shown()));

  // So long takes a hand to the key that loads a page again.
  await pause(1000);
  const again = await opensAgain(visit, line.origin + board.path);
  bench.note({ what: 'opens while the line is cut', ...on, unit: 'yes' }, Number(again !== null));
  if (again !== null) {
    bench.note({ what: 'first card while the line is cut', ...on, unit: 'ms' }, again);
    bench.note({ what: 'the same, to a warm start', ...on, unit: '×' }, again / warm.first);
  }
  bench.note({ what: 'shows the edits', ...on, unit: 'yes' }, Number(again !== null && (await shown())));

  const arrived = colleague.hears(
    (titleOf) => [...titles].every(([item, title]) => titleOf(item).includes(title)),
    patienceMs,
  );
  line.mend();
  const mended = Date.now();
  // A page that did not open has to be asked for again.
  if (again === null) await browser.page().then((other) => other.open(line.origin + board.path));
  const at = await arrived;
  if (at === null) throw new Error('what was renamed while the line was cut did not arrive');
  bench.note({ what: 'all has arrived after the line is back', ...on, unit: 'ms' }, at - mended);
  await bench.close();
}

/** The end of each title by its item. */
async function renameByHand(
  { subject }: Bench,
  page: Page,
  column: string,
  run: number,
): Promise<ReadonlyMap<string, string>> {
  const items = await page.evaluate((key) => window.probe.inSight(key), column);
  const titles = new Map<string, string>();
  for (const item of items.slice(0, renamed)) {
    const words = ` without a line ${run}.${titles.size + 1}`;
    await subject.edit(page, item, 'title');
    await page.keyboard.type(words);
    await page.keyboard.press('Escape');
    titles.set(item, words);
  }
  if (titles.size === 0) throw new Error('no card of the second column is in sight');
  return titles;
}

/** Milliseconds to the first card, or null when nothing opens. */
async function opensAgain(visit: MeasuredPage, url: string): Promise<number | null> {
  try {
    return (await visit.open(url, 12_000)).first;
  } catch {
    return null;
  }
}
