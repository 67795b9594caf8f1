// A pointer that rests is not drawn over what is shown: it comes back with its first movement.

import type { LitElement, ReactiveController } from 'lit';

const restMs = 2_000;

export class StillPointer implements ReactiveController {
  readonly #element: LitElement;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** While it rests the element has the attribute `still`. */
  constructor(element: LitElement) {
    this.#element = element;
    element.addController(this);
    element.addEventListener('pointermove', () => this.#moved());
  }

  hostConnected(): void {
    this.#moved();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  #moved(): void {
    clearTimeout(this.#timer);
    this.#element.removeAttribute('still');
    this.#timer = setTimeout(() => this.#element.setAttribute('still', ''), restMs);
  }
}
