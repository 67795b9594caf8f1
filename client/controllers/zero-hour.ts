// One moment on the relay's clock that somebody waits for. The timers of a page run by another clock than the relay's, may
// come early, are held back while nobody looks, and stand still while a laptop sleeps; so the way there goes in steps,
// the last of them short, and each looks at the clock anew.

/** Runs `run` once after `ms` milliseconds, unless the returned function is called before. */
export type After = (ms: number, run: () => void) => () => void;

export const later: After = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** A clock that makes up a difference runs up to a twentieth faster: a step never goes further than nine tenths. */
const step = 0.9;
/** So near, the rest is waited for at once: in it that twentieth is nothing. */
const near = 500;

export class ZeroHour {
  readonly #now: () => number;
  readonly #reached: () => void;
  readonly #after: () => After;
  #at: number | null = null;
  #cancel = () => {};

  /** `reached` is called once when `now` has come to the moment that was set. */
  constructor(now: () => number, reached: () => void, after: () => After = () => later) {
    this.#now = now;
    this.#reached = reached;
    this.#after = after;
  }

  /** Another moment, or none; also the same one again, when the clock was set or the page is seen again. */
  set(at: number | null): void {
    this.#at = at;
    this.#wait();
  }

  #wait(): void {
    this.#cancel();
    this.#cancel = () => {};
    if (this.#at === null) return;
    const left = Math.max(0, this.#at - this.#now());
    this.#cancel = this.#after()(left > near ? left * step : left, () => this.#look());
  }

  #look(): void {
    if (this.#at === null) return;
    if (this.#now() < this.#at) {
      this.#wait();
      return;
    }
    this.#at = null;
    this.#reached();
  }
}
