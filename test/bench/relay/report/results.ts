// What was measured, by peer, scenario, variant and run.

import { median } from '../machine/histogram.ts';
import type { Measured } from '../generator/order.ts';
import type { Figure } from '../generator/stage.ts';
import type { ScenarioName } from '../peers/peer.ts';

export interface Line extends Measured {
  readonly peer: string;
  readonly scenario: ScenarioName;
  readonly run: number;
}

export class Results {
  readonly #lines: Line[] = [];

  add(line: Line): void {
    this.#lines.push(line);
  }

  peers(scenario: ScenarioName): readonly string[] {
    return [...new Set(this.#of(scenario).map(({ peer }) => peer))];
  }

  variants(scenario: ScenarioName): readonly string[] {
    return [...new Set(this.#of(scenario).flatMap(({ readings }) => readings.map(({ variant }) => variant)))];
  }

  /** One for each run in which it was measured. */
  samples(
    scenario: ScenarioName,
    variant: string,
    peer: string,
    figure: string,
  ): ReadonlyMap<number, Figure> {
    return new Map(
      this.#of(scenario)
        .filter((line) => line.peer === peer)
        .flatMap(({ run, readings }) => {
          const value = readings.find((reading) => reading.variant === variant)?.figures[figure];
          return value === undefined ? [] : [[run, value] as const];
        }),
    );
  }

  noise(scenario: ScenarioName, peer: string): { readonly steal: number; readonly other: number } {
    const lines = this.#of(scenario).filter((line) => line.peer === peer);
    return {
      steal: median(lines.map(({ noise }) => noise.steal)),
      other: median(lines.map(({ noise }) => noise.other)),
    };
  }

  /** Why a peer has no figures, one sentence for each time. */
  failures(scenario: ScenarioName): readonly string[] {
    return this.#of(scenario).flatMap(({ peer, failed }) =>
      failed === undefined ? [] : [`${peer}: ${failed}`],
    );
  }

  #of(scenario: ScenarioName): readonly Line[] {
    return this.#lines.filter((line) => line.scenario === scenario);
  }
}

/** Numbers alone. */
export function numbers(samples: ReadonlyMap<number, Figure>): ReadonlyMap<number, number> {
  return new Map(
    [...samples].flatMap(([run, value]) =>
      typeof value === 'number' && !Number.isNaN(value) ? [[run, value] as const] : [],
    ),
  );
}
