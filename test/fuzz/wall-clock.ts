// The clock of the machine, stopped: Yjs joins typing into bursts by Date.now, which it takes hold of when it is first
// loaded, so this module must be imported before it. Without it one seed would not always make one run.

let now = Date.UTC(2026, 10, 23, 9);

/** Lets the machine's clock go on by so many milliseconds. */
export function passTime(ms: number): void {
  now += ms;
}

Date.now = () => now;
