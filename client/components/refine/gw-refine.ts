// The Refine view: the agenda, the item large in the middle, and beside it what goes on in the meeting. It decides which
// item is shown and leads from one to the next; what stands in its three parts they know themselves.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { goToItem } from '../../../shared/board/mutate-meeting.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { lastEnded, openMeeting } from '../../../shared/meetings.ts';
import { sessionContext } from '../../contexts.ts';
import { Follow } from '../../controllers/follow.ts';
import { scrollersAround } from '../../controllers/scrollers.ts';
import {
  beginning,
  bringToTop,
  edgeOf,
  firstBelow,
  isAtBeginning,
  scrollToBeginning,
} from '../../controllers/top-edge.ts';
import { Watch } from '../../controllers/watch.ts';
import { icon } from '../../icons.ts';
import type { BoardSession } from '../../session.ts';
import { backlogTopic } from '../../store/board-store.ts';
import { Changes } from '../changes.ts';
import { AnnounceEvent, OpenItemEvent, type ItemPart } from '../events.ts';
import { ledHere } from '../meeting-lead.ts';
import { base, buttons } from '../shared-styles.ts';
import './gw-agenda.ts';
import './gw-meeting-clock.ts';
import './gw-meeting-summary.ts';
import './gw-refine-agree.ts';
import './gw-refine-item.ts';
import './gw-refine-note.ts';
import './gw-room.ts';
import './gw-sizing.ts';
import { itemToRefine, nextToRefine } from './item-to-refine.ts';
import type { StepEvent } from './refine-events.ts';
import type { FinishMeetingEvent } from './meeting-events.ts';
import { refineStyles } from './refine-styles.ts';
import { SummaryTurn } from './summary-turn.ts';

/** Narrower than the first there is one column; narrower than the second the agenda is folded away. */
const widths = { narrow: 720, middle: 960 } as const;
type Form = keyof typeof widths | 'wide';

/** A phone held across has no more. */
const lowHeight = 400;

const formOf = (width: number): Form =>
  width < widths.narrow ? 'narrow' : width < widths.middle ? 'middle' : 'wide';

@customElement('gw-refine')
export class GwRefine extends LitElement {
  static override styles = [base, buttons, refineStyles];

  /** The item that the address names, or null: then Refine finds one itself. */
  @property({ attribute: false }) opened: ItemId | null = null;
  /** This tab follows whoever leads. */
  @property({ type: Boolean }) following = false;
  /** How much room there is. */
  @property({ reflect: true }) form: Form = 'wide';

  @consume({ context: sessionContext }) private session!: BoardSession;
  /** The agenda is unfolded, where there is no room to show it always. */
  @state() private agendaOpen = false;
  @query('gw-refine-item') private itemPart!: HTMLElementTagNameMap['gw-refine-item'] | null;
  @query('gw-refine-note') private note!: HTMLElementTagNameMap['gw-refine-note'] | null;
  @query('gw-agenda') private agenda!: HTMLElementTagNameMap['gw-agenda'] | null;
  @query('.columns') private columns!: HTMLElement | null;
  @query('.now') private now!: HTMLElement | null;
  @query('.unfold') private unfold!: HTMLElement | null;
  /** So little height is left that what the meeting needs stands in lines. */
  @state() private low = false;

  #item: ItemId | null = null;
  readonly #summary = new SummaryTurn();
  #withSummary = false;
  readonly #changes = new Changes(this, () => this.session);
  readonly #width = new ResizeObserver(([entry]) => {
    if (!entry) return;
    this.form = formOf(entry.contentRect.width);
    this.low = entry.contentRect.height < lowHeight;
  });
  readonly #thumb = new ResizeObserver(() => this.#keepClear());
  /** The focus was in the agenda before this rendering. */
  #inAgenda = false;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [backlogTopic('product'), backlogTopic('technical'), 'meetings'],
      ),
    );
    this.addEventListener('gw-step', (event) => this.#onStep(event));
    this.addEventListener('gw-finish-meeting', (event) => void this.#onFinish(event));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.clientWidth > 0) this.form = formOf(this.clientWidth);
    this.#width.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#width.disconnect();
    this.#thumb.disconnect();
    dock(0);
  }

  override firstUpdated(): void {
    if (this.now) this.#thumb.observe(this.now);
  }

  /** What stands at the thumb covers neither what gets the focus nor what is said on the screen. */
  #keepClear(): void {
    const height = this.form === 'narrow' ? (this.now?.offsetHeight ?? 0) : 0;
    if (this.columns) this.columns.style.scrollPaddingBlockEnd = `${height}px`;
    dock(height);
  }

  /** The item that is shown. */
  get item(): ItemId | null {
    return this.#item;
  }

  override willUpdate(): void {
    const next = itemToRefine({ opened: this.opened, shown: this.#item }, this.session);
    if (next !== this.#item) this.agendaOpen = false;
    this.#item = next;
    const had = this.#withSummary;
    this.#withSummary = this.#summary.look(this.session, this.opened);
    this.#inAgenda = this.agenda?.matches(':focus-within') ?? false;
    if (this.#withSummary && !had) this.agendaOpen = false;
  }

  #told: ItemId | null | undefined;

  override updated(changed: PropertyValues): void {
    if (changed.has('form')) this.#keepClear();
    // The agenda folds over what had the focus in it.
    if (this.#inAgenda && !this.agendaOpen && this.form !== 'wide') this.unfold?.focus();
    if (this.#told === this.#item) return;
    this.#told = this.#item;
    this.session.presence.look({ view: 'refine', item: this.#item, field: null });
    // Another item begins at its top.
    this.columns?.scrollTo({ top: 0 });
  }

  /** What it shows is there too: the focus may come into a view that was shown only now. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    await (this.itemPart ?? this.note)?.updateComplete;
    return done;
  }

  override render() {
    return html`<div class="columns">
      ${this.form === 'wide' ? nothing : this.#agendaButton()}
      <div id="agenda" class="agenda" ?hidden=${this.form !== 'wide' && !this.agendaOpen}>
        <gw-agenda .item=${this.#item}></gw-agenda>
        ${this.#summaryButton()}
      </div>
      <div class="item">${this.#changes.sentence} ${this.#middle()}</div>
      <div class="meeting">
        <div class="now">
          <gw-meeting-clock
            .item=${this.#withSummary ? null : this.#item}
            ?narrow=${this.#inLines}
          ></gw-meeting-clock>
          ${
            this.form === 'narrow' && this.#item !== null && !this.#withSummary
              ? html`<gw-refine-agree .item=${this.#item}></gw-refine-agree>`
              : nothing
          }
          ${
            this.#item === null || this.#withSummary
              ? nothing
              : html`<gw-sizing .item=${this.#item} ?compact=${this.#inLines}></gw-sizing>`
          }
        </div>
        <gw-room ?following=${this.following} .item=${this.#item}></gw-room>
      </div>
    </div>`;
  }

  get #inLines(): boolean {
    return this.form === 'narrow' || (this.form === 'middle' && this.low);
  }

  #middle() {
    if (this.#withSummary) return html`<gw-meeting-summary></gw-meeting-summary>`;
    return this.#item === null
      ? html`<gw-refine-note></gw-refine-note>`
      : html`<gw-refine-item .item=${this.#item}></gw-refine-item>`;
  }

  #summaryButton() {
    if (!lastEnded(this.session.store.meetings)) return nothing;
    return html`<button
      class="summary button plain small"
      type="button"
      aria-pressed=${this.#withSummary ? 'true' : 'false'}
      @click=${() => this.#askSummary(!this.#withSummary)}
    >
      ${icon('circleCheck')} What the last meeting came to
    </button>`;
  }

  #askSummary(asked: boolean): void {
    this.#summary.ask(asked);
    this.requestUpdate();
  }

  #agendaButton() {
    return html`<button
      class="unfold button"
      type="button"
      aria-expanded=${this.agendaOpen ? 'true' : 'false'}
      aria-controls="agenda"
      @click=${() => (this.agendaOpen = !this.agendaOpen)}
    >
      ${icon('listChecks')} ${this.agendaWords} ${icon('chevronDown')}
    </button>`;
  }

  /** What the folded agenda says of itself. */
  protected get agendaWords(): string {
    const agenda = openMeeting(this.session.store.meetings)?.agenda ?? [];
    const at = agenda.findIndex(({ item }) => item === this.#item);
    if (agenda.length === 0) return 'Agenda';
    return at < 0 ? `Agenda, ${agenda.length}` : `Agenda, ${at + 1} of ${agenda.length}`;
  }

  /** Done with the last item: the agenda asks whether the meeting shall end. */
  async #onFinish(event: FinishMeetingEvent): Promise<void> {
    event.preventDefault();
    this.agendaOpen = true;
    await this.updateComplete;
    await this.agenda?.askToEnd();
  }

  /** Onto the heading of what is shown. */
  override focus(): void {
    (this.itemPart ?? this.note)?.focus();
  }

  async focusItem(_id: ItemId): Promise<void> {
    await this.updateComplete;
    this.focus();
  }

  async focusPart(part: ItemPart): Promise<void> {
    await this.updateComplete;
    await this.itemPart?.focusPart(part);
  }

  /** The field or section of the item at the top edge. */
  get topRow(): string | null {
    const parts = this.itemPart?.parts ?? [];
    const scroller = this.#scroller;
    if (!scroller || parts.length === 0) return null;
    if (isAtBeginning(scroller)) return beginning;
    const row = firstBelow(
      parts.map(([, part]) => part).filter((part) => part.getBoundingClientRect().height > 0),
      edgeOf(scroller),
    );
    return parts.find(([, part]) => part === row)?.[0] ?? null;
  }

  showRow(row: string): void {
    const scroller = this.#scroller;
    if (!scroller || row === this.topRow) return;
    if (row === beginning) scrollToBeginning(scroller);
    const part = this.itemPart?.parts.find(([name]) => name === row)?.[1];
    if (part) bringToTop(part);
  }

  /** The item scrolls by itself, on a small screen with all the rest. */
  get #scroller(): Element | undefined {
    const [first] = this.itemPart?.parts ?? [];
    return first && scrollersAround(first[1], new Map()).find(({ along }) => along)?.element;
  }

  /** It is in sight already. */
  bringIntoSight(): void {}

  /** Down leads to the next item, up to the one before. */
  walk(_from: ItemId, key: string): void {
    if (key === 'ArrowDown') this.#step(1);
    if (key === 'ArrowUp') this.#step(-1);
  }

  #onStep(event: StepEvent): void {
    event.stopPropagation();
    this.#step(event.by);
  }

  #step(by: 1 | -1): void {
    const next = nextToRefine(this.#item, by, this.session);
    // Whoever leads takes the meeting along.
    if (next !== null && ledHere(this.session))
      void this.#changes.make((board, act) => {
        goToItem(board, act, next);
        this.dispatchEvent(new OpenItemEvent(next));
      });
    else if (next !== null) this.dispatchEvent(new OpenItemEvent(next));
    else
      this.dispatchEvent(
        new AnnounceEvent(`There is no item ${by === 1 ? 'after' : 'before'} this one that is not ready.`),
      );
  }
}

/** What is said on the screen stands above so many pixels. */
function dock(height: number): void {
  document.documentElement.style.setProperty('--dock', `${height}px`);
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-refine': GwRefine;
  }
}
