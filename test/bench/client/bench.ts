// One scenario with one product: what it measures on, and where its figures go.

import { setTimeout as pause } from 'node:timers/promises';
import { Browser } from './browser.ts';
import type { Named } from './figures.ts';
import { Line } from './line.ts';
import type { Colleague, FilledBoard, MeetingRoom, Subject } from './subject.ts';

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
  /** What has to be closed, also where a scenario breaks off. */
  readonly #open: (() => unknown)[] = [];

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
    this.#open.push(() => browser.close());
    return browser;
  }

  async colleague(board: FilledBoard): Promise<Colleague> {
    const colleague = await board.join();
    this.#open.push(() => colleague.leave());
    return colleague;
  }

  /** Undefined where the product knows no meetings. */
  async meeting(writers: number): Promise<MeetingRoom | undefined> {
    const room = await this.subject.meeting?.(writers);
    if (room) this.#open.push(() => room.leave());
    return room;
  }

  /** A line of one's own to the product, which can be cut. */
  async line(): Promise<Line> {
    const line = await Line.open(this.subject.origin);
    this.#open.push(() => line.close());
    return line;
  }

  note(named: Omit<Named, 'scenario'>, sample: number): void {
    this.#add({ scenario: this.#scenario, ...named }, sample);
  }

  /** Closes the browsers, and all that was opened beside them. */
  async close(): Promise<void> {
    for (const close of this.#open.splice(0).toReversed()) await close();
  }
}

export type Scenario = (bench: Bench) => Promise<void>;
