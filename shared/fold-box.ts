// What a spike's time-box is at a given moment, folded from its log by one pure function: the same set of entries, in
// any order and with any repeats, folds to the same box. Knows no document and no screen.
//
// proposed → agreed → running ⇄ paused → used up (or just paused) → closed with an outcome; it may be reopened.

import { countTime, type Counted } from './box-count.ts';
import { byAtThenId, inAnswerOrder } from './box-order.ts';
import { limitsOf, proposalsOf, settle, type Proposal } from './box-proposals.ts';
import { runsOf, type Run } from './box-runs.ts';
import type { EventId, MemberId } from './ids.ts';
import type { BoxEvent, Close } from './time-box.ts';

export type BoxState = 'empty' | 'proposed' | 'agreed' | 'running' | 'paused' | 'used up' | 'closed';

/** A quiet warning is given at four fifths of the limit. */
const warningAt = (limit: number) => Math.ceil((limit * 4) / 5);

export interface Running {
  readonly since: number;
  readonly by: MemberId | null;
  /** When the clock stops by itself if nobody does anything: the limit, or the end of the working day. */
  readonly endsAt: number;
}

/** All lengths in milliseconds, all moments in milliseconds since 1970. */
export interface Box {
  readonly state: BoxState;
  /** What the team looks at: hours that wait for agreement, else the last ones agreed. */
  readonly proposal: Proposal | null;
  /** Hours that wait for agreement. */
  readonly pending: Proposal | null;
  /** The agreed first hours, then each agreed extension. The last one is what a start names. */
  readonly inForce: readonly Proposal[];
  readonly limit: number;
  /** Never more than the limit. */
  readonly spent: number;
  readonly remaining: number;
  /** Four fifths of the limit are spent. */
  readonly warned: boolean;
  readonly usedUpAt: number | null;
  readonly running: Running | null;
  /** The last run ended with the working day and nobody said whether the work goes on. */
  readonly askStillOnIt: boolean;
  /** Every start of the clock, with what of it counts. */
  readonly runs: readonly Run[];
  readonly outcome: Close | null;
  /** Closings that stand; a reopening answers each of them. */
  readonly closings: readonly EventId[];
  /** When the box reads otherwise without any new entry: one timer is enough for a screen. */
  readonly changesAt: number | null;
  /** The log as far as it can be read, each entry after what it answers. */
  readonly history: readonly BoxEvent[];
}

/** Of several offline closings one that found something out beats a drop, then the earlier stands. */
function outcomeOf(standing: readonly Close[]): Close | null {
  const dropped = (close: Close) => Number(close.outcome === 'dropped');
  return [...standing].sort((a, b) => dropped(a) - dropped(b) || byAtThenId(a, b))[0] ?? null;
}

/** A run whose time ran out at the limit ends with the last instant of it that counts. */
function cutAtLimit(run: Run, counted: Counted, level: number): Run {
  if (!run.counts || run.endedBy === 'never') return run;
  const last = counted.intervals.findLast((interval) => interval.from < run.to && interval.to > run.from);
  const to = last ? Math.min(run.to, last.to) : run.from;
  const stopped = to < run.to || (run.endedBy === null && counted.room(level) === 0);
  return stopped ? { ...run, to, endedBy: 'limit' } : run;
}

/** The clock that goes on longest, if one goes at all. */
function runningOf(runs: readonly Run[], now: number, room: (run: Run) => number): Running | null {
  let running: Running | null = null;
  for (const run of runs) {
    if (run.endedBy !== null || !run.counts) continue;
    const endsAt = Math.min(run.until, now + room(run));
    running ??= { since: run.from, by: run.by, endsAt };
    if (run.from < running.since) running = { ...running, since: run.from, by: run.by };
    if (endsAt > running.endsAt) running = { ...running, endsAt };
  }
  return running;
}

/**
 * The box at `now` (milliseconds since 1970 on the relay's time). Values that cannot be read, and entries whose
 * predecessor has not arrived, count for nothing; nothing throws.
 */
export function foldBox(log: Iterable<unknown>, now: number): Box {
  const known = settled.get(log);
  if (known) return known;
  const box = fold(log, now);
  // While no clock was left running the moment is asked for nothing; a log that may still grow is read anew.
  if (Object.isFrozen(log) && !box.runs.some(({ unstopped }) => unstopped)) settled.set(log, box);
  return box;
}

/** Boxes that read the same at every moment, by their frozen logs: a report reads hundreds again and again. */
const settled = new WeakMap<object, Box>();

function fold(log: Iterable<unknown>, now: number): Box {
  const moment = Number.isFinite(now) ? Math.floor(now) : 0;
  const history = inAnswerOrder(log);
  const proposals = proposalsOf(history);
  const { inForce, pending } = settle(proposals.values());
  const limits = limitsOf(inForce);
  const limit = limits.at(-1) ?? 0;

  const closes = history.filter((event) => event.type === 'close');
  const reopened = new Set(history.map((event) => (event.type === 'reopen' ? event.close : null)));
  const standing = closes.filter((close) => !reopened.has(close.id));
  const closing = { closedAt: closes.map((close) => close.at), closed: standing.length > 0 };

  const levelOf = (run: Run) => proposals.get(run.proposal)?.level ?? 0;
  const raw = runsOf(history, closing, moment, (id) => proposals.get(id)?.agreed ?? false);
  const spans = raw.filter((run) => run.counts).map((run) => ({ ...run, level: levelOf(run) }));
  const counted = countTime(spans, limits);
  const runs = raw.map((run) => cutAtLimit(run, counted, levelOf(run)));

  const { spent } = counted;
  const usedUpAt = limit > 0 && spent === limit ? (counted.intervals.at(-1)?.to ?? null) : null;
  const running = runningOf(runs, moment, (run) => counted.room(levelOf(run)));
  const warned = limit > 0 && spent >= warningAt(limit);
  const state = stateOf();
  return {
    state,
    proposal: pending ?? inForce.at(-1) ?? null,
    pending,
    inForce,
    limit,
    spent,
    remaining: limit - spent,
    warned,
    usedUpAt,
    running,
    askStillOnIt: state === 'paused' && lastOf(runs)?.endedBy === 'until',
    runs,
    outcome: outcomeOf(standing),
    closings: standing.map((close) => close.id),
    changesAt: running && Math.min(running.endsAt, warned ? Infinity : moment + warningAt(limit) - spent),
    history,
  };

  function stateOf(): BoxState {
    if (standing.length > 0) return 'closed';
    if (usedUpAt !== null) return 'used up';
    if (running) return 'running';
    if (inForce.length > 0) return lastOf(runs) ? 'paused' : 'agreed';
    return pending ? 'proposed' : 'empty';
  }
}

function lastOf(runs: readonly Run[]): Run | undefined {
  let last: Run | undefined;
  for (const run of runs) {
    if (!run.counts || run.endedBy === 'never') continue;
    if (!last || run.to > last.to || (run.to === last.to && run.id > last.id)) last = run;
  }
  return last;
}
