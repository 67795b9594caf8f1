// The events that stay within Refine: another item is wanted.

/** The next item of the order in which they are refined, or the one before. Whoever lays Refine out decides which. */
export class StepEvent extends Event {
  readonly by: 1 | -1;

  constructor(by: 1 | -1) {
    super('gw-step', { bubbles: true, composed: true });
    this.by = by;
  }
}

declare global {
  interface HTMLElementEventMap {
    'gw-step': StepEvent;
  }
}
