// The whole screen for the projected form, where the browser gives it: it does right after a press, and not where a link
// opened the form. Whoever leaves the full screen has left the form.

import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class FullScreen implements ReactiveController {
  readonly #left: () => void;
  #entered = false;
  #end: AbortController | undefined;

  constructor(host: ReactiveControllerHost, left: () => void) {
    this.#left = left;
    host.addController(this);
  }

  hostConnected(): void {
    this.#end = new AbortController();
    const { signal } = this.#end;
    document.addEventListener('fullscreenchange', () => this.#changed(), { signal });
    if (navigator.userActivation.isActive && !document.fullscreenElement) void this.#enter(signal);
  }

  hostDisconnected(): void {
    this.#end?.abort();
    if (this.#entered && document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    this.#entered = false;
  }

  async #enter(signal: AbortSignal): Promise<void> {
    try {
      await document.documentElement.requestFullscreen();
    } catch {
      return; // Then it fills the window.
    }
    if (signal.aborted) await document.exitFullscreen().catch(() => undefined);
    else this.#entered = document.fullscreenElement !== null;
  }

  #changed(): void {
    if (document.fullscreenElement) {
      this.#entered = true;
      return;
    }
    if (this.#entered) this.#left();
    this.#entered = false;
  }
}
