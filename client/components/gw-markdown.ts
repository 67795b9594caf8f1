// Words with Markdown in them, shown as they are meant: what is rendered is loaded when the first words are shown, and
// until then (or offline, before it was ever loaded) the words stand here as they were typed.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { sessionContext } from '../contexts.ts';
import { placeInSource } from '../markdown/place-in-words.ts';
import type { Block, render } from '../markdown/render.ts';
import type { BoardSession } from '../session.ts';
import { markdownStyles } from './markdown-styles.ts';
import { base, buttons } from './shared-styles.ts';

/** So many characters are shown at first: more than anybody reads at a glance, and rendered in no time. */
const glance = 20_000;

let renderWords: typeof render | undefined;
let loading: Promise<void> | undefined;

function load(): Promise<void> {
  loading ??= import('../markdown/render.ts').then(
    (loaded) => void (renderWords = loaded.render),
    () => void (loading = undefined),
  );
  return loading;
}

/** The beginning of a text, cut between two paragraphs or lines where there is such a place. */
function beginning(words: string): string {
  const places = [words.lastIndexOf('\n\n', glance), words.lastIndexOf('\n', glance)];
  return words.slice(0, places.find((place) => place > glance / 2) ?? glance);
}

/** Makes these the elements of the box; those that stand at its ends already stay, and are not laid out again. */
function replaceChanged(box: HTMLElement, next: readonly Element[]): void {
  const now = [...box.children];
  let start = 0;
  while (start < now.length && now[start] === next[start]) start += 1;
  let end = 0;
  while (end < now.length - start && end < next.length - start && now.at(-1 - end) === next.at(-1 - end))
    end += 1;
  for (const gone of now.slice(start, now.length - end)) gone.remove();
  const after = next[next.length - end] ?? null;
  for (const element of next.slice(start, next.length - end)) box.insertBefore(element, after);
}

@customElement('gw-markdown')
export class GwMarkdown extends LitElement {
  static override styles = [base, buttons, markdownStyles];

  @property({ attribute: false }) words = '';

  @consume({ context: sessionContext }) private session?: BoardSession;
  @state() private whole = false;
  @state() private rendered = renderWords !== undefined;
  @query('.words') private box!: HTMLElement;

  #blocks: readonly Block[] = [];
  #stopPictures: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopPictures = this.session?.pictures?.subscribe(() => this.#showPictures());
    if (!renderWords) void load().then(() => (this.rendered = renderWords !== undefined));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopPictures?.();
  }

  /** Where in the words somebody clicked; their end where that cannot be told. */
  placeAt(x: number, y: number): number {
    const words = this.#shown;
    const root = this.shadowRoot;
    if (!root || typeof document.caretPositionFromPoint !== 'function') return words.length;
    const found = document.caretPositionFromPoint(x, y, { shadowRoots: [root] });
    if (!found || !this.box.contains(found.offsetNode)) return words.length;
    const block = this.#blocks.find(({ element }) => element.contains(found.offsetNode));
    const before = document.createRange();
    before.setStart(block?.element ?? this.box, 0);
    before.setEnd(found.offsetNode, found.offset);
    if (!block) return this.rendered ? words.length : before.toString().length;
    return block.at + placeInSource(block.raw.trimEnd(), before.toString());
  }

  get #shown(): string {
    return this.whole || this.words.length <= glance ? this.words : beginning(this.words);
  }

  override updated(): void {
    const words = this.#shown;
    if (!renderWords) {
      this.box.textContent = words;
      return;
    }
    if (this.#blocks.length === 0) this.box.replaceChildren();
    this.#blocks = renderWords(words, this.#blocks);
    replaceChanged(
      this.box,
      this.#blocks.map(({ element }) => element),
    );
    this.#showPictures();
  }

  #showPictures(): void {
    const images = this.box?.querySelectorAll<HTMLImageElement>('img:not([src])') ?? [];
    for (const image of images) void this.#showPicture(image);
  }

  async #showPicture(image: HTMLImageElement): Promise<void> {
    const url = await this.session?.pictures?.url(image.dataset['picture'] ?? '');
    if (url !== undefined) image.src = url;
  }

  override render() {
    const left = this.words.length - this.#shown.length;
    return html`<div class=${`words ${this.rendered ? '' : 'plain'}`}></div>
      ${
        left === 0
          ? nothing
          : html`<button class="more button small" type="button" @click=${this.#onMore}>
              Show all (${Math.ceil(left / 1000).toLocaleString('en')} thousand characters more)
            </button>`
      }`;
  }

  #onMore(event: Event): void {
    event.stopPropagation();
    this.whole = true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-markdown': GwMarkdown;
  }
}
