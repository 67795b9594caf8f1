// The Report view: the answer first, in a sentence, and under it the figures that it rests on. It is read again in a quiet
// moment after the board has changed, and shows the items behind whatever is pressed.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { parseId } from '../../../shared/ids.ts';
import { sessionContext } from '../../contexts.ts';
import { focusNow } from '../../controllers/focus-now.ts';
import {
  beginning,
  bringToTop,
  edgeOf,
  isAtBeginning,
  scrollToBeginning,
} from '../../controllers/top-edge.ts';
import { ReadAgain } from '../../controllers/read-again.ts';
import type { BoardSession } from '../../session.ts';
import { ViewEvent } from '../events.ts';
import { paperHead, paperStyles } from '../paper.ts';
import { base, buttons } from '../shared-styles.ts';
import { allocationFigure } from './allocation-chart.ts';
import { cycleFigure } from './cycle-chart.ts';
import { flowFigure } from './flow-chart.ts';
import './gw-behind.ts';
import './gw-burn-up.ts';
import './gw-figure.ts';
import './gw-groundwork.ts';
import './gw-read-figure.ts';
import './gw-report-tiles.ts';
import './gw-take-report.ts';
import type { ShowBehindEvent } from './report-events.ts';
import { readReport, type ReportReading } from './report-reading.ts';
import { reportStyles } from './report-styles.ts';
import { velocityFigure } from './velocity-chart.ts';

/** Of a figure that is read at least so much is seen, in pixels. */
const leastSeen = 60;

@customElement('gw-report')
export class GwReport extends LitElement {
  static override styles = [base, buttons, paperStyles, reportStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('gw-behind') private behind!: HTMLElementTagNameMap['gw-behind'];
  @query('gw-burn-up') private burnUp!: HTMLElementTagNameMap['gw-burn-up'] | null;
  @query('.headline') private headline!: HTMLElement | null;

  /** What was pressed last: the focus goes back there. */
  #pressed: HTMLElement | SVGElement | undefined;

  constructor() {
    super();
    this.addController(new ReadAgain(this, () => this.session?.store));
    this.addEventListener('gw-show-behind', (event) => this.#onShowBehind(event));
    this.addEventListener('gw-open-item', (event) => this.#onOpenItem(event));
  }

  override render() {
    const reading = readReport(this.session.store, this.session.now());
    return html`<div class="sheet">
      ${paperHead(this.session)} ${this.#answer(reading)}
      <div class="main">
        <gw-figure data-part="velocity" .figure=${velocityFigure(reading.results, reading.ahead)}></gw-figure>
        <gw-groundwork data-part="groundwork" .reading=${reading}></gw-groundwork>
      </div>
      <gw-report-tiles data-part="tiles" .reading=${reading}></gw-report-tiles>
      <div class="pair">
        <gw-read-figure data-part="flow" .read=${flowFigure}></gw-read-figure>
        <gw-read-figure data-part="cycle" .read=${cycleFigure}></gw-read-figure>
      </div>
      <div class="pair">
        <gw-read-figure data-part="allocation" .read=${allocationFigure}></gw-read-figure>
        <gw-burn-up data-part="burnUp"></gw-burn-up>
      </div>
      <gw-behind></gw-behind>
    </div>`;
  }

  #answer({ answer }: ReportReading) {
    return html`<header>
      <div class="answer">
        <h2 class="headline" tabindex="-1">${answer.headline}</h2>
        <p>${answer.sentences.join(' ')}</p>
        ${
          answer.trend === 'none'
            ? html`<button
                class="button primary"
                type="button"
                @click=${() => this.dispatchEvent(new ViewEvent('plan'))}
              >
                Open Plan
              </button>`
            : nothing
        }
      </div>
      <gw-take-report></gw-take-report>
    </header>`;
  }

  /** The figure at the top edge. */
  get topRow(): string | null {
    if (isAtBeginning(this)) return beginning;
    const edge = edgeOf(this);
    // Figures that stand beside each other begin at one height: the first of them is named.
    return (
      this.#parts.find(([, part]) => part.getBoundingClientRect().bottom > edge + leastSeen)?.[0] ?? null
    );
  }

  showRow(row: string): void {
    if (row === this.topRow) return;
    if (row === beginning) scrollToBeginning(this);
    const part = this.#parts.find(([name]) => name === row)?.[1];
    if (part) bringToTop(part);
  }

  /** The sprint of the burn-up. */
  get tab(): string | null {
    return this.burnUp?.shownSprint ?? null;
  }

  showTab(tab: string): void {
    const sprint = parseId('sprint', tab);
    if (sprint && sprint !== this.tab) this.burnUp?.choose(sprint);
  }

  get #parts(): readonly (readonly [string, Element])[] {
    const parts = [...this.renderRoot.querySelectorAll('[data-part]')];
    return parts.map((part) => [part.getAttribute('data-part') ?? '', part]);
  }

  override focus(): void {
    const back = this.#pressed?.isConnected ? this.#pressed : this.headline;
    back?.focus();
  }

  /** An item that was opened from here is closed again. */
  focusItem(): Promise<void> {
    this.focus();
    return Promise.resolve();
  }

  bringIntoSight(): void {}

  walk(): void {}

  /** Straight from the sheet: the focus comes back to what was pressed. From what is behind a mark, to the mark. */
  #onOpenItem(event: Event): void {
    const pressed = focusNow();
    if (pressed instanceof HTMLElement && !event.composedPath().includes(this.behind))
      this.#pressed = pressed;
  }

  #onShowBehind({ mark, anchor }: ShowBehindEvent): void {
    this.#pressed = anchor;
    void this.behind.show(mark, anchor);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-report': GwReport;
  }
}
