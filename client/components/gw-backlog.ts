// One backlog of the Plan view: its head with what it weighs, its list, and a line to add to it that is always there.
// The technical one stands on a ground of its own and tells at its head what is new.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ItemId } from '../../shared/ids.ts';
import type { Backlog } from '../../shared/kind.ts';
import { isReadyFor } from '../../shared/weight.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Overview } from '../controllers/overview.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { plannableTopic } from '../store/board-store.ts';
import { backlogStyles } from './backlog-styles.ts';
import './gw-awareness.ts';
import './gw-half-day.ts';
import './gw-new-item-form.ts';
import type { GwPlanList } from './gw-plan-list.ts';
import './gw-plan-list.ts';
import './gw-plan-sums.ts';
import { backlogNames } from './item-words.ts';
import { readyContext } from './readiness.ts';
import { base, buttons } from './shared-styles.ts';

@customElement('gw-backlog')
export class GwBacklog extends LitElement {
  static override styles = [base, buttons, backlogStyles];

  @property({ attribute: false }) backlog!: Backlog;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private onlyNotReady = false;
  @state() private adding = false;
  @query('gw-plan-list') private planList!: GwPlanList | null;
  @query('.add') private addButton!: HTMLButtonElement | null;

  /** The items that are not ready, while only they are shown. */
  readonly #notReady = new Overview(this, {
    store: () => this.session?.store,
    lists: () => (this.onlyNotReady ? [plannableTopic(this.backlog)] : []),
    also: ['members'],
    look: (store): readonly ItemId[] => {
      if (!this.onlyNotReady) return [];
      const context = readyContext(this.session);
      return store.list(plannableTopic(this.backlog)).filter((id) => {
        const item = store.item(id);
        return item !== undefined && !isReadyFor(item, context);
      });
    },
  });

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
  }

  /** The list of rows, once there is one. */
  get list(): GwPlanList | null {
    return this.planList;
  }

  override render() {
    const name = backlogNames[this.backlog];
    const topic = plannableTopic(this.backlog);
    const notReady = this.#notReady.look(this.session.store);
    return html`<section class=${this.backlog} aria-label=${name}>
      <div class="head">
        <h2>${name}</h2>
        <button
          class="filter button plain small"
          type="button"
          aria-pressed=${this.onlyNotReady}
          @click=${() => (this.onlyNotReady = !this.onlyNotReady)}
        >
          ${this.onlyNotReady ? icon('check') : nothing}Not ready
        </button>
        <gw-plan-sums .list=${topic}></gw-plan-sums>
      </div>
      <div class="scroll">
        ${this.backlog === 'technical' ? html`<gw-awareness></gw-awareness>` : nothing}
        <gw-plan-list
          .backlog=${this.backlog}
          .only=${this.onlyNotReady ? new Set(notReady) : null}
          name=${name}
        >
          <p slot="empty" class="empty">${this.#emptyWords()}</p>
        </gw-plan-list>
        ${this.backlog === 'technical' ? html`<gw-half-day></gw-half-day>` : nothing}
      </div>
      ${this.session.readOnly ? nothing : this.#adding(name)}
    </section>`;
  }

  #emptyWords(): string {
    if (this.onlyNotReady) return 'Everything here is ready.';
    return this.backlog === 'product'
      ? 'Nothing waits here. Stories and bugs that are in no sprint yet stand here.'
      : 'Nothing waits here. Pipelines, environments, access and questions to answer stand here.';
  }

  #adding(name: string) {
    if (!this.adding) {
      return html`<div class="foot">
        <button class="add button plain" type="button" @click=${() => (this.adding = true)}>
          ${icon('plus')} Add to the ${name.toLowerCase()}
        </button>
      </div>`;
    }
    return html`<div class="foot">
      <gw-new-item-form
        compact
        .where=${{ backlog: this.backlog }}
        @gw-close=${this.#onFormClose}
      ></gw-new-item-form>
    </div>`;
  }

  async #onFormClose(event: Event): Promise<void> {
    event.stopPropagation();
    this.adding = false;
    await this.updateComplete;
    this.addButton?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-backlog': GwBacklog;
  }
}
