// Which columns of the Board a room can read at once. A wall has room for few wide ones: with more of them, those that say
// least now are named in a line below with how many stand in them.

import type { Column } from '../../../shared/records.ts';

/** A column, and how many items stand in it as it is shown. */
export interface Counted {
  readonly column: Column;
  readonly shown: number;
}

export interface Parted<One> {
  /** From left to right. */
  readonly wide: readonly One[];
  readonly others: readonly One[];
}

/** What is empty says least, then what is finished; of work that goes on, what is furthest from being done. */
const weightOf = ({ column, shown }: Counted): number => {
  if (shown === 0) return 0;
  return column.done ? 1 : 2;
};

export function partColumns<One extends Counted>(columns: readonly One[], most: number): Parted<One> {
  const byWeight = columns
    .map((one, at) => ({ one, at }))
    .sort((a, b) => weightOf(b.one) - weightOf(a.one) || b.at - a.at);
  const chosen = new Set(byWeight.slice(0, most).map(({ one }) => one));
  return {
    wide: columns.filter((one) => chosen.has(one)),
    others: columns.filter((one) => !chosen.has(one)),
  };
}
