// Two people at two copies of one board, on one clock: they part, plan, and meet again; what each is told then.

import { capacityHours } from '../../../shared/capacity.ts';
import type { Apart } from '../../../shared/apart.ts';
import type { Act } from '../../../shared/board/edit.ts';
import { setHoursInSprint } from '../../../shared/board/mutate-capacity.ts';
import { addItem, sizeItem } from '../../../shared/board/mutate-item.ts';
import { addSprint, planItems } from '../../../shared/board/mutate-sprint.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import { readPlanRecord } from '../../../shared/board/read-plan-record.ts';
import {
  readCapacity,
  readColumns,
  readMembers,
  readSignOffs,
  readSprints,
} from '../../../shared/board/read-records.ts';
import type { ItemId, MemberId, SprintId } from '../../../shared/ids.ts';
import type { Kind } from '../../../shared/kind.ts';
import type { PlanSurprise } from '../../../shared/plan-surprise.ts';
import { planSurprises } from '../../../shared/plan-surprises.ts';
import { exchange, monday, person, replicaOf, testBoard, type TestBoard } from '../../board-kit.ts';

export interface Planner {
  readonly board: TestBoard['board'];
  readonly me: MemberId;
  act(): Act;
  /** What this person is told, by kind of surprise. */
  told(): readonly PlanSurprise[];
  item(id: ItemId): NonNullable<ReturnType<typeof readItem>>;
  sprint(id?: SprintId): ReturnType<typeof readSprints>[number];
}

/** Maya is the product owner, Jon an engineer; a sprint of 80 hours, and five sized stories and a task in the backlogs. */
export function twoPlanners() {
  const on = testBoard();
  const [maya, jon] = [
    person(on, 'Maya', 'productOwner', 'engineer'),
    person(on, 'Jon', 'productOwner', 'engineer'),
  ];
  let now = monday + 3_600_000;
  const sprint = addSprint(on.board, on.act(maya), {
    name: 'Sprint 5',
    start: '2026-11-23',
    end: '2026-12-04',
  });
  const add = (kind: Kind, title: string, points: number) => {
    const id = addItem(on.board, on.act(maya), { kind, title, place: { column: null } });
    sizeItem(on.board, on.act(maya), id, points);
    return id;
  };
  const stories = ['a', 'b', 'c', 'd', 'e'].map((title) => add('story', title, 5)) as [
    ItemId,
    ItemId,
    ItemId,
    ItemId,
    ItemId,
  ];
  const task = add('task', 't', 5);
  // 10 days × 6 h × 2 people × 0.7 = 84 h, less what is set here: 10 × 4 × 2 × 0.7 = 56 h
  for (const member of [maya, jon]) setHoursInSprint(on.board, on.act(maya), sprint, member, 4);
  planItems(on.board, on.act(maya), [stories[0]], sprint);
  const other = replicaOf(on, 2);
  const periods: Apart[] = [];
  const planner = (at: TestBoard, me: MemberId): Planner => ({
    board: at.board,
    me,
    act: () => ({ ...at.act(me), at: (now += 60_000) }),
    told: () =>
      planSurprises({
        items: ([...at.board.items.keys()] as ItemId[]).flatMap((id) => readItem(at.board, id) ?? []),
        sprints: readSprints(at.board),
        signOffs: readSignOffs(at.board),
        members: readMembers(at.board),
        capacity: readCapacity(at.board),
        columns: readColumns(at.board),
        record: readPlanRecord(at.board),
        me,
        apart: periods,
      }),
    item: (id) => readItem(at.board, id) as NonNullable<ReturnType<typeof readItem>>,
    sprint: (id = sprint) =>
      readSprints(at.board).find((one) => one.id === id) as ReturnType<typeof readSprints>[number],
  });
  const [here, there] = [planner(on, maya), planner(other, jon)];
  return {
    here,
    there,
    maya,
    jon,
    sprint,
    stories,
    task,
    part(): void {
      exchange(on.board, other.board);
      periods.push({ from: (now += 60_000), to: null });
    },
    /** Both are in step again; what they were told is the same but for who is meant. */
    meet(): void {
      exchange(on.board, other.board);
      const last = periods.pop();
      if (last) periods.push({ ...last, to: (now += 60_000) });
    },
    /** The one who is told is in step with the relay again; the other is not yet. */
    back(): void {
      const last = periods.pop();
      if (last) periods.push({ ...last, to: (now += 60_000) });
    },
    sync: () => exchange(on.board, other.board),
    capacity: () => capacityHours(here.sprint(), readMembers(on.board), readCapacity(on.board)),
  };
}

export const whats = (told: readonly PlanSurprise[]): readonly string[] => told.map(({ what }) => what);
