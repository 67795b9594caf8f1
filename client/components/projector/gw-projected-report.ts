// Report in its projected form: the answer as its title, hours by kind and feature points of the last sprints with what
// may come, and the three figures beside them as far as there is room.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import type { SprintResult } from '../../../shared/report/sprint-results.ts';
import { sessionContext } from '../../contexts.ts';
import { ReadAgain } from '../../controllers/read-again.ts';
import type { BoardSession } from '../../session.ts';
import { titleOf } from '../item-words.ts';
import { readReport, type ReportReading } from '../report/report-reading.ts';
import { allocationTile, shareTile, spikeTile, type Tile } from '../report/tile-words.ts';
import { base, glyphs } from '../shared-styles.ts';
import { fitRows } from './fit-rows.ts';
import { JustNow } from './just-now.ts';
import { projectedReportStyles } from './projected-report-styles.ts';
import { projectedStyles } from './projected-styles.ts';
import { projectedVelocity, projectedVelocityStyles } from './projected-velocity.ts';

/** A tile without a figure has nothing to say to a room. */
const noFigure = '–';

@customElement('gw-projected-report')
export class GwProjectedReport extends LitElement {
  static override styles = [base, glyphs, projectedStyles, projectedReportStyles, projectedVelocityStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('.tiles') private tiles!: HTMLElement | null;

  #reading!: ReportReading;
  #tiles: readonly Tile[] = [];
  #marked: ReadonlySet<string> = new Set();
  readonly #news = new JustNow(this);
  readonly #room = new ResizeObserver(() => this.#fit());

  constructor() {
    super();
    // The whole history is read: not for each letter that somebody types.
    this.addController(new ReadAgain(this, () => this.session?.store));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void document.fonts.ready.then(() => this.hasUpdated && this.isConnected && this.#fit());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#room.disconnect();
  }

  override willUpdate(): void {
    const { store } = this.session;
    this.#reading = readReport(store, this.session.now());
    const { results, answer, spikes, allocations } = this.#reading;
    this.#tiles = [
      spikeTile(spikes, ({ item }) => this.#nameOf(item)),
      allocationTile(allocations, store.settings.timeZone),
      shareTile(results, allocations),
    ].filter(({ figure }) => figure !== noFigure);
    this.#marked = this.#news.look(
      new Map([
        ['answer', answer.headline],
        ...this.#tiles.map((tile): [string, string] => [tile.title, tile.figure]),
        ...results.map((result): [string, string] => [result.sprint, JSON.stringify(result)]),
      ]),
    );
  }

  override updated(): void {
    if (this.tiles) this.#room.observe(this.tiles);
    this.#fit();
  }

  #fit(): void {
    if (this.tiles) fitRows(this.tiles, [...this.tiles.querySelectorAll<HTMLElement>('.tile')]);
  }

  #nameOf(id: Parameters<BoardSession['store']['item']>[0]): string {
    const item = this.session.store.item(id);
    return item ? `${this.session.store.keyOf(item)} ${titleOf(item)}` : '';
  }

  override render() {
    const { answer, results } = this.#reading;
    const sentences = answer.sentences.join(' ');
    if (results.length === 0 && this.#tiles.length === 0) {
      return html`<div class="none">
        <h1>${answer.headline}</h1>
        <p>${sentences}</p>
      </div>`;
    }
    return html`<h1 class=${this.#marked.has('answer') ? 'clamp new' : 'clamp'}>${answer.headline}</h1>
      <p class="sentences clamp">${sentences}</p>
      <div class=${results.length === 0 ? 'main alone' : 'main'}>
        ${
          results.length === 0
            ? nothing
            : projectedVelocity(this.#reading, ({ sprint }: SprintResult) => this.#marked.has(sprint))
        }
        <ul class="tiles">
          ${this.#tiles.map((tile) => this.#tile(tile))}
        </ul>
      </div>`;
  }

  #tile({ title, figure, lines }: Tile) {
    return html`<li class=${this.#marked.has(title) ? 'tile new' : 'tile'}>
      <p class="figure">${figure}</p>
      <h2 class="clamp">${title}</h2>
      ${lines.length === 0 ? nothing : html`<p class="note clamp">${lines.map(({ words }) => words).join('; ')}</p>`}
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-projected-report': GwProjectedReport;
  }
}
