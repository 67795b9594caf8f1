import { expect, test } from 'vitest';
import { historyLines, historySentence } from '../../../shared/box-history.ts';
import { foldBox } from '../../../shared/fold-box.ts';
import type { BoxEvent } from '../../../shared/time-box.ts';
import { agree, asha, at, close, correct, jon, maya, propose, reopen, start, stop } from './log.ts';

const says = (event: BoxEvent) => historySentence(event, (member) => member.slice(1));
const hours = propose('p1', 8);
const run = start('r1', hours, at('10:00'));

test('every entry is one sentence', () => {
  expect(says(hours)).toBe('Maya proposed 8 h.');
  expect(says({ ...hours, by: null })).toBe('Somebody proposed 8 h.');
  expect(says(propose('p2', 1.5, { replaces: hours.id }))).toBe('Maya proposed 1 h 30 instead.');
  expect(says(propose('p2', 2, { extends: hours.id, reason: 'slow vendor.' }))).toBe(
    'Maya asked for 2 h more: slow vendor.',
  );
  expect(says(agree('a1', hours, [jon]))).toBe('Jon agreed.');
  expect(says(agree('a1', hours, [jon, asha, maya], { by: maya }))).toBe(
    'Maya recorded that Jon, Asha and Maya agreed.',
  );
  expect(says(agree('a1', hours, [jon], { by: maya }))).toBe('Maya recorded that Jon agreed.');
  expect(says(run)).toBe('Jon started the clock.');
  expect(says(stop('s1', run, at('11:00')))).toBe('Jon stopped the clock.');
  expect(says({ ...stop('s1', run, at('18:00')), byItself: true } as BoxEvent)).toBe(
    'The clock stopped by itself.',
  );
  expect(says(correct('c1', run, null, null, { reason: '' }))).toBe(
    'Lena took a wrong start of the clock out.',
  );
  expect(says(correct('c1', run, 0, 1))).toBe('Lena put a wrong entry of the clock right: forgot the clock.');
  expect(says(close('d1', 'decision'))).toBe('Maya recorded the decision.');
  expect(says(close('d1', 'knowledge'))).toBe('Maya recorded what we know now.');
  expect(says(close('d1', 'dropped', { reason: 'too dear' }))).toBe('Maya dropped it: too dear.');
  expect(says(reopen('o1', close('d1', 'dropped')))).toBe('Maya reopened it.');
});

test('an agreement that came with its proposal is told in the same line, any other in its own', () => {
  const own = agree('a1', hours, [maya], { by: maya, at: hours.at });
  const more = propose('p2', 2, { extends: hours.id, reason: 'slow vendor.', by: jon, at: at('17:00') });
  const log = [hours, own, agree('a2', hours, [jon, asha]), run, more];
  const ownMore = agree('a3', more, [jon], { by: jon, at: more.at });
  const told = (events: readonly BoxEvent[]) =>
    historyLines(foldBox(events, at('18:00')), (member) => member.slice(1));
  expect(told([...log, ownMore]).map(({ sentence }) => sentence)).toEqual([
    'Maya proposed 8 h and agreed.',
    'Jon recorded that Jon and Asha agreed.',
    'Jon started the clock.',
    'Jon asked for 2 h more and agreed: slow vendor.',
  ]);
  expect(told(log).at(-1)?.sentence).toBe('Jon asked for 2 h more: slow vendor.');
  expect(told([hours, { ...own, by: jon }]).map(({ sentence }) => sentence)).toEqual([
    'Maya proposed 8 h.',
    'Jon recorded that Maya agreed.',
  ]);
  const [line] = told(log).filter((each) => each.run !== null);
  expect(line).toMatchObject({ id: run.id, by: jon, at: run.at, run: { from: run.at } });
});
