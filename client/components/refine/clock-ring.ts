// The ring of a meeting's clock: how much of an item's time is left, as a picture around the figures that say so. It
// moves with the second, by an attribute: nothing is animated.

import { css, html, type TemplateResult } from 'lit';

/** `plan`: not started; `up`: nothing is left. */
export type ClockRingState = 'plan' | 'running' | 'paused' | 'up';

const radius = 70;

/** A ring of 152 by 152 units, silent to screen readers. `share` is what is left, 0 to 1. */
export function clockRing(share: number, state: ClockRingState): TemplateResult {
  const percent = state === 'up' ? 100 : Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  return html`<svg class=${`ring ${state}`} viewBox="0 0 152 152" aria-hidden="true">
    <circle class="track" cx="76" cy="76" r=${radius} />
    <circle
      class="part"
      cx="76"
      cy="76"
      r=${radius}
      pathLength="100"
      stroke-dasharray=${`${percent} 100`}
      transform="rotate(-90 76 76)"
    />
  </svg>`;
}

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
