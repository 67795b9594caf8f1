// Hours finished by kind for each sprint and its feature points, as a room reads them; and what the next sprints may bring
// of features. Drawn of boxes and words, so that words wrap and the drawing takes the room there is.

import { css, html, nothing } from 'lit';
import { barOrder } from '../../../shared/plan-bar.ts';
import type { SprintResult } from '../../../shared/report/sprint-results.ts';
import { figure } from '../item-words.ts';
import { stepsTo } from '../report/axis.ts';
import type { ReportReading } from '../report/report-reading.ts';
import { rangeWords, type Ahead } from '../report/velocity-chart.ts';
import { partNames } from '../plan-bar-words.ts';
import { kindGlyph, unseen } from '../templates.ts';
import { pointsWords } from '../weight-words.ts';

/** So many sprints are read from the last row; older ones are in the Report. */
const mostSprints = 5;

/** `isNew`: the result of this sprint came or changed just now. */
export function projectedVelocity(
  { results, ahead }: ReportReading,
  isNew: (result: SprintResult) => boolean,
) {
  const shown = results.slice(-mostSprints);
  const hours = [...shown.map(({ totalHours }) => totalHours), ...ahead.map(({ high, rate }) => high * rate)];
  const steps = stepsTo(Math.max(...hours), 3);
  const top = steps.at(-1) ?? 1;
  const at = (value: number) => `${(value / top) * 100}%`;
  const which = shown.length < results.length ? `, last ${shown.length} of ${results.length} sprints` : '';
  return html`<figure aria-label="Hours finished by kind, and feature points">
    <figcaption>
      <h2>Hours finished by kind${which}</h2>
      <ul>
        ${barOrder.map((kind) => html`<li>${kindGlyph(kind)}${partNames[kind]}</li>`)}
      </ul>
    </figcaption>
    <div class="plot" .style=${`--columns:${shown.length + ahead.length}`}>
      <div class="grid" aria-hidden="true">
        ${steps.map((step) => html`<i .style=${`bottom:${at(step)}`}><span>${figure(step)}</span></i>`)}
      </div>
      <p class="points-head" aria-hidden="true">points</p>
      <ol>
        ${shown.map((result) => column(result, at, isNew(result)))} ${ahead.map((one) => foretold(one, at))}
      </ol>
    </div>
  </figure>`;
}

function column(result: SprintResult, at: (value: number) => string, isNew: boolean) {
  const { name, hours, totalHours, featurePoints } = result;
  const told = barOrder
    .filter((kind) => hours[kind] > 0)
    .map((kind) => `${partNames[kind].toLowerCase()} ${figure(hours[kind])} h`);
  return html`<li class=${isNew ? 'new' : ''}>
    <div class="area">
      <div
        class="stack"
        role="img"
        aria-label=${told.join(', ') || 'nothing finished'}
        .style=${`height:${at(totalHours)}`}
      >
        <b class="total">${figure(totalHours)} h</b>
        ${barOrder
          .filter((kind) => hours[kind] > 0)
          .map(
            (kind) =>
              html`<div class=${kind} .style=${`flex-grow:${hours[kind]}`}>
                <b>${figure(hours[kind])}</b>
              </div>`,
          )}
      </div>
    </div>
    ${foot(name, pointsWords({ points: featurePoints }))}
  </li>`;
}

/** Only features are foretold: up to the lower end faded, from there to the upper end as a range. */
function foretold(ahead: Ahead, at: (value: number) => string) {
  const { name, low, high, rate } = ahead;
  return html`<li class="ahead">
    <div class="area">
      <div class="stack" .style=${`height:${at(high * rate)}`}>
        <b class="total">forecast</b>
        <div class="range" .style=${`flex-grow:${high - low}`}></div>
        ${low > 0 ? html`<div class="low" .style=${`flex-grow:${low}`}></div>` : nothing}
      </div>
    </div>
    ${foot(name, rangeWords(ahead))}
  </li>`;
}

/** `points`: "21–25 points", of which the axis says the word. */
function foot(name: string, points: string) {
  const [amount = ''] = points.split(' ');
  return html`<p class="name clamp">${name}</p>
    <p class="points">${amount}${unseen(' points of features')}</p>`;
}

export const projectedVelocityStyles = css`
  figure {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }
  h2 {
    font-size: calc(var(--u) * 36);
  }
  figcaption {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--u) * 8) calc(var(--u) * 32);
  }
  figcaption ul {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--u) * 8) calc(var(--u) * 26);
    color: var(--ink-2);
  }
  figcaption li {
    display: flex;
    align-items: center;
    gap: calc(var(--u) * 10);
  }
  /* Axis and columns; bars, then the words below them, each in one line with its neighbours. */
  .plot {
    display: grid;
    flex: 1;
    grid-template-columns: calc(var(--u) * 124) repeat(var(--columns), minmax(0, calc(var(--u) * 330)));
    grid-template-rows: minmax(0, 1fr) auto auto;
    min-height: 0;
    padding-top: calc(var(--u) * 58);
  }
  .grid {
    position: relative;
    grid-row: 1;
    grid-column: 2 / -1;
  }
  .grid i {
    position: absolute;
    inset-inline: 0;
    border-top: calc(var(--u) * 2) solid var(--line);
  }
  .grid span {
    position: absolute;
    inset-inline-end: calc(100% + var(--u) * 16);
    translate: 0 -55%;
    color: var(--ink-2);
    font-style: normal;
    font-variant-numeric: tabular-nums;
  }
  ol {
    position: relative;
    display: grid;
    grid-row: 1 / -1;
    grid-column: 2 / -1;
    grid-template-columns: subgrid;
    grid-template-rows: subgrid;
  }
  ol li {
    display: grid;
    grid-row: 1 / -1;
    grid-template-rows: subgrid;
    min-width: 0;
    padding-inline: calc(var(--u) * 5);
    text-align: center;
  }
  .area {
    display: flex;
    align-items: flex-end;
    justify-content: center;
    min-height: 0;
  }
  .stack {
    position: relative;
    display: flex;
    flex-direction: column-reverse;
    width: min(calc(var(--u) * 118), 86%);
    gap: calc(var(--u) * 3);
  }
  .stack.stack > div {
    display: grid;
    flex: 1 1 0;
    min-height: calc(var(--u) * 2);
    place-items: center;
    overflow: hidden;
    border-radius: calc(var(--u) * 5);
    container-type: size;
  }
  .stack div b {
    color: light-dark(#fff, #131518);
    font-weight: 700;
    line-height: 1;
    font-variant-numeric: tabular-nums;
  }
  @container (max-height: 1.3em) {
    .stack div b {
      display: none;
    }
  }
  .total {
    position: absolute;
    inset: auto calc(var(--u) * -60) 100%;
    padding-bottom: calc(var(--u) * 4);
    font-weight: 680;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .stack .story {
    background: var(--story);
  }
  .stack .bug {
    background: var(--bug);
  }
  .stack .task {
    background: var(--task);
  }
  .stack .spike {
    background: var(--spike);
  }
  .stack .low {
    background: color-mix(in srgb, var(--story) 45%, var(--page));
  }
  .stack .range {
    border: calc(var(--u) * 3) dashed var(--story);
    background: color-mix(in srgb, var(--story) 18%, var(--page));
  }
  .ahead .stack {
    flex-direction: column;
    gap: 0;
  }
  .name {
    margin-top: calc(var(--u) * 10);
    color: var(--ink-2);
    line-height: 1.2;
  }
  .points,
  .points-head {
    color: var(--story);
    font-size: var(--body);
    font-weight: 680;
    font-variant-numeric: tabular-nums;
  }
  .points-head {
    grid-row: 3;
    grid-column: 1;
    align-self: end;
    padding-inline-end: calc(var(--u) * 16);
    font-size: var(--small);
    line-height: calc(var(--body) * 1.3);
    text-align: end;
  }
  .ahead .total {
    color: var(--ink-2);
    font-weight: 500;
  }
`;
