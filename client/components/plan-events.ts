// The events that stay within the Plan view: what an item waits for is to come in, a sprint was made or chosen.

import type { ItemId, SprintId } from '../../shared/ids.ts';

const upwards = { bubbles: true, composed: true } as const;

/** These items are to come into the sprint that waits for them. */
export class PullInEvent extends Event {
  readonly items: readonly ItemId[];
  readonly sprint: SprintId;

  constructor(items: readonly ItemId[], sprint: SprintId) {
    super('gw-pull-in', upwards);
    this.items = items;
    this.sprint = sprint;
  }
}

/** Another sprint is to be shown: one that was chosen or has just been made. */
export class ShowSprintEvent extends Event {
  readonly sprint: SprintId;

  constructor(sprint: SprintId) {
    super('gw-show-sprint', upwards);
    this.sprint = sprint;
  }
}

/** Somebody wants to make another sprint. */
export class NewSprintEvent extends Event {
  constructor() {
    super('gw-new-sprint', upwards);
  }
}

/** The sprint that is shown is to be started, or ended. */
export class TurnSprintEvent extends Event {
  constructor() {
    super('gw-turn-sprint', upwards);
  }
}

/** What met in the plan was put away or decided: the focus goes on. */
export class SurprisesGoneEvent extends Event {
  constructor() {
    super('gw-surprises-gone', upwards);
  }
}

declare global {
  interface HTMLElementEventMap {
    'gw-new-sprint': NewSprintEvent;
    'gw-pull-in': PullInEvent;
    'gw-show-sprint': ShowSprintEvent;
    'gw-surprises-gone': SurprisesGoneEvent;
    'gw-turn-sprint': TurnSprintEvent;
  }
}
