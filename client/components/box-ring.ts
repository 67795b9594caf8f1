// The ring of a time-box: how much of it is spent.

import { css, type TemplateResult } from 'lit';
import { ring } from './ring.ts';

/** `up`: the time is up and nothing is recorded yet; `open`: its hours are not agreed. */
export type RingState = 'open' | 'agreed' | 'up';

/** As large as its class `ring` is given. `share` is what is spent, 0 to 1. */
export const boxRing = (share: number, state: RingState = 'agreed'): TemplateResult =>
  ring(share, state, { side: 24, radius: 10 });

export const ringStyles = css`
  .ring {
    flex: none;
    width: 15px;
    height: 15px;
    fill: none;
    stroke-width: 4;
  }
  .ring .track {
    stroke: var(--line-strong);
  }
  .ring .part {
    stroke: var(--spike);
  }
  .ring.open .track {
    stroke: var(--spike);
    stroke-width: 2;
    stroke-dasharray: 3 3;
  }
  .ring.open .part {
    stroke: none;
  }
  .ring.up .part {
    stroke: var(--danger);
  }
`;
