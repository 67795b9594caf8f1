import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../shared/board/edit.ts';
import {
  agreeToBox,
  closeBox,
  correctRun,
  proposeBox,
  reopenBox,
  startBox,
  stopBox,
} from '../../../shared/board/mutate-box.ts';
import { addItem, changeKind } from '../../../shared/board/mutate-item.ts';
import { mergeMembers } from '../../../shared/board/mutate-member.ts';
import { changeSetting } from '../../../shared/board/mutate-settings.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import { foldBox } from '../../../shared/fold-box.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { exchange, monday, person, replicaOf, testBoard, type TestBoard } from '../../board-kit.ts';

const hour = 3_600_000;

function team() {
  const on = testBoard();
  const [jon, asha] = [person(on, 'Jon', 'engineer'), person(on, 'Asha', 'engineer')];
  const maya = person(on, 'Maya', 'productOwner');
  const stakeholder = person(on, 'Kim', 'stakeholder');
  const id = addItem(on.board, on.act(jon), { kind: 'spike', title: 'Which provider?' });
  const at = (hours: number, by = jon) => ({ ...on.act(by), at: monday + hours * hour });
  const box = (now: number, replica: TestBoard = on) => {
    const item = readItem(replica.board, id);
    if (item?.kind !== 'spike') throw new Error('no spike');
    return foldBox(item.box, monday + now * hour);
  };
  return { on, id, jon, asha, maya, stakeholder, at, box };
}

const sentence = (change: () => unknown): string => {
  try {
    change();
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  return 'no refusal';
};

describe('the time-box of a spike', () => {
  test('asks engineers, product owner and development manager; a majority agrees; then it runs and stops by itself', () => {
    const { on, id, jon, asha, maya, stakeholder, at, box } = team();
    proposeBox(on.board, at(0, stakeholder), id, 4);
    expect(box(0).pending?.asked.toSorted()).toEqual([jon, asha, maya].sort());
    expect(sentence(() => startBox(on.board, at(0.1), id))).toMatch(/2 more have to agree/);
    agreeToBox(on.board, at(0.1, jon), id);
    expect(sentence(() => agreeToBox(on.board, at(0.1, jon), id))).toMatch(/already/);
    expect(sentence(() => agreeToBox(on.board, at(0.1, stakeholder), id))).toMatch(/Engineers/);
    agreeToBox(on.board, at(0.2, maya), id);
    startBox(on.board, at(1), id);
    expect(box(2)).toMatchObject({ state: 'running', spent: hour });
    expect(box(8)).toMatchObject({ state: 'used up', spent: 4 * hour, usedUpAt: monday + 5 * hour });
    expect(sentence(() => startBox(on.board, at(8), id))).toMatch(/time is up/);
  });

  test('whoever proposes and is asked agrees by proposing; somebody who is not asked only proposes', () => {
    const { on, id, jon, asha, stakeholder, at, box } = team();
    proposeBox(on.board, at(0, jon), id, 4);
    expect(box(0).pending).toMatchObject({ agreedBy: [jon], more: 1, agreed: false });
    expect(sentence(() => agreeToBox(on.board, at(0, jon), id))).toMatch(/already/);
    agreeToBox(on.board, at(0, asha), id);
    expect(box(0)).toMatchObject({ state: 'agreed', limit: 4 * hour });
    proposeBox(on.board, at(0, stakeholder), id, 6);
    expect(box(0).pending).toMatchObject({ agreedBy: [], more: 2 });
    proposeBox(on.board, { ...at(0), by: null }, id, 6);
    expect(box(0).pending).toMatchObject({ agreedBy: [], more: 2 });
  });

  test('where one agreement is enough, or there is only one to ask, proposing is agreeing', () => {
    const { on, id, jon, stakeholder, at, box } = team();
    changeSetting(on.board, at(0), 'agreementRule', 'anyone');
    proposeBox(on.board, at(0, stakeholder), id, 4);
    expect(box(0).state).toBe('proposed');
    proposeBox(on.board, at(0, jon), id, 4);
    expect(box(0)).toMatchObject({ state: 'agreed', limit: 4 * hour });

    const alone = testBoard(3);
    const one = person(alone, 'Lena', 'engineer');
    const spike = addItem(alone.board, alone.act(one), { kind: 'spike', title: 'A' });
    proposeBox(alone.board, alone.act(one), spike, 2);
    const item = readItem(alone.board, spike);
    expect(item?.kind === 'spike' && foldBox(item.box, monday).state).toBe('agreed');
  });

  test('a proposer whose entry was merged into another agrees under the entry that is asked', () => {
    const { on, id, jon, at, box } = team();
    const other = person(on, 'Jon K', 'engineer');
    mergeMembers(on.board, at(0), other, jon);
    proposeBox(on.board, at(0, other), id, 4);
    expect(box(0).pending?.agreedBy).toEqual([jon]);
  });

  test('an extension that its proposer alone may agree to does not take up the time since the limit', () => {
    const { on, id, jon, at, box } = team();
    changeSetting(on.board, at(0), 'agreementRule', 'anyone');
    proposeBox(on.board, at(0, jon), id, 1);
    startBox(on.board, at(0), id);
    proposeBox(on.board, at(3), id, 2, 'the vendor answers tomorrow');
    expect(box(4)).toMatchObject({ state: 'paused', spent: hour, limit: 3 * hour });
    // What stopped by itself is noted, so that whatever gives the box room later finds it stopped.
    const stops = box(4).history.filter(({ type }) => type === 'stop');
    expect(stops).toMatchObject([{ at: monday + hour, byItself: true }]);
  });

  test('an extension is a second agreement with a reason of its own', () => {
    const { on, id, maya, at, box } = team();
    proposeBox(on.board, at(0), id, 1);
    agreeToBox(on.board, at(0, maya), id);
    startBox(on.board, at(0), id);
    expect(sentence(() => proposeBox(on.board, at(3), id, 2))).toMatch(/why/);
    proposeBox(on.board, at(3), id, 2, 'the vendor answers tomorrow');
    agreeToBox(on.board, at(3, maya), id);
    expect(box(4)).toMatchObject({ spent: hour, limit: 3 * hour, state: 'paused' });
    startBox(on.board, at(4), id);
    expect(box(5).spent).toBe(2 * hour);
  });

  test('two people start the same clock offline: an hour counts once', () => {
    const { on, id, jon, maya, at, box } = team();
    proposeBox(on.board, at(0), id, 8);
    agreeToBox(on.board, at(0, maya), id);
    const other = replicaOf(on, 7);
    startBox(on.board, at(1, jon), id);
    startBox(other.board, { ...other.act(maya), at: monday + 1.5 * hour }, id);
    stopBox(on.board, at(2, jon), id);
    exchange(on.board, other.board);
    expect(box(3).spent).toBe(2 * hour);
    expect(box(3, other).spent).toBe(2 * hour);
  });

  test('a change of kind stops the clock in the log; an outcome needs its words', () => {
    const { on, id, maya, at, box } = team();
    proposeBox(on.board, at(0), id, 8);
    agreeToBox(on.board, at(0, maya), id);
    startBox(on.board, at(1), id);
    changeKind(on.board, at(2), id, 'task');
    changeKind(on.board, at(5), id, 'spike');
    expect(box(6)).toMatchObject({ state: 'paused', spent: hour });
    expect(sentence(() => closeBox(on.board, at(6), id, 'decision'))).toMatch(/Write what we decided/);
    typeText(on.board, at(6), { item: id, field: 'outcome' }, [
      { at: 0, remove: 0, insert: 'The first one.' },
    ]);
    closeBox(on.board, at(6), id, 'decision');
    expect(box(7)).toMatchObject({ state: 'closed', outcome: { outcome: 'decision' } });
    reopenBox(on.board, at(7), id);
    expect(box(8).state).toBe('paused');
  });

  test('a wrong entry is put right by name', () => {
    const { on, id, maya, at, box } = team();
    proposeBox(on.board, at(0), id, 8);
    agreeToBox(on.board, at(0, maya), id);
    const run = startBox(on.board, at(1), id);
    stopBox(on.board, at(4), id);
    correctRun(on.board, at(5, maya), id, run, {
      from: monday + hour,
      to: monday + 2 * hour,
      reason: 'lunch',
    });
    expect(box(6).spent).toBe(hour);
    correctRun(on.board, at(6, maya), id, run, { from: null, to: null, reason: 'wrong item' });
    expect(box(7).spent).toBe(0);
  });

  test('only a spike has one', () => {
    const { on, at } = team();
    const task: ItemId = addItem(on.board, at(0), { kind: 'task', title: 'A' });
    expect(sentence(() => proposeBox(on.board, at(0), task, 4))).toMatch(/Only a spike/);
  });
});
