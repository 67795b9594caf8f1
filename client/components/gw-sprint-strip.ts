// The sprint under way, in one line over the Board: its name, its days, a bar cut by kind against its capacity; and what
// stands on the Board outside it. Without such a sprint there is nothing to say.

import { consume } from '@lit/context';
import { LitElement, html, nothing, svg } from 'lit';
import { customElement } from 'lit/decorators.js';
import { calendarDays, dateThere } from '../../shared/calendar.ts';
import { kindNames, kinds } from '../../shared/kind.ts';
import type { Sprint } from '../../shared/records.ts';
import { activeSprint } from '../../shared/sprints.ts';
import { sprintLoad, type SprintLoad } from '../../shared/sprint-load.ts';
import { listsContext, sessionContext } from '../contexts.ts';
import { Overview } from '../controllers/overview.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import type { BoardLists, ListsTopic } from '../store/board-lists.ts';
import type { BoardStore } from '../store/board-store.ts';
import { ShowBoardEvent } from './events.ts';
import { count, daysWords, figure } from './item-words.ts';
import { base, buttons } from './shared-styles.ts';
import { itemsOfSprint, listsOfSprint } from './sprint-items.ts';
import { sprintStripStyles } from './sprint-strip-styles.ts';

@customElement('gw-sprint-strip')
export class GwSprintStrip extends LitElement {
  static override styles = [base, buttons, sprintStripStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @consume({ context: listsContext }) private lists!: BoardLists;

  readonly #load = new Overview(this, {
    store: () => this.session?.store,
    lists: () => {
      const sprint = this.#sprint;
      return sprint ? listsOfSprint(sprint.id) : [];
    },
    also: ['sprints', 'settings'],
    look: (store) => this.#weigh(store),
  });

  constructor() {
    super();
    this.addController(
      new Watch<ListsTopic>(
        this,
        () => this.lists,
        () => ['counts', 'showing'],
      ),
    );
  }

  get #sprint(): Sprint | undefined {
    return this.session ? activeSprint(this.session.store.sprints) : undefined;
  }

  #weigh(store: BoardStore): SprintLoad {
    const sprint = this.#sprint;
    const items = sprint ? itemsOfSprint(store, sprint.id) : [];
    return sprintLoad(items, sprint?.started?.rate ?? sprint?.rate ?? 0);
  }

  override render() {
    const sprint = this.#sprint;
    if (!sprint) return nothing;
    return html`<strong>${sprint.name}</strong>
      <span class="quiet days">${this.#days(sprint)}</span>
      ${this.#bar(sprint, this.#load.look(this.session.store))} ${this.#outside(sprint)}`;
  }

  #days({ start, end }: Sprint): string {
    const words = daysWords(start, end);
    if (end === null) return words;
    const now = this.session.now();
    const { timeZone } = this.session.store.settings;
    const today = dateThere(now, timeZone);
    if (end < today) return `${words} · past its end`;
    const left = calendarDays(now, Date.parse(`${end}T12:00:00Z`), timeZone);
    return `${words} · ${left === 0 ? 'last day' : `${count(left, 'day', 'days')} left`}`;
  }

  #bar(sprint: Sprint, { hours, converted }: SprintLoad) {
    const planned = kindNames.reduce((sum, kind) => sum + hours[kind], 0);
    const capacity = sprint.started?.capacityHours ?? 0;
    const whole = Math.max(planned, capacity);
    if (whole === 0) return nothing;
    const parts = kindNames.filter((kind) => hours[kind] > 0);
    const told = parts.map((kind) => `${figure(hours[kind])} h of ${kinds[kind].plural}`).join(', ');
    const isOver = capacity > 0 && planned > capacity;
    let at = 0;
    return html`<svg
        class="load"
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
        role="img"
        aria-label=${`Planned: ${told || 'nothing'}`}
      >
        ${parts.map((kind) => {
          const width = (hours[kind] / whole) * 100;
          const x = at;
          at += width;
          return svg`<rect class=${kind} x=${x} width=${Math.max(0, width - 0.6)} height="8" />`;
        })}
      </svg>
      <span class=${`quiet figures ${isOver ? 'over' : ''}`}
        >${converted ? '≈ ' : ''}${figure(planned)}${capacity > 0 ? ` of ${figure(capacity)}` : ''}
        h${isOver ? ', over capacity' : ''}</span
      >`;
  }

  #outside(sprint: Sprint) {
    const { everything, lanes } = this.lists.showing;
    const { outside } = this.lists.counts;
    if (lanes === 'sprint' || (!everything && outside === 0)) return nothing;
    const words = everything ? `Only ${sprint.name}` : `${count(outside, 'item', 'items')} not in it`;
    return html`<button
      class="button plain small"
      type="button"
      aria-pressed=${everything}
      @click=${() => this.dispatchEvent(new ShowBoardEvent({ everything: !everything }))}
    >
      ${words}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-sprint-strip': GwSprintStrip;
  }
}
