// Earlier versions of a text, worked out from the log: each burst of typing says what it took out, what it put in and
// where, so undoing them one after the other, the newest first, gives every version that the log reaches back to.

import type { MemberId } from './ids.ts';
import type { LogEntry } from './item.ts';

/** A text as it stood before a burst of typing. */
export interface TextVersion {
  /** When the burst before it ended, and whose it was; null where the log begins with this version. */
  readonly at: number | null;
  readonly by: MemberId | null;
  readonly text: string;
  /** Every burst since stood exactly where the log has it. False: somebody else's typing may have shifted words. */
  readonly exact: boolean;
  /** The burst that this version was changed by. */
  readonly endedBy: LogEntry;
}

interface Burst {
  readonly entry: LogEntry;
  readonly removed: string;
  readonly inserted: string;
}

function burstOf(entry: LogEntry): Burst | undefined {
  const { from, to } = entry;
  if (typeof from !== 'string' || typeof to !== 'string') return undefined;
  return { entry, removed: from, inserted: to };
}

/** Where `words` begin in the text, as near to `position` as can be; undefined when they stand nowhere. */
function nearest(text: string, words: string, position: number): number | undefined {
  const before = text.lastIndexOf(words, position);
  const after = text.indexOf(words, position);
  if (before < 0) return after < 0 ? undefined : after;
  return after >= 0 && after - position < position - before ? after : before;
}

interface Found {
  readonly at: number;
  readonly exact: boolean;
}

function find(text: string, { entry: { position }, inserted }: Burst): Found | undefined {
  const there = position !== null && position >= 0 && position <= text.length;
  if (there && text.startsWith(inserted, position)) return { at: position, exact: true };
  // Where nothing was put in, nothing shows where words were taken out.
  if (inserted === '') return undefined;
  if (position !== null) {
    const at = nearest(text, inserted, Math.max(0, position));
    return at === undefined ? undefined : { at, exact: false };
  }
  const only = text.indexOf(inserted);
  return only < 0 || text.includes(inserted, only + 1) ? undefined : { at: only, exact: false };
}

/**
 * The versions before the current one, the newest first, as far as they can be worked out. `entries` is the log of this
 * one text, oldest first. Of one writer every version is exact. Where several wrote, a place is believed only when the
 * words that were put in stand there; where they stand nowhere any more, the list ends.
 */
export function versionsOf(current: string, entries: readonly LogEntry[]): readonly TextVersion[] {
  const bursts = entries.flatMap((entry) => burstOf(entry) ?? []);
  const versions: TextVersion[] = [];
  const writers = new Set<MemberId | null>();
  let text = current;
  let exact = true;
  for (let i = bursts.length - 1; i >= 0; i -= 1) {
    const burst = bursts[i] as Burst;
    const found = find(text, burst);
    if (!found) break;
    const { entry, removed, inserted } = burst;
    writers.add(entry.by);
    // A log whose times run backwards was merged: its bursts were not typed one after the other.
    const merged = i > 0 && (bursts[i - 1] as Burst).entry.at > entry.at;
    exact &&= found.exact && !merged && (writers.size === 1 || inserted !== '');
    text = text.slice(0, found.at) + removed + text.slice(found.at + inserted.length);
    const before = bursts[i - 1]?.entry;
    versions.push(
      Object.freeze({ at: before?.at ?? null, by: before?.by ?? null, text, exact, endedBy: entry }),
    );
  }
  return versions;
}
