// Lets so many in at once; the others wait in line. When many join a large board in the same moment, its answers
// leave a few at a time, and the relay stays awake for everybody else.

export class Gate {
  readonly #most: number;
  readonly #line: (() => void)[] = [];
  #inside = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Calls `start` at once or when its turn comes. Whoever is inside calls `leave` once for each start. */
  enter(start: () => void): void {
    if (this.#inside >= this.#most) {
      this.#line.push(start);
      return;
    }
    this.#inside += 1;
    start();
  }

  leave(): void {
    this.#inside -= 1;
    const next = this.#line.shift();
    if (!next) return;
    this.#inside += 1;
    next();
  }
}
