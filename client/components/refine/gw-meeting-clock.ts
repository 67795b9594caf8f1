// The clock of a meeting beside its item: what is left of the minutes, in figures and as a ring; time over it apart. Whoever
// leads pauses it, adds minutes and goes on to the next item; everybody else reads who leads, and switches their own
// sounds.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { goToItem } from '../../../shared/board/mutate-meeting.ts';
import { formatClock, formatOverrun } from '../../../shared/duration.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { itemClock, type MeetingClock } from '../../../shared/meeting-clock.ts';
import { clockReadsOtherwiseIn, shareLeft } from '../../../shared/meeting-reading.ts';
import { entryOf, openMeeting, previousEntry } from '../../../shared/meetings.ts';
import type { Meeting } from '../../../shared/records.ts';
import { sessionContext } from '../../contexts.ts';
import { Follow } from '../../controllers/follow.ts';
import { Tick } from '../../controllers/tick.ts';
import { Watch } from '../../controllers/watch.ts';
import { icon, type IconName } from '../../icons.ts';
import type { BoardSession } from '../../session.ts';
import { setSounds, sounds, soundsOn } from '../../sound.ts';
import { Changes } from '../changes.ts';
import { spokenKeyOf, keyOf, type CommandId } from '../commands/table.ts';
import { OpenItemEvent } from '../events.ts';
import { nameOf } from '../item-words.ts';
import { ledHere } from '../meeting-lead.ts';
import { base, buttons } from '../shared-styles.ts';
import { clockRing, clockRingStyles, type ClockRingState } from './clock-ring.ts';
import {
  addMinutes,
  carryOut,
  isLast,
  next,
  pauseOrGoOn,
  previous,
  type MeetingAct,
} from './meeting-acts.ts';
import { meetingClockStyles } from './meeting-clock-styles.ts';

/** What is read: a clock of the meeting, and whose. */
interface Shown {
  readonly meeting: Meeting;
  readonly item: ItemId;
  readonly clock: MeetingClock;
}

interface Button {
  readonly words: string;
  readonly icon?: IconName;
  /** The icon stands behind the words. */
  readonly after?: true;
  readonly look?: 'primary' | 'plain small';
  /** The key that does the same. */
  readonly command?: CommandId;
  readonly act: MeetingAct;
}

function ringState({ state, timeIsUp }: MeetingClock): ClockRingState {
  if (timeIsUp) return 'up';
  return state === 'waiting' ? 'plan' : state;
}

@customElement('gw-meeting-clock')
export class GwMeetingClock extends LitElement {
  static override styles = [base, buttons, clockRingStyles, meetingClockStyles];

  /** The item that is shown; null: the one that the meeting is at. */
  @property({ attribute: false }) item: ItemId | null = null;
  /** There is one column, and the clock stands where the thumb is. */
  @property({ type: Boolean, reflect: true }) narrow = false;

  @consume({ context: sessionContext }) private session!: BoardSession;

  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(new Follow(this, () => sounds));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['meetings', 'members', ...this.#items],
      ),
    );
    this.addController(
      new Tick(
        this,
        () => this.session,
        () => {
          const shown = this.#shown;
          return shown ? clockReadsOtherwiseIn(shown.clock) : null;
        },
      ),
    );
  }

  /** Its key is named where the meeting is at another one. */
  get #items(): readonly `item:${ItemId}`[] {
    const current = openMeeting(this.session.store.meetings)?.current;
    return current ? [`item:${current}`] : [];
  }

  get #shown(): Shown | null {
    const meeting = openMeeting(this.session.store.meetings);
    const item = this.item ?? meeting?.current ?? null;
    if (!meeting || item === null) return null;
    const clock = itemClock(meeting, item, this.session.now());
    // Before it begins an item has minutes only where it is on the agenda.
    return clock.state === 'waiting' && !entryOf(meeting, item) && meeting.current === null
      ? null
      : { meeting, item, clock };
  }

  override render() {
    const shown = this.#shown;
    if (!shown) return nothing;
    return html`<section aria-label="Clock of this item">
      ${this.#face(shown)}
      <div class="beside">${this.#around(shown)} ${this.#changes.sentence}</div>
    </section>`;
  }

  override updated(_changed: PropertyValues): void {
    // Without a meeting there is no room for it either.
    this.toggleAttribute('data-empty', this.#shown === null);
  }

  #face({ meeting, item, clock }: Shown): TemplateResult {
    const state = ringState(clock);
    return html`<div class="face">
      ${clockRing(shareLeft(clock), state)}
      <div class="figures" role="timer">
        ${state === 'up' ? this.#over(clock) : this.#left(clock, state === 'plan' && !entryOf(meeting, item))}
        <span class="of">${this.#of(clock, entryOf(meeting, item) !== undefined)}</span>
      </div>
    </div>`;
  }

  /** "≈ " before the figures of a clock that runs while the time is not sure. */
  #about({ state }: MeetingClock): string {
    return this.session.clockIsSure || state !== 'running' ? '' : '≈ ';
  }

  #left(clock: MeetingClock, unplanned: boolean) {
    if (unplanned) return nothing;
    const words = `${this.#about(clock)}${formatClock(clock.remaining)}`;
    return html`<strong class=${words.length > 5 ? 'left long' : 'left'}>${words}</strong>`;
  }

  #over(clock: MeetingClock) {
    return html`<strong class="up">Time is up</strong>
      <span class="over">${this.#about(clock)}${formatOverrun(clock.overrun)} over</span>`;
  }

  #of({ state, limit }: MeetingClock, onAgenda: boolean) {
    if (state === 'waiting') return onAgenda ? 'planned for this item' : 'not on the agenda';
    const of = `of ${formatClock(limit)}`;
    return state === 'paused'
      ? html`<em>paused</em>, ${of}`
      : html`${of}<span class="room"> on this item</span>`;
  }

  /** The buttons, or in a sentence why there are none. */
  #around({ meeting, item }: Shown) {
    if (meeting.startedAt === null) return nothing;
    const leads = ledHere(this.session) !== undefined;
    if (meeting.current !== item) return this.#elsewhere(meeting, item, leads);
    if (!leads)
      return html`<div class="row">
        <p class="quiet">
          ${meeting.leader === null ? 'Nobody leads' : `${nameOf(this.session.store, meeting.leader)} leads`}
        </p>
        ${this.#sounds()}
      </div>`;
    const runs = itemClock(meeting, item, this.session.now()).state === 'running';
    const last = isLast(this.session);
    return html`<div class="row main">
        ${this.#button({ words: runs ? 'Pause' : 'Go on', icon: runs ? 'pause' : 'play', command: 'pauseClock', act: pauseOrGoOn })}
        ${this.#button({ words: '+1 min', command: 'oneMinuteMore', act: addMinutes(1) })}
        ${this.#button({ words: last ? 'Finish' : 'Next', icon: last ? 'check' : 'arrowRight', after: true, look: 'primary', command: 'nextOnAgenda', act: next })}
      </div>
      <div class="row more">
        ${
          previousEntry(meeting)
            ? this.#button({
                words: 'Previous',
                icon: 'arrowLeft',
                look: 'plain small',
                command: 'previousOnAgenda',
                act: previous,
              })
            : nothing
        }
        ${this.#button({ words: '+5 min', look: 'plain small', command: 'fiveMinutesMore', act: addMinutes(5) })}
        ${this.#sounds()}
      </div>`;
  }

  /** Another item than the meeting's is looked at. */
  #elsewhere({ current }: Meeting, item: ItemId, leads: boolean) {
    const at = current === null ? undefined : this.session.store.item(current);
    const go = () => void this.#changes.make((board, act) => goToItem(board, act, item));
    return html`<div class="row">
        ${
          at
            ? html`<p class="quiet">
                The meeting is at
                <button
                  class="link"
                  type="button"
                  @click=${() => this.dispatchEvent(new OpenItemEvent(at.id))}
                >
                  ${this.session.store.keyOf(at)}
                </button>
              </p>`
            : html`<p class="quiet">The meeting is at no item yet.</p>`
        }
        ${leads ? nothing : this.#sounds()}
      </div>
      ${
        leads
          ? html`<div class="row">
              <button class="button" type="button" @click=${go}>Refine this one now</button>${this.#sounds()}
            </div>`
          : nothing
      }`;
  }

  #button({ words, icon: name, after, look, command, act }: Button) {
    const key = command && keyOf(command);
    const classes = ['button', look, command].filter(Boolean).join(' ');
    const shape = name ? icon(name) : nothing;
    return html`<button
      class=${classes}
      type="button"
      title=${key === undefined ? nothing : `${words} (${key})`}
      aria-keyshortcuts=${(command && spokenKeyOf(command)) ?? nothing}
      @click=${() => this.#make(act)}
    >
      ${after ? nothing : shape}<span class="words">${words}</span>${after ? shape : nothing}
    </button>`;
  }

  #sounds() {
    const on = soundsOn();
    return html`<button
      class="sounds button plain small square"
      type="button"
      aria-pressed=${on}
      aria-label="Sounds"
      title=${on ? 'Sounds are on' : 'Sounds are off'}
      @click=${() => setSounds(!on)}
    >
      ${icon(on ? 'bell' : 'bellOff')}
    </button>`;
  }

  #make(change: MeetingAct): void {
    void carryOut(change, { host: this, changes: this.#changes, session: this.session });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-meeting-clock': GwMeetingClock;
  }
}
