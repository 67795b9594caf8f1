// One line above the view while a meeting is under way: whom this tab follows, where whoever leads went while somebody types
// here, the way back to them, or that the lead is free. It carries out what leading and following decide.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { handLead, takeLead } from '../../../shared/board/mutate-meeting.ts';
import type { Member } from '../../../shared/records.ts';
import { sessionContext } from '../../contexts.ts';
import { focusNow, isNowhere } from '../../controllers/focus-now.ts';
import { Follow } from '../../controllers/follow.ts';
import { Following, type Standing } from '../../controllers/following.ts';
import { Leading } from '../../controllers/leading.ts';
import { Listen } from '../../controllers/listen.ts';
import { OwnWay } from '../../controllers/own-way.ts';
import { Watch } from '../../controllers/watch.ts';
import type { BoardSession } from '../../session.ts';
import type { After } from '../../sync/after.ts';
import { cardMenuStyles } from '../card-menu-styles.ts';
import { Changes } from '../changes.ts';
import { focusPath, isModal } from '../commands/meant.ts';
import { keyOf, spokenKeyOf, type CommandId } from '../commands/table.ts';
import { AnnounceEvent, type FollowWish, type FollowWishEvent } from '../events.ts';
import { isTyping } from '../keys.ts';
import { menuEntry } from '../menu-entry.ts';
import { walkMenu } from '../menu-keys.ts';
import { popoverStyles, showBelow } from '../popover.ts';
import { avatars, base, buttons } from '../shared-styles.ts';
import { followedBy, leadWords, placeWords, shortName } from './following-words.ts';
import { followingStyles } from './following-styles.ts';
import { peopleInRoom, sessionsOf } from './leader.ts';
import { othersInRoom } from './next-leader.ts';
import { sameShown, type Place } from './place.ts';
import type { Stage } from './stage.ts';

const after: After = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** What the one button of the line does. */
interface Offer {
  readonly words: string;
  readonly wish: FollowWish | 'stop';
  readonly command?: CommandId;
  readonly primary?: true;
}

@customElement('gw-following')
export class GwFollowing extends LitElement {
  static override styles = [base, buttons, avatars, popoverStyles, cardMenuStyles, followingStyles];

  @property({ attribute: false }) stage!: Stage;
  /** What the board shows, in a word: when that changes, somebody went there. */
  @property() at = '';
  /** How often the person took the lead in this very tab. */
  @property({ attribute: false }) taken = 0;
  /** The board is projected: it follows by itself, and nothing is pressed here. */
  @property({ type: Boolean }) presented = false;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('[role=menu]') private menu!: HTMLElement | null;
  @query('.room') private roomButton!: HTMLElement | null;

  readonly #changes = new Changes(this, () => this.session);
  readonly #ownWay = new OwnWay(
    this,
    () => this.#board,
    // On a projected screen only what is shown there counts.
    () => this.presented || this.#following.wander(),
  );
  readonly #leading = new Leading({
    session: () => this.session,
    shown: () => this.stage.view(),
    isPresented: () => this.presented,
    changed: () => this.requestUpdate(),
    after,
  });
  readonly #following = new Following({
    session: () => this.session,
    shown: () => this.stage.shown(),
    isPresented: () => this.presented,
    leads: () => this.#leading,
    isBusy: (to) => this.#isBusy(to),
    show: (place) => void this.#show(place),
    changed: () => this.requestUpdate(),
    after,
  });
  #takenSeen = 0;
  #shown: Place | null = null;
  #said = '';
  #end: AbortController | undefined;
  /** The focus was in this line before it was rendered. */
  #hadFocus = false;

  constructor() {
    super();
    const wake = () => this.#look();
    this.addController(new Follow(this, () => this.session, wake));
    this.addController(new Follow(this, () => this.session?.presence, wake));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['meetings', 'members', ...(this.#following.awaited === null ? [] : [this.#following.awaited])],
        wake,
      ),
    );
    this.addController(new Listen('focusout', () => queueMicrotask(wake)));
    this.addController(new Listen('keydown', (event) => this.#onKey(event)));
  }

  get #board(): HTMLElement | null {
    const root = this.getRootNode();
    return root instanceof ShadowRoot ? (root.host as HTMLElement) : null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#end = new AbortController();
    this.#board?.addEventListener('gw-follow-wish', (event) => this.#onWish(event), {
      signal: this.#end.signal,
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end?.abort();
    this.#leading.end();
    this.#following.end();
    this.session.presence.leads(false);
    this.stage.project('', null);
  }

  override willUpdate(): void {
    this.#hadFocus = this.matches(':focus-within');
  }

  override updated(): void {
    this.#project();
    this.#tellView();
    this.#say();
    if (this.#hadFocus && isNowhere()) this.#keepFocus();
    // What comes of it is rendered next.
    queueMicrotask(() => this.#look());
  }

  /** The button that had it has gone. */
  #keepFocus(): void {
    const place = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    (place('section > button') ?? place('section'))?.focus();
  }

  #look(): void {
    if (!this.isConnected || !this.hasUpdated) return;
    if (this.taken !== this.#takenSeen) {
      this.#takenSeen = this.taken;
      this.#leading.claim();
    }
    this.#leading.update();
    this.#following.update();
  }

  /** Nothing moves under hands that type, hold something or answer a question; a line that goes by may. */
  #isBusy(to: Place): boolean {
    if (this.presented) return false;
    if (isTyping(focusNow() ?? undefined)) return true;
    if (this.#ownWay.isPressed || (this.session.presence.mine?.moving.length ?? 0) > 0) return true;
    if (sameShown(to, this.stage.shown())) return false;
    const path = focusPath();
    if (path.some((one) => one.matches('dialog[open], :popover-open'))) return true;
    const root = this.getRootNode();
    return root instanceof ShadowRoot && isNowhere() && isModal(root);
  }

  async #show(place: Place): Promise<void> {
    this.#shown = place;
    const { view, item, tab, row } = place;
    // What is shown already may still be on its way.
    await this.stage.show({ view, item });
    if (this.#shown !== place) return;
    this.#tellView();
    const shown = this.stage.view();
    if (tab !== null) shown?.showTab?.(tab);
    await shown?.updateComplete;
    if (row === null || this.#shown !== place || this.#isBusy(place)) return;
    // Its part may still be on its way.
    if (shown && 'showRow' in shown) shown.showRow(row);
  }

  /** Refine says it beside whoever leads. */
  #tellView(): void {
    const view = this.stage.view();
    const how = this.#standing?.how;
    if (view && view.following !== undefined) view.following = how === 'following' || how === 'held';
  }

  get #standing(): Standing | undefined {
    return this.#leading.isMine && !this.presented ? undefined : this.#following.standing;
  }

  override render() {
    if (this.presented) return nothing;
    const leader = this.#following.standing?.leader ?? null;
    return html`<section tabindex="-1" aria-label="Leading and following">
        ${leader ? html`<span class=${`dot member-${leader.colour}`}></span>` : nothing}
        <p>${this.#words}</p>
        ${this.#offers.map((offer) => this.#button(offer))}
        ${this.#leading.isMine && this.#isFromHere ? this.#room() : nothing}
      </section>
      ${this.#changes.sentence}`;
  }

  #button({ words, wish, command, primary }: Offer) {
    const key = command && keyOf(command);
    return html`<button
      class=${`button small ${primary ? 'primary' : 'plain'}`}
      type="button"
      aria-keyshortcuts=${(command && spokenKeyOf(command)) ?? nothing}
      title=${key ?? nothing}
      @click=${(event: MouseEvent) => event.detail < 2 && this.#do(wish)}
    >
      ${words}
    </button>`;
  }

  /** Who else may lead, to be chosen from. */
  #room() {
    if (this.session.readOnly) return nothing;
    return html`<button
        class="room button small plain"
        type="button"
        aria-haspopup="menu"
        aria-keyshortcuts=${spokenKeyOf('handOverLead') ?? nothing}
        @click=${() => this.#handOver()}
      >
        Hand over…
      </button>
      <div popover role="menu" aria-label="Hand over the lead" @keydown=${this.#onMenuKey}>
        ${othersInRoom(this.session).map((member) =>
          menuEntry({ words: member.name, icon: 'arrowRight', run: () => void this.#handTo(member) }),
        )}
      </div>`;
  }

  get #name(): string {
    const leader = this.#following.standing?.leader;
    return leader ? shortName(leader, this.session.store.members) : 'Nobody';
  }

  /** This tab leads; or it is about to by itself, since the person has no other. */
  get #isFromHere(): boolean {
    if (this.#leading.isHere) return true;
    const { store, me, presence } = this.session;
    return !presence.offline && me !== null && sessionsOf(me, presence.others, store.members).length === 0;
  }

  get #words(): string {
    const { store, me, presence } = this.session;
    if (this.#leading.isMine) {
      return this.#isFromHere
        ? leadWords(peopleInRoom(me, presence.others, store.members) - 1)
        : 'You lead this meeting in another tab or on another device';
    }
    const standing = this.#following.standing;
    if (!standing?.leader) return 'Nobody leads the meeting';
    const { how, heard, place } = standing;
    const name = this.#name;
    if (heard !== 'yes') return `${name} cannot be heard at the moment`;
    const where = place && placeWords(place, store);
    if (how === 'following') return `Following ${name}`;
    if (how === 'held' && where !== null) return `${name} went on to ${where}`;
    return how === 'apart' && where !== null
      ? `${name} is at ${where}`
      : `${name} leads a refinement meeting`;
  }

  get #offers(): readonly Offer[] {
    const mayLead = !this.session.readOnly;
    const take: Offer = { words: 'Take the lead', wish: 'takeLead', command: 'takeLead', primary: true };
    if (this.#leading.isMine) {
      return this.#isFromHere ? [] : [{ words: 'Lead from here', wish: 'leadHere', command: 'leadFromHere' }];
    }
    const standing = this.#following.standing;
    if (!standing) return [];
    const { how, heard, leader } = standing;
    if (leader === null || heard === 'gone') return mayLead ? [take] : [];
    if (heard !== 'yes') return [];
    switch (how) {
      case 'following':
        return [{ words: 'Stop', wish: 'stop' }];
      case 'held':
        return [{ words: 'Go there', wish: 'follow', command: 'follow', primary: true }];
      case 'apart':
        return [{ words: `Back to ${this.#name}`, wish: 'follow', command: 'follow', primary: true }];
      case 'offered':
        return [{ words: 'Follow', wish: 'follow', command: 'follow', primary: true }];
    }
  }

  #onWish(event: FollowWishEvent): void {
    event.preventDefault();
    this.#do(event.wish);
  }

  #do(wish: Offer['wish']): void {
    switch (wish) {
      case 'follow':
        return this.#following.follow();
      case 'stop':
        return this.#following.wander();
      case 'leadHere':
        return this.#leading.claim();
      case 'takeLead':
        return void this.#take();
      case 'handOver':
        return this.#handOver();
    }
  }

  async #take(): Promise<void> {
    const { store, presence } = this.session;
    const leader = this.#following.standing?.leader ?? null;
    const isHere = leader !== null && sessionsOf(leader.id, presence.others, store.members).length > 0;
    await this.#changes.make((board, act) => takeLead(board, act, isHere));
  }

  #handOver(): void {
    if (othersInRoom(this.session).length === 0) {
      this.dispatchEvent(new AnnounceEvent('Nobody else is in the room to lead.'));
      return;
    }
    if (!this.menu || !this.roomButton) return;
    showBelow(this.menu, this.roomButton, 'left');
    this.menu.querySelector<HTMLElement>('button')?.focus();
  }

  async #handTo(member: Member): Promise<void> {
    this.menu?.hidePopover();
    // Who hands it over from here led from here, and follows from here.
    this.#leading.claim();
    const done = await this.#changes.make((board, act) => {
      handLead(board, act, member.id);
      return true;
    });
    if (done) this.dispatchEvent(new AnnounceEvent(`${member.name} leads now.`));
  }

  #onMenuKey(event: KeyboardEvent): void {
    const entries = [...(this.menu?.querySelectorAll<HTMLElement>('button') ?? [])];
    walkMenu(event, entries, focusNow(), () => this.menu?.hidePopover());
  }

  /** A projected screen has no buttons: one key leads back to whoever leads. */
  #onKey(event: KeyboardEvent): void {
    if (!this.presented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() === 'f') this.#following.follow();
  }

  /** What a projected screen says and shows of whoever leads. */
  #project(): void {
    const standing = this.presented ? this.#following.standing : undefined;
    if (!standing?.leader || standing.how === 'apart') return this.stage.project('', null);
    const { store, presence } = this.session;
    const people = peopleInRoom(null, presence.others, store.members);
    const words =
      standing.heard === 'yes'
        ? followedBy(this.#name, people)
        : `${this.#name} cannot be heard at the moment`;
    this.stage.project(words, this.#shown);
  }

  /** Said aloud when it becomes something else; what is seen by itself is not said again. */
  #say(): void {
    const standing = this.#standing;
    const quiet = standing === undefined || standing.how === 'following';
    const words = quiet && standing?.heard === 'yes' ? '' : this.#words;
    if (words === this.#said || this.presented) return;
    this.#said = words;
    if (words !== '' && standing) this.dispatchEvent(new AnnounceEvent(`${words}.`, { quiet: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-following': GwFollowing;
  }
}
