// What a list of the Plan view weighs: how much of it is ready, its points and hours. It looks at every item of the list
// so that the list itself need not, and renders only when the figures change.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { weigh } from '../../shared/weight.ts';
import { sessionContext } from '../contexts.ts';
import { Overview, type ListTopic } from '../controllers/overview.ts';
import type { BoardSession } from '../session.ts';
import { readyContext } from './readiness.ts';
import { base } from './shared-styles.ts';
import { readyWords, sumWords } from './weight-words.ts';

@customElement('gw-plan-sums')
export class GwPlanSums extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-3);
        color: var(--ink-2);
        font-size: var(--text-s);
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) list!: ListTopic;
  /** True: says how much is ready only where not all of it is. */
  @property({ type: Boolean }) calm = false;

  @consume({ context: sessionContext }) private session!: BoardSession;

  readonly #sums = new Overview(this, {
    store: () => this.session?.store,
    lists: () => [this.list],
    also: ['settings', 'members'],
    look: (store) => {
      const items = store.list(this.list).flatMap((id) => store.item(id) ?? []);
      const weight = weigh(items, store.settings.rate, readyContext(this.session));
      if (weight.items === 0) return [];
      return [this.calm && weight.ready === weight.items ? '' : readyWords(weight), sumWords(weight)];
    },
  });

  override render() {
    const words = this.#sums.look(this.session.store);
    return words.map((part) => (part === '' ? nothing : html`<span>${part}</span>`));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-plan-sums': GwPlanSums;
  }
}
