// What an item that is dropped into a lane, or written there, gets by it, beside its place in the column.

import type { Lane } from '../store/board-lanes.ts';
import type { Drop } from './events.ts';
import type { NewItemWhere } from './new-item-where.ts';

export function laneDrop(lane: Lane): Pick<Drop, 'backlog' | 'epic' | 'assignees' | 'sprint'> {
  switch (lane.by) {
    case 'backlog':
      return { backlog: lane.backlog };
    case 'epic':
      return { epic: lane.epic };
    case 'assignee':
      return { assignees: lane.members };
    case 'sprint':
      return { sprint: lane.sprint };
    case 'none':
      return {};
  }
}

/** The same for a new item. */
export function laneWhere(lane: Lane): NewItemWhere {
  return lane.by === 'assignee' ? { assignees: lane.members } : laneDrop(lane);
}
