// The hidden vote on the size of one item: who has voted and the cards before the reveal, the spread after it, what was
// agreed, and the rounds before. Before the reveal nothing here holds a card of somebody else.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { revealVotes, voteAgain } from '../../../shared/board/mutate-vote.ts';
import type { ItemId, MemberId } from '../../../shared/ids.ts';
import { isKnown, type KnownItem } from '../../../shared/item.ts';
import { entryOf, mayShowVotes, meetingUnderWay } from '../../../shared/meetings.ts';
import {
  allIn,
  expectedVoters,
  latestRound,
  ownCard,
  roundState,
  type RoundState,
} from '../../../shared/sizing.ts';
import { cardWords } from '../../../shared/vote-card.ts';
import { sessionContext } from '../../contexts.ts';
import { Follow } from '../../controllers/follow.ts';
import { Watch } from '../../controllers/watch.ts';
import { icon } from '../../icons.ts';
import type { BoardSession } from '../../session.ts';
import { sizingTopic } from '../../store/board-store.ts';
import { ring, soundAllowed, sounds, soundsOn } from '../../sound.ts';
import { Changes } from '../changes.ts';
import { AnnounceEvent, HeaderEvent, ItemWishEvent } from '../events.ts';
import { callName, memberOf, nameOf } from '../item-words.ts';
import { avatars, base, buttons } from '../shared-styles.ts';
import { unseen } from '../templates.ts';
import './gw-sound-switch.ts';
import './gw-vote-agree.ts';
import './gw-vote-cards.ts';
import { RoomHere } from './room-here.ts';
import { missingSeats, seatsOf } from './sizing-seats.ts';
import { sizingStyles } from './sizing-styles.ts';
import {
  agreedWords,
  revealWords,
  sizingFacets,
  spreadWords,
  votedWords,
  votersWords,
  whyNoCards,
} from './sizing-words.ts';
import { voteNews, type VoteMoment } from './vote-news.ts';
import { earlierRounds, voteAgreed, voteSeats } from './vote-rounds.ts';
import { voteSpread, voteSpreadStyles } from './vote-spread.ts';

@customElement('gw-sizing')
export class GwSizing extends LitElement {
  static override styles = [base, buttons, avatars, voteSpreadStyles, sizingStyles];

  @property({ attribute: false }) item!: ItemId;
  /** For a phone: the state in one line above, the cards in a row below. */
  @property({ type: Boolean, reflect: true }) compact = false;

  @consume({ context: sessionContext }) private session!: BoardSession;
  /** The cards are wanted after the reveal. */
  @state() private late = false;
  @query('.rest') private rest!: HTMLElement | null;
  @query('gw-vote-cards') private cards!: HTMLElementTagNameMap['gw-vote-cards'] | null;

  readonly #changes = new Changes(this, () => this.session);
  readonly #here = new RoomHere(this, () => this.session);
  #facets = '';
  #standing = '';
  #moment: VoteMoment | null = null;
  #hadFocus = false;

  constructor() {
    super();
    const store = () => this.session?.store;
    const wakeIf = (differs: () => boolean) => () => {
      if (differs()) this.requestUpdate();
    };
    // The status changes with every letter; what is read of it here seldom does.
    this.addController(
      new Follow(
        this,
        () => this.session,
        wakeIf(() => this.#standing !== this.#readStanding()),
      ),
    );
    this.addController(new Follow(this, () => sounds));
    this.addController(
      new Watch(this, store, () => [sizingTopic(this.item), 'members', 'settings', 'meetings']),
    );
    this.addController(
      new Watch(
        this,
        store,
        () => [`item:${this.item}`],
        wakeIf(() => this.#facets !== sizingFacets(this.#known)),
      ),
    );
  }

  /** To the cards, or to what there is to read. */
  override focus(): void {
    void this.updateComplete.then(() => (this.cards ?? this.rest)?.focus());
  }

  get #known(): KnownItem | undefined {
    const item = this.session.store.item(this.item);
    return item && isKnown(item) ? item : undefined;
  }

  /** The clock of a meeting stands beside, with the switch of its sounds. */
  get #isClocked(): boolean {
    const meeting = meetingUnderWay(this.session.store.meetings);
    return meeting !== undefined && (meeting.current !== null || entryOf(meeting, this.item) !== undefined);
  }

  #readStanding(): string {
    const { me, readOnly, access, status } = this.session;
    return JSON.stringify([me, readOnly, access, status.where === 'thisTabOnly']);
  }

  get #state(): RoundState | null {
    const { store } = this.session;
    const item = this.#known;
    const sizing = store.sizing(this.item);
    const round = latestRound(sizing);
    return item && round ? roundState(sizing, round, item, store.members) : null;
  }

  /** Everybody who is waited for has voted. Without the relay nobody knows who is here. */
  #allIn(round: RoundState): boolean {
    if (this.#here.offline || round.revealed) return false;
    return allIn(round, expectedVoters(this.session.store.members, this.#here.room.here));
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('item')) [this.late, this.#moment] = [false, null];
    this.#facets = sizingFacets(this.#known);
    this.#standing = this.#readStanding();
    this.#here.look();
    this.#hadFocus = (this.shadowRoot?.activeElement ?? null) !== null;
    const round = this.#state;
    if (round && !round.revealed) this.late = false;
  }

  override updated(): void {
    if (this.#hadFocus) void this.#keepFocus();
    this.#tellNews();
  }

  /** What had the focus may have gone, here or in an element within: it goes to the words that say how the vote stands. */
  async #keepFocus(): Promise<void> {
    const within = [...this.renderRoot.querySelectorAll<LitElement>('gw-vote-cards, gw-vote-agree')];
    await Promise.all(within.map(({ updateComplete }) => updateComplete));
    if (document.activeElement === document.body) this.rest?.focus();
  }

  #tellNews(): void {
    const item = this.#known;
    if (!item || item.archived) {
      this.#moment = null;
      return;
    }
    const round = this.#state;
    const now: VoteMoment = {
      item: item.id,
      round: round?.number ?? 1,
      voted: round?.voted ?? [],
      allIn: round !== null && this.#allIn(round),
      shown: (round?.revealed ?? null) !== null,
      agreedAt: round?.agreed?.at ?? null,
    };
    const news = voteNews(this.#moment, now);
    this.#moment = now;
    if (!news || !round) return;
    // Not within this update: the switch of sounds hears whether the browser allowed it.
    if (news === 'allIn') void this.updateComplete.then(() => ring('bell'));
    const words = {
      allIn: 'All votes are in.',
      shown: `The votes are shown. ${spreadWords(round, this.#name)}`,
      agreed: `${agreedWords(round, this.#name)}.`,
      anotherRound: `Round ${round.number}: vote again.`,
    };
    this.dispatchEvent(new AnnounceEvent(words[news], { quiet: true }));
  }

  readonly #name = (member: MemberId): string => callName(nameOf(this.session.store, member));

  override render() {
    const item = this.#known;
    if (!item) return nothing;
    if (item.archived)
      return html`<p class="rest quiet" tabindex="-1">
        This item is archived: bring it back to vote on its size.
      </p>`;
    const round = this.#state;
    const number = round && round.number > 1 ? `round ${round.number}, ` : '';
    return html`<section aria-labelledby="name">
      <header>
        <h2 id="name">Sizing</h2>
        <span class="quiet">${number}${votersWords(item)}</span>
        ${this.#isClocked ? nothing : html`<gw-sound-switch></gw-sound-switch>`}
      </header>
      ${round?.revealed ? this.#shown(item, round) : this.#hidden(item, round)}
      ${this.compact ? nothing : earlierRounds(item, this.session.store, this.#name)}
    </section>`;
  }

  #hidden(item: KnownItem, round: RoundState | null) {
    const { store, me, readOnly } = this.session;
    const seats = seatsOf(round?.voted ?? [], this.#here.room, store.members, readOnly ? null : me);
    const voted = round?.voted.length ?? 0;
    const every = round !== null && this.#allIn(round);
    const missing = this.#here.offline ? [] : missingSeats(seats);
    const waits = missing.length > 0 && missing.length <= 2 && voted > 0;
    const names = waits ? `, waiting for ${missing.map(({ name }) => callName(name)).join(' and ')}` : '';
    const stand = every ? 'All votes are in' : `${votedWords(voted, missing.length)}${names}`;
    const reveal = this.#reveal(voted, every);
    return this.compact
      ? html`<div class="line">
            <p class="rest stand" tabindex="-1">${stand}</p>
            ${reveal}
          </div>
          ${this.#changes.sentence} ${this.#offlineWords(round)} ${this.#mine(item, round)}`
      : html`${voteSeats(seats)}
          <p class="rest stand" tabindex="-1">${stand}.</p>
          ${this.#mine(item, round)} ${this.#offlineWords(round)} ${reveal} ${this.#changes.sentence}
          ${this.#soundWords()}`;
  }

  /** The cards, or why there are none. */
  #mine(item: KnownItem, round: RoundState | null) {
    const { store, me, readOnly, access } = this.session;
    if (readOnly)
      return html`<p class="quiet">
        ${
          access === 'view'
            ? 'This link lets you look on: votes are laid with the board’s edit link.'
            : 'Reload the page to vote: a newer version of Groundwork has written on this board.'
        }
      </p>`;
    const why = whyNoCards(item, memberOf(store, me));
    if (why !== '')
      return html`<p class="quiet">
        ${why}
        <button class="link" type="button" @click=${() => this.dispatchEvent(new HeaderEvent('team'))}>
          Open the team
        </button>
      </p>`;
    const mine = me === null ? null : ownCard(store.sizing(item.id), round?.number ?? 1, me, store.members);
    return html`<gw-vote-cards
      .item=${item.id}
      .kind=${item.kind}
      .mine=${mine}
      ?compact=${this.compact}
    ></gw-vote-cards>`;
  }

  #offlineWords(round: RoundState | null) {
    const { me, status, store, readOnly } = this.session;
    if (!this.#here.offline || readOnly) return nothing;
    const laid =
      me !== null && round !== null && ownCard(store.sizing(this.item), round.number, me, store.members);
    if (!laid)
      return html`<p class="quiet">
        You are offline: who else has voted is not known until you are connected.
      </p>`;
    const kept = status.where === 'thisTabOnly' ? 'is only in this tab' : 'is kept on this device';
    return html`<p class="quiet">
      You are offline. Your vote ${kept} and counts when it arrives before the reveal.
    </p>`;
  }

  #reveal(voted: number, every: boolean) {
    const { store, me, readOnly } = this.session;
    if (voted === 0) return nothing;
    if (readOnly) return nothing;
    if (me !== null && !mayShowVotes(store.meetings, store.members, me, this.item)) {
      const leader = meetingUnderWay(store.meetings)?.leader ?? null;
      return html`<p class="quiet">${leader ? this.#name(leader) : 'Whoever leads'} shows the votes.</p>`;
    }
    return html`<button
      class=${every ? 'button reveal primary' : 'button reveal'}
      type="button"
      title=${this.#here.offline ? 'You are offline: a vote that has not arrived here by now will be late' : nothing}
      @click=${() => this.#make((board, act) => revealVotes(board, act, this.item))}
    >
      ${icon('eye')} ${this.compact ? 'Reveal' : revealWords(voted)}
    </button>`;
  }

  #shown(item: KnownItem, round: RoundState) {
    const { store, readOnly } = this.session;
    const words = spreadWords(round, this.#name);
    const agree = readOnly
      ? nothing
      : html`<gw-vote-agree .item=${item} .round=${round} ?compact=${this.compact}></gw-vote-agree>`;
    if (this.compact)
      return html`<div class="line">
          <p class="rest short figures" tabindex="-1">
            ${round.spread.map(
              ({ card, members }) =>
                html`<span aria-hidden="true"
                  >${cardWords(card)}${members.length > 1 ? ` × ${members.length}` : ''}</span
                >`,
            )}
            ${round.spread.length === 0 ? words : unseen(words)}
          </p>
          ${this.#again()}
        </div>
        ${this.#agreed(item, round)} ${agree} ${this.#changes.sentence} ${this.#lateCards(item, round)}`;
    return html`${voteSpread(round, item, store)}
      <p class="rest stand shown" tabindex="-1">${words}</p>
      ${this.#agreed(item, round)} ${agree} ${this.#again()} ${this.#changes.sentence}
      ${this.#lateCards(item, round)}`;
  }

  #agreed(item: KnownItem, round: RoundState) {
    const agreed = voteAgreed(item, round, this.session.now(), this.#name);
    const half = round.agreed && item.kind === 'task' && item.underHalfDay && !this.session.readOnly;
    return html`${agreed} ${half ? this.#rule() : nothing}`;
  }

  /** The half-day rule: offered, never done by itself. */
  #rule() {
    return html`<p class="rule">
      <span>Under half a day: put it on another item’s checklist?</span>
      <button
        class="button small"
        type="button"
        @click=${() => this.dispatchEvent(new ItemWishEvent(this.item, 'ontoChecklist'))}
      >
        ${icon('listChecks')} Choose the item
      </button>
    </p>`;
  }

  #again() {
    const { store, me, readOnly } = this.session;
    if (readOnly || (me !== null && !mayShowVotes(store.meetings, store.members, me, this.item)))
      return nothing;
    return html`<button
      class="button"
      type="button"
      @click=${() => this.#make((board, act) => voteAgain(board, act, this.item))}
    >
      ${icon('rotateCcw')} Vote again
    </button>`;
  }

  /** Who had not voted may still lay a card: it is shown, and not counted. */
  #lateCards(item: KnownItem, round: RoundState) {
    const { me, store, readOnly } = this.session;
    const mine = me === null ? undefined : memberOf(store, me);
    if (readOnly || !mine || round.agreed || whyNoCards(item, mine) !== '') return nothing;
    if (round.laid?.some(({ member }) => member === mine.id)) return nothing;
    if (this.late) return this.#mine(item, round);
    return html`<p class="quiet">
      You had not voted.
      <button class="link" type="button" @click=${this.#onLate}>Lay a late card</button>, which is shown and
      not counted.
    </p>`;
  }

  #onLate(): void {
    this.late = true;
    void this.updateComplete.then(() => this.cards?.focus());
  }

  /** Only a sound that could come is spoken of. */
  #soundWords() {
    if (this.session.readOnly || !soundsOn() || soundAllowed()) return nothing;
    return html`<p class="quiet">Press anything on this page once, and you will hear the bell.</p>`;
  }

  #make(change: Parameters<Changes['make']>[0]): void {
    void this.#changes.make(change);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-sizing': GwSizing;
  }
}
