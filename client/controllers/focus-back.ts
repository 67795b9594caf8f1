// What had the focus before it came into an element that is about to go: it gets it back.

import type { LitElement, ReactiveController } from 'lit';

export class FocusBack implements ReactiveController {
  readonly #element: LitElement;
  #left: EventTarget | undefined;
  #end: AbortController | undefined;

  constructor(element: LitElement) {
    this.#element = element;
    element.addController(this);
  }

  hostConnected(): void {
    this.#end = new AbortController();
    // Where both ends of the way are inside another element, nobody out here hears of it, nor has to.
    this.#element.getRootNode().addEventListener(
      'focusout',
      (event) => {
        const [from] = event.composedPath();
        const inside = event.composedPath().includes(this.#element);
        if (!inside) this.#left = from;
      },
      { signal: this.#end.signal },
    );
  }

  hostDisconnected(): void {
    this.#end?.abort();
  }

  /** Where the focus is in the element, it goes back to where it came from. */
  give(): void {
    const left = this.#left;
    if (this.#element.matches(':focus-within') && left instanceof HTMLElement && left.isConnected)
      left.focus();
  }
}
