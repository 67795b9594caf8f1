// The half-day rule at the foot of the technical backlog: tasks that were sized under half a day are offered for another
// item's checklist. Never done by itself; anything larger keeps its own item.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { ItemId } from '../../shared/ids.ts';
import { isUnderHalfDay } from '../../shared/ready.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Overview } from '../controllers/overview.ts';
import type { BoardSession } from '../session.ts';
import { plannableTopic } from '../store/board-store.ts';
import { ItemWishEvent } from './events.ts';
import { titleOf } from './item-words.ts';
import { base } from './shared-styles.ts';

const topic = plannableTopic('technical');

/** So many are offered by name. */
const most = 3;

@customElement('gw-half-day')
export class GwHalfDay extends LitElement {
  static override styles = [
    base,
    css`
      p {
        padding: var(--space-2) var(--space-1);
        color: var(--ink-2);
        font-size: var(--text-s);
      }
      button {
        margin-inline-end: var(--space-2);
        min-height: 24px;
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        text-decoration: underline;
        text-underline-offset: 3px;
        cursor: pointer;
      }
      @media print {
        p {
          display: none;
        }
      }
    `,
  ];

  @consume({ context: sessionContext }) private session!: BoardSession;

  readonly #small = new Overview(this, {
    store: () => this.session?.store,
    lists: () => [topic],
    also: ['settings'],
    look: (store): readonly ItemId[] =>
      store.list(topic).filter((id) => {
        const item = store.item(id);
        return item?.kind === 'task' && isUnderHalfDay(item);
      }),
  });

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
  }

  override render() {
    const { store, readOnly } = this.session;
    const small = readOnly ? [] : this.#small.look(store);
    if (small.length === 0) return nothing;
    return html`<p>
      Under half a day? Put it on an item’s checklist instead.
      ${small.slice(0, most).map((id) => {
        const item = store.item(id);
        return item
          ? html`<button
              type="button"
              title=${titleOf(item)}
              @click=${() => this.dispatchEvent(new ItemWishEvent(id, 'ontoChecklist'))}
            >
              Move ${store.keyOf(item)}
            </button>`
          : nothing;
      })}
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-half-day': GwHalfDay;
  }
}
