// The hand on the relay's clock: a real relay process whose time a test sets. All clocks on the board run on the relay's
// time, so that one hand moves them all, and nobody has to wait. The product knows nothing of it: before the relay
// starts, its process is given another `Date.now`, which adds what stands in a file.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, vi } from 'vitest';
import type { GwApp } from '../../../client/components/gw-app.ts';
import { patienceMs, type Tab } from './tab.ts';

/** On a busy machine an answer may take so long that nobody can be sure: then it is asked again. */
async function measure(tab: Tab, ahead: number): Promise<void> {
  const clock = () =>
    tab.page.evaluate(() => {
      const session = document.querySelector<GwApp>('gw-app')?.session;
      return { sure: session?.clockIsSure ?? false, now: session?.now() ?? 0 };
    });
  const isRight = ({ sure, now }: Awaited<ReturnType<typeof clock>>) =>
    sure && Math.abs(now - Date.now() - ahead) < 1000;
  if (isRight(await clock())) return;
  await tab.page.evaluate(() => void dispatchEvent(new Event('online')));
  await expect.poll(async () => isRight(await clock()), { timeout: 3000, interval: 50 }).toBe(true);
}

const preload = (file: string) => `
  import { readFileSync } from 'node:fs';
  const now = Date.now;
  Date.now = () => now() + Number(readFileSync(${JSON.stringify(file)}, 'utf8'));
`;

export class RelayTime {
  readonly #folder = mkdtempSync(join(tmpdir(), 'groundwork-time-'));
  readonly #file = join(this.#folder, 'ahead');

  constructor() {
    writeFileSync(this.#file, '0');
    writeFileSync(join(this.#folder, 'clock.mjs'), preload(this.#file));
  }

  /** For the relay's process. */
  get environment(): Readonly<Record<string, string>> {
    return { NODE_OPTIONS: `--import ${pathToFileURL(join(this.#folder, 'clock.mjs')).href}` };
  }

  /**
   * From now on the relay's clock goes on from this moment. These tabs notice as they do after a sleep; settles when
   * each of them has measured it and is sure.
   */
  async set(moment: number, ...tabs: readonly Tab[]): Promise<void> {
    const ahead = moment - Date.now();
    writeFileSync(this.#file, String(ahead));
    await Promise.all(
      tabs.map((tab) => vi.waitFor(() => measure(tab, ahead), { timeout: patienceMs, interval: 1000 })),
    );
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
