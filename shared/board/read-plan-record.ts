// What the document keeps of both sides where two people planned apart: every start and end of a sprint, who made it, and
// what each member last said of its name, days and figures. Total, as read-item.ts.

import { parseId, type MemberId, type SprintId } from '../ids.ts';
import type { Board } from './document.ts';
import { saidMark } from './sprint-said.ts';
import { asDate, asFields, asMoment, asSize } from './values.ts';

/** Who did something and when. */
export interface Turn {
  readonly at: number;
  readonly by: MemberId | null;
}

export const saidFields = ['name', 'start', 'end', 'focusFactor', 'rate', 'daysOff', 'hoursADay'] as const;
export type SaidField = (typeof saidFields)[number];

export interface Said {
  readonly field: SaidField;
  /** Whose days off or hours; null for what is the sprint's own. */
  readonly of: MemberId | null;
  readonly by: MemberId;
  readonly at: number;
  readonly from: unknown;
  readonly to: unknown;
}

export interface PlanRecord {
  /** Null where it was made before this was recorded. */
  readonly made: Turn | null;
  /** All of them, the earliest first: the first one counts. */
  readonly starts: readonly Turn[];
  readonly ends: readonly Turn[];
  readonly said: readonly Said[];
}

interface Draft {
  made: Turn | null;
  readonly starts: (Turn & { key: string })[];
  readonly ends: (Turn & { key: string })[];
  readonly said: Said[];
}

const asName = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** What each field may have been; null for none, and for what it cannot have been. */
const values: Readonly<Record<SaidField, (value: unknown) => string | number | null>> = {
  name: asName,
  start: asDate,
  end: asDate,
  focusFactor: asSize,
  rate: asSize,
  daysOff: asSize,
  hoursADay: asSize,
};

function asTurn(value: unknown): Turn | null {
  const { at, by } = asFields(value);
  const time = asMoment(at);
  return time === null ? null : { at: time, by: parseId('member', by) ?? null };
}

function asSaid(name: string, of: MemberId | null, value: unknown): Said | null {
  const [field, who] = name.split(saidMark);
  const known = saidFields.find((one) => one === field);
  const by = parseId('member', who);
  const { at, from, to } = asFields(value);
  const time = asMoment(at);
  if (!known || !by || time === null) return null;
  const read = values[known];
  return { field: known, of, by, at: time, from: read(from), to: read(to) };
}

const byTime = (a: Turn & { key: string }, b: Turn & { key: string }) =>
  a.at - b.at || (a.key < b.key ? -1 : 1);
const asTurns = (turns: (Turn & { key: string })[]): readonly Turn[] =>
  turns.sort(byTime).map(({ at, by }) => ({ at, by }));

export function readPlanRecord(board: Board): ReadonlyMap<SprintId, PlanRecord> {
  const drafts = new Map<SprintId, Draft>();
  const draftOf = (sprint: SprintId): Draft => {
    const draft = drafts.get(sprint) ?? { made: null, starts: [], ends: [], said: [] };
    drafts.set(sprint, draft);
    return draft;
  };
  for (const [key, value] of board.flat.sprints.entries()) {
    const [first, name = '', ...more] = key.split('/');
    const sprint = parseId('sprint', first);
    if (!sprint || more.length > 0) continue;
    const turn = asTurn(value);
    const [what] = name.split(':', 1);
    const said = asSaid(name, null, value);
    if (said) draftOf(sprint).said.push(said);
    else if (name === 'made') draftOf(sprint).made = turn;
    else if (turn && what === 'started') draftOf(sprint).starts.push({ ...turn, key: name });
    else if (turn && what === 'ended') draftOf(sprint).ends.push({ ...turn, key: name });
  }
  for (const [key, value] of board.flat.capacity.entries()) {
    const [first, second, name = '', ...more] = key.split('/');
    const [sprint, of] = [parseId('sprint', first), parseId('member', second)];
    const said = sprint && of && more.length === 0 ? asSaid(name, of, value) : null;
    if (sprint && said) draftOf(sprint).said.push(said);
  }
  return new Map(
    [...drafts].map(([sprint, { made, starts, ends, said }]) => [
      sprint,
      { made, starts: asTurns(starts), ends: asTurns(ends), said },
    ]),
  );
}
