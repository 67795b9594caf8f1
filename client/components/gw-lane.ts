// One lane across the columns: its head with what it weighs, and its lists. The technical backlog stands on a ground of
// its own, so that the groundwork is seen beside the features.

import { LitElement, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Column } from '../../shared/records.ts';
import { icon } from '../icons.ts';
import type { Lane } from '../store/board-lanes.ts';
import type { Density } from './board-choices.ts';
import type { GwCell } from './gw-cell.ts';
import './gw-cell.ts';
import './gw-lane-total.ts';
import { laneStyles } from './lane-styles.ts';
import { base } from './shared-styles.ts';

/** The lane is to be folded, or unfolded. */
export class FoldLaneEvent extends Event {
  readonly lane: string;
  readonly folded: boolean;

  constructor(lane: string, folded: boolean) {
    super('gw-fold-lane', { bubbles: true, composed: true });
    this.lane = lane;
    this.folded = folded;
  }
}

@customElement('gw-lane')
export class GwLane extends LitElement {
  static override styles = [base, laneStyles];

  @property({ attribute: false }) lane!: Lane;
  /** The columns from left to right; null stands for what is in no column. */
  @property({ attribute: false }) columns: readonly (Column | null)[] = [];
  /** What the items in no column stand under. */
  @property() waitingName = '';
  @property({ attribute: false }) density: Density = 'normal';
  /** How many cards each list builds at first. */
  @property({ attribute: false }) first = 12;
  @property({ type: Boolean }) folded = false;

  @query('h2 button') private head!: HTMLElement | null;

  override focus(): void {
    this.head?.focus();
  }

  /** The lists from left to right, none while the lane is folded. */
  get cells(): readonly GwCell[] {
    return [...this.renderRoot.querySelectorAll('gw-cell')];
  }

  override render() {
    const { lane, folded } = this;
    return html`<section class=${lane.by === 'backlog' ? lane.backlog : 'product'} aria-label=${lane.name}>
      <div class="head">
        <h2>
          <button type="button" aria-expanded=${!folded} aria-controls="cells" @click=${this.#onFold}>
            ${icon('chevronDown')}${lane.name}
          </button>
        </h2>
        <gw-lane-total .lane=${lane}></gw-lane-total>
      </div>
      <div id="cells" class="cells" ?hidden=${folded}>
        ${
          folded
            ? nothing
            : repeat(
                this.columns,
                (column) => column?.id,
                (column) =>
                  html`<gw-cell
                    .lane=${lane}
                    .column=${column?.id ?? null}
                    .density=${this.density}
                    .first=${this.first}
                    name=${column?.name ?? this.waitingName}
                  ></gw-cell>`,
              )
        }
      </div>
    </section>`;
  }

  #onFold(): void {
    this.dispatchEvent(new FoldLaneEvent(this.lane.key, !this.folded));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-lane': GwLane;
  }
  interface HTMLElementEventMap {
    'gw-fold-lane': FoldLaneEvent;
  }
}
