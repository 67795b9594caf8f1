// Time and chance as the relay's parts take them, so that a test can hold both still.

export interface Timing {
  /** Milliseconds on a clock that never steps back. */
  readonly now: () => number;
  /** Milliseconds since 1970. */
  readonly wallClock: () => number;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Calls once, so many milliseconds from now, unless the returned function is called first. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** Resolves when everything that has arrived by now has been handed on. */
  readonly turn: () => Promise<void>;
}

export const systemTiming: Timing = {
  now: () => performance.now(),
  wallClock: () => Date.now(),
  random: Math.random,
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  turn: () => new Promise((resolve) => setImmediate(resolve)),
};

export const waitFor = ({ after }: Timing, ms: number): Promise<void> =>
  new Promise((resolve) => {
    after(ms, resolve);
  });
