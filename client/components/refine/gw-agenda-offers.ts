// What can be put on the agenda: by groups that both backlogs hold, each with its number, or one item found by its key or
// title. It reads the whole board once, when it is shown, and in quiet moments from then on.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { canBeRefined, hasNoSize } from '../../../shared/agenda-rules.ts';
import type { Item } from '../../../shared/item.ts';
import { sessionContext } from '../../contexts.ts';
import { ReadAgain } from '../../controllers/read-again.ts';
import type { BoardSession } from '../../session.ts';
import type { GwItemPicker, PickItemEvent } from '../gw-item-picker.ts';
import '../gw-item-picker.ts';
import { isOnAgenda } from '../on-agenda.ts';
import { base } from '../shared-styles.ts';
import { unseen } from '../templates.ts';
import { ToAgendaEvent } from './agenda-events.ts';
import { agendaOffers, mostAtOnce, type Offer } from './agenda-offers.ts';

@customElement('gw-agenda-offers')
export class GwAgendaOffers extends LitElement {
  static override styles = [
    base,
    css`
      ul {
        display: grid;
        gap: var(--space-1);
        margin-bottom: var(--space-3);
      }
      button {
        display: flex;
        align-items: baseline;
        gap: var(--space-2);
        width: 100%;
        min-height: 36px;
        padding: 7px var(--space-3);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-s);
        background: var(--surface);
        color: var(--ink);
        font: 500 var(--text-m) / 1.3 var(--font);
        text-align: start;
        cursor: pointer;
      }
      button:hover {
        background: var(--sunken);
      }
      b {
        margin-inline-start: auto;
        color: var(--ink-2);
        font-weight: 600;
        white-space: nowrap;
      }
      small {
        color: var(--ink-2);
        font-size: var(--text-xs);
        font-weight: 400;
        white-space: nowrap;
      }
      p {
        margin-bottom: var(--space-3);
        color: var(--ink-2);
        font-size: var(--text-s);
      }
      @media (hover: none) and (pointer: coarse) {
        button {
          min-height: 44px;
        }
      }
    `,
  ];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('gw-item-picker') private picker!: GwItemPicker;

  constructor() {
    super();
    this.addController(new ReadAgain(this, () => this.session?.store));
  }

  override focus(): void {
    const [first] = this.renderRoot.querySelectorAll('button');
    if (first) first.focus();
    else this.picker.focus();
  }

  override render() {
    const offers = agendaOffers(this.session);
    return html`${
        offers.length === 0
          ? html`<p>Everything in both backlogs that can be refined is ready, or on the agenda.</p>`
          : html`<ul>
              ${offers.map((offer) => html`<li>${this.#offer(offer)}</li>`)}
            </ul>`
      }
      <gw-item-picker
        label="Or one item"
        hint="Key or words of its title"
        .allows=${this.#allows}
        .likely=${this.#likely}
        @gw-pick-item=${this.#onPick}
      ></gw-item-picker>`;
  }

  #offer({ words, all, items }: Offer) {
    return html`<button type="button" @click=${() => this.dispatchEvent(new ToAgendaEvent(items))}>
      <span>${words}</span>
      ${all > items.length ? html`<small>the first ${mostAtOnce} of</small>` : nothing}
      <b class=${all > items.length ? 'figures many' : 'figures'}>${all.toLocaleString('en')}</b
      >${unseen(all === 1 ? 'item' : 'items')}
    </button>`;
  }

  readonly #allows = (item: Item): boolean => {
    const { store } = this.session;
    return canBeRefined(item, store.columns) && !isOnAgenda(store, item.id);
  };

  /** What has no size is looked for first. */
  readonly #likely = (item: Item): number => (hasNoSize(item, this.session.now()) ? 1 : 0);

  #onPick(event: PickItemEvent): void {
    event.stopPropagation();
    this.dispatchEvent(new ToAgendaEvent([event.item], { stays: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-agenda-offers': GwAgendaOffers;
  }
}
