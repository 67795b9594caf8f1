// Counts what a piece of work does by the calls that it makes of a method of everybody's: what a duration would say of
// the machine as well. A mock would keep all that it is called with, which for millions of calls is more than there is.

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** Does the work and shows each call of the method meanwhile, before it is made. */
export function withSeenCalls(
  owner: object,
  method: string,
  seen: (self: unknown, args: readonly unknown[]) => void,
  work: () => void,
): void {
  const own = Reflect.get(owner, method) as Method;
  const shown: Method = function (...args) {
    seen(this, args);
    return Reflect.apply(own, this, args);
  };
  Reflect.set(owner, method, shown);
  try {
    work();
  } finally {
    Reflect.set(owner, method, own);
  }
}
