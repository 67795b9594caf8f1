// Changes of one field made without knowing of each other, found in the log as a merge leaves it.

import { describe, expect, test } from 'vitest';
import { forkOf } from '../../../shared/forks.ts';
import type { MemberId } from '../../../shared/ids.ts';
import type { LogEntry } from '../../../shared/item.ts';

let at = 0;
/** "ann 3>5" */
const entry = (words: string): LogEntry => {
  const [by, change = ''] = words.split(' ');
  const [from, to] = change.split('>').map((value) => (value === '' ? null : Number(value)));
  return { at: (at += 1), by: by as MemberId, field: 'points', from, to, position: null };
};
const forks = (...log: readonly string[]) =>
  forkOf(log.map(entry), 'points').map(({ by, to }) => `${by} ${String(to)}`);

describe('a fork', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['nothing happened', [], []],
    ['one after the other', ['ann >3', 'ben 3>5', 'ann 5>8'], []],
    ['two from the same value', ['ann >3', 'ben >5'], ['ann 3', 'ben 5']],
    ['each in several steps', ['ann >3', 'ann 3>5', 'ben >8', 'ben 8>13'], ['ann 5', 'ben 13']],
    ['what they began from is no side of it', ['cem >2', 'ann 2>3', 'ben 2>5'], ['ann 3', 'ben 5']],
    ['three people', ['ann >3', 'ben >5', 'cem >8'], ['ann 3', 'ben 5', 'cem 8']],
    ['decided since, from the last', ['ann >3', 'ben >5', 'ann 5>8'], []],
    ['decided since, from the first', ['ann >3', 'ben >5', 'ben 3>8'], []],
    ['decided since by somebody else', ['ann >3', 'ben >5', 'cem 5>8'], []],
    ['an older one that was decided', ['ann >3', 'ben >5', 'ann 5>8', 'ben 8>13'], []],
    ['back where it was', ['ann >3', 'ann 3>', 'ben >5'], []],
    ['a log whose beginning is missing', ['ann 3>5', 'ben 8>13'], []],
  ])('%s', (_what, log, found) => {
    expect(forks(...log)).toEqual(found);
  });

  test('is of one field: others in between do not matter', () => {
    const log = [entry('ann >3'), { ...entry('ann >1'), field: 'kind' }, entry('ben >5')];
    expect(forkOf(log, 'points')).toHaveLength(2);
    expect(forkOf(log, 'kind')).toEqual([]);
  });
});
