// How much work fits into a sprint, in hours (product.md, "Sizing, capacity, sign-off, sprint"):
//   capacity = Σ over members who work on items of (working days − days off) × own hours a day, × focus factor.

import type { MemberId, SprintId } from './ids.ts';
import type { CapacityEntry, Member, Sprint } from './records.ts';
import { resolveMember, teamOf } from './team.ts';

const dayMs = 86_400_000;
/** Nobody plans farther ahead; a wrong year must not hang a page. */
const mostDays = 366;

/** Mondays to Fridays from the first day to the last one (ISO dates), both counted; 0 where one is not known. */
export function workingDays(start: string | null, end: string | null): number {
  const [first, last] = [start, end].map((date) => Date.parse(`${date ?? ''}T00:00:00Z`)) as [number, number];
  if (!(last >= first)) return 0;
  const days = Math.min(mostDays, Math.round((last - first) / dayMs) + 1);
  let working = 0;
  for (let day = 0; day < days; day += 1) {
    const weekday = new Date(first + day * dayMs).getUTCDay();
    if (weekday !== 0 && weekday !== 6) working += 1;
  }
  return working;
}

/** What one member brings to a sprint. */
export interface CapacityShare {
  readonly member: MemberId;
  readonly daysOff: number;
  readonly hoursADay: number;
  /** The hours a day were said for this sprint, and are not those of the member. */
  readonly ownHours: boolean;
  /** (working days − days off) × hours a day, without the focus factor. */
  readonly hours: number;
}

export interface Capacity {
  readonly workingDays: number;
  readonly focusFactor: number;
  /** In the order of names. */
  readonly shares: readonly CapacityShare[];
  /** Σ of the shares × focus factor. */
  readonly hours: number;
}

/** What was said of a member in a sprint, under their own entry first, else under one that was merged into it. */
function saidOf(
  sprint: SprintId,
  member: MemberId,
  members: ReadonlyMap<MemberId, Member>,
  entries: readonly CapacityEntry[],
): Pick<CapacityEntry, 'daysOff' | 'hoursADay'> {
  const theirs = entries
    .filter((entry) => entry.sprint === sprint && resolveMember(members, entry.member) === member)
    .sort((a, b) => Number(b.member === member) - Number(a.member === member));
  const said = (field: 'daysOff' | 'hoursADay') =>
    theirs.find((entry) => entry[field] !== null)?.[field] ?? null;
  return { daysOff: said('daysOff'), hoursADay: said('hoursADay') };
}

export function capacityOf(
  sprint: Pick<Sprint, 'id' | 'start' | 'end' | 'focusFactor'>,
  members: ReadonlyMap<MemberId, Member>,
  entries: readonly CapacityEntry[],
): Capacity {
  const days = workingDays(sprint.start, sprint.end);
  const shares = teamOf(members)
    .filter(({ worksOnItems }) => worksOnItems)
    .map((member): CapacityShare => {
      const said = saidOf(sprint.id, member.id, members, entries);
      const daysOff = Math.min(said.daysOff ?? 0, days);
      const hoursADay = said.hoursADay ?? member.hoursADay;
      const ownHours = said.hoursADay !== null;
      return { member: member.id, daysOff, hoursADay, ownHours, hours: (days - daysOff) * hoursADay };
    });
  const sum = shares.reduce((hours, share) => hours + share.hours, 0);
  return { workingDays: days, focusFactor: sprint.focusFactor, shares, hours: sum * sprint.focusFactor };
}

/** The capacity that counts: what the start froze, else what is worked out now. */
export const capacityHours = (
  sprint: Sprint,
  members: ReadonlyMap<MemberId, Member>,
  entries: readonly CapacityEntry[],
): number => sprint.started?.capacityHours ?? capacityOf(sprint, members, entries).hours;

/** What the sprint before says of this one: offered, never set. Days off are everybody's own each time. */
export interface OfferedFigures {
  readonly from: SprintId;
  readonly focusFactor: number;
  readonly rate: number;
  /** Hours a day that were said for that sprint, by member. */
  readonly hoursADay: ReadonlyMap<MemberId, number>;
}

/** Of the last sprint that was started before this one in the order of sprints; null where there is none. */
export function lastFigures(
  id: SprintId,
  sprints: readonly Sprint[],
  members: ReadonlyMap<MemberId, Member>,
  entries: readonly CapacityEntry[],
): OfferedFigures | null {
  const at = sprints.findIndex((sprint) => sprint.id === id);
  const last = sprints.slice(0, Math.max(at, 0)).findLast(({ started }) => started !== null);
  if (!last) return null;
  const { shares } = capacityOf(last, members, entries);
  return {
    from: last.id,
    focusFactor: last.focusFactor,
    rate: last.started?.rate ?? last.rate,
    hoursADay: new Map(
      shares.flatMap(({ member, hoursADay, ownHours }) => (ownHours ? [[member, hoursADay]] : [])),
    ),
  };
}
