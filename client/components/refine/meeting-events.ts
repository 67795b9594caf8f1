// The events of a meeting that leave its elements.

/**
 * The last item of the agenda is done, and whoever leads wants to finish. Whoever shows the end of a meeting answers
 * (`preventDefault`) and asks; unanswered, the meeting stays with its clock paused.
 */
export class FinishMeetingEvent extends Event {
  constructor() {
    super('gw-finish-meeting', { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'gw-finish-meeting': FinishMeetingEvent;
  }
}
