// Random logs for property tests: entries that answer one another at random (also what is not there, of another type,
// or in rings), with clocks up to a day wrong.

import * as fc from 'fast-check';
import type { EventId } from '../../../shared/ids.ts';
import { agreementRules, type BoxEvent } from '../../../shared/time-box.ts';
import { at, hour, minute, team } from './log.ts';

const ids = Array.from({ length: 14 }, (_, i) => `bE${i}` as EventId);
const id = fc.constantFrom(...ids);
const link = fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 2, arbitrary: id });
/** Whole minutes from the Sunday to the Tuesday. */
export const time = fc
  .integer({ min: -24 * 60, max: 48 * 60 })
  .map((minutes) => at('0:00') + minutes * minute);
const members = fc.subarray(team, { minLength: 1 });
const half = (most: number) => fc.integer({ min: 1, max: most * 2 }).map((halves) => halves / 2);

const entry = { id, at: time, by: fc.constantFrom(null, ...team) };
const text = fc.constantFrom('', 'because');

const propose = fc.record({
  ...entry,
  type: fc.constant('propose' as const),
  hours: half(10),
  rule: fc.constantFrom(...agreementRules),
  asked: members,
  extends: link,
  replaces: link,
  reason: text,
});
const agree = fc.record({ ...entry, type: fc.constant('agree' as const), proposal: id, members });
const start = fc.record({ ...entry, type: fc.constant('start' as const), proposal: id, until: time });
const stop = fc.record({ ...entry, type: fc.constant('stop' as const), run: id });
const correct = fc.record({
  ...entry,
  type: fc.constant('correct' as const),
  run: id,
  from: fc.option(time),
  to: fc.option(time),
  replaces: link,
  reason: text,
});
const close = fc.record({
  ...entry,
  type: fc.constant('close' as const),
  outcome: fc.constantFrom('knowledge' as const, 'decision' as const, 'dropped' as const),
  reason: text,
});
const reopen = fc.record({ ...entry, type: fc.constant('reopen' as const), close: id });

/** Any entries at all: most answer nothing, some ids stand for two entries. */
export const wildLog: fc.Arbitrary<BoxEvent[]> = fc.array(
  fc.oneof(propose, agree, start, start, stop, correct, close, reopen),
  { maxLength: 30 },
);

/**
 * A log as a team makes one: every entry answers an earlier one, ids are unique. Clocks are still wrong, agreements may
 * lack, entries lie in any order once shuffled.
 */
const agreeAll = agree.map((event) => ({ ...event, members: team }));
const likely = fc.oneof(
  { weight: 3, arbitrary: propose },
  { weight: 2, arbitrary: agree },
  { weight: 5, arbitrary: agreeAll },
  { weight: 9, arbitrary: start },
  { weight: 5, arbitrary: stop },
  { weight: 3, arbitrary: correct },
  { weight: 1, arbitrary: close },
  { weight: 1, arbitrary: reopen },
);

export const teamLog: fc.Arbitrary<BoxEvent[]> = fc
  .tuple(propose, fc.array(fc.tuple(likely, fc.nat()), { maxLength: 40, size: 'max' }))
  .map(([first, drafts]) => {
    const log: BoxEvent[] = [{ ...first, id: 'bT' as EventId, extends: null, replaces: null }];
    const pick = (type: BoxEvent['type'], chance: number): EventId | undefined => {
      const found = log.filter((event) => event.type === type);
      return found[chance % Math.max(1, found.length)]?.id;
    };
    for (const [draft, chance] of drafts) {
      const event = answering(draft, `bT${log.length}` as EventId, (type) => pick(type, chance), chance);
      if (event) log.push(event);
    }
    return log;
  });

function answering(
  draft: BoxEvent,
  id: EventId,
  pick: (type: BoxEvent['type']) => EventId | undefined,
  chance: number,
): BoxEvent | undefined {
  switch (draft.type) {
    case 'propose': {
      const earlier = pick('propose') ?? null;
      const links = [
        { extends: null, replaces: null },
        { extends: earlier, replaces: null },
        { extends: null, replaces: earlier },
      ];
      return { ...draft, id, ...links[chance % 3] };
    }
    case 'agree': {
      const proposal = pick('propose');
      return proposal && { ...draft, id, proposal };
    }
    case 'start': {
      const proposal = pick('propose');
      return proposal && { ...draft, id, proposal, until: draft.at + (chance % 16) * hour };
    }
    case 'stop': {
      const run = pick('start');
      return run && { ...draft, id, run };
    }
    case 'correct': {
      const run = pick('start');
      return run && { ...draft, id, run, replaces: pick('correct') ?? null };
    }
    case 'close':
      return { ...draft, id };
    case 'reopen': {
      const closed = pick('close');
      return closed && { ...draft, id, close: closed };
    }
  }
}

/** The same entries in another order, some of them twice. */
export function shuffled<Event>(log: readonly Event[]): fc.Arbitrary<Event[]> {
  return fc
    .tuple(fc.shuffledSubarray([...log], { minLength: log.length }), fc.subarray([...log]))
    .chain(([all, twice]) =>
      fc.shuffledSubarray([...all, ...twice], { minLength: all.length + twice.length }),
    );
}

/** What no number in a folded box may ever be. Infinity and NaN hide in arithmetic that nobody looked at. */
export function badNumbers(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(badNumbers);
}
