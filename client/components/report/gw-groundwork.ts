// What the groundwork bought: each technical item that a sprint finished, what it cost, and what the team or the product has
// from it. The newest first where there are many.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Bought } from '../../../shared/report/groundwork.ts';
import { sessionContext } from '../../contexts.ts';
import type { BoardSession } from '../../session.ts';
import { OpenItemEvent } from '../events.ts';
import { count, kindLabel, titleOf } from '../item-words.ts';
import { base, buttons, glyphs } from '../shared-styles.ts';
import { kindGlyph, unseen } from '../templates.ts';
import { groundworkStyles } from './groundwork-styles.ts';
import { boughtWords, costWords } from './groundwork-words.ts';
import type { ReportReading } from './report-reading.ts';

/** More than these are shown when asked for. */
const fewest = 6;

@customElement('gw-groundwork')
export class GwGroundwork extends LitElement {
  static override styles = [base, buttons, glyphs, groundworkStyles];

  @property({ attribute: false }) reading!: ReportReading;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private all = false;

  override render() {
    const { bought } = this.reading;
    const shown = this.all ? bought : bought.slice(0, fewest);
    return html`<section aria-labelledby="title">
      <h3 id="title">What the groundwork bought</h3>
      ${
        bought.length === 0
          ? html`<p class="empty">
              Tasks and spikes that a sprint finished stand here, with what the team or the product has from
              them.
            </p>`
          : html`<ul>
              ${shown.map((one) => this.#row(one))}
            </ul>`
      }
      ${bought.length > fewest ? this.#more(bought.length) : nothing}
    </section>`;
  }

  #row(one: Bought) {
    const item = this.session.store.item(one.item);
    if (!item) return nothing;
    const sprint = this.reading.results.find(({ sprint: id }) => id === one.sprint)?.name ?? '';
    const cost = costWords(item, this.session.now());
    return html`<li>
      ${kindGlyph(one.kind)}${unseen(kindLabel(item))}
      <div>
        <p class="what">
          <button type="button" @click=${() => this.dispatchEvent(new OpenItemEvent(item.id))}>
            ${titleOf(item)}
          </button>
          <span class="quiet">${[sprint, cost].filter(Boolean).join(' · ')}</span>
        </p>
        <p class=${one.what === 'nothing yet' ? 'words missing' : 'words'}>${boughtWords(one)}</p>
      </div>
    </li>`;
  }

  #more(amount: number) {
    return html`<button
      class="more button plain small"
      type="button"
      aria-expanded=${this.all}
      @click=${() => (this.all = !this.all)}
    >
      ${this.all ? 'Show fewer' : `Show all ${count(amount, 'item', 'items')}`}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-groundwork': GwGroundwork;
  }
}
