// A spike's time-box: proposing hours, agreeing, starting and stopping its clock, putting a wrong entry right,
// closing it with an outcome. Each is one event in the item's log of its box; all of it stands outside undo.

import {
  canAgree,
  canClose,
  canCorrect,
  canPropose,
  canReopen,
  canStart,
  canStop,
  linksOfProposal,
  stopsAtLimit,
  stopsOf,
  type RunStop,
} from '../box-rules.ts';
import { foldBox, type Box } from '../fold-box.ts';
import { newId, type EventId, type ItemId, type MemberId } from '../ids.ts';
import type { Spike } from '../item.ts';
import type { Role } from '../records.ts';
import { resolveMember, teamOf } from '../team.ts';
import type { BoxEvent, OutcomeKind } from '../time-box.ts';
import { runUntil } from '../working-day.ts';
import { itemKeys, type Board } from './document.ts';
import { edit, refuse, type Act, type Edit, type RefusalCode } from './edit.ts';
import { readItem } from './read-item.ts';
import { readMembers, readSettings } from './read-records.ts';

type NewEvent = BoxEvent extends infer E ? (E extends BoxEvent ? Omit<E, 'id' | 'at' | 'by'> : never) : never;

/** Writes an event under a key of its own, so that no two people's entries ever collide. */
function write(change: Edit, act: Act, item: ItemId, event: NewEvent, at = act.at): EventId {
  const id = newId('event', act.random);
  change.addToItem(item, itemKeys.box + id, { at, by: act.by, ...event });
  return id;
}

function writeStop(change: Edit, act: Act, item: ItemId, { run, at, byItself }: RunStop): void {
  write(change, act, item, { type: 'stop', run, ...(byItself && { byItself: true }) }, at);
}

/** Stops every clock of this spike that nobody has stopped, inside a transaction that is under way. */
export function stopOpenRuns(change: Edit, act: Act, item: Spike, box = foldBox(item.box, act.at)): void {
  for (const stop of stopsOf(box)) writeStop(change, act, item.id, stop);
}

function stopAtLimit(change: Edit, act: Act, item: ItemId, box: Box): void {
  for (const stop of stopsAtLimit(box)) writeStop(change, act, item, stop);
}

function needSpike(board: Board, id: ItemId): Spike {
  const item = readItem(board, id) ?? refuse('notFound', 'This item is not on the board.');
  return item.kind === 'spike' ? item : refuse('notAllowed', 'Only a spike has a time-box of hours.');
}

function check(sentence: string | null, code: RefusalCode = 'notAllowed'): void {
  if (sentence !== null) refuse(code, sentence);
}

/** The roles whose agreement a time-box needs. */
const agreeing: readonly Role[] = ['engineer', 'productOwner', 'developmentManager'];

/** Who on the team is asked to agree: engineers, product owner and development manager. */
export function askedToAgree(board: Board): readonly MemberId[] {
  const team = teamOf(readMembers(board));
  return team.filter(({ roles }) => roles.some((role) => agreeing.includes(role))).map(({ id }) => id);
}

/**
 * Proposes hours: the first of this box, others instead of them, or an extension once the time is up. Whoever proposes
 * and is among those asked agrees by proposing.
 */
export function proposeBox(board: Board, act: Act, item: ItemId, hours: number, reason = ''): EventId {
  const spike = needSpike(board, item);
  const box = foldBox(spike.box, act.at);
  const asked = askedToAgree(board);
  check(canPropose(box, hours, asked, reason), asked.length === 0 ? 'role' : 'notAllowed');
  const rule = readSettings(board).agreementRule;
  const proposer = act.by === null ? null : resolveMember(readMembers(board), act.by);
  return edit(board, act, (change) => {
    const event = { type: 'propose', hours, rule, asked, reason, ...linksOfProposal(box) } as const;
    const proposal = write(change, act, item, event);
    if (proposer === null || !asked.includes(proposer)) return proposal;
    stopAtLimit(change, act, item, box);
    write(change, act, item, { type: 'agree', proposal, members: [proposer] });
    return proposal;
  });
}

/** Agrees to the proposed hours in one's own name. */
export function agreeToBox(board: Board, act: Act, item: ItemId): void {
  const spike = needSpike(board, item);
  if (act.by === null) refuse('notAllowed', 'Say who you are first.');
  const box = foldBox(spike.box, act.at);
  const asked = idsAsAsked(board, box, [act.by]);
  // Somebody with two entries may have agreed under one of them before they were merged.
  const open = asked.find((id) => box.pending?.missing.includes(id));
  const notAsked = box.pending !== null && asked.length === 0;
  check(canAgree(box, open ?? asked[0] ?? act.by), notAsked ? 'role' : 'notAllowed');
  const proposal = box.pending;
  if (!proposal) return;
  edit(board, act, (change) => {
    stopAtLimit(change, act, item, box);
    write(change, act, item, { type: 'agree', proposal: proposal.id, members: asked });
  });
}

/** These people under the ids by which they were asked: an entry may have been merged into another since. */
function idsAsAsked(board: Board, box: Box, people: readonly MemberId[]): readonly MemberId[] {
  const members = readMembers(board);
  const meant = new Set(people.map((id) => resolveMember(members, id)));
  return (box.pending?.asked ?? []).filter((id) => meant.has(resolveMember(members, id)));
}

/**
 * Sets hours that were voted on: proposed, or as they wait already, and agreed to by all who voted hours in the round.
 * `also` is written in the same transaction.
 */
export function agreeToVotedHours(
  board: Board,
  act: Act,
  item: ItemId,
  voted: { readonly hours: number; readonly voters: readonly MemberId[]; readonly reason: string },
  also: (change: Edit) => void,
): void {
  const spike = needSpike(board, item);
  const { hours, voters, reason } = voted;
  const box = foldBox(spike.box, act.at);
  const asked = askedToAgree(board);
  check(canPropose(box, hours, asked, reason), asked.length === 0 ? 'role' : 'notAllowed');
  const rule = readSettings(board).agreementRule;
  const waiting = box.pending?.hours === hours ? box.pending : null;
  const members = readMembers(board);
  const people = new Set(voters.map((id) => resolveMember(members, id)));
  const agreeing = (waiting?.asked ?? asked).filter((id) => people.has(resolveMember(members, id)));
  edit(board, act, (change) => {
    const event = { type: 'propose', hours, rule, asked, reason, ...linksOfProposal(box) } as const;
    const proposal = waiting?.id ?? write(change, act, item, event);
    stopAtLimit(change, act, item, box);
    if (agreeing.length > 0) write(change, act, item, { type: 'agree', proposal, members: agreeing });
    also(change);
  });
}

/** The leader of a meeting records that those present agreed, named. */
export function recordAgreement(board: Board, act: Act, item: ItemId, present: readonly MemberId[]): void {
  const spike = needSpike(board, item);
  const box = foldBox(spike.box, act.at);
  const asked = idsAsAsked(board, box, present);
  const proposal = box.pending ?? refuse('notAllowed', 'Nobody has proposed hours that wait for agreement.');
  if (asked.length === 0) refuse('notAllowed', 'Nobody of those present was asked to agree.');
  if (asked.every((member) => canAgree(box, member) !== null)) check(canAgree(box, asked[0] as MemberId));
  edit(board, act, (change) => {
    stopAtLimit(change, act, item, box);
    write(change, act, item, { type: 'agree', proposal: proposal.id, members: asked });
  });
}

/** Starts the clock: it may run until the end of the board's working day. */
export function startBox(board: Board, act: Act, item: ItemId): EventId {
  const spike = needSpike(board, item);
  const box = foldBox(spike.box, act.at);
  check(canStart(box));
  const proposal = box.inForce.at(-1) ?? refuse('notAllowed', 'Nobody has agreed to hours yet.');
  const until = runUntil(act.at, readSettings(board));
  return edit(board, act, (change) =>
    write(change, act, item, { type: 'start', proposal: proposal.id, until }),
  );
}

/** Stops the clock, whoever started it. */
export function stopBox(board: Board, act: Act, item: ItemId): void {
  const spike = needSpike(board, item);
  const box = foldBox(spike.box, act.at);
  check(canStop(box));
  edit(board, act, (change) => stopOpenRuns(change, act, spike, box));
}

export interface Correction {
  /** When the run really began (milliseconds since 1970); null: it never happened. */
  readonly from: number | null;
  /** When it really ended; null: as the log has it. */
  readonly to: number | null;
  readonly reason: string;
}

/** Puts a wrong entry right, by name: the log keeps both. */
export function correctRun(board: Board, act: Act, item: ItemId, run: EventId, right: Correction): void {
  const spike = needSpike(board, item);
  const box = foldBox(spike.box, act.at);
  check(canCorrect(box, run, right.from, right.to, act.at));
  const replaces = box.runs.find(({ id }) => id === run)?.correction?.id ?? null;
  edit(board, act, (change) => {
    stopAtLimit(change, act, item, box);
    write(change, act, item, { type: 'correct', run, replaces, ...right });
  });
}

/**
 * Closes the box with its outcome: the words of knowledge or decision stand in the item's texts and must be there;
 * dropping needs a reason. A running clock stops.
 */
export function closeBox(board: Board, act: Act, item: ItemId, outcome: OutcomeKind, reason = ''): void {
  const spike = needSpike(board, item);
  const box = foldBox(spike.box, act.at);
  check(canClose(box, outcome, outcome === 'dropped' ? reason : (spike.texts.outcome ?? '')));
  edit(board, act, (change) => {
    stopOpenRuns(change, act, spike, box);
    write(change, act, item, { type: 'close', outcome, reason });
  });
}

export function reopenBox(board: Board, act: Act, item: ItemId): void {
  const spike = needSpike(board, item);
  const box = foldBox(spike.box, act.at);
  check(canReopen(box));
  edit(board, act, (change) => {
    for (const close of box.closings) write(change, act, item, { type: 'reopen', close });
  });
}
