// The epic of an item: one of the board's, or a new one named on the spot.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { together } from '../../shared/board/edit.ts';
import { addEpic } from '../../shared/board/mutate-epic.ts';
import { setField } from '../../shared/board/mutate-item.ts';
import type { EpicId, ItemId } from '../../shared/ids.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { lateChoice } from '../controllers/late-choice.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { epicName } from './epic-words.ts';
import { base, buttons, fields } from './shared-styles.ts';

/** The choice that asks for a name; no id looks so. */
const fresh = 'new';

@customElement('gw-item-epic')
export class GwItemEpic extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    css`
      label {
        margin-bottom: 3px;
      }
      .button {
        margin-top: var(--space-1);
      }
    `,
  ];

  @property({ attribute: false }) item!: ItemId;
  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private naming = false;
  @query('#name') private nameField!: HTMLInputElement | null;
  @query('#epic') private select!: HTMLSelectElement | null;
  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [`item:${this.item}`, 'epics'],
      ),
    );
  }

  override render() {
    return html`${this.naming ? this.#name() : this.#choice()} ${this.#changes.sentence}`;
  }

  #choice() {
    const { store, readOnly } = this.session;
    const chosen = store.item(this.item)?.epic ?? null;
    const epics = store.epics.filter(({ id, archived }) => !archived || id === chosen);
    return html`<label for="epic">Epic</label>
      <select id="epic" class="field" ?disabled=${readOnly} ${lateChoice((value) => this.#onChoice(value))}>
        <option value="" .selected=${live(chosen === null)}>None</option>
        ${epics.map(
          (epic) =>
            html`<option value=${epic.id} .selected=${live(epic.id === chosen)}>
              ${epicName(epic)}${epic.archived ? ' (archived)' : ''}
            </option>`,
        )}
        ${readOnly ? nothing : html`<option value=${fresh}>New epic…</option>`}
      </select>`;
  }

  #name() {
    return html`<form @submit=${this.#onName} @keydown=${this.#onKey}>
      <label for="name">Name of the new epic</label>
      <input id="name" class="field" type="text" autocomplete="off" maxlength="200" />
      <button class="button small" type="submit">Add it</button>
      <button class="button plain small" type="button" @click=${this.#leave}>Cancel</button>
    </form>`;
  }

  #onChoice(value: string): void {
    if (value === fresh) {
      this.naming = true;
      void this.updateComplete.then(() => this.nameField?.focus());
      return;
    }
    void this.#changes
      .make((board, act) =>
        setField(board, act, this.item, { field: 'epic', value: (value || null) as EpicId | null }),
      )
      .then(() => this.requestUpdate());
  }

  async #onName(event: Event): Promise<void> {
    event.preventDefault();
    const name = this.nameField?.value ?? '';
    const made = await this.#changes.make((board, act) =>
      together(board, () => {
        const epic = addEpic(board, act, name);
        setField(board, act, this.item, { field: 'epic', value: epic });
        return epic;
      }),
    );
    if (made !== undefined) this.#leave();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.#leave();
  }

  #leave(): void {
    this.naming = false;
    this.#changes.say('');
    void this.updateComplete.then(() => this.select?.focus());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-item-epic': GwItemEpic;
  }
}
