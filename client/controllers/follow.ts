// Renders an element again whenever one whole thing says that it changed: the session's status, who is here, the list
// of known boards. For single items of the board there is watch.ts.

import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Changing {
  subscribe(listener: () => void): () => void;
}

export class Follow implements ReactiveController {
  readonly #source: () => Changing | undefined;
  readonly #wake: () => void;
  #bound: Changing | undefined;
  #end = () => {};

  constructor(
    host: ReactiveControllerHost,
    source: () => Changing | undefined,
    wake: () => void = () => host.requestUpdate(),
  ) {
    this.#source = source;
    this.#wake = wake;
  }

  hostConnected(): void {
    this.#bind();
  }

  hostUpdate(): void {
    this.#bind();
  }

  hostDisconnected(): void {
    this.#end();
    this.#end = () => {};
    this.#bound = undefined;
  }

  #bind(): void {
    const source = this.#source();
    if (source === this.#bound) return;
    this.hostDisconnected();
    this.#bound = source;
    if (source) this.#end = source.subscribe(this.#wake);
  }
}
