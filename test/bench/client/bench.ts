// One scenario with one product: what it measures on, and where its figures go.

import { setTimeout as pause } from 'node:timers/promises';
import { Browser } from './browser.ts';
import type { Named } from './figures.ts';
import type { Subject } from './subject.ts';

export { pause };

/** What the caller of the bench asked for. */
export interface Wishes {
  /** Sizes of the boards, the usual one first. */
  readonly sizes: readonly number[];
  readonly cpus: readonly number[];
  readonly runs: number;
}

export class Bench {
  readonly subject: Subject;
  readonly wishes: Wishes;
  readonly #scenario: string;
  readonly #add: (named: Named, sample: number) => void;
  readonly #open = new Set<Browser>();

  constructor(options: {
    readonly subject: Subject;
    readonly wishes: Wishes;
    readonly scenario: string;
    readonly add: (named: Named, sample: number) => void;
  }) {
    this.subject = options.subject;
    this.wishes = options.wishes;
    this.#scenario = options.scenario;
    this.#add = options.add;
  }

  /** The size that scenarios of one size take. */
  get size(): number {
    return this.wishes.sizes[0] ?? 1000;
  }

  /** A browser that has never been here. */
  async browser(): Promise<Browser> {
    const browser = await Browser.start(this.subject.look);
    this.#open.add(browser);
    return browser;
  }

  note(named: Omit<Named, 'scenario'>, sample: number): void {
    this.#add({ scenario: this.#scenario, ...named }, sample);
  }

  /** Closes what is still open; `only` one of the browsers. */
  async close(only?: Browser): Promise<void> {
    for (const browser of only ? [only] : [...this.#open]) {
      this.#open.delete(browser);
      await browser.close();
    }
  }
}

export type Scenario = (bench: Bench) => Promise<void>;
