// The colours of the page while the projected form is shown: dark whatever the system says, or light where that is asked
// for. What stood before comes back with the ordinary view.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Present } from '../address.ts';

const themes = { dark: 'projector', light: 'light' } as const satisfies Record<Present, string>;

export class Ground implements ReactiveController {
  readonly #ground: () => Present;
  #before: string | null = null;

  constructor(host: ReactiveControllerHost, ground: () => Present) {
    this.#ground = ground;
    host.addController(this);
  }

  hostConnected(): void {
    this.#before = document.documentElement.getAttribute('data-theme');
  }

  hostUpdate(): void {
    document.documentElement.setAttribute('data-theme', themes[this.#ground()]);
  }

  hostDisconnected(): void {
    if (this.#before === null) document.documentElement.removeAttribute('data-theme');
    else document.documentElement.setAttribute('data-theme', this.#before);
  }
}
