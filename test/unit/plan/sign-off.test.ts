// The technical allocation signed off: what is signed, when it is outgrown and by what, two made apart, one taken back.

import { describe, expect, test } from 'vitest';
import {
  allocationOf,
  isUncovered,
  lacksSignOff,
  signedOf,
  signingState,
} from '../../../shared/allocation.ts';
import { grownWords } from '../../../client/components/sign-off-words.ts';
import { Refusal } from '../../../shared/board/edit.ts';
import { itemsOfSprint } from '../../../shared/board/items-of-sprint.ts';
import { setHoursInSprint, setRate } from '../../../shared/board/mutate-capacity.ts';
import { addItem, archiveItem, sizeItem } from '../../../shared/board/mutate-item.ts';
import { signOff, takeSignOffBack } from '../../../shared/board/mutate-sign-off.ts';
import { addSprint, endSprint, planItems, startSprint } from '../../../shared/board/mutate-sprint.ts';
import { readSignOffs, readSprints } from '../../../shared/board/read-records.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import { History } from '../../../client/store/history.ts';
import type { ItemId, SprintId } from '../../../shared/ids.ts';
import type { Kind } from '../../../shared/kind.ts';
import { exchange, person, replicaOf, testBoard, type TestBoard } from '../../board-kit.ts';

function planned() {
  const on = testBoard();
  const asha = person(on, 'Asha', 'engineer');
  const maya = person(on, 'Maya', 'productOwner');
  const sprint = addSprint(on.board, on.act(), { name: 'Sprint 1', start: '2026-11-23', end: '2026-12-04' });
  const add = (kind: Kind, title: string, points: number | null) => {
    const id = addItem(on.board, on.act(asha), { kind, title });
    if (points !== null) sizeItem(on.board, on.act(asha), id, points);
    planItems(on.board, on.act(), [id], sprint);
    return id;
  };
  return { on, asha, maya, sprint, add };
}

const sprintOf = ({ board }: TestBoard, id: SprintId) => {
  const sprint = readSprints(board).find((one) => one.id === id);
  if (!sprint) throw new Error('no sprint');
  return sprint;
};
const signed = (on: TestBoard, id: SprintId) =>
  signedOf(sprintOf(on, id), itemsOfSprint(on.board, id), readSignOffs(on.board));
const item = ({ board }: TestBoard, id: ItemId) => {
  const found = readItem(board, id);
  if (!found) throw new Error('no item');
  return found;
};

describe('the technical allocation', () => {
  test('is tasks and spikes, in hours at the rate, and their share of the capacity', () => {
    const { on, sprint, add } = planned();
    const tasks = [add('task', 'A', 3), add('task', 'B', 2)];
    add('story', 'C', 8);
    add('bug', 'D', 1);
    const allocation = allocationOf(itemsOfSprint(on.board, sprint), 4, 80);
    expect(allocation).toMatchObject({ hours: 20, share: 0.25 });
    expect(allocation.items.map(({ id }) => id).sort()).toEqual([...tasks].sort());
    expect(allocationOf([], 4, 0)).toEqual({ items: [], hours: 0, share: 0 });
  });
});

describe('signing it off', () => {
  test('C74 covers an item that had no size: once it has one, it has grown, and is not told as uncovered', () => {
    const { on, sprint, add, maya, asha } = planned();
    const [a, b] = [add('task', 'A', null), add('task', 'B', 5)];
    signOff(on.board, on.act(maya), sprint);
    sizeItem(on.board, on.act(asha), a, 5);
    const c = add('task', 'C', 3);
    const told = signed(on, sprint);
    expect(told?.grown.map(({ item: id }) => id)).toEqual([a, c]);
    expect(told?.grown.map((grown) => grownWords(grown, false))).toEqual([
      'had no size when it was signed: 20 h now',
      'is not covered by the sign-off: 12 h',
    ]);
    expect([a, b, c].map((id) => isUncovered(item(on, id), told))).toEqual([false, false, true]);
  });

  test('stores hours, share, rate, items, who and when, outside undo', () => {
    const { on, sprint, add, maya, asha } = planned();
    const a = add('task', 'A', 5);
    setHoursInSprint(on.board, on.act(), sprint, maya, 0);
    const history = new History(on.board, () => on.act());
    const act = on.act(maya);
    signOff(on.board, act, sprint);
    const stored = { sprint, hours: 20, rate: 4, items: [a], by: maya, at: act.at, withdrawn: null };
    expect(readSignOffs(on.board)).toMatchObject([stored]);
    // 20 of 10 days × 6 hours × 0.7
    expect(readSignOffs(on.board)[0]?.share).toBeCloseTo(20 / 42);
    history.undo();
    expect(readSignOffs(on.board)).toHaveLength(1);
    expect(() => signOff(on.board, on.act(asha), sprint)).toThrow('product owner or the development manager');
    expect(() => signOff(on.board, on.act(), sprint)).toThrow(Refusal);
  });

  test('is outgrown by more than half a day, and names what came and what grew, the most first', () => {
    const { on, asha, maya, sprint, add } = planned();
    const a = add('task', 'A', 5);
    signOff(on.board, on.act(maya), sprint);
    expect(signed(on, sprint)).toMatchObject({ isOutgrown: false, grown: [] });
    const b = add('task', 'B', 1);
    // Four hours more: half a day, and not more than that.
    expect(signed(on, sprint)).toMatchObject({ isOutgrown: false, hours: 24 });
    expect(isUncovered(item(on, b), signed(on, sprint))).toBe(true);
    expect(isUncovered(item(on, a), signed(on, sprint))).toBe(false);
    sizeItem(on.board, on.act(asha), a, 8);
    expect(signed(on, sprint)).toMatchObject({
      isOutgrown: true,
      hours: 36,
      grown: [
        { item: a, before: 20, now: 32 },
        { item: b, before: 0, now: 4 },
      ],
    });
    signOff(on.board, on.act(maya), sprint);
    expect(signed(on, sprint)).toMatchObject({ isOutgrown: false, grown: [], record: [{}, {}] });
  });

  test('a single item says that it is not covered while its sprint goes on, and only what is technical', () => {
    const { on, asha, maya, sprint, add } = planned();
    const lacks = (id: ItemId) => lacksSignOff(item(on, id), readSprints(on.board), readSignOffs(on.board));
    const a = add('task', 'A', 5);
    expect(lacks(a)).toBe(false);
    signOff(on.board, on.act(maya), sprint);
    const [spike, story] = [add('spike', 'B', null), add('story', 'C', 3)];
    const elsewhere = addItem(on.board, on.act(asha), { kind: 'task', title: 'D' });
    expect([a, spike, story, elsewhere].map(lacks)).toEqual([false, true, false, false]);
    // It grew, and stays covered: that is told of the allocation as a whole.
    sizeItem(on.board, on.act(asha), a, 40);
    expect(lacks(a)).toBe(false);
    const second = signOff(on.board, on.act(maya), sprint);
    expect(lacks(spike)).toBe(false);
    takeSignOffBack(on.board, on.act(maya), second);
    expect(lacks(spike)).toBe(true);
    archiveItem(on.board, on.act(), spike);
    expect(lacks(spike)).toBe(false);
    const late = add('task', 'E', 1);
    expect(lacks(late)).toBe(true);
    startSprint(on.board, on.act(), sprint);
    endSprint(on.board, on.act(), sprint);
    expect(lacks(late)).toBe(false);
  });

  test('where it stands: nothing to sign, asked for, signed, outgrown', () => {
    expect(signingState(0, null)).toBe('nothing');
    expect(signingState(1, null)).toBe('waiting');
    expect(signingState(0, { isOutgrown: false })).toBe('signed');
    expect(signingState(2, { isOutgrown: true })).toBe('outgrown');
  });

  test('less work, other feature work or another rate never asks again', () => {
    const { on, maya, sprint, add } = planned();
    const [a] = [add('task', 'A', 5), add('task', 'B', 5)];
    signOff(on.board, on.act(maya), sprint);
    setRate(on.board, on.act(), sprint, 8);
    expect(signed(on, sprint)).toMatchObject({ isOutgrown: false, hours: 40 });
    archiveItem(on.board, on.act(), a);
    add('story', 'C', 40);
    expect(signed(on, sprint)).toMatchObject({ isOutgrown: false, hours: 20 });
  });

  test('two made apart both stand in the record, and the later one counts', () => {
    const { on, maya, sprint, add } = planned();
    const noor = person(on, 'Noor', 'developmentManager');
    add('task', 'A', 5);
    const other = replicaOf(on, 2);
    const [early, late] = [on.act(maya), on.act(noor)];
    const later = signOff(other.board, late, sprint);
    signOff(on.board, early, sprint);
    exchange(on.board, other.board);
    for (const one of [on, other]) {
      expect(signed(one, sprint)?.signOff.id).toBe(later);
      expect(signed(one, sprint)?.record.map(({ by }) => by)).toEqual([maya, noor]);
    }
  });

  test('one that is taken back stays in the record, and the one before it counts', () => {
    const { on, maya, asha, sprint, add } = planned();
    add('task', 'A', 5);
    const first = signOff(on.board, on.act(maya), sprint);
    const second = signOff(on.board, on.act(maya), sprint);
    expect(() => takeSignOffBack(on.board, on.act(asha), second)).toThrow(Refusal);
    takeSignOffBack(on.board, on.act(maya), second);
    expect(signed(on, sprint)?.signOff.id).toBe(first);
    expect(signed(on, sprint)?.record).toHaveLength(2);
    takeSignOffBack(on.board, on.act(maya), first);
    expect(signed(on, sprint)).toBeNull();
    expect(() => takeSignOffBack(on.board, on.act(maya), first)).toThrow('already');
  });

  test('a sprint is started without it, and that is recorded', () => {
    const { on, maya, sprint, add } = planned();
    const started = () => sprintOf(on, sprint).started?.withoutSignOff;
    add('task', 'A', 5);
    const other = replicaOf(on, 2);
    startSprint(on.board, on.act(), sprint);
    expect(started()).toBe(true);
    signOff(other.board, other.act(maya), sprint);
    startSprint(other.board, other.act(), sprint);
    expect(sprintOf(other, sprint).started?.withoutSignOff).toBe(false);
    endSprint(on.board, on.act(), sprint);
    expect(() => signOff(on.board, on.act(maya), sprint)).toThrow('has ended');
  });

  test('a sprint without technical work needs none', () => {
    const { on, sprint, add } = planned();
    add('story', 'A', 5);
    startSprint(on.board, on.act(), sprint);
    expect(sprintOf(on, sprint).started?.withoutSignOff).toBe(false);
  });
});
