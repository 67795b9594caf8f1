// The news of the technical backlog in a sentence: "Since you last looked (Tue 14:10): 3 new, 1 grown, + ≈ 22 h."

import type { News } from '../../shared/awareness.ts';
import { count } from './item-words.ts';
import { hoursWords } from './weight-words.ts';

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const thisWeek = new Intl.DateTimeFormat('en-GB', { weekday: 'short', ...clock });
const before = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', ...clock });
const weekMs = 6 * 86_400_000;

/** "Tue 14:10" within a week, else "12 Nov, 14:10"; in this person's time zone, like every moment on the screen. */
export function lookWords(at: number, now: number): string {
  const recent = Math.abs(now - at) < weekMs;
  return (recent ? thisWeek : before).format(at).replace(/^(\w{3}),/, '$1');
}

/** Figures and their units stay on one line. */
const unbroken = (words: string): string => words.replaceAll(' ', '\u00a0');

export function newsWords({ since, fresh, grown, gone, hours, converted }: News, now: number): string {
  const less = gone.length === 0 ? '' : ` ${count(gone.length, 'item is', 'items are')} done or gone.`;
  if (since === null)
    return `You have not looked at this backlog yet: ${count(fresh.length, 'item', 'items')}${
      hours > 0 ? `, ${unbroken(hoursWords(hours, converted))}` : ''
    }.`;
  const when = lookWords(since, now);
  const parts: string[] = [];
  if (fresh.length > 0) parts.push(`${fresh.length} new`);
  if (grown.length > 0) parts.push(`${grown.length} grown`);
  if (hours > 0) parts.push(unbroken(`+ ${hoursWords(hours, converted)}`));
  if (fresh.length + grown.length === 0) return `Nothing new since you last looked (${when}).${less}`;
  return `Since you last looked (${when}): ${parts.join(', ')}.${less}`;
}
