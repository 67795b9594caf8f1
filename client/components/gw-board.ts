// One open board: its head, the view that is shown, the open item beside it, and the dialogs. It knows the keys that
// mean the same everywhere and hands what is asked for to whoever does it.

import { provide } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ItemId } from '../../shared/ids.ts';
import { meetingUnderWay } from '../../shared/meetings.ts';
import { listsContext, selectionContext, sessionContext } from '../contexts.ts';
import { AskJoined } from '../controllers/ask-joined.ts';
import { Commander } from '../controllers/commander.ts';
import { giveUpLetters, handLetters, keepLetters } from '../controllers/early-letters.ts';
import { isNowhere } from '../controllers/focus-now.ts';
import { inMeeting } from '../controllers/in-meeting.ts';
import { Listen } from '../controllers/listen.ts';
import { MeetingPart } from '../controllers/meeting-part.ts';
import { Presenting } from '../controllers/presenting.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import type { BoardLists } from '../store/board-lists.ts';
import { itemInAddress, putShownInAddress, viewInAddress, views, type View } from './address.ts';
import { dialogPlaces, dialogs, itemDialogs, type Dialog } from './board-dialogs.ts';
import { BoardShowing } from './board-showing.ts';
import { boardStyles } from './board-styles.ts';
import { viewOf, viewParts, type ViewElement } from './board-views.ts';
import { CardDrops } from './card-drops.ts';
import { Changes } from './changes.ts';
import { focusPath, focusedCard, inLargeItem } from './commands/meant.ts';
import {
  type AskWhoEvent,
  type AddItemEvent,
  type CardMenuEvent,
  type ChangePanelEvent,
  type DropCardEvent,
  type HeaderEvent,
  type ItemWishEvent,
  type ViewEvent,
  type OpenItemEvent,
} from './events.ts';
import './gw-board-header.ts';
import './gw-lanes.ts';
import type { Shown } from './following/place.ts';
import { belowItem, somewhereIn, type NewItemWhere } from './new-item-where.ts';
import { loadHandsSoon, loadPart, notLoaded, type Part } from './parts.ts';
import { Selection } from './selection.ts';
import { base } from './shared-styles.ts';

@customElement('gw-board')
export class GwBoard extends LitElement {
  static override styles = [base, boardStyles];

  /** The board that is shown; one element for each. */
  @provide({ context: sessionContext })
  @property({ attribute: false })
  session!: BoardSession;

  @provide({ context: selectionContext })
  private selection!: Selection;

  @provide({ context: listsContext })
  protected lists!: BoardLists;

  private showing!: BoardShowing;
  @state() private loaded = false;
  @state() private open: ItemId | null = null;
  @state() private shownView: View = 'board';
  /** The item that Refine showed last. */
  #refined: ItemId | null = null;

  @query('.view') private view!: ViewElement | null;
  @query('gw-refine') private refine!: HTMLElementTagNameMap['gw-refine'] | null;

  readonly #changes = new Changes(this, () => this.session);
  readonly #presenting = new Presenting(this, {
    view: () => this.shownView,
    item: () => this.open,
    closeItem: () => (this.open = null),
    openShown: () => {
      if (!meetingUnderWay(this.session.store.meetings)) this.open = this.#openItem;
    },
    presents: (isShown) => this.session.presence.presents(isShown),
    load: () => this.#load('gw-projector'),
    goOn: () => void this.#focusView(),
  });
  readonly #meeting = new MeetingPart(this, {
    session: () => this.session,
    stage: {
      shown: () => ({ view: this.shownView, item: this.open }),
      view: () => (this.view?.hasUpdated ? this.view : null),
      show: (shown) => this.#showAlong(shown),
      project: (words, place) => this.#presenting.follow(words, place),
    },
    load: () => this.#load('gw-following'),
    goOn: () => void this.#focusView(),
  });
  /** What is shown now was not asked for by hand. */
  #along = false;
  readonly #drops = new CardDrops(this, {
    session: () => this.session,
    changes: this.#changes,
    part: (tag) => this.#part(tag),
  });

  constructor() {
    super();
    this.addController(new Listen('popstate', () => this.#readAddress()));
    this.addController(new AskJoined(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.selection,
        () => ['all'],
        () => void this.#load('gw-selection-bar'),
      ),
    );
    inMeeting(
      this,
      () => this.session,
      () => void this.#load('gw-meeting-alarm'),
    );
    this.addEventListener('gw-ask-who', (event) => this.#onAskWho(event));
    this.addEventListener('gw-open-item', (event) => this.#onOpenItem(event));
    this.addEventListener('gw-card-menu', (event) => this.#onCardMenu(event));
    this.addEventListener('gw-drop-card', (event) => this.#onDropCard(event));
    this.addEventListener('gw-header', (event) => this.#onHeader(event));
    this.addEventListener('gw-item-wish', (event) => void this.#onItemWish(event));
    this.addEventListener('gw-view', (event) => this.#onView(event));
    this.addEventListener('gw-change-panel', (event) => void this.#onChangePanel(event));
    this.addEventListener('gw-add-item', (event) => void this.#onAddItem(event));
    // oxlint-disable-next-line no-new -- it listens on the board
    new Commander(this, {
      session: () => this.session,
      selection: () => this.selection,
      changes: this.#changes,
      view: () => this.shownView,
      open: () => this.#openItem,
      shown: () => this.view,
      isReady: () => this.loaded && !this.#presenting.isShown,
      closeItem: () => this.#onPanelClose(),
    });
  }

  override connectedCallback(): void {
    this.selection = new Selection(this.session.store);
    this.showing = new BoardShowing(this, this.session, {
      isShown: () => this.shownView === 'board',
      focusFilter: (there) => void this.#focusFilter(there),
    });
    this.lists = this.showing.lists;
    super.connectedCallback();
    this.#readAddress();
    void this.session.loaded.then(() => (this.loaded = true)).then(loadHandsSoon);
  }

  #readAddress(): void {
    this.open = itemInAddress();
    this.shownView = viewInAddress();
    this.showing.readAddress();
  }

  /** Into the view that is shown, once it is there: to the item that had it in another view, where this one shows it. */
  override focus(): void {
    void this.#focusView();
  }

  async #focusView(item?: ItemId): Promise<void> {
    await this.session.loaded;
    await this.updateComplete;
    if (!(await this.#loadView())) return;
    await this.view?.updateComplete;
    if (!isNowhere()) return;
    if (item) await this.view?.focusItem(item);
    else this.view?.focus();
  }

  async #focusFilter(there: boolean): Promise<void> {
    if (there) (await this.#part('gw-filter-bar'))?.focus();
    else this.view?.focus();
  }

  override willUpdate(): void {
    this.selection.opened = this.open;
    if (this.#besideView !== null) void this.#load('gw-item-panel');
    void this.#loadView();
    if (this.showing.filtering) void this.#load('gw-filter-bar');
  }

  override updated(changed: PropertyValues): void {
    if (!changed.has('open') && !changed.has('shownView')) return;
    putShownInAddress(this.shownView, this.open, this.#along);
    this.#along = false;
    // Refine says itself which item it shows, also where none is asked for.
    if (this.shownView === 'refine') return;
    this.session.presence.look({ view: this.shownView, item: this.open, field: null });
  }

  /** The item in the panel beside the view. Refine shows the open item itself, large. */
  get #besideView(): ItemId | null {
    return this.shownView === 'refine' ? null : this.open;
  }

  /** The item that is open, wherever it is shown. */
  get #openItem(): ItemId | null {
    return this.refine?.item ?? this.open;
  }

  /** The Board is there from the start. */
  async #loadView(): Promise<boolean> {
    const part = viewParts[this.shownView];
    return part === null || this.#load(part);
  }

  /** True once the part is there; else its absence is said. */
  async #load(tag: Part): Promise<boolean> {
    try {
      await loadPart(tag);
      return true;
    } catch {
      this.#changes.say(notLoaded);
      return false;
    }
  }

  /** A part of the shell, loaded when it is first needed; null when it cannot be. */
  async #part<Tag extends Part>(tag: Tag): Promise<HTMLElementTagNameMap[Tag] | null> {
    if (!(await this.#load(tag))) return null;
    const part = this.renderRoot.querySelector(tag);
    await part?.updateComplete;
    return part;
  }

  override render() {
    return html`<gw-board-header
        .view=${this.shownView}
        .choices=${this.showing.choices}
        ?filtering=${this.showing.filtering}
        ?narrow=${this.#besideView !== null}
      ></gw-board-header>
      ${this.showing.filtering && this.shownView === 'board' ? html`<gw-filter-bar></gw-filter-bar>` : nothing}
      <gw-meeting-alarm></gw-meeting-alarm>
      ${this.#changes.sentence} ${this.loaded ? this.#firstSteps() : nothing}
      ${this.#meeting.render(this.#presenting.isShown)}
      <main
        class=${`body ${this.#besideView === null ? '' : 'with-panel'}`}
        aria-label=${views[this.shownView]}
      >
        ${this.loaded ? viewOf(this.shownView, this.open, this.showing.choices) : html`<div class="view"></div>`}
        ${
          this.#besideView !== null && this.loaded
            ? html`<gw-item-panel .item=${this.#besideView} @gw-close=${this.#onPanelClose}></gw-item-panel>`
            : nothing
        }
        <gw-card-menu></gw-card-menu>
        <gw-change-panel @gw-close=${() => this.view?.focus()}></gw-change-panel>
      </main>
      <gw-selection-bar @gw-close=${() => this.view?.focus()}></gw-selection-bar>
      ${dialogPlaces()} ${this.loaded ? this.#presenting.render() : nothing}`;
  }

  #firstSteps() {
    return html`<gw-first-steps
      .view=${this.shownView}
      @gw-close=${() => this.view?.focus()}
    ></gw-first-steps>`;
  }

  async #focusItem(id: ItemId): Promise<void> {
    if (await this.#loadView()) await this.view?.focusItem(id);
  }

  /** Shows what would come of a file on this board. */
  async bring(file: File): Promise<void> {
    await this.session.loaded;
    const dialog = await this.#part('gw-import');
    dialog?.show(file);
  }

  #onHeader({ wish }: HeaderEvent): void {
    if (wish === 'newItem') void this.#newItem(somewhereIn(this.shownView, this.session.store));
    else void this.#show(dialogs[wish]);
  }

  /** A part that opens a field: letters typed while it is on its way are kept for it. */
  async #typedInto<Tag extends Part>(tag: Tag): Promise<HTMLElementTagNameMap[Tag] | null> {
    if (!customElements.get(tag)) keepLetters();
    const part = await this.#part(tag);
    if (!part) giveUpLetters();
    return part;
  }

  async #newItem(where: NewItemWhere): Promise<void> {
    const dialog = await this.#typedInto('gw-new-item');
    dialog?.show(where);
    handLetters();
  }

  async #show(tag: Dialog): Promise<void> {
    const dialog = await (tag === 'gw-palette' ? this.#typedInto(tag) : this.#part(tag));
    dialog?.show();
    handLetters();
  }

  async #onItemWish({ item, wish }: ItemWishEvent): Promise<void> {
    const dialog = await this.#part(itemDialogs[wish]);
    dialog?.show(item);
  }

  #onView({ view }: ViewEvent): void {
    const item = focusedCard(focusPath())?.item;
    if (view !== this.shownView) this.#goBetween(view);
    this.shownView = view;
    void this.#focusView(item);
  }

  /** By following somebody: the focus stays, unless what had it goes. Shown already, it is only waited for. */
  async #showAlong({ view, item }: Shown): Promise<void> {
    const goes = view !== this.shownView || item !== this.open;
    const within = goes && (this.renderRoot.querySelector('main')?.matches(':focus-within') ?? false);
    if (goes) [this.#along, this.shownView, this.open] = [true, view, item];
    await this.updateComplete;
    if (within) return this.#focusView();
    if (await this.#loadView()) await this.view?.updateComplete;
  }

  /** Refine comes back to the item that was refined there; no panel opens in the other views because of it. */
  #goBetween(view: View): void {
    if (this.shownView === 'refine') {
      this.#refined = this.#openItem;
      this.open = null;
    }
    if (view === 'refine') this.open ??= this.#refined;
  }

  #onAskWho(event: AskWhoEvent): void {
    event.answer = this.#part('gw-who-are-you').then((question) => question?.ask() ?? false);
  }

  #onOpenItem(event: OpenItemEvent): void {
    this.open = event.item;
    if (this.shownView === 'refine') {
      void this.#focusOpened(event);
      return;
    }
    void this.#part('gw-item-panel').then((panel) => {
      // The panel takes room from the view; what it shows stays seen beside it.
      this.view?.bringIntoSight(event.item);
      return event.part === null ? panel?.focus() : panel?.focusPart(event.part);
    });
  }

  async #focusOpened({ item, part }: OpenItemEvent): Promise<void> {
    await this.updateComplete;
    await (part === null ? this.refine?.focusItem(item) : this.refine?.focusPart(part));
  }

  #onPanelClose(): void {
    const { open } = this;
    this.open = null;
    if (open !== null) void this.#focusItem(open);
  }

  async #onChangePanel({ panel, items, anchor }: ChangePanelEvent): Promise<void> {
    const part = await this.#part('gw-change-panel');
    await part?.show(panel, items, anchor);
  }

  /** Where no list has opened a line of its own for it. */
  async #onAddItem(event: AddItemEvent): Promise<void> {
    if (event.defaultPrevented) return;
    await this.#newItem(belowItem(this.session.store, event.item, this.shownView));
  }

  #onCardMenu(event: CardMenuEvent): void {
    void this.#part('gw-card-menu').then((menu) => menu?.show(event.item, event.anchor));
  }

  #onDropCard(event: DropCardEvent): void {
    event.stopPropagation();
    const fromItem = inLargeItem(event.composedPath());
    const { open } = this;
    void this.#drops.make(event).then(() => {
      const { focus } = event;
      // What was asked on the way may have opened an item, which then has the focus.
      return focus === undefined || fromItem || this.open !== open ? undefined : this.#focusItem(focus);
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-board': GwBoard;
  }
}
