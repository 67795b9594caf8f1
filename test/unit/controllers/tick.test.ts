import { describe, expect, test } from 'vitest';
import { Ticker } from '../../../client/controllers/tick.ts';

/** A world whose time is turned by hand, with one timer at most. */
function world() {
  let now = 0;
  let hidden = false;
  let look = () => {};
  const timers = new Map<number, { readonly at: number; readonly run: () => void }>();
  let next = 0;
  const go = (until: number) => {
    for (;;) {
      const [id, first] = [...timers].sort(([, a], [, b]) => a.at - b.at)[0] ?? [];
      if (id === undefined || !first || first.at > until) break;
      timers.delete(id);
      now = first.at;
      first.run();
    }
    now = until;
  };
  const ticker = new Ticker({
    running: () => now,
    after: (ms, run) => {
      const id = (next += 1);
      timers.set(id, { at: now + ms, run });
      return () => timers.delete(id);
    },
    isHidden: () => hidden,
    onVisibility: (listener) => (look = listener),
  });
  const hide = (is: boolean) => {
    hidden = is;
    look();
  };
  return { ticker, go, hide, timers };
}

describe('the one timer of running clocks', () => {
  test('is set for the first that is due, wakes those that are due together, and is gone when nobody waits', () => {
    const { ticker, go, timers } = world();
    const woken: string[] = [];
    const [a, b, c] = [{}, {}, {}];
    expect(timers.size).toBe(0);
    ticker.wait(a, 1000, () => woken.push('a'));
    ticker.wait(b, 500, () => woken.push('b'));
    ticker.wait(c, 502, () => woken.push('c'));
    expect(timers.size).toBe(1);
    go(499);
    expect(woken).toEqual([]);
    go(500);
    expect(woken).toEqual(['b', 'c']);
    expect(timers.size).toBe(1);
    ticker.leave(a);
    expect(timers.size).toBe(0);
    go(5000);
    expect(woken).toEqual(['b', 'c']);
  });

  test('a waiter waits once: asking again stands instead of asking before', () => {
    const { ticker, go } = world();
    const woken: number[] = [];
    const a = {};
    ticker.wait(a, 1000, () => woken.push(1));
    ticker.wait(a, 2000, () => woken.push(2));
    go(1500);
    expect(woken).toEqual([]);
    go(2000);
    expect(woken).toEqual([2]);
  });

  test('stands still while nobody looks at the page, and catches up when somebody does', () => {
    const { ticker, go, hide, timers } = world();
    const woken: string[] = [];
    const wait = () =>
      ticker.wait(woken, 1000, () => {
        woken.push('a');
        wait();
      });
    wait();
    hide(true);
    expect(timers.size).toBe(0);
    go(60_000);
    expect(woken).toEqual([]);
    hide(false);
    expect(woken).toEqual(['a']);
    expect(timers.size).toBe(1);
    go(61_000);
    expect(woken).toEqual(['a', 'a']);
    // Somebody who begins to wait on a hidden page is woken with the others.
    hide(true);
    ticker.wait({}, 10, () => woken.push('b'));
    go(70_000);
    expect(woken).not.toContain('b');
    hide(false);
    expect(woken).toContain('b');
  });
});
