// How old a frame is while the relay is away: nothing is projected as if it were of now when it may not be.

import type { Item } from '../../../shared/item.ts';
import type { BoardSession } from '../../session.ts';
import { momentWords } from '../item-words.ts';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const halfDayMs = 12 * 3_600_000;

const at = (moment: number, now: number): string =>
  now - moment < halfDayMs ? clock.format(moment) : momentWords(moment);

const lastChange = (item: Item): number => Math.max(item.createdAt, item.log.at(-1)?.at ?? 0);

/** The relay's time at which the last connection of this page ended; null where there was none. */
function connectedUntil(session: BoardSession): number | null {
  const until = session.presence.connectedUntil;
  return until === null ? null : session.now() - (Date.now() - until);
}

/** '' while what is shown is of now. */
export function ageWords(session: BoardSession): string {
  const { presence, status, store } = session;
  if (!presence.offline) return '';
  const now = session.now();
  const until = connectedUntil(session);
  const why = status.refusal === '' ? 'Not connected' : 'The relay refuses the link';
  if (until !== null) return `${why} since ${at(until, now)}: this is as of then`;
  const last = [...store.items()].reduce((latest, item) => Math.max(latest, lastChange(item)), 0);
  return last === 0
    ? `${why}: this is what this browser kept`
    : `${why}: the last change in this is of ${at(last, now)}`;
}
