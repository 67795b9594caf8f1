// The size of a story, task or bug: the cards of the board's scale, a number of one's own, and for a task the card
// "under half a day". Pressing the card that holds takes the size away.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Board } from '../../shared/board/document.ts';
import type { Act } from '../../shared/board/edit.ts';
import { setUnderHalfDay, sizeItem } from '../../shared/board/mutate-item.ts';
import type { ItemId } from '../../shared/ids.ts';
import type { Bug, Story, Task } from '../../shared/item.ts';
import { parseCard } from '../../shared/scale.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { ItemWishEvent } from './events.ts';
import { figure } from './item-words.ts';
import { itemSizeStyles } from './item-size-styles.ts';
import { base, buttons, fields } from './shared-styles.ts';
import { unlessTyping } from './while-typing.ts';

interface SizeCard {
  readonly words: string;
  readonly name: string;
  readonly holds: boolean;
  readonly press: () => void;
}

@customElement('gw-item-size')
export class GwItemSize extends LitElement {
  static override styles = [base, buttons, fields, itemSizeStyles];

  @property({ attribute: false }) item!: ItemId;
  @consume({ context: sessionContext }) private session!: BoardSession;
  readonly #changes = new Changes(this, () => this.session);
  /** The card that Tab leads to. */
  #at = 0;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [`item:${this.item}`, 'settings'],
      ),
    );
  }

  override render() {
    const item = this.session.store.item(this.item);
    if (!item || item.kind === 'spike' || item.kind === 'unknown') return nothing;
    const underHalfDay = item.kind === 'task' && item.underHalfDay;
    if (this.session.readOnly) return this.#words(item.points, underHalfDay);
    const cards = this.#cards(item);
    const held = cards.findIndex(({ holds }) => holds);
    const stop = Math.min(held >= 0 ? held : this.#at, cards.length - 1);
    return html`<span class="label" id="name">Size in points</span>
      <div class="row">
        <div class="cards" role="toolbar" aria-labelledby="name" @keydown=${this.#onKey}>
          ${cards.map(
            ({ words, name, holds, press }, index) =>
              html`<button
                class="card figures"
                type="button"
                aria-pressed=${holds ? 'true' : 'false'}
                aria-label=${name}
                tabindex=${index === stop ? '0' : '-1'}
                @focus=${() => (this.#at = index)}
                @click=${press}
              >
                ${words}
              </button>`,
          )}
        </div>
        <label for="points" class="unseen">Points, as a number of your own</label>
        <input
          id="points"
          class="field figures"
          type="number"
          min="0"
          max="1000"
          step="any"
          placeholder=${held >= 0 ? 'Other' : 'Points'}
          .value=${unlessTyping(item.points === null || held >= 0 ? '' : String(item.points))}
          @change=${this.#onOwn}
        />
      </div>
      ${this.#changes.sentence} ${underHalfDay ? this.#rule() : nothing}`;
  }

  /** With a view link there is nothing to press. */
  #words(points: number | null, underHalfDay: boolean) {
    const words = points !== null ? figure(points) : underHalfDay ? 'Under half a day' : 'Not sized yet';
    return html`<span class="label">Size in points</span>
      <p class="figures">${words}</p>`;
  }

  #cards(item: Story | Task | Bug): readonly SizeCard[] {
    const cards = this.session.store.settings.scale
      .map(parseCard)
      .flatMap(({ label, points }): SizeCard[] => {
        if (points === null) return [];
        const holds = item.points === points;
        const own = Number(label) === points;
        return [
          {
            words: label,
            name: own ? `${label} ${points === 1 ? 'point' : 'points'}` : `${label}, ${points} points`,
            holds,
            press: () => this.#make((board, act) => sizeItem(board, act, this.item, holds ? null : points)),
          },
        ];
      });
    if (item.kind !== 'task') return cards;
    const there = item.underHalfDay;
    const press = () => this.#make((board, act) => setUnderHalfDay(board, act, this.item, !there));
    return [{ words: '< ½ day', name: '< ½ day, under half a day', holds: there, press }, ...cards];
  }

  /** The half-day rule: offered, never done by itself. */
  #rule() {
    return html`<p class="rule">
      <span>Under half a day: put it on another item’s checklist?</span>
      <button
        class="button small"
        type="button"
        @click=${() => this.dispatchEvent(new ItemWishEvent(this.item, 'ontoChecklist'))}
      >
        ${icon('listChecks')} Choose the item
      </button>
    </p>`;
  }

  #onOwn(event: Event): void {
    const { value, validity } = event.target as HTMLInputElement;
    if (validity.badInput) {
      this.#changes.say('A size is a number.');
      return;
    }
    this.#make((board, act) => sizeItem(board, act, this.item, value === '' ? null : Number(value)));
  }

  #onKey(event: KeyboardEvent): void {
    const cards = [...this.renderRoot.querySelectorAll<HTMLButtonElement>('.card')];
    const at = cards.indexOf(event.target as HTMLButtonElement);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: cards.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    cards[(to + cards.length) % cards.length]?.focus();
  }

  #make(change: (board: Board, act: Act) => void): void {
    void this.#changes.make(change).then(() => this.requestUpdate());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-item-size': GwItemSize;
  }
}
