// One picture by its hash: shown when its bytes are in this browser, and until then a sentence in its place.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { base } from './shared-styles.ts';

/** `unreadable`: its bytes are here, and the browser cannot draw them. */
type Shown = { readonly url: string } | 'asking' | 'notHere' | 'unreadable';

const sentences = {
  notHere: 'This picture has not arrived yet',
  unreadable: 'This browser cannot show this picture',
} as const;

@customElement('gw-picture')
export class GwPicture extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        min-height: 0;
        place-items: center;
      }
      img {
        display: block;
        width: 100%;
        height: 100%;
        min-height: 0;
        object-fit: cover;
      }
      :host([whole]) img {
        width: auto;
        max-width: 100%;
        height: auto;
        max-height: 100%;
      }
      p {
        display: flex;
        flex-direction: column;
        align-items: center;
        gap: var(--space-1);
        padding: var(--space-2);
        color: var(--ink-2);
        font-size: var(--text-s);
        line-height: 1.3;
        text-align: center;
      }
    `,
  ];

  @property() hash = '';
  /** What it shows, for those who cannot see it; '' where its title stands beside it. */
  @property() words = '';
  /** All of it, no larger than it is; else it fills its place. */
  @property({ type: Boolean, reflect: true }) whole = false;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private shown: Shown = 'asking';

  constructor() {
    super();
    this.addController(
      new Follow(
        this,
        () => this.session?.pictures,
        () => {
          if (this.shown === 'notHere') void this.#load();
        },
      ),
    );
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('hash')) return;
    this.shown = 'asking';
    void this.#load();
  }

  override render() {
    if (this.shown === 'asking') return nothing;
    if (typeof this.shown === 'string') return html`<p>${icon('image')} ${sentences[this.shown]}</p>`;
    return html`<img
      src=${this.shown.url}
      alt=${this.words}
      decoding="async"
      draggable="false"
      @error=${() => (this.shown = 'unreadable')}
    />`;
  }

  async #load(): Promise<void> {
    const { hash } = this;
    const url = await this.session.pictures.url(hash);
    if (this.hash === hash) this.shown = url === undefined ? 'notHere' : { url };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-picture': GwPicture;
  }
}
