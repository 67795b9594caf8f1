// What an item still needs before it is ready, and before it is complete: derived from the table of kinds, the item's
// log and its time-box, never stored. Says it in words; what a screen does with them is not known here.

import { foldBox } from './fold-box.ts';
import { formatHours } from './duration.ts';
import type { MemberId } from './ids.ts';
import { isKnown, writtenLines, type Item, type KnownItem, type LogEntry, type Spike } from './item.ts';
import { kinds, type Kind } from './kind.ts';
import { hourMs } from './time-box.ts';
import { listOf } from './words.ts';

export interface ReadyContext {
  readonly isEngineer: (member: MemberId) => boolean;
  /** Milliseconds since 1970 on the relay's time. */
  readonly now: number;
}

/** What a technical item says that was made by somebody who is no engineer. */
export const notTakenUp = 'no engineer has taken this up yet';
const unknownKind = 'a newer version of Groundwork, which knows its kind';

const isTechnical = (item: KnownItem) =>
  (item.kind === 'bug' ? item.backlog : kinds[item.kind].backlog) === 'technical';

/** The half-day card is a size of its own, without points; points set beside it by a merge win. */
export const isUnderHalfDay = (item: KnownItem): boolean =>
  item.kind === 'task' && item.underHalfDay && item.points === null;

const isSized = (item: Exclude<KnownItem, Spike>): boolean => item.points !== null || isUnderHalfDay(item);

const byEngineer = (member: MemberId | null, context: ReadyContext) =>
  member !== null && context.isEngineer(member);

/** Who set the size that holds: of two people who sized at once, the log's last word may be the one that lost. */
function sizedBy(item: Exclude<KnownItem, Spike>): MemberId | null {
  const holds = ({ field, to }: LogEntry) =>
    isUnderHalfDay(item) ? field === 'underHalfDay' && to === true : field === 'points' && to === item.points;
  return isSized(item) ? (item.log.findLast(holds)?.by ?? null) : null;
}

/** For a spike, proposing its hours or agreeing to them is sizing it. */
function sizedByEngineer(item: KnownItem, context: ReadyContext): boolean {
  if (item.kind !== 'spike') return byEngineer(sizedBy(item), context);
  const { inForce, pending } = foldBox(item.box, context.now);
  return [...inForce, ...(pending ? [pending] : [])].some((proposal) =>
    [proposal.by, ...proposal.agreedBy].some((member) => byEngineer(member, context)),
  );
}

/**
 * True for a technical item made by somebody who is no engineer, until one takes it up or sizes it. An item whose maker
 * is not known (an import) is not held against anybody.
 */
export function needsEngineer(item: Item, context: ReadyContext): boolean {
  if (!isKnown(item) || !isTechnical(item) || item.createdBy === null || item.takenUpBy !== null)
    return false;
  return !context.isEngineer(item.createdBy) && !sizedByEngineer(item, context);
}

function missingBox(item: Spike, context: ReadyContext): readonly string[] {
  const { inForce, pending } = foldBox(item.box, context.now);
  if (inForce.length > 0) return [];
  if (!pending || pending.asked.length === 0) return ['an agreed time-box'];
  return [
    `${pending.more === 1 ? 'one' : pending.more} more to agree to ${formatHours(pending.hours * hourMs)}`,
  ];
}

function missingSize(item: KnownItem, context: ReadyContext): readonly string[] {
  if (item.kind === 'spike') return missingBox(item, context);
  if (!isSized(item)) return ['a size'];
  return item.kind === 'task' && !sizedByEngineer(item, context) ? ['a size by an engineer'] : [];
}

const atLeastOne = (kind: Kind, checklist: string): string =>
  kind === 'story'
    ? 'at least one acceptance criterion'
    : `at least one line of the ${checklist.toLowerCase()}`;

/** What is missing, each as a short noun; empty when the item is ready. */
export function missingForReady(item: Item, context: ReadyContext): readonly string[] {
  if (!isKnown(item)) return [unknownKind];
  const { readyTexts, readyNeedsLine, checklist } = kinds[item.kind];
  const missing: string[] = [];
  if ((item.texts.title ?? '').trim() === '') missing.push('a title');
  for (const { field, missing: noun } of readyTexts) {
    if ((item.texts[field] ?? '').trim() === '') missing.push(noun);
  }
  if (item.kind === 'spike' && item.output === null) missing.push('the output wanted');
  if (readyNeedsLine && writtenLines(item).length === 0) {
    missing.push(atLeastOne(item.kind, checklist));
  }
  missing.push(...missingSize(item, context));
  if (needsEngineer(item, context)) missing.push(notTakenUp);
  return missing;
}

/** How many written lines of its checklist are not ticked. */
export const openLines = (item: Item): number => writtenLines(item).filter(({ done }) => !done).length;

/**
 * What is missing, each as a short noun; empty when the item is complete. A spike's open lines do not block. A story or
 * task without any line has nothing to be judged by and is not complete; a bug needs none.
 */
export function missingForComplete(item: Item, context: ReadyContext): readonly string[] {
  if (!isKnown(item)) return [unknownKind];
  if (item.kind === 'spike') return foldBox(item.box, context.now).outcome ? [] : ['its outcome'];
  const { readyNeedsLine, checklist } = kinds[item.kind];
  if (readyNeedsLine && writtenLines(item).length === 0)
    return [`${atLeastOne(item.kind, checklist)}, ticked`];
  const open = openLines(item);
  if (open === 0) return [];
  if (item.kind === 'story')
    return [`${open === 1 ? 'one acceptance criterion' : `${open} acceptance criteria`} ticked`];
  return [`${open === 1 ? 'one line' : `${open} lines`} of the ${checklist.toLowerCase()} ticked`];
}

export function isReady(item: Item, context: ReadyContext): boolean {
  return missingForReady(item, context).length === 0;
}

export function isComplete(item: Item, context: ReadyContext): boolean {
  return missingForComplete(item, context).length === 0;
}

/** "Not ready: it needs the so that and a size; no engineer has taken this up yet." Empty when nothing is missing. */
export function missingSentence(missing: readonly string[], what: 'ready' | 'complete' = 'ready'): string {
  const nouns = missing.filter((entry) => entry !== notTakenUp);
  const clauses = nouns.length === 0 ? [] : [`it needs ${listOf(nouns)}`];
  if (nouns.length < missing.length) clauses.push(notTakenUp);
  return clauses.length === 0 ? '' : `Not ${what}: ${clauses.join('; ')}.`;
}
