// How much time counts: many intervals, overlapping or not, against limits that grow level by level. Pure arithmetic;
// knows neither members nor entries.
//
// An instant counts once however many intervals cover it, at the highest level that covers it. What counts at levels
// up to k never exceeds limits[k]: a run on the first hours cannot spend an extension's. Taking as much as fits, the
// total is the same in whatever order the intervals lie, so a clock that is a day wrong changes no sum:
//   total = min over k in −1…top of (limits[k] + length of the union of intervals above level k), limits[−1] = 0.

export interface Interval {
  readonly from: number;
  readonly to: number;
}

export interface Counted {
  /** What counts, in order of time, neighbours joined. */
  readonly intervals: readonly Interval[];
  readonly spent: number;
  /** What an interval at this level may still add. */
  readonly room: (level: number) => number;
}

/** `limits` ascend; a level above the last is taken as the last. Without limits nothing counts. */
export function countTime(
  spans: readonly (Interval & { readonly level: number })[],
  limits: readonly number[],
): Counted {
  const top = limits.length - 1;
  const left = [...limits];
  const room = (level: number) => {
    let least = top < 0 ? 0 : Infinity;
    for (let k = Math.min(level, top); k <= top; k += 1) least = Math.min(least, left[k] ?? Infinity);
    return least;
  };
  const edges = spans
    .filter((span) => span.to > span.from && top >= 0)
    .flatMap(({ from, to, level }) => [
      { at: from, level: Math.min(level, top), change: 1 },
      { at: to, level: Math.min(level, top), change: -1 },
    ])
    .sort((a, b) => a.at - b.at);

  const open = limits.map(() => 0);
  const intervals: Interval[] = [];
  let since = 0;
  for (const edge of edges) {
    const level = open.findLastIndex((count) => count > 0);
    const length = level < 0 ? 0 : Math.min(edge.at - since, room(level));
    if (length > 0) {
      for (let k = level; k <= top; k += 1) left[k] = (left[k] ?? 0) - length;
      const last = intervals.at(-1);
      if (last?.to === since) intervals[intervals.length - 1] = { from: last.from, to: since + length };
      else intervals.push({ from: since, to: since + length });
    }
    open[edge.level] = (open[edge.level] ?? 0) + edge.change;
    since = edge.at;
  }
  return { intervals, spent: top < 0 ? 0 : (limits[top] ?? 0) - (left[top] ?? 0), room };
}
