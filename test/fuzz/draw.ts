// Choices drawn from one seeded source, so that a seed is a whole run.

import type { Random } from '../../shared/ids.ts';
import { seeded } from '../board-kit.ts';

export interface Draw {
  readonly random: Random;
  /** A whole number from 0 to below `n`. */
  below(n: number): number;
  chance(share: number): boolean;
  /** One of them, or undefined when there is none. */
  among<Value>(values: Iterable<Value>): Value | undefined;
  /** One of them; at least one must be there. */
  one<const Value>(values: readonly Value[]): Value;
}

export function drawFrom(seed: number): Draw {
  const random = seeded(seed);
  const below = (n: number) => Math.floor(random() * n);
  return {
    random,
    below,
    chance: (share) => random() < share,
    among: (values) => {
      const all = [...values];
      return all[below(all.length)];
    },
    one: <const Value>(values: readonly Value[]) => values[below(values.length)] as Value,
  };
}
