// What the cumulative flow is read from a board: which days, which columns, how many items stood in them, and which stand
// there now. What would press the rest flat is counted and left out.

import { isFinished } from '../../../shared/finished.ts';
import type { ItemId } from '../../../shared/ids.ts';
import type { Item } from '../../../shared/item.ts';
import { onceFor } from '../../../shared/once-for.ts';
import type { Column } from '../../../shared/records.ts';
import type { Day } from '../../../shared/report/day-ends.ts';
import { cameFinished, finishedBefore, flowOf, standingAt } from '../../../shared/report/flow.ts';
import { flowDays } from '../../../shared/report/flow-days.ts';
import type { BoardStore } from '../../store/board-store.ts';

/** A column in which something stood on one of the days. */
export interface FlowColumn {
  readonly column: Column;
  readonly name: string;
  readonly counts: readonly number[];
  /** Those that stand there now. */
  readonly items: readonly ItemId[];
}

export interface FlowReading {
  /** The first day, `2026-11-22`; `days` may begin the day before, with what stood when it began. */
  readonly since: string;
  readonly days: readonly Day[];
  readonly weekly: boolean;
  /** From left to right as on the Board, the done ones last. */
  readonly bands: readonly FlowColumn[];
  /** How many waited in no column, day by day, and those that do now. */
  readonly idle: readonly number[];
  readonly waiting: readonly ItemId[];
  /** Items that were finished before the first day, or when they came, and are left out. */
  readonly before: number;
}

const outOfArchive = onceFor((item: Item): Item => ({ ...item, archived: null }));

/** Tidying finished work away does not undo it. */
const kept = (item: Item, columns: readonly Column[]): Item =>
  item.archived && isFinished(item, columns) ? outOfArchive(item) : item;

/** `now`: milliseconds since 1970. */
export function readFlow(store: BoardStore, now: number): FlowReading {
  const { columns, sprints, settings } = store;
  const known = [...store.items()];
  const { eve, days, weekly, begins, begunBySprint } = flowDays(sprints, known, now, settings.timeZone);
  const isBefore = (item: Item) =>
    finishedBefore(item, columns, eve.end) || (isFinished(item, columns) && cameFinished(item, columns));
  const items = known.flatMap((item) => (isBefore(item) ? [] : kept(item, columns)));
  const all = [eve, ...days];
  const standing = standingAt(items, columns, all.at(-1)?.end ?? now);
  const counted = flowOf(
    items,
    columns,
    all.map(({ end }) => end),
  );
  // A board whose first day this is did not grow out of nothing that day: it began.
  const isFirst = !begunBySprint && counted[0]?.counts.every((n) => n === 0) === true;
  const flow = isFirst ? counted.slice(1) : counted;
  const bands = columns.map((column, i): FlowColumn => ({
    column,
    name: column.archived ? `${column.name} (archived)` : column.name,
    counts: flow.map(({ counts }) => counts[i] ?? 0),
    items: standing[i] ?? [],
  }));
  const shown = bands.filter(({ counts }) => counts.some((n) => n > 0));
  return {
    since: begins,
    days: isFirst ? days : all,
    weekly,
    bands: [...shown.filter(({ column }) => !column.done), ...shown.filter(({ column }) => column.done)],
    idle: flow.map(({ waiting }) => waiting),
    waiting: standing.at(-1) ?? [],
    before: known.length - items.length,
  };
}
