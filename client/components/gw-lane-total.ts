// What a backlog has ahead, in one line on the Board: how much of it is ready, points, for the technical one also hours.
// It looks at every item of the backlog so that the lane itself need not, and renders only when the figures change.

import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { isFinished } from '../../shared/finished.ts';
import type { Backlog } from '../../shared/kind.ts';
import { weigh } from '../../shared/weight.ts';
import { sessionContext } from '../contexts.ts';
import { Overview } from '../controllers/overview.ts';
import type { BoardSession } from '../session.ts';
import { backlogTopic, type BoardStore } from '../store/board-store.ts';
import { readyContext } from './readiness.ts';
import { base } from './shared-styles.ts';
import { hoursWords, pointsWords, readyWords } from './weight-words.ts';

@customElement('gw-lane-total')
export class GwLaneTotal extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        color: var(--ink-2);
        font-size: var(--text-s);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) backlog!: Backlog;
  @consume({ context: sessionContext }) private session!: BoardSession;

  readonly #total = new Overview(this, {
    store: () => this.session?.store,
    lists: () => [backlogTopic(this.backlog)],
    also: ['settings', 'columns', 'members'],
    look: (store) => this.#words(store),
  });

  /** Finished items lie behind, so they do not count. */
  #words(store: BoardStore): string {
    const items = store.list(backlogTopic(this.backlog)).flatMap((id) => store.item(id) ?? []);
    const ahead = items.filter((item) => !isFinished(item, store.columns));
    if (ahead.length === 0) return items.length === 0 ? 'empty' : 'all finished';
    const weight = weigh(ahead, store.settings.rate, readyContext(this.session));
    const parts = [readyWords(weight)];
    if (weight.points > 0 || this.backlog === 'product') parts.push(pointsWords(weight));
    if (this.backlog === 'technical') parts.push(hoursWords(weight.hours, weight.converted));
    return parts.join(' · ');
  }

  override render() {
    return html`${this.#total.look(this.session.store)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-lane-total': GwLaneTotal;
  }
}
