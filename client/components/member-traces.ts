// What members have left on the board. Reads, changes nothing.

import type { MemberId } from '../../shared/ids.ts';
import { resolveMember } from '../../shared/team.ts';
import type { BoardStore } from '../store/board-store.ts';

/** On how many items somebody is, and how many comments they wrote. */
export interface Traces {
  readonly items: number;
  readonly comments: number;
}

const noTraces: Traces = { items: 0, comments: 0 };

/** What everybody has left on the board, archived items too; by whom each id means. One pass over all items. */
export function tracesOf(store: BoardStore): (member: MemberId) => Traces {
  const traces = new Map<MemberId, Traces>();
  const add = (ids: readonly (MemberId | null)[], what: keyof Traces) => {
    for (const id of new Set(ids.map((one) => one && resolveMember(store.members, one)))) {
      if (id === null) continue;
      const known = traces.get(id) ?? noTraces;
      traces.set(id, { ...known, [what]: known[what] + 1 });
    }
  };
  for (const item of store.items()) {
    add(item.assignees, 'items');
    for (const comment of item.comments) add([comment.by], 'comments');
  }
  return (member) => traces.get(member) ?? noTraces;
}
