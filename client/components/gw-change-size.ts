// The size of the items: a card of the board's scale, a number of one's own, under half a day where all are tasks, or
// none. A spike has none: its time-box is agreed upon in the item.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Board } from '../../shared/board/document.ts';
import type { Act } from '../../shared/board/edit.ts';
import { setUnderHalfDay, sizeItem } from '../../shared/board/mutate-item.ts';
import type { ItemId } from '../../shared/ids.ts';
import type { Item } from '../../shared/item.ts';
import { parseCard } from '../../shared/scale.ts';
import { sessionContext } from '../contexts.ts';
import type { BoardSession } from '../session.ts';
import { changePartStyles } from './change-part-styles.ts';
import { typesByFinger, type ChangeAll } from './change-part.ts';
import { CloseEvent, OpenItemEvent } from './events.ts';
import { itemSizeStyles } from './item-size-styles.ts';
import { figure } from './item-words.ts';
import { base, buttons, fields } from './shared-styles.ts';

@customElement('gw-change-size')
export class GwChangeSize extends LitElement {
  static override styles = [base, buttons, fields, itemSizeStyles, changePartStyles];

  @property({ attribute: false }) items: readonly Item[] = [];
  @property({ attribute: false }) each!: ChangeAll;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private wrong = '';
  @query('#size') private field!: HTMLInputElement | null;
  @query('button') private first!: HTMLButtonElement | null;

  override focus(): void {
    (typesByFinger() ? this.first : (this.field ?? this.first))?.focus();
  }

  override render() {
    const sized = this.items.filter(({ kind }) => kind !== 'spike');
    if (sized.length === 0) return this.#onlySpikes();
    const cards = this.session.store.settings.scale
      .map(parseCard)
      .flatMap(({ label, points }) => (points === null ? [] : [{ label, points }]));
    const isAll = (points: number | null) =>
      sized.every((item) => 'points' in item && item.points === points);
    const half = this.items.every((item) => item.kind === 'task');
    const card = (words: string, name: string, holds: boolean, press: () => void) =>
      html`<button
        class="card figures"
        type="button"
        aria-pressed=${holds}
        aria-label=${name}
        @click=${press}
      >
        ${words}
      </button>`;
    return html`<form @submit=${this.#onSubmit} @keydown=${this.#onKey}>
      <label for="size">Size in points</label>
      <input
        id="size"
        class="field figures"
        inputmode="decimal"
        autocomplete="off"
        placeholder="Type it, then Enter"
        aria-describedby=${this.wrong === '' ? nothing : 'wrong'}
      />
      ${this.wrong === '' ? nothing : html`<p id="wrong" class="refusal" role="alert">${this.wrong}</p>`}
      <div class="cards" role="group" aria-label="The board’s sizes">
        ${
          half
            ? card(
                '< ½ day',
                '< ½ day, under half a day',
                this.items.every((item) => item.kind === 'task' && item.underHalfDay),
                () => void this.#make('marked as under half a day', underHalfDay),
              )
            : nothing
        }
        ${cards.map(({ label, points }) =>
          card(
            label,
            Number(label) === points ? `${label} points` : `${label}, ${points} points`,
            isAll(points),
            () => void this.#size(points),
          ),
        )}
        ${card('None', 'None, no size', isAll(null) && !half, () => void this.#size(null))}
      </div>
    </form>`;
  }

  #onlySpikes() {
    const [only, more] = this.items;
    return html`<p>A spike has no points: its team agrees to the hours of its time-box.</p>
      <div class="row">
        ${
          only && !more
            ? html`<button
                class="button"
                type="button"
                @click=${() => {
                  this.dispatchEvent(new CloseEvent());
                  this.dispatchEvent(new OpenItemEvent(only.id));
                }}
              >
                Open it
              </button>`
            : html`<button class="button" type="button" @click=${() => this.dispatchEvent(new CloseEvent())}>
                Close
              </button>`
        }
      </div>`;
  }

  #size(points: number | null): Promise<void> {
    const verb =
      points === null
        ? 'left without a size'
        : `sized ${figure(points)} ${points === 1 ? 'point' : 'points'}`;
    return this.#make(verb, (board, act, id) => sizeItem(board, act, id, points));
  }

  async #make(verb: string, change: (board: Board, act: Act, id: ItemId) => void): Promise<void> {
    if (await this.each(verb, change)) this.dispatchEvent(new CloseEvent());
  }

  /** "5", or what stands on a card of the board's scale. */
  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const typed = this.field?.value.trim().replace(',', '.') ?? '';
    if (typed === '') return;
    const card = this.session.store.settings.scale
      .map(parseCard)
      .find(({ label }) => label.toLowerCase() === typed.toLowerCase());
    const points = card?.points ?? Number(typed);
    this.wrong = Number.isNaN(points) ? 'A size is a number, or one of the board’s cards.' : '';
    if (this.wrong === '') void this.#size(points);
  }

  /** Arrows lead over the cards and, from the field, to them. */
  #onKey(event: KeyboardEvent): void {
    const stops = [...this.renderRoot.querySelectorAll<HTMLElement>('#size, .card')];
    const at = stops.indexOf(event.target as HTMLElement);
    const inField = at === 0;
    const step = { ArrowDown: 1, ArrowRight: inField ? 0 : 1, ArrowUp: -1, ArrowLeft: inField ? 0 : -1 }[
      event.key
    ];
    if (!step || at < 0) return;
    event.preventDefault();
    stops[(at + step + stops.length) % stops.length]?.focus();
  }
}

const underHalfDay = (board: Board, act: Act, id: ItemId): void => setUnderHalfDay(board, act, id, true);

declare global {
  interface HTMLElementTagNameMap {
    'gw-change-size': GwChangeSize;
  }
}
