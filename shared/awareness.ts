// What became more of the technical backlog since somebody last looked: the product owner and the development manager
// stay aware between signatures. Pure: from what they saw then and the items as they are now.

import type { ItemId } from './ids.ts';
import type { Item } from './item.ts';
import type { Looked } from './records.ts';
import { hoursOf } from './weight.ts';

export interface Grown {
  readonly id: ItemId;
  /** Hours seen then and hours now, both at today's rate. */
  readonly from: number;
  readonly to: number;
}

export interface News {
  /** When they last looked, or null: never, so everything is new. */
  readonly since: number | null;
  /** Open technical items that were not there, in the order given. */
  readonly fresh: readonly ItemId[];
  /** Items that weigh more than they did. */
  readonly grown: readonly Grown[];
  /** Items that were open then and are no more: finished, archived or moved to the other backlog. */
  readonly gone: readonly ItemId[];
  /** Hours of the new items and what the others grew by. Less work is no news. */
  readonly hours: number;
  /** Points were converted, so the hours carry an ≈. */
  readonly converted: boolean;
}

/** Hours below this are the rounding of a computer. */
const nothing = 1e-6;

/**
 * The news of the technical backlog. `open`: its items that are neither finished nor archived. An item that was made
 * offline before the look and merged after it is new, since it was not seen. What the person made (`isMine`) is not new
 * to them, but its hours are once somebody else has sized it. A new rate makes nothing grow: sizes are compared, at
 * today's `rate`.
 */
export function newsSince(
  looked: Looked | null,
  open: readonly Item[],
  rate: number,
  isMine: (item: Item) => boolean,
): News {
  const fresh: ItemId[] = [];
  const grown: Grown[] = [];
  const stillOpen = new Set<ItemId>();
  let [hours, converted] = [0, false];
  for (const item of open) {
    stillOpen.add(item.id);
    const inHours = item.kind === 'spike';
    const seen = looked?.hours.get(item.id);
    const to = hoursOf(item, rate);
    // Points weighed by the rate of that day are weighed by today's.
    const from = seen === undefined ? 0 : inHours ? seen : (seen / (looked?.rate ?? rate)) * rate;
    const isNew = seen === undefined && (looked === null || !isMine(item));
    if (isNew) fresh.push(item.id);
    else if (to - from > nothing) grown.push({ id: item.id, from, to });
    if (!isNew && to - from <= nothing) continue;
    hours += to - from;
    converted ||= !inHours && to > 0;
  }
  const gone = [...(looked?.hours.keys() ?? [])].filter((id) => !stillOpen.has(id)).sort();
  return { since: looked?.at ?? null, fresh, grown, gone, hours, converted };
}
