// What was measured: each figure with the samples of both products. A figure is named by what it is of; targets.ts knows
// the musts and aims by that name.

export type Unit = 'ms' | 'KB' | 'MB' | '%' | '×' | '' | 'yes';

export interface Named {
  readonly scenario: string;
  readonly what: string;
  /** Items on the board. */
  readonly size: number;
  /** How many times slower the page's main thread was. */
  readonly cpu: number;
  readonly unit: Unit;
}

export interface Figure extends Named {
  readonly samples: Map<string, number[]>;
}

export const keyOf = ({ scenario, what, size, cpu }: Omit<Named, 'unit'>): string =>
  `${scenario} | ${what} | ${size} | ×${cpu}`;

/** The value below which this share of the samples lies. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Of an even number the lower one of the middle two. */
export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

export class Figures {
  readonly #figures = new Map<string, Figure>();

  add(named: Named, subject: string, sample: number): void {
    const key = keyOf(named);
    const figure = this.#figures.get(key) ?? { ...named, samples: new Map() };
    this.#figures.set(key, figure);
    figure.samples.set(subject, [...(figure.samples.get(subject) ?? []), sample]);
  }

  of(scenario: string): readonly Figure[] {
    return [...this.#figures.values()].filter((figure) => figure.scenario === scenario);
  }

  figure(key: string): Figure | undefined {
    return this.#figures.get(key);
  }
}
