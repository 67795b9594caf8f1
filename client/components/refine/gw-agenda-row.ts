// One entry of the agenda: its item, the minutes it has, or what is left of them, or what it was sized at. It is the one
// thing rendered again as its clock ticks.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ItemId } from '../../../shared/ids.ts';
import type { Item } from '../../../shared/item.ts';
import { itemClock } from '../../../shared/meeting-clock.ts';
import type { AgendaEntry, Meeting } from '../../../shared/records.ts';
import { selectionContext, sessionContext } from '../../contexts.ts';
import { Tick } from '../../controllers/tick.ts';
import { Watch } from '../../controllers/watch.ts';
import { icon } from '../../icons.ts';
import type { BoardSession } from '../../session.ts';
import { kindLabel, titleOf } from '../item-words.ts';
import { liftStyles } from '../lift-styles.ts';
import type { Selection } from '../selection.ts';
import { base, buttons, glyphs } from '../shared-styles.ts';
import { kindGlyph, unseen } from '../templates.ts';
import { EntryMenuEvent, EntryWishEvent } from './agenda-events.ts';
import { agendaRowStyles } from './agenda-row-styles.ts';
import { clockWait, clockWords, minutesWords, sizeWords } from './agenda-words.ts';
import './gw-agenda-minutes.ts';

@customElement('gw-agenda-row')
export class GwAgendaRow extends LitElement {
  static override styles = [base, buttons, glyphs, agendaRowStyles, liftStyles];

  @property({ attribute: false }) item!: ItemId;
  @property({ attribute: false }) entry!: AgendaEntry;
  @property({ attribute: false }) meeting!: Meeting;
  /** It is shown large now. */
  @property({ type: Boolean }) shown = false;
  /** Nothing can be pressed but the item itself. */
  @property({ type: Boolean }) fixed = false;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @consume({ context: selectionContext }) private selection: Selection | undefined;
  @state() private editing = false;
  @query('.title') private link!: HTMLElement | null;

  #tabStop = false;

  constructor() {
    super();
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [`item:${this.item}`],
      ),
    );
    this.addController(
      new Watch(
        this,
        () => this.selection,
        () => [this.item],
      ),
    );
    this.addController(
      new Tick(
        this,
        () => this.session,
        () => clockWait(this.#clock),
      ),
    );
  }

  get #clock() {
    return itemClock(this.meeting, this.item, this.session.now());
  }

  /** The meeting is at it. */
  get #isCurrent(): boolean {
    return this.meeting.startedAt !== null && this.meeting.current === this.item;
  }

  get #isSelected(): boolean {
    return this.selection?.has(this.item) ?? false;
  }

  get #minutesAreOpen(): boolean {
    return !this.fixed && !this.entry.done && this.#clock.state === 'waiting';
  }

  /** One row of the agenda can be reached with Tab; the arrows go on from there. No render: only an attribute. */
  set tabStop(there: boolean) {
    if (there === this.#tabStop) return;
    this.#tabStop = there;
    this.#applyTabStop();
  }

  override focus(): void {
    this.link?.focus();
  }

  #applyTabStop(): void {
    for (const one of this.renderRoot.querySelectorAll<HTMLElement>('.title, .minutes, .menu'))
      one.tabIndex = this.#tabStop ? 0 : -1;
  }

  override willUpdate(): void {
    if (!this.#minutesAreOpen) this.editing = false;
  }

  override updated(): void {
    this.#applyTabStop();
  }

  override render() {
    const { store } = this.session;
    const item = store.item(this.item);
    const { done } = this.entry;
    const current = this.#isCurrent;
    const key = item ? store.keyOf(item) : '';
    const looks = [
      'row',
      done && 'done',
      current && 'current',
      this.shown && 'shown',
      this.fixed && 'fixed',
      this.#isSelected && 'selected',
    ];
    return html`<article class=${looks.filter(Boolean).join(' ')}>
      ${this.#sign(item)}
      <div class="words">
        ${this.#title(item, current)}
        <p class="about">
          <span class="key figures">${key}</span>${item?.archived ? html`<span>archived</span>` : nothing}
        </p>
        ${
          this.editing
            ? html`<gw-agenda-minutes
                .item=${this.item}
                .minutes=${this.entry.minutes}
                @gw-close=${this.#onMinutesClose}
              ></gw-agenda-minutes>`
            : nothing
        }
      </div>
      <div class="end">
        ${this.#end(item, key)}
        ${
          this.fixed
            ? nothing
            : html`<button
                class="menu button plain small square"
                type="button"
                aria-haspopup="menu"
                aria-label=${`Move or change ${key || 'this entry'}`}
                @click=${this.#onMenu}
              >
                ${icon('ellipsis')}
              </button>`
        }
      </div>
    </article>`;
  }

  #sign(item: Item | undefined) {
    if (this.entry.done) return html`<span class="tick">${icon('check')}</span>${unseen('Done:')}`;
    return item ? html`${kindGlyph(item.kind)}${unseen(kindLabel(item))}` : kindGlyph('unknown');
  }

  #title(item: Item | undefined, current: boolean) {
    const words = item ? titleOf(item) : 'This item has not arrived here yet';
    if (!item) return html`<span class="title">${words}</span>`;
    return html`<a
      class="title"
      href=${`?view=refine&item=${item.id}`}
      draggable="false"
      title=${words}
      aria-current=${current ? 'step' : this.shown ? 'true' : nothing}
      aria-keyshortcuts=${this.fixed ? nothing : 'Alt+ArrowUp Alt+ArrowDown Delete'}
      @click=${this.#onPress}
      >${words}${this.#isSelected ? unseen(', selected') : nothing}</a
    >`;
  }

  #end(item: Item | undefined, key: string) {
    const { done, minutes } = this.entry;
    if (done && item) {
      const { short, said } = sizeWords(item, this.session.now());
      return html`<span class="figure figures"
        ><span aria-hidden="true">${short}</span>${unseen(said)}</span
      >`;
    }
    const clock = this.#clock;
    if (this.#minutesAreOpen)
      return html`<button
        class="minutes figures"
        type="button"
        aria-expanded=${this.editing ? 'true' : 'false'}
        @click=${this.#onMinutes}
      >
        ${minutesWords(minutes)}${unseen(` minutes for ${key || 'this entry'}: change`)}
      </button>`;
    if (clock.state === 'waiting') return html`<span class="figure figures">${minutesWords(minutes)}</span>`;
    const over = clock.timeIsUp && clock.overrun > 0;
    return html`<span class=${`figure figures ${over ? 'over' : ''}`} role="timer"
      >${clockWords(clock, this.session.clockIsSure)}${unseen(over ? ' over' : ' left')}</span
    >`;
  }

  #onPress(event: MouseEvent): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.dispatchEvent(new EntryWishEvent(this.item, 'go'));
  }

  #onMenu(event: Event): void {
    this.dispatchEvent(new EntryMenuEvent(this.item, event.currentTarget as HTMLElement));
  }

  async #onMinutes(): Promise<void> {
    this.editing = !this.editing;
    await this.updateComplete;
    this.renderRoot.querySelector('gw-agenda-minutes')?.focus();
  }

  async #onMinutesClose(event: Event): Promise<void> {
    event.stopPropagation();
    const hadFocus = this.shadowRoot?.activeElement?.localName === 'gw-agenda-minutes';
    this.editing = false;
    await this.updateComplete;
    if (hadFocus) this.renderRoot.querySelector<HTMLElement>('.minutes')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-agenda-row': GwAgendaRow;
  }
}
