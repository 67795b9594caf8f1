// The ring of a meeting's clock: how much of an item's time is left, around the figures that say so.

import { css, type TemplateResult } from 'lit';
import { ring } from '../ring.ts';

/** `plan`: not started; `up`: nothing is left. */
export type ClockRingState = 'plan' | 'running' | 'paused' | 'up';

/** `share` is what is left, 0 to 1. */
export const clockRing = (share: number, state: ClockRingState): TemplateResult =>
  ring(share, state, { side: 152, radius: 70 });

export const clockRingStyles = css`
  .ring {
    display: block;
    width: 100%;
    height: 100%;
    fill: none;
    stroke-width: 9;
  }
  .ring .track {
    stroke: var(--line);
  }
  .ring .part {
    stroke: var(--accent);
    stroke-linecap: round;
  }
  /* A round end would show a dot where nothing is left. */
  .ring .part[stroke-dasharray^='0 '] {
    stroke: none;
  }
  .ring.plan .part {
    stroke: none;
  }
  .ring.paused .part {
    stroke: var(--ink-3);
  }
  .ring.up .part {
    stroke: var(--danger);
  }
`;
