// What a short field of an item was at an earlier moment, read from the item's own log. Logs that met after a day offline
// are not in the order of time, and what an item has now is what its register says, whichever entry is the last.

import type { Item, LogEntry } from './item.ts';
import { onceFor } from './once-for.ts';

type Logged = Pick<Item, 'log'>;

const noEntries: readonly LogEntry[] = Object.freeze([]);

/** By field, the earliest first. */
const sortedLog = onceFor((log: Item['log']): ReadonlyMap<string, readonly LogEntry[]> => {
  const fields = new Map<string, LogEntry[]>();
  for (const entry of log) {
    const entries = fields.get(entry.field);
    if (entries) entries.push(entry);
    else fields.set(entry.field, [entry]);
  }
  for (const entries of fields.values()) entries.sort((a, b) => a.at - b.at);
  return fields;
});

/** The entries of one field, the earliest first. */
export const entriesOf = ({ log }: Logged, field: string): readonly LogEntry[] =>
  sortedLog(log).get(field) ?? noEntries;

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
