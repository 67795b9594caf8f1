// What has changed just now is marked for a moment, so that a room sees where to look. Nothing is marked of what stood
// there when it was shown first.

import type { ReactiveController, ReactiveControllerHost } from 'lit';

export const markedMs = 4_000;
/** Where more changed at once, as by an import, the marks would lead nowhere. */
const mostMarked = 12;

export class JustNow implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #known: ReadonlyMap<string, string> | undefined;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#known = undefined;
  }

  /** Something else is shown now: nothing of it is news. */
  forget(): void {
    this.hostDisconnected();
  }

  /** Given what each thing reads, for the render: which of them came or changed within the last moments. */
  look(reads: ReadonlyMap<string, string>): ReadonlySet<string> {
    const known = this.#known;
    this.#known = reads;
    const changed = known ? [...reads].filter(([key, words]) => known.get(key) !== words) : [];
    if (changed.length <= mostMarked) for (const [key] of changed) this.#mark(key);
    return new Set(this.#timers.keys());
  }

  #mark(key: string): void {
    clearTimeout(this.#timers.get(key));
    const timer = setTimeout(() => {
      this.#timers.delete(key);
      this.#host.requestUpdate();
    }, markedMs);
    this.#timers.set(key, timer);
  }
}
