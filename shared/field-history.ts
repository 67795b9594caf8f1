// What a short field of an item was at an earlier moment, read from the item's own log. Logs that met after a day offline
// are not in the order of time, and what an item has now is what its register says, whichever entry is the last.

import type { Item, LogEntry } from './item.ts';

type Logged = Pick<Item, 'log'>;

/** The entries of one field, the earliest first. */
export const entriesOf = ({ log }: Logged, field: string): readonly LogEntry[] =>
  log.filter((entry) => entry.field === field).toSorted((a, b) => a.at - b.at);

/** The value then (milliseconds since 1970), as the log keeps it; `now`: what the item has. */
export function fieldAt(item: Logged, field: string, then: number, now: unknown): unknown {
  const entries = entriesOf(item, field);
  const at = entries.findLastIndex((entry) => entry.at <= then);
  if (at === entries.length - 1) return now;
  return at < 0 ? entries[0]?.from : entries[at]?.to;
}

/** It stood in the archive then. An item that came in archived has no entry of it. */
export function wasArchived(item: Pick<Item, 'log' | 'archived'>, then: number): boolean {
  const { archived } = item;
  if (entriesOf(item, 'archived').length === 0) return archived !== null && archived.at <= then;
  return (fieldAt(item, 'archived', then, archived) ?? null) !== null;
}
