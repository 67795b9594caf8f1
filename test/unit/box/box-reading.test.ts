import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasOpenRun, readsOtherwiseIn, shareSpent, timeLeft } from '../../../shared/box-reading.ts';
import { formatHours } from '../../../shared/duration.ts';
import { foldBox } from '../../../shared/fold-box.ts';
import type { BoxEvent } from '../../../shared/time-box.ts';
import { agree, at, hour, minute, propose, start, stop, team } from './log.ts';

const hours = propose('p1', 8);
const agreed = [hours, agree('a1', hours, team)];
const run = start('r1', hours, at('9:00'));
const log = [...agreed, run];

describe('a running box on a screen', () => {
  test('shows whole minutes, in the last minute seconds', () => {
    expect(timeLeft(foldBox(log, at('14:02')))).toBe('2 h 58');
    expect(timeLeft(foldBox(log, at('16:58') + 1))).toBe('2 min');
    expect(timeLeft(foldBox(log, at('16:59') + 15_000))).toBe('0:45');
    expect(timeLeft(foldBox(log, at('17:00') - 1))).toBe('0:01');
    expect(shareSpent(foldBox(log, at('11:00')))).toBe(0.25);
    expect(shareSpent(foldBox([], at('11:00')))).toBe(0);
  });

  test('reads otherwise at the next minute, the next second of the last one, the warning and the end', () => {
    const wait = (now: number) => readsOtherwiseIn(foldBox(log, now), now);
    expect(wait(at('10:00'))).toBe(minute);
    expect(wait(at('10:00') + 100)).toBe(minute - 100);
    expect(wait(at('16:59'))).toBe(1000);
    expect(wait(at('16:59') + 400)).toBe(600);
    expect(wait(at('17:00'))).toBe(null);
    expect(readsOtherwiseIn(foldBox(agreed, at('10:00')), at('10:00'))).toBe(null);
    // The end of the working day comes before the minute is full.
    const late = [...agreed, start('r2', hours, at('17:30') + 20_000)];
    expect(readsOtherwiseIn(foldBox(late, at('18:00') - 5000), at('18:00') - 5000)).toBe(5000);
  });

  test('reads the same all the time until it says that it reads otherwise', () => {
    // Also where the limit is no whole minute: then time spent and time left turn at different moments.
    const odd = propose('p2', 7.005);
    const oddLog = [odd, agree('a2', odd, team), start('r2', odd, at('9:00'))];
    const shown = (events: readonly BoxEvent[], now: number) => {
      const box = foldBox(events, now);
      return [timeLeft(box), formatHours(box.spent), box.state, box.warned];
    };
    fc.assert(
      fc.property(fc.constantFrom(log, oddLog), fc.nat(8 * hour), fc.nat(1000), (events, since, part) => {
        const now = at('9:00') + since;
        const wait = readsOtherwiseIn(foldBox(events, now), now);
        if (wait === null) return;
        expect(shown(events, now + Math.floor(((wait - 1) * part) / 1000))).toEqual(shown(events, now));
        expect(shown(events, now + wait)).not.toEqual(shown(events, now));
      }),
    );
  });

  test('a start without a stop is an open run, whatever else is in the log', () => {
    expect(hasOpenRun(agreed)).toBe(false);
    expect(hasOpenRun(log)).toBe(true);
    expect(hasOpenRun([...log, stop('s1', run, at('10:00'))])).toBe(false);
    expect(hasOpenRun([...log, stop('s1', run, at('10:00')), start('r2', hours, at('11:00'))])).toBe(true);
  });
});
