// Holds the figures against the bounds. A ratio is taken within each run, and what counts is the median of the runs.

import { median } from '../machine/histogram.ts';
import { ours } from '../peers/peers.ts';
import type { Bound } from './bounds.ts';
import { numbers, type Results } from './results.ts';

export interface Verdict {
  readonly bound: Bound;
  /** NaN when it was not measured. */
  readonly value: number;
  /** The peer that it was compared with in the last run. */
  readonly peer: string;
  readonly met: boolean;
}

export function judge(results: Results, bound: Bound): Verdict {
  const of = (peer: string) => numbers(results.samples(bound.scenario, bound.variant, peer, bound.figure));
  const peers = bound.peers.map((name) => ({ name, samples: of(name) }));
  const values: number[] = [];
  let peer = '';
  for (const [run, value] of of(ours)) {
    if (bound.kind === 'is') {
      values.push(value);
      continue;
    }
    const others = peers.flatMap(({ name, samples }) => {
      const sample = samples.get(run);
      return sample === undefined || !Number.isFinite(sample) ? [] : [{ name, sample }];
    });
    const best = others.toSorted((a, b) => (bound.least ? b.sample - a.sample : a.sample - b.sample))[0];
    if (!best) continue;
    peer = best.name;
    values.push(bound.kind === 'times' ? value / best.sample : value - best.sample);
  }
  const value = median(values);
  return { bound, value, peer, met: bound.least ? value >= bound.limit : value <= bound.limit };
}
