// Adds a member who is not here, for a meeting: a name and roles. Asks once where the name may be somebody's already.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { addMember } from '../../shared/board/mutate-member.ts';
import { mayBeOnePerson } from '../../shared/member-name.ts';
import type { Member, Role } from '../../shared/records.ts';
import { teamOf } from '../../shared/team.ts';
import { sessionContext } from '../contexts.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { draftOf, keepDraft } from './drafts.ts';
import { AnnounceEvent } from './events.ts';
import { roleStyles } from './role-toggle-styles.ts';
import { roleToggles, toggled } from './role-toggles.ts';
import { base, buttons, fields } from './shared-styles.ts';
import { teamStyles } from './team-styles.ts';
import { alikeWords } from './team-words.ts';

const draft = 'new member';

@customElement('gw-team-add')
export class GwTeamAdd extends LitElement {
  static override styles = [base, buttons, fields, roleStyles, teamStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private roles: readonly Role[] = ['engineer'];
  /** Members whose names are like the typed one; null until somebody wanted to add it. */
  @state() private alike: readonly Member[] = [];
  @query('#name') private nameField!: HTMLInputElement;
  readonly #changes = new Changes(this, () => this.session);

  override render() {
    return html`<form class="add" @submit=${this.#onSubmit}>
      <div class="name">
        <label for="name">Name of somebody who is not here</label>
        <input
          id="name"
          class="field"
          type="text"
          maxlength="80"
          autocomplete="off"
          .value=${draftOf(this.session, draft)}
          @input=${this.#onName}
        />
      </div>
      <button class="button" type="submit">Add to the team</button>
      ${roleToggles('Roles of the new member', this.roles, (role) => (this.roles = toggled(this.roles, role)))}
      ${
        this.alike.length === 0
          ? nothing
          : html`<p class="asked" role="alert">
              ${alikeWords(this.alike)}.
              <button class="button small" type="button" @click=${() => this.#add()}>Add a second one</button>
            </p>`
      }
      ${this.#changes.sentence}
    </form>`;
  }

  #onName(): void {
    this.alike = [];
    keepDraft(this.session, draft, this.nameField.value);
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    const name = this.nameField.value;
    this.alike = teamOf(this.session.store.members).filter((member) => mayBeOnePerson(member.name, name));
    if (this.alike.length === 0) void this.#add();
  }

  async #add(): Promise<void> {
    const name = this.nameField.value;
    const added = await this.#changes.make((board, act) => addMember(board, act, name, this.roles));
    if (added === undefined) return;
    this.dispatchEvent(new AnnounceEvent(`${name.trim()} is on the team.`));
    this.nameField.value = '';
    keepDraft(this.session, draft, '');
    this.roles = ['engineer'];
    this.alike = [];
    this.nameField.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-team-add': GwTeamAdd;
  }
}
