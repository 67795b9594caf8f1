// The surprises of a merged plan in sentences, as the person here is told: their own part is "you".

import type { MemberId, SprintId } from '../../shared/ids.ts';
import type { Turn } from '../../shared/board/read-plan-record.ts';
import type { PlanSurprise, Side } from '../../shared/plan-surprise.ts';
import { resolveMember } from '../../shared/team.ts';
import { capital, listOf } from '../../shared/words.ts';
import type { BoardStore } from '../store/board-store.ts';
import { itemsOfSprint } from './sprint-items.ts';
import { callName, count, dueWords, figure, nameOf } from './item-words.ts';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const dayAndClock = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const saidNames = {
  name: 'name',
  start: 'first day',
  end: 'last day',
  focusFactor: 'focus factor',
  rate: 'hours for each point',
  daysOff: 'days off',
  hoursADay: 'hours a day',
} as const;

export interface Told {
  readonly store: BoardStore;
  readonly me: MemberId | null;
  /** The relay's time. */
  readonly now: number;
}

/** A value of a sprint's field as it reads: a day, a name in quotes, a figure. */
export function saidWords(field: keyof typeof saidNames, value: unknown, now: number): string {
  if (typeof value === 'number') return figure(value);
  if (typeof value !== 'string') return field === 'daysOff' ? '0' : 'none';
  return field === 'name' ? `“${value}”` : dueWords(value, now);
}

class Words {
  readonly #told: Told;

  constructor(told: Told) {
    this.#told = told;
  }

  #isMe(by: MemberId | null): boolean {
    const { store, me } = this.#told;
    return (
      by !== null && me !== null && resolveMember(store.members, by) === resolveMember(store.members, me)
    );
  }

  who = (by: MemberId | null): string =>
    this.#isMe(by) ? 'you' : by === null ? 'somebody' : callName(nameOf(this.#told.store, by));

  whose = (by: MemberId | null): string => (this.#isMe(by) ? 'your' : `${this.who(by)}’s`);

  /** Others first, as one says it. */
  #people(by: readonly (MemberId | null)[], words: (by: MemberId | null) => string): string {
    const others = by.filter((one) => !this.#isMe(one));
    return listOf([...others, ...by.filter((one) => this.#isMe(one))].map(words));
  }

  /** "09:15" of today, else with its day. */
  at({ at }: Turn): string {
    const today = new Date(at).toDateString() === new Date(this.#told.now).toDateString();
    return (today ? clock : dayAndClock).format(at);
  }

  sprint = (id: SprintId | null): string =>
    this.#told.store.sprints.find((one) => one.id === id)?.name ?? 'a sprint';

  #item({ items }: PlanSurprise): string {
    const item = items[0] && this.#told.store.item(items[0]);
    return item ? this.#told.store.keyOf(item) : 'An item';
  }

  /** "sized 3 by you and 8 by Jon" */
  #sized({ sides }: Extract<PlanSurprise, { what: 'sized' }>): string {
    const sized = sides.filter(({ value }) => value !== null);
    const words = sized.map(({ value, by }) => `${figure(value ?? 0)} by ${this.who(by)}`);
    const cleared = sides.filter(({ value }) => value === null).map(({ by }) => this.who(by));
    const without = cleared.length > 0 ? `, and its size taken away by ${listOf(cleared)}` : '';
    return `sized ${listOf(words)}${without}`;
  }

  #put({ value, from, by }: Side<SprintId | null>): string {
    if (value === from) return `moved on the Board by ${this.who(by)}`;
    return value === null
      ? `taken out of its sprint by ${this.who(by)}`
      : `put into ${this.sprint(value)} by ${this.who(by)}`;
  }

  #isIn = (sprint: SprintId | null): string =>
    sprint === null ? 'it is in no sprint' : `it is in ${this.sprint(sprint)}`;

  #over({ sprint, hours, by }: Extract<PlanSurprise, { what: 'over' }>): string {
    const { store } = this.#told;
    const found = store.sprints.find(({ id }) => id === sprint);
    const inPoints = store.settings.barUnit === 'points';
    const rate = found?.started?.rate ?? found?.rate ?? 1;
    const over = inPoints ? `${figure(hours / rate)} points` : `${figure(hours)} h`;
    return `${this.sprint(sprint)} is over capacity by ≈ ${over} since ${this.#people(by, this.whose)} plans met.`;
  }

  #said({ said, other, stands, sprint }: Extract<PlanSurprise, { what: 'said' }>): string {
    const { store, now } = this.#told;
    const value = (of: unknown) => saidWords(said.field, of, now);
    const both = `${value(said.to)} by ${this.who(said.by)} and ${value(other.to)} by ${this.who(other.by)}`;
    if (said.field === 'name') return `A sprint was named ${both}: ${value(stands)} stands.`;
    const of = said.of === null ? '' : ` of ${callName(nameOf(store, said.of))}`;
    const were = /^(?:days|hours)/.test(saidNames[said.field]) ? 'were' : 'was';
    return `${capital(saidNames[said.field])}${of} in ${this.sprint(sprint)} ${were} set to ${both}: ${value(stands)} stands.`;
  }

  of(told: PlanSurprise): string {
    const { who, whose } = this;
    const sprint = this.sprint(told.sprint);
    switch (told.what) {
      case 'over':
        return this.#over(told);
      case 'sized': {
        const stands = told.stands === null ? 'it has no size' : `${figure(told.stands)} stands`;
        return `${this.#item(told)} was ${this.#sized(told)}: ${stands}.`;
      }
      case 'moved': {
        // "put into Sprint 5 by you and into Sprint 6 by Jon"
        const put = told.sides.map((side) => this.#put(side)).sort((a) => (a.startsWith('put') ? -1 : 1));
        const words = put.map((one, at) => (at > 0 ? one.replace(/^put /, '') : one));
        return `${this.#item(told)} was ${listOf(words)}: ${this.#isIn(told.stands)}.`;
      }
      case 'displaced':
        return `${this.#item(told)} was ${this.#put(told.wanted)} while somebody moved it in its list: ${this.#isIn(told.stands)}.`;
      case 'archived': {
        const planned = told.sprint === null ? 'took it out of its sprint' : `put it into ${sprint}`;
        const did = told.did === 'sized' ? 'sized it' : planned;
        return `${capital(who(told.archived.by))} archived ${this.#item(told)} while ${who(told.other.by)} ${did}.`;
      }
      case 'signedTwice':
        return `${sprint} was signed off twice: ${whose(told.counts.by)} signature of ${this.at(told.counts)} counts, ${whose(told.other.by)} earlier one of ${this.at(told.other)} stays in the record.`;
      case 'startedTwice':
        return `${sprint} was started twice: ${whose(told.counts.by)} start of ${this.at(told.counts)} counts, with its rate and capacity.`;
      case 'endedTwice':
        return `${sprint} was ended twice: ${whose(told.counts.by)} end of ${this.at(told.counts)} stands.`;
      case 'planned into ended': {
        const some = count(told.items.length, 'item', 'items');
        const back = told.items.length === 1 ? 'is back in its backlog' : 'are back in the backlogs';
        return `${capital(who(told.ended.by))} ended ${sprint}: ${some} that ${this.#people(told.by, who)} planned into it meanwhile ${back}.`;
      }
      case 'planned into started': {
        const some = count(told.items.length, 'item', 'items');
        const stand = told.items.length === 1 ? 'stands' : 'stand';
        return `${capital(who(told.started.by))} started ${sprint}: ${some} that ${this.#people(told.by, who)} planned into it meanwhile ${stand} in no column yet.`;
      }
      case 'started unsigned':
        return `${capital(who(told.started.by))} started ${sprint} while ${who(told.withdrawn.by)} took its sign-off back: it runs without one.`;
      case 'same name': {
        const { store } = this.#told;
        const sizes = [told.sprint, told.other].map((id) =>
          id === null ? 0 : itemsOfSprint(store, id).length,
        );
        return `Two sprints are called ${sprint}: ${this.#people(told.by, who)} made one each, with ${sizes[0]} and ${count(sizes[1] ?? 0, 'item', 'items')}.`;
      }
      case 'said':
        return this.#said(told);
    }
  }
}

/** One sentence for one surprise. */
export const surpriseWords = (surprise: PlanSurprise, told: Told): string => new Words(told).of(surprise);
