// One figure of the report: its drawing, as wide as there is room, and its table. A mark that is pressed, with the mouse
// or the keyboard, shows the items behind it; arrow keys lead from mark to mark. It can be taken along as a file.

import { LitElement, html, nothing, svg, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { icon } from '../../icons.ts';
import { AnnounceEvent } from '../events.ts';
import { popoverStyles, showBelow } from '../popover.ts';
import { base, buttons, glyphs } from '../shared-styles.ts';
import { kindGlyph } from '../templates.ts';
import { chartStyles } from './chart-styles.ts';
import { figureStyles } from './figure-styles.ts';
import type { Cell, Figure, LegendEntry } from './figure.ts';
import { nextMark } from './next-mark.ts';
import { ShowBehindEvent } from './report-events.ts';
import { takeCsv, takePng, takeSvg } from './take-along.ts';

/** Before it has been measured. */
const usualWidth = 720;

@customElement('gw-figure')
export class GwFigure extends LitElement {
  static override styles = [base, buttons, glyphs, popoverStyles, chartStyles, figureStyles];

  @property({ attribute: false }) figure!: Figure;

  @state() private width = 0;
  /** The mark that Tab leads to. */
  @state() private at = 0;
  /** As wide as the drawing, and never higher for it: what is drawn does not set off the measuring again. */
  @query('.head') private head!: HTMLElement;
  @query('[popover]') private menu!: HTMLElement;

  readonly #size = new ResizeObserver(([entry]) => {
    if (entry) this.width = Math.round(entry.contentRect.width);
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('figure')) this.#size.observe(this.head);
    const marks = this.#marks;
    const inTurn = marks.find((mark) => indexOf(mark) === this.at) ?? marks.at(-1);
    for (const mark of marks) mark.tabIndex = mark === inTurn ? 0 : -1;
  }

  get #marks(): readonly SVGGElement[] {
    return [...this.renderRoot.querySelectorAll<SVGGElement>('.mark')];
  }

  override render() {
    const { title, legend, draw, summary } = this.figure;
    return html`<section aria-labelledby="title">
      <div class="head">
        <h3 id="title">${title}</h3>
        <slot name="choice"></slot>
        ${
          draw === null || legend.length === 0
            ? nothing
            : html`<ul class="legend" aria-label="Legend">
                ${legend.map((entry) => html`<li>${swatch(entry)}${entry.words}</li>`)}
              </ul>`
        }
      </div>
      ${draw === null ? html`<p class="empty">${summary}</p>` : this.#drawing(draw)}
      ${draw === null ? nothing : this.#notes()} ${draw === null ? nothing : this.#foot()}
    </section>`;
  }

  #drawing(draw: NonNullable<Figure['draw']>) {
    const width = Math.max(240, this.width || usualWidth);
    const { height, shapes } = draw(width);
    return html`<div class="drawing" @click=${this.#onClick} @keydown=${this.#onKey}>
      <svg
        class="chart"
        role="group"
        aria-label=${this.figure.summary}
        viewBox=${`0 0 ${width} ${height}`}
        height=${height}
      >
        ${shapes}
      </svg>
    </div>`;
  }

  #notes() {
    return (this.figure.notes ?? []).map(
      (note) =>
        html`<p class="note">
          ${
            note.items.length === 0
              ? note.words
              : html`<button
                  type="button"
                  @click=${(event: Event) =>
                    this.dispatchEvent(new ShowBehindEvent(note, event.currentTarget as HTMLElement))}
                >
                  ${note.words}
                </button>`
          }
        </p>`,
    );
  }

  #foot() {
    const { table, method, title } = this.figure;
    return html`<div class="foot">
      <details>
        <summary>${icon('chevronRight')}Table</summary>
        ${method === '' ? nothing : html`<p class="method">${method}</p>`}
        <div class="scroll" tabindex="0" role="group" aria-label=${`Table: ${title}`}>
          <table>
            <thead>
              <tr>
                ${table.head.map((words) => html`<th scope="col">${words}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${table.rows.map(
                ([first, ...rest]) =>
                  html`<tr>
                    <th scope="row">${first ? this.#cell(first) : nothing}</th>
                    ${rest.map((one) => html`<td>${this.#cell(one)}</td>`)}
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </details>
      <button
        class="take button plain small"
        type="button"
        aria-haspopup="dialog"
        aria-label=${`Take along: ${title}`}
        @click=${(event: Event) => showBelow(this.menu, event.currentTarget as HTMLElement)}
      >
        ${icon('download')} Take along
      </button>
      <div popover class="menu" role="dialog" aria-label=${`Take along: ${title}`}>
        ${this.#way('Picture to draw on (SVG)', (drawn) => takeSvg(this.figure, drawn))}
        ${this.#way('Picture (PNG)', (drawn) => takePng(this.figure, drawn))}
        ${this.#way('Table (CSV)', () => takeCsv(this.figure))}
      </div>
    </div>`;
  }

  #way(words: string, take: (drawn: SVGSVGElement) => Promise<void> | void) {
    return html`<button class="button plain" type="button" @click=${() => void this.#take(take)}>
      ${words}
    </button>`;
  }

  async #take(take: (drawn: SVGSVGElement) => Promise<void> | void): Promise<void> {
    const drawn = this.renderRoot.querySelector<SVGSVGElement>('svg.chart');
    if (!drawn) return;
    this.menu.hidePopover();
    try {
      await take(drawn);
    } catch {
      this.dispatchEvent(new AnnounceEvent('The file could not be made. Try another kind.'));
    }
  }

  #cell({ words, mark }: Cell) {
    const behind = mark === undefined ? undefined : this.figure.marks[mark];
    if (!behind || mark === undefined) return words;
    return html`<button
      type="button"
      aria-label=${behind.words}
      @click=${(event: Event) => this.#show(mark, event.currentTarget as HTMLElement)}
    >
      ${words}
    </button>`;
  }

  #onClick(event: Event): void {
    const mark = (event.target as Element).closest<SVGGElement>('.mark');
    if (mark) this.#press(mark);
  }

  #onKey(event: KeyboardEvent): void {
    const mark = (event.target as Element).closest<SVGGElement>('.mark');
    if (!mark) return;
    if (event.key === 'Enter' || event.key === ' ') this.#press(mark);
    else {
      const next = nextMark(this.#marks, mark, event.key);
      if (!next) return;
      this.at = indexOf(next);
      next.focus();
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #press(mark: SVGGElement): void {
    this.at = indexOf(mark);
    this.#show(this.at, mark);
  }

  #show(index: number, anchor: HTMLElement | SVGElement): void {
    const behind = this.figure.marks[index];
    if (behind) this.dispatchEvent(new ShowBehindEvent(behind, anchor));
  }
}

const indexOf = (mark: SVGGElement): number => Number(mark.dataset['mark']);

const lines: ReadonlySet<LegendEntry['look']> = new Set(['line', 'dash', 'signed']);

const swatch = ({ look, kind }: LegendEntry) =>
  kind
    ? kindGlyph(kind)
    : html`<svg class="swatch-box swatch" viewBox="0 0 12 12" aria-hidden="true">
        ${
          lines.has(look)
            ? svg`<path class=${`swatch ${look}`} d="M0 6H12" />`
            : svg`<rect class=${`swatch ${look}`} x="0.5" y="0.5" width="11" height="11" rx="2" />`
        }
      </svg>`;

declare global {
  interface HTMLElementTagNameMap {
    'gw-figure': GwFigure;
  }
}
