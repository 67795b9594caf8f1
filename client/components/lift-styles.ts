// The look of what a hand lifts: a card, a row of Plan, the head of a column.

import { css } from 'lit';

export const liftStyles = css`
  /* What is dragged leaves a pale place; it is seen at the pointer. */
  :host([dragged]) :is(.card, .row) {
    background: color-mix(in srgb, var(--ink) 7%, transparent);
    box-shadow: none;
  }
  :host([dragged]) :is(.card, .row) > * {
    opacity: 0 !important;
  }
  @media (any-pointer: coarse) {
    /* A finger that holds it lifts it: no words are marked, no menu of the link comes up. */
    :host {
      touch-action: manipulation;
      user-select: none;
      -webkit-touch-callout: none;
    }
  }
`;
