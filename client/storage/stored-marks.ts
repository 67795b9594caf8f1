// A set of marks that this browser keeps for one board, such as what its person has seen. It knows no items. The newest
// are kept; other tabs' marks are taken in with each write.

import type { KnownBoards } from './known-boards.ts';

const most = 5000;

function parseMarks(stored: unknown): readonly string[] {
  return Array.isArray(stored) ? stored.filter((mark) => typeof mark === 'string').slice(-most) : [];
}

export class StoredMarks {
  readonly #known: Pick<KnownBoards, 'setting' | 'setSetting'>;
  readonly #name: string;
  readonly #listeners = new Set<() => void>();
  readonly #marks = new Set<string>();
  #loaded = false;
  #writing: Promise<void>;

  constructor(known: Pick<KnownBoards, 'setting' | 'setSetting'>, name: string) {
    this.#known = known;
    this.#name = name;
    this.#writing = this.#load();
  }

  get loaded(): boolean {
    return this.#loaded;
  }

  has(mark: string): boolean {
    return this.#marks.has(mark);
  }

  add(marks: readonly string[]): void {
    const fresh = marks.filter((mark) => !this.#marks.has(mark));
    if (fresh.length === 0) return;
    for (const mark of fresh) this.#marks.add(mark);
    this.#tell();
    this.#writing = this.#store(this.#writing);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Settles when all that was marked so far is kept, or cannot be. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  async #load(): Promise<void> {
    await this.#take();
    this.#loaded = true;
    this.#tell();
  }

  async #store(before: Promise<void>): Promise<void> {
    await before;
    await this.#take();
    await this.#known.setSetting(this.#name, [...this.#marks].slice(-most));
  }

  async #take(): Promise<void> {
    const stored = await this.#known.setting(this.#name, parseMarks).catch(() => []);
    for (const mark of stored) this.#marks.add(mark);
  }

  #tell(): void {
    for (const listener of Array.from(this.#listeners)) listener();
  }
}
