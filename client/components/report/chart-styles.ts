// The looks of what is drawn: one hue for each kind, quiet lines, words in the page's ink. What is taken along as a picture
// carries these looks with it (see take-along.ts), so everything is said by class and in the properties named there.

import { css } from 'lit';

export const chartStyles = css`
  svg.chart {
    display: block;
    width: 100%;
    overflow: visible;
    font-family: var(--font);
    font-variant-numeric: tabular-nums;
  }
  .chart text {
    fill: var(--ink-2);
    font-size: 12px;
    text-anchor: middle;
  }
  .chart .step {
    text-anchor: end;
  }
  .chart .start {
    text-anchor: start;
  }
  .chart .end {
    text-anchor: end;
  }
  .chart .total {
    fill: var(--ink);
    font-weight: 650;
    font-size: 12.5px;
  }
  .chart .total.quiet {
    fill: var(--ink-2);
    font-weight: 500;
  }
  .chart .points {
    fill: var(--story);
    font-weight: 650;
    font-size: 12.5px;
  }
  .chart .inside {
    fill: var(--surface);
    font-weight: 650;
    pointer-events: none;
  }
  .chart .grid {
    stroke: var(--line);
    stroke-width: 1;
  }
  .chart .axis {
    stroke: var(--line-strong);
    stroke-width: 1;
  }
  .story {
    fill: var(--story);
  }
  .task {
    fill: var(--task);
  }
  .spike {
    fill: var(--spike);
  }
  .bug {
    fill: var(--bug);
  }
  .chart .faded {
    fill-opacity: 0.4;
  }
  .chart .range,
  .swatch.range {
    fill: var(--story);
    fill-opacity: 0.18;
    stroke: var(--story);
    stroke-dasharray: 3 3;
    stroke-width: 1;
  }
  /* Columns have no hue of their own: from what waits to what is finished they go from quiet to the accent. */
  .step-0 {
    fill: var(--ink-3);
    fill-opacity: 0.22;
  }
  .step-1 {
    fill: var(--ink-3);
    fill-opacity: 0.45;
  }
  .step-2 {
    fill: var(--accent);
    fill-opacity: 0.3;
  }
  .step-3 {
    fill: var(--accent);
    fill-opacity: 0.5;
  }
  .step-4 {
    fill: var(--accent);
    fill-opacity: 0.7;
  }
  .step-5 {
    fill: var(--accent);
  }
  .chart .strong {
    fill: var(--ink);
    font-weight: 600;
  }
  /* Thin lines that cut nothing: between bands, from a band to its name, at the start of a sprint. */
  .chart .edge {
    fill: none;
    stroke: var(--surface);
    stroke-width: 1;
    pointer-events: none;
  }
  /* What is finished grows the largest, and must not glare. */
  .chart .band.step-5 {
    fill-opacity: 0.85;
  }
  .chart .leader {
    stroke: var(--line-strong);
    stroke-width: 1;
  }
  .chart .sprint {
    stroke: var(--ink-2);
    stroke-dasharray: 2 3;
    stroke-width: 1;
    pointer-events: none;
  }
  .chart .soft.story {
    fill: var(--story-soft);
  }
  .chart .soft.task {
    fill: var(--task-soft);
  }
  .chart .soft.spike {
    fill: var(--spike-soft);
  }
  .chart .soft.bug {
    fill: var(--bug-soft);
  }
  .chart .sign {
    fill: none;
    stroke-width: 2;
  }
  .chart .sign.story,
  .chart .beyond.story {
    stroke: var(--story);
  }
  .chart .sign.task,
  .chart .beyond.task {
    stroke: var(--task);
  }
  .chart .sign.spike,
  .chart .beyond.spike {
    stroke: var(--spike);
  }
  .chart .sign.bug,
  .chart .beyond.bug {
    stroke: var(--bug);
  }
  .chart .ground {
    fill: transparent;
  }
  .chart .bubble {
    stroke: var(--surface);
    stroke-width: 1;
  }
  .chart .far {
    fill: var(--sunken);
  }
  .chart .bubble.beyond {
    fill: var(--surface);
    stroke-width: 1.5;
  }
  .chart .amount {
    font-size: 11px;
    pointer-events: none;
  }
  .chart .amount-after {
    fill: var(--ink-2);
    font-weight: 500;
  }
  .chart .half {
    stroke: var(--ink-2);
    stroke-dasharray: 2 2;
    stroke-width: 1.5;
  }
  .chart .most {
    stroke: var(--ink);
    stroke-width: 1.5;
  }
  .chart .line,
  .swatch.line {
    fill: none;
    stroke: var(--accent);
    stroke-width: 2;
  }
  .chart .dash,
  .swatch.dash {
    fill: none;
    stroke: var(--ink-2);
    stroke-dasharray: 4 3;
    stroke-width: 1.5;
  }
  .chart .signed,
  .swatch.signed {
    fill: none;
    stroke: var(--ink);
    stroke-dasharray: 5 3;
    stroke-width: 2;
  }
  .chart .done {
    fill: var(--accent);
    fill-opacity: 0.12;
  }
  .chart .dot {
    fill: var(--accent);
    stroke: var(--surface);
    stroke-width: 1.5;
  }
  /* So that a thin mark can be hit. */
  .chart .reach {
    fill: transparent;
  }
  .mark {
    cursor: pointer;
    outline: none;
  }
  .mark:hover {
    filter: brightness(1.12);
  }
  /* Around it, with a gap: on it, blue on blue would not be seen. */
  .mark:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  /* A band fills the drawing: its own edge says which it is. */
  .mark:has(> .band):focus-visible {
    outline: none;
  }
  .mark:focus-visible > .band {
    stroke: var(--focus);
    stroke-opacity: 1;
    stroke-width: 3;
    stroke-dasharray: none;
  }
`;
