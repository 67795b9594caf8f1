// Tells everybody in a meeting at the same moment that the time of its item is up, whichever view they are in: a line below
// the header that takes no focus and lies over nothing, said aloud once, with a tone where the person has sounds on.
// What was up before this page was opened it shows, and does not ring. It goes when the meeting goes on or minutes are
// added.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatOverrun } from '../../../shared/duration.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { itemClock, type MeetingClock } from '../../../shared/meeting-clock.ts';
import { clockReadsOtherwiseIn } from '../../../shared/meeting-reading.ts';
import { entryOf, meetingUnderWay } from '../../../shared/meetings.ts';
import { sessionContext } from '../../contexts.ts';
import { FocusBack } from '../../controllers/focus-back.ts';
import { Follow } from '../../controllers/follow.ts';
import { Tick } from '../../controllers/tick.ts';
import { Watch } from '../../controllers/watch.ts';
import { later, ZeroHour, type After } from '../../controllers/zero-hour.ts';
import { icon } from '../../icons.ts';
import type { BoardSession } from '../../session.ts';
import { ring } from '../../sound.ts';
import { Changes } from '../changes.ts';
import { AnnounceEvent } from '../events.ts';
import { ledHere } from '../meeting-lead.ts';
import { base, buttons } from '../shared-styles.ts';
import { addMinutes, carryOut, isLast, next, type MeetingAct } from './meeting-acts.ts';
import { meetingAlarmStyles } from './meeting-alarm-styles.ts';

/** A browser holds the timers of a hidden page back for up to a minute; a tone that comes later is about nothing. */
const ringWithinMs = 60_000;

/** The clock that may ring. */
interface Listened {
  readonly item: ItemId;
  readonly clock: MeetingClock;
  /** Which zero it is: added minutes make it another one. */
  readonly zero: string;
}

@customElement('gw-meeting-alarm')
export class GwMeetingAlarm extends LitElement {
  static override styles = [base, buttons, meetingAlarmStyles];

  /** How it waits; replaced in tests. */
  @property({ attribute: false }) wait: After = later;

  @consume({ context: sessionContext }) private session!: BoardSession;

  readonly #changes = new Changes(this, () => this.session);
  readonly #focusBack = new FocusBack(this);
  readonly #zeroHour = new ZeroHour(
    () => this.session.now(),
    () => this.requestUpdate(),
    () => this.wait,
  );
  readonly #onSeen = (): void => this.requestUpdate();
  /** The zero that was seen ahead here, and is still to be told. */
  #ahead: string | null = null;
  #up: Listened | null = null;

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
    this.addController(
      new Tick(
        this,
        () => this.session,
        () => {
          const heard = this.#listened;
          return heard?.clock.timeIsUp ? clockReadsOtherwiseIn(heard.clock) : null;
        },
      ),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#onSeen);
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#onSeen);
    this.#zeroHour.set(null);
  }

  /** The clock of what the meeting is at, unless it finished with it. One that is done may be come back to. */
  get #listened(): Listened | null {
    const meeting = meetingUnderWay(this.session.store.meetings);
    const item = meeting?.current ?? null;
    if (!meeting || item === null) return null;
    const clock = itemClock(meeting, item, this.session.now());
    if (entryOf(meeting, item)?.done && clock.state !== 'running') return null;
    return { item, clock, zero: `${meeting.id} ${item} ${clock.limit}` };
  }

  /** Before it renders, so that the timer is set by what was found. */
  override willUpdate(): void {
    const heard = this.#listened;
    const isUp = heard?.clock.timeIsUp === true;
    this.#zeroHour.set(heard && !isUp ? heard.clock.zeroAt : null);
    if (isUp && this.#ahead === heard.zero) this.#tell(heard);
    this.#ahead = heard && !isUp ? heard.zero : null;
    if (this.#up && !isUp) this.#focusBack.give();
    this.#up = isUp ? heard : null;
  }

  #tell({ item, clock }: Listened): void {
    if (clock.overrun < ringWithinMs) ring('timeIsUp');
    this.dispatchEvent(new AnnounceEvent(`Time is up on ${this.#keyOf(item)}.`, { quiet: true }));
  }

  #keyOf(id: ItemId): string {
    const item = this.session.store.item(id);
    return item ? this.session.store.keyOf(item) : 'this item';
  }

  override render() {
    if (!this.#up) return nothing;
    const { item, clock } = this.#up;
    const about = this.session.clockIsSure || clock.state !== 'running' ? '' : '≈ ';
    return html`<aside aria-label="Time of the meeting">
      ${icon('timer')}
      <span class="words">
        <strong>Time is up on ${this.#keyOf(item)}</strong>
        <span class="figures">${about}${formatOverrun(clock.overrun)} over</span>
      </span>
      ${ledHere(this.session) ? this.#buttons() : nothing} ${this.#changes.sentence}
    </aside>`;
  }

  #buttons() {
    const last = isLast(this.session);
    return html`<span class="buttons">
      <button class="button" type="button" @click=${() => this.#make(addMinutes(1))}>+1 min</button>
      <button class="button" type="button" @click=${() => this.#make(next)}>
        ${last ? 'Finish' : 'Next'} ${icon(last ? 'check' : 'arrowRight')}
      </button>
    </span>`;
  }

  #make(change: MeetingAct): void {
    void carryOut(change, { host: this, changes: this.#changes, session: this.session });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-meeting-alarm': GwMeetingAlarm;
  }
}
