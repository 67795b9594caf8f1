// The agenda of the refinement meeting: what is refined, in which order, with how many minutes. Anybody prepares it,
// before the meeting and during it; whoever leads goes from entry to entry by pressing it, everybody else only looks.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { addToAgenda, moveOnAgenda, takeOffAgenda } from '../../../shared/board/mutate-agenda.ts';
import { goToItem, markDone } from '../../../shared/board/mutate-meeting.ts';
import type { Board } from '../../../shared/board/document.ts';
import type { Act } from '../../../shared/board/edit.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { entryOf, lastEnded, leads, openMeeting } from '../../../shared/meetings.ts';
import type { AgendaEntry, Meeting } from '../../../shared/records.ts';
import { sessionContext } from '../../contexts.ts';
import { AgendaDrag } from '../../controllers/agenda-drag.ts';
import { Follow } from '../../controllers/follow.ts';
import { ItemList } from '../../controllers/item-list.ts';
import { Watch } from '../../controllers/watch.ts';
import { icon } from '../../icons.ts';
import type { BoardSession } from '../../session.ts';
import { Changes } from '../changes.ts';
import { nameOfItems, undoSentence } from '../commands/command-words.ts';
import { AnnounceEvent, OpenItemEvent, type CardLeftEvent } from '../events.ts';
import { placeBelow, popoverStyles, showBelow } from '../popover.ts';
import { base, buttons } from '../shared-styles.ts';
import type { EntryWish, EntryWishEvent, ToAgendaEvent } from './agenda-events.ts';
import { agendaStyles } from './agenda-styles.ts';
import { emptyWords, placeWords } from './agenda-words.ts';
import './gw-agenda-menu.ts';
import './gw-agenda-offers.ts';
import type { GwAgendaRow } from './gw-agenda-row.ts';
import './gw-agenda-row.ts';
import './gw-agenda-sum.ts';
import './gw-agenda-technical.ts';
import './gw-agenda-turn.ts';

/** So many that are done are shown one by one. */
const mostDone = 2;

@customElement('gw-agenda')
export class GwAgenda extends LitElement {
  static override styles = [base, buttons, popoverStyles, agendaStyles];

  /** What is shown large now. */
  @property({ attribute: false }) item: ItemId | null = null;

  @consume({ context: sessionContext }) private session!: BoardSession;
  /** More than two that are done are shown. */
  @state() private unfolded = false;
  @state() private adding = false;
  @query('.adding') private addPanel!: HTMLElement | null;
  @query('.add') private addButton!: HTMLButtonElement | null;
  @query('gw-agenda-offers') private offers!: HTMLElementTagNameMap['gw-agenda-offers'] | null;
  @query('gw-agenda-menu') private menu!: HTMLElementTagNameMap['gw-agenda-menu'];
  @query('gw-agenda-turn') private turn!: HTMLElementTagNameMap['gw-agenda-turn'] | null;

  /** No place is marked by keyboard: Alt and an arrow move an entry at once. */
  mark: number | null = null;
  readonly #list = new ItemList(this, 'gw-agenda-row');
  readonly #changes = new Changes(this, () => this.session);
  #drag: AgendaDrag | undefined;
  #hadFocus = false;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['meetings', 'members'],
      ),
    );
    this.addEventListener('keydown', (event) => this.#onKey(event));
    this.addEventListener('gw-card-left', (event) => this.#onLeft(event));
    this.addEventListener('gw-entry-wish', (event) => this.#onWish(event));
    this.addEventListener('gw-to-agenda', (event) => void this.#add(event));
    this.addEventListener(
      'gw-entry-menu',
      ({ item, anchor }) => void this.menu.show(item, anchor, this.#leading),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#drag = new AgendaDrag(this, {
      mayMove: () => !this.#fixed,
      onDrop: (item, index) => void this.#move(item, index),
      onLetGo: (item, why) => this.#say(`${this.#nameOf(item)} let go. ${why}`),
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#drag?.end();
  }

  /** The entries that are still to come, in their order: those that can be moved. */
  get ids(): readonly ItemId[] {
    return this.#open.map(({ item }) => item);
  }

  /** Their rows. */
  get cards(): readonly GwAgendaRow[] {
    return this.#list.cards.filter(({ entry }) => !entry.done);
  }

  /** Onto the row of what is shown, else the first; where nothing is on it, onto what can be put there. */
  override focus(): void {
    const rows = this.#list.cards;
    const [row] = [...rows.filter(({ item }) => item === this.item), ...rows];
    (row ?? this.offers ?? this.addButton)?.focus();
  }

  /** Asks whoever leads whether the meeting shall end. */
  async askToEnd(): Promise<void> {
    await this.turn?.ask(true);
  }

  get #meeting(): Meeting | null {
    return openMeeting(this.session.store.meetings) ?? null;
  }

  get #open(): readonly AgendaEntry[] {
    return this.#meeting?.agenda.filter(({ done }) => !done) ?? [];
  }

  get #fixed(): boolean {
    return this.session.readOnly;
  }

  /** The person here leads the meeting, and may. */
  get #leading(): boolean {
    const meeting = this.#meeting;
    const { store, me } = this.session;
    if (this.#fixed || meeting === null || meeting.startedAt === null) return false;
    return leads(meeting, store.members, me);
  }

  override willUpdate(): void {
    this.#hadFocus = this.matches(':focus-within');
  }

  override updated(): void {
    this.#drag?.check();
    if (this.#hadFocus) void this.#keepFocus();
  }

  /** What had the focus may be gone with this rendering: a meeting that was started, or ended. */
  async #keepFocus(): Promise<void> {
    await this.renderRoot.querySelector('gw-agenda-turn')?.updateComplete;
    if (document.activeElement === document.body) this.focus();
  }

  override render() {
    const meeting = this.#meeting;
    const hasEntries = meeting !== null && meeting.agenda.length > 0;
    return html`<section aria-label="Agenda">
        <gw-agenda-sum .meeting=${meeting}></gw-agenda-sum>
        ${meeting && hasEntries ? this.#entries(meeting) : this.#empty(meeting)} ${this.#changes.sentence}
        ${this.#fixed ? nothing : this.#tools(meeting, hasEntries)}
      </section>
      <gw-agenda-technical ?fixed=${this.#fixed}></gw-agenda-technical>
      ${this.#fixed ? nothing : html`<gw-agenda-menu></gw-agenda-menu>`}`;
  }

  #entries(meeting: Meeting) {
    const done = meeting.agenda.filter((entry) => entry.done);
    const folds = done.length > mostDone;
    const shown = [...(folds && !this.unfolded ? [] : done), ...this.#open];
    return html`${folds ? this.#fold(done.length) : nothing}
      <ol class="list" role="list">
        ${repeat(
          shown,
          ({ item }) => item,
          (entry) =>
            html`<li>
              <gw-agenda-row
                .item=${entry.item}
                .entry=${entry}
                .meeting=${meeting}
                ?shown=${entry.item === this.item}
                ?fixed=${this.#fixed}
              ></gw-agenda-row>
            </li>`,
        )}
      </ol>`;
  }

  #fold(many: number) {
    const words = html`<span class="tick">${icon('check')}</span>${many} done`;
    return html`<button
      class="fold"
      type="button"
      aria-expanded=${this.unfolded ? 'true' : 'false'}
      @click=${() => (this.unfolded = !this.unfolded)}
    >
      ${words} ${icon('chevronDown')}
    </button>`;
  }

  #empty(meeting: Meeting | null) {
    if (this.#fixed) return html`<p class="empty">Nothing is on the agenda yet.</p>`;
    const begun = meeting === null && lastEnded(this.session.store.meetings) !== undefined;
    return html`<p class="empty">${begun ? 'The last meeting is over. ' : ''}${emptyWords}</p>
      <gw-agenda-offers></gw-agenda-offers>`;
  }

  #tools(meeting: Meeting | null, hasEntries: boolean) {
    if (meeting === null) return nothing;
    if (!hasEntries) return html`<gw-agenda-turn .meeting=${meeting}></gw-agenda-turn>`;
    return html`<div class="foot">
        <button class="add button" type="button" aria-haspopup="dialog" @click=${this.#onAdd}>
          ${icon('plus')} Add
        </button>
        <gw-agenda-turn .meeting=${meeting}></gw-agenda-turn>
      </div>
      <div
        class="adding"
        popover
        role="dialog"
        aria-label="Add to the agenda"
        @toggle=${({ newState }: ToggleEvent) => (this.adding = newState === 'open')}
      >
        ${
          this.adding
            ? html`<h3>Add to the agenda</h3>
                <gw-agenda-offers></gw-agenda-offers>`
            : nothing
        }
      </div>`;
  }

  /** What is offered is counted now, and only while it is shown. */
  async #onAdd(): Promise<void> {
    if (!this.addPanel || !this.addButton) return;
    const opens = !this.addPanel.matches(':popover-open');
    this.adding = opens;
    await this.updateComplete;
    await this.offers?.updateComplete;
    showBelow(this.addPanel, this.addButton, 'left');
    if (opens) this.offers?.focus();
  }

  async #add(event: ToAgendaEvent): Promise<void> {
    event.stopPropagation();
    const { items, stays } = event;
    const wasEmpty = !this.#meeting || this.#meeting.agenda.length === 0;
    const done = await this.#make((board, act) => addToAgenda(board, act, items));
    if (!done) return;
    this.#say(
      `${nameOfItems(this.session.store, items)} put on the agenda. ${undoSentence(items.length, 'takes', 'off')}`,
    );
    if (!stays && this.addPanel?.matches(':popover-open')) this.addPanel.hidePopover();
    await this.updateComplete;
    // The button that it belongs to went down with what was added.
    if (stays && this.addPanel?.matches(':popover-open') && this.addButton)
      placeBelow(this.addPanel, this.addButton, 'left');
    // What was pressed is gone.
    if (wasEmpty) await this.#focusRow(items[0]);
  }

  async #focusRow(item: ItemId | undefined): Promise<void> {
    await this.updateComplete;
    const row = item === undefined ? undefined : this.#list.card(item);
    await row?.updateComplete;
    if (row) row.focus();
    else this.focus();
  }

  /** The entry that had the focus is gone, or stands somewhere else now. */
  #onLeft(event: CardLeftEvent): void {
    event.stopPropagation();
    const there = new Set(this.#list.cards.map(({ item }) => item));
    const at = event.list.indexOf(event.item);
    const next = [
      event.item,
      ...event.list.slice(at + 1),
      ...event.list.slice(0, Math.max(0, at)).toReversed(),
    ];
    void this.#focusRow(next.find((id) => there.has(id)));
  }

  #onWish({ item, wish }: EntryWishEvent): void {
    void this.#do(item, wish);
  }

  async #do(item: ItemId, wish: EntryWish): Promise<void> {
    const { ids } = this;
    const at = ids.indexOf(item);
    if (wish === 'go') return this.#go(item);
    if (wish === 'off') return this.#takeOff(item);
    if (wish === 'up' || wish === 'down') {
      const to = at + (wish === 'up' ? -1 : 1);
      if (at >= 0 && to >= 0 && to < ids.length) await this.#move(item, to);
      else this.#say(`${this.#nameOf(item)} is ${wish === 'up' ? 'first' : 'last'} already.`);
    } else await this.#make((board, act) => markDone(board, act, item, wish === 'done'));
    await this.#focusRow(item);
  }

  /** Whoever leads takes the meeting there; everybody else looks at it. */
  async #go(item: ItemId): Promise<void> {
    if (this.#leading) await this.#make((board, act) => goToItem(board, act, item));
    this.dispatchEvent(new OpenItemEvent(item));
  }

  async #takeOff(item: ItemId): Promise<void> {
    const key = this.#nameOf(item);
    const done = await this.#make((board, act) => takeOffAgenda(board, act, item));
    if (done) this.#say(`${key} taken off the agenda. ${undoSentence(1, 'puts')}`);
  }

  /** Before the how manyth of the other open entries. */
  async #move(item: ItemId, index: number): Promise<void> {
    const meeting = this.#meeting;
    if (!meeting) return;
    const others = this.ids.filter((id) => id !== item);
    // At the top it stands behind what is done before the first that is not.
    const rest = meeting.agenda.filter((entry) => entry.item !== item);
    const first = rest.findIndex(({ done }) => !done);
    const behind = others[index - 1] ?? (first > 0 ? (rest[first - 1]?.item ?? null) : null);
    const done = await this.#make((board, act) => moveOnAgenda(board, act, [item], behind));
    if (!done) return;
    this.#say(`${this.#nameOf(item)} moved to ${placeWords(index, others.length + 1)}.`);
  }

  async #make(change: (board: Board, act: Act) => void): Promise<boolean> {
    const done = await this.#changes.make((board, act) => {
      change(board, act);
      return true;
    });
    return done ?? false;
  }

  #nameOf(item: ItemId): string {
    return nameOfItems(this.session.store, [item]);
  }

  #say(words: string): void {
    this.dispatchEvent(new AnnounceEvent(words));
  }

  #onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    const path = event.composedPath();
    const row = this.#list.cards.find((one) => path.includes(one));
    const onTitle = path.some((one) => one instanceof Element && one.classList.contains('title'));
    if (!row || !onTitle || !this.#onRowKey(event, row)) return;
    event.preventDefault();
  }

  #onRowKey({ key, altKey }: KeyboardEvent, row: GwAgendaRow): boolean {
    if (altKey) {
      if (this.#fixed || (key !== 'ArrowUp' && key !== 'ArrowDown')) return false;
      if (!row.entry.done) void this.#do(row.item, key === 'ArrowUp' ? 'up' : 'down');
      return true;
    }
    if ((key === 'Delete' || key === 'Backspace') && !this.#fixed) {
      const meeting = this.#meeting;
      if (meeting && entryOf(meeting, row.item)) void this.#takeOff(row.item);
      return true;
    }
    const rows = this.#list.cards;
    const at = rows.indexOf(row);
    const to: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: rows.length - 1,
    };
    const next = to[key];
    if (next === undefined) return false;
    rows[next]?.focus();
    return true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-agenda': GwAgenda;
  }
}
