// What a figure of the report is made of: a drawing whose marks open the items behind them, a table that says the same,
// and words. Whoever draws one knows neither where it stands nor how it is taken along.

import type { SVGTemplateResult } from 'lit';
import type { ItemId } from '../../../shared/ids.ts';
import type { Kind } from '../../../shared/kind.ts';

/** What a mark stands for, and the items behind it. */
export interface Mark {
  /** "Sprint 1, technical: 56 h, 3 items" */
  readonly words: string;
  readonly items: readonly ItemId[];
}

export interface Cell {
  readonly words: string;
  /** What a spreadsheet reads, where it is not the words: a figure without its unit. */
  readonly value?: number;
  /** The index of the mark that stands for the same. */
  readonly mark?: number;
}

export interface Table {
  readonly head: readonly string[];
  /** The first cell of each row heads it. */
  readonly rows: readonly (readonly Cell[])[];
}

export interface LegendEntry {
  readonly words: string;
  /** The class of its colour in chart-styles.ts. */
  readonly look: Kind | `step-${0 | 1 | 2 | 3 | 4 | 5}` | 'line' | 'dash' | 'signed' | 'range';
  /** Drawn as the glyph of this kind. */
  readonly kind?: Kind;
}

/** `width` in CSS pixels, as wide as it stands on the screen. */
export interface Drawing {
  readonly height: number;
  readonly shapes: SVGTemplateResult;
}

export interface Figure {
  /** Of the files in which it is taken along, `hours-by-kind`. */
  readonly name: string;
  readonly title: string;
  /** What can be read from it, in a sentence: for those who do not see it. */
  readonly summary: string;
  /** How it is counted; '' where the title says all. */
  readonly method: string;
  readonly legend: readonly LegendEntry[];
  readonly marks: readonly Mark[];
  /** Null: there is nothing to draw yet, as the summary says. */
  readonly draw: ((width: number) => Drawing) | null;
  readonly table: Table;
}

export const cell = (words: string, value?: number, mark?: number): Cell => ({
  words,
  ...(value !== undefined && { value }),
  ...(mark !== undefined && { mark }),
});
