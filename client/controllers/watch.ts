// Renders an element again when something it reads has changed. It subscribes while the element is connected and
// follows when the element begins to read something else; it does not know what a topic means.

import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Topics<Topic extends string> {
  subscribe(topic: Topic, listener: () => void): () => void;
}

export class Watch<Topic extends string> implements ReactiveController {
  readonly #source: () => Topics<Topic> | undefined;
  readonly #topics: () => readonly Topic[];
  readonly #wake: () => void;
  readonly #ends = new Map<Topic, () => void>();
  #bound: Topics<Topic> | undefined;

  /** `wake` renders the host again unless said otherwise. */
  constructor(
    host: ReactiveControllerHost,
    source: () => Topics<Topic> | undefined,
    topics: () => readonly Topic[],
    wake: () => void = () => host.requestUpdate(),
  ) {
    this.#source = source;
    this.#topics = topics;
    this.#wake = wake;
  }

  hostConnected(): void {
    this.#bind();
  }

  /** Before each render: the topics may be others now. */
  hostUpdate(): void {
    this.#bind();
  }

  hostDisconnected(): void {
    for (const end of this.#ends.values()) end();
    this.#ends.clear();
    this.#bound = undefined;
  }

  #bind(): void {
    const source = this.#source();
    if (source !== this.#bound) this.hostDisconnected();
    this.#bound = source;
    if (!source) return;
    const wanted = new Set(this.#topics());
    for (const [topic, end] of this.#ends) {
      if (wanted.has(topic)) continue;
      end();
      this.#ends.delete(topic);
    }
    for (const topic of wanted) {
      if (!this.#ends.has(topic)) this.#ends.set(topic, source.subscribe(topic, this.#wake));
    }
  }
}
