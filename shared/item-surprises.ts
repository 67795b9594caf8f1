// The surprises of single items where two plans met: sized by both, put into different sprints, archived here and planned
// there. From the log of the item.

import { asSize, sameValue } from './board/values.ts';
import type { Turn } from './board/read-plan-record.ts';
import { forkOf } from './forks.ts';
import type { SprintId } from './ids.ts';
import { isKnown, type Item } from './item.ts';
import type { MetSides } from './met-sides.ts';
import type { PlanSurprise, Side } from './plan-surprise.ts';

/** The sprint in a logged place. */
export const sprintOf = (place: unknown): SprintId | null =>
  Array.isArray(place) && typeof place[1] === 'string' ? (place[1] as SprintId) : null;

export class ItemSurprises {
  readonly #sides: MetSides;

  constructor(sides: MetSides) {
    this.#sides = sides;
  }

  of(item: Item): readonly PlanSurprise[] {
    if (!isKnown(item)) return [];
    if (item.archived) return this.#archived(item, item.archived);
    return [...this.#sized(item), ...this.#moved(item)];
  }

  #sized(item: Item): readonly PlanSurprise[] {
    if (!('points' in item)) return [];
    return this.#fork(item, 'points', asSize).map(({ sides, key }) => {
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
    if (!this.#sides.mineIn(last)) return [];
    const wanted = { at: last.at, by: last.by, value: sprintOf(last.to), from: sprintOf(last.from) };
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
    if (!one || !others.some((other) => ends.some((end) => this.#sides.concerns(end, other)))) return [];
    if (others.every((other) => sameValue(read(other.to), read(one.to)))) return [];
    const sides = ends.map(({ at, by, from, to }) => ({ at, by, value: read(to), from: read(from) }));
    return [{ sides, key: `${field} ${item.id} ${sides.map(({ at }) => at).join(' ')}` }];
  }

  #archived(item: Item, archived: Turn): readonly PlanSurprise[] {
    // What lives on elsewhere is not gone.
    if (item.movedTo) return [];
    const did = item.log.findLast(
      (entry) => (entry.field === 'points' || entry.field === 'place') && this.#sides.apart(archived, entry),
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
}
