// Whether the store works, as it is told by the clock: what a failed write says, and for how long.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { StoreWatch } from '../../../server/store-watch.ts';

const slowMs = 1000;

/** A store of which nothing is seen but whether it takes writes. */
class Disk {
  state: 'good' | 'failing' | 'hanging' = 'good';
  probes = 0;
  #hanging: (() => void)[] = [];
  readonly watch = new StoreWatch({
    slowMs,
    patienceMs: 5 * slowMs,
    probe: () => {
      this.probes += 1;
      return this.take();
    },
  });

  take(): Promise<void> {
    if (this.state === 'failing') return Promise.reject(new Error('the disk is full'));
    if (this.state === 'good') return Promise.resolve();
    return new Promise((resolve) => this.#hanging.push(resolve));
  }

  heal(): void {
    this.state = 'good';
    for (const release of this.#hanging.splice(0)) release();
  }

  write = (): Promise<void> => this.watch.write(this.take()).catch(() => undefined);

  /** What is answered to whoever asks now; a store that hangs has the time it may take. */
  async ask(): Promise<boolean> {
    const looked = this.watch.look().then(() => this.watch.trouble);
    await vi.advanceTimersByTimeAsync(slowMs);
    return looked;
  }
}

let disk: Disk;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  disk = new Disk();
});
afterEach(() => {
  disk.watch.stop();
  vi.useRealTimers();
});

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);

describe('the watch over the store', () => {
  test('O217 one failed write is trouble for no longer than the store fails, though nobody writes', async () => {
    disk.state = 'failing';
    await disk.write();
    expect(disk.watch.trouble).toBe(true);
    await seconds(60);
    expect(disk.watch.trouble).toBe(true);
    disk.state = 'good';
    await seconds(2);
    expect(disk.watch.trouble).toBe(false);
    expect(disk.probes).toBeLessThanOrEqual(62);
    const { probes } = disk;
    await seconds(60);
    expect(disk.probes).toBe(probes);
  });

  test('O218 whoever asks is told that the store fails, though nobody has written', async () => {
    expect(await disk.ask()).toBe(false);
    disk.state = 'failing';
    await seconds(2);
    expect(await disk.ask()).toBe(true);
    disk.state = 'good';
    await seconds(2);
    expect(await disk.ask()).toBe(false);
  });

  test('whoever asks is told that it hangs, and that it goes on; many who ask make one write a second', async () => {
    disk.state = 'hanging';
    expect(await Promise.all(Array.from({ length: 100 }, () => disk.ask()))).not.toContain(false);
    expect(disk.probes).toBe(1);
    await seconds(10);
    expect(await disk.ask()).toBe(true);
    expect(disk.probes).toBe(1);
    disk.heal();
    await seconds(0);
    expect(disk.watch.trouble).toBe(false);
    for (let i = 0; i < 100; i += 1) await disk.watch.look();
    expect(disk.probes).toBe(1);
  });

  test('asks nothing of a store that was written to within the second', async () => {
    await disk.write();
    await seconds(0.9);
    await disk.watch.look();
    disk.watch.works();
    await seconds(0.9);
    await disk.watch.look();
    expect(disk.probes).toBe(0);
  });

  test('stopped, it tries nothing any more', async () => {
    disk.state = 'failing';
    await disk.write();
    disk.watch.stop();
    await disk.write();
    await disk.ask();
    await seconds(60);
    expect(disk.probes).toBe(0);
  });
});
