// "In the room": who takes part in the meeting, their roles, what each does just now, and who leads. Whoever leads hands
// the lead over here; the others take it where nobody has it, or whoever had it is gone.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { handLead, takeLead } from '../../../shared/board/mutate-meeting.ts';
import type { MemberId } from '../../../shared/ids.ts';
import { openMeeting } from '../../../shared/meetings.ts';
import type { Meeting } from '../../../shared/records.ts';
import { teamOf } from '../../../shared/team.ts';
import { sessionContext } from '../../contexts.ts';
import { Follow } from '../../controllers/follow.ts';
import { Watch } from '../../controllers/watch.ts';
import { later, type After } from '../../controllers/zero-hour.ts';
import { icon } from '../../icons.ts';
import type { BoardSession } from '../../session.ts';
import { cardMenuStyles } from '../card-menu-styles.ts';
import { Changes } from '../changes.ts';
import { AnnounceEvent, AskWhoEvent } from '../events.ts';
import { callName, count, nameOf } from '../item-words.ts';
import { ledHere } from '../meeting-lead.ts';
import { menuEntry } from '../menu-entry.ts';
import { walkMenu } from '../menu-keys.ts';
import { popoverStyles, showBelow } from '../popover.ts';
import { avatars, base, buttons } from '../shared-styles.ts';
import { avatar } from '../templates.ts';
import { RoomMemory } from './room-memory.ts';
import { roomStyles } from './room-styles.ts';
import { ownState, personWords } from './room-words.ts';
import { whoIsInTheRoom, type Room, type RoomPerson } from './who-is-in-the-room.ts';

/** More people than these are folded. */
const shownAtMost = 10;
/** Carets of thirty writers move all the time; the list is read a few times a second at most. */
const lookEveryMs = 200;

@customElement('gw-room')
export class GwRoom extends LitElement {
  static override styles = [base, buttons, avatars, popoverStyles, cardMenuStyles, roomStyles];

  /** This tab shows what whoever leads looks at. */
  @property({ type: Boolean }) following = false;
  /** How it waits; replaced in tests. */
  @property({ attribute: false }) wait: After = later;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private unfolded = false;
  /** Whose menu is open, or was last. */
  @state() private chosen: MemberId | null = null;
  @query('[popover]') private menu!: HTMLElement | null;

  readonly #changes = new Changes(this, () => this.session);
  readonly #memory = new RoomMemory(
    () => this.#look(),
    () => this.wait,
  );
  #shown = '';
  #looking: (() => void) | undefined;
  /** When the meeting that is shown was started. */
  #begun: number | null = null;
  #ledBy: MemberId | null | undefined;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Follow(
        this,
        () => this.session?.presence,
        () => this.#lookSoon(),
      ),
    );
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['meetings', 'members'],
      ),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#looking?.();
    this.#looking = undefined;
    this.#memory.close();
  }

  #lookSoon(): void {
    this.#looking ??= this.wait(lookEveryMs, () => {
      this.#looking = undefined;
      this.#look();
    });
  }

  /** Renders only when something reads otherwise. */
  #look(): void {
    if (this.isConnected && this.#read() !== this.#shown) this.requestUpdate();
  }

  #read(): string {
    const { presence } = this.session;
    this.#memory.take(presence.others, presence.offline);
    return JSON.stringify([this.#room, presence.offline, this.#memory.sure]);
  }

  get #meeting(): Meeting | undefined {
    return openMeeting(this.session.store.meetings);
  }

  get #room(): Room {
    const { store, me, presence, access } = this.session;
    const meeting = this.#meeting;
    // Who started clocks was there, too, before this page was opened.
    const acted = (meeting?.clock ?? []).flatMap(({ by }) => by ?? []);
    return whoIsInTheRoom({
      members: store.members,
      leader: meeting?.leader ?? null,
      me,
      looksOn: access === 'view',
      here: this.#memory.here,
      were: meeting?.startedAt ? [...this.#memory.were, ...acted] : [],
      offline: presence.offline,
    });
  }

  override willUpdate(): void {
    const begun = this.#meeting?.startedAt ?? null;
    if (begun !== this.#begun) this.#memory.forget();
    this.#begun = begun;
    this.#shown = this.#read();
    const leader = this.#meeting?.leader ?? null;
    if (this.#ledBy !== undefined && leader !== null && leader !== this.#ledBy) this.#tellLeader(leader);
    this.#ledBy = leader;
  }

  /** Whoever starts a meeting has heard so already. */
  #tellLeader(leader: MemberId): void {
    const isMe = leader === this.session.me;
    if (isMe && this.#ledBy === null) return;
    const words = isMe ? 'You lead now.' : `${nameOf(this.session.store, leader)} leads now.`;
    this.dispatchEvent(new AnnounceEvent(words, { quiet: true }));
  }

  override render() {
    const room = this.#room;
    const { offline } = this.session.presence;
    const folded = this.unfolded ? 0 : Math.max(0, room.people.length - shownAtMost);
    const people = folded > 0 ? room.people.slice(0, shownAtMost) : room.people;
    return html`<section aria-labelledby="name">
      <h2 id="name" tabindex="-1">
        In the room ${offline ? nothing : html`<span class="count figures">${room.count}</span>`}
      </h2>
      <ul>
        ${repeat(
          people,
          ({ member }) => member,
          (person) => this.#row(person),
        )}
      </ul>
      ${this.#fold(room, folded)} ${this.#aside(room)} ${this.#lead(room)} ${this.#changes.sentence}
      ${this.#menu()}
    </section>`;
  }

  #row(person: RoomPerson) {
    const { store, presence, status } = this.session;
    const words = personWords(
      person,
      {
        current: this.#meeting?.current ?? null,
        keyOf: (id) => {
          const item = store.item(id);
          return item ? store.keyOf(item) : '';
        },
      },
      ownState(presence.offline, status),
    );
    return html`<li>
      ${avatar(person, `large ${person.state}`)}
      <span class="who">${person.name}<span class="quiet">${words}</span></span>
      ${
        person.leads && !person.me && this.following
          ? html`<span class="following">${icon('eye')}following</span>`
          : nothing
      }
      ${this.#mayHandTo(person) ? this.#opener(person) : nothing}
    </li>`;
  }

  #mayHandTo({ me, member, state: now }: RoomPerson): boolean {
    if (me || now === 'gone' || !ledHere(this.session)) return false;
    return teamOf(this.session.store.members).some(({ id }) => id === member);
  }

  #opener({ member, name }: RoomPerson) {
    return html`<button
      class="button plain small square"
      type="button"
      aria-haspopup="menu"
      aria-label=${`More for ${name}`}
      @click=${(event: Event) => void this.#onMenu(member, event.currentTarget as HTMLElement)}
    >
      ${icon('ellipsis')}
    </button>`;
  }

  #menu() {
    if (!ledHere(this.session)) return nothing;
    const name = callName(nameOf(this.session.store, this.chosen));
    return html`<div popover role="menu" aria-label=${`More for ${name}`} @keydown=${this.#onKey}>
      ${menuEntry({ words: `Hand the lead to ${name}`, icon: 'handshake', run: () => this.#onHand() })}
    </div>`;
  }

  #fold({ people }: Room, folded: number) {
    if (people.length <= shownAtMost) return nothing;
    return html`<button
      class="fold button plain small"
      type="button"
      aria-expanded=${this.unfolded}
      @click=${() => (this.unfolded = !this.unfolded)}
    >
      ${folded > 0 ? `and ${folded} more` : 'Show fewer'}
    </button>`;
  }

  /** Those without a row. */
  #aside({ unnamed, onlookers }: Room) {
    const { presence, me, readOnly, access } = this.session;
    if (presence.offline)
      return html`<p class="quiet">You are offline, so who else is here is not known.</p>`;
    const iAmUnnamed = me === null && !readOnly;
    const others = unnamed - (iAmUnnamed ? 1 : 0);
    const looking =
      onlookers === 1 && access === 'view'
        ? 'You look on.'
        : `${count(onlookers, 'looks on', 'look on')}${access === 'view' ? ', you among them' : ''}`;
    return html`${
      others > 0
        ? html`<p class="quiet">${others} ${others === 1 ? 'has' : 'have'} not said who they are</p>`
        : nothing
    }
    ${
      iAmUnnamed
        ? html`<p>
            <button class="button small" type="button" @click=${() => this.dispatchEvent(new AskWhoEvent())}>
              Say who you are
            </button>
          </p>`
        : nothing
    }
    ${onlookers > 0 ? html`<p class="quiet">${looking}</p>` : nothing}`;
  }

  /** Taking the lead, or in a sentence why not. */
  #lead({ leaderIsHere }: Room) {
    const { store, readOnly, presence } = this.session;
    const meeting = this.#meeting;
    if (!meeting || meeting.startedAt === null || readOnly || ledHere(this.session)) return nothing;
    const name = callName(nameOf(store, meeting.leader));
    if (meeting.leader !== null && (presence.offline || !this.#memory.sure)) return nothing;
    if (meeting.leader !== null && leaderIsHere)
      return html`<p class="quiet">${name} leads and is here. Ask ${name} for the lead.</p>`;
    return html`<p class="take">
      <span>${meeting.leader === null ? 'Nobody leads.' : `${name} leads and is not here.`}</span>
      <button class="button small" type="button" @click=${this.#onTake}>Take the lead</button>
    </p>`;
  }

  #onTake(): void {
    const { leaderIsHere } = this.#room;
    void this.#changes.make((board, act) => takeLead(board, act, leaderIsHere)).then(() => this.#focusHead());
  }

  /** What was pressed is gone; the focus stays in the room. */
  async #focusHead(): Promise<void> {
    await this.updateComplete;
    if (!this.matches(':focus-within') && this.isConnected && document.activeElement === document.body)
      this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  async #onMenu(member: MemberId, button: HTMLElement): Promise<void> {
    this.chosen = member;
    await this.updateComplete;
    if (!this.menu) return;
    showBelow(this.menu, button);
    if (this.menu.matches(':popover-open')) this.#entries[0]?.focus();
  }

  get #entries(): readonly HTMLElement[] {
    return [...(this.menu?.querySelectorAll<HTMLElement>('button') ?? [])];
  }

  #onKey(event: KeyboardEvent): void {
    walkMenu(event, this.#entries, this.shadowRoot?.activeElement, () => this.menu?.hidePopover());
  }

  #onHand(): void {
    const { chosen } = this;
    this.menu?.hidePopover();
    if (chosen === null) return;
    void this.#changes.make((board, act) => handLead(board, act, chosen)).then(() => this.#focusHead());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-room': GwRoom;
  }
}
