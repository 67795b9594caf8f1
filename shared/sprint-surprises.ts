// The surprises of sprints where two plans met: over capacity by both, signed, started, ended, named or dated twice. From
// what the document keeps of both sides, and the logs of their items.

import { sameValue } from './board/values.ts';
import type { Said, Turn } from './board/read-plan-record.ts';
import { isFinished } from './finished.ts';
import type { SprintId } from './ids.ts';
import type { Item } from './item.ts';
import { sprintOf } from './item-surprises.ts';
import { metLoad, overHours } from './met-load.ts';
import type { MetSides } from './met-sides.ts';
import type { PlanFacts, PlanSurprise } from './plan-surprise.ts';
import type { Sprint } from './records.ts';

const isOpen = ({ ended, archived }: Sprint): boolean => ended === null && !archived;
const nameKey = (name: string): string => name.trim().toLowerCase();

export class SprintSurprises {
  readonly #facts: PlanFacts;
  readonly #sides: MetSides;
  /** Those that something happened to since this browser was first out of step. */
  readonly #touched: readonly Item[];
  /** By the sprint in which they stand. */
  readonly #touchedIn = new Map<SprintId | null, Item[]>();

  constructor(facts: PlanFacts, sides: MetSides, touched: readonly Item[]) {
    this.#facts = facts;
    this.#sides = sides;
    this.#touched = touched;
    for (const item of touched) {
      const those = this.#touchedIn.get(item.place.sprint);
      if (those) those.push(item);
      else this.#touchedIn.set(item.place.sprint, [item]);
    }
  }

  of(sprint: Sprint): readonly PlanSurprise[] {
    const record = this.#facts.record.get(sprint.id);
    if (sprint.archived) return [];
    const found: (PlanSurprise | null)[] = [
      this.#twice(sprint, 'endedTwice', record?.ends),
      sprint.ended && this.#intoEnded(sprint.id, sprint.ended),
    ];
    if (isOpen(sprint))
      found.push(
        this.#over(sprint, record?.said ?? []),
        ...this.#signedTwice(sprint),
        this.#twice(sprint, 'startedTwice', record?.starts),
        sprint.started && this.#intoStarted(sprint.id, sprint.started),
        this.#startedUnsigned(sprint),
        this.#sameName(sprint),
        ...this.#said(sprint, record?.said ?? []),
      );
    return found.filter((one) => one !== null);
  }

  #over(sprint: Sprint, said: readonly Said[]): PlanSurprise | null {
    const facts = { ...this.#facts, said };
    const over = overHours(facts, sprint);
    if (over === 0) return null;
    for (const period of this.#facts.apart.toReversed()) {
      const met = metLoad(facts, this.#touched, { sprint, over }, period, this.#sides.isMine);
      if (!met) continue;
      return { what: 'over', key: `over ${sprint.id} ${period.from}`, sprint: sprint.id, ...met };
    }
    return null;
  }

  #signedTwice({ id }: Sprint): readonly PlanSurprise[] {
    const standing = this.#facts.signOffs.filter(({ sprint, withdrawn }) => sprint === id && !withdrawn);
    const counts = standing.at(-1);
    const other = counts && standing.findLast((one) => this.#sides.apart(one, counts));
    if (!counts || !other) return [];
    return [
      { what: 'signedTwice', key: `signed ${other.id} ${counts.id}`, counts, other, items: [], sprint: id },
    ];
  }

  /** Two of these would have been refused, had one known of the other. */
  #twice(
    { id }: Sprint,
    what: 'startedTwice' | 'endedTwice',
    turns: readonly Turn[] = [],
  ): PlanSurprise | null {
    const [counts, ...later] = turns;
    const other = counts && later.find((one) => this.#sides.concerns(counts, one));
    if (!counts || !other) return null;
    return { what, key: `${what} ${id} ${counts.at} ${other.at}`, counts, other, items: [], sprint: id };
  }

  /** By whom and when an item came into the sprint. */
  #came(item: Item, sprint: SprintId): Turn | undefined {
    const entry = item.log.findLast(({ field }) => field === 'place');
    if (!entry) return { at: item.createdAt, by: item.createdBy };
    return sprintOf(entry.to) === sprint && sprintOf(entry.from) !== sprint ? entry : undefined;
  }

  #cameApart(sprint: SprintId, turn: Turn, isMeant: (item: Item) => boolean) {
    const came = (this.#touchedIn.get(sprint) ?? []).flatMap((item) => {
      if (item.archived || !isMeant(item)) return [];
      const entry = this.#came(item, sprint);
      return entry && this.#sides.concerns(entry, turn)
        ? { item: item.id, by: this.#sides.person(entry.by) }
        : [];
    });
    return { items: came.map(({ item }) => item), by: [...new Set(came.map(({ by }) => by))] };
  }

  #intoEnded(sprint: SprintId, ended: NonNullable<Sprint['ended']>): PlanSurprise | null {
    const kept = new Set(ended.items.map(({ id }) => id));
    const { columns } = this.#facts;
    const { items, by } = this.#cameApart(
      sprint,
      ended,
      (item) => !kept.has(item.id) && !isFinished(item, columns),
    );
    if (items.length === 0) return null;
    return {
      what: 'planned into ended',
      key: `into ended ${sprint} ${items.join(' ')}`,
      ended,
      by,
      items,
      sprint,
    };
  }

  #intoStarted(sprint: SprintId, started: NonNullable<Sprint['started']>): PlanSurprise | null {
    const { items, by } = this.#cameApart(sprint, started, ({ place }) => place.column === null);
    if (items.length === 0) return null;
    return {
      what: 'planned into started',
      key: `into started ${sprint} ${items.join(' ')}`,
      started,
      by,
      items,
      sprint,
    };
  }

  #startedUnsigned({ id, started }: Sprint): PlanSurprise | null {
    const ofSprint = this.#facts.signOffs.filter(({ sprint }) => sprint === id);
    if (!started || started.withoutSignOff || ofSprint.some(({ withdrawn }) => withdrawn === null))
      return null;
    const withdrawn = ofSprint
      .map((one) => one.withdrawn)
      .findLast((one) => one && this.#sides.apart(one, started));
    if (!withdrawn) return null;
    return {
      what: 'started unsigned',
      key: `unsigned ${id} ${withdrawn.at}`,
      started,
      withdrawn,
      items: [],
      sprint: id,
    };
  }

  /** Told once, of the one that comes first in the order of sprints. */
  #sameName(sprint: Sprint): PlanSurprise | null {
    const { sprints, record } = this.#facts;
    const made = record.get(sprint.id)?.made;
    const later = sprints.slice(sprints.indexOf(sprint) + 1);
    for (const { id, name, ended, archived } of later) {
      const theirs = record.get(id)?.made;
      if (ended || archived || nameKey(name) !== nameKey(sprint.name)) continue;
      if (!made || !theirs || !this.#sides.concerns(made, theirs)) continue;
      const by = [made.by, theirs.by];
      return {
        what: 'same name',
        key: `name ${sprint.id} ${id}`,
        other: id,
        by,
        sprint: sprint.id,
        items: [],
      };
    }
    return null;
  }

  /** What two people said of a name, a day or a figure, neither building on what the other said. */
  #said(sprint: Sprint, said: readonly Said[]): readonly PlanSurprise[] {
    return said.flatMap((one): readonly PlanSurprise[] => {
      if (!this.#sides.mineIn(one) || (sprint.started !== null && isFrozen(one))) return [];
      const about = said.filter(({ field, of }) => field === one.field && of === one.of);
      const isBuiltOn = (value: unknown) => about.some(({ from }) => sameValue(from, value));
      // Made apart for certain, or from the same value.
      const isApart = (their: Said) => this.#sides.apart(one, their) || sameValue(one.from, their.from);
      const other = about.find(
        (their) =>
          !this.#sides.isMine(their) &&
          !sameValue(their.to, one.to) &&
          !isBuiltOn(their.to) &&
          isApart(their),
      );
      const stands = this.#standing(sprint, one);
      if (!other || isBuiltOn(one.to) || (!sameValue(stands, one.to) && !sameValue(stands, other.to)))
        return [];
      const key = `${one.field} ${sprint.id} ${one.of} ${Math.min(one.at, other.at)} ${Math.max(one.at, other.at)}`;
      return [{ what: 'said', key, said: one, other, stands, items: [], sprint: sprint.id }];
    });
  }

  #standing(sprint: Sprint, { field, of }: Said): unknown {
    if (field !== 'daysOff' && field !== 'hoursADay') return sprint[field];
    const entry = this.#facts.capacity.find((one) => one.sprint === sprint.id && one.member === of);
    // No day off is not written down.
    return (entry?.[field] ?? 0) || null;
  }
}

/** What a start freezes. */
const isFrozen = ({ field }: Said): boolean => field !== 'name' && field !== 'start' && field !== 'end';
