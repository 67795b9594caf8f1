// Whether a sprint is over its capacity only since two plans met: what each side saw of it while they were apart, put
// together from the logs, against what is planned now.

import { isWithin, type Apart } from './apart.ts';
import type { Said } from './board/read-plan-record.ts';
import { asSize } from './board/values.ts';
import { capacityHours, capacityOf } from './capacity.ts';
import type { ItemId, MemberId, SprintId } from './ids.ts';
import type { Item, LogEntry } from './item.ts';
import type { CapacityEntry, Member, Sprint } from './records.ts';
import { hoursOf } from './weight.ts';

interface Facts {
  readonly items: readonly Item[];
  readonly members: ReadonlyMap<MemberId, Member>;
  readonly capacity: readonly CapacityEntry[];
  /** What was said of the sprint. */
  readonly said: readonly Said[];
}

type Entry = Pick<LogEntry, 'at' | 'by'>;
type IsMine = (entry: { readonly by: MemberId | null }) => boolean;

/** A field as it was for whoever did not have these entries. */
function without(item: Item, field: string, now: unknown, isMissing: (entry: LogEntry) => boolean): unknown {
  const entries = item.log.filter((entry) => entry.field === field);
  const first = entries.findIndex(isMissing);
  if (first < 0) return now;
  const kept = entries.findLast((entry) => !isMissing(entry));
  return kept && entries.indexOf(kept) > first ? kept.to : (entries[first] as LogEntry).from;
}

const sprintOf = (place: unknown): unknown => (Array.isArray(place) ? (place as unknown[])[1] : null);

function hoursSeen(
  item: Item,
  sprint: SprintId,
  rate: number,
  isMissing: (entry: LogEntry) => boolean,
): number {
  const place = without(item, 'place', [null, item.place.sprint], isMissing);
  if (item.archived !== null || sprintOf(place) !== sprint) return 0;
  if (!('points' in item)) return hoursOf(item, rate);
  return (asSize(without(item, 'points', item.points, isMissing)) ?? 0) * rate;
}

/** The capacity as it was for whoever did not have these. */
function capacitySeen(
  { members, capacity, said }: Facts,
  sprint: Sprint,
  isMissing: (said: Said) => boolean,
): number {
  if (sprint.started) return sprint.started.capacityHours;
  const missing = said.filter(isMissing);
  const own = missing.flatMap(({ field, of, from }) => (of === null ? [[field, from] as const] : []));
  const seen = { ...sprint, ...Object.fromEntries(own) } as Sprint;
  const entries = capacity.map((entry) => {
    const was = missing.filter(({ of }) => of === entry.member && entry.sprint === sprint.id);
    return {
      ...entry,
      ...Object.fromEntries(was.map(({ field, from }) => [field, from])),
    };
  });
  return capacityOf(seen, members, entries).hours;
}

export interface Met {
  /** Over the capacity by so much: as when they met, or what is left of it. */
  readonly hours: number;
  /** Who planned or sized without knowing of the other. */
  readonly by: readonly (MemberId | null)[];
  /** What they planned or sized. */
  readonly items: readonly ItemId[];
}

const rateOf = ({ started, rate }: Sprint): number => started?.rate ?? rate;

const weightIn = (item: Item, sprint: Sprint): number =>
  item.archived === null && item.place.sprint === sprint.id ? hoursOf(item, rateOf(sprint)) : 0;

/** By how many hours a sprint is over its capacity, whoever saw what; 0 where it fits, or where nobody gave one. */
export function overHours({ items, members, capacity }: Facts, sprint: Sprint): number {
  const most = capacityHours(sprint, members, capacity);
  const over = items.reduce((sum, item) => sum + weightIn(item, sprint), 0) - most;
  return most > 0 && over > nothing ? over : 0;
}

/**
 * Null where it fitted when they met, or where either side saw as much before. `over`: of a sprint that does not fit.
 * `touched`: the items that something happened to while they were apart, or more; what nobody touched weighs the same for
 * both.
 */
export function metLoad(
  facts: Facts,
  touched: readonly Item[],
  { sprint, over }: { readonly sprint: Sprint; readonly over: number },
  period: Apart,
  isMine: IsMine,
): Met | null {
  const rate = rateOf(sprint);
  const capacity = capacityHours(sprint, facts.members, facts.capacity);
  const weight = (item: Item) => weightIn(item, sprint);
  const isIn = ({ at }: { readonly at: number }) => isWithin(at, period);
  // What came after they met, everybody saw coming: it is no surprise of that meeting.
  const isLater = ({ at }: { readonly at: number }) => period.to !== null && at > period.to;
  const notHere = (one: Entry) => isLater(one) || (isIn(one) && !isMine(one));
  const notThere = (one: Entry) => isLater(one) || (isIn(one) && isMine(one));
  let overThen = over + capacity - capacitySeen(facts, sprint, isLater);
  let overHere = over + capacity - capacitySeen(facts, sprint, notHere);
  let overThere = over + capacity - capacitySeen(facts, sprint, notThere);
  const by = new Set<MemberId | null>();
  const items: ItemId[] = [];
  for (const item of touched) {
    const hours = weight(item);
    const made = { at: item.createdAt, by: item.createdBy };
    const seen = (isMissing: (entry: Entry) => boolean) =>
      isMissing(made) ? 0 : hoursSeen(item, sprint.id, rate, isMissing);
    const [then, here, there] = [seen(isLater), seen(notHere), seen(notThere)];
    overThen += then - hours;
    overHere += here - hours;
    overThere += there - hours;
    if (here >= then && there >= then) continue;
    items.push(item.id);
    for (const entry of item.log) if (isIn(entry) && isPlanning(entry)) by.add(entry.by);
    if (isIn(made)) by.add(item.createdBy);
  }
  for (const one of facts.said) if (isIn(one) && isFigure(one)) by.add(one.by);
  const isSurprise = by.size > 1 && overThen - Math.max(0, overHere, overThere) > nothing;
  return isSurprise ? { hours: Math.min(over, overThen), by: [...by], items } : null;
}

/** Hours below this are the rounding of a computer. */
const nothing = 1e-6;

const isPlanning = ({ field }: LogEntry): boolean => field === 'place' || field === 'points';
const isFigure = ({ field }: Said): boolean => field !== 'name';
