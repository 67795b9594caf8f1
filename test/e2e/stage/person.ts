// A person at a browser of their own, with a line of their own that can be pulled out.

import type { BrowserContext } from 'playwright-core';
import type { Line } from './line.ts';
import { Tab } from './tab.ts';

export class Person {
  readonly context: BrowserContext;
  readonly line: Line;
  readonly tabs: Tab[] = [];
  #losesLine = false;

  constructor(context: BrowserContext, line: Line) {
    this.context = context;
    this.line = line;
  }

  /** From now on a dead line is no surprise in this person's tabs. */
  mayLoseLine(): void {
    this.#losesLine = true;
  }

  /** This browser keeps nothing for pages, as in some private windows. To be said before the first tab. */
  async keepNothing(): Promise<void> {
    await this.context.addInitScript(() => {
      Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
    });
  }

  async tab(link?: string): Promise<Tab> {
    const tab = await Tab.open(await this.context.newPage(), this.line, () => this.#losesLine);
    this.tabs.push(tab);
    if (link !== undefined) await tab.follow(link);
    return tab;
  }

  /** No relay any more; the page itself can still be loaded, as from a browser that keeps it. */
  cutLine(): void {
    this.#losesLine = true;
    this.line.cut();
  }

  /** The line is there again, and the browser notices as it does when a cable is put back. */
  async mendLine(): Promise<void> {
    await this.context.setOffline(true);
    this.line.mend();
    await this.context.setOffline(false);
  }

  async leave(): Promise<void> {
    await this.context.close();
    this.line.close();
  }
}
