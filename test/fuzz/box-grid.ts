// The time of a spike's box counted once more, the slow way: minute by minute over a grid, straight from the entries
// of its log. Everything in a run happens on whole minutes, so the count is exact. Shares no code with the fold but
// the reading of entries.

import type { EventId } from '../../shared/ids.ts';
import { parseBoxEvent, type BoxEvent, type Correct } from '../../shared/time-box.ts';

const minute = 60_000;
const hour = 60 * minute;

export interface Counted {
  readonly spent: number;
  readonly limit: number;
}

type Of<Type extends BoxEvent['type']> = Extract<BoxEvent, { readonly type: Type }>;

/** Minutes that count, and the limit, from a log as a spike's record holds it, in milliseconds. */
export function countOnGrid(log: readonly BoxEvent[], now: number): Counted {
  const all = log.flatMap((event) => parseBoxEvent(event) ?? []);
  const of = <Type extends BoxEvent['type']>(type: Type) =>
    all.filter((event): event is Of<Type> => event.type === type);

  const agreed = of('propose').filter(({ id, asked, rule }) => {
    const members = new Set(of('agree').flatMap((event) => (event.proposal === id ? event.members : [])));
    const count = asked.filter((member) => members.has(member)).length;
    if (rule === 'anyone') return count >= 1;
    return rule === 'everyone' ? count === asked.length && count > 0 : count * 2 > asked.length;
  });
  const levelOf = (id: EventId): number => {
    const extended = of('propose').find((event) => event.id === id)?.extends ?? null;
    return extended === null ? 0 : levelOf(extended) + 1;
  };
  const roundOf = (id: EventId): number => {
    const replaced = of('propose').find((event) => event.id === id)?.replaces ?? null;
    return replaced !== null && levelOf(replaced) === levelOf(id) ? roundOf(replaced) + 1 : 0;
  };

  const limits: number[] = [];
  for (let level = 0; ; level += 1) {
    const here = agreed.filter(({ id }) => levelOf(id) === level);
    if (here.length === 0) break;
    const latest = Math.max(...here.map(({ id }) => roundOf(id)));
    const hours = Math.min(...here.filter(({ id }) => roundOf(id) === latest).map((event) => event.hours));
    limits.push((limits.at(-1) ?? 0) + Math.round((hours * hour) / minute));
  }

  const spans = of('start')
    .filter(({ proposal }) => agreed.some(({ id }) => id === proposal))
    .map((start) => ({ ...spanOf(start), level: Math.min(levelOf(start.proposal), limits.length - 1) }))
    .filter((span) => span.to > span.from);
  const from = Math.min(...spans.map((span) => span.from));
  const to = Math.max(...spans.map((span) => span.to));
  const left = [...limits];
  let spent = 0;
  for (let at = from; at < to; at += minute) {
    const level = Math.max(
      -1,
      ...spans.filter((span) => span.from <= at && at < span.to).map((s) => s.level),
    );
    if (level < 0 || left.some((room, k) => k >= level && room < 1)) continue;
    spent += 1;
    for (let k = level; k < left.length; k += 1) left[k] = (left[k] ?? 0) - 1;
  }
  return { spent: spent * minute, limit: (limits.at(-1) ?? 0) * minute };

  function correctionOf(run: EventId): Correct | undefined {
    const own = of('correct').filter((event) => event.run === run);
    const round = (event: Correct): number => {
      const replaced = own.find(({ id }) => id === event.replaces);
      return replaced ? round(replaced) + 1 : 0;
    };
    return own.sort((a, b) => round(b) - round(a) || b.at - a.at || (a.id < b.id ? 1 : -1))[0];
  }

  function spanOf(start: Of<'start'>): { from: number; to: number } {
    const correction = correctionOf(start.id);
    const begin = correction ? correction.from : start.at;
    if (begin === null) return { from: 0, to: 0 };
    if (correction && correction.to !== null) return { from: begin, to: correction.to };
    const until = Math.min(start.until, start.at + 25 * hour);
    const after = (times: readonly number[]) => Math.min(...times.filter((at) => at >= begin));
    const stops = of('stop').filter((event) => event.run === start.id);
    if (stops.length > 0) {
      const stop = after(stops.map(({ at }) => at));
      return { from: begin, to: stop === Infinity ? begin : Math.min(stop, until) };
    }
    const closes = of('close');
    const close = after(closes.map(({ at }) => at));
    const reopened = new Set(of('reopen').map((event) => event.close));
    const isClosed = closes.some(({ id }) => !reopened.has(id));
    if (isClosed && close === Infinity) return { from: begin, to: begin };
    if (close <= until) return { from: begin, to: close };
    return { from: begin, to: isClosed ? until : Math.min(now, until) };
  }
}
