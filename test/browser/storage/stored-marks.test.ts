// Marks of what was seen survive a reload, and two tabs that mark at once lose none.

import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { KnownBoards } from '../../../client/storage/known-boards.ts';
import { StoredMarks } from '../../../client/storage/stored-marks.ts';

beforeEach(
  () =>
    new Promise<void>((resolve) => {
      indexedDB.deleteDatabase('gw1:app').addEventListener('success', () => resolve());
    }),
);

function open(name = 'seen board'): StoredMarks {
  const known = new KnownBoards({ openMs: 500 });
  onTestFinished(() => known.close());
  return new StoredMarks(known, name);
}

test('marks survive a reload and belong to their board', async () => {
  const marks = open();
  expect(marks.loaded).toBe(false);
  let told = 0;
  marks.subscribe(() => (told += 1));
  marks.add(['a', 'b']);
  marks.add(['b']);
  expect(marks.has('a')).toBe(true);
  await marks.settled();
  expect(marks.loaded).toBe(true);
  expect(told).toBe(2);
  const again = open();
  await again.settled();
  expect([again.has('a'), again.has('b'), again.has('c')]).toEqual([true, true, false]);
  const other = open('seen another');
  await other.settled();
  expect(other.has('a')).toBe(false);
});

test('what another tab marked meanwhile is kept, and hostile content is left out', async () => {
  const [one, two] = [open(), open()];
  await one.settled();
  await two.settled();
  one.add(['one']);
  await one.settled();
  two.add(['two']);
  await two.settled();
  const both = open();
  await both.settled();
  expect([both.has('one'), both.has('two')]).toEqual([true, true]);
  const known = new KnownBoards({ openMs: 500 });
  onTestFinished(() => known.close());
  await known.setSetting('seen odd', [1, null, 'x', { a: 1 }]);
  const odd = open('seen odd');
  await odd.settled();
  expect(odd.has('x')).toBe(true);
});
