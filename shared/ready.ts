// What an item still needs before it is ready, and before it is complete: derived from the table of kinds, the item's
// log and its time-box, never stored. Says it in words; what a screen does with them is not known here.

import { foldBox } from './fold-box.ts';
import { formatHours } from './duration.ts';
import type { MemberId } from './ids.ts';
import { isKnown, type Item, type KnownItem, type LogEntry, type Spike } from './item.ts';
import { kinds } from './kind.ts';
import { hourMs } from './time-box.ts';

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

const linesOf = (item: KnownItem) => item.lines.filter((line) => line.text.trim() !== '');

const byEngineer = (member: MemberId | null, context: ReadyContext) =>
  member !== null && context.isEngineer(member);

/** Who set the size that holds: of two people who sized at once, the log's last word may be the one that lost. */
function sizedBy(item: Exclude<KnownItem, Spike>): MemberId | null {
  const holds = (entry: LogEntry) => entry.field === 'points' && entry.to === item.points;
  return item.points === null ? null : (item.log.findLast(holds)?.by ?? null);
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
  if (item.points === null) return ['a size'];
  return item.kind === 'task' && !sizedByEngineer(item, context) ? ['a size by an engineer'] : [];
}

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
  if (readyNeedsLine && linesOf(item).length === 0) {
    missing.push(
      item.kind === 'story'
        ? 'at least one acceptance criterion'
        : `at least one line of the ${checklist.toLowerCase()}`,
    );
  }
  missing.push(...missingSize(item, context));
  if (needsEngineer(item, context)) missing.push(notTakenUp);
  return missing;
}

/** What is missing, each as a short noun; empty when the item is complete. A spike's open lines do not block. */
export function missingForComplete(item: Item, context: ReadyContext): readonly string[] {
  if (!isKnown(item)) return [unknownKind];
  if (item.kind === 'spike') return foldBox(item.box, context.now).outcome ? [] : ['its outcome'];
  const open = linesOf(item).filter((line) => !line.done).length;
  if (open === 0) return [];
  if (item.kind === 'story')
    return [`${open === 1 ? 'one acceptance criterion' : `${open} acceptance criteria`} ticked`];
  return [
    `${open === 1 ? 'one line' : `${open} lines`} of the ${kinds[item.kind].checklist.toLowerCase()} ticked`,
  ];
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
  const last = nouns.at(-1);
  const list = nouns.length > 1 ? `${nouns.slice(0, -1).join(', ')} and ${last}` : last;
  const clauses = list === undefined ? [] : [`it needs ${list}`];
  if (nouns.length < missing.length) clauses.push(notTakenUp);
  return clauses.length === 0 ? '' : `Not ${what}: ${clauses.join('; ')}.`;
}
