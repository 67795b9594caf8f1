// Two people plan offline; when their laptops meet it is one plan, nothing is lost, and what nobody decided is named to both.

import { describe, expect, test } from 'vitest';
import { BoardStore, plannableTopic } from '../../../client/store/board-store.ts';
import { History } from '../../../client/store/history.ts';
import { signedOf } from '../../../shared/allocation.ts';
import { itemsOfSprint } from '../../../shared/board/items-of-sprint.ts';
import { setDaysOff, setFocusFactor, setHoursInSprint } from '../../../shared/board/mutate-capacity.ts';
import { addItem, archiveItem, restoreItem, sizeItem } from '../../../shared/board/mutate-item.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { signOff, takeSignOffBack } from '../../../shared/board/mutate-sign-off.ts';
import { joinSprints } from '../../../shared/board/mutate-sprint-join.ts';
import {
  addSprint,
  carryOver,
  endSprint,
  planItems,
  renameSprint,
  setSprintDates,
  setSprintGoal,
  startSprint,
} from '../../../shared/board/mutate-sprint.ts';
import { readCapacity, readSignOffs, readSprints } from '../../../shared/board/read-records.ts';
import type { ColumnId } from '../../../shared/ids.ts';
import { openSprints } from '../../../shared/sprints.ts';
import { twoPlanners, whats, type Planner } from './apart-kit.ts';

const doing = 'cDoing' as ColumnId;

const same = ({ here, there }: { here: Planner; there: Planner }) => {
  expect(readSprints(here.board)).toEqual(readSprints(there.board));
  expect(readCapacity(here.board)).toEqual(readCapacity(there.board));
  expect(readSignOffs(here.board)).toEqual(readSignOffs(there.board));
  for (const id of here.board.items.keys()) expect(here.item(id as never)).toEqual(there.item(id as never));
  // Both are told the same surprises, the keys of which name the same changes.
  expect(here.told().map(({ key }) => key)).toEqual(there.told().map(({ key }) => key));
};

describe('items', () => {
  test('both put different ones in: all are in, and the sprint is over capacity only since they met', () => {
    const two = twoPlanners();
    const { here, there, sprint, stories, jon, maya } = two;
    expect(two.capacity()).toBeCloseTo(56);
    two.part();
    planItems(here.board, here.act(), [stories[1]], sprint);
    planItems(there.board, there.act(), [stories[2]], sprint);
    expect([...here.told(), ...there.told()]).toEqual([]);
    two.meet();
    same(two);
    expect(
      itemsOfSprint(here.board, sprint)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(stories.slice(0, 3).sort());
    const [over] = here.told();
    expect(over).toMatchObject({ what: 'over', sprint });
    if (over?.what !== 'over') throw new Error('not over');
    expect(over.hours).toBeCloseTo(4);
    expect(new Set(over.by)).toEqual(new Set([jon, maya]));
    expect([...over.items].sort()).toEqual([stories[1], stories[2]].sort());
    planItems(here.board, here.act(), [stories[1]], null);
    expect(here.told()).toEqual([]);
  });

  test('what one of them saw before they met is no surprise, nor what somebody adds afterwards', () => {
    const two = twoPlanners();
    const { here, there, sprint, stories } = two;
    two.part();
    planItems(here.board, here.act(), [stories[1], stories[3]], sprint);
    two.meet();
    expect(here.told()).toEqual([]);
    planItems(there.board, there.act(), [stories[2], stories[4]], sprint);
    two.sync();
    expect([...here.told(), ...there.told()]).toEqual([]);
  });

  test('over capacity only by what came after they met is no surprise, whatever they did apart', () => {
    const two = twoPlanners();
    const { here, there, sprint, stories, maya } = two;
    for (const story of [stories[1], stories[2]]) sizeItem(here.board, here.act(), story, 1);
    two.part();
    planItems(here.board, here.act(), [stories[1]], sprint);
    planItems(there.board, there.act(), [stories[2]], sprint);
    two.meet();
    expect([...here.told(), ...there.told()]).toEqual([]);
    sizeItem(there.board, there.act(), stories[1], 13);
    two.sync();
    expect([...here.told(), ...there.told()]).toEqual([]);
    sizeItem(there.board, there.act(), stories[1], 1);
    setDaysOff(here.board, here.act(), sprint, maya, 10);
    setDaysOff(here.board, here.act(), sprint, two.jon, 8);
    two.sync();
    expect(two.capacity()).toBeLessThan(28);
    expect([...here.told(), ...there.told()]).toEqual([]);
  });

  test('over capacity since they met, and more so by what came later: so much as came of their meeting is told', () => {
    const two = twoPlanners();
    const { here, there, sprint, stories } = two;
    two.part();
    planItems(here.board, here.act(), [stories[1]], sprint);
    planItems(there.board, there.act(), [stories[2]], sprint);
    two.meet();
    planItems(there.board, there.act(), [stories[3]], sprint);
    two.sync();
    const [over] = here.told();
    expect(over).toMatchObject({ what: 'over', hours: expect.closeTo(4) as number });
  });

  test('over capacity as one of them saw it is no surprise, though the other gave it more room meanwhile', () => {
    const two = twoPlanners();
    const { here, there, sprint, stories, jon } = two;
    two.part();
    planItems(here.board, here.act(), [stories[1], stories[2]], sprint);
    setHoursInSprint(there.board, there.act(), sprint, jon, 4.2);
    two.meet();
    expect(two.capacity()).toBeCloseTo(57.4);
    expect([...here.told(), ...there.told()]).toEqual([]);
  });

  test('both put the same one in: it is in once, and no surprise', () => {
    const two = twoPlanners();
    const { here, there, sprint, stories } = two;
    two.part();
    planItems(here.board, here.act(), [stories[1], stories[2]], sprint);
    planItems(there.board, there.act(), [stories[1], stories[2]], sprint);
    two.meet();
    same(two);
    expect(itemsOfSprint(here.board, sprint)).toHaveLength(3);
    expect(here.told()).toEqual([]);
  });

  test('one sizes what the other pulls in: over capacity by it', () => {
    const two = twoPlanners();
    const { here, there, sprint, stories } = two;
    two.part();
    planItems(here.board, here.act(), [stories[1]], sprint);
    sizeItem(there.board, there.act(), stories[1], 13);
    two.meet();
    same(two);
    expect(here.told()).toMatchObject([{ what: 'over', items: [stories[1]] }]);
  });

  test('both size one differently: one size on both screens, both named, until somebody decides', () => {
    const two = twoPlanners();
    const { here, there, stories, maya, jon } = two;
    two.part();
    sizeItem(here.board, here.act(), stories[1], 3);
    sizeItem(here.board, here.act(), stories[1], 2);
    sizeItem(there.board, there.act(), stories[1], 8);
    two.meet();
    same(two);
    const [sized] = here.told();
    if (sized?.what !== 'sized') throw new Error('not sized');
    expect([...sized.sides].sort((a, b) => Number(a.value) - Number(b.value))).toMatchObject([
      { by: maya, value: 2 },
      { by: jon, value: 8 },
    ]);
    expect([2, 8]).toContain(sized.stands);
    sizeItem(there.board, there.act(), stories[1], sized.stands === 2 ? 8 : 2);
    two.sync();
    expect([...here.told(), ...there.told()]).toEqual([]);
  });

  test('the same size twice, and sizes of ordinary editing, are no surprise', () => {
    const two = twoPlanners();
    const { here, there, stories } = two;
    two.part();
    sizeItem(here.board, here.act(), stories[1], 8);
    sizeItem(there.board, there.act(), stories[1], 8);
    two.meet();
    sizeItem(here.board, here.act(), stories[2], 8);
    two.sync();
    sizeItem(there.board, there.act(), stories[2], 3);
    two.sync();
    expect([...here.told(), ...there.told()]).toEqual([]);
  });

  test('the same item into different sprints: it is in one of them, and the other is named', () => {
    const two = twoPlanners();
    const { here, there, stories, sprint, maya, jon } = two;
    const next = addSprint(here.board, here.act(), {
      name: 'Sprint 6',
      start: '2026-12-07',
      end: '2026-12-18',
    });
    two.part();
    planItems(here.board, here.act(), [stories[1]], sprint);
    planItems(there.board, there.act(), [stories[1]], next);
    two.meet();
    same(two);
    expect(here.told()).toMatchObject([
      { what: 'moved', items: [stories[1]], stands: here.item(stories[1]).place.sprint },
    ]);
    const [moved] = here.told();
    if (moved?.what !== 'moved') throw new Error('not moved');
    expect(new Map(moved.sides.map(({ by, value }) => [by, value]))).toEqual(
      new Map([
        [maya, sprint],
        [jon, next],
      ]),
    );
  });

  test('one takes it out while the other moves it on the Board: the other place is named', () => {
    const two = twoPlanners();
    const { here, there, stories } = two;
    two.part();
    planItems(here.board, here.act(), [stories[0]], null);
    moveItem(there.board, there.act(), stories[0], { column: doing });
    two.meet();
    same(two);
    expect(whats(here.told())).toEqual(['moved']);
  });

  test('one puts it in while the other moves it in its list: where it is not in, that is named', () => {
    let displaced = 0;
    for (const first of [0, 1]) {
      const two = twoPlanners();
      const { stories, sprint } = two;
      // Either copy's move may hold.
      const [planner, mover] = first === 0 ? [two.here, two.there] : [two.there, two.here];
      two.part();
      planItems(planner.board, planner.act(), [stories[1]], sprint);
      moveItem(mover.board, mover.act(), stories[1], { list: 'backlog', after: stories[4] });
      two.meet();
      expect(two.here.item(stories[1])).toEqual(two.there.item(stories[1]));
      const isIn = planner.item(stories[1]).place.sprint === sprint;
      expect(whats(planner.told())).toEqual(isIn ? [] : ['displaced']);
      if (!isIn) displaced += 1;
    }
    expect(displaced).toBe(1);
  });

  test('one archives it while the other puts it in or sizes it: it stays archived, is named, and comes back in its sprint', () => {
    const two = twoPlanners();
    const { here, there, stories, sprint, maya, jon } = two;
    two.part();
    archiveItem(here.board, here.act(), stories[1]);
    planItems(there.board, there.act(), [stories[1]], sprint);
    sizeItem(here.board, here.act(), stories[2], 3);
    archiveItem(there.board, there.act(), stories[2]);
    archiveItem(here.board, here.act(), stories[3]);
    two.meet();
    same(two);
    expect(here.told()).toMatchObject([
      { what: 'archived', items: [stories[1]], archived: { by: maya }, other: { by: jon }, did: 'planned' },
      { what: 'archived', items: [stories[2]], archived: { by: jon }, other: { by: maya }, did: 'sized' },
    ]);
    restoreItem(there.board, there.act(), stories[1]);
    two.sync();
    expect(here.item(stories[1])).toMatchObject({ archived: null, place: { sprint } });
    expect(whats(here.told())).toEqual(['archived']);
  });
});

describe('sign-offs', () => {
  test('both sign: both stand in the record, the later counts, and the additions of the other outgrow it', () => {
    const two = twoPlanners();
    const { here, there, task, sprint, maya, jon } = two;
    two.part();
    signOff(here.board, here.act(), sprint);
    const another = addItem(there.board, there.act(), { kind: 'task', title: 'u' });
    sizeItem(there.board, there.act(), another, 5);
    planItems(there.board, there.act(), [task], sprint);
    signOff(there.board, there.act(), sprint);
    planItems(here.board, here.act(), [], sprint);
    two.meet();
    same(two);
    expect(here.told()).toMatchObject([{ what: 'signedTwice', counts: { by: jon }, other: { by: maya } }]);
    const signed = signedOf(here.sprint(), itemsOfSprint(here.board, sprint), readSignOffs(here.board));
    expect(signed).toMatchObject({ signOff: { by: jon, hours: 20 }, isOutgrown: false });
    expect(signed?.record.map(({ by }) => by)).toEqual([maya, jon]);
  });

  test('an item that was sized up before the signature, and came after it, is named as what outgrew it', () => {
    const two = twoPlanners();
    const { here, there, task, sprint } = two;
    planItems(here.board, here.act(), [task], sprint);
    two.part();
    sizeItem(there.board, there.act(), task, 13);
    signOff(here.board, here.act(), sprint);
    two.meet();
    const signed = signedOf(here.sprint(), itemsOfSprint(here.board, sprint), readSignOffs(here.board));
    expect(signed).toMatchObject({
      isOutgrown: true,
      hours: 52,
      grown: [{ item: task, before: 20, now: 52 }],
    });
  });

  test('one starts while the other takes the signature back: it runs without, and that is said', () => {
    const two = twoPlanners();
    const { here, there, task, sprint, maya, jon } = two;
    planItems(here.board, here.act(), [task], sprint);
    const signed = signOff(here.board, here.act(), sprint);
    two.part();
    takeSignOffBack(here.board, here.act(), signed);
    startSprint(there.board, there.act(), sprint);
    two.meet();
    same(two);
    expect(here.sprint().started).toMatchObject({ by: jon, withoutSignOff: false });
    expect(here.told()).toMatchObject([
      { what: 'started unsigned', withdrawn: { by: maya }, started: { by: jon } },
    ]);
    signOff(here.board, here.act(), sprint);
    expect(here.told()).toEqual([]);
  });
});

describe('sprints', () => {
  test('both change its name, days and figures: one value on both screens, the other named with who said it', () => {
    const two = twoPlanners();
    const { here, there, sprint, maya, jon } = two;
    two.part();
    renameSprint(here.board, here.act(), sprint, 'Pay');
    renameSprint(here.board, here.act(), sprint, 'Payment');
    renameSprint(there.board, there.act(), sprint, 'Login');
    setSprintDates(here.board, here.act(), sprint, { start: '2026-11-23', end: '2026-12-03' });
    setSprintDates(there.board, there.act(), sprint, { start: '2026-11-24', end: '2026-12-04' });
    setFocusFactor(here.board, here.act(), sprint, 0.5);
    setFocusFactor(there.board, there.act(), sprint, 0.8);
    two.meet();
    same(two);
    const said = here.told().flatMap((one) => (one.what === 'said' ? one : []));
    // Each changed one of the two days, so both days hold.
    expect(here.sprint()).toMatchObject({ start: '2026-11-24', end: '2026-12-03' });
    expect(said.map((one) => one.said.field).sort()).toEqual(['focusFactor', 'name']);
    const name = said.find((one) => one.said.field === 'name');
    expect(name).toMatchObject({
      said: { by: maya, to: 'Payment' },
      other: { by: jon, to: 'Login' },
      stands: here.sprint().name,
    });
    renameSprint(here.board, here.act(), sprint, 'Pay and log in');
    two.sync();
    expect(there.told().some((one) => one.what === 'said' && one.said.field === 'name')).toBe(false);
  });

  test('a name changed one after the other is no surprise', () => {
    const two = twoPlanners();
    const { here, there, sprint } = two;
    two.part();
    renameSprint(here.board, here.act(), sprint, 'Pay');
    two.meet();
    renameSprint(there.board, there.act(), sprint, 'Login');
    two.sync();
    renameSprint(here.board, here.act(), sprint, 'Both');
    two.sync();
    expect([...here.told(), ...there.told()]).toEqual([]);
  });

  test('a name that the other gives offline for longer is told too; the one who is online and goes on is not', () => {
    const two = twoPlanners();
    const { here, there, sprint, maya, jon } = two;
    two.part();
    renameSprint(here.board, here.act(), sprint, 'Pay');
    renameSprint(here.board, here.act(), sprint, 'Payment');
    two.back();
    renameSprint(there.board, there.act(), sprint, 'Log');
    renameSprint(there.board, there.act(), sprint, 'Login');
    two.sync();
    expect(here.told()).toMatchObject([
      { said: { by: maya, to: 'Payment' }, other: { by: jon, to: 'Login' } },
    ]);
    const [loser, winner] = here.sprint().name === 'Login' ? [here, there] : [there, here];
    renameSprint(winner.board, winner.act(), sprint, 'Both');
    two.sync();
    expect([...loser.told(), ...winner.told()]).toEqual([]);
  });

  test('both write its goal: the words of both are kept', () => {
    const two = twoPlanners();
    const { here, there, sprint } = two;
    setSprintGoal(here.board, here.act(), sprint, 'a shopper can pay');
    two.part();
    setSprintGoal(here.board, here.act(), sprint, 'a shopper can log in and pay');
    setSprintGoal(there.board, there.act(), sprint, 'a shopper can pay in two taps');
    two.meet();
    same(two);
    expect(here.sprint().goal).toBe('a shopper can log in and pay in two taps');
  });

  test('days off of different people add up, of the same one hold once; over capacity by them is named', () => {
    const two = twoPlanners();
    const { here, there, sprint, stories, maya, jon } = two;
    planItems(here.board, here.act(), [stories[1]], sprint);
    two.part();
    setDaysOff(here.board, here.act(), sprint, maya, 3);
    setDaysOff(there.board, there.act(), sprint, jon, 4);
    two.meet();
    same(two);
    // (7 + 6) days × 4 h × 0.7 = 36.4 h against 40 h; each alone would have fitted.
    expect(two.capacity()).toBeCloseTo(36.4);
    expect(whats(here.told())).toEqual(['over']);
    two.part();
    setDaysOff(here.board, here.act(), sprint, jon, 1);
    setDaysOff(there.board, there.act(), sprint, jon, 2);
    two.meet();
    same(two);
    const said = here.told().find(({ what }) => what === 'said');
    expect(said).toMatchObject({ said: { of: jon, to: 1 }, other: { of: jon, to: 2 } });
  });

  test('both start it: the earlier start holds, its rate and capacity too', () => {
    const two = twoPlanners();
    const { here, there, sprint, maya, jon } = two;
    two.part();
    setFocusFactor(there.board, there.act(), sprint, 0.5);
    startSprint(there.board, there.act(), sprint);
    startSprint(here.board, here.act(), sprint);
    two.meet();
    same(two);
    expect(here.sprint().started).toMatchObject({ by: jon, capacityHours: 40 });
    expect(here.told()).toMatchObject([{ what: 'startedTwice', counts: { by: jon }, other: { by: maya } }]);
  });

  test('both end it and carry over: the earlier end stands, no item is doubled or lost', () => {
    const two = twoPlanners();
    const { here, there, sprint, stories, jon } = two;
    const next = addSprint(here.board, here.act(), {
      name: 'Sprint 6',
      start: '2026-12-07',
      end: '2026-12-18',
    });
    planItems(here.board, here.act(), [stories[1]], sprint);
    startSprint(here.board, here.act(), sprint);
    two.part();
    endSprint(there.board, there.act(), sprint);
    carryOver(there.board, there.act(), sprint, next);
    endSprint(here.board, here.act(), sprint);
    carryOver(here.board, here.act(), sprint, null);
    two.meet();
    same(two);
    expect(here.sprint().ended?.by).toBe(jon);
    expect(here.sprint().ended?.items).toHaveLength(2);
    expect(whats(here.told())).toEqual(['endedTwice', 'moved', 'moved']);
    for (const id of [stories[0], stories[1]]) expect([next, null]).toContain(here.item(id).place.sprint);
  });

  test('one ends it while the other plans into it: those are in the backlog again, and both are told', () => {
    const two = twoPlanners();
    const { here, there, sprint, stories, maya, jon } = two;
    startSprint(here.board, here.act(), sprint);
    two.part();
    planItems(here.board, here.act(), [stories[1], stories[2]], sprint);
    const made = addItem(here.board, here.act(), {
      kind: 'story',
      title: 'new',
      place: { sprint, column: null },
    });
    endSprint(there.board, there.act(), sprint);
    two.meet();
    same(two);
    const plannable = new BoardStore(here.board.doc).list(plannableTopic('product'));
    for (const id of [stories[1], stories[2], made]) expect(plannable).toContain(id);
    expect(there.told()).toMatchObject([{ what: 'planned into ended', ended: { by: jon }, by: [maya] }]);
    expect([...(there.told()[0]?.items ?? [])].sort()).toEqual([stories[1], stories[2], made].sort());
    planItems(here.board, here.act(), [stories[1], stories[2], made], null);
    expect(here.told()).toEqual([]);
  });

  test('what both planned before one of them ended it was there at its end: unfinished work like any other', () => {
    for (const who of ['here', 'there'] as const) {
      const two = twoPlanners();
      const ender = two[who];
      startSprint(two.here.board, two.here.act(), two.sprint);
      two.part();
      for (const each of [two.here, two.there])
        planItems(each.board, each.act(), [two.stories[3]], two.sprint);
      endSprint(ender.board, ender.act(), two.sprint);
      two.meet();
      expect(ender.sprint().ended?.items).toHaveLength(2);
      expect([...two.here.told(), ...two.there.told()]).toEqual([]);
    }
  });

  test('one starts it while the other plans into it: what stands in no column is named, and comes to the Board', () => {
    const two = twoPlanners();
    const { here, there, sprint, stories } = two;
    two.part();
    startSprint(here.board, here.act(), sprint);
    planItems(there.board, there.act(), [stories[1]], sprint);
    two.meet();
    same(two);
    expect(here.told()).toMatchObject([{ what: 'planned into started', items: [stories[1]] }]);
    planItems(there.board, there.act(), [stories[1]], sprint);
    expect(there.item(stories[1]).place).toMatchObject({ sprint, column: 'cTodo' });
    expect(there.told()).toEqual([]);
  });

  test('both make a sprint of one name: two, told as such, and put together in one step', () => {
    const two = twoPlanners();
    const { here, there, stories } = two;
    two.part();
    const mine = addSprint(here.board, here.act(), {
      name: 'Sprint 6',
      start: '2026-12-07',
      end: '2026-12-18',
    });
    const theirs = addSprint(there.board, there.act(), { name: 'sprint 6 ', start: null, end: null });
    setSprintGoal(there.board, there.act(), theirs, 'pay');
    planItems(here.board, here.act(), [stories[1]], mine);
    planItems(there.board, there.act(), [stories[2]], theirs);
    two.meet();
    same(two);
    const [told] = here.told();
    expect(told).toMatchObject({ what: 'same name', sprint: mine, other: theirs });
    const history = new History(here.board, () => here.act());
    expect(joinSprints(here.board, here.act(), theirs, mine)).toEqual([stories[2]]);
    history.undo();
    expect(here.item(stories[2]).place.sprint).toBe(theirs);
    expect(here.sprint(theirs)).toMatchObject({ archived: false });
    history.redo();
    expect(() => joinSprints(here.board, here.act(), theirs, mine)).toThrow('not on the board');
    two.sync();
    expect(openSprints(readSprints(there.board)).map(({ id }) => id)).not.toContain(theirs);
    expect(there.sprint(mine)).toMatchObject({ goal: 'pay', start: '2026-12-07' });
    for (const id of [stories[1], stories[2]]) expect(there.item(id).place.sprint).toBe(mine);
    expect([...here.told(), ...there.told()]).toEqual([]);
  });
});
