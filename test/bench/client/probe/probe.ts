// What runs in a measured page before anything of its own, as `window.probe`. Whatever it says is on the screen was
// painted; it looks at the page from outside and changes nothing.

import { Cards, type Box, type Look } from './cards.ts';
import { Frames, type Gaps } from './frames.ts';
import { Keys, written } from './keys.ts';
import { LongTasks } from './long-tasks.ts';
import { OpeningWatch, type Opening } from './opening.ts';
import { whenPainted } from './paint.ts';

const patienceMs = 20_000;

class Probe {
  readonly #longTasks = new LongTasks();
  #cards: Cards | undefined;
  #opening: OpeningWatch | undefined;
  #frames: Frames | undefined;
  #keys: Keys | undefined;

  /** To be called before the page begins. */
  watch(look: Look): void {
    this.#cards = new Cards(look);
    this.#opening = new OpeningWatch(this.#cards, this.#longTasks);
  }

  get #there(): Cards {
    if (!this.#cards) throw new Error('nobody said how the board looks');
    return this.#cards;
  }

  opened(longestMs: number): Promise<Opening | null> {
    return this.#opening?.rest(longestMs) ?? Promise.resolve(null);
  }

  /** For a page without cards, on which it would look for the first one for ever. */
  hasNoCards(): void {
    this.#opening?.end();
  }

  inSight(column: string): string[] {
    return this.#there.inSight(column);
  }

  boxOf(item: string): Box | undefined {
    return this.#there.boxOf(item);
  }

  boxOfList(column: string): Box | undefined {
    return this.#there.boxOfList(column);
  }

  says(item: string, words: string, longestMs = patienceMs): Promise<number | null> {
    return whenPainted(this.#there.saying(item, words), longestMs);
  }

  stands(item: string, column: string, longestMs = patienceMs): Promise<number | null> {
    return whenPainted(this.#there.standing(item, column), longestMs);
  }

  startFrames(): void {
    this.#frames = new Frames();
  }

  endFrames(): Gaps {
    return this.#frames?.end() ?? { all: [], afterDrop: [] };
  }

  /** `alphabet`: the letters that count, where others write into the same field. */
  startKeys(alphabet: string | null = null): void {
    this.#keys = new Keys(alphabet);
  }

  endKeys(): readonly number[] {
    return this.#keys?.end() ?? [];
  }

  written(): string {
    return written();
  }
}

declare global {
  interface Window {
    probe: Probe;
  }
}

window.probe = new Probe();
