// What the first screen says of boards and links: when one was opened, whether a name is the one looked for, and whether
// a link leads to another relay than this page's.

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long' });

const dayMs = 86_400_000;

/** "just now", "today at 09:12", "yesterday at 09:12", "on Monday", "on Nov 20"; '' when nobody knows. */
export function openedWords(at: number, now: number): string {
  if (!(at > 0)) return '';
  if (Math.abs(now - at) < 60_000) return 'just now';
  const midnight = (moment: number) => new Date(moment).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(now) - midnight(at)) / dayMs);
  if (days === 0) return `today at ${clock.format(at)}`;
  if (days === 1) return `yesterday at ${clock.format(at)}`;
  if (days > 1 && days < 7) return `on ${weekday.format(at)}`;
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return `on ${(sameYear ? day : dayOfYear).format(at)}`;
}

/** Without accents and capitals, so that "cafe" finds "Café". */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** True when the name has every word that is looked for, in any order. */
export function isCalled(name: string, looked: string): boolean {
  const words = plain(name);
  return plain(looked)
    .split(/\s+/)
    .every((word) => words.includes(word));
}

/** The address of a link that leads to another place than this page, or null. */
export function elsewhere(link: string, here: string): URL | null {
  const text = link.trim();
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPage = url?.protocol === 'https:' || url?.protocol === 'http:';
  return isPage && url.origin !== here ? url : null;
}
