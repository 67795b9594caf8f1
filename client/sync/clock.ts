// Keeps the relay's time: when to ask, and whether to believe. The arithmetic is in relay-time.ts.

import type { TimeAnswer } from '../../shared/protocol.ts';
import { after, type After } from './after.ts';
import { onWake, type OnWake } from './page-life.ts';
import { bestOf, RelayTime, type TimeSample } from './relay-time.ts';

/** The part of the connection that the clock needs. */
export interface TimeSource {
  readonly state: { readonly status: string };
  askTime(t0: number): boolean;
  onTime(listener: (answer: TimeAnswer) => void): () => void;
  subscribe(listener: () => void): () => void;
}

export interface RelayClockOptions {
  readonly source: TimeSource;
  readonly after?: After;
  readonly onWake?: OnWake;
  /** Milliseconds on a clock that only runs forward. */
  readonly running?: () => number;
  /** Milliseconds since 1970 on this device's clock, which people and networks set. */
  readonly wall?: () => number;
}

const questions = 5;
const answerPatienceMs = 3000;
const againMs = 60_000;
/** When no answer came at all. */
const soonMs = 5000;
/** The two clocks of this device drifting apart by more than this means that it slept or that its clock was set. */
const sleepMs = 1000;

export class RelayClock {
  readonly #source: TimeSource;
  readonly #after: After;
  readonly #running: () => number;
  readonly #wall: () => number;
  readonly #time: RelayTime;
  readonly #listeners = new Set<() => void>();
  readonly #ends: readonly (() => void)[];

  #connected = false;
  #apart: number;
  #asked: number | undefined;
  #samples: TimeSample[] = [];
  #cancel = () => {};

  constructor(options: RelayClockOptions) {
    this.#source = options.source;
    this.#after = options.after ?? after;
    this.#running = options.running ?? (() => performance.now());
    this.#wall = options.wall ?? Date.now;
    this.#time = new RelayTime(this.#running(), this.#wall());
    this.#apart = this.#wall() - this.#running();
    this.#ends = [
      this.#source.onTime((answer) => this.#answered(answer)),
      this.#source.subscribe(() => this.#follow()),
      (options.onWake ?? onWake)(() => this.#measure()),
    ];
    this.#follow();
  }

  /** The relay's time, milliseconds since 1970; this device's own until the relay was first asked. */
  now(): number {
    this.#doubtSoon();
    return this.#time.now(this.#running());
  }

  /** False: the time may be off by more than an eighth of a second; show "≈". */
  sure(): boolean {
    this.#doubtSoon();
    return this.#time.sure(this.#running());
  }

  /** Calls after each measurement, and when the clock lost its certainty. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stop(): void {
    this.#cancel();
    for (const end of this.#ends) end();
    this.#listeners.clear();
  }

  #follow(): void {
    const connected = this.#source.state.status === 'connected';
    if (connected === this.#connected) return;
    this.#connected = connected;
    this.#cancel();
    if (connected) this.#measure();
  }

  /** True when this device slept since the last look; then nothing is believed until the relay has answered. */
  #slept(): boolean {
    const apart = this.#wall() - this.#running();
    if (Math.abs(apart - this.#apart) <= sleepMs) return false;
    this.#apart = apart;
    this.#time.doubt();
    return true;
  }

  /** Whoever asks for the time is often in the middle of drawing it: tell and measure after that. */
  #doubtSoon(): void {
    if (!this.#slept()) return;
    this.#cancel();
    this.#cancel = this.#after(0, () => {
      this.#notify();
      this.#measure();
    });
  }

  #measure(): void {
    if (this.#slept()) this.#notify();
    this.#samples = [];
    this.#ask();
  }

  #ask(): void {
    this.#cancel();
    const t0 = this.#running();
    if (!this.#source.askTime(t0)) return;
    this.#asked = t0;
    this.#cancel = this.#after(answerPatienceMs, () => this.#conclude());
  }

  #answered({ t0, t1, t2 }: TimeAnswer): void {
    if (t0 !== this.#asked) return;
    this.#asked = undefined;
    this.#samples.push({ t0, t1, t2, t3: this.#running() });
    if (this.#samples.length < questions) this.#ask();
    else this.#conclude();
  }

  #conclude(): void {
    this.#cancel();
    this.#asked = undefined;
    const best = bestOf(this.#samples);
    if (best) this.#time.measured(best, this.#running());
    this.#cancel = this.#after(best ? againMs : soonMs, () => this.#measure());
    if (best) this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}
