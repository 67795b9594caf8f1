// Who is on an item: members of the team, and names that an import brought, told apart.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { together } from '../../shared/board/edit.ts';
import { setAssignee } from '../../shared/board/mutate-item.ts';
import type { ItemId, MemberId } from '../../shared/ids.ts';
import type { Member } from '../../shared/records.ts';
import { labelsOf, peopleOf, resolveMember, teamOf } from '../../shared/team.ts';
import { sessionContext } from '../contexts.ts';
import { focusIfLost } from '../controllers/focus-now.ts';
import { Follow } from '../controllers/follow.ts';
import { lateChoice } from '../controllers/late-choice.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { chipStyles } from './chips.ts';
import { avatars, base, fields } from './shared-styles.ts';
import { avatar } from './templates.ts';

@customElement('gw-assignees')
export class GwAssignees extends LitElement {
  static override styles = [base, fields, avatars, chipStyles];

  @property({ attribute: false }) item!: ItemId;
  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('#add') private choice!: HTMLSelectElement | null;
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
    const known = peopleOf(store.members, this.#ids);
    const free = [...teamOf(store.members), ...labelsOf(store.members)].filter(
      (member) => !known.includes(member),
    );
    // Whose entry has not arrived here yet.
    const unknown = this.#ids.filter((id) => !store.members.has(resolveMember(store.members, id)));
    const assigned = [
      ...known,
      ...unknown.map((id) => ({ id, name: 'Somebody', colour: 9, claimed: false })),
    ];
    return html`<label for="add">Assignees</label>
      <div class="chips">
        ${assigned.map((member) => this.#chip(member))}
        ${
          readOnly || free.length === 0
            ? nothing
            : html`<select id="add" class="field" ${lateChoice((id, select) => this.#onAdd(id, select))}>
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

  get #ids(): readonly MemberId[] {
    return this.session.store.item(this.item)?.assignees ?? [];
  }

  #chip(member: Pick<Member, 'id' | 'name' | 'colour' | 'claimed'>) {
    return html`<span class=${`chip ${this.session.readOnly ? 'still' : ''}`}
      >${avatar(member, member.claimed ? '' : 'label')}<span>${member.name}</span>${
        this.session.readOnly
          ? nothing
          : html`<button
              type="button"
              aria-label=${`Take ${member.name} off`}
              @click=${() => this.#takeOff(member.id)}
            >
              ${icon('x')}
            </button>`
      }</span
    >`;
  }

  #onAdd(id: string, select: HTMLSelectElement): void {
    select.value = '';
    if (id) void this.#make((board, act) => setAssignee(board, act, this.item, id as MemberId, true));
  }

  /** The button of who was taken off goes, and the choice with the last person who is free. */
  async #make(change: Parameters<Changes['make']>[0]): Promise<void> {
    await this.#changes.make(change);
    await focusIfLost(this, () => {
      const buttons = this.renderRoot.querySelectorAll<HTMLElement>('.chip button');
      return this.choice ?? [...buttons].at(-1);
    });
  }

  /** Under each of the entries that were merged into this person: an item may have been given to both. */
  #takeOff(person: MemberId): void {
    const { members } = this.session.store;
    const entries = this.#ids.filter((id) => resolveMember(members, id) === person);
    void this.#make((board, act) =>
      together(board, () => {
        for (const id of entries) setAssignee(board, act, this.item, id, false);
      }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-assignees': GwAssignees;
  }
}
