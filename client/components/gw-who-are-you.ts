// Asks who sits here, once in each browser and board, before the first change: people pick themselves from the members,
// claim a name that came with an import, or add themselves. The name that was used last here is offered first.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { addMember, claimMember, setLeft } from '../../shared/board/mutate-member.ts';
import { Refusal } from '../../shared/board/edit.ts';
import type { MemberId } from '../../shared/ids.ts';
import { mayBeOnePerson } from '../../shared/member-name.ts';
import type { Member } from '../../shared/records.ts';
import { formerOf, labelsOf, teamOf } from '../../shared/team.ts';
import { sessionContext } from '../contexts.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import { isSameName, keepMyName, readMyName } from './my-name.ts';
import { whoAreYouStyles } from './who-are-you-styles.ts';
import { avatars, base, buttons, dialogs, fields } from './shared-styles.ts';
import { alikeWords } from './team-words.ts';
import { avatar } from './templates.ts';

/** More names than these are no question but a list, and the list stands above. */
const mostAlike = 3;

@customElement('gw-who-are-you')
export class GwWhoAreYou extends LitElement {
  static override styles = [base, buttons, fields, avatars, dialogs, whoAreYouStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private refusal = '';
  /** Who it was last in this browser, on any board. */
  @state() private lastName = '';
  /** Entries whose names are like the one that somebody wants to add. */
  @state() private alike: readonly Member[] = [];
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('h2') private heading!: HTMLElement;
  @query('input') private nameField!: HTMLInputElement;

  #answer: Promise<boolean> | undefined;
  #settle: (answered: boolean) => void = () => {};

  constructor() {
    super();
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['members'],
      ),
    );
  }

  /** True once the person has said who they are, false when they closed the question. */
  ask(): Promise<boolean> {
    if (this.#answer && this.dialog.open) return this.#answer;
    // Closed a moment ago, and the browser has not said so yet.
    this.#finish(false);
    this.#answer = new Promise((resolve) => (this.#settle = resolve));
    this.refusal = '';
    this.alike = [];
    this.lastName = readMyName();
    if (this.nameField.value === '' && !this.#isLast) this.nameField.value = this.lastName;
    this.dialog.showModal();
    // Never on one of the names: a key that was meant for something else would pick it. Nor in the field where a keyboard
    // on the screen would cover the names.
    if (matchMedia('(pointer: coarse)').matches) this.heading.focus();
    else {
      this.nameField.focus();
      this.nameField.select();
    }
    return this.#answer;
  }

  /** Whoever it was last, where they are on this team. */
  get #isLast(): Member | undefined {
    const { lastName } = this;
    return lastName === ''
      ? undefined
      : teamOf(this.session.store.members).find(({ name }) => isSameName(name, lastName));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#finish(false);
  }

  override render() {
    const { members } = this.session.store;
    const groups = [
      ['On the team', teamOf(members)],
      ['Came with the import: is this you?', labelsOf(members)],
      ['Left the team: are you back?', formerOf(members)],
    ] as const;
    return html`<dialog
      aria-labelledby="question"
      @cancel=${() => this.#finish(false)}
      @close=${this.#onClose}
    >
      <h2 id="question" tabindex="-1">Who are you?</h2>
      <p class="quiet">Your name stands beside what you change. This browser remembers it.</p>
      ${this.#lastOne()}
      ${groups.map(([heading, entries]) =>
        entries.length === 0
          ? nothing
          : html`<h3>${heading}</h3>
              ${this.#choices(entries)}`,
      )}
      <form @submit=${this.#onAdd}>
        <h3>
          <label for="name"
            >${groups.every(([, entries]) => entries.length === 0) ? 'Your name' : 'Not in the list? Your name'}</label
          >
        </h3>
        <div>
          <input
            id="name"
            class="field"
            type="text"
            autocomplete="name"
            maxlength="80"
            @input=${() => (this.alike = [])}
          />
          <button class="button primary" type="submit">Add me</button>
        </div>
        ${this.#alreadyThere()}
        ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      </form>
      <div class="dialog-foot">
        <button class="button plain" type="button" @click=${this.#onNotNow}>Not now</button>
      </div>
    </dialog>`;
  }

  #lastOne() {
    const member = this.#isLast;
    return member
      ? html`<button class="last button" type="button" @click=${() => this.#pick(member)}>
          ${avatar(member)}I am ${member.name}
        </button>`
      : nothing;
  }

  #choices(members: readonly Member[]) {
    return html`<ul>
      ${members.map(
        (member) =>
          html`<li>
            <button class="button" type="button" @click=${() => this.#pick(member)}>
              ${avatar(member, member.claimed ? '' : 'label')}${member.name}
            </button>
          </li>`,
      )}
    </ul>`;
  }

  /** Two entries for one person are asked about before there are two; merging them later is possible too. */
  #alreadyThere() {
    const [first] = this.alike;
    if (!first) return nothing;
    return html`<div class="alike" role="alert">
      <p>${alikeWords(this.alike)}: is that you?</p>
      ${this.alike.map(
        (member) =>
          html`<button class="button" type="button" @click=${() => this.#pick(member)}>
            Yes, I am ${member.name}
          </button>`,
      )}
      <button class="button" type="button" @click=${() => this.#add()}>
        No, add ${this.nameField.value.trim()}
      </button>
    </div>`;
  }

  #pick(member: Member): void {
    const { board } = this.session.store;
    this.#become(() => {
      if (!member.claimed) claimMember(board, this.session.act(), member.id);
      if (member.left) setLeft(board, this.session.act(), member.id, false);
      return member.id;
    });
  }

  #onAdd(event: Event): void {
    event.preventDefault();
    const { members } = this.session.store;
    const name = this.nameField.value;
    const entries = [...teamOf(members), ...labelsOf(members), ...formerOf(members)];
    this.alike = entries.filter((member) => mayBeOnePerson(member.name, name)).slice(0, mostAlike);
    if (this.alike.length === 0) this.#add();
  }

  #add(): void {
    this.#become(() => addMember(this.session.store.board, this.session.act(), this.nameField.value));
    if (this.dialog.open) this.nameField.focus();
  }

  #become(choose: () => MemberId): void {
    try {
      const id = choose();
      this.session.setMe(id);
      keepMyName(this.session.store.members.get(id)?.name ?? '');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.refusal = error.message;
      return;
    }
    this.nameField.value = '';
    this.alike = [];
    this.#finish(true);
    this.dialog.close();
  }

  #onNotNow(): void {
    // The browser tells of the close only later, and a key pressed meanwhile must ask again.
    this.#finish(false);
    this.dialog.close();
  }

  #onClose(): void {
    if (!this.dialog.open) this.#finish(false);
  }

  #finish(answered: boolean): void {
    this.#answer = undefined;
    const settle = this.#settle;
    this.#settle = () => {};
    settle(answered);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-who-are-you': GwWhoAreYou;
  }
}
