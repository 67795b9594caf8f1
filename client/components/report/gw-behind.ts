// The items behind a mark of the report, in a small panel beside it; each opens.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { ItemId } from '../../../shared/ids.ts';
import { sessionContext } from '../../contexts.ts';
import { icon } from '../../icons.ts';
import type { BoardSession } from '../../session.ts';
import { OpenItemEvent } from '../events.ts';
import { count, kindLabel, titleOf } from '../item-words.ts';
import { popoverStyles, showBelow } from '../popover.ts';
import { base, buttons, glyphs } from '../shared-styles.ts';
import { kindGlyph, unseen } from '../templates.ts';
import type { Mark } from './figure.ts';

/** So many are named; the rest is counted. */
const namedAtMost = 100;

@customElement('gw-behind')
export class GwBehind extends LitElement {
  static override styles = [
    base,
    buttons,
    glyphs,
    popoverStyles,
    css`
      [popover] {
        width: min(380px, calc(100vw - 16px));
        max-width: none;
        padding: var(--space-2);
      }
      .head {
        display: flex;
        align-items: flex-start;
        gap: var(--space-2);
        padding: var(--space-1) var(--space-1) var(--space-2) var(--space-2);
      }
      h4 {
        flex: 1;
        margin: 0;
        font-size: var(--text-m);
        font-weight: 650;
      }
      li button {
        display: flex;
        align-items: baseline;
        gap: var(--space-2);
        width: 100%;
        min-height: 32px;
        padding: 5px var(--space-2);
        border: 0;
        border-radius: var(--radius-s);
        background: none;
        color: inherit;
        font: inherit;
        text-align: start;
        cursor: pointer;
        overflow-wrap: anywhere;
      }
      li button:hover {
        background: var(--sunken);
      }
      .glyph {
        align-self: center;
      }
      .key {
        flex: none;
        color: var(--ink-3);
        font-size: var(--text-s);
        font-variant-numeric: tabular-nums;
      }
      .title {
        flex: 1;
      }
      p {
        padding: var(--space-1) var(--space-2);
      }
    `,
  ];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private mark: Mark | null = null;
  @query('[popover]') private panel!: HTMLElement;

  async show(mark: Mark, anchor: HTMLElement | SVGElement): Promise<void> {
    if (this.panel.matches(':popover-open')) this.panel.hidePopover();
    this.mark = mark;
    await this.updateComplete;
    showBelow(this.panel, anchor, 'left');
    this.panel.querySelector<HTMLElement>('li button')?.focus();
  }

  override render() {
    const items = this.mark?.items ?? [];
    return html`<div popover role="dialog" aria-labelledby="words">
      <div class="head">
        <h4 id="words">${this.mark?.words}</h4>
        <button
          class="button plain small square"
          type="button"
          aria-label="Close"
          @click=${() => this.panel.hidePopover()}
        >
          ${icon('x')}
        </button>
      </div>
      <ul>
        ${items.slice(0, namedAtMost).map((id) => this.#row(id))}
      </ul>
      ${
        items.length > namedAtMost
          ? html`<p class="quiet">and ${count(items.length - namedAtMost, 'more item', 'more items')}</p>`
          : nothing
      }
      ${items.length === 0 ? html`<p class="quiet">No item stands behind it.</p>` : nothing}
    </div>`;
  }

  #row(id: ItemId) {
    const { store } = this.session;
    const item = store.item(id);
    if (!item) return nothing;
    return html`<li>
      <button type="button" @click=${() => this.#open(id)}>
        ${kindGlyph(item.kind)}${unseen(kindLabel(item))} <span class="key">${store.keyOf(item)}</span>
        <span class="title">${titleOf(item)}</span>${
          item.archived ? html`<span class="quiet">archived</span>` : nothing
        }
      </button>
    </li>`;
  }

  #open(id: ItemId): void {
    this.panel.hidePopover();
    this.dispatchEvent(new OpenItemEvent(id));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-behind': GwBehind;
  }
}
