// The glyph of a kind in a drawing, in its hue on its soft ground, 20 px wide.

import { svg, type SVGTemplateResult } from 'lit';
import type { Kind } from '../../../shared/kind.ts';
import { iconPath } from '../../icons.ts';
import { glyphs } from '../templates.ts';

export const kindSign = (kind: Kind, x: number, y: number): SVGTemplateResult =>
  svg`<rect class=${`soft ${kind}`} x=${x} y=${y} width="20" height="20" rx="5" />
    <path
      class=${`sign ${kind}`}
      transform=${`translate(${x + 3.5} ${y + 3.5}) scale(${13 / 24})`}
      stroke-linecap="round"
      stroke-linejoin="round"
      d=${iconPath(glyphs[kind])}
    />`;
