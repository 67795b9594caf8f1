// Who is here, and who of them is idle or away: a few avatars in the header, all names in a list, and the way to say that
// one is somebody else. Without the relay nobody knows who is here, and that is said.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { roleLabels, type Member } from '../../shared/records.ts';
import { teamOf } from '../../shared/team.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import type { Activity } from '../sync/presence-state.ts';
import type { Present } from '../sync/presence.ts';
import { AskWhoEvent, HeaderEvent } from './events.ts';
import { count, memberOf } from './item-words.ts';
import { popoverStyles, showBelow } from './popover.ts';
import { peopleStyles } from './people-styles.ts';
import { avatars, base, buttons } from './shared-styles.ts';
import { avatar, unseen } from './templates.ts';

/** As many avatars as stand in the header. */
const shownAtMost = 5;

interface Person {
  readonly name: string;
  readonly colour: number;
  readonly activity: Activity | 'offline' | 'absent';
  /** Beside the name: what they do on the team, and whether they are really there. */
  readonly words: string;
}

const activityWords = {
  active: 'here',
  idle: 'idle',
  away: 'away',
  offline: 'offline',
  absent: 'not here',
} as const satisfies Record<Person['activity'], string>;

/** "Jon Karlsson", "Jon Karlsson (idle)" */
const withActivity = ({ name, activity }: Person): string =>
  activity === 'active' ? name : `${name} (${activityWords[activity]})`;

/** A screen on a wall is nobody who is here. */
const isScreen = ({ member, sessions }: Present): boolean =>
  member === null && sessions.every(({ presents }) => presents);

const rolesOf = (member: Member | undefined) =>
  member?.roles.map((role) => roleLabels[role]).join(', ') ?? '';

@customElement('gw-people')
export class GwPeople extends LitElement {
  static override styles = [base, buttons, avatars, popoverStyles, peopleStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('[popover]') private list!: HTMLElement;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(new Follow(this, () => this.session?.presence));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['members'],
      ),
    );
  }

  get #here(): readonly Person[] {
    const { store, me, presence } = this.session;
    const mine = memberOf(store, me);
    const people: Person[] = mine
      ? [
          {
            name: mine.name,
            colour: mine.colour,
            activity: presence.offline ? 'offline' : 'active',
            words: ['you', rolesOf(mine), presence.offline && 'offline'].filter(Boolean).join(' · '),
          },
        ]
      : [];
    for (const person of presence.others) {
      if (person.me || isScreen(person)) continue;
      const member = memberOf(store, person.member);
      const words = [rolesOf(member), activityWords[person.activity]].filter(Boolean).join(' · ');
      people.push({
        name: member?.name ?? (person.name || 'Somebody'),
        colour: member?.colour ?? person.colour,
        activity: person.activity,
        words,
      });
    }
    return people;
  }

  get #absent(): readonly Person[] {
    const { store, me, presence } = this.session;
    const here = new Set(
      [me, ...presence.others.map((person) => person.member)].map((id) => memberOf(store, id)?.id),
    );
    return teamOf(store.members)
      .filter((member) => !here.has(member.id))
      .map((member) => ({
        name: member.name,
        colour: member.colour,
        activity: 'absent',
        words: [rolesOf(member), !presence.offline && activityWords.absent].filter(Boolean).join(' · '),
      }));
  }

  override render() {
    const here = this.#here;
    const names = here.map(withActivity).join(', ');
    const { me, readOnly, presence } = this.session;
    const unnamed = me === null && !readOnly;
    return html`${
        unnamed
          ? html`<button class="who button" type="button" @click=${this.#onAsk}>
              ${icon('users')}<span class="word">Who are you?</span>
            </button>`
          : nothing
      }
      <button
        class="all button plain"
        type="button"
        aria-haspopup="dialog"
        ?hidden=${unnamed && here.length === 0}
        @click=${(event: Event) => showBelow(this.list, event.currentTarget as HTMLElement)}
      >
        ${here.slice(0, shownAtMost).map((person) => avatar(person, `large ${person.activity}`, withActivity(person)))}
        ${here.length > shownAtMost ? html`<span class="more">+${here.length - shownAtMost}</span>` : nothing}
        ${
          here.length === 0
            ? presence.offline
              ? 'Offline'
              : 'Nobody else is here'
            : unseen(
                presence.offline
                  ? 'You are offline. Who else is here is not known.'
                  : `${count(here.length, 'person', 'people')} here: ${names}`,
              )
        }
      </button>
      <div popover role="dialog" aria-label="Who is here">
        <h2>Here now</h2>
        ${here.length > 0 ? this.#rows(here) : nothing} ${this.#aside(here)}
        ${
          this.#absent.length === 0
            ? nothing
            : html`<h2>On the team</h2>
                ${this.#rows(this.#absent)}`
        }
        <div class="wishes">
          <button class="button small" type="button" @click=${this.#onTeam}>The team and its roles</button>
          ${
            readOnly
              ? nothing
              : html`<button class="button small" type="button" @click=${this.#onAsk}>
                  ${me === null ? 'Say who you are' : 'You are somebody else?'}
                </button>`
          }
        </div>
      </div>`;
  }

  #aside(here: readonly Person[]) {
    if (this.session.presence.offline)
      return html`<p class="quiet">You are offline, so who else is here is not known.</p>`;
    return here.length > 0 ? nothing : html`<p class="quiet">Nobody has said who they are.</p>`;
  }

  #rows(people: readonly Person[]) {
    return html`<ul>
      ${people.map(
        (person) =>
          html`<li>
            ${avatar(person, `large ${person.activity}`)}
            <span>${person.name}<span class="quiet">${person.words}</span></span>
          </li>`,
      )}
    </ul>`;
  }

  #onTeam(): void {
    this.list.hidePopover();
    this.dispatchEvent(new HeaderEvent('team'));
  }

  #onAsk(): void {
    this.list.hidePopover();
    this.dispatchEvent(new AskWhoEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-people': GwPeople;
  }
}
