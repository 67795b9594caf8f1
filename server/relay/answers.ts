// Answers to the question what somebody lacks. Most are frames that are there already; what has to be made is made
// beside the event loop, once for all who ask the same, and large ones leave a few at a time.

import { syncType } from '../../shared/protocol.ts';
import { difference } from '../folding/difference.ts';
import type { Folding } from '../folding/folding.ts';
import type { RelayMetrics } from '../metrics.ts';
import type { BoardLog } from './board-log.ts';
import type { Gate } from './gate.ts';
import { readStateVector } from './held-content.ts';
import type { RelayLimits } from './limits.ts';
import { bytesOf, readySync, type ReadyFrame } from './ready-frame.ts';
import type { Since } from './session.ts';
import type { Timing } from './timing.ts';

export interface AnswersOptions {
  readonly folding: Folding;
  readonly gate: Gate;
  readonly limits: RelayLimits;
  readonly timing: Timing;
  readonly metrics: RelayMetrics;
}

export interface Given {
  readonly frames: readonly ReadyFrame[];
  readonly bytes: number;
  /** It holds everything up to this sequence. */
  readonly last: number;
}

interface Made {
  readonly frame: Promise<ReadyFrame>;
  readonly last: number;
  readonly until: number;
}

export class Answers {
  readonly #options: AnswersOptions;
  /** Differences, by the vector that they are for: in a storm many ask the same. */
  readonly #made = new Map<string, Made>();

  constructor(options: AnswersOptions) {
    this.#options = options;
  }

  /**
   * Gives what is lacked of everything relayed up to `last`; at once where that is possible. `give` is called inside
   * of the gate when it is large, and what it returns tells when the place is free again. Throws MalformedError.
   */
  find(
    log: BoardLog,
    vectorBytes: Uint8Array,
    since: Since | undefined,
    last: () => number,
    give: (given: Given) => Promise<void>,
    fail: (error: unknown) => void,
  ): void {
    const vector = readStateVector(vectorBytes);
    const known = new Uint8Array(vectorBytes);
    const { gate, limits, metrics } = this.#options;
    const compose = (): Given | Promise<Given> => {
      const now = last();
      const answer = (since && log.resumed(since.sequence, now)) ?? log.answer(vector, now);
      metrics.answered(answer?.how ?? 'difference');
      return answer ? { ...answer, last: now } : this.#difference(log, known, now);
    };
    const ready = (since && log.resumed(since.sequence, last())) ?? log.answer(vector, last());
    if (ready && ready.bytes <= limits.largeAnswerBytes) {
      metrics.answered(ready.how);
      void give({ ...ready, last: last() });
      return;
    }
    const start = async (): Promise<void> => give(await compose());
    if (log.bytes <= limits.largeAnswerBytes) return void start().catch(fail);
    gate.enter(() => {
      start()
        .catch(fail)
        .finally(() => gate.leave());
    });
  }

  async #difference(log: BoardLog, vector: Uint8Array, last: number): Promise<Given> {
    const now = this.#options.timing.now();
    for (const [key, { until }] of this.#made) if (until < now) this.#made.delete(key);
    const key = Buffer.from(vector).toString('base64');
    let made = this.#made.get(key);
    if (!made || log.rowsBetween(made.last, last) === undefined) {
      const { folding, limits } = this.#options;
      const updates = log.updates(last);
      const small = log.bytes <= limits.inlineDifferenceBytes;
      const update = small ? difference(updates, vector) : folding.difference(updates, vector);
      const frame = Promise.resolve(update).then((bytes) => readySync(syncType.step2, bytes));
      made = { frame, last, until: now + this.#options.limits.differenceMs };
      this.#made.set(key, made);
      frame.catch(() => this.#made.delete(key));
    }
    const frame = await made.frame;
    return { frames: [frame], bytes: bytesOf([frame]), last: made.last };
  }
}
