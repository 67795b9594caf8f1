// The three figures of the report that need no chart, side by side.

import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SpikeRecord } from '../../../shared/report/spike-record.ts';
import { sessionContext } from '../../contexts.ts';
import type { BoardSession } from '../../session.ts';
import { titleOf } from '../item-words.ts';
import { base } from '../shared-styles.ts';
import type { Mark } from './figure.ts';
import { ShowBehindEvent } from './report-events.ts';
import type { ReportReading } from './report-reading.ts';
import { allocationTile, shareTile, spikeTile, type Tile } from './tile-words.ts';

@customElement('gw-report-tiles')
export class GwReportTiles extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
        gap: var(--space-4);
      }
      section {
        padding: var(--space-4);
        border-radius: var(--radius-l);
        background: var(--surface);
        box-shadow: var(--shadow-card);
      }
      h3 {
        color: var(--ink-2);
        font-size: var(--text-s);
        font-weight: 600;
      }
      .figure {
        margin: var(--space-1) 0;
        font-size: 28px;
        font-variant-numeric: tabular-nums;
        font-weight: 650;
        line-height: 1.25;
      }
      li {
        color: var(--ink-2);
        font-size: var(--text-s);
        overflow-wrap: anywhere;
      }
      button {
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        text-align: start;
        cursor: pointer;
      }
      li button {
        min-height: 24px;
      }
      button:hover {
        text-decoration: underline;
        text-decoration-thickness: 1px;
        text-underline-offset: 4px;
      }
      @media print {
        section {
          box-shadow: none;
          border: 1px solid var(--line);
          break-inside: avoid;
        }
      }
    `,
  ];

  @property({ attribute: false }) reading!: ReportReading;

  @consume({ context: sessionContext }) private session!: BoardSession;

  override render() {
    const { spikes, allocations, results } = this.reading;
    const { timeZone } = this.session.store.settings;
    return [
      spikeTile(spikes, (record) => this.#nameOf(record)),
      allocationTile(allocations, timeZone),
      shareTile(results, allocations),
    ].map((tile) => this.#tile(tile));
  }

  #nameOf({ item: id }: SpikeRecord): string {
    const item = this.session.store.item(id);
    return item ? `${this.session.store.keyOf(item)} ${titleOf(item)}` : '';
  }

  #tile({ title, figure, behind, lines }: Tile) {
    return html`<section aria-label=${title}>
      <h3>${title}</h3>
      <p class="figure">${this.#words(figure, behind)}</p>
      <ul>
        ${lines.map((line) => html`<li>${this.#words(line.words, line.behind)}</li>`)}
      </ul>
    </section>`;
  }

  #words(words: string, behind: Mark | null) {
    if (!behind || behind.items.length === 0) return words;
    return html`<button
      type="button"
      @click=${(event: Event) =>
        this.dispatchEvent(new ShowBehindEvent(behind, event.currentTarget as HTMLElement))}
    >
      ${words}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-report-tiles': GwReportTiles;
  }
}
