// The bar of a sprint, as Plan and the strip over the Board show it: what is planned cut by kind, against the capacity, with
// the mark of the technical share that was signed. Both read the same figures and say them in the same words.

import { css, html, nothing } from 'lit';
import { isTechnical, signedOf, type Signed } from '../../shared/allocation.ts';
import { planBar, type PlanBar } from '../../shared/plan-bar.ts';
import type { Sprint } from '../../shared/records.ts';
import { sprintLoad } from '../../shared/sprint-load.ts';
import { percent } from '../../shared/words.ts';
import type { BoardStore } from '../store/board-store.ts';
import { isUnsized } from '../../shared/weight.ts';
import { count, figure } from './item-words.ts';
import { about, loadWords, overWords, toldWords, unitWords } from './plan-bar-words.ts';
import { itemsOfSprint } from './sprint-items.ts';

export interface SprintBar {
  readonly bar: PlanBar;
  readonly spikes: number;
  readonly spikeHours: number;
  /** How many items stand in it, and how many of them nobody has sized: the bar cannot count those. */
  readonly items: number;
  readonly unsized: number;
  /** How many tasks and spikes stand in it. */
  readonly technical: number;
  readonly signed: Pick<Signed, 'signOff' | 'isOutgrown'> | null;
}

/** What an Overview makes of a sprint for its bar, over `listsOfSprint` and `sprintFigures`. `capacity`: in hours. */
export function readSprintBar(store: BoardStore, sprint: Sprint, capacity: number): SprintBar {
  const items = itemsOfSprint(store, sprint.id);
  const rate = sprint.started?.rate ?? sprint.rate;
  const load = sprintLoad(items, rate);
  const signed = signedOf(sprint, items, store.signOffs);
  return {
    bar: planBar(load, capacity, rate, store.settings.barUnit),
    spikes: items.filter(({ kind }) => kind === 'spike').length,
    spikeHours: load.hours.spike,
    items: items.length,
    unsized: items.filter(isUnsized).length,
    technical: items.filter(isTechnical).length,
    signed: signed && { signOff: signed.signOff, isOutgrown: signed.isOutgrown },
  };
}

/** "≈ 128 of 84 h, ≈ 44 h over capacity"; without a capacity what is planned alone. */
export const sumWords = (bar: PlanBar): string => [loadWords(bar), overWords(bar)].filter(Boolean).join(', ');

/** "62 % technical signed off" */
export const shareWords = ({ signOff }: Pick<Signed, 'signOff'>): string =>
  `${percent(signOff.share)} technical signed off`;

/** "3 items have no size yet, so they are not counted."; '' where all have one. */
export const unsizedWords = (unsized: number): string =>
  unsized === 0
    ? ''
    : `${count(unsized, 'item has', 'items have')} no size yet, so ${unsized === 1 ? 'it is' : 'they are'} not counted.`;

/** "Planned: ≈ 64 h of stories, 20 h of spikes, of 84 h" */
export function barWords(bar: PlanBar): string {
  const { parts, capacity, unit } = bar;
  const of =
    capacity === null ? '' : `, of ${about(unit === 'points')}${figure(capacity)} ${unitWords[unit]}`;
  return `Planned: ${parts.map((part) => toldWords(part, bar)).join(', ') || 'nothing'}${of}`;
}

/** The parts from left to right, the end of the capacity where the plan goes past it, and the mark of what was signed. */
export function barParts({ bar, signed }: Pick<SprintBar, 'bar' | 'signed'>) {
  const { parts, planned, capacity, over } = bar;
  const whole = Math.max(planned, capacity ?? 0);
  const at = (value: number) => (whole > 0 ? (value / whole) * 100 : 0);
  let from = 0;
  const mark = signed && capacity !== null ? at(capacity * (1 - signed.signOff.share)) : null;
  return html`${parts.map((part) => {
    const width = at(part.figure);
    const left = from;
    from += width;
    return html`<span class=${part.kind} .style=${`left:${left}%;width:${width}%`}
      ><b>${figure(part.figure)}</b></span
    >`;
  })}${
    over > 0 ? html`<i class="full" .style=${`left:${at(capacity ?? 0)}%`}></i>` : nothing
  }${mark === null ? nothing : html`<i class="signed" .style=${`left:${mark}%`}></i>`}`;
}

/** For an element of class `bar` around the parts; its height and its figures are the host's business. */
export const sprintBarStyles = css`
  .over {
    color: var(--warn);
    font-weight: 600;
  }
  .bar {
    position: relative;
    border-radius: var(--radius-s);
    background: var(--sunken);
  }
  .bar > * {
    position: absolute;
    inset-block: 0;
  }
  .bar > .story {
    background: var(--story);
  }
  .bar > .bug {
    background: var(--bug);
  }
  .bar > .task {
    background: var(--task);
  }
  .bar > .spike {
    background: var(--spike);
  }
  .bar > i {
    border-inline-start: 2px dashed var(--ink);
  }
  .bar > .full {
    border-inline-start: 3px solid var(--warn);
  }
`;
