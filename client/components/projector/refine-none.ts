// Refine on a wall while no item is being refined: what comes, as far as anybody has prepared it.

import { html } from 'lit';
import { agendaMinutes, openMeeting } from '../../../shared/meetings.ts';
import type { BoardStore } from '../../store/board-store.ts';
import { count } from '../item-words.ts';

export function refineNone({ meetings }: BoardStore) {
  const open = openMeeting(meetings);
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
