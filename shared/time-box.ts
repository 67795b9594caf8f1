// A time-box is a log of who did what when; this file owns the shape of its entries and reads them from stored
// bytes. What the log amounts to at a given moment is folded in fold-box.ts.

import { parseId, type EventId, type MemberId } from './ids.ts';

export type AgreementRule = 'everyone' | 'majority' | 'anyone';
export type OutcomeKind = 'knowledge' | 'decision' | 'dropped';

export const agreementRules: readonly AgreementRule[] = ['everyone', 'majority', 'anyone'];
const outcomeKinds: readonly OutcomeKind[] = ['knowledge', 'decision', 'dropped'];

export const hourMs = 3_600_000;
/** A box is at least a minute: less would be used up before anyone could press start. */
const shortestBoxMs = 60_000;
/** Hours that one proposal may ask for at most: half a year of one person. */
export const mostHours = 1000;

interface Entry {
  readonly id: EventId;
  /** Milliseconds since 1970 on the relay's time. Gives lengths, never the order. */
  readonly at: number;
  /** Null: an import, or unknown. */
  readonly by: MemberId | null;
}

export interface Propose extends Entry {
  readonly type: 'propose';
  /** Hours asked for: the first of a box, or those of an extension alone. */
  readonly hours: number;
  readonly rule: AgreementRule;
  /** Who was on the team as engineer, product owner or development manager when it was proposed. */
  readonly asked: readonly MemberId[];
  /** The proposal whose hours were used up, when this is an extension. */
  readonly extends: EventId | null;
  /** The proposal that this one stands instead of; both are firsts, or both the same extension. */
  readonly replaces: EventId | null;
  /** Why more is needed; only of an extension. */
  readonly reason: string;
}

export interface Agree extends Entry {
  readonly type: 'agree';
  readonly proposal: EventId;
  /** Whose agreement this records: the writer's own, or those present, named by the leader, or a round's voters. */
  readonly members: readonly MemberId[];
}

export interface Start extends Entry {
  readonly type: 'start';
  /** The proposal (first or extension) whose hours are spent. */
  readonly proposal: EventId;
  /** It may run until here at most: the end of the board's working day. */
  readonly until: number;
}

export interface Stop extends Entry {
  readonly type: 'stop';
  readonly run: EventId;
  /** The clock had stopped by itself, at the limit or for the night; whoever wrote this only noted it. */
  readonly byItself?: true;
}

/** A wrong entry put right, by name. */
export interface Correct extends Entry {
  readonly type: 'correct';
  readonly run: EventId;
  /** When the run really began; null: it never happened. */
  readonly from: number | null;
  /** When it really ended; null: as the log has it. */
  readonly to: number | null;
  /** The correction of the same run that this one stands instead of. */
  readonly replaces: EventId | null;
  readonly reason: string;
}

export interface Close extends Entry {
  readonly type: 'close';
  readonly outcome: OutcomeKind;
  /** Why it was dropped; empty otherwise (the outcome's own words are the item's texts). */
  readonly reason: string;
}

export interface Reopen extends Entry {
  readonly type: 'reopen';
  readonly close: EventId;
}

/** One entry of a box's log, as it is stored. */
export type BoxEvent = Propose | Agree | Start | Stop | Correct | Close | Reopen;

/** A point in time that a Date can hold, in whole milliseconds, or undefined. */
export function parseInstant(value: unknown): number | undefined {
  if (typeof value !== 'number' || !(Math.abs(value) <= 8.64e15)) return undefined;
  return Math.round(value) + 0;
}

/** True for hours that a proposal may ask for. */
export function validHours(hours: unknown): hours is number {
  return typeof hours === 'number' && hours * hourMs >= shortestBoxMs && hours <= mostHours;
}

function parseMembers(value: unknown): readonly MemberId[] {
  if (!Array.isArray(value)) return [];
  const members = value.map((member) => parseId('member', member)).filter((member) => member !== undefined);
  return [...new Set(members)];
}

const parseText = (value: unknown) => (typeof value === 'string' ? value : '');

/**
 * The stored value as an entry, or undefined when it is none that this version can read (broken, or of a newer
 * version). Whoever calls keeps the stored bytes as they are.
 */
export function parseBoxEvent(value: unknown): BoxEvent | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const raw = value as Readonly<Record<string, unknown>>;
  const id = parseId('event', raw['id']);
  const at = parseInstant(raw['at']);
  if (id === undefined || at === undefined) return undefined;
  const entry = { id, at, by: parseId('member', raw['by']) ?? null };
  const eventAt = (field: string) => parseId('event', raw[field]);
  const reason = parseText(raw['reason']);

  switch (raw['type']) {
    case 'propose': {
      const hours = raw['hours'];
      const rule = agreementRules.find((known) => known === raw['rule']);
      if (!validHours(hours) || rule === undefined) return undefined;
      const links = { extends: eventAt('extends') ?? null, replaces: eventAt('replaces') ?? null };
      return { ...entry, type: 'propose', hours, rule, asked: parseMembers(raw['asked']), ...links, reason };
    }
    case 'agree': {
      const proposal = eventAt('proposal');
      return proposal && { ...entry, type: 'agree', proposal, members: parseMembers(raw['members']) };
    }
    case 'start': {
      const proposal = eventAt('proposal');
      const until = parseInstant(raw['until']);
      return proposal === undefined || until === undefined
        ? undefined
        : { ...entry, type: 'start', proposal, until };
    }
    case 'stop': {
      const run = eventAt('run');
      return run && { ...entry, type: 'stop', run, ...(raw['byItself'] === true && { byItself: true }) };
    }
    case 'correct': {
      const run = eventAt('run');
      const from = raw['from'] === null ? null : parseInstant(raw['from']);
      const to = raw['to'] === null || from === null ? null : parseInstant(raw['to']);
      if (run === undefined || from === undefined || to === undefined) return undefined;
      if (from !== null && to !== null && to < from) return undefined;
      return { ...entry, type: 'correct', run, from, to, replaces: eventAt('replaces') ?? null, reason };
    }
    case 'close': {
      const outcome = outcomeKinds.find((known) => known === raw['outcome']);
      return outcome && { ...entry, type: 'close', outcome, reason };
    }
    case 'reopen': {
      const close = eventAt('close');
      return close && { ...entry, type: 'reopen', close };
    }
    default:
      return undefined;
  }
}
