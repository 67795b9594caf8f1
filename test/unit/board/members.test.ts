// Members: roles and what else is kept of a person, leaving and coming back, and two entries of one person made one,
// also by people who do not hear of each other.

import { array, assert, constantFrom, nat, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { History } from '../../../client/store/history.ts';
import { BoardStore } from '../../../client/store/board-store.ts';
import { addItem, setAssignee, sizeItem } from '../../../shared/board/mutate-item.ts';
import {
  addMember,
  claimMember,
  mergeMembers,
  renameMember,
  separateMember,
  setColour,
  setHoursADay,
  setLeft,
  setRoles,
  setWorksOnItems,
  writeMember,
} from '../../../shared/board/mutate-member.ts';
import { askedToAgree } from '../../../shared/board/mutate-box.ts';
import { edit, Refusal } from '../../../shared/board/edit.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import { readMembers } from '../../../shared/board/read-records.ts';
import type { MemberId } from '../../../shared/ids.ts';
import {
  formerOf,
  hasRole,
  labelsOf,
  memberColours,
  mergedIn,
  peopleOf,
  resolveMember,
  teamOf,
} from '../../../shared/team.ts';
import { exchange, person, replicaOf, testBoard, type TestBoard } from '../../board-kit.ts';

const label = (on: TestBoard, name: string): MemberId =>
  edit(on.board, on.act(), (change) => writeMember(on.board, change, on.act(), name, false));
const namesOf = (members: readonly { readonly name: string }[]) => members.map(({ name }) => name);
const members = (on: TestBoard) => readMembers(on.board);

describe('what is kept of a member', () => {
  test('roles, colour, hours and whether somebody works on items are set, bounded and undone', () => {
    const on = testBoard();
    const id = person(on, 'Jon', 'engineer');
    const history = new History(on.board, () => on.act(id));
    setRoles(on.board, on.act(), id, ['facilitator', 'engineer']);
    setColour(on.board, on.act(), id, 7);
    setHoursADay(on.board, on.act(), id, 4.5);
    setWorksOnItems(on.board, on.act(), id, false);
    expect(members(on).get(id)).toMatchObject({
      roles: ['engineer', 'facilitator'],
      colour: 7,
      hoursADay: 4.5,
      worksOnItems: false,
    });
    for (let i = 0; i < 4; i += 1) history.undo();
    expect(members(on).get(id)).toMatchObject({ roles: ['engineer'], hoursADay: 6, worksOnItems: true });
    setRoles(on.board, on.act(), id, []);
    expect(members(on).get(id)?.roles).toEqual([]);
    for (const hours of [0.4, 25, Number.NaN])
      expect(() => setHoursADay(on.board, on.act(), id, hours)).toThrow('0.5 to 24 hours');
    for (const colour of [-1, memberColours, 1.5])
      expect(() => setColour(on.board, on.act(), id, colour)).toThrow(Refusal);
    expect(() => renameMember(on.board, on.act(), id, ' ')).toThrow('A member needs a name.');
  });

  test('a member may be added with roles, for somebody who is not here', () => {
    const on = testBoard();
    const id = addMember(on.board, on.act(), 'Priya', ['stakeholder', 'productOwner']);
    expect(members(on).get(id)?.roles).toEqual(['productOwner', 'stakeholder']);
    const jon = addMember(on.board, on.act(), 'Jon');
    expect(members(on).get(jon)?.roles).toEqual(['engineer']);
  });

  test('who left is neither asked nor offered, and what they sized stays sized by an engineer', () => {
    const on = testBoard();
    const jon = person(on, 'Jon', 'engineer');
    const asha = person(on, 'Asha', 'engineer');
    expect(askedToAgree(on.board)).toEqual([asha, jon]);
    setLeft(on.board, on.act(), jon, true);
    expect(namesOf(teamOf(members(on)))).toEqual(['Asha']);
    expect(namesOf(formerOf(members(on)))).toEqual(['Jon']);
    expect(askedToAgree(on.board)).toEqual([asha]);
    expect(hasRole(members(on), jon, 'engineer')).toBe(true);
    setLeft(on.board, on.act(), jon, false);
    expect(namesOf(teamOf(members(on)))).toEqual(['Asha', 'Jon']);
  });
});

describe('two entries of one person', () => {
  test('one stays with its name and roles; what the other did means it from then on, and comes back when separated', () => {
    const on = testBoard();
    const [jon, jonK] = [person(on, 'Jon Karlsson', 'engineer'), person(on, 'Jon K.', 'stakeholder')];
    const item = addItem(on.board, on.act(jonK), { kind: 'task', title: 'Pipeline', place: {} });
    setAssignee(on.board, on.act(), item, jonK, true);
    setAssignee(on.board, on.act(), item, jon, true);
    mergeMembers(on.board, on.act(), jonK, jon);
    expect(namesOf(teamOf(members(on)))).toEqual(['Jon Karlsson']);
    expect(namesOf(mergedIn(members(on), jon))).toEqual(['Jon K.']);
    // Nothing is rewritten, yet one person is on the item; and whoever sits there as Jon K. is an engineer now.
    expect(readItem(on.board, item)?.assignees.length).toBe(2);
    expect(namesOf(peopleOf(members(on), readItem(on.board, item)?.assignees ?? []))).toEqual([
      'Jon Karlsson',
    ]);
    sizeItem(on.board, on.act(jonK), item, 3);
    separateMember(on.board, on.act(), jonK);
    expect(namesOf(teamOf(members(on)))).toEqual(['Jon K.', 'Jon Karlsson']);
    expect(() => sizeItem(on.board, on.act(jonK), item, 5)).toThrow(Refusal);
    expect(() => separateMember(on.board, on.act(), jonK)).toThrow('by itself already');
  });

  test('merging is undone and done again like any other change', () => {
    const on = testBoard();
    const [jon, jonK] = [person(on, 'Jon Karlsson'), label(on, 'jkarlsson')];
    const history = new History(on.board, () => on.act(jon));
    mergeMembers(on.board, on.act(jon), jon, jonK);
    expect(namesOf(teamOf(members(on)))).toEqual(['jkarlsson']);
    history.undo();
    expect(namesOf(teamOf(members(on)))).toEqual(['Jon Karlsson']);
    expect(namesOf(labelsOf(members(on)))).toEqual(['jkarlsson']);
    history.redo();
    expect(namesOf(labelsOf(members(on)))).toEqual([]);
  });

  test('whoever was on the team stays on it, whichever entry stays', () => {
    const on = testBoard();
    const [jon, left] = [person(on, 'Jon'), person(on, 'Jon K.')];
    setLeft(on.board, on.act(), left, true);
    mergeMembers(on.board, on.act(), jon, left);
    expect(namesOf(teamOf(members(on)))).toEqual(['Jon K.']);
  });

  test('merged both ways offline, they are one, and can be separated again', () => {
    const here = testBoard(1);
    const [a, b] = [person(here, 'Jon'), person(here, 'Jon K.')];
    const there = replicaOf(here, 2);
    mergeMembers(here.board, here.act(), a, b);
    mergeMembers(there.board, there.act(), b, a);
    exchange(here.board, there.board);
    expect(teamOf(members(here)).length).toBe(1);
    expect(resolveMember(members(here), a)).toBe(resolveMember(members(there), b));
    const stays = resolveMember(members(here), a);
    separateMember(there.board, there.act(), stays === a ? b : a);
    exchange(here.board, there.board);
    expect(namesOf(teamOf(members(here)))).toEqual(['Jon', 'Jon K.']);
  });

  test('a name claimed by somebody while two such names were merged both ways elsewhere stays on the team', () => {
    const here = testBoard(1);
    const [a, b] = [label(here, 'jon'), label(here, 'jkarlsson')].sort() as [MemberId, MemberId];
    const [second, third] = [replicaOf(here, 2), replicaOf(here, 3)];
    mergeMembers(here.board, here.act(), a, b);
    mergeMembers(second.board, second.act(), b, a);
    claimMember(third.board, third.act(), b);
    exchange(here.board, second.board);
    exchange(here.board, third.board);
    expect(teamOf(members(here)).length).toBe(1);
    expect(labelsOf(members(here))).toEqual([]);
  });

  test('however people merge, separate, claim and leave apart, all read the same team, and nobody is lost or there twice', () => {
    const step = record({
      who: nat(2),
      what: constantFrom('merge', 'merge', 'merge', 'separate', 'claim', 'leave', 'return', 'exchange'),
      one: nat(5),
      other: nat(5),
    });
    assert(
      property(array(step, { maxLength: 30 }), (steps) => {
        const first = testBoard(1);
        const ids = ['a', 'b', 'c'].map((name) => person(first, name));
        ids.push(...['d', 'e', 'f'].map((name) => label(first, name)));
        const desks = [first, replicaOf(first, 2), replicaOf(first, 3)] as const;
        for (const { who, what, one, other } of steps) {
          const on = desks[who] as TestBoard;
          const [x, y] = [ids[one] as MemberId, ids[other] as MemberId];
          try {
            if (what === 'merge') mergeMembers(on.board, on.act(), x, y);
            if (what === 'separate') {
              const before = resolveMember(members(on), x);
              separateMember(on.board, on.act(), x);
              expect(resolveMember(members(on), x)).not.toBe(before);
            }
            if (what === 'claim') claimMember(on.board, on.act(), x);
            if (what === 'leave') setLeft(on.board, on.act(), x, true);
            if (what === 'return') setLeft(on.board, on.act(), x, false);
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
          }
          if (what === 'exchange') exchange(on.board, (desks[other % 3] as TestBoard).board);
          checkPersons(on, ids);
        }
        for (const on of desks) exchange(first.board, on.board);
        for (const on of desks) {
          exchange(first.board, on.board);
          checkPersons(on, ids);
          expect(teamOf(members(on))).toEqual(teamOf(members(first)));
        }
        const store = new BoardStore(first.board.doc);
        expect(store.members).toEqual(members(desks[1]));
        store.close();
      }),
    );
  });
});

/** Each entry means exactly one person, who stands in exactly one list, on the team wherever one entry was claimed. */
function checkPersons(on: TestBoard, ids: readonly MemberId[]): void {
  const all = members(on);
  const lists = [teamOf(all), formerOf(all), labelsOf(all)];
  const listed = lists.flat().map(({ id }) => id);
  expect(new Set(listed).size).toBe(listed.length);
  for (const id of ids) {
    const means = resolveMember(all, id);
    expect(resolveMember(all, means)).toBe(means);
    expect(listed).toContain(means);
    expect([means, ...mergedIn(all, means).map((entry) => entry.id)]).toContain(id);
    if (all.get(id)?.claimed) expect(labelsOf(all).map((one) => one.id)).not.toContain(means);
  }
}
