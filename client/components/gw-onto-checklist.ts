// The half-day rule carried out: a small task becomes a line on another item's checklist. It offers the likely items,
// says what will happen, and then does it.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { moveOntoChecklist } from '../../shared/board/mutate-checklist.ts';
import { isFinished } from '../../shared/finished.ts';
import type { ItemId } from '../../shared/ids.ts';
import { isKnown, writtenLines, type Item, type KnownItem } from '../../shared/item.ts';
import { kinds } from '../../shared/kind.ts';
import { sessionContext } from '../contexts.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { AnnounceEvent } from './events.ts';
import './gw-item-picker.ts';
import type { GwItemPicker, PickItemEvent } from './gw-item-picker.ts';
import { count, kindLabel, titleOf } from './item-words.ts';
import { base, buttons, dialogs, glyphs } from './shared-styles.ts';
import { splitItemStyles } from './split-item-styles.ts';
import { kindGlyph, unseen } from './templates.ts';
import { itemRowStyles } from './waits-styles.ts';

const mostLikely = 4;

@customElement('gw-onto-checklist')
export class GwOntoChecklist extends LitElement {
  static override styles = [
    base,
    buttons,
    glyphs,
    dialogs,
    splitItemStyles,
    itemRowStyles,
    css`
      h3 {
        color: var(--ink-2);
        font-size: var(--text-s);
        font-weight: 500;
      }
      ul {
        margin-inline: -4px;
      }
      .chosen {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        padding: var(--space-2);
        border: 1px solid var(--field-line);
        border-radius: var(--radius-s);
      }
      .chosen .title {
        flex: 1;
        min-width: 0;
      }
      .key {
        flex: none;
        color: var(--ink-2);
        font-size: var(--text-s);
      }
    `,
  ];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private item: ItemId | null = null;
  @state() private target: ItemId | null = null;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('gw-item-picker') private picker!: GwItemPicker | null;
  @query('.primary') private go!: HTMLButtonElement | null;
  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [
          ...[this.item, this.target].flatMap((id) => (id === null ? [] : (`item:${id}` as const))),
          'settings',
        ],
      ),
    );
  }

  show(id: ItemId): void {
    const item = this.session.store.item(id);
    if (item?.kind !== 'task' || this.dialog.open) return;
    this.item = id;
    this.target = null;
    this.#changes.say('');
    this.dialog.showModal();
    void this.updateComplete.then(() => this.picker?.focus());
  }

  override render() {
    const { store } = this.session;
    const item = this.item === null ? undefined : store.item(this.item);
    const target = this.target === null ? undefined : store.item(this.target);
    return html`<dialog aria-labelledby="name" @close=${this.#onClose}>
      ${item && isKnown(item) ? this.#form(item, target && isKnown(target) ? target : undefined) : nothing}
    </dialog>`;
  }

  #form(item: KnownItem, target: KnownItem | undefined) {
    return html`<form @submit=${this.#onSubmit}>
      <h2 id="name">Put ${this.session.store.keyOf(item)} on another item’s checklist</h2>
      <p class="first">${kindGlyph(item.kind)}<span>${titleOf(item)}</span></p>
      ${target ? this.#chosen(item, target) : this.#choose(item)} ${this.#changes.sentence}
      <div class="dialog-foot">
        <button class="button plain" type="button" @click=${() => this.dialog.close()}>
          Leave it where it is
        </button>
        <button class="button primary" type="submit" ?disabled=${!target}>Put it there</button>
      </div>
    </form>`;
  }

  #choose(item: KnownItem) {
    const { store } = this.session;
    const likely = [...store.items()]
      .map((other) => ({ other, rank: this.#likelihood(item, other) }))
      .filter(({ other, rank }) => rank > 0 && !other.archived && this.#allows(other))
      .sort((a, b) => b.rank - a.rank || (a.other.id < b.other.id ? -1 : 1))
      .slice(0, mostLikely);
    return html`<gw-item-picker
        label="Whose checklist?"
        .allows=${this.#allows}
        .likely=${(other: Item) => this.#likelihood(item, other)}
        @gw-pick-item=${({ item: picked }: PickItemEvent) => this.#pick(picked)}
      ></gw-item-picker>
      ${
        likely.length === 0
          ? nothing
          : html`<div>
              <h3 id="likely">Likely</h3>
              <ul aria-labelledby="likely">
                ${likely.map(
                  ({ other }) =>
                    html`<li>
                      <button class="open" type="button" @click=${() => this.#pick(other.id)}>
                        ${kindGlyph(other.kind)}${unseen(kindLabel(other))}<span class="key figures"
                          >${store.keyOf(other)}</span
                        ><span class="title">${titleOf(other)}</span>
                      </button>
                    </li>`,
                )}
              </ul>
            </div>`
      }`;
  }

  #chosen(item: KnownItem, target: KnownItem) {
    const key = this.session.store.keyOf(target);
    return html`<div class="chosen">
        ${kindGlyph(target.kind)}${unseen(kindLabel(target))}<span class="key figures">${key}</span
        ><span class="title">${titleOf(target)}</span>
        <button
          class="button plain small square"
          type="button"
          aria-label="Choose another item"
          @click=${this.#onOther}
        >
          ${icon('x')}
        </button>
      </div>
      <p>${this.#whatHappens(item, target)}</p>`;
  }

  /** What the press will do, in sentences. */
  #whatHappens(item: KnownItem, target: KnownItem): string {
    const { store } = this.session;
    const [key, other] = [store.keyOf(item), store.keyOf(target)];
    const line =
      target.kind === 'story'
        ? `Its title becomes an acceptance criterion of ${other}: a user should be able to see that it holds.`
        : `Its title becomes a line of the ${kinds[target.kind].checklist.toLowerCase()} of ${other}.`;
    const { length } = writtenLines(item);
    const lines = length === 0 ? '' : ` and ${count(length, 'line', 'lines')}`;
    return `${line} ${key} is archived with its words${lines}, and says where it went. Undo brings it back.`;
  }

  readonly #allows = (other: Item): boolean => other.id !== this.item && isKnown(other);

  /** What waits for it first, then the same epic, then what shares labels; finished ones last. */
  #likelihood(item: KnownItem, other: Item): number {
    const waits = other.blockedBy.includes(item.id) ? 8 : 0;
    const epic = item.epic !== null && other.epic === item.epic ? 4 : 0;
    const labels = other.labels.filter((label) => item.labels.includes(label)).length;
    const score = waits + epic + Math.min(3, labels);
    return isFinished(other, this.session.store.columns) ? score - 16 : score;
  }

  #pick(target: ItemId): void {
    this.target = target;
    this.#changes.say('');
    void this.updateComplete.then(() => this.go?.focus());
  }

  #onOther(): void {
    this.target = null;
    void this.updateComplete.then(() => this.picker?.focus());
  }

  async #onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const { item: id, target } = this;
    if (id === null || target === null) return;
    const { store } = this.session;
    const keys = [id, target].map((one) => {
      const found = store.item(one);
      return found ? store.keyOf(found) : '';
    });
    const line = await this.#changes.make((board, act) => moveOntoChecklist(board, act, id, target));
    if (line === undefined) return;
    this.dialog.close();
    this.dispatchEvent(new AnnounceEvent(`${keys[0]} is a line of ${keys[1]} now.`));
  }

  #onClose(): void {
    if (!this.dialog.open) this.item = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-onto-checklist': GwOntoChecklist;
  }
}
