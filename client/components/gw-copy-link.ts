// A button that copies the address of an item, without the secret of the board: whoever knows the board opens it there.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ItemId } from '../../shared/ids.ts';
import { sessionContext } from '../contexts.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { itemAddress } from './address.ts';
import { copyText } from './copy-text.ts';
import { AnnounceEvent } from './events.ts';
import { base, buttons, fields } from './shared-styles.ts';

@customElement('gw-copy-link')
export class GwCopyLink extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    css`
      :host {
        position: relative;
        display: inline-block;
      }
      input {
        position: absolute;
        z-index: 3;
        inset-block-start: 100%;
        inset-inline-end: 0;
        width: min(300px, 70vw);
      }
      input:not(.shown) {
        width: 1px;
        height: 1px;
        min-height: 0;
        padding: 0;
        border: 0;
        opacity: 0;
        pointer-events: none;
      }
    `,
  ];

  @property({ attribute: false }) item!: ItemId;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private copied = false;
  /** The browser does not let the page copy: the address is shown, selected. */
  @state() private byHand = false;
  @query('input') private field!: HTMLInputElement;

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('item')) this.copied = this.byHand = false;
  }

  override render() {
    const label = this.copied ? 'Link copied' : 'Copy the link to this item';
    return html`<button
        class="button plain square"
        type="button"
        aria-label=${label}
        title=${label}
        @click=${this.#onCopy}
      >
        ${icon(this.copied ? 'check' : 'link')}
      </button>
      <input
        class=${`field ${this.byHand ? 'shown' : ''}`}
        type="text"
        readonly
        aria-label="Link to this item"
        aria-hidden=${this.byHand ? nothing : 'true'}
        tabindex=${this.byHand ? 0 : -1}
        .value=${itemAddress(this.session.id, this.item)}
        @blur=${() => (this.byHand = false)}
      />`;
  }

  async #onCopy(): Promise<void> {
    this.copied = await copyText(this.field);
    this.byHand = !this.copied;
    if (this.copied) this.shadowRoot?.querySelector('button')?.focus();
    this.dispatchEvent(
      new AnnounceEvent(
        this.copied
          ? 'Link copied. It opens the item for whoever knows the board.'
          : 'This browser does not let the page copy. The link is selected: press Ctrl+C or ⌘C.',
      ),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-copy-link': GwCopyLink;
  }
}
