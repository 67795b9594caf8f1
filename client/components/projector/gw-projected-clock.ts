// The clock of what is being refined, as a room reads it: a ring with its figures, or the figures alone in one line. Time
// over the limit is counted apart, and said to be over.

import { consume } from '@lit/context';
import { LitElement, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { itemClock, type MeetingClock } from '../../../shared/meeting-clock.ts';
import { meetingUnderWay } from '../../../shared/meetings.ts';
import { sessionContext } from '../../contexts.ts';
import { Follow } from '../../controllers/follow.ts';
import { Tick } from '../../controllers/tick.ts';
import { Watch } from '../../controllers/watch.ts';
import type { BoardSession } from '../../session.ts';
import { base } from '../shared-styles.ts';
import { clockFace, faceWait, type ClockFace } from './meeting-words.ts';
import { projectedClockStyles } from './projected-clock-styles.ts';
import { projectedStyles } from './projected-styles.ts';

/** Figures of more signs than these have no room in a ring. */
const mostSigns = 5;

@customElement('gw-projected-clock')
export class GwProjectedClock extends LitElement {
  static override styles = [base, projectedStyles, projectedClockStyles];

  @property({ reflect: true }) form: 'ring' | 'line' = 'ring';

  @consume({ context: sessionContext }) private session!: BoardSession;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['meetings'],
      ),
    );
    this.addController(
      new Tick(
        this,
        () => this.session,
        () => {
          const clock = this.#clock;
          return clock && faceWait(clock);
        },
      ),
    );
  }

  get #clock(): MeetingClock | null {
    const meeting = meetingUnderWay(this.session.store.meetings);
    return meeting && meeting.current !== null
      ? itemClock(meeting, meeting.current, this.session.now())
      : null;
  }

  override render() {
    const clock = this.#clock;
    if (!clock) return nothing;
    const face = clockFace(clock);
    const unsure = clock.state === 'running' && !this.session.clockIsSure;
    const isLong = face.figures.length > mostSigns;
    return html`<div class=${`clock ${face.tone} ${isLong ? 'long' : ''}`} role="timer" aria-live="off">
      ${this.form === 'ring' && !isLong ? ring(face) : nothing}
      <p class="figures">${unsure ? html`<span class="about">≈</span>` : nothing}${face.figures}</p>
      <p class="words">${face.words}</p>
    </div>`;
  }
}

/** What is left of the time, from the top on; over the limit it is whole. */
function ring({ left, tone }: ClockFace) {
  const percent = tone === 'over' ? 100 : Math.round(left * 1000) / 10;
  return html`<svg viewBox="0 0 100 100" aria-hidden="true">
    ${svg`<circle class="track" cx="50" cy="50" r="47" />`}
    ${
      percent > 0
        ? svg`<circle class="part" cx="50" cy="50" r="47" pathLength="100"
            stroke-dasharray=${`${percent} 100`} transform="rotate(-90 50 50)" />`
        : nothing
    }
  </svg>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-projected-clock': GwProjectedClock;
  }
}
