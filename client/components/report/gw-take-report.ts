// Takes the whole report along: as a short text in Markdown, copied or as a file, or on paper.

import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { sessionContext } from '../../contexts.ts';
import { icon } from '../../icons.ts';
import type { BoardSession } from '../../session.ts';
import { downloadText } from '../download-file.ts';
import { AnnounceEvent } from '../events.ts';
import { popoverStyles, showBelow } from '../popover.ts';
import { base, buttons } from '../shared-styles.ts';
import { allocationFigure } from './allocation-chart.ts';
import { cycleFigure } from './cycle-chart.ts';
import { reportMarkdown } from './report-markdown.ts';

@customElement('gw-take-report')
export class GwTakeReport extends LitElement {
  static override styles = [
    base,
    buttons,
    popoverStyles,
    css`
      [popover] {
        padding: var(--space-1);
      }
      [popover] .button {
        display: flex;
        justify-content: flex-start;
        width: 100%;
      }
    `,
  ];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('[popover]') private menu!: HTMLElement;

  override render() {
    return html`<button
        class="button"
        type="button"
        aria-haspopup="dialog"
        @click=${(event: Event) => showBelow(this.menu, event.currentTarget as HTMLElement)}
      >
        ${icon('download')} Take along
      </button>
      <div popover role="dialog" aria-label="Take the report along">
        ${this.#way('Copy as Markdown', () => void this.#copy())}
        ${this.#way('Markdown file', () => this.#download())}
        ${this.#way('Print, or save as PDF', () => window.print())}
      </div>`;
  }

  #way(words: string, take: () => void) {
    return html`<button class="button plain" type="button" @click=${() => this.#take(take)}>
      ${words}
    </button>`;
  }

  #take(take: () => void): void {
    this.menu.hidePopover();
    take();
  }

  get #markdown(): string {
    const { store } = this.session;
    const now = this.session.now();
    return reportMarkdown(store, now, [allocationFigure(store), cycleFigure(store, now)]);
  }

  /** On plain http there may be no clipboard: then the file comes instead. */
  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.#markdown);
      this.dispatchEvent(new AnnounceEvent('The report is copied as Markdown.'));
    } catch {
      this.#download();
      this.dispatchEvent(new AnnounceEvent('It cannot be copied here. The file report.md has it instead.'));
    }
  }

  #download(): void {
    downloadText('report.md', this.#markdown, 'text/markdown');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-take-report': GwTakeReport;
  }
}
