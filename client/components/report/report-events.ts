// The events of the report.

import type { Mark } from './figure.ts';

/** The items behind a mark are to be shown beside it. */
export class ShowBehindEvent extends Event {
  readonly mark: Mark;
  readonly anchor: HTMLElement | SVGElement;

  constructor(mark: Mark, anchor: HTMLElement | SVGElement) {
    super('gw-show-behind', { bubbles: true, composed: true });
    this.mark = mark;
    this.anchor = anchor;
  }
}

declare global {
  interface HTMLElementEventMap {
    'gw-show-behind': ShowBehindEvent;
  }
}
