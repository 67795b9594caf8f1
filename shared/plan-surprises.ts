// What a merge brought to the plan that nobody decided (product.md, "Local-first", 3): read from the logs of items and from
// what the document keeps of both sides. Pure: from the board as it is now, and when this browser was out of step with it.
//
// What one person did while this browser was out of step, and what its person did then, was done without knowing of each
// other: nothing came and nothing left. Entries that began from the same value were made apart whenever that was, and so
// were two starts of one sprint. Only what concerns such a period is told: ordinary editing has none.

import { ItemSurprises } from './item-surprises.ts';
import { MetSides } from './met-sides.ts';
import type { PlanFacts, PlanSurprise } from './plan-surprise.ts';
import { SprintSurprises } from './sprint-surprises.ts';

/** The surprises of the plan: what is about sprints first, then items. */
export function planSurprises(facts: PlanFacts): readonly PlanSurprise[] {
  if (facts.apart.length === 0) return [];
  const since = Math.min(...facts.apart.map(({ from }) => from));
  const touched = facts.items.filter(
    (item) => item.createdAt >= since || item.log.some(({ at }) => at >= since),
  );
  const sides = new MetSides(facts);
  const [sprints, items] = [new SprintSurprises(facts, sides, touched), new ItemSurprises(sides)];
  return [
    ...facts.sprints.flatMap((sprint) => sprints.of(sprint)),
    ...touched
      .toSorted((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1))
      .flatMap((item) => items.of(item)),
  ];
}
