// What the screens say of a running clock: why it will stop, told as it is.

import { expect, test } from 'vitest';
import { endWords } from '../../../client/components/box-words.ts';
import { foldBox } from '../../../shared/fold-box.ts';
import { defaultSettings } from '../../../shared/records.ts';
import { agree, at, jon, propose, start } from './log.ts';

const words = (hours: number): string => {
  const proposal = propose('p1', hours, { by: jon, asked: [jon] });
  const log = [
    proposal,
    agree('a1', proposal, [jon]),
    start('s1', proposal, at('9:00'), { until: at('18:00') }),
  ];
  const box = foldBox(log, at('9:01'));
  return box.running ? endWords(box.running, box, defaultSettings) : 'not running';
};

test('a clock that the limit stops says that, and never the working day', () => {
  expect(words(2)).toMatch(/^time is up at /);
});

test('a clock that the night stops says that', () => {
  expect(words(24)).toMatch(/^runs until .*, the end of the working day$/);
});
