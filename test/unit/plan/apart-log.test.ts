// When a browser was out of step: told by what the connection says, kept for a page that is opened again.

import { describe, expect, test } from 'vitest';
import { ApartLog } from '../../../client/storage/apart-log.ts';
import type { BoardId } from '../../../shared/ids.ts';

const board = 'b'.repeat(43) as BoardId;
const hour = 3_600_000;

function shelf() {
  const kept = new Map<string, string>();
  let now = 1_000_000_000_000;
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  return {
    kept,
    at: () => now,
    wait: (ms: number) => (now += ms),
    open: () =>
      new ApartLog(
        board,
        () => now,
        () => storage,
      ),
  };
}

const inStep = { synced: true, covered: true };
const saving = { synced: true, covered: false };
const offline = { synced: false, covered: false };

describe('being out of step', () => {
  test('begins with what the relay has not confirmed, ends when all is there, and ordinary saving is none', () => {
    const here = shelf();
    const log = here.open();
    expect(log.moved(inStep)).toBe(false);
    here.wait(hour);
    log.moved(saving);
    here.wait(200);
    expect(log.moved(inStep)).toBe(false);
    expect(log.periods).toEqual([]);
    here.wait(hour);
    const changed = here.at();
    log.moved(saving);
    here.wait(30_000);
    log.moved(offline);
    here.wait(hour);
    log.moved(saving);
    here.wait(100);
    expect(log.moved(inStep)).toBe(true);
    expect(log.periods).toEqual([{ from: changed - 1000, to: here.at() }]);
  });

  test('begins no earlier than the one before ended', () => {
    const here = shelf();
    const log = here.open();
    log.moved(inStep);
    log.moved(offline);
    here.wait(hour);
    log.moved(inStep);
    here.wait(10);
    log.moved(offline);
    here.wait(hour);
    log.moved(inStep);
    const [first, second] = log.periods;
    expect(second?.from).toBe(first?.to);
  });

  test('goes on over a page that is closed and opened again, also by kill', () => {
    const here = shelf();
    const first = here.open();
    first.moved(inStep);
    here.wait(hour);
    const cut = here.at();
    first.moved(offline);
    here.wait(hour);
    const second = here.open();
    second.moved(offline);
    here.wait(hour);
    expect(second.moved(inStep)).toBe(true);
    expect(second.periods).toEqual([{ from: cut - 1000, to: here.at() }]);
    here.wait(hour);
    const left = here.at();
    second.leave();
    here.wait(hour);
    const third = here.open();
    expect(third.moved(inStep)).toBe(true);
    expect(third.periods).toEqual([...second.periods, { from: left, to: here.at() }]);
  });

  test('C79 an hour on the train is not forgotten for pages that were opened again and again since', () => {
    const here = shelf();
    let log = here.open();
    log.moved(inStep);
    log.moved(offline);
    here.wait(hour);
    log.moved(inStep);
    const [train] = log.periods;
    for (let n = 0; n < 100; n += 1) {
      here.wait(hour);
      log.leave();
      here.wait(2000);
      log = here.open();
      log.moved(inStep);
    }
    expect(log.periods[0]).toEqual(train);
    expect(log.periods.length).toBeLessThan(50);
  });

  test('remembers a fortnight, and reads whatever stands there', () => {
    const here = shelf();
    let log = here.open();
    log.moved(inStep);
    for (let day = 0; day < 20; day += 1) {
      log.moved(offline);
      here.wait(24 * hour);
      log.moved(inStep);
    }
    expect(log.periods).toHaveLength(15);
    here.wait(30 * 24 * hour);
    log.moved(offline);
    log.moved(inStep);
    expect(log.periods).toHaveLength(1);
    for (const words of ['{', '7', '{"inStep":"x","periods":[[2,1],["a",3],null]}']) {
      here.kept.set(`groundwork:apart:${board}`, words);
      log = here.open();
      expect(log.periods).toEqual([]);
      expect(log.moved(inStep)).toBe(false);
    }
  });
});
