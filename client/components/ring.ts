// A ring that shows a share of a whole, as a picture beside the words that say so. A template, since a board of a thousand
// cards draws many; it moves by an attribute, nothing is animated.

import { html, type TemplateResult } from 'lit';

/** Of the drawing: the side of its square, and the radius of the line in the middle of it. */
interface RingSize {
  readonly side: number;
  readonly radius: number;
}

/**
 * `share`: 0 to 1; whole where the time is up. Silent to screen readers. How it looks says the element that shows it, by
 * the classes `ring`, `track`, `part` and `state`.
 */
export function ring(share: number, state: string, { side, radius }: RingSize): TemplateResult {
  const percent = state === 'up' ? 100 : Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  const middle = side / 2;
  return html`<svg class=${`ring ${state}`} viewBox=${`0 0 ${side} ${side}`} aria-hidden="true">
    <circle class="track" cx=${middle} cy=${middle} r=${radius} />
    <circle
      class="part"
      cx=${middle}
      cy=${middle}
      r=${radius}
      pathLength="100"
      stroke-dasharray=${`${percent} 100`}
      transform=${`rotate(-90 ${middle} ${middle})`}
    />
  </svg>`;
}
