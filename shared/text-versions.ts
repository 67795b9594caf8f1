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

/** A burst undone: the text before it, and whether it stood exactly where the log has it. */
interface Undone {
  readonly burst: Burst;
  readonly before: LogEntry | undefined;
  readonly text: string;
  readonly fits: boolean;
}

/** An entry of somebody else that stands earlier in the log and is later in time: the two were not typed one after the other. */
const wasLater = (earlier: LogEntry, entry: LogEntry): boolean =>
  earlier.by !== entry.by && earlier.at > entry.at;

/** Undoes the bursts, the newest first, until one stands nowhere any more. */
function undoAll(current: string, bursts: readonly Burst[]): readonly Undone[] {
  const undone: Undone[] = [];
  let text = current;
  for (let i = bursts.length - 1; i >= 0; i -= 1) {
    const burst = bursts[i] as Burst;
    const found = find(text, burst);
    if (!found) break;
    text = text.slice(0, found.at) + burst.removed + text.slice(found.at + burst.inserted.length);
    const before = bursts[i - 1]?.entry;
    const merged = bursts.slice(0, i).some(({ entry }) => wasLater(entry, burst.entry));
    undone.push({ burst, before, text, fits: found.exact && !merged });
  }
  return undone;
}

/**
 * The versions before the current one, the newest first, as far as they can be worked out. `entries` is the log of this
 * one text, oldest first. Of one writer every version is exact. Where several wrote, words that were put in show their
 * place by standing there; words that were taken out are believed to have stood where the log says when with them every
 * older burst fits, down to the empty text: then no letter is missing or too many, and only pieces that two began at one
 * place at the same time may stand in the other order. Where words that were put in stand nowhere any more, the list
 * ends.
 */
export function versionsOf(current: string, entries: readonly LogEntry[]): readonly TextVersion[] {
  const bursts = entries.flatMap((entry) => burstOf(entry) ?? []);
  const undone = undoAll(current, bursts);
  const together = new Set(bursts.map(({ entry }) => entry.by)).size > 1;
  const whole = undone.length === bursts.length && undone.at(-1)?.text === '';
  const lastMisfit = undone.findLastIndex(({ fits }) => !fits);
  let exact = true;
  return undone.map(({ burst, before, text, fits }, i) => {
    const certain = burst.removed === '' || !together || (whole && lastMisfit <= i);
    exact &&= fits && certain;
    return Object.freeze({
      at: before?.at ?? null,
      by: before?.by ?? null,
      text,
      exact,
      endedBy: burst.entry,
    });
  });
}
