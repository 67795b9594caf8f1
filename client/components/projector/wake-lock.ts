// Keeps the screen awake while its element is shown, where the browser does that (over https). The browser takes it back
// whenever the page is hidden, so it is asked for again when the page is seen.

import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class WakeLock implements ReactiveController {
  #held: WakeLockSentinel | undefined;
  #end: AbortController | undefined;

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#end = new AbortController();
    const { signal } = this.#end;
    document.addEventListener('visibilitychange', () => void this.#ask(signal), { signal });
    void this.#ask(signal);
  }

  hostDisconnected(): void {
    this.#end?.abort();
    void this.#held?.release();
    this.#held = undefined;
  }

  async #ask(signal: AbortSignal): Promise<void> {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    try {
      const held = await navigator.wakeLock.request('screen');
      const before = signal.aborted ? held : this.#held;
      this.#held = signal.aborted ? undefined : held;
      await before?.release();
    } catch {
      // A low battery or a policy forbids it: the screen goes dark as it always does.
    }
  }
}
