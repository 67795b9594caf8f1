// Two sprints made one, also where a merge left one of them with what nobody could have set.

import { expect, test } from 'vitest';
import { setDaysOff } from '../../../shared/board/mutate-capacity.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import { mergeMembers } from '../../../shared/board/mutate-member.ts';
import { joinSprints } from '../../../shared/board/mutate-sprint-join.ts';
import { addSprint, planItems, setSprintDates, setSprintGoal } from '../../../shared/board/mutate-sprint.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import { readCapacity, readSprints } from '../../../shared/board/read-records.ts';
import { exchange, person, replicaOf, testBoard } from '../../board-kit.ts';

function twoSprints() {
  const on = testBoard();
  const asha = person(on, 'Asha', 'engineer');
  const kept = addSprint(on.board, on.act(), { name: 'Sprint 5', start: null, end: null });
  const emptied = addSprint(on.board, on.act(), { name: 'Sprint 5', start: '2026-11-23', end: '2026-12-04' });
  const item = addItem(on.board, on.act(), { kind: 'story', title: 'A' });
  planItems(on.board, on.act(), [item], emptied);
  const joined = () => {
    const moved = joinSprints(on.board, on.act(), emptied, kept);
    expect(moved).toEqual([item]);
    expect(readItem(on.board, item)?.place.sprint).toBe(kept);
    return readSprints(on.board).find(({ id }) => id === kept);
  };
  return { on, asha, kept, emptied, joined };
}

test('C75 days that two people made run backwards, and a goal too long from two, do not hold up the joining', () => {
  const { on, emptied, joined } = twoSprints();
  const other = replicaOf(on, 2);
  setSprintDates(on.board, on.act(), emptied, { start: '2026-12-03', end: '2026-12-04' });
  setSprintDates(other.board, other.act(), emptied, { start: '2026-11-23', end: '2026-11-24' });
  setSprintGoal(on.board, on.act(), emptied, 'a'.repeat(400));
  setSprintGoal(other.board, other.act(), emptied, 'b'.repeat(400));
  exchange(on.board, other.board);
  on.board.flat.sprints.set(`${emptied}/start`, '2026-12-03');
  on.board.flat.sprints.set(`${emptied}/end`, '2026-11-24');
  expect(joined()).toMatchObject({ start: null, end: null, goal: expect.stringMatching(/^[ab]{800}$/) });
});

test('C75 days off that nobody could have set stay behind, and those of the other hold', () => {
  const { on, asha, kept, emptied, joined } = twoSprints();
  const jon = person(on, 'Jon', 'engineer');
  setSprintDates(on.board, on.act(), kept, { start: '2026-11-23', end: '2026-12-04' });
  setDaysOff(on.board, on.act(), emptied, jon, 3);
  setDaysOff(on.board, on.act(), kept, asha, 1);
  mergeMembers(on.board, on.act(), jon, asha);
  const eve = person(on, 'Eve', 'engineer');
  on.board.flat.capacity.set(`${emptied}/${eve}/daysOff`, 0.3);
  joined();
  expect(readCapacity(on.board).filter(({ sprint }) => sprint === kept)).toMatchObject([
    { member: asha, daysOff: 1 },
  ]);
});
