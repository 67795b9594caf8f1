// Listeners on window or document for as long as an element is connected.

import type { ReactiveController } from 'lit';

export class Listen<Type extends keyof WindowEventMap> implements ReactiveController {
  readonly #type: Type;
  readonly #listener: (event: WindowEventMap[Type]) => void;
  #end: AbortController | undefined;

  constructor(type: Type, listener: (event: WindowEventMap[Type]) => void) {
    this.#type = type;
    this.#listener = listener;
  }

  hostConnected(): void {
    this.#end = new AbortController();
    window.addEventListener(this.#type, this.#listener, { signal: this.#end.signal });
  }

  hostDisconnected(): void {
    this.#end?.abort();
  }
}
