// What is agreed on after a vote: each voted value is a button, any other card stands in a list. Hours of a spike that
// come after used up ones need a reason. What may not be set is not offered.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { askedToAgree } from '../../../shared/board/mutate-box.ts';
import { agreeOnCard } from '../../../shared/board/mutate-vote.ts';
import { canPropose } from '../../../shared/box-rules.ts';
import { foldBox } from '../../../shared/fold-box.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { backlogOf, type KnownItem } from '../../../shared/item.ts';
import type { RoundState } from '../../../shared/sizing.ts';
import { hasRole, resolveMember } from '../../../shared/team.ts';
import { cardMeaning, cardsFor, parseVoteCard, sizes, type VoteCard } from '../../../shared/vote-card.ts';
import { sessionContext } from '../../contexts.ts';
import { lateChoice } from '../../controllers/late-choice.ts';
import type { BoardSession } from '../../session.ts';
import { Changes } from '../changes.ts';
import { draftOf, keepDraft } from '../drafts.ts';
import { base, buttons, fields } from '../shared-styles.ts';
import { mostVoted, setWords, sizeWords } from './sizing-words.ts';

/** Stands in the field, to be sent as it is or said better. */
const offeredReason = 'The team voted for more time.';

interface Offer {
  readonly card: VoteCard;
  readonly value: string;
}

@customElement('gw-vote-agree')
export class GwVoteAgree extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    css`
      .set {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      .set .button {
        flex: 1 1 auto;
        min-width: 0;
        white-space: normal;
      }
      select {
        flex: 1 1 110px;
        width: auto;
      }
      .reason {
        margin-bottom: var(--space-2);
      }
      :host([compact]) .set {
        flex-wrap: nowrap;
        overflow-x: auto;
        padding: 4px;
        scrollbar-width: none;
      }
      :host([compact]) :is(.button, select) {
        flex: 1 0 auto;
        min-height: 48px;
        white-space: nowrap;
      }
      /* It begins where the thumb is, however many sizes stand beside it. */
      :host([compact]) select {
        flex: 1 0 124px;
        max-width: 100%;
        min-width: 0;
      }
    `,
  ];

  @property({ attribute: false }) item!: KnownItem;
  @property({ attribute: false }) round!: RoundState;
  @property({ type: Boolean, reflect: true }) compact = false;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('input') private reason!: HTMLInputElement | null;
  readonly #changes = new Changes(this, () => this.session);
  /** The item that the words in the field are about. */
  #reasonFor: ItemId | undefined;

  /** The words for another item, or those that were typed before the field went away for a while. */
  override updated(): void {
    if (this.reason && this.#reasonFor !== this.item.id)
      this.reason.value = draftOf(this.session, this.#draft) || offeredReason;
    this.#reasonFor = this.reason ? this.item.id : undefined;
  }

  /** The same as where an extension is asked for without a vote. */
  get #draft(): string {
    return `extension ${this.item.id}`;
  }

  override render() {
    const { item, round } = this;
    const trouble = this.#trouble('x');
    if (trouble !== null) return html`<p class="quiet">${trouble}</p>`;
    const needsReason = this.#trouble('') !== null;
    const voted = round.agreed ? [] : round.spread;
    const most = mostVoted(voted);
    const agreeing = this.#agreeing();
    return html`${needsReason ? this.#reason() : nothing}
      <div class="set">
        ${voted.map(
          (part) =>
            html`<button
              class=${part === most ? 'button primary' : 'button'}
              type="button"
              @click=${() => this.#set(part.value)}
            >
              ${setWords(part.card, part === most ? agreeing : 0, needsReason)}
            </button>`,
        )}
        ${this.#others(item)}
      </div>
      ${
        item.kind === 'spike' && voted.length > 0 && !most && agreeing > 0
          ? html`<p class="quiet">
              Hours that are set count as agreed by ${agreeing === 1 ? 'the one' : `the ${agreeing}`} who
              voted.
            </p>`
          : nothing
      }
      ${this.#changes.sentence}`;
  }

  /** Why hours cannot be set, or null; points always can. */
  #trouble(reason: string): string | null {
    const { item, session } = this;
    if (item.kind !== 'spike') return null;
    return canPropose(foldBox(item.box, session.now()), 1, askedToAgree(session.store.board), reason);
  }

  /** How many of those who voted are asked to agree to hours. */
  #agreeing(): number {
    const { members, board } = this.session.store;
    const asked = new Set(askedToAgree(board).map((id) => resolveMember(members, id)));
    return this.round.spread.flatMap((part) => part.members).filter((id) => asked.has(id)).length;
  }

  #reason() {
    return html`<div class="reason">
      <label for="reason">Why more is needed</label>
      <input
        id="reason"
        class="field"
        type="text"
        autocomplete="off"
        @input=${() => keepDraft(this.session, this.#draft, this.reason?.value ?? '')}
      />
    </div>`;
  }

  /** Points on technical work are an engineer's to set, unless an engineer voted for them. */
  #others(item: KnownItem) {
    const { store, me } = this.session;
    const isEngineer = me === null || hasRole(store.members, me, 'engineer');
    if (backlogOf(item) === 'technical' && item.kind !== 'spike' && !isEngineer) return nothing;
    const there = new Set(this.round.agreed ? [] : this.round.spread.map(({ card }) => cardMeaning(card)));
    const offers = cardsFor(item.kind, store.settings.scale).flatMap((value): Offer[] => {
      const card = parseVoteCard(value);
      return card && sizes(card, item.kind) && !there.has(cardMeaning(card)) ? [{ card, value }] : [];
    });
    if (offers.length === 0) return nothing;
    const words = this.round.agreed ? 'Set another size' : 'Another size';
    return html`<select
      class="field"
      aria-label=${words}
      ${lateChoice((value) => value !== '' && this.#set(value))}
    >
      <option value="" .selected=${live(true)}>${words}</option>
      ${offers.map(({ card, value }) => html`<option value=${value}>${sizeWords(card)}</option>`)}
    </select>`;
  }

  #set(value: string): void {
    const reason = this.reason?.value ?? '';
    const draft = this.#draft;
    void this.#changes
      .make((board, act) => {
        agreeOnCard(board, act, this.item.id, value, reason);
        keepDraft(this.session, draft, '');
      })
      .then(() => this.requestUpdate());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-vote-agree': GwVoteAgree;
  }
}
