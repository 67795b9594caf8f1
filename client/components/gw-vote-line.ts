// A vote on an item's size outside of a meeting: how it stands in one line, and the cards when they are asked for. So a
// team can vote before it meets.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ItemId, MemberId } from '../../shared/ids.ts';
import { isKnown, type KnownItem } from '../../shared/item.ts';
import { latestRound, roundState } from '../../shared/sizing.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { sizingTopic } from '../store/board-store.ts';
import { callName, nameOf } from './item-words.ts';
import { sizingFacets, voteLineWords } from './refine/sizing-words.ts';
import { base } from './shared-styles.ts';

@customElement('gw-vote-line')
export class GwVoteLine extends LitElement {
  static override styles = [
    base,
    css`
      button {
        display: flex;
        align-items: center;
        gap: var(--space-1);
        min-height: 28px;
        padding: 0;
        border: 0;
        background: none;
        color: var(--ink-2);
        font: 500 var(--text-s) / 1.3 var(--font);
        text-align: start;
        cursor: pointer;
      }
      button:hover {
        color: var(--ink);
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      .icon {
        width: 14px;
        height: 14px;
      }
      [aria-expanded='true'] .icon {
        transform: rotate(90deg);
      }
      gw-sizing {
        max-width: 420px;
        margin-top: var(--space-2);
      }
      @media (hover: none) {
        button {
          min-height: 44px;
        }
      }
    `,
  ];

  @property({ attribute: false }) item!: ItemId;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private open = false;
  @state() private trouble = '';
  @query('gw-sizing') private sizing!: HTMLElement | null;

  #read = '';

  constructor() {
    super();
    const store = () => this.session?.store;
    // The item changes with every letter, the session's status too: of both little is read here.
    const wake = () => {
      if (this.#read !== this.#reads) this.requestUpdate();
    };
    this.addController(new Follow(this, () => this.session, wake));
    this.addController(new Watch(this, store, () => [`item:${this.item}`], wake));
    this.addController(new Watch(this, store, () => [sizingTopic(this.item), 'members']));
  }

  get #known(): KnownItem | undefined {
    const item = this.session.store.item(this.item);
    return item && isKnown(item) ? item : undefined;
  }

  get #reads(): string {
    return `${sizingFacets(this.#known)} ${this.session.readOnly}`;
  }

  override render() {
    const { store, readOnly } = this.session;
    const item = this.#known;
    this.#read = this.#reads;
    if (!item || item.archived) return nothing;
    const sizing = store.sizing(item.id);
    const round = latestRound(sizing);
    if (readOnly && !round) return nothing;
    const shown = round ? roundState(sizing, round, item, store.members) : null;
    const name = (id: MemberId) => callName(nameOf(store, id));
    return html`<button
        type="button"
        aria-expanded=${this.open ? 'true' : 'false'}
        @click=${() => void this.#toggle()}
      >
        ${icon('chevronRight')} ${voteLineWords(shown, name)}
      </button>
      ${this.trouble === '' ? nothing : html`<p class="refusal" role="alert">${this.trouble}</p>`}
      ${this.open ? html`<gw-sizing .item=${item.id}></gw-sizing>` : nothing}`;
  }

  async #toggle(): Promise<void> {
    this.trouble = '';
    if (this.open) {
      this.open = false;
      return;
    }
    try {
      await import('./refine/gw-sizing.ts');
    } catch {
      this.trouble = 'The cards could not be loaded. Check your connection and try again.';
      return;
    }
    this.open = true;
    await this.updateComplete;
    this.sizing?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-vote-line': GwVoteLine;
  }
}
