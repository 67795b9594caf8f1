// How full a sprint is: the bar of its plan, cut by kind, against the capacity, with the mark of the technical share that
// was signed. Over capacity is said plainly, and forbids nothing.

import { consume } from '@lit/context';
import { LitElement, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { signedOf, type Signed } from '../../shared/allocation.ts';
import { changeSetting } from '../../shared/board/mutate-settings.ts';
import { capacityHours } from '../../shared/capacity.ts';
import type { SprintId } from '../../shared/ids.ts';
import { kinds } from '../../shared/kind.ts';
import { barUnits, planBar, type BarPart, type BarUnit, type PlanBar } from '../../shared/plan-bar.ts';
import type { Sprint } from '../../shared/records.ts';
import { sprintLoad } from '../../shared/sprint-load.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Overview } from '../controllers/overview.ts';
import type { BoardSession } from '../session.ts';
import type { BoardStore } from '../store/board-store.ts';
import { Changes } from './changes.ts';
import { count, figure } from './item-words.ts';
import { planBarStyles } from './plan-bar-styles.ts';
import { base, buttons, glyphs } from './shared-styles.ts';
import { itemsOfSprint, listsOfSprint, sprintFigures } from './sprint-items.ts';
import { kindGlyph } from './templates.ts';

/** What a part of the bar is called beside it. */
const partNames = { story: 'Features', bug: 'Bugs', task: 'Technical', spike: 'Spikes' } as const;

const unitWords = { hours: 'h', points: 'points' } as const satisfies Record<BarUnit, string>;

interface Seen {
  readonly sprint: Sprint;
  readonly bar: PlanBar;
  readonly spikes: number;
  readonly spikeHours: number;
  readonly signed: Pick<Signed, 'signOff'> | null;
}

@customElement('gw-plan-bar')
export class GwPlanBar extends LitElement {
  static override styles = [base, buttons, glyphs, planBarStyles];

  @property({ attribute: false }) sprint!: SprintId;

  @consume({ context: sessionContext }) private session!: BoardSession;

  readonly #changes = new Changes(this, () => this.session);
  readonly #seen = new Overview(this, {
    store: () => this.session?.store,
    lists: () => listsOfSprint(this.sprint),
    also: sprintFigures,
    look: (store) => this.#look(store),
  });

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
  }

  #look(store: BoardStore): Seen | null {
    const sprint = store.sprints.find(({ id }) => id === this.sprint);
    if (!sprint) return null;
    const items = itemsOfSprint(store, sprint.id);
    const rate = sprint.started?.rate ?? sprint.rate;
    const load = sprintLoad(items, rate);
    const capacity = capacityHours(sprint, store.members, store.capacity);
    return {
      sprint,
      bar: planBar(load, capacity, rate, store.settings.barUnit),
      spikes: items.filter(({ kind }) => kind === 'spike').length,
      spikeHours: load.hours.spike,
      signed: signedOf(sprint, items, store.signOffs),
    };
  }

  override render() {
    const seen = this.#seen.look(this.session.store);
    if (!seen) return nothing;
    const { bar } = seen;
    return html`<section aria-label="Capacity">
      <div class="head">
        <h3>Capacity</h3>
        <slot></slot>
        <p class="figures ${bar.over > 0 ? 'over' : ''}">${this.#sum(bar)}</p>
        ${this.#units(bar.unit)}
      </div>
      ${this.#drawing(seen)}
      <ul class="legend">
        ${bar.parts.map((part) => html`<li>${kindGlyph(part.kind)}${this.#partWords(part, seen)}</li>`)}
        ${bar.parts.length === 0 ? html`<li>Nothing is planned yet.</li>` : nothing} ${this.#share(seen)}
      </ul>
      ${this.#changes.sentence}
    </section>`;
  }

  #sum({ planned, converted, capacity, over, unit }: PlanBar): string {
    const about = (is: boolean) => (is ? '≈ ' : '');
    const word = unitWords[unit];
    if (capacity === null) return `${about(converted)}${figure(planned)} ${word}, capacity not given yet`;
    // A capacity is hours; in points it is converted too.
    const of = `${about(converted)}${figure(planned)} of ${about(unit === 'points')}${figure(capacity)} ${word}`;
    return over > 0 ? `${of}, ${about(true)}${figure(over)} ${word} over capacity` : of;
  }

  #units(unit: BarUnit) {
    if (this.session.readOnly) return nothing;
    return html`<span class="units" role="group" aria-label="The bar is read in">
      ${barUnits.map(
        (one) =>
          html`<button
            class="button plain small"
            type="button"
            aria-pressed=${one === unit}
            @click=${() => this.#changes.make((board, act) => changeSetting(board, act, 'barUnit', one))}
          >
            ${one === 'hours' ? 'Hours' : 'Points'}
          </button>`,
      )}
    </span>`;
  }

  #drawing({ bar, signed }: Seen) {
    const whole = Math.max(bar.planned, bar.capacity ?? 0);
    const told = bar.parts.map((part) => this.#told(part, bar)).join(', ');
    const words = `Planned: ${told || 'nothing'}${bar.capacity === null ? '' : `, of ${figure(bar.capacity)} ${unitWords[bar.unit]}`}`;
    const at = (value: number) => (whole > 0 ? (value / whole) * 100 : 0);
    let from = 0;
    const mark = signed && bar.capacity !== null ? at(bar.capacity * (1 - signed.signOff.share)) : null;
    return html`<div class="bar" role="img" aria-label=${words}>
      ${bar.parts.map((part) => {
        const width = at(part.figure);
        const left = from;
        from += width;
        return html`<span class=${part.kind} .style=${`left:${left}%;width:${width}%`}
          ><b>${figure(part.figure)}</b></span
        >`;
      })}
      ${bar.over > 0 ? html`<i class="full" .style=${`left:${at(bar.capacity ?? 0)}%`}></i>` : nothing}
      ${mark === null ? nothing : html`<i class="signed" .style=${`left:${mark}%`}></i>`}
    </div>`;
  }

  #told({ kind, figure: value, converted }: BarPart, { unit }: PlanBar): string {
    return `${converted ? '≈ ' : ''}${figure(value)} ${unitWords[unit]} of ${kinds[kind].plural}`;
  }

  #partWords({ kind, share }: BarPart, { spikes, spikeHours }: Seen): string {
    const words = `${partNames[kind]} ${Math.round(share * 100)} %`;
    if (kind !== 'spike') return words;
    return `${words} · ${count(spikes, 'time-box', 'time-boxes')}, ${figure(spikeHours)} h`;
  }

  #share({ signed }: Seen) {
    if (!signed) return nothing;
    return html`<li class="share">
      ${svgMark} ${Math.round(signed.signOff.share * 100)} % technical signed off
    </li>`;
  }
}

const svgMark = html`<svg class="dash" viewBox="0 0 4 14" aria-hidden="true">
  ${svg`<line x1="2" y1="0" x2="2" y2="14" />`}
</svg>`;

declare global {
  interface HTMLElementTagNameMap {
    'gw-plan-bar': GwPlanBar;
  }
}
