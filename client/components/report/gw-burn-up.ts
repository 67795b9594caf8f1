// The burn-up of a sprint: in Plan that of the sprint which is shown, in Report that of any which was started.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SprintId } from '../../../shared/ids.ts';
import type { Sprint } from '../../../shared/records.ts';
import { activeSprint } from '../../../shared/sprints.ts';
import { sessionContext } from '../../contexts.ts';
import { ReadAgain } from '../../controllers/read-again.ts';
import type { BoardSession } from '../../session.ts';
import { ShowSprintEvent } from '../plan-events.ts';
import { base, fields } from '../shared-styles.ts';
import { burnUpFigure, noBurnUp } from './burn-up-chart.ts';
import './gw-figure.ts';

@customElement('gw-burn-up')
export class GwBurnUp extends LitElement {
  static override styles = [
    base,
    fields,
    css`
      :host {
        display: grid;
        min-width: 0;
      }
      select.field {
        width: auto;
        max-width: 100%;
        min-height: 28px;
        padding: 2px var(--space-2);
        font-size: var(--text-s);
      }
      @media print {
        select {
          display: none;
        }
      }
    `,
  ];

  /** Null: one is chosen here, at first the one under way, else the last that ended. */
  @property({ attribute: false }) sprint: SprintId | null = null;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private chosen: SprintId | null = null;

  constructor() {
    super();
    this.addController(new ReadAgain(this, () => this.session?.store));
  }

  override render() {
    const { store } = this.session;
    const started = store.sprints.filter((one) => one.started !== null);
    const sprint =
      this.sprint === null ? this.#chosenOf(started) : store.sprints.find(({ id }) => id === this.sprint);
    if (!sprint) return html`<gw-figure .figure=${noBurnUp}></gw-figure>`;
    return html`<gw-figure .figure=${burnUpFigure(sprint, store, this.session.now())}>
      ${this.sprint === null && started.length > 1 ? this.#choice(started, sprint) : nothing}
    </gw-figure>`;
  }

  /** The sprint whose burn-up is shown. */
  get shownSprint(): SprintId | null {
    return this.#chosenOf(this.session.store.sprints.filter((one) => one.started !== null))?.id ?? null;
  }

  /** Shows that of another sprint. */
  choose(sprint: SprintId): void {
    this.chosen = sprint;
  }

  #chosenOf(started: readonly Sprint[]): Sprint | undefined {
    return started.find(({ id }) => id === this.chosen) ?? activeSprint(started) ?? started.at(-1);
  }

  #choice(started: readonly Sprint[], shown: Sprint) {
    return html`<select
      slot="choice"
      class="field"
      aria-label="Sprint of the burn-up"
      @change=${this.#onChange}
    >
      ${started.map(({ id, name }) => html`<option value=${id} .selected=${id === shown.id}>${name}</option>`)}
    </select>`;
  }

  #onChange(event: Event): void {
    this.choose((event.target as HTMLSelectElement).value as SprintId);
    this.dispatchEvent(new ShowSprintEvent(this.chosen as SprintId));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-burn-up': GwBurnUp;
  }
}
