// The click that a browser makes of the end of a drag: it must open nothing.

/** After a drag has ended its own click comes within this time. */
const comesWithinMs = 60;

export class DragClick {
  #isComing = false;

  get isComing(): boolean {
    return this.#isComing;
  }

  /** Takes it away; whatever is pressed next means something again. */
  swallow(): void {
    const end = new AbortController();
    const { signal } = end;
    const stop = (event: MouseEvent) => {
      if (!event.isTrusted) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    this.#isComing = true;
    signal.addEventListener('abort', () => (this.#isComing = false));
    window.addEventListener('click', stop, { signal, capture: true });
    window.addEventListener('pointerdown', () => end.abort(), { signal, capture: true });
    setTimeout(() => end.abort(), comesWithinMs);
  }
}
