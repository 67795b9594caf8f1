// Thirty people in the room of a meeting, without browsers: they all run in one process of their own, so that neither
// the browser that is measured nor whoever presses its keys pays for them. What they do stands in writers-process.ts.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { BoardId, ItemId, MemberId } from '../../../../shared/ids.ts';

/** Who writes where: all that the process is told before it begins. */
export interface Writing {
  /** `ws://host/sync`, without the board. */
  readonly url: string;
  readonly board: BoardId;
  readonly protocol: string;
  readonly item: ItemId;
  /** One writer for each. */
  readonly people: readonly { readonly member: MemberId; readonly name: string }[];
}

/** Heard by the process: come in and write, or go out again. It answers when that is done. */
export type Order = 'come' | 'go';

export class Writers {
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess) {
    this.#process = process;
  }

  static async start(writing: Writing): Promise<Writers> {
    const entry = JSON.stringify(`${import.meta.dirname}/writers-process.ts`);
    const script = `import('vite').then((vite) => vite.runnerImport(${entry}, { configFile: false }))`;
    const process = spawn(globalThis.process.execPath, ['-e', script, JSON.stringify(writing)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const writers = new Writers(process);
    await writers.#answer();
    return writers;
  }

  /** All come in and begin to write. */
  come(): Promise<void> {
    return this.#order('come');
  }

  /** All stop and leave: nobody shows them any more. */
  go(): Promise<void> {
    return this.#order('go');
  }

  stop(): void {
    this.#process.kill();
  }

  #order(order: Order): Promise<void> {
    this.#process.send(order);
    return this.#answer();
  }

  #answer(): Promise<void> {
    const waiting = new AbortController();
    const { signal } = waiting;
    const ended = once(this.#process, 'exit', { signal }).then(() => {
      throw new Error('the process of the writers ended');
    });
    const answered = once(this.#process, 'message', { signal }).then(() => undefined);
    return Promise.race([answered, ended]).finally(() => waiting.abort());
  }
}
