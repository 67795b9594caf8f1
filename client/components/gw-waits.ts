// What an item waits for and what waits for it: both ends of a wait, each opened by a press. A circle, which only a
// merge can make, is named on every item in it, with a press that opens it.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { setBlockedBy } from '../../shared/board/mutate-waits.ts';
import { isFinished } from '../../shared/finished.ts';
import type { ItemId } from '../../shared/ids.ts';
import type { Item } from '../../shared/item.ts';
import { allWaits, blockedByIn, circleThrough } from '../../shared/waits.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { waitingForTopic } from '../store/board-store.ts';
import { Changes } from './changes.ts';
import { OpenItemEvent } from './events.ts';
import './gw-item-picker.ts';
import type { GwItemPicker, PickItemEvent } from './gw-item-picker.ts';
import { kindLabel, titleOf } from './item-words.ts';
import { base, buttons, fields, glyphs } from './shared-styles.ts';
import { kindGlyph, unseen } from './templates.ts';
import { waitsStyles } from './waits-styles.ts';

@customElement('gw-waits')
export class GwWaits extends LitElement {
  static override styles = [base, buttons, fields, glyphs, waitsStyles];

  @property({ attribute: false }) item!: ItemId;
  @consume({ context: sessionContext }) private session!: BoardSession;
  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => this.#topics,
      ),
    );
  }

  /** Also what it waits for through others: a circle may be closed far away. */
  get #topics() {
    const read = [this.item, ...this.#blockedBy, ...this.#waiting, ...allWaits(this.item, this.#of)];
    const items = [...new Set(read)].map((id) => `item:${id}` as const);
    return [...items, waitingForTopic(this.item), 'columns', 'settings'] as const;
  }

  get #of() {
    return blockedByIn((id) => this.session.store.item(id));
  }

  get #blockedBy(): readonly ItemId[] {
    return this.session.store.item(this.item)?.blockedBy ?? [];
  }

  get #waiting(): readonly ItemId[] {
    return this.session.store.list(waitingForTopic(this.item));
  }

  override render() {
    const { store, readOnly } = this.session;
    const waitsFor = this.#blockedBy.flatMap((id) => store.item(id) ?? []);
    const waiting = this.#waiting.flatMap((id) => store.item(id) ?? []);
    if (readOnly && waitsFor.length + waiting.length === 0) return nothing;
    return html`<section aria-label="What waits for what">
      ${this.#circle()}
      <h3 id="for">Waits for</h3>
      ${this.#list(waitsFor, 'for', true)}
      ${
        readOnly
          ? nothing
          : html`<gw-item-picker
              hide-label
              label="Add what it waits for"
              hint="Waits for… (key or words)"
              .allows=${(item: Item) => item.id !== this.item && !this.#blockedBy.includes(item.id)}
              .likely=${this.#likely}
              @gw-pick-item=${this.#onPick}
            ></gw-item-picker>`
      }
      ${this.#changes.sentence}
      ${
        waiting.length === 0
          ? nothing
          : html`<h3 id="waiting">${waiting.length === 1 ? 'This waits for it' : 'These wait for it'}</h3>
              ${this.#list(waiting, 'waiting', false)}`
      }
    </section>`;
  }

  /** Unfinished ones first, and of them those of the same epic. */
  readonly #likely = (item: Item): number => {
    const { store } = this.session;
    const epic = store.item(this.item)?.epic ?? null;
    return (isFinished(item, store.columns) ? 0 : 2) + (epic !== null && item.epic === epic ? 1 : 0);
  };

  #list(items: readonly Item[], name: string, mayRemove: boolean) {
    if (items.length === 0) return nothing;
    return html`<ul aria-labelledby=${name}>
      ${repeat(
        items,
        ({ id }) => id,
        (item) => this.#row(item, mayRemove),
      )}
    </ul>`;
  }

  #row(item: Item, mayRemove: boolean) {
    const { store, readOnly } = this.session;
    const over = item.archived !== null || isFinished(item, store.columns);
    const key = store.keyOf(item);
    return html`<li class=${over ? 'over' : ''}>
      <button class="open" type="button" @click=${() => this.dispatchEvent(new OpenItemEvent(item.id))}>
        ${kindGlyph(item.kind)}${unseen(kindLabel(item))}<span class="key figures">${key}</span
        ><span class="title">${titleOf(item)}</span>
        <span class="state">${over ? icon('check') : nothing}${this.#state(item)}</span>
      </button>
      ${
        mayRemove && !readOnly
          ? html`<button
              class="button plain small square"
              type="button"
              aria-label=${`No longer waits for ${key}`}
              @click=${() => void this.#set(item.id, false)}
            >
              ${icon('x')}
            </button>`
          : nothing
      }
    </li>`;
  }

  #state(item: Item): string {
    const { store } = this.session;
    if (item.archived) return 'Archived';
    const { column } = item.place;
    if (column === null) return 'Not begun';
    return store.columns.find(({ id }) => id === store.shownColumn(column))?.name ?? 'Not begun';
  }

  #circle() {
    const { store, readOnly } = this.session;
    const circle = circleThrough(this.item, this.#of);
    const next = circle?.[1] ?? null;
    if (!circle || next === null) return nothing;
    const keys = [...circle, this.item].map((id) => {
      const item = store.item(id);
      return item ? store.keyOf(item) : '';
    });
    return html`<div class="circle" role="note">
      ${icon('triangleAlert')}
      <p>
        <strong>These wait for one another in a circle, so none can begin:</strong>
        ${keys.join(' → ')}.
      </p>
      ${
        readOnly
          ? nothing
          : html`<button class="button small" type="button" @click=${() => void this.#set(next, false)}>
              ${keys[0]} need not wait for ${keys[1]}
            </button>`
      }
    </div>`;
  }

  #onPick({ item }: PickItemEvent): void {
    void this.#set(item, true);
  }

  async #set(other: ItemId, there: boolean): Promise<void> {
    const done = await this.#changes.make((board, act) => {
      setBlockedBy(board, act, this.item, other, there);
      return true;
    });
    if (done && !there) this.renderRoot.querySelector<GwItemPicker>('gw-item-picker')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-waits': GwWaits;
  }
}
