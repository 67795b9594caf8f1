// The technical allocation of a sprint, tasks and spikes, against what was signed off (product.md, "Sign-off"). A sign-off
// is outgrown when the technical hours, at the rate that was signed, exceed it by more than half a day; less work or
// another rate never asks again.

import type { ItemId, SprintId } from './ids.ts';
import type { Item, KnownItem } from './item.ts';
import type { Role, SignOff, Sprint } from './records.ts';
import { hoursAt } from './size-history.ts';
import { openSprints } from './sprints.ts';
import { hoursOf } from './weight.ts';

/** Half of a working day of eight hours: the smallest piece of work that keeps an item of its own. */
export const halfDayHours = 4;

/** Who may sign the allocation off. */
export const signingRoles: readonly Role[] = ['productOwner', 'developmentManager'];

export const isTechnical = (item: Item): item is Extract<KnownItem, { kind: 'task' | 'spike' }> =>
  item.kind === 'task' || item.kind === 'spike';

export interface Allocation {
  /** Its items: tasks and spikes of the sprint. */
  readonly items: readonly Item[];
  readonly hours: number;
  /** Of the capacity; 0 where there is none, above 1 where the technical work alone is over capacity. */
  readonly share: number;
}

/** `items`: those of the sprint, archived ones left out. `rate`: hours for each point. */
export function allocationOf(items: readonly Item[], rate: number, capacityHours: number): Allocation {
  const technical = items.filter(isTechnical);
  const hours = technical.reduce((sum, item) => sum + hoursOf(item, rate), 0);
  return { items: technical, hours, share: capacityHours > 0 ? hours / capacityHours : 0 };
}

export interface Grown {
  readonly item: ItemId;
  /** It stood in the sprint when that was signed. */
  readonly covered: boolean;
  /** Hours at the signed rate; `before` is 0 for what was not signed, and for what had no size then. */
  readonly before: number;
  readonly now: number;
}

export interface Signed {
  /** The latest that was not taken back. */
  readonly signOff: SignOff;
  /** All that were made, the earliest first. */
  readonly record: readonly SignOff[];
  /** Technical hours now, at the rate that was signed. */
  readonly hours: number;
  /** By more than half a day: it has to be signed again. */
  readonly isOutgrown: boolean;
  /** What came or grew since, the most first. */
  readonly grown: readonly Grown[];
}

/** The sign-off of a sprint that counts: the latest that was not taken back. `signOffs`: the earliest first. */
export const signOffOf = (sprint: SprintId, signOffs: readonly SignOff[]): SignOff | null =>
  signOffs.findLast((one) => one.sprint === sprint && one.withdrawn === null) ?? null;

/** Null while nobody has signed the sprint's allocation. `items`: those of the sprint. */
export function signedOf(
  sprint: Pick<Sprint, 'id'>,
  items: readonly Item[],
  signOffs: readonly SignOff[],
): Signed | null {
  const record = signOffs.filter((one) => one.sprint === sprint.id);
  const signOff = signOffOf(sprint.id, record);
  if (!signOff) return null;
  const { rate, at } = signOff;
  const covered = new Map(signOff.items.map((id, index) => [id, signOff.each?.[index] ?? null]));
  const technical = items.filter(isTechnical);
  const hours = technical.reduce((sum, item) => sum + hoursOf(item, rate), 0);
  const grown = technical
    .map((item) => ({
      item: item.id,
      covered: covered.has(item.id),
      // A size that somebody gave offline may be older than the signature and still not have been seen by it.
      before: covered.has(item.id) ? (covered.get(item.id) ?? hoursAt(item, at, rate)) : 0,
      now: hoursOf(item, rate),
    }))
    .filter(({ before, now }) => now > before)
    .sort((a, b) => b.now - b.before - (a.now - a.before));
  return { signOff, record, hours, isOutgrown: hours - signOff.hours > halfDayHours, grown };
}

/** Where the allocation of a sprint stands: nothing to sign, a signature asked for, signed, grown past what was signed. */
export type SigningState = 'nothing' | 'waiting' | 'signed' | 'outgrown';

/** `technical`: how many tasks and spikes stand in the sprint. */
export function signingState(technical: number, signed: Pick<Signed, 'isOutgrown'> | null): SigningState {
  if (signed === null) return technical > 0 ? 'waiting' : 'nothing';
  return signed.isOutgrown ? 'outgrown' : 'signed';
}

/** A single item of a sprint whose allocation was signed before it came. */
export const isUncovered = (item: Item, signed: Pick<Signed, 'signOff'> | null): boolean =>
  signed !== null && isTechnical(item) && !signed.signOff.items.includes(item.id);

/** The same, asked of the item wherever it is shown: only a sprint that goes on can still be signed. */
export function lacksSignOff(item: Item, sprints: readonly Sprint[], signOffs: readonly SignOff[]): boolean {
  const sprint = openSprints(sprints).find(({ id }) => id === item.place.sprint);
  const signOff = sprint && !item.archived ? signOffOf(sprint.id, signOffs) : null;
  return isUncovered(item, signOff && { signOff });
}
