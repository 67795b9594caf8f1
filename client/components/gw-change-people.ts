// Who is on the items: the team to tick, oneself first, found as one types.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { setAssignee } from '../../shared/board/mutate-item.ts';
import type { Item } from '../../shared/item.ts';
import type { Member } from '../../shared/records.ts';
import { sessionContext } from '../contexts.ts';
import type { BoardSession } from '../session.ts';
import { changePartStyles } from './change-part-styles.ts';
import { checkRow, typesByFinger, walkBoxes, type ChangeAll } from './change-part.ts';
import { assignedAs, shareOf } from './selection-words.ts';
import { avatars, base, buttons, fields } from './shared-styles.ts';
import { labelsOf, teamOf } from '../../shared/team.ts';
import { avatar } from './templates.ts';

@customElement('gw-change-people')
export class GwChangePeople extends LitElement {
  static override styles = [base, buttons, fields, avatars, changePartStyles];

  @property({ attribute: false }) items: readonly Item[] = [];
  @property({ attribute: false }) each!: ChangeAll;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private typed = '';
  @query('#person') private field!: HTMLInputElement;
  @query('[type=checkbox]') private firstBox!: HTMLInputElement | null;

  override focus(): void {
    (typesByFinger() ? (this.firstBox ?? this.field) : this.field).focus();
  }

  /** The team, oneself first, and names from an import. */
  get #found(): readonly Member[] {
    const { store, me } = this.session;
    const wanted = this.typed.trim().toLowerCase();
    const team = [...teamOf(store.members)].sort((a, b) => Number(b.id === me) - Number(a.id === me));
    return [...team, ...labelsOf(store.members)].filter(({ name }) =>
      ` ${name.toLowerCase()}`.includes(wanted === '' ? '' : ` ${wanted}`),
    );
  }

  override render() {
    const { store, me } = this.session;
    const found = this.#found;
    const meant = this.typed.trim() === '' ? undefined : found[0];
    return html`<form
      @submit=${(event: SubmitEvent) => this.#onSubmit(event, meant)}
      @keydown=${(event: KeyboardEvent) => walkBoxes(event, this.renderRoot)}
    >
      <label for="person" class="unseen">Find somebody</label>
      <input
        id="person"
        class="field"
        autocomplete="off"
        placeholder="Find somebody"
        @input=${() => (this.typed = this.field.value)}
      />
      <fieldset>
        <legend class="unseen">Assigned to</legend>
        ${found.map((member) =>
          checkRow(
            html`${avatar(member, member.claimed ? '' : 'label')}${member.name}${
              member.id === me ? html` <span class="quiet">you</span>` : nothing
            }`,
            shareOf(this.items, (item) => assignedAs(store, item, member.id).length > 0),
            (there) => void this.#set(member, there),
            member === meant,
          ),
        )}
      </fieldset>
      ${found.length === 0 ? html`<p class="quiet">${this.typed.trim() === '' ? 'Nobody is on the team yet.' : 'Nobody is called so.'}</p>` : nothing}
    </form>`;
  }

  #set({ id, name }: Member, there: boolean): Promise<boolean> {
    const { store } = this.session;
    return this.each(there ? `assigned to ${name}` : `no longer assigned to ${name}`, (board, act, item) => {
      const record = store.item(item);
      const held = record ? assignedAs(store, record, id) : [];
      if (there && held.length === 0) setAssignee(board, act, item, id, true);
      if (!there) for (const one of held) setAssignee(board, act, item, one, false);
    });
  }

  #onSubmit(event: SubmitEvent, meant: Member | undefined): void {
    event.preventDefault();
    if (!meant) return;
    const { store } = this.session;
    const all = this.items.every((item) => assignedAs(store, item, meant.id).length > 0);
    void this.#set(meant, !all).then((done) => {
      if (done) this.field.value = this.typed = '';
      return done;
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-change-people': GwChangePeople;
  }
}
