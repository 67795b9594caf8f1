// Time that stands still until the run moves it, and turns of the event loop that end when the run says so.

import type { Outbox } from '../../../server/relay/outbox.ts';
import { Turn } from '../../../server/relay/outbox.ts';
import type { Timing } from '../../../server/relay/timing.ts';
import { monday } from '../../board-kit.ts';
import type { Draw } from '../draw.ts';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

export class ModelTiming implements Timing {
  readonly random: Timing['random'];
  #now = 0;
  #timers: Timer[] = [];
  #turns: (() => void)[] = [];

  constructor(draw: Draw) {
    this.random = draw.random;
  }

  readonly now = (): number => this.#now;
  readonly wallClock = (): number => monday + this.#now;

  readonly after = (ms: number, run: () => void): (() => void) => {
    const timer = { at: this.#now + ms, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  };

  readonly turn = (): Promise<void> =>
    new Promise((resolve) => {
      this.#turns.push(resolve);
    });

  get waits(): boolean {
    return this.#turns.length > 0;
  }

  endTurn(): void {
    const turns = this.#turns;
    this.#turns = [];
    for (const resolve of turns) resolve();
  }

  advance(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = until;
  }
}

/** What sessions have written leaves when the run ends the turn. */
export class ModelTurn extends Turn {
  #waiting: Outbox[] = [];

  override schedule(outbox: Outbox): void {
    this.#waiting.push(outbox);
  }

  end(): void {
    const due = this.#waiting;
    this.#waiting = [];
    for (const outbox of due) outbox.flush();
  }
}
