// A browser with a profile of its own on the disk, as people have, so that its caches behave as theirs do; and pages in
// it that the probe looks at.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type CDPSession, type Page } from 'playwright-core';
import { chromiumArgs, chromiumPath } from '../../browser/chromium.ts';
import type { Look } from './probe/cards.ts';
import type { Opening } from './probe/opening.ts';
import { probeScript } from './probe-script.ts';

/** A board that is not there by then is said not to open. */
const openingMs = 120_000;

export class MeasuredPage {
  readonly page: Page;
  readonly devtools: CDPSession;

  constructor(page: Page, devtools: CDPSession) {
    this.page = page;
    this.devtools = devtools;
  }

  /** Opens an address and waits until the page is at rest. */
  async open(url: string, longestMs = openingMs): Promise<Opening> {
    await this.page.goto(url, { waitUntil: 'commit' });
    const opening = await this.page.evaluate((ms) => window.probe.opened(ms), longestMs);
    if (!opening) throw new Error('the board did not open');
    return opening;
  }
}

export class Browser {
  readonly #folder: string;
  readonly #context: BrowserContext;

  private constructor(folder: string, context: BrowserContext) {
    this.#folder = folder;
    this.#context = context;
  }

  static async start(look: Look): Promise<Browser> {
    const folder = await mkdtemp(join(tmpdir(), 'groundwork-bench-'));
    const context = await chromium.launchPersistentContext(folder, {
      executablePath: await chromiumPath(),
      args: chromiumArgs,
      viewport: { width: 1440, height: 900 },
    });
    context.setDefaultTimeout(60_000);
    const script = await probeScript();
    await context.addInitScript(
      `if (location.protocol !== 'about:') { ${script}; window.probe.watch(${JSON.stringify(look)}); }`,
    );
    return new Browser(folder, context);
  }

  /** `cpu`: how many times slower the page's main thread shall be. */
  async page(cpu = 1): Promise<MeasuredPage> {
    const page = await this.#context.newPage();
    const devtools = await this.#context.newCDPSession(page);
    if (cpu !== 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    return new MeasuredPage(page, devtools);
  }

  async close(): Promise<void> {
    await this.#context.close();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
