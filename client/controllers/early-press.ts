// A press that came before the part that drags: it is kept while that part is on its way, and pressed again once it is
// there, so that the first drag of all is not lost.

export class EarlyPress {
  #pressed: { readonly event: PointerEvent; readonly on: EventTarget } | undefined;
  readonly #end = new AbortController();

  constructor(host: HTMLElement) {
    const { signal } = this.#end;
    host.addEventListener('pointerdown', (event) => this.#onDown(event), { signal });
    for (const type of ['pointerup', 'pointercancel'] as const)
      window.addEventListener(type, (event) => this.#onEnd(event), { signal, capture: true });
    // A browser asks before a touch begins whether anybody may stop its scrolling.
    host.addEventListener('touchmove', () => undefined, { signal, passive: false });
  }

  /** To be called when the part that drags listens: what is still held down is pressed for it. */
  hand(): void {
    const pressed = this.#pressed;
    this.end();
    pressed?.on.dispatchEvent(new PointerEvent('pointerdown', pressed.event));
  }

  end(): void {
    this.#pressed = undefined;
    this.#end.abort();
  }

  #onDown(event: PointerEvent): void {
    const [on] = event.composedPath();
    if (event.isPrimary && on) this.#pressed = { event, on };
  }

  #onEnd(event: PointerEvent): void {
    if (event.pointerId === this.#pressed?.event.pointerId) this.#pressed = undefined;
  }
}
