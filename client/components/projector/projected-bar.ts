// The bar of a sprint's plan as a room reads it: cut by kind, with its figures, against the capacity, and the mark of the
// technical share that was signed.

import { css, html, nothing, type TemplateResult } from 'lit';
import type { PlanBar } from '../../../shared/plan-bar.ts';
import { figure } from '../item-words.ts';
import { kindGlyph } from '../templates.ts';
import { loadWords, toldWords } from '../plan-bar-words.ts';
import { partWords, wrongWords } from './plan-figures.ts';
import type { SignOffState } from './sign-off-state.ts';

export interface ProjectedBar {
  readonly bar: PlanBar;
  /** Of the capacity, 0 to 1; null: not signed. */
  readonly signedShare: number | null;
  readonly state: SignOffState | null;
}

/** Figures of so many signs and more are as wide. */
const longest = 6;

/** `above`: what stands over it; null: there how the sign-off stands. `isNew`: its sum has changed just now. */
export function projectedBar(
  { bar, signedShare, state }: ProjectedBar,
  above: TemplateResult | null,
  isNew: boolean,
) {
  const over = wrongWords(bar);
  const signing = state === null ? nothing : stateWords(state, signedShare);
  const name = above === null && state !== null ? 'Capacity ' : '';
  return html`<section class="load" aria-label="Capacity">
    <div class="load-head">
      ${above ?? (state === null ? html`<span>Capacity</span>` : signing)}
      <span class=${isNew ? 'new' : ''}
        >${name}${loadWords(bar)}${over === '' ? nothing : html`, <strong class="over">${over}</strong>`}</span
      >
    </div>
    ${drawing(bar, signedShare)}
    <div class="load-foot">
      <ul>
        ${bar.parts.map((part) => html`<li>${kindGlyph(part.kind)}<span>${partWords(part, bar)}</span></li>`)}
        ${bar.parts.length === 0 ? html`<li>Nothing with a size is planned yet.</li>` : nothing}
      </ul>
      ${above === null ? nothing : signing}
    </div>
  </section>`;
}

const stateWords = ({ tone, words }: SignOffState, signedShare: number | null) =>
  html`<p class=${`state clamp ${tone}`}>
    ${signedShare === null ? nothing : html`<i class="mark"></i>`}${words}
  </p>`;

function drawing(bar: PlanBar, signedShare: number | null) {
  const whole = Math.max(bar.planned, bar.capacity ?? 0);
  const at = (value: number) => (whole > 0 ? (value / whole) * 100 : 0);
  const told = bar.parts.map((part) => toldWords(part, bar)).join(', ');
  const mark = signedShare === null || bar.capacity === null ? null : at(bar.capacity * (1 - signedShare));
  let from = 0;
  return html`<div class="bar" role="img" aria-label=${`Planned: ${told || 'nothing'}. ${loadWords(bar)}`}>
    ${bar.parts.map(({ kind, figure: value }) => {
      const left = from;
      const words = figure(value);
      from += at(value);
      return html`<span class=${kind} .style=${`left:${left}%;width:${at(value)}%`}
        ><b class=${`signs-${Math.min(longest, words.length)}`}>${words}</b></span
      >`;
    })}
    ${bar.over > 0 ? html`<i class="full" .style=${`left:${at(bar.capacity ?? 0)}%`}></i>` : nothing}
    ${mark === null ? nothing : html`<i class="signed" .style=${`left:${mark}%`}></i>`}
  </div>`;
}

export const projectedBarStyles = css`
  .load {
    flex: none;
  }
  .load-head {
    display: flex;
    justify-content: space-between;
    gap: calc(var(--u) * 32);
    margin-bottom: calc(var(--u) * 10);
    color: var(--ink-2);
  }
  .load-head > :last-child {
    flex: none;
    font-variant-numeric: tabular-nums;
  }
  .over {
    color: var(--warn);
    font-weight: 650;
  }
  .bar {
    position: relative;
    height: calc(var(--u) * 56);
    overflow: hidden;
    border-radius: calc(var(--u) * 12);
    background: var(--sunken);
  }
  .bar span {
    position: absolute;
    inset-block: 0;
    display: grid;
    place-items: center;
    overflow: hidden;
    border-inline-end: calc(var(--u) * 3) solid var(--page);
    container-type: inline-size;
    transition:
      left 300ms,
      width 300ms;
  }
  .bar b {
    color: light-dark(#fff, #131518);
    font-size: calc(var(--u) * 34);
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }
  @container (max-width: 1.1em) {
    .signs-1 {
      display: none;
    }
  }
  @container (max-width: 1.7em) {
    .signs-2 {
      display: none;
    }
  }
  @container (max-width: 2.3em) {
    .signs-3 {
      display: none;
    }
  }
  @container (max-width: 2.9em) {
    .signs-4 {
      display: none;
    }
  }
  @container (max-width: 3.5em) {
    .signs-5 {
      display: none;
    }
  }
  @container (max-width: 4.2em) {
    .signs-6 {
      display: none;
    }
  }
  .bar .story {
    background: var(--story);
  }
  .bar .bug {
    background: var(--bug);
  }
  .bar .task {
    background: var(--task);
  }
  .bar .spike {
    background: var(--spike);
  }
  .bar i {
    position: absolute;
    inset-block: 0;
    border-inline-start: calc(var(--u) * 5) dashed var(--ink);
  }
  .bar i.signed {
    border-color: light-dark(#fff, #0b0d0f);
    filter: drop-shadow(0 0 calc(var(--u) * 1) var(--ink));
  }
  .bar i.full {
    border-inline-start: calc(var(--u) * 6) solid var(--ink);
  }
  .load-foot {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: calc(var(--u) * 8) calc(var(--u) * 40);
    margin-top: calc(var(--u) * 16);
  }
  .load-foot ul {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--u) * 8) calc(var(--u) * 36);
    color: var(--ink-2);
  }
  .load-foot li {
    display: flex;
    align-items: center;
    gap: calc(var(--u) * 12);
    white-space: nowrap;
  }
  .state {
    max-width: 100%;
    font-weight: 550;
  }
  .state.open {
    color: var(--warn);
  }
  .state.signed {
    color: var(--ok);
  }
  .mark {
    display: inline-block;
    height: 0.9em;
    margin-inline-end: 0.4em;
    border-inline-start: calc(var(--u) * 5) dashed currentcolor;
    vertical-align: -0.1em;
  }
  @media (prefers-reduced-motion: reduce) {
    .bar span {
      transition: none;
    }
  }
`;
