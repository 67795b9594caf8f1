// The cards that somebody may lay on an item: those of its kind, own hours for a spike. Pressing the card that lies there
// takes it back.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, queryAll } from 'lit/decorators.js';
import { castVote, takeVoteBack } from '../../../shared/board/mutate-vote.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { kinds, type Kind } from '../../../shared/kind.ts';
import {
  cardMeaning,
  cardWords,
  cardsFor,
  hoursCard,
  layable,
  parseVoteCard,
  type VoteCard,
} from '../../../shared/vote-card.ts';
import { sessionContext } from '../../contexts.ts';
import { Watch } from '../../controllers/watch.ts';
import { icon } from '../../icons.ts';
import type { BoardSession } from '../../session.ts';
import { Changes } from '../changes.ts';
import { base, fields } from '../shared-styles.ts';
import { unlessTyping } from '../while-typing.ts';
import { cardName } from './sizing-words.ts';
import { voteCardsStyles } from './vote-cards-styles.ts';

interface TableCard {
  readonly card: VoteCard;
  readonly value: string;
  readonly laid: boolean;
}

/** More stands on it than on a card of one column. */
const isWide = (card: VoteCard): boolean => card.type !== 'break' && cardWords(card).length > 4;

@customElement('gw-vote-cards')
export class GwVoteCards extends LitElement {
  static override styles = [base, fields, voteCardsStyles];

  @property({ attribute: false }) item!: ItemId;
  @property({ attribute: false }) kind: Kind = 'story';
  /** The card that this person has laid, as it is stored. */
  @property({ attribute: false }) mine: string | null = null;
  /** In one row for a thumb. */
  @property({ type: Boolean, reflect: true }) compact = false;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @queryAll('.card') private buttons!: NodeListOf<HTMLButtonElement>;
  readonly #changes = new Changes(this, () => this.session);
  /** The card that Tab leads to. */
  #at = 0;

  constructor() {
    super();
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['settings'],
      ),
    );
  }

  /** To the card that lies there, or the first. */
  override focus(): void {
    void this.updateComplete.then(() =>
      ([...this.buttons].find(({ tabIndex }) => tabIndex === 0) ?? this.buttons[0])?.focus(),
    );
  }

  override render() {
    const mine = parseVoteCard(this.mine);
    const cards = this.#cards(mine);
    const laid = cards.findIndex((one) => one.laid);
    const stop = Math.min(laid >= 0 ? laid : this.#at, cards.length - 1);
    return html`<div class="row">
        <div class="cards" role="toolbar" aria-label="Your card" @keydown=${this.#onKey}>
          ${cards.map(
            (one, index) =>
              html`<button
                class=${isWide(one.card) ? 'card figures wide' : 'card figures'}
                type="button"
                aria-pressed=${one.laid ? 'true' : 'false'}
                aria-label=${cardName(one.card)}
                title=${one.laid ? 'Press again to take it back' : cardName(one.card)}
                tabindex=${index === stop ? '0' : '-1'}
                @focus=${() => (this.#at = index)}
                @click=${() => this.#press(one)}
              >
                ${one.card.type === 'break' ? icon('coffee') : cardWords(one.card)}
              </button>`,
          )}
        </div>
        ${this.kind === 'spike' ? this.#own(mine, laid >= 0) : nothing}
      </div>
      ${
        mine && !layable(mine, this.kind)
          ? html`<p class="quiet">
              Your card says ${cardWords(mine)}, which is no size of a
              ${kinds[this.kind].label.toLowerCase()}. Lay another one.
            </p>`
          : nothing
      }
      ${this.#changes.sentence}`;
  }

  /** What lies on the table, and the card that this person laid before another scale came. */
  #cards(mine: VoteCard | undefined): readonly TableCard[] {
    const meaning = mine && layable(mine, this.kind) ? cardMeaning(mine) : null;
    const cards = cardsFor(this.kind, this.session.store.settings.scale).flatMap((value): TableCard[] => {
      const card = parseVoteCard(value);
      return card ? [{ card, value, laid: cardMeaning(card) === meaning }] : [];
    });
    const there = cards.some(({ laid }) => laid) || meaning === null || mine?.type === 'hours';
    return there || !mine ? cards : [{ card: mine, value: this.mine ?? '', laid: true }, ...cards];
  }

  #own(mine: VoteCard | undefined, onTable: boolean) {
    const laid = mine?.type === 'hours' && !onTable;
    return html`<label class="own"
      ><span class="unseen">Other hours</span>
      <input
        class=${laid ? 'field figures laid' : 'field figures'}
        type="text"
        inputmode="decimal"
        autocomplete="off"
        placeholder="other"
        .value=${unlessTyping(laid ? String(mine.hours) : '')}
        @change=${this.#onOwn}
      />
      h</label
    >`;
  }

  #press({ value, laid }: TableCard): void {
    void this.#changes.make((board, act) =>
      laid ? takeVoteBack(board, act, this.item) : castVote(board, act, this.item, value),
    );
  }

  #onOwn(event: Event): void {
    const typed = (event.target as HTMLInputElement).value.trim().replace(',', '.');
    const hours = Math.round(Number(typed) * 1000) / 1000;
    if (Number.isNaN(hours)) {
      this.#changes.say('Hours are a number, 6 or 1.5 for example.');
      return;
    }
    void this.#changes
      .make((board, act) => {
        if (typed !== '') castVote(board, act, this.item, hoursCard(hours));
        else if (parseVoteCard(this.mine)?.type === 'hours') takeVoteBack(board, act, this.item);
      })
      .then(() => this.requestUpdate());
  }

  #onKey(event: KeyboardEvent): void {
    const cards = [...this.buttons];
    const at = cards.indexOf(event.target as HTMLButtonElement);
    const to = {
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      Home: 0,
      End: cards.length - 1,
    }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    cards[(to + cards.length) % cards.length]?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-vote-cards': GwVoteCards;
  }
}
