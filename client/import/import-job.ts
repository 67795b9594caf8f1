// The work of an import up to the moment when it is made: reads a file, understands it, rehearses it on a copy of the
// board as often as a choice changes, and says which boards of this browser hold its items already. It runs in a worker,
// and in the page where there is none; nothing that it does is kept.

import { openBoard } from '../../shared/board/document.ts';
import type { Act } from '../../shared/board/edit.ts';
import { itemsBySource } from '../../shared/board/import-plan.ts';
import {
  copyOfBoard,
  rehearseImport,
  wantedPlan,
  type ImportWish,
} from '../../shared/board/rehearse-import.ts';
import { Refusal } from '../../shared/board/edit.ts';
import type { BoardId } from '../../shared/ids.ts';
import { decodeFile } from '../../shared/import/file-text.ts';
import type { ImportPlan } from '../../shared/import/plan.ts';
import { planFromText } from '../../shared/import/recognise.ts';
import { UnreadableFile } from '../../shared/import/unreadable.ts';
import { readStoredDocument } from '../storage/stored-document.ts';
import type { ImportAnswer, ImportRequest } from './import-message.ts';
import { readFile } from './read-file.ts';

interface Understood {
  readonly file: string;
  readonly plan: ImportPlan;
  readonly state: Uint8Array | null;
}

/** Least milliseconds between two words about progress. */
const progressGap = 50;

export class ImportJob {
  readonly #answer: (answer: ImportAnswer) => void;
  #understood: Understood | undefined;
  #saidAt = 0;
  #before: Promise<void> = Promise.resolve();

  constructor(answer: (answer: ImportAnswer) => void) {
    this.#answer = answer;
  }

  /** Does what is asked, one thing after the other. */
  take(request: ImportRequest): void {
    this.#before = this.#before.then(() =>
      this.#do(request).catch((error: unknown) =>
        this.#answer({ type: 'failed', sentence: sentenceOf(error) }),
      ),
    );
  }

  async #do(request: ImportRequest): Promise<void> {
    if (request.type === 'read') return this.#read(request.file, request.state);
    const understood = this.#understood;
    if (!understood) return undefined;
    if (request.type === 'holders') return this.#look(understood.plan, request.boards);
    if (request.type === 'rehearse') return this.#rehearse(understood, request.wish);
    const { plan, state } = understood;
    return this.#answer({ type: 'plan', plan: wantedPlan(copyOfBoard(state), plan, request.wish) });
  }

  async #read(file: File, state: Uint8Array | null): Promise<void> {
    this.#understood = undefined;
    this.#answer({ type: 'progress', stage: 'reading', part: 0 });
    const bytes = await readFile(file, (part) => {
      if (performance.now() - this.#saidAt < progressGap) return;
      this.#saidAt = performance.now();
      this.#answer({ type: 'progress', stage: 'reading', part });
    });
    this.#answer({ type: 'progress', stage: 'understanding', part: null });
    await afterPaint();
    const { text, warnings } = decodeFile(bytes, TextDecoder);
    const plan = planFromText(text);
    this.#understood = {
      file: file.name,
      plan: { ...plan, warnings: [...warnings, ...plan.warnings] },
      state,
    };
    this.#answer({ type: 'read' });
  }

  #rehearse({ file, plan, state }: Understood, wish: ImportWish): void {
    const act: Act = { by: null, at: Date.now(), random: Math.random };
    this.#answer({ type: 'preview', preview: rehearseImport(state, act, file, plan, wish) });
  }

  async #look(plan: ImportPlan, boards: readonly BoardId[]): Promise<void> {
    const keys = new Set(plan.items.map(({ sourceKey }) => sourceKey).filter((key) => key !== ''));
    for (const board of boards) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, since each may be large
      const doc = await readStoredDocument(board);
      const items = doc ? [...itemsBySource(openBoard(doc)).keys()].filter((key) => keys.has(key)).length : 0;
      doc?.destroy();
      if (items > 0) this.#answer({ type: 'holder', board, items });
    }
  }
}

/** Milliseconds in which the page, where it does the work itself, shows what was said before it goes on. */
const paintMs = typeof document === 'undefined' ? 0 : 30;

const afterPaint = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, paintMs));

function sentenceOf(error: unknown): string {
  if (error instanceof UnreadableFile || error instanceof Refusal) return error.message;
  if (error instanceof RangeError) return 'This file is too large for this browser. Export fewer items.';
  return 'This file could not be understood: something in it is not as it should be. Export it again.';
}
