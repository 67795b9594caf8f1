// Brings the entries of a box's log into one order: each after what it answers. The same set of entries, in any
// order and repeated any number of times, comes out the same. Knows which entry answers which, not what they amount
// to.

import type { EventId } from './ids.ts';
import { parseBoxEvent, type BoxEvent } from './time-box.ts';

interface Answer {
  readonly id: EventId;
  readonly type: BoxEvent['type'];
}

function answersOf(event: BoxEvent): readonly Answer[] {
  switch (event.type) {
    case 'propose':
      return [event.extends, event.replaces]
        .filter((id) => id !== null)
        .map((id) => ({ id, type: 'propose' }) as const);
    case 'agree':
    case 'start':
      return [{ id: event.proposal, type: 'propose' }];
    case 'stop':
      return [{ id: event.run, type: 'start' }];
    case 'correct': {
      const run = { id: event.run, type: 'start' } as const;
      return event.replaces === null ? [run] : [run, { id: event.replaces, type: 'correct' }];
    }
    case 'close':
      return [];
    case 'reopen':
      return [{ id: event.close, type: 'close' }];
  }
}

/** Of two entries the earlier by its own clock, then by id: only to break ties, clocks may be wrong. */
export function byAtThenId(a: Pick<BoxEvent, 'at' | 'id'>, b: Pick<BoxEvent, 'at' | 'id'>): number {
  return a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id));
}

/**
 * Each id once, sorted. Two different entries with one id cannot come from our mutations; one of them is taken, always
 * the same.
 */
export function distinct<Event extends Pick<BoxEvent, 'id' | 'at'>>(
  values: Iterable<unknown>,
  parse: (value: unknown) => Event | undefined,
): Event[] {
  const byId = new Map<EventId, Event>();
  for (const value of values) {
    const event = parse(value);
    if (!event) continue;
    const other = byId.get(event.id);
    if (!other || JSON.stringify(event) < JSON.stringify(other)) byId.set(event.id, event);
  }
  return [...byId.values()].sort(byAtThenId);
}

/**
 * The readable entries, each after what it answers. One that answers something not there (yet), something of another
 * type, or itself by a detour, is left out; it comes in by itself once its predecessor has arrived.
 */
export function inAnswerOrder(values: Iterable<unknown>): readonly BoxEvent[] {
  const accepted = new Map<EventId, BoxEvent>();
  const waiting = new Map<EventId, BoxEvent[]>();
  for (const next of distinct(values, parseBoxEvent)) {
    const ready = [next];
    for (let event = ready.pop(); event !== undefined; event = ready.pop()) {
      const answers = answersOf(event);
      const missing = answers.find((answer) => !accepted.has(answer.id));
      if (missing) {
        const others = waiting.get(missing.id);
        if (others) others.push(event);
        else waiting.set(missing.id, [event]);
      } else if (answers.every((answer) => accepted.get(answer.id)?.type === answer.type)) {
        accepted.set(event.id, event);
        for (const released of (waiting.get(event.id) ?? []).toReversed()) ready.push(released);
      }
    }
  }
  return [...accepted.values()];
}
