// Plan in its projected form: the sprint and its goal, the work in it side by side, how full it is, and where the sign-off
// of its technical share stands.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { allocationOf, signedOf } from '../../../shared/allocation.ts';
import { capacityHours, capacityOf } from '../../../shared/capacity.ts';
import { planBar } from '../../../shared/plan-bar.ts';
import { parseId } from '../../../shared/ids.ts';
import type { Sprint } from '../../../shared/records.ts';
import { sprintLoad } from '../../../shared/sprint-load.ts';
import { sessionContext } from '../../contexts.ts';
import { Overview } from '../../controllers/overview.ts';
import type { BoardSession } from '../../session.ts';
import type { BoardStore } from '../../store/board-store.ts';
import { loadWords } from '../plan-bar-words.ts';
import { plannedSprint, readChoices } from '../plan-choices.ts';
import { base, glyphs } from '../shared-styles.ts';
import { itemsOfSprint, listsOfSprint, sprintFigures } from '../sprint-items.ts';
import './gw-projected-list.ts';
import { JustNow } from './just-now.ts';
import { timeWords, wrongWords } from './plan-figures.ts';
import { projectedBar, projectedBarStyles, type ProjectedBar } from './projected-bar.ts';
import { projectedPlanStyles } from './projected-plan-styles.ts';
import { projectedStyles } from './projected-styles.ts';
import { signOffState } from './sign-off-state.ts';

/** With more rows than this in a list, name and goal of the sprint take a line each. */
const roomyRows = 4;

interface Seen {
  readonly sprint: Pick<Sprint, 'id' | 'name' | 'goal'>;
  readonly time: string;
  /** One of the lists is long. */
  readonly tight: boolean;
  readonly load: ProjectedBar;
}

@customElement('gw-projected-plan')
export class GwProjectedPlan extends LitElement {
  static override styles = [base, glyphs, projectedStyles, projectedPlanStyles, projectedBarStyles];

  /** The sprint that whoever leads has chosen, and the row at their top edge. */
  @property({ attribute: false }) tab: string | null = null;
  @property({ attribute: false }) row: string | null = null;

  @consume({ context: sessionContext }) private session!: BoardSession;

  readonly #news = new JustNow(this);
  readonly #seen = new Overview(this, {
    store: () => this.session?.store,
    lists: () => {
      const sprint = this.#sprint;
      return sprint ? listsOfSprint(sprint.id) : [];
    },
    also: sprintFigures,
    look: (store) => this.#look(store),
  });

  get #sprint(): Sprint | undefined {
    const chosen = parseId('sprint', this.tab) ?? readChoices(this.session.id).sprint;
    return plannedSprint(this.session.store.sprints, chosen);
  }

  #look(store: BoardStore): Seen | null {
    const sprint = this.#sprint;
    if (!sprint) return null;
    const { id, name, goal } = sprint;
    const items = itemsOfSprint(store, id);
    const rate = sprint.started?.rate ?? sprint.rate;
    const capacity = capacityHours(sprint, store.members, store.capacity);
    const signed = signedOf(sprint, items, store.signOffs);
    return {
      sprint: { id, name, goal },
      time: timeWords(sprint, capacityOf(sprint, store.members, store.capacity)),
      tight: listsOfSprint(id).some((list) => store.list(list).length > roomyRows),
      load: {
        bar: planBar(sprintLoad(items, rate), capacity, rate, store.settings.barUnit),
        signedShare: signed?.signOff.share ?? null,
        state: signOffState(sprint, allocationOf(items, rate, capacity), signed, store),
      },
    };
  }

  override render() {
    const seen = this.#seen.look(this.session.store);
    if (!seen) return this.#none();
    const { sprint, time, tight, load } = seen;
    const clamp = tight ? 'clamp tight' : 'clamp';
    const figures = `${loadWords(load.bar)} ${wrongWords(load.bar)}`;
    const isNew = this.#news.look(new Map([[sprint.id, figures]])).has(sprint.id);
    return html`<div class="head">
        <h1 class=${clamp}>${sprint.name}</h1>
        <p class="time">${time}</p>
      </div>
      ${
        sprint.goal.trim() === ''
          ? nothing
          : html`<p class=${`goal ${clamp}`}><strong>Goal</strong> ${sprint.goal}</p>`
      }
      <div class="work">
        <gw-projected-list
          .sprint=${sprint.id}
          .backlog=${'product'}
          .row=${this.row}
          name="Feature work"
        ></gw-projected-list>
        <gw-projected-list
          .sprint=${sprint.id}
          .backlog=${'technical'}
          .row=${this.row}
          name="Technical work"
        ></gw-projected-list>
      </div>
      ${projectedBar(load, isNew)}`;
  }

  #none() {
    return html`<div class="none">
      <h1>No sprint is planned yet</h1>
      <p>Add one in Plan: a name, a goal and its days. It is shown here at once.</p>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-projected-plan': GwProjectedPlan;
  }
}
