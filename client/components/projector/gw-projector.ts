// A view in its projected form, or in its place the item that is open: the whole window, dark and huge, without anything to
// press, over the sprint's bar. It says whose board this is and how old what it shows is, keeps the screen awake, and is
// left by Escape, a double click or out of the full screen.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { ItemId } from '../../../shared/ids.ts';
import type { Item } from '../../../shared/item.ts';
import { lastEnded, openMeeting } from '../../../shared/meetings.ts';
import { sessionContext } from '../../contexts.ts';
import { Follow } from '../../controllers/follow.ts';
import { Listen } from '../../controllers/listen.ts';
import { Watch } from '../../controllers/watch.ts';
import { icon } from '../../icons.ts';
import type { BoardSession } from '../../session.ts';
import { sizingTopic, type Topic } from '../../store/board-store.ts';
import { presentable, views, type Present, type View } from '../address.ts';
import { AnnounceEvent, PresentEvent, ViewEvent } from '../events.ts';
import type { Place } from '../following/place.ts';
import { isFresh } from '../refine/summary-turn.ts';
import { base, glyphs } from '../shared-styles.ts';
import { ageWords } from './age-words.ts';
import { footSprint, isNamedAbove } from './foot-sprint.ts';
import { FullScreen } from './full-screen.ts';
import './gw-projected-board.ts';
import './gw-projected-clock.ts';
import './gw-projected-foot.ts';
import './gw-projected-item.ts';
import './gw-projected-plan.ts';
import './gw-projected-report.ts';
import './gw-projected-votes.ts';
import { Ground } from './ground.ts';
import { JoinOffer } from './join-offer.ts';
import { currentItem, placeOnAgenda, roundOf } from './meeting-words.ts';
import { nowTemplate, projectedNowStyles } from './projected-now.ts';
import { projectedStyles } from './projected-styles.ts';
import { projectorStyles } from './projector-styles.ts';
import { refineNone } from './refine-none.ts';
import { StillPointer } from './still-pointer.ts';
import { WakeLock } from './wake-lock.ts';

/** Keys that lead to the view before or behind; those of a clicker too. */
const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, PageUp: -1, ArrowRight: 1, PageDown: 1 };

@customElement('gw-projector')
export class GwProjector extends LitElement {
  static override styles = [base, glyphs, projectedStyles, projectorStyles, projectedNowStyles];

  @property({ attribute: false }) view: View = 'plan';
  /** What it is drawn on. */
  @property({ attribute: false }) ground: Present = 'dark';
  /** The item that is open: it stands in the place of the view. */
  @property({ attribute: false }) item: ItemId | null = null;
  /** Whom this screen follows and how many are in the room; '' while it follows nobody. */
  @property() following = '';
  /** What is chosen and what stands at the top edge where they are. */
  @property({ attribute: false }) place: Place | null = null;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('main') private main!: HTMLElement;

  readonly #joining = new JoinOffer(this, () => this.session);

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(new Follow(this, () => this.session?.presence));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => this.#topics,
      ),
    );
    this.addController(new Listen('keydown', (event) => this.#onKey(event)));
    this.addEventListener('dblclick', () => this.#leave());
    // oxlint-disable-next-line no-new -- it acts while this is on the page
    new Ground(this, () => this.ground);
    // oxlint-disable-next-line no-new -- as above
    new FullScreen(this, () => this.#leave());
    // oxlint-disable-next-line no-new -- as above
    new WakeLock(this);
    // oxlint-disable-next-line no-new -- as above
    new StillPointer(this);
  }

  /** What the address names; in Refine else what the meeting is at. What a meeting that has ended was at last is over. */
  get #shown(): ItemId | null {
    const { store } = this.session;
    if (this.view !== 'refine') return this.item;
    const ended = openMeeting(store.meetings) ? undefined : lastEnded(store.meetings);
    const isOver = ended?.current === this.item && isFresh(ended, this.session.now());
    return isOver ? null : (this.item ?? currentItem(store));
  }

  get #topics(): readonly Topic[] {
    const { store } = this.session;
    const own: Topic[] = ['settings', 'sprints', 'meetings', 'columns', 'members'];
    for (const id of [this.#shown, currentItem(store)]) {
      if (id === null) continue;
      const waits = store.item(id)?.blockedBy ?? [];
      own.push(sizingTopic(id), ...[id, ...waits].map((one): Topic => `item:${one}`));
    }
    return own;
  }

  override firstUpdated(): void {
    this.main.focus();
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('view')) return;
    this.dispatchEvent(
      new AnnounceEvent(`${views[this.view]} is presented. Escape leads back.`, { quiet: true }),
    );
  }

  override render() {
    const { store } = this.session;
    const age = ageWords(this.session);
    const shown = this.#shown;
    const current = currentItem(store);
    const item = shown === null ? undefined : store.item(shown);
    // What the meeting is at is always seen, with its clock.
    const now = current === null || current === item?.id ? undefined : store.item(current);
    const sprint = footSprint(this.view, item, this.place?.tab ?? null, this.session);
    const { join } = this.#joining;
    return html`<main tabindex="-1" aria-label=${`${views[this.view]}, presented`}>
      <header>
        <div class="top">
          <span class="sign">${icon('layers')}</span>
          <p class="whose"><strong>${store.settings.name}</strong> <span>${views[this.view]}</span></p>
          ${this.following === '' || age !== '' ? nothing : html`<p class="following">${this.following}</p>`}
          ${age === '' ? nothing : html`<p class="age">${age}</p>`}
        </div>
        ${now ? nowTemplate(now, store) : nothing}
      </header>
      ${item ? this.#item(item, item.id === current) : this.#view()}
      ${
        sprint === null && join === null
          ? nothing
          : html`<gw-projected-foot
              .sprint=${sprint}
              .named=${!isNamedAbove(this.view, item, this.session)}
              .join=${join}
            ></gw-projected-foot>`
      }
    </main>`;
  }

  /** `isCurrent`: the meeting is at it. */
  #item(item: Item, isCurrent: boolean) {
    const round = roundOf(this.session.store, item);
    const isVoted = isCurrent || (round !== null && round.agreed === null);
    const isShown = isVoted && round !== null && round.revealed !== null;
    return html`<gw-projected-item
      .item=${item.id}
      .place=${placeOnAgenda(this.session.store, item.id)}
      .instead=${isShown}
    >
      ${
        isCurrent || (isVoted && !isShown)
          ? html`<div class="beside">
              ${isCurrent ? html`<gw-projected-clock></gw-projected-clock>` : nothing}
              ${isShown ? nothing : html`<gw-projected-votes .item=${item.id}></gw-projected-votes>`}
            </div>`
          : nothing
      }
      ${isShown ? html`<gw-projected-votes slot="instead" .item=${item.id}></gw-projected-votes>` : nothing}
    </gw-projected-item>`;
  }

  #view() {
    switch (this.view) {
      case 'board':
        return html`<gw-projected-board></gw-projected-board>`;
      case 'plan':
        return html`<gw-projected-plan
          .tab=${this.place?.tab ?? null}
          .row=${this.place?.row ?? null}
        ></gw-projected-plan>`;
      case 'report':
        return html`<gw-projected-report></gw-projected-report>`;
      case 'refine':
        return refineNone(this.session);
    }
  }

  #leave(): void {
    this.dispatchEvent(new PresentEvent(null));
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === 'Escape') this.#leave();
    const next = presentable[presentable.indexOf(this.view) + (steps[event.key] ?? 0)];
    if (next !== undefined && next !== this.view) this.dispatchEvent(new ViewEvent(next));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-projector': GwProjector;
  }
}
