// How many hours a spike may take: proposed by anybody, a few offered, any others typed; after the time is up, how many
// more and why. Who will be asked stands beside it.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { askedToAgree, proposeBox } from '../../shared/board/mutate-box.ts';
import { formatHours } from '../../shared/duration.ts';
import type { ItemId } from '../../shared/ids.ts';
import { hourMs, validHours } from '../../shared/time-box.ts';
import { offeredHours } from '../../shared/vote-card.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import { listOf, ruleWords } from './box-words.ts';
import { Changes } from './changes.ts';
import { draftOf, keepDraft } from './drafts.ts';
import { callName, nameOf } from './item-words.ts';
import { base, buttons, fields } from './shared-styles.ts';
import { timeBoxFormStyles } from './time-box-styles.ts';

const offeredMore = [1, 2, 4, 8];

@customElement('gw-time-box-hours')
export class GwTimeBoxHours extends LitElement {
  static override styles = [base, buttons, fields, timeBoxFormStyles];

  @property({ attribute: false }) item!: ItemId;
  /** More hours after the time is up, with a reason. */
  @property({ type: Boolean }) extension = false;
  /** There is something to go back to. */
  @property({ type: Boolean }) closable = false;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private chosen: number | null = null;
  @state() private own = '';
  @query('#reason') private reasonField!: HTMLInputElement | null;

  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['members', 'settings'],
      ),
    );
  }

  override firstUpdated(): void {
    if (this.reasonField) this.reasonField.value = draftOf(this.session, this.#draft);
  }

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector('input')?.focus());
  }

  get #draft(): string {
    return `extension ${this.item}`;
  }

  get #hours(): number | null {
    const own = Number(this.own.replace(',', '.'));
    if (this.own.trim() !== '') return Number.isFinite(own) ? own : null;
    return this.chosen;
  }

  override render() {
    const hours = this.#hours;
    const words = hours !== null && validHours(hours) ? ` ${formatHours(hours * hourMs)}` : '';
    return html`<form @submit=${this.#onSubmit} @keydown=${this.#onKey}>
      <fieldset>
        <legend class="label">${this.extension ? 'How much more?' : 'How long may this take?'}</legend>
        <div class="chips">
          ${(this.extension ? offeredMore : offeredHours).map((each) => this.#chip(each))}
          <span class="own">
            <label for="own" class="unseen">Other hours</label>
            <input
              id="own"
              class="field"
              type="text"
              inputmode="decimal"
              autocomplete="off"
              placeholder="other"
              .value=${live(this.own)}
              @input=${this.#onOwn}
            />
            h
          </span>
        </div>
      </fieldset>
      ${this.extension ? this.#reason() : nothing}
      <p class="asked">${this.#asked()}</p>
      ${this.#changes.sentence}
      <div class="actions">
        <button class="button primary" type="submit">
          ${this.extension ? `Ask for${words || ' more'}${words ? ' more' : ''}` : `Propose${words}`}
        </button>
        ${
          this.closable
            ? html`<button class="button plain" type="button" @click=${this.#close}>Leave it</button>`
            : nothing
        }
      </div>
    </form>`;
  }

  #chip(hours: number) {
    return html`<label class="chip figures"
      ><input
        type="radio"
        name="hours"
        aria-label=${hours === 1 ? '1 hour' : `${hours} hours`}
        .checked=${live(this.own === '' && this.chosen === hours)}
        @change=${() => {
          this.chosen = hours;
          this.own = '';
        }}
      />${hours} h</label
    >`;
  }

  #reason() {
    return html`<div>
      <label for="reason">Why more is needed</label>
      <input
        id="reason"
        class="field"
        type="text"
        autocomplete="off"
        @input=${() => keepDraft(this.session, this.#draft, this.reasonField?.value ?? '')}
      />
    </div>`;
  }

  #asked(): string {
    const { store } = this.session;
    const asked = askedToAgree(store.board);
    if (asked.length === 0)
      return 'Nobody could agree yet: give somebody the role of engineer, product owner or development manager.';
    const names = listOf(asked.map((id) => callName(nameOf(store, id))));
    return `Asked: ${names}. ${ruleWords(store.settings.agreementRule, asked.length)}`;
  }

  #onOwn(event: Event): void {
    this.own = (event.target as HTMLInputElement).value;
  }

  async #onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const hours = this.#hours;
    if (hours === null) {
      this.#changes.say('Choose how many hours.');
      return;
    }
    const reason = this.extension ? (this.reasonField?.value.trim() ?? '') : '';
    const made = await this.#changes.make((board, act) => proposeBox(board, act, this.item, hours, reason));
    if (made === undefined) return;
    keepDraft(this.session, this.#draft, '');
    if (this.reasonField) this.reasonField.value = '';
    [this.chosen, this.own] = [null, ''];
    this.#close();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing || !this.closable) return;
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  }

  #close(): void {
    this.dispatchEvent(new Event('gw-done'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-time-box-hours': GwTimeBoxHours;
  }
}
