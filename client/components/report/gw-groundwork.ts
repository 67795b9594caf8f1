// What the groundwork bought: each technical item that a sprint finished, what it cost, and what the team or the product has
// from it. The largest where there are many.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Bought } from '../../../shared/report/groundwork.ts';
import { reopenedSince } from '../../../shared/reopened.ts';
import { hoursOf } from '../../../shared/weight.ts';
import { sessionContext } from '../../contexts.ts';
import type { BoardSession } from '../../session.ts';
import { OpenItemEvent } from '../events.ts';
import { count, kindLabel, titleOf } from '../item-words.ts';
import { paperStyles } from '../paper.ts';
import { base, buttons, glyphs } from '../shared-styles.ts';
import { kindGlyph, unseen } from '../templates.ts';
import { groundworkStyles } from './groundwork-styles.ts';
import { boughtWords, costWords } from './groundwork-words.ts';
import type { ReportReading } from './report-reading.ts';

/** So many are shown at first: those that took most, in the order of the sprints. */
const fewest = 6;

@customElement('gw-groundwork')
export class GwGroundwork extends LitElement {
  static override styles = [base, buttons, glyphs, paperStyles, groundworkStyles];

  @property({ attribute: false }) reading!: ReportReading;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private all = false;
  @query('li button') private first!: HTMLElement | null;
  @query('.more') private more!: HTMLElement | null;

  override render() {
    const { bought } = this.reading;
    const shown = this.all ? bought : this.#largest(bought);
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

  #largest(bought: readonly Bought[]): readonly Bought[] {
    const { store } = this.session;
    const hours = ({ item: id, sprint }: Bought): number => {
      const item = store.item(id);
      const rate = store.sprints.find((one) => one.id === sprint)?.started?.rate ?? store.settings.rate;
      return item ? hoursOf(item, rate) : 0;
    };
    const first = new Set(bought.toSorted((a, b) => hours(b) - hours(a)).slice(0, fewest));
    return bought.filter((one) => first.has(one));
  }

  #row(one: Bought) {
    const item = this.session.store.item(one.item);
    if (!item) return nothing;
    const sprint = this.reading.results.find(({ sprint: id }) => id === one.sprint)?.name ?? '';
    const { store } = this.session;
    const cost = costWords(item, this.session.now());
    const again = reopenedSince(item, store.sprints, store.columns).length > 0 ? 'open again' : '';
    return html`<li>
      ${kindGlyph(one.kind)}${unseen(kindLabel(item))}
      <div>
        <p class="what">
          <button type="button" @click=${() => this.dispatchEvent(new OpenItemEvent(item.id))}>
            ${titleOf(item)}
          </button>
          <span class="quiet">${[sprint, cost, again].filter(Boolean).join(' · ')}</span>
        </p>
        <p class=${one.what === 'nothing yet' ? 'words missing' : 'words'}>${boughtWords(one)}</p>
      </div>
    </li>`;
  }

  /** What had the focus is far below then, or comes up again with what was above it. */
  async #toggle(): Promise<void> {
    this.all = !this.all;
    await this.updateComplete;
    if (this.all) this.first?.focus();
    else this.more?.scrollIntoView({ block: 'nearest' });
  }

  #more(amount: number) {
    return html`<button
        class="more button plain small"
        type="button"
        aria-expanded=${this.all}
        @click=${() => void this.#toggle()}
      >
        ${this.all ? 'Show fewer' : `Show all ${count(amount, 'item', 'items')}`}
      </button>
      ${this.all ? nothing : html`<p class="paper quiet">Those that took most of ${count(amount, 'item', 'items')}.</p>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-groundwork': GwGroundwork;
  }
}
