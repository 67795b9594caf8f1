import { describe, expect, test } from 'vitest';
import { parseBoxEvent, type BoxEvent } from '../../../shared/time-box.ts';
import { agree, at, close, correct, maya, propose, reopen, start, stop, team } from './log.ts';

const hours = propose('p1', 8);
const run = start('r1', hours, at('10:00'));
const closed = close('d1', 'dropped', { reason: 'too dear' });

const good: readonly BoxEvent[] = [
  hours,
  propose('p2', 0.5, { extends: hours.id, replaces: hours.id, reason: 'late', by: null }),
  agree('a1', hours, team),
  run,
  stop('s1', run, at('11:00')),
  correct('c1', run, at('9:00'), at('9:30')),
  correct('c2', run, at('9:00'), null),
  correct('c3', run, null, null, { replaces: correct('c1', run, 0, 0).id }),
  closed,
  reopen('o1', closed),
];

describe('reading an entry', () => {
  test('a good one reads as it was written, also through JSON', () => {
    for (const event of good) expect(parseBoxEvent(JSON.parse(JSON.stringify(event)))).toEqual(event);
  });

  test('an entry without what makes it one is none', () => {
    const needed: Record<BoxEvent['type'], readonly string[]> = {
      propose: ['hours', 'rule'],
      agree: ['proposal'],
      start: ['proposal', 'until'],
      stop: ['run'],
      correct: ['run', 'from', 'to'],
      close: ['outcome'],
      reopen: ['close'],
    };
    for (const event of good) {
      if (event.type === 'correct' && event.from === null) continue;
      for (const field of ['id', 'at', 'type', ...needed[event.type]]) {
        const { [field]: _, ...rest } = event as unknown as Record<string, unknown>;
        expect(parseBoxEvent(rest), `${event.type} without ${field}`).toBeUndefined();
      }
    }
    for (const value of [null, undefined, 1, 'propose', [], {}]) expect(parseBoxEvent(value)).toBeUndefined();
  });

  test('hours, times and members that cannot be are refused or left out', () => {
    for (const bad of [0, -2, Number.NaN, Infinity, 1001, '8', null]) {
      expect(parseBoxEvent({ ...hours, hours: bad })).toBeUndefined();
    }
    for (const bad of [Number.NaN, Infinity, 9e15, '0', null])
      expect(parseBoxEvent({ ...run, at: bad })).toBeUndefined();
    expect(parseBoxEvent({ ...hours, rule: 'nobody' })).toBeUndefined();
    expect(parseBoxEvent({ ...hours, asked: [maya, maya, 7, 'x', null] })).toEqual({
      ...hours,
      asked: [maya],
    });
    expect(parseBoxEvent({ ...hours, by: 'somebody' })).toEqual({ ...hours, by: null });
    const ends = correct('c1', run, at('9:00'), at('8:00'));
    expect(parseBoxEvent(ends)).toBeUndefined();
  });

  test('an entry of an older version, which knew no replacing, reads', () => {
    const { replaces: _, ...older } = hours;
    expect(parseBoxEvent(older)).toEqual(hours);
  });
});
