// Lets so many in at once; the others wait in line, each board in its own, and the lines take turns. When many join a
// large board in the same moment, its answers leave a few at a time, and who opens another board hardly waits for them.

import type { BoardId } from '../../shared/ids.ts';

export class Gate {
  readonly #most: number;
  /** Those that wait, the board whose turn it is first. */
  readonly #lines = new Map<BoardId, (() => void)[]>();
  #inside = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Calls `start` at once or when its turn comes. Whoever is inside calls `leave` once for each start. */
  enter(board: BoardId, start: () => void): void {
    if (this.#inside >= this.#most) {
      const line = this.#lines.get(board);
      if (line) line.push(start);
      else this.#lines.set(board, [start]);
      return;
    }
    this.#inside += 1;
    start();
  }

  leave(): void {
    this.#inside -= 1;
    const [first] = this.#lines;
    if (!first) return;
    const [board, line] = first;
    const next = line.shift();
    this.#lines.delete(board);
    if (line.length > 0) this.#lines.set(board, line);
    this.#inside += 1;
    next?.();
  }
}
