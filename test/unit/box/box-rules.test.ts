import { describe, expect, test } from 'vitest';
import {
  agreementSentence,
  canAgree,
  canClose,
  canCorrect,
  canPropose,
  canReopen,
  canStart,
  canStop,
  linksOfProposal,
  stopsAtLimit,
  stopsOf,
} from '../../../shared/box-rules.ts';
import { foldBox } from '../../../shared/fold-box.ts';
import type { MemberId } from '../../../shared/ids.ts';
import { agree, at, close, correct, hour, jon, maya, propose, start, stop, team } from './log.ts';

const eight = propose('p1', 8);
const ready = [eight, agree('a1', eight, team)];
const run = start('r1', eight, at('8:00'));
const extension = propose('p2', 2, { extends: eight.id, reason: 'slow vendor' });

const empty = foldBox([], at('9:00'));
const asking = foldBox([eight, agree('a1', eight, [maya])], at('9:10'));
const agreed = foldBox(ready, at('9:10'));
const running = foldBox([...ready, run], at('9:10'));
const usedUp = foldBox([...ready, run], at('17:00'));
const closed = foldBox([...ready, run, close('d1', 'decision')], at('18:00'));

describe('each refusal is one sentence', () => {
  test('propose', () => {
    expect(canPropose(empty, 8, team, '')).toBeNull();
    expect(canPropose(asking, 4, team, '')).toBeNull();
    expect(canPropose(agreed, 4, team, '')).toBeNull();
    for (const hours of [0, -1, Number.NaN, Infinity, 1001, 0.001]) {
      expect(canPropose(empty, hours, team, '')).toBe(
        'A time-box is at least a minute and at most 1000 hours.',
      );
    }
    expect(canPropose(empty, 8, [], '')).toContain('Nobody could agree');
    expect(canPropose(running, 2, team, 'x')).toBe(
      'The agreed hours are not used up: 6 h 50 left. More can be proposed when the time is up.',
    );
    expect(canPropose(usedUp, 2, team, ' ')).toBe('Say why more time is needed.');
    expect(canPropose(usedUp, 2, team, 'slow vendor')).toBeNull();
    expect(canPropose(closed, 2, team, 'x')).toBe('This time-box is closed. Reopen it first.');
  });

  test('agree', () => {
    expect(canAgree(asking, jon)).toBeNull();
    expect(canAgree(asking, maya)).toBe('You have agreed to these hours already.');
    expect(canAgree(asking, 'mStranger' as MemberId)).toContain('who were on the team when it was proposed');
    expect(canAgree(agreed, jon)).toBe('These hours are agreed already.');
    expect(canAgree(empty, jon)).toBe('Nobody has proposed hours yet. Propose a time-box first.');
    expect(canAgree(closed, jon)).toBe('This time-box is closed. Reopen it first.');
  });

  test('start', () => {
    expect(canStart(agreed)).toBeNull();
    expect(canStart(empty)).toBe('Nobody has proposed hours yet. Propose a time-box first.');
    expect(canStart(asking)).toBe('The team has not agreed to these hours yet: 2 more have to agree.');
    expect(canStart(running)).toBe('The clock is running already.');
    expect(canStart(usedUp)).toBe('The time is up. Record the outcome, agree to an extension, or drop it.');
    const waiting = foldBox([...ready, run, extension, agree('a2', extension, [maya, jon])], at('17:00'));
    expect(canStart(waiting)).toBe(
      'The time is up, and the extension is not agreed yet: one more has to agree.',
    );
    const other = foldBox([...ready, propose('p3', 4, { replaces: eight.id }), run], at('17:00'));
    expect(canStart(other)).toBe('The time is up. Record the outcome, agree to an extension, or drop it.');
    expect(canStart(closed)).toBe('This time-box is closed. Reopen it first.');
  });

  test('stop, close, reopen', () => {
    expect(canStop(running)).toBeNull();
    expect(canStop(agreed)).toBe('The clock is not running.');
    expect(canStop(closed)).toBe('The clock is not running.');
    expect(canStop(foldBox([...ready, run], at('9:00', 1)))).toBeNull();
    expect(canClose(running, 'decision', 'we take B')).toBeNull();
    expect(canClose(empty, 'dropped', 'not needed')).toBeNull();
    expect(canClose(running, 'decision', ' ')).toBe('Write what we decided first.');
    expect(canClose(running, 'knowledge', '')).toBe('Write what we know now first.');
    expect(canClose(running, 'dropped', '')).toBe('Say why it is dropped.');
    expect(canClose(closed, 'dropped', 'x')).toBe(
      'Its outcome is recorded already. Reopen it to record another.',
    );
    expect(canReopen(closed)).toBeNull();
    expect(canReopen(running)).toBe('This time-box is open.');
  });

  test('correct', () => {
    const now = at('20:00');
    expect(canCorrect(running, run.id, at('9:00'), at('10:00'), now)).toBeNull();
    expect(canCorrect(running, run.id, null, null, now)).toBeNull();
    expect(canCorrect(running, eight.id, null, null, now)).toBe('This start of the clock is not in the log.');
    expect(canCorrect(running, run.id, at('10:00'), at('9:00'), now)).toBe('It cannot end before it starts.');
    expect(canCorrect(running, run.id, at('9:00'), at('21:00'), now)).toBe(
      'A correction cannot lie in the future.',
    );
    expect(canCorrect(running, run.id, Number.NaN, null, now)).toBe('Give a start and an end as times.');
  });

  test('what waits for agreement, in a sentence', () => {
    expect(agreementSentence(asking)).toBe('2 more have to agree to 8 h.');
    expect(agreementSentence(agreed)).toBeNull();
    const waiting = foldBox([...ready, run, extension, agree('a2', extension, [maya, jon])], at('17:00'));
    expect(agreementSentence(waiting)).toBe('One more has to agree to 2 h more.');
  });
});

describe('what a new entry answers', () => {
  test('a proposal replaces what waits, or what was agreed and never started; else it extends', () => {
    expect(linksOfProposal(empty)).toEqual({ extends: null, replaces: null });
    expect(linksOfProposal(asking)).toEqual({ extends: null, replaces: eight.id });
    expect(linksOfProposal(agreed)).toEqual({ extends: null, replaces: eight.id });
    expect(linksOfProposal(usedUp)).toEqual({ extends: eight.id, replaces: null });
    const waiting = foldBox([...ready, run, extension], at('17:00'));
    expect(linksOfProposal(waiting)).toEqual({ extends: eight.id, replaces: extension.id });
    const instead = propose('p3', 4, { replaces: eight.id });
    expect(linksOfProposal(foldBox([...ready, instead], at('9:10')))).toEqual({
      extends: null,
      replaces: instead.id,
    });
    expect(linksOfProposal(foldBox([...ready, instead, run], at('9:10')))).toEqual({
      extends: eight.id,
      replaces: null,
    });
  });

  test('after an extension more hours extend, even if every start turned out wrong', () => {
    const extended = [...ready, run, extension, agree('a2', extension, team), correct('c1', run, null, null)];
    const box = foldBox(extended, at('20:00'));
    expect(box).toMatchObject({ state: 'agreed', limit: 10 * hour });
    expect(linksOfProposal(box)).toEqual({ extends: extension.id, replaces: null });
    expect(canPropose(box, 1, team, 'x')).toContain('are not used up: 10 h left');
  });

  test('a stop is written where the run ended by itself', () => {
    expect(stopsOf(running)).toEqual([{ run: run.id, at: at('9:10'), byItself: false }]);
    expect(stopsAtLimit(running)).toEqual([]);
    const ended = [{ run: run.id, at: at('16:00'), byItself: true }];
    expect(stopsOf(usedUp)).toEqual(ended);
    expect(stopsAtLimit(usedUp)).toEqual(ended);
    const nextDay = foldBox([...ready, start('r3', eight, at('12:00'))], at('9:00', 1));
    expect(stopsOf(nextDay)).toEqual([{ run: 'br3', at: at('18:00'), byItself: true }]);
    expect(stopsOf(foldBox([...ready, run, stop('s1', run, at('9:00'))], at('10:00')))).toEqual([]);
  });

  test('a clock that stopped at the limit does not take up the time since when a correction gives room', () => {
    const early = start('r2', eight, at('6:00'));
    const log = [...ready, early, stop('s2', early, at('8:00')), run];
    const up = foldBox(log, at('15:00'));
    expect(up.usedUpAt).toBe(at('14:00'));
    const sealed = stopsAtLimit(up).map((end) => stop('s1', run, end.at));
    const never = correct('c1', early, null, null, { at: at('15:00') });
    expect(foldBox([...log, ...sealed, never], at('15:00'))).toMatchObject({
      state: 'paused',
      spent: 6 * hour,
    });
  });
});
