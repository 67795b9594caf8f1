// Answers to the question what somebody lacks. Most are frames that are there already; what has to be made is made
// beside the event loop, once for all who ask the same, and large ones leave a few at a time.

import type { BoardId } from '../../shared/ids.ts';
import { syncType } from '../../shared/protocol.ts';
import { difference } from '../folding/difference.ts';
import type { Folding } from '../folding/folding.ts';
import type { RelayMetrics } from '../metrics.ts';
import type { BoardLog } from './board-log.ts';
import type { Gate } from './gate.ts';
import type { StateVector } from './held-content.ts';
import type { RelayLimits } from './limits.ts';
import { bytesOf, readySync, type ReadyFrame } from './ready-frame.ts';
import type { Since } from './session.ts';
import type { Timing } from './timing.ts';

export interface AnswersOptions {
  readonly board: BoardId;
  readonly folding: Folding;
  readonly gate: Gate;
  readonly limits: RelayLimits;
  readonly timing: Timing;
  readonly metrics: RelayMetrics;
}

/** What somebody has, read and as it came. */
export interface Question {
  readonly vector: StateVector;
  readonly bytes: Uint8Array;
}

export interface Given {
  readonly frames: ReadyFrame;
  /** Bytes that it counts for: its own, or those that it was made of. */
  readonly cost: number;
  /** It holds everything up to this sequence. */
  readonly last: number;
}

interface Made {
  readonly frame: Promise<ReadyFrame>;
  readonly last: number;
  /** Infinity while it is being made. */
  until: number;
}

export class Answers {
  readonly #options: AnswersOptions;
  /** Differences, by the vector that they are for: in a storm many ask the same. */
  readonly #made = new Map<string, Made>();

  constructor(options: AnswersOptions) {
    this.#options = options;
  }

  /**
   * Gives what is lacked of everything relayed up to `last`, unless it is not wanted any more; at once where that is
   * possible. `give` is called inside of the gate when it is large, and what it returns tells when the place is free
   * again.
   */
  find(
    log: BoardLog,
    { vector, bytes }: Question,
    since: Since | undefined,
    last: () => number,
    wanted: () => boolean,
    give: (given: Given) => Promise<void>,
    fail: (error: unknown) => void,
  ): void {
    const { board, gate, limits, metrics } = this.#options;
    const answer = () => (since && log.resumed(since.sequence, last())) ?? log.answer(vector, last());
    const compose = (found = answer()): Given | Promise<Given> => {
      metrics.answered(found?.how ?? 'difference');
      return found
        ? { frames: found.frames, cost: found.bytes, last: last() }
        : this.#difference(log, bytes, last());
    };
    const ready = answer();
    if (ready && ready.bytes <= limits.largeAnswerBytes) {
      void give(compose(ready) as Given);
      return;
    }
    const start = async (): Promise<void> => {
      if (!wanted()) return;
      const given = await compose();
      if (wanted()) await give(given);
    };
    // The worker makes one difference after the other, so whoever needs one waits in line as well.
    if (!ready && log.bytes <= limits.inlineDifferenceBytes) return void start().catch(fail);
    gate.enter(board, () => {
      start()
        .catch(fail)
        .finally(() => gate.leave());
    });
  }

  /** Lets go of differences that were made some time ago. */
  sweep(): void {
    const now = this.#options.timing.now();
    for (const [key, { until }] of this.#made) if (until < now) this.#made.delete(key);
  }

  async #difference(log: BoardLog, vector: Uint8Array, last: number): Promise<Given> {
    this.sweep();
    const key = Buffer.from(vector).toString('base64');
    let made = this.#made.get(key);
    if (!made || log.rowsBetween(made.last, last) === undefined) {
      const { folding, limits, timing } = this.#options;
      const updates = log.updates(last);
      const small = log.bytes <= limits.inlineDifferenceBytes;
      const update = small ? difference(updates, vector) : folding.difference(updates, vector);
      const frame = Promise.resolve(update).then((bytes) => readySync(syncType.step2, bytes));
      const making = { frame, last, until: Infinity };
      const [oldest] = this.#made.keys();
      if (oldest !== undefined && this.#made.size >= limits.differences) this.#made.delete(oldest);
      this.#made.set(key, (made = making));
      frame.then(
        () => (making.until = timing.now() + limits.differenceMs),
        () => this.#made.get(key) === making && this.#made.delete(key),
      );
    }
    const frame = await made.frame;
    return { frames: frame, cost: Math.max(bytesOf(frame), log.bytes), last: made.last };
  }
}
