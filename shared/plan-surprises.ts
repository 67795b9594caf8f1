// What a merge brought to the plan that nobody decided (product.md, "Local-first", 3): read from the logs of items and from
// what the document keeps of both sides. Pure: from the board as it is now, and when this browser was out of step with it.
//
// What one person did while this browser was out of step, and what its person did then, was done without knowing of each
// other: nothing came and nothing left. Entries that began from the same value were made apart whenever that was, and so
// were two starts of one sprint. Only what concerns such a period is told: ordinary editing has none.

import { isWithin, type Apart } from './apart.ts';
import { sameValue } from './board/values.ts';
import type { PlanRecord, Said, Turn } from './board/read-plan-record.ts';
import { isFinished } from './finished.ts';
import { forkOf } from './forks.ts';
import type { ItemId, MemberId, SprintId } from './ids.ts';
import { isKnown, type Item } from './item.ts';
import { metLoad } from './met-load.ts';
import type { CapacityEntry, Column, Member, SignOff, Sprint } from './records.ts';
import { resolveMember } from './team.ts';

/** What one person made of something, without knowing of the other. */
export interface Side<Value = unknown> extends Turn {
  readonly value: Value;
}

interface About {
  /** The same for the same surprise, so that one that was put away stays away. */
  readonly key: string;
  readonly items: readonly ItemId[];
  /** The sprint that it is about, if it is about one. */
  readonly sprint: SprintId | null;
}

export type PlanSurprise = About &
  (
    | { readonly what: 'over'; readonly hours: number; readonly by: readonly (MemberId | null)[] }
    | {
        readonly what: 'sized';
        readonly sides: readonly Side<number | null>[];
        readonly stands: number | null;
      }
    | {
        readonly what: 'moved';
        readonly sides: readonly Side<SprintId | null>[];
        readonly stands: SprintId | null;
      }
    /** A place given at the same time by somebody who gave it no sprint: the item is not where it was put. */
    | { readonly what: 'displaced'; readonly wanted: Side<SprintId | null>; readonly stands: SprintId | null }
    | {
        readonly what: 'archived';
        readonly archived: Turn;
        readonly other: Turn;
        readonly did: 'sized' | 'planned';
      }
    | { readonly what: 'signedTwice'; readonly counts: Turn; readonly other: Turn }
    | { readonly what: 'startedTwice' | 'endedTwice'; readonly counts: Turn; readonly other: Turn }
    | { readonly what: 'planned into ended'; readonly ended: Turn; readonly by: readonly (MemberId | null)[] }
    | {
        readonly what: 'planned into started';
        readonly started: Turn;
        readonly by: readonly (MemberId | null)[];
      }
    | { readonly what: 'started unsigned'; readonly started: Turn; readonly withdrawn: Turn }
    | { readonly what: 'same name'; readonly other: SprintId }
    | { readonly what: 'said'; readonly said: Said; readonly other: Said; readonly stands: unknown }
  );

export interface PlanFacts {
  readonly items: readonly Item[];
  readonly sprints: readonly Sprint[];
  readonly signOffs: readonly SignOff[];
  readonly members: ReadonlyMap<MemberId, Member>;
  readonly capacity: readonly CapacityEntry[];
  readonly columns: readonly Column[];
  readonly record: ReadonlyMap<SprintId, PlanRecord>;
  /** Who sits here; nobody is told of their own part before it is known whose it is. */
  readonly me: MemberId;
  readonly apart: readonly Apart[];
}

/** The surprises of the plan: what is about sprints first, then items. */
export function planSurprises(facts: PlanFacts): readonly PlanSurprise[] {
  if (facts.apart.length === 0) return [];
  const look = new Look(facts);
  return [
    ...facts.sprints.flatMap((sprint) => look.sprint(sprint)),
    ...look.items.flatMap((item) => look.item(item)),
  ];
}

const isOpen = ({ ended, archived }: Sprint): boolean => ended === null && !archived;

const sprintOf = (place: unknown): SprintId | null =>
  Array.isArray(place) && typeof place[1] === 'string' ? (place[1] as SprintId) : null;
const sizeOf = (points: unknown): number | null => (typeof points === 'number' ? points : null);
const nameKey = (name: string): string => name.trim().toLowerCase();

class Look {
  readonly #facts: PlanFacts;
  readonly #me: MemberId;
  /** Those that something happened to since this browser was first out of step. */
  readonly items: readonly Item[];

  constructor(facts: PlanFacts) {
    this.#facts = facts;
    this.#me = this.#person(facts.me) as MemberId;
    const since = Math.min(...facts.apart.map(({ from }) => from));
    this.items = facts.items.filter(
      (item) => item.createdAt >= since || item.log.some(({ at }) => at >= since),
    );
  }

  #person(id: MemberId | null): MemberId | null {
    return id === null ? null : resolveMember(this.#facts.members, id);
  }

  #isMine = ({ by }: { readonly by: MemberId | null }): boolean => this.#person(by) === this.#me;

  /** The period in which this person did this. */
  #mineIn(turn: Turn): Apart | undefined {
    return this.#isMine(turn) ? this.#facts.apart.find((period) => isWithin(turn.at, period)) : undefined;
  }

  /** Two of which it is certain that neither knew of the other, as far as it concerns this browser. */
  #concerns(one: Turn, other: Turn): boolean {
    if (this.#person(one.by) === this.#person(other.by)) return false;
    if (this.#isMine(one)) return this.#mineIn(one) !== undefined;
    if (this.#isMine(other)) return this.#mineIn(other) !== undefined;
    return this.#facts.apart.some((period) => isWithin(one.at, period) && isWithin(other.at, period));
  }

  /** One of them is of this person, and both did it while nothing came and nothing left. */
  #apart(one: Turn, other: Turn): boolean {
    const mine = this.#isMine(one) ? one : other;
    const theirs = mine === one ? other : one;
    const period = this.#mineIn(mine);
    return period !== undefined && !this.#isMine(theirs) && isWithin(theirs.at, period);
  }

  item(item: Item): readonly PlanSurprise[] {
    if (!isKnown(item)) return [];
    if (item.archived) return this.#archived(item, item.archived);
    return [...this.#sized(item), ...this.#moved(item)];
  }

  #sized(item: Item): readonly PlanSurprise[] {
    if (!('points' in item)) return [];
    return this.#fork(item, 'points', sizeOf).map(({ sides, key }) => {
      return { what: 'sized', key, sides, stands: item.points, items: [item.id], sprint: item.place.sprint };
    });
  }

  #moved(item: Item): readonly PlanSurprise[] {
    const { sprint } = item.place;
    const forks = this.#fork(item, 'place', sprintOf);
    if (forks.length > 0)
      return forks.map(({ sides, key }) => ({
        what: 'moved',
        key,
        sides,
        stands: sprint,
        items: [item.id],
        sprint,
      }));
    // Where it stands in a list is no history, but stands in the same register: such a move leaves no entry.
    const last = item.log.findLast(({ field }) => field === 'place');
    if (!last || sprintOf(last.to) === sprint || sprintOf(last.from) === sprintOf(last.to)) return [];
    if (!this.#mineIn(last)) return [];
    const wanted = { at: last.at, by: last.by, value: sprintOf(last.to) };
    return [
      {
        what: 'displaced',
        key: `displaced ${item.id} ${last.at}`,
        wanted,
        stands: sprint,
        items: [item.id],
        sprint,
      },
    ];
  }

  /** What several people made of a field apart, where it differs. */
  #fork<Value>(
    item: Item,
    field: string,
    read: (value: unknown) => Value,
  ): { readonly sides: readonly Side<Value>[]; readonly key: string }[] {
    const ends = forkOf(item.log, field);
    const [one, ...others] = ends;
    if (!one || !others.some((other) => ends.some((end) => this.#concerns(end, other)))) return [];
    if (others.every((other) => sameValue(read(other.to), read(one.to)))) return [];
    const sides = ends.map(({ at, by, to }) => ({ at, by, value: read(to) }));
    return [{ sides, key: `${field} ${item.id} ${sides.map(({ at }) => at).join(' ')}` }];
  }

  #archived(item: Item, archived: Turn): readonly PlanSurprise[] {
    if (item.movedTo) return [];
    const did = item.log.findLast(
      (entry) => (entry.field === 'points' || entry.field === 'place') && this.#apart(archived, entry),
    );
    if (!did || (did.field === 'place' && sprintOf(did.to) === sprintOf(did.from))) return [];
    return [
      {
        what: 'archived',
        key: `archived ${item.id} ${archived.at}`,
        archived,
        other: { at: did.at, by: did.by },
        did: did.field === 'points' ? 'sized' : 'planned',
        items: [item.id],
        sprint: sprintOf(did.to),
      },
    ];
  }

  sprint(sprint: Sprint): readonly PlanSurprise[] {
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
    for (const period of this.#facts.apart.toReversed()) {
      const met = metLoad({ ...this.#facts, said }, sprint, period, this.#isMine);
      if (!met) continue;
      return { what: 'over', key: `over ${sprint.id} ${period.from}`, sprint: sprint.id, ...met };
    }
    return null;
  }

  #signedTwice({ id }: Sprint): readonly PlanSurprise[] {
    const standing = this.#facts.signOffs.filter(({ sprint, withdrawn }) => sprint === id && !withdrawn);
    const counts = standing.at(-1);
    const other = counts && standing.findLast((one) => this.#apart(one, counts));
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
    const other = counts && later.find((one) => this.#concerns(counts, one));
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
    const came = this.items.flatMap((item) => {
      if (item.archived || item.place.sprint !== sprint || !isMeant(item)) return [];
      const entry = this.#came(item, sprint);
      return entry && this.#concerns(entry, turn) ? { item: item.id, by: this.#person(entry.by) } : [];
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
      .findLast((one) => one && this.#apart(one, started));
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

  /** Told once, of the one that comes later in the order of sprints. */
  #sameName(sprint: Sprint): PlanSurprise | null {
    const { sprints, record } = this.#facts;
    const made = record.get(sprint.id)?.made;
    const before = sprints.slice(0, sprints.indexOf(sprint)).find((one) => {
      const theirs = record.get(one.id)?.made;
      return (
        isOpen(one) &&
        nameKey(one.name) === nameKey(sprint.name) &&
        made &&
        theirs &&
        this.#concerns(made, theirs)
      );
    });
    if (!before) return null;
    return {
      what: 'same name',
      key: `name ${before.id} ${sprint.id}`,
      other: sprint.id,
      sprint: before.id,
      items: [],
    };
  }

  /** What two people said of a name, a day or a figure, neither building on what the other said. */
  #said(sprint: Sprint, said: readonly Said[]): readonly PlanSurprise[] {
    return said.flatMap((one): readonly PlanSurprise[] => {
      if (!this.#mineIn(one) || (sprint.started !== null && isFrozen(one))) return [];
      const about = said.filter(({ field, of }) => field === one.field && of === one.of);
      const isBuiltOn = (value: unknown) => about.some(({ from }) => sameValue(from, value));
      // Made apart for certain, or from the same value.
      const isApart = (their: Said) => this.#apart(one, their) || sameValue(one.from, their.from);
      const other = about.find(
        (their) =>
          !this.#isMine(their) && !sameValue(their.to, one.to) && !isBuiltOn(their.to) && isApart(their),
      );
      const stands = this.#standing(sprint, one);
      if (!other || isBuiltOn(one.to) || (!sameValue(stands, one.to) && !sameValue(stands, other.to)))
        return [];
      const key = `${one.field} ${sprint.id} ${one.of} ${[one.at, other.at].sort().join(' ')}`;
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
