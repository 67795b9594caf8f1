// Changes of one field that were made without knowing of each other, read from the log of the item: each entry names what
// it changed the field from, so two that began from the same value, where neither follows the other, were made apart.

import { sameValue } from './board/values.ts';
import type { LogEntry } from './item.ts';

/** Where the branch that ends before `end` began with `base`; -1 where it does not. */
function branchStart(entries: readonly LogEntry[], end: number, base: unknown): number {
  for (let at = end; at >= 0; at -= 1) {
    const entry = entries[at] as LogEntry;
    if (sameValue(entry.from, base)) return at;
    if (at === 0 || !sameValue(entries[at - 1]?.to, entry.from)) return -1;
  }
  return -1;
}

/**
 * What each of several people made of a field without knowing of the others: the last entry of each branch, in the order
 * of the log. Empty where nobody did so, or where somebody has changed the field since: then it is decided. A merge puts
 * each branch into the log as one run, so the last run is a branch where it does not follow from the run before it.
 */
export function forkOf(log: readonly LogEntry[], field: string): readonly LogEntry[] {
  const entries = log.filter((entry) => entry.field === field);
  const last = entries.at(-1);
  if (!last) return [];
  let start = entries.length - 1;
  while (start > 0 && sameValue(entries[start - 1]?.to, entries[start]?.from)) start -= 1;
  if (start === 0 || entries.slice(start).some(({ by }) => by !== last.by)) return [];
  const base = (entries[start] as LogEntry).from;
  const ends = [last];
  for (let end = start - 1; end >= 0;) {
    const begin = branchStart(entries, end, base);
    if (begin < 0) break;
    ends.unshift(entries[end] as LogEntry);
    // What the branches began from.
    if (begin === 0 || sameValue(entries[begin - 1]?.to, base)) break;
    end = begin - 1;
  }
  return ends.length > 1 ? ends : [];
}
