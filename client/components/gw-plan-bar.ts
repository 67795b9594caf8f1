// How full a sprint is: the bar of its plan, cut by kind, against the capacity, with the mark of the technical share that
// was signed. Over capacity is said plainly, and forbids nothing.

import { consume } from '@lit/context';
import { LitElement, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { changeSetting } from '../../shared/board/mutate-settings.ts';
import { capacityHours } from '../../shared/capacity.ts';
import type { SprintId } from '../../shared/ids.ts';
import { barUnits, type BarPart, type BarUnit } from '../../shared/plan-bar.ts';
import { percent } from '../../shared/words.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Overview } from '../controllers/overview.ts';
import type { BoardSession } from '../session.ts';
import type { BoardStore } from '../store/board-store.ts';
import { Changes } from './changes.ts';
import { count, figure } from './item-words.ts';
import { partNames } from './plan-bar-words.ts';
import { planBarStyles } from './plan-bar-styles.ts';
import { base, buttons, glyphs } from './shared-styles.ts';
import {
  barParts,
  barWords,
  readSprintBar,
  shareWords,
  sprintBarStyles,
  sumWords,
  unsizedWords,
  type SprintBar,
} from './sprint-bar.ts';
import { listsOfSprint, sprintFigures } from './sprint-items.ts';
import { kindGlyph } from './templates.ts';

@customElement('gw-plan-bar')
export class GwPlanBar extends LitElement {
  static override styles = [base, buttons, glyphs, sprintBarStyles, planBarStyles];

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

  #look(store: BoardStore): SprintBar | null {
    const sprint = store.sprints.find(({ id }) => id === this.sprint);
    if (!sprint) return null;
    return readSprintBar(store, sprint, capacityHours(sprint, store.members, store.capacity));
  }

  override render() {
    const seen = this.#seen.look(this.session.store);
    if (!seen) return nothing;
    const { bar } = seen;
    return html`<section aria-label="Capacity">
      <div class="head">
        <h3>Capacity</h3>
        <slot></slot>
        <p class="figures ${bar.over > 0 ? 'over' : ''}">
          ${sumWords(bar)}${bar.capacity === null ? ', capacity not given yet' : ''}
        </p>
        ${this.#units(bar.unit)}
      </div>
      <div class="bar" role="img" aria-label=${barWords(bar)}>${barParts(seen)}</div>
      <ul class="legend">
        ${bar.parts.map((part) => html`<li>${kindGlyph(part.kind)}${this.#partWords(part, seen)}</li>`)}
        ${seen.items === 0 ? html`<li>Nothing is planned yet.</li>` : nothing} ${this.#unsized(seen)}
        ${this.#share(seen)}
      </ul>
      ${this.#changes.sentence}
    </section>`;
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

  #partWords({ kind, share }: BarPart, { spikes, spikeHours }: SprintBar): string {
    const words = `${partNames[kind]} ${percent(share)}`;
    if (kind !== 'spike') return words;
    return `${words} · ${count(spikes, 'time-box', 'time-boxes')}, ${figure(spikeHours)} h`;
  }

  #unsized({ unsized }: SprintBar) {
    return unsized === 0 ? nothing : html`<li class="unsized">${unsizedWords(unsized)}</li>`;
  }

  #share({ signed }: SprintBar) {
    if (!signed) return nothing;
    return html`<li class="share">${svgMark} ${shareWords(signed)}</li>`;
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
