// What a person chooses before an import: lists to leave out, archived items to leave out, another kind for a whole
// group, other done columns. Chosen, a plan is a plan again, and what stays behind by choice is counted like all else.

import type { Kind } from '../kind.ts';
import { asKind } from './as-kind.ts';
import type { ImportPlan, Left, PlannedItem } from './plan.ts';

export interface ImportChoices {
  /** Columns by their index in the plan; null stands for what is in no column. */
  readonly leftOut: ReadonlySet<number | null>;
  /** Archived items come along, as archived. */
  readonly archived: boolean;
  /** Kinds in place of those that the file gave, by the reason for which it gave them. */
  readonly kinds: ReadonlyMap<string, Kind>;
  /** Columns, by their index, that shall be done columns or none, whatever their names say. */
  readonly done: ReadonlyMap<number, boolean>;
}

/** All of the file, as it was understood. */
export const noChoices: ImportChoices = {
  leftOut: new Set(),
  archived: true,
  kinds: new Map(),
  done: new Map(),
};

const byChoice = 'You chose to leave them out.';

/** What stays behind, counted under its name and reason. */
class LeftBehind {
  readonly #entries = new Map<string, Left>();

  add(what: string, why: string, count = 1): void {
    const key = `${what}\0${why}`;
    if (count > 0) this.#entries.set(key, { what, why, count: (this.#entries.get(key)?.count ?? 0) + count });
  }

  all(): readonly Left[] {
    return [...this.#entries.values()];
  }
}

/** `isKnown` tells by its key which items are on the board already: their kind was chosen when they came. */
export function chosenPlan(
  plan: ImportPlan,
  choices: ImportChoices,
  isKnown: (sourceKey: string) => boolean = () => false,
): ImportPlan {
  const left = new LeftBehind();
  const [staying, going] = [[], []] as [PlannedItem[], PlannedItem[]];
  for (const item of plan.items) {
    const why = reasonToLeave(plan, choices, item);
    if (why !== null) left.add(why, byChoice);
    (why === null ? staying : going).push(item);
  }
  const held = new Set(plan.items.map(({ column }) => column));
  const bare = [...choices.leftOut].filter((column) => column !== null && !held.has(column));
  left.add('lists without an item', byChoice, bare.length);
  /** What only items had that stay behind would stand on the board for nothing. */
  const used = (what: string, count: number, uses: (item: PlannedItem) => readonly (number | null)[]) => {
    const here = new Set(staying.flatMap(uses));
    const gone = new Set(going.flatMap(uses));
    const kept = Array.from({ length: count }, (_, at) => !gone.has(at) || here.has(at));
    const lost = kept.filter((stays) => !stays).length;
    left.add(what, 'They belong only to items that you left out.', lost);
    return renumbered(kept);
  };
  const columns = renumbered(plan.columns.map((_, at) => !choices.leftOut.has(at)));
  const epics = used('epics', plan.epics.length, ({ epic }) => [epic]);
  const sprints = used('sprints', plan.sprints.length, ({ sprint }) => [sprint]);
  const members = used('members', plan.members.length, ({ assignees, createdBy }) => [
    ...assignees,
    createdBy,
  ]);
  const items = staying.map((item) => {
    const chosen = isKnown(item.sourceKey) ? undefined : choices.kinds.get(item.kindReason);
    const kind = chosen ?? item.kind;
    if (item.hours !== null && kind !== 'spike')
      left.add('time estimates', 'Stories, tasks and bugs are sized in points.');
    return {
      ...asKind(item, kind),
      column: columns.at(item.column),
      epic: epics.at(item.epic),
      sprint: sprints.at(item.sprint),
      createdBy: members.at(item.createdBy),
      assignees: item.assignees.flatMap((one) => members.at(one) ?? []),
    };
  });
  const marked = plan.columns.map((column, at) => ({ ...column, done: choices.done.get(at) ?? column.done }));
  return {
    ...plan,
    columns: columns.keep(marked),
    epics: epics.keep(plan.epics),
    sprints: sprints.keep(plan.sprints),
    members: members.keep(plan.members),
    items,
    left: [...left.all(), ...plan.left],
  };
}

/** What an item is counted as that stays behind by choice; null when it comes along. */
function reasonToLeave(plan: ImportPlan, choices: ImportChoices, item: PlannedItem): string | null {
  if (choices.leftOut.has(item.column))
    return item.column === null ? 'items in no list' : `items of “${plan.columns[item.column]?.name ?? ''}”`;
  return item.archived && !choices.archived ? 'archived items' : null;
}

/** A list without some of its entries, and where the others stand in it now. */
function renumbered(kept: readonly boolean[]) {
  let next = 0;
  const places = kept.map((stays) => {
    if (!stays) return null;
    next += 1;
    return next - 1;
  });
  return {
    keep: <Entry>(entries: readonly Entry[]) => entries.filter((_, at) => kept[at]),
    at: (index: number | null) => (index === null ? null : (places[index] ?? null)),
  };
}
