// Who is on an item: members of the team, and names that an import brought, told apart.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { resolveMember, teamOf } from '../../shared/board/mutate-member.ts';
import { setAssignee } from '../../shared/board/mutate-item.ts';
import type { ItemId, MemberId } from '../../shared/ids.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { chipStyles } from './chips.ts';
import { memberOf } from './item-words.ts';
import { avatars, base, fields } from './shared-styles.ts';
import { avatar } from './templates.ts';

@customElement('gw-assignees')
export class GwAssignees extends LitElement {
  static override styles = [base, fields, avatars, chipStyles];

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
        () => [`item:${this.item}`, 'members'],
      ),
    );
  }

  override render() {
    const { store, readOnly } = this.session;
    const assigned = store.item(this.item)?.assignees ?? [];
    const taken = new Set(assigned.map((id) => resolveMember(store.members, id)));
    const free = [
      ...teamOf(store.members),
      ...[...store.members.values()].filter((member) => !member.claimed && member.mergedInto === null),
    ].filter((member) => !taken.has(member.id));
    return html`<label for="add">Assignees</label>
      <div class="chips">
        ${assigned.map((id) => this.#chip(id))}
        ${
          readOnly || free.length === 0
            ? nothing
            : html`<select id="add" class="field" @change=${this.#onAdd}>
                <option value="" selected>Add…</option>
                ${free.map(
                  ({ id, name, claimed }) =>
                    html`<option value=${id}>${name}${claimed ? '' : ' (from the import)'}</option>`,
                )}
              </select>`
        }
        ${assigned.length === 0 && (readOnly || free.length === 0) ? html`<span class="quiet">Nobody</span>` : nothing}
      </div>
      ${this.#changes.sentence}`;
  }

  #chip(id: MemberId) {
    const member = memberOf(this.session.store, id) ?? { name: 'Somebody', colour: 9, claimed: false };
    return html`<span class=${`chip ${this.session.readOnly ? 'still' : ''}`}
      >${avatar(member, member.claimed ? '' : 'label')}<span>${member.name}</span>${
        this.session.readOnly
          ? nothing
          : html`<button
              type="button"
              aria-label=${`Take ${member.name} off`}
              @click=${() => this.#set(id, false)}
            >
              ${icon('x')}
            </button>`
      }</span
    >`;
  }

  #onAdd(event: Event): void {
    const select = event.target as HTMLSelectElement;
    const id = select.value as MemberId;
    select.value = '';
    if (id) this.#set(id, true);
  }

  #set(id: MemberId, there: boolean): void {
    void this.#changes.make((board, act) => setAssignee(board, act, this.item, id, there));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-assignees': GwAssignees;
  }
}
