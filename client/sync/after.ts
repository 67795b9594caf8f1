// The one way in which sync waits: replaced in tests by a clock that is turned by hand.

/** Runs `run` once after `ms` milliseconds, unless the returned function is called before. */
export type After = (ms: number, run: () => void) => () => void;

export const after: After = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};
