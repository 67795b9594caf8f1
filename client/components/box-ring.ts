// The ring of a time-box: how much of it is spent, as a picture beside the words that say so. A template, since a board
// of a thousand cards draws many.

import { css, html, type TemplateResult } from 'lit';

/** `up`: the time is up and nothing is recorded yet; `open`: its hours are not agreed. */
export type RingState = 'open' | 'agreed' | 'up';

const radius = 10;

/** A ring of 24 by 24 units, as large as its class `ring` is given; silent to screen readers. */
export function boxRing(share: number, state: RingState = 'agreed'): TemplateResult {
  const percent = state === 'up' ? 100 : Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  return html`<svg class=${`ring ${state}`} viewBox="0 0 24 24" aria-hidden="true">
    <circle class="track" cx="12" cy="12" r=${radius} />
    <circle
      class="part"
      cx="12"
      cy="12"
      r=${radius}
      pathLength="100"
      stroke-dasharray=${`${percent} 100`}
      transform="rotate(-90 12 12)"
    />
  </svg>`;
}

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
