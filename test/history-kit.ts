// A board on which sprints were planned, signed, worked through and ended, all through the mutations, for tests of what is
// told of them. Maya is the product owner, Jon the engineer.

import type { Board } from '../shared/board/document.ts';
import type { Act } from '../shared/board/edit.ts';
import { agreeToBox, closeBox, proposeBox, startBox, stopBox } from '../shared/board/mutate-box.ts';
import { addItem, sizeItem } from '../shared/board/mutate-item.ts';
import { addMember, setRoles, setWorksOnItems } from '../shared/board/mutate-member.ts';
import { moveItem } from '../shared/board/mutate-place.ts';
import { signOff } from '../shared/board/mutate-sign-off.ts';
import { addSprint, carryOver, endSprint, planItems, startSprint } from '../shared/board/mutate-sprint.ts';
import { typeText } from '../shared/board/mutate-text.ts';
import type { ColumnId, ItemId, MemberId, Random, SprintId } from '../shared/ids.ts';
import type { Kind, TextField } from '../shared/kind.ts';
import { seeded } from './board-kit.ts';

export interface ToldSprint {
  /** Points of each story that was finished; likewise tasks and bugs; of spikes the hours of their boxes. */
  readonly stories?: readonly number[];
  readonly tasks?: readonly number[];
  readonly bugs?: readonly number[];
  readonly spikes?: readonly number[];
  /** Points of stories that were not finished and moved on. */
  readonly left?: readonly number[];
  /** Before its start unless said. */
  readonly signed?: 'before' | 'on day 2' | 'never';
  /** The last one may be under way. */
  readonly goesOn?: boolean;
}

export interface History {
  readonly maya: MemberId;
  readonly jon: MemberId;
  readonly sprints: readonly SprintId[];
}

const day = 86_400_000;
const hour = 3_600_000;
const [doing, done] = ['cDoing', 'cDone'] as [ColumnId, ColumnId];
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Two weeks each, the first from `from`, a Monday at 9:00 UTC. */
export function tellHistory(board: Board, from: number, told: readonly ToldSprint[]): History {
  const random: Random = seeded(91);
  const act = (at: number, by: MemberId | null = null): Act => ({ by, at, random });
  const person = (name: string, role: 'engineer' | 'productOwner') => {
    const id = addMember(board, act(from - day), name);
    setRoles(board, act(from - day, id), id, [role]);
    return id;
  };
  const [maya, jon] = [person('Maya Olsen', 'productOwner'), person('Jon Karlsson', 'engineer')];
  setWorksOnItems(board, act(from - day), maya, false);

  const write = (item: ItemId, field: TextField, words: string, at: number) =>
    typeText(board, act(at, jon), { item, field }, [{ at: 0, remove: 0, insert: words }]);

  const add = (kind: Kind, title: string, size: number, at: number): ItemId => {
    const id = addItem(board, act(at, jon), { kind, title, place: { column: null } });
    if (kind === 'task') write(id, 'soThat', `${title} pays off`, at);
    if (kind !== 'spike') {
      sizeItem(board, act(at, jon), id, size);
      return id;
    }
    proposeBox(board, act(at, jon), id, size);
    agreeToBox(board, act(at, maya), id);
    return id;
  };

  const work = (id: ItemId, kind: Kind, at: number) => {
    moveItem(board, act(at, jon), id, { column: doing });
    if (kind === 'spike') {
      startBox(board, act(at + hour, jon), id);
      stopBox(board, act(at + 3 * hour, jon), id);
      write(id, 'outcome', 'We keep what we have', at + 3 * hour);
      closeBox(board, act(at + 3 * hour, jon), id, 'decision');
    }
    moveItem(board, act(at + day, jon), id, { column: done }, 'as agreed');
  };

  let carried: readonly ItemId[] = [];
  const sprints: SprintId[] = [];
  for (const [n, sprint] of told.entries()) {
    const start = from + n * 14 * day;
    const before = start - 2 * hour;
    const id = addSprint(board, act(before, maya), {
      name: `Sprint ${n + 1}`,
      start: dateOf(start),
      end: dateOf(start + 11 * day),
    });
    const made = (
      [
        ['story', sprint.stories],
        ['task', sprint.tasks],
        ['bug', sprint.bugs],
        ['spike', sprint.spikes],
      ] as const
    ).flatMap(([kind, sizes = []]) =>
      sizes.map((size, i) => ({ kind, id: add(kind, `${kind} ${n + 1}.${i + 1}`, size, before) })),
    );
    const left = (sprint.left ?? []).map((size, i) => add('story', `left ${n + 1}.${i + 1}`, size, before));
    planItems(board, act(before, maya), [...made.map((one) => one.id), ...left], id);
    if (carried.length > 0 && sprints.length > 0)
      carryOver(board, act(before, maya), sprints.at(-1) as SprintId, id);
    if (sprint.signed === undefined || sprint.signed === 'before') signOff(board, act(before, maya), id);
    startSprint(board, act(start, maya), id);
    if (sprint.signed === 'on day 2') signOff(board, act(start + day, maya), id);
    for (const [i, one] of made.entries()) work(one.id, one.kind, start + (i % 8) * day + hour);
    if (!sprint.goesOn) endSprint(board, act(start + 11 * day, maya), id);
    carried = left;
    sprints.push(id);
  }
  return { maya, jon, sprints };
}

/** As in the picture of the report: 5, 9, 16 and 20 points of features, and less and less groundwork. */
export const risingHistory: readonly ToldSprint[] = [
  { stories: [5], tasks: [8, 3, 3], bugs: [1], spikes: [8, 12, 12], signed: 'on day 2' },
  { stories: [5, 3, 1], tasks: [5, 5, 2], bugs: [2], spikes: [12, 16], left: [3] },
  { stories: [8, 5, 3], tasks: [5, 3, 1], bugs: [3], spikes: [8, 16] },
  { stories: [8, 8, 3, 1], tasks: [5, 3], bugs: [3], spikes: [8, 16] },
];
