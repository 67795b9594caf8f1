// C9: one browser types into the item that a meeting is at, alone and while thirty others write into the same item, some
// of them into the same field; and what it costs a page that only looks on. Alone and with others by turns, so that the
// machine is as busy for the one as for the other, but for the others themselves.

import type { CDPSession, Page } from 'playwright-core';
import { pause, type Bench } from '../bench.ts';
import { median, quantile } from '../figures.ts';
import type { MeetingRoom } from '../subject.ts';

const writers = 30;
/** In letters that none of the others uses. */
const words = ' THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG AND GOES ON WITH IT';
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const keyMs = 75;
const jitterMs = 30;
/** Until those who came write at their usual pace. */
const settleMs = 1500;
const lookOnMs = 5000;
const slowFrameMs = 32;

type Mood = 'none' | '30 writers';

export async function meeting(bench: Bench): Promise<void> {
  const room = await bench.meeting(writers);
  if (!room) return;
  for (const cpu of bench.wishes.cpus) await types(bench, room, cpu);
  for (const cpu of bench.wishes.cpus) await looksOn(bench, room, cpu);
}

/** One after the other, without and with the others. */
async function byTurns(
  bench: Bench,
  room: MeetingRoom,
  measure: (mood: Mood) => Promise<void>,
): Promise<void> {
  for (let run = 0; run < bench.wishes.runs; run += 1) {
    await pause(settleMs);
    await measure('none');
    await room.othersCome();
    await pause(settleMs);
    await measure('30 writers').finally(() => room.othersGo());
  }
}

async function opened(bench: Bench, room: MeetingRoom, cpu: number) {
  const browser = await bench.browser();
  const visit = await browser.page(cpu);
  await visit.page.goto(bench.subject.origin + room.firstPath);
  await room.lookOn(visit.page);
  await visit.page.evaluate(() => window.probe.hasNoCards());
  await pause(1000);
  return { browser, visit };
}

async function types(bench: Bench, room: MeetingRoom, cpu: number): Promise<void> {
  const { browser, visit } = await opened(bench, room, cpu);
  await room.edit(visit.page);
  const on = { size: room.items, cpu };
  const alone = { median: Number.NaN, p95: Number.NaN };
  await byTurns(bench, room, async (mood) => {
    const waits = await type(visit.page);
    const is = { median: median(waits), p95: quantile(waits, 0.95) };
    if (mood === 'none') Object.assign(alone, is);
    for (const part of ['median', 'p95'] as const) {
      bench.note({ what: `typing, ${mood}: ${part}`, ...on, unit: 'ms' }, is[part]);
      if (mood === 'none') continue;
      const ratio = is[part] / alone[part];
      bench.note({ what: `typing, ${mood} to none: ${part}`, ...on, unit: '×' }, ratio);
    }
  });
  await browser.close();
}

async function type(page: Page): Promise<readonly number[]> {
  await page.evaluate((letters) => window.probe.startKeys(letters), alphabet);
  const pressed: Promise<void>[] = [];
  for (const letter of words) {
    pressed.push(page.keyboard.press(letter === ' ' ? 'Space' : letter));
    await pause(keyMs + Math.random() * jitterMs);
  }
  await Promise.all(pressed);
  await pause(500);
  const waits = await page.evaluate(() => window.probe.endKeys());
  const letters = words.replaceAll(' ', '').length;
  if (waits.length !== letters) throw new Error(`of ${letters} letters ${waits.length} were seen`);
  return waits;
}

async function looksOn(bench: Bench, room: MeetingRoom, cpu: number): Promise<void> {
  const { browser, visit } = await opened(bench, room, cpu);
  const { page, devtools } = visit;
  await devtools.send('Performance.enable');
  const on = { size: room.items, cpu };
  await byTurns(bench, room, async (mood) => {
    const before = await busySeconds(devtools);
    await page.evaluate(() => window.probe.startFrames());
    await pause(lookOnMs);
    const { all } = await page.evaluate(() => window.probe.endFrames());
    const busy = (await busySeconds(devtools)) - before;
    const slow = (100 * all.filter((gap) => gap > slowFrameMs).length) / all.length;
    bench.note({ what: `looking on, ${mood}: frames over 32 ms`, ...on, unit: '%' }, slow);
    bench.note({ what: `looking on, ${mood}: longest frame`, ...on, unit: 'ms' }, Math.max(...all));
    bench.note({ what: `looking on, ${mood}: page busy`, ...on, unit: '%' }, (100_000 * busy) / lookOnMs);
  });
  await browser.close();
}

/** Seconds that the page's main thread has worked. */
async function busySeconds(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}
