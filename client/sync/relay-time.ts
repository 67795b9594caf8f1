// The relay's time on this device: pure arithmetic over samples and a clock that only runs forward. It asks
// nothing and waits for nothing; times are arguments, in milliseconds.

/** One question and its answer. t0 and t3 are this device's running clock, t1 and t2 the relay's, since 1970. */
export interface TimeSample {
  readonly t0: number;
  readonly t1: number;
  readonly t2: number;
  readonly t3: number;
}

export interface Measurement {
  /** Add it to this device's running clock to get the relay's time. */
  readonly offset: number;
  readonly roundTrip: number;
}

/** How much faster or slower than real time the clock may run while it makes up a difference. */
const slew = 0.05;
const jumpMs = 2000;
/** A laptop's clock drifts less than this share of the time that passes. */
const drift = 100e-6;
/**
 * Two screens that are each this near to the relay differ by less than 250 ms. A round trip of r leaves an error
 * of at most r/2, so this is met up to round trips of 250 ms.
 */
const sureWithinMs = 125;

const year2001 = 1e12;
const year2200 = 7.3e12;

function measurement({ t0, t1, t2, t3 }: TimeSample): Measurement | undefined {
  if (!(t1 > year2001 && t2 < year2200 && t2 >= t1 && t3 >= t0)) return undefined;
  return { offset: (t1 - t0 + (t2 - t3)) / 2, roundTrip: Math.max(0, t3 - t0 - (t2 - t1)) };
}

/** The one with the smallest round trip; samples with impossible times are passed over. */
export function bestOf(samples: readonly TimeSample[]): Measurement | undefined {
  let best: Measurement | undefined;
  for (const sample of samples) {
    const found = measurement(sample);
    if (found && (!best || found.roundTrip < best.roundTrip)) best = found;
  }
  return best;
}

export class RelayTime {
  /** Where the offset started from, when, and where it is heading. */
  #from: number;
  #at: number;
  #target: number;
  /** Half the round trip of the measurement in use; infinite while nothing can be believed. */
  #error = Infinity;
  #measured = false;

  /** Until the first measurement it shows this device's own wall clock. */
  constructor(running: number, wall: number) {
    this.#from = wall - running;
    this.#target = this.#from;
    this.#at = running;
  }

  now(running: number): number {
    return running + this.#offset(running);
  }

  /** How far from the relay's time `now` may be at most. */
  error(running: number): number {
    return this.#bound(running) + Math.abs(this.#target - this.#offset(running));
  }

  /** False: show "≈" before a time. */
  sure(running: number): boolean {
    return this.error(running) <= sureWithinMs;
  }

  /** This device slept, or its clock was set: nothing is believed until the next measurement. */
  doubt(): void {
    this.#error = Infinity;
  }

  measured({ offset, roundTrip }: Measurement, running: number): void {
    const error = roundTrip / 2;
    const known = this.#bound(running);
    // A worse measurement that does not contradict a better one teaches nothing.
    if (error > known && Math.abs(offset - this.#target) <= error + known) return;
    const shown = this.#offset(running);
    const jump = !this.#measured || Math.abs(offset - shown) > jumpMs;
    this.#from = jump ? offset : shown;
    this.#target = offset;
    this.#at = running;
    this.#error = error;
    this.#measured = true;
  }

  #bound(running: number): number {
    return this.#error + Math.max(0, running - this.#at) * drift;
  }

  #offset(running: number): number {
    const most = Math.max(0, running - this.#at) * slew;
    const difference = this.#target - this.#from;
    return this.#from + Math.sign(difference) * Math.min(Math.abs(difference), most);
  }
}
