// One member in the list of the team: name, roles, and behind a press what is needed more seldom: colour, hours, another
// entry of the same person, leaving.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Board } from '../../shared/board/document.ts';
import type { Act } from '../../shared/board/edit.ts';
import {
  leastHoursADay,
  mostHoursADay,
  renameMember,
  separateMember,
  setColour,
  setHoursADay,
  setLeft,
  setRoles,
  setWorksOnItems,
} from '../../shared/board/mutate-member.ts';
import type { MemberId } from '../../shared/ids.ts';
import type { Member, Role } from '../../shared/records.ts';
import { mergedIn } from '../../shared/team.ts';
import { sessionContext } from '../contexts.ts';
import { focusIfLost } from '../controllers/focus-now.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import './gw-team-merge.ts';
import { colourChoice, colourStyles } from './colour-choice.ts';
import { figure } from './item-words.ts';
import { roleStyles } from './role-toggle-styles.ts';
import { roleToggles, toggled } from './role-toggles.ts';
import { avatars, base, buttons, fields } from './shared-styles.ts';
import { teamMemberStyles } from './team-member-styles.ts';
import { rolesWords } from './team-words.ts';
import { avatar } from './templates.ts';
import { unlessTyping } from './while-typing.ts';

@customElement('gw-team-member')
export class GwTeamMember extends LitElement {
  static override styles = [base, buttons, fields, avatars, roleStyles, colourStyles, teamMemberStyles];

  @property({ attribute: false }) member!: MemberId;
  @property({ attribute: false }) open = false;
  /** Told when this person has left the team. */
  @property({ attribute: false }) left: () => void = () => {};
  /** Told when this entry and another one became one. */
  @property({ attribute: false }) merged: (gone: Member, stays: Member) => void = () => {};

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private merging = false;
  /** A name that was refused stays where it was typed. */
  @state() private draft: string | null = null;
  @query('.name') private nameField!: HTMLInputElement | null;
  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['members'],
      ),
    );
  }

  override focus(): void {
    this.nameField?.focus();
  }

  override render() {
    const member = this.session.store.members.get(this.member);
    if (!member) return nothing;
    const you = this.session.me === member.id;
    if (this.session.readOnly) {
      return html`<div class="row">
        ${avatar(member, 'large')}
        <p>
          ${member.name}${you ? html` <span class="quiet">you</span>` : nothing}<span class="quiet"
            >${rolesWords(member)}</span
          >
        </p>
        <span class="quiet hours">${hoursWords(member)}</span>
      </div>`;
    }
    return html`<div class="row">
        ${avatar(member, 'large')}
        <input
          class="name"
          type="text"
          aria-label=${`Name of ${member.name}`}
          maxlength="80"
          autocomplete="off"
          .value=${live(this.draft ?? member.name)}
          @change=${this.#onRename}
          @keydown=${this.#onNameKey}
        />
        ${you ? html`<span class="you">you</span>` : nothing}
        <span class="quiet hours">${hoursWords(member)}</span>
        <button
          class="button plain small square more"
          type="button"
          aria-expanded=${this.open}
          aria-controls="more"
          aria-label=${`More about ${member.name}`}
          @click=${() => (this.open = !this.open)}
        >
          ${icon('chevronDown')}
        </button>
      </div>
      ${roleToggles(`Roles of ${member.name}`, member.roles, (role) => this.#onRole(role))}
      <div id="more" ?hidden=${!this.open}>${this.open ? this.#more(member) : nothing}</div>
      ${this.#changes.sentence}`;
  }

  #more(member: Member) {
    const others = mergedIn(this.session.store.members, member.id);
    return html`<div class="facts">
        <label class="check">
          <input
            type="checkbox"
            .checked=${live(member.worksOnItems)}
            @change=${() => this.#make((board, act) => setWorksOnItems(board, act, member.id, !member.worksOnItems))}
          />
          Works on items
        </label>
        <div ?hidden=${!member.worksOnItems}>
          <label for="hours">Hours a day</label>
          <input
            id="hours"
            class="field"
            type="number"
            inputmode="decimal"
            min=${leastHoursADay}
            max=${mostHoursADay}
            step="0.5"
            .value=${unlessTyping(String(member.hoursADay))}
            @change=${this.#onHours}
          />
        </div>
        ${colourChoice(member.colour, (colour) => this.#make((board, act) => setColour(board, act, member.id, colour)))}
      </div>
      ${others.map(
        (other) =>
          html`<p class="also">
            Also: ${other.name}
            <button
              class="button plain small"
              type="button"
              aria-label=${`Separate ${other.name} from ${member.name}`}
              @click=${() => this.#make((board, act) => separateMember(board, act, other.id))}
            >
              Separate
            </button>
          </p>`,
      )}
      ${this.merging ? this.#merge(member) : this.#wishes(member)}`;
  }

  #wishes(member: Member) {
    return html`<div class="wishes">
      ${
        this.session.me === member.id
          ? nothing
          : html`<button class="button small" type="button" @click=${() => this.#onMe(member)}>
              This is me
            </button>`
      }
      <button class="button small" type="button" @click=${this.#onMerge}>Two entries for one person…</button>
      <button
        class="button small"
        type="button"
        title="No longer asked and no longer offered; the name stays on what they did."
        @click=${() => void this.#onLeft(member)}
      >
        Left the team
      </button>
    </div>`;
  }

  #merge(member: Member) {
    return html`<gw-team-merge
      .member=${member.id}
      .merged=${(gone: Member, stays: Member) => {
        this.merging = false;
        this.merged(gone, stays);
      }}
      .cancelled=${() => this.#onCancelled()}
    ></gw-team-merge>`;
  }

  #onRole(role: Role): void {
    this.#make((board, act) => {
      const roles = this.session.store.members.get(this.member)?.roles ?? [];
      setRoles(board, act, this.member, toggled(roles, role));
    });
  }

  async #onLeft(member: Member): Promise<void> {
    await this.#changes.make((board, act) => setLeft(board, act, member.id, true));
    this.left();
  }

  #onMe(member: Member): void {
    this.session.setMe(member.id);
    this.#keepFocus();
  }

  #onCancelled(): void {
    this.merging = false;
    this.#keepFocus();
  }

  /** Of a press that went with what it did. */
  #keepFocus(): void {
    const find = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    void focusIfLost(this, () => find('.wishes button') ?? find('.more'));
  }

  async #onMerge(): Promise<void> {
    this.merging = true;
    await this.updateComplete;
    this.renderRoot.querySelector('gw-team-merge')?.focus();
  }

  async #onRename(event: Event): Promise<void> {
    const name = (event.target as HTMLInputElement).value;
    this.draft = name;
    const done = await this.#changes.make((board, act) => {
      renameMember(board, act, this.member, name);
      return true;
    });
    if (done) this.draft = null;
  }

  #onNameKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Enter') this.nameField?.blur();
    if (event.key !== 'Escape' || !this.nameField) return;
    const name = this.session.store.members.get(this.member)?.name ?? '';
    if (this.draft === null && this.nameField.value === name) return;
    // Escape takes the name back; only the next one closes the dialog.
    event.preventDefault();
    this.draft = null;
    this.#changes.say('');
    this.nameField.value = name;
  }

  #onHours(event: Event): void {
    const hours = Number((event.target as HTMLInputElement).value);
    this.#make((board, act) => setHoursADay(board, act, this.member, hours));
  }

  #make(change: (board: Board, act: Act) => void): void {
    void this.#changes
      .make(change)
      .then(() => this.requestUpdate())
      .then(() => this.#keepFocus());
  }
}

const hoursWords = ({ worksOnItems, hoursADay }: Member): string =>
  worksOnItems ? `${figure(hoursADay)} h a day` : 'not on items';

declare global {
  interface HTMLElementTagNameMap {
    'gw-team-member': GwTeamMember;
  }
}
