// An import while somebody looks at it: starts the worker, asks it for one rehearsal at a time, hands on what it answers,
// and lets go of all of it at any moment. Where the browser starts no worker the same job runs in the page.

import * as Y from 'yjs';
import type { Board } from '../../shared/board/document.ts';
import type { ImportWish } from '../../shared/board/rehearse-import.ts';
import type { BoardId } from '../../shared/ids.ts';
import type { ImportPlan } from '../../shared/import/plan.ts';
import type { ImportPreview } from '../../shared/import/preview.ts';
import { parseAnswer, type ImportRequest, type ImportStage } from './import-message.ts';

export interface ImportListener {
  progress(stage: ImportStage, part: number | null): void;
  preview(preview: ImportPreview): void;
  /** A board of this browser has so many of the items. */
  holder(board: BoardId, items: number): void;
  /** It is over: the file cannot be imported, with a sentence that says why. */
  failed(sentence: string): void;
}

/** Milliseconds that a worker may take to start. */
const startPatience = 10_000;

const died =
  'This browser stopped while it read the file, which may be too large for this device. Export fewer items and try again.';

export class ImportWork {
  readonly #listener: ImportListener;
  /** What the worker is to do as soon as it is there. */
  readonly #waiting: ImportRequest[] = [];
  #send: ((request: ImportRequest) => void) | undefined;
  #worker: Worker | undefined;
  #inPage = false;
  #over = false;
  #rehearsing = false;
  #next: ImportWish | undefined;
  #onPlan: ((plan: ImportPlan) => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(listener: ImportListener) {
    this.#listener = listener;
    this.#start();
  }

  /** True when the page itself does the work, and may stand still for a moment meanwhile. */
  get inPage(): boolean {
    return this.#inPage;
  }

  /** Reads a file for this board, or for a new one, and rehearses it. */
  read(file: File, board: Board | null, wish: ImportWish): void {
    this.#ask({ type: 'read', file, state: board && Y.encodeStateAsUpdate(board.doc) });
    this.rehearse(wish);
  }

  /** Rehearses with other choices; of several asked for while one is under way only the last is made. */
  rehearse(wish: ImportWish): void {
    this.#next = wish;
    if (this.#rehearsing) return;
    this.#rehearsing = true;
    this.#next = undefined;
    this.#ask({ type: 'rehearse', wish });
  }

  /** Looks which of these boards have items of the file. */
  lookForHolders(boards: readonly BoardId[]): void {
    if (boards.length > 0) this.#ask({ type: 'holders', boards });
  }

  /** The plan as it is wanted. Never settles when the work is cancelled. */
  plan(wish: ImportWish): Promise<ImportPlan> {
    return new Promise((resolve) => {
      this.#onPlan = resolve;
      this.#ask({ type: 'plan', wish });
    });
  }

  /** Lets go of everything; nothing of it is heard of again. */
  cancel(): void {
    this.#over = true;
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#waiting.length = 0;
  }

  #start(): void {
    try {
      const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' });
      this.#worker = worker;
      worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#hear(data));
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        this.#lost();
      });
      this.#timer = setTimeout(() => this.#lost(), startPatience);
    } catch {
      this.#lost();
    }
  }

  /** The worker did not start, or broke off. */
  #lost(): void {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    if (this.#over) return;
    if (this.#send) return this.#fail(died);
    this.#inPage = true;
    void this.#startInPage();
  }

  async #startInPage(): Promise<void> {
    try {
      const { ImportJob } = await import('./import-job.ts');
      const job = new ImportJob((answer) => this.#hear(answer));
      this.#begin((request) => job.take(request));
    } catch {
      this.#fail('A part of this page could not be loaded. Check your connection and try again.');
    }
  }

  #begin(send: (request: ImportRequest) => void): void {
    clearTimeout(this.#timer);
    this.#send = send;
    for (const request of this.#waiting.splice(0)) send(request);
  }

  #ask(request: ImportRequest): void {
    if (this.#over) return;
    if (this.#send) this.#send(request);
    else this.#waiting.push(request);
  }

  #fail(sentence: string): void {
    this.cancel();
    this.#listener.failed(sentence);
  }

  #hear(data: unknown): void {
    const answer = this.#over ? undefined : parseAnswer(data);
    switch (answer?.type) {
      case 'ready':
        return this.#begin((request) => this.#worker?.postMessage(request));
      case 'progress':
        return this.#listener.progress(answer.stage, answer.part);
      case 'preview':
        this.#rehearsing = false;
        if (this.#next) return this.rehearse(this.#next);
        return this.#listener.preview(answer.preview);
      case 'plan':
        return this.#onPlan?.(answer.plan);
      case 'holder':
        return this.#listener.holder(answer.board, answer.items);
      case 'failed':
        return this.#fail(answer.sentence);
      case 'read':
      case undefined:
        return undefined;
    }
  }
}
