// The head of a column: its name, how many cards it holds over both backlogs, its soft limit.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Column } from '../../shared/records.ts';
import { sessionContext } from '../contexts.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import { cellTopic, waitingTopic } from '../store/board-store.ts';
import { columnHeadStyles } from './column-head-styles.ts';
import { base } from './shared-styles.ts';
import { unseen } from './templates.ts';
import { noColumnName } from './item-words.ts';

@customElement('gw-column-head')
export class GwColumnHead extends LitElement {
  static override styles = [base, columnHeadStyles];

  /** Null: the items that stand in no column. */
  @property({ attribute: false }) column: Column | null = null;
  @consume({ context: sessionContext }) private session!: BoardSession;

  constructor() {
    super();
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [...this.#topics, 'columns' as const],
      ),
    );
  }

  get #topics() {
    const { column } = this;
    return (['product', 'technical'] as const).map((backlog) =>
      column === null ? waitingTopic(backlog) : cellTopic(backlog, column.id),
    );
  }

  override render() {
    const amount = this.#topics.reduce((sum, topic) => sum + this.session.store.list(topic).length, 0);
    const limit = this.column?.limit ?? null;
    const over = limit !== null && amount > limit;
    return html`<h2>${this.column?.name ?? noColumnName(this.session.store)}</h2>
      <span class="quiet">${amount}${unseen(amount === 1 ? 'item' : 'items')}</span>
      ${
        limit === null
          ? nothing
          : html`<span class=${`limit quiet ${over ? 'over' : ''}`}
              >${over ? 'over limit' : 'limit'} ${limit}</span
            >`
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-column-head': GwColumnHead;
  }
}
