// A list that shows its beginning and grows as one comes near its end: what is far below is not built before anybody
// gets there. Under what is built stands an empty stretch of about the height of the rest, so that the scroll bar is true.

import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';

/** How many are built at once. */
const step = 12;
/** How far ahead of what is seen one builds. */
const margin = '400px 200px';

interface Growing {
  /** How many there are. */
  readonly length: () => number;
  /** How many are built at first. */
  readonly first: () => number;
  /** About how high one is, in pixels, with the gap to the next. */
  readonly height: () => number;
  /** What scrolls. */
  readonly scroller: () => Element | null;
}

export class Growth implements ReactiveController {
  readonly #host: LitElement;
  readonly #growing: Growing;
  #reached = 0;
  #watch: IntersectionObserver | undefined;
  #rest: HTMLElement | null = null;

  constructor(host: LitElement, growing: Growing) {
    this.#host = host;
    this.#growing = growing;
    host.addController(this);
  }

  /** How many are built now. A few left over are built too. */
  get shown(): number {
    const length = this.#growing.length();
    const reached = Math.max(this.#reached, this.#growing.first());
    return length - reached < step / 2 ? length : reached;
  }

  /** Builds at least as far as this place in the list; true when more had to be built. */
  reach(index: number): boolean {
    if (index < this.shown) return false;
    this.#reached = index + step;
    this.#host.requestUpdate();
    return true;
  }

  /** What stands for the rest of the list; after the last one that is built. */
  rest(): TemplateResult | typeof nothing {
    return this.#left > 0 ? html`<li class="rest" aria-hidden="true"></li>` : nothing;
  }

  get #left(): number {
    return this.#growing.length() - this.shown;
  }

  hostConnected(): void {
    const root = this.#growing.scroller();
    this.#watch = new IntersectionObserver((entries) => this.#seen(entries), { root, rootMargin: margin });
    window.addEventListener('beforeprint', this.#onPrint);
  }

  hostUpdated(): void {
    const rest = this.#host.renderRoot.querySelector<HTMLElement>('.rest');
    // By script: pages may not carry styles in their markup.
    if (rest) rest.style.height = `${this.#left * this.#growing.height()}px`;
    if (rest === this.#rest) return;
    if (this.#rest) this.#watch?.unobserve(this.#rest);
    if (rest) this.#watch?.observe(rest);
    this.#rest = rest;
  }

  hostDisconnected(): void {
    this.#watch?.disconnect();
    this.#watch = undefined;
    this.#rest = null;
    window.removeEventListener('beforeprint', this.#onPrint);
  }

  #seen(entries: readonly IntersectionObserverEntry[]): void {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    this.#reached = this.shown + step;
    this.#host.requestUpdate();
    void this.#askAgain();
  }

  /** Where the end is still near after more was built, it is told so once more. */
  async #askAgain(): Promise<void> {
    await this.#host.updateComplete;
    if (!this.#rest) return;
    this.#watch?.unobserve(this.#rest);
    this.#watch?.observe(this.#rest);
  }

  readonly #onPrint = (): void => {
    this.#reached = Infinity;
    this.#host.requestUpdate();
  };
}
