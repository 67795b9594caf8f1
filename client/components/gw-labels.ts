// The labels of an item; those that the board knows already are offered.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { setLabel } from '../../shared/board/mutate-item.ts';
import type { ItemId } from '../../shared/ids.ts';
import { sessionContext } from '../contexts.ts';
import { focusIfLost } from '../controllers/focus-now.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { chipStyles } from './chips.ts';
import { base, fields } from './shared-styles.ts';

@customElement('gw-labels')
export class GwLabels extends LitElement {
  static override styles = [base, fields, chipStyles];

  @property({ attribute: false }) item!: ItemId;
  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('#add') private field!: HTMLInputElement | null;
  @state() private known: readonly string[] = [];
  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [`item:${this.item}`],
      ),
    );
  }

  override render() {
    const { store, readOnly } = this.session;
    const labels = store.item(this.item)?.labels ?? [];
    return html`<label for="add">Labels</label>
      <div class="chips">
        ${labels.map(
          (label) =>
            html`<span class=${`chip ${readOnly ? 'still' : ''}`}
              ><span>${label}</span>${
                readOnly
                  ? nothing
                  : html`<button
                      type="button"
                      aria-label=${`Take the label ${label} off`}
                      @click=${() => void this.#takeOff(label)}
                    >
                      ${icon('x')}
                    </button>`
              }</span
            >`,
        )}
        ${
          readOnly
            ? labels.length === 0
              ? html`<span class="quiet">None</span>`
              : nothing
            : html`<input
                  id="add"
                  class="field"
                  type="text"
                  list="known"
                  autocomplete="off"
                  placeholder="Add, then Enter"
                  maxlength="100"
                  @focus=${this.#onFocus}
                  @keydown=${this.#onKey}
                  @change=${this.#onChange}
                />
                <datalist id="known">
                  ${this.known.filter((label) => !labels.includes(label)).map((label) => html`<option value=${label}></option>`)}
                </datalist>`
        }
      </div>
      ${this.#changes.sentence}`;
  }

  #onFocus(): void {
    const all = new Set<string>();
    for (const item of this.session.store.items()) for (const label of item.labels) all.add(label);
    this.known = [...all].sort((a, b) => a.localeCompare(b, 'en')).slice(0, 500);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    void this.#onChange(event);
  }

  /** Also when the field is left: what was typed is not lost. */
  async #onChange(event: Event): Promise<void> {
    const field = event.target as HTMLInputElement;
    const label = field.value.trim();
    if (label === '') return;
    const done = await this.#changes.make((board, act) => {
      setLabel(board, act, this.item, label, true);
      return true;
    });
    if (done && field.value.trim() === label) field.value = '';
  }

  async #takeOff(label: string): Promise<void> {
    await this.#changes.make((board, act) => setLabel(board, act, this.item, label, false));
    await focusIfLost(this, () => this.field);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-labels': GwLabels;
  }
}
