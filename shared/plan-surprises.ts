// What a merge brought to the plan that nobody decided (product.md, "Local-first", 3): read from the logs of items and from
// what the document keeps of both sides. Pure: from the board as it is now, and when this browser was out of step with it.
//
// What one person did while this browser was out of step, and what its person did then, was done without knowing of each
// other: nothing came and nothing left. Entries that began from the same value were made apart whenever that was, and so
// were two starts of one sprint. Only what concerns such a period is told: ordinary editing has none.

import type { Item } from './item.ts';
import { ItemSurprises } from './item-surprises.ts';
import { MetSides } from './met-sides.ts';
import { onceFor } from './once-for.ts';
import type { PlanFacts, PlanSurprise } from './plan-surprise.ts';
import { SprintSurprises } from './sprint-surprises.ts';

/** When something happened to it last, by its log. */
const lastTouched = onceFor(({ createdAt, log }: Item): number =>
  log.reduce((last, { at }) => Math.max(last, at), createdAt),
);

interface Asked {
  readonly sides: MetSides;
  readonly of: (item: Item) => readonly PlanSurprise[];
}

/** As long as people and periods are the same, an item is asked once: most transactions change one. */
const askedOf = onceFor((_members: PlanFacts['members']) =>
  onceFor((_apart: PlanFacts['apart']) => new Map<PlanFacts['me'], Asked>()),
);

function ask(facts: PlanFacts): Asked {
  const asked = askedOf(facts.members)(facts.apart);
  const known = asked.get(facts.me);
  if (known) return known;
  const sides = new MetSides(facts);
  const items = new ItemSurprises(sides);
  const found = { sides, of: onceFor((item: Item) => items.of(item)) };
  asked.set(facts.me, found);
  return found;
}

/** The surprises of the plan: what is about sprints first, then items. */
export function planSurprises(facts: PlanFacts): readonly PlanSurprise[] {
  if (facts.apart.length === 0) return [];
  const since = Math.min(...facts.apart.map(({ from }) => from));
  const touched = facts.items.filter((item) => lastTouched(item) >= since);
  const { sides, of } = ask(facts);
  const sprints = new SprintSurprises(facts, sides, touched);
  const told = touched.filter((item) => of(item).length > 0);
  return [
    ...facts.sprints.flatMap((sprint) => sprints.of(sprint)),
    ...told.toSorted((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1)).flatMap(of),
  ];
}
