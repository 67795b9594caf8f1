// Words as a QR code, to be scanned from another device. Dark on white in both themes, with the quiet zone around it:
// cameras read nothing else reliably.

import { generate } from 'lean-qr/nano';
import { LitElement, css, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from './shared-styles.ts';

/** Modules of white that a reader needs on every side. */
const quietZone = 4;

/** One run of dark modules after the other, row by row. */
function pathOf(size: number, isDark: (x: number, y: number) => boolean): string {
  let path = '';
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const from = x;
      while (x < size && isDark(x, y)) x += 1;
      if (x > from) path += `M${from} ${y}h${x - from}v1h-${x - from}z`;
    }
  }
  return path;
}

@customElement('gw-qr-code')
export class GwQrCode extends LitElement {
  static override styles = [
    base,
    css`
      svg {
        display: block;
        width: min(var(--qr-most, 276px), 100%);
        height: auto;
        border-radius: var(--radius-m);
      }
      /* No tokens: the code is black on white whatever the theme is, also where colours are forced. */
      svg {
        forced-color-adjust: none;
      }
      rect {
        fill: white;
      }
      path {
        fill: black;
      }
    `,
  ];

  /** What the code holds. */
  @property() words = '';
  /** What it is, for whoever does not see it. */
  @property() name = '';

  override render() {
    if (this.words === '') return nothing;
    const code = generate(this.words);
    const whole = code.size + 2 * quietZone;
    return html`<svg
      viewBox=${`${-quietZone} ${-quietZone} ${whole} ${whole}`}
      shape-rendering="crispEdges"
      role="img"
      aria-label=${this.name}
    >
      ${svg`<rect x=${-quietZone} y=${-quietZone} width=${whole} height=${whole} />`}
      ${svg`<path d=${pathOf(code.size, (x, y) => code.get(x, y))} />`}
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-qr-code': GwQrCode;
  }
}
