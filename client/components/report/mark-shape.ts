// A mark of a drawing: what is pressed to see the items behind it. The figure around it moves the focus between marks.

import { svg, type SVGTemplateResult } from 'lit';
import type { Mark } from './figure.ts';

/** `index`: of the mark in its figure. */
export const markShape = (index: number, { words }: Mark, shape: SVGTemplateResult): SVGTemplateResult =>
  svg`<g class="mark" data-mark=${index} role="button" tabindex="-1" aria-label=${words}>${shape}</g>`;
