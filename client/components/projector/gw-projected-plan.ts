// Plan in its projected form: the sprint and its goal, and the work in it side by side. How full it is stands under it, as
// under every projected form.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { capacityOf } from '../../../shared/capacity.ts';
import { parseId } from '../../../shared/ids.ts';
import type { Sprint } from '../../../shared/records.ts';
import { sessionContext } from '../../contexts.ts';
import { Overview } from '../../controllers/overview.ts';
import type { BoardSession } from '../../session.ts';
import type { BoardStore } from '../../store/board-store.ts';
import { plannedSprint, readChoices } from '../plan-choices.ts';
import { base, glyphs } from '../shared-styles.ts';
import { listsOfSprint, sprintFigures } from '../sprint-items.ts';
import './gw-projected-list.ts';
import { timeWords } from './plan-figures.ts';
import { projectedPlanStyles } from './projected-plan-styles.ts';
import { projectedStyles } from './projected-styles.ts';

/** With more rows than this in a list, name and goal of the sprint take a line each. */
const roomyRows = 4;

interface Seen {
  readonly sprint: Pick<Sprint, 'id' | 'name' | 'goal'>;
  readonly time: string;
  /** One of the lists is long. */
  readonly tight: boolean;
}

@customElement('gw-projected-plan')
export class GwProjectedPlan extends LitElement {
  static override styles = [base, glyphs, projectedStyles, projectedPlanStyles];

  /** The sprint that whoever leads has chosen, and the row at their top edge. */
  @property({ attribute: false }) tab: string | null = null;
  @property({ attribute: false }) row: string | null = null;

  @consume({ context: sessionContext }) private session!: BoardSession;

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
    return {
      sprint: { id, name, goal },
      time: timeWords(sprint, capacityOf(sprint, store.members, store.capacity)),
      tight: listsOfSprint(id).some((list) => store.list(list).length > roomyRows),
    };
  }

  override render() {
    const seen = this.#seen.look(this.session.store);
    if (!seen) return this.#none();
    const { sprint, time, tight } = seen;
    const clamp = tight ? 'clamp tight' : 'clamp';
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
      </div>`;
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
