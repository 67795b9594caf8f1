// The team: everybody on it with their roles, what each role may do, who left, names from an import that nobody has
// claimed, and the way to add somebody who is not here.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { separateMember, setLeft } from '../../shared/board/mutate-member.ts';
import type { MemberId } from '../../shared/ids.ts';
import { roleLabels, roles, type Member } from '../../shared/records.ts';
import { formerOf, teamOf } from '../../shared/team.ts';
import { sessionContext } from '../contexts.ts';
import { focusIfLost, isNowhere } from '../controllers/focus-now.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import './gw-team-add.ts';
import './gw-team-labels.ts';
import './gw-team-member.ts';
import { longDialogStyles } from './long-dialog-styles.ts';
import { avatars, base, buttons, dialogs } from './shared-styles.ts';
import { teamStyles } from './team-styles.ts';
import { roleMeanings } from './team-words.ts';
import { avatar } from './templates.ts';

@customElement('gw-team')
export class GwTeam extends LitElement {
  static override styles = [base, buttons, avatars, dialogs, longDialogStyles, teamStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private shown = false;
  /** Whose entry is open from the start. */
  @state() private openMember: MemberId | null = null;
  /** The last merge made here, so that it can be taken apart again at once. */
  @state() private last: { readonly gone: Member; readonly stays: Member } | null = null;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('.dialog-head button') private closeButton!: HTMLButtonElement;
  @query('.said button') private separateButton!: HTMLButtonElement | null;
  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => (this.shown ? ['members'] : []),
      ),
    );
  }

  /** Opens the list, at this member's entry where one is given. */
  show(member?: MemberId): void {
    this.openMember = member ?? null;
    this.last = null;
    this.#changes.say('');
    this.shown = true;
    if (!this.dialog.open) this.dialog.showModal();
    if (member !== undefined) void this.#focusOn(member);
  }

  async #focusOn(member: MemberId): Promise<void> {
    await this.updateComplete;
    const rows = [...this.renderRoot.querySelectorAll('gw-team-member')];
    const row = rows.find((one) => one.member === member);
    await row?.updateComplete;
    row?.scrollIntoView({ block: 'nearest' });
    row?.focus();
  }

  override render() {
    return html`<dialog aria-labelledby="title" @close=${() => (this.shown = this.dialog.open)}>
      <div class="dialog-head">
        <h2 id="title">The team</h2>
        <button
          class="button plain small square"
          type="button"
          aria-label="Close"
          @click=${() => this.dialog.close()}
        >
          ${icon('x')}
        </button>
      </div>
      ${this.shown ? this.#content() : nothing}
    </dialog>`;
  }

  #content() {
    const { store, readOnly, me } = this.session;
    const team = teamOf(store.members);
    const mineFirst = [...team.filter(({ id }) => id === me), ...team.filter(({ id }) => id !== me)];
    return html`<p class="quiet">
        Roles are trust inside the team, not a lock: whoever may edit this board may change them.
      </p>
      <details>
        <summary>What each role may do</summary>
        <dl>
          ${roles.map(
            (role) =>
              html`<dt>${roleLabels[role]}</dt>
                <dd>${roleMeanings[role]}</dd>`,
          )}
        </dl>
      </details>
      ${
        team.length === 0
          ? html`<p class="people quiet">
              Nobody is on the team yet. Whoever changes something is asked who they are.
            </p>`
          : html`<ul class="people" aria-label="On the team">
              ${repeat(
                mineFirst,
                ({ id }) => id,
                ({ id }) =>
                  html`<li>
                    <gw-team-member
                      .member=${id}
                      .open=${id === this.openMember}
                      .left=${() => this.#onLeft(id)}
                      .merged=${(gone: Member, stays: Member) => this.#onMerged(gone, stays)}
                    ></gw-team-member>
                  </li>`,
              )}
            </ul>`
      }
      ${
        readOnly
          ? nothing
          : html`<h3>Add a member</h3>
              <gw-team-add></gw-team-add>`
      }
      <gw-team-labels
        .merged=${(gone: Member, stays: Member) => this.#onMerged(gone, stays)}
      ></gw-team-labels>
      ${this.#former(formerOf(store.members))} ${this.#changes.sentence} ${this.#said()}`;
  }

  #former(former: readonly Member[]) {
    if (former.length === 0) return nothing;
    return html`<h3>Left the team</h3>
      <p class="quiet">No longer asked and no longer offered. Their names stay on what they did.</p>
      <ul>
        ${former.map(
          (member) =>
            html`<li class="former">
              ${avatar(member, 'large')}<span>${member.name}</span>${
                this.session.readOnly
                  ? nothing
                  : html`<button
                      class="button small"
                      type="button"
                      aria-label=${`Back on the team: ${member.name}`}
                      data-former=${member.id}
                      @click=${() => void this.#onBack(member)}
                    >
                      Back on the team
                    </button>`
              }
            </li>`,
        )}
      </ul>`;
  }

  #said() {
    if (!this.last) return nothing;
    const { gone, stays } = this.last;
    return html`<p class="said" role="status">
      <span>${gone.name} is ${stays.name} now.</span>
      <button class="button small" type="button" @click=${this.#onSeparate}>Take apart again</button>
    </p>`;
  }

  /** To where it can be taken back. */
  #onLeft(member: MemberId): void {
    void focusIfLost(this, () =>
      this.renderRoot.querySelector<HTMLElement>(`[data-former="${CSS.escape(member)}"]`),
    );
  }

  async #onBack(member: Member): Promise<void> {
    await this.#changes.make((board, act) => setLeft(board, act, member.id, false));
    await this.updateComplete;
    if (isNowhere()) await this.#focusOn(member.id);
  }

  async #onMerged(gone: Member, stays: Member): Promise<void> {
    this.last = { gone, stays };
    await this.updateComplete;
    // The entry that had the focus is gone.
    this.separateButton?.focus();
  }

  async #onSeparate(): Promise<void> {
    const { last } = this;
    if (!last) return;
    await this.#changes.make((board, act) => separateMember(board, act, last.gone.id));
    this.last = null;
    this.closeButton.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-team': GwTeam;
  }
}
