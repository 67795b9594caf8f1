// Which hours the team has agreed to: proposals, who agreed to them, and the one of each round that is in force.
// Knows nothing of clocks and runs.
//
// Proposals have a level (0 the first hours, 1 the first extension, …) and a round (how many it replaced in turn).
// Of one level at most one is in force, so two first proposals, or two offline answers to one "time is up", are never
// summed. An agreed one beats one that is not; then the later round, since whoever wrote it knew the earlier; then,
// of proposals that did not know each other, the fewer hours: both groups have agreed to spend that much, more takes
// an extension, and no clock has a say. The id breaks what ties remain.

import type { EventId, MemberId } from './ids.ts';
import { hourMs, type AgreementRule, type BoxEvent, type Propose } from './time-box.ts';

export interface Proposal {
  readonly id: EventId;
  readonly at: number;
  readonly by: MemberId | null;
  /** Of this proposal alone. */
  readonly hours: number;
  readonly rule: AgreementRule;
  readonly asked: readonly MemberId[];
  readonly extends: EventId | null;
  readonly reason: string;
  readonly level: number;
  readonly round: number;
  /** Of those asked, in the order in which they were asked. */
  readonly agreedBy: readonly MemberId[];
  readonly missing: readonly MemberId[];
  /** How many of those asked have to agree. */
  readonly needed: number;
  /** How many more have to agree. */
  readonly more: number;
  readonly agreed: boolean;
}

/** How many of so many asked have to agree. */
export function neededOf(rule: AgreementRule, asked: number): number {
  switch (rule) {
    case 'everyone':
      return Math.max(1, asked);
    case 'majority':
      return Math.floor(asked / 2) + 1;
    case 'anyone':
      return 1;
  }
}

function proposalOf(event: Propose, level: number, round: number, agreed: ReadonlySet<MemberId>): Proposal {
  const agreedBy = event.asked.filter((member) => agreed.has(member));
  const needed = neededOf(event.rule, event.asked.length);
  const more = Math.max(0, needed - agreedBy.length);
  const { id, at, by, hours, rule, asked, reason } = event;
  const missing = asked.filter((member) => !agreed.has(member));
  const counted = { agreedBy, missing, needed, more, agreed: more === 0 };
  return { id, at, by, hours, rule, asked, extends: event.extends, reason, level, round, ...counted };
}

/** Every proposal of the log, by id. `events` as inAnswerOrder gives them. */
export function proposalsOf(events: readonly BoxEvent[]): ReadonlyMap<EventId, Proposal> {
  const agreements = new Map<EventId, Set<MemberId>>();
  for (const event of events) {
    if (event.type !== 'agree') continue;
    const members = agreements.get(event.proposal) ?? new Set();
    for (const member of event.members) members.add(member);
    agreements.set(event.proposal, members);
  }
  const proposals = new Map<EventId, Proposal>();
  for (const event of events) {
    if (event.type !== 'propose') continue;
    const extended = event.extends === null ? undefined : proposals.get(event.extends);
    const level = extended ? extended.level + 1 : 0;
    const replaced = event.replaces === null ? undefined : proposals.get(event.replaces);
    const round = replaced?.level === level ? replaced.round + 1 : 0;
    proposals.set(event.id, proposalOf(event, level, round, agreements.get(event.id) ?? new Set()));
  }
  return proposals;
}

function best(proposals: readonly Proposal[]): Proposal | undefined {
  return [...proposals].sort(
    (a, b) => b.round - a.round || a.hours - b.hours || (a.id < b.id ? -1 : Number(a.id > b.id)),
  )[0];
}

export interface Settled {
  /** The agreed first hours, then each agreed extension. */
  readonly inForce: readonly Proposal[];
  /** What waits for agreement: the first hours, other hours instead of agreed ones, or an extension. */
  readonly pending: Proposal | null;
}

export function settle(proposals: Iterable<Proposal>): Settled {
  const levels: Proposal[][] = [];
  for (const proposal of proposals) (levels[proposal.level] ??= []).push(proposal);
  const inForce: Proposal[] = [];
  for (const level of levels) {
    const agreed = best(level.filter((proposal) => proposal.agreed));
    if (!agreed) break;
    inForce.push(agreed);
  }
  const top = inForce.at(-1);
  const instead = (levels[inForce.length - 1] ?? []).filter(
    (proposal) => !proposal.agreed && top !== undefined && proposal.round > top.round,
  );
  return { inForce, pending: best(levels[inForce.length] ?? []) ?? best(instead) ?? null };
}

/** For each level in force: milliseconds that may be spent up to and with it. */
export function limitsOf(inForce: readonly Proposal[]): readonly number[] {
  let sum = 0;
  return inForce.map((proposal) => (sum += Math.round(proposal.hours * hourMs)));
}
