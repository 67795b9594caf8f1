// The lanes of the Board: by what items are told apart, which lanes there are, and in which of them an item stands.

import type { EpicId, MemberId, SprintId } from '../../shared/ids.ts';
import { type Item, backlogOf } from '../../shared/item.ts';
import type { Backlog } from '../../shared/kind.ts';
import { activeSprint, openSprints } from '../../shared/sprints.ts';
import type { Sprint } from '../../shared/records.ts';
import { peopleOf, teamOf } from '../../shared/team.ts';
import type { BoardStore } from './board-store.ts';

export const laneChoices = ['backlog', 'epic', 'assignee', 'sprint', 'none'] as const;
export type LaneBy = (typeof laneChoices)[number];

interface LaneBase {
  /** Tells the lane from the others, also of other choices. */
  readonly key: string;
  readonly name: string;
}

/** A lane, and what an item that is dropped into it gets. */
export type Lane = LaneBase &
  (
    | { readonly by: 'backlog'; readonly backlog: Backlog }
    | { readonly by: 'epic'; readonly epic: EpicId | null }
    | { readonly by: 'assignee'; readonly members: readonly MemberId[] }
    | { readonly by: 'sprint'; readonly sprint: SprintId | null }
    | { readonly by: 'none' }
  );

const nothing = '-';

/** Who an item is assigned to after merges, each once, in the order of their ids. */
const assigneesOf = (item: Item, store: BoardStore): readonly MemberId[] =>
  peopleOf(store.members, item.assignees)
    .map(({ id }) => id)
    .sort();

/** The key of the lane that an item stands in. Several assignees have a lane together. */
export function laneOf(item: Item, by: LaneBy, store: BoardStore): string {
  switch (by) {
    case 'backlog':
      return `backlog:${backlogOf(item)}`;
    case 'epic': {
      const epic = item.epic === null ? undefined : store.epic(item.epic);
      return `epic:${epic && !epic.archived ? epic.id : nothing}`;
    }
    case 'assignee':
      return `assignee:${assigneesOf(item, store).join('+') || nothing}`;
    case 'sprint': {
      const { sprint } = item.place;
      const there = store.sprints.some(({ id, archived }) => id === sprint && !archived);
      return `sprint:${there ? sprint : nothing}`;
    }
    case 'none':
      return 'none';
  }
}

/**
 * The lanes from top to bottom. Both backlogs, open epics, the team and open sprints have theirs also while they are
 * empty, so that something can be dropped there; all else has one while items stand in it: `held` are the keys of those.
 */
export function lanesOf(by: LaneBy, store: BoardStore, held: ReadonlySet<string>): readonly Lane[] {
  switch (by) {
    case 'backlog':
      return [
        { key: 'backlog:product', name: 'Product backlog', by, backlog: 'product' },
        { key: 'backlog:technical', name: 'Technical backlog', by, backlog: 'technical' },
      ];
    case 'epic':
      return [
        ...store.epics
          .filter(({ archived }) => !archived)
          .map(({ id, name }) => ({ key: `epic:${id}`, name, by, epic: id })),
        { key: `epic:${nothing}`, name: 'No epic', by, epic: null },
      ];
    case 'assignee':
      return [...peopleLanes(store, held), { key: `assignee:${nothing}`, name: 'Nobody', by, members: [] }];
    case 'sprint': {
      const laneFor = ({ id, name }: Sprint): Lane => ({ key: `sprint:${id}`, name, by, sprint: id });
      const open = openSprints(store.sprints);
      const active = activeSprint(store.sprints);
      const over = store.sprints.filter(({ id, ended }) => ended && held.has(`sprint:${id}`));
      // What is under way first; what is over last, the latest of it first.
      return [
        ...[...(active ? [active] : []), ...open.filter((one) => one !== active)].map(laneFor),
        { key: `sprint:${nothing}`, name: 'No sprint', by, sprint: null },
        ...over.toReversed().map(laneFor),
      ];
    }
    case 'none':
      return [{ key: 'none', name: 'All items', by }];
  }
}

/** The team, each alone; then imported names and those who work on something together. */
function peopleLanes(store: BoardStore, held: ReadonlySet<string>): readonly Lane[] {
  const laneFor = (members: readonly MemberId[]): Lane => ({
    key: `assignee:${members.join('+')}`,
    name: members.map((id) => store.members.get(id)?.name ?? '').join(', '),
    by: 'assignee',
    members,
  });
  const team = teamOf(store.members).map(({ id }) => laneFor([id]));
  const known = new Set(team.map(({ key }) => key));
  const others = [...held]
    .filter((key) => key.startsWith('assignee:') && key !== `assignee:${nothing}` && !known.has(key))
    .map((key) => laneFor(key.slice('assignee:'.length).split('+') as MemberId[]))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return [...team, ...others];
}
