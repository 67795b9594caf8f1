// Sends at an even rate, and waits for what was sent to arrive.

import { setTimeout as pause } from 'node:timers/promises';
import { Histogram } from '../machine/histogram.ts';

/** Sent in one go, when it is late, before others have a turn. */
const longestBurst = 200;

export interface Paced {
  readonly sent: number;
  /** How late the generator was with its own sending, of a hundred the second worst. */
  readonly lateMs: number;
}

/** `send(turn)` does one; `turns` are taken one after another. */
export function paced(
  perSecond: number,
  ms: number,
  turns: number,
  send: (turn: number) => void,
): Promise<Paced> {
  const begun = performance.now();
  const late = new Histogram();
  let sent = 0;
  return new Promise((resolve) => {
    const step = () => {
      const now = performance.now() - begun;
      const due = Math.floor((Math.min(now, ms) / 1000) * perSecond);
      if (sent < due) late.add(now - (sent / perSecond) * 1000);
      for (let burst = 0; sent < due && burst < longestBurst; burst += 1) {
        send(sent % turns);
        sent += 1;
      }
      if (now >= ms && sent >= due) resolve({ sent, lateMs: late.quantile(0.99) });
      else if (sent < due) setImmediate(step);
      else setTimeout(step, 1);
    };
    step();
  });
}

/** Waits until `count()` is at least this; the milliseconds that took. */
export async function drained(count: () => number, expected: number, mostMs = 5000): Promise<number> {
  const begun = performance.now();
  while (count() < expected && performance.now() - begun < mostMs) await pause(5);
  return performance.now() - begun;
}
