// Refine on a wall while no item is being refined: what comes, as far as anybody has prepared it, or what the meeting came
// to that ended on this day.

import { html } from 'lit';
import { agendaMinutes, lastEnded, openMeeting } from '../../../shared/meetings.ts';
import type { BoardSession } from '../../session.ts';
import { count } from '../item-words.ts';
import { readyContext } from '../readiness.ts';
import { summaryOf } from '../refine/meeting-summary.ts';
import { isFresh } from '../refine/summary-turn.ts';

export function refineNone(session: BoardSession) {
  const { meetings } = session.store;
  const open = openMeeting(meetings);
  const ended = open ? undefined : lastEnded(meetings);
  if (ended && isFresh(ended, session.now())) {
    const { headline, total } = summaryOf(ended, session.store, readyContext(session));
    return html`<div class="none">
      <h1>The meeting has ended</h1>
      <p>${headline}.</p>
      <p>${total}</p>
    </div>`;
  }
  if (!open || open.startedAt !== null || open.agenda.length === 0) {
    return html`<div class="none">
      <h1>No item is being refined</h1>
      <p>As soon as one is chosen, it is shown here.</p>
    </div>`;
  }
  const { agenda } = open;
  return html`<div class="none">
    <h1>The refinement is about to begin</h1>
    <p>
      ${count(agenda.length, 'item', 'items')} on the agenda,
      ${count(agendaMinutes(open), 'minute', 'minutes')}. The first is shown here as soon as somebody starts.
    </p>
  </div>`;
}
