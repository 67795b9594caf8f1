// One backlog across the columns: its head with what it weighs, and its lists. The technical lane stands on a ground of
// its own, so that the groundwork is seen beside the features.

import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Backlog } from '../../shared/kind.ts';
import type { Column } from '../../shared/records.ts';
import { icon } from '../icons.ts';
import type { GwCell } from './gw-cell.ts';
import './gw-cell.ts';
import './gw-lane-total.ts';
import { backlogNames } from './item-words.ts';
import { laneStyles } from './lane-styles.ts';
import { base } from './shared-styles.ts';

@customElement('gw-lane')
export class GwLane extends LitElement {
  static override styles = [base, laneStyles];

  @property({ attribute: false }) backlog!: Backlog;
  @property({ attribute: false }) columns: readonly Column[] = [];
  @state() private collapsed = false;

  /** The lists from left to right, none while the lane is collapsed. */
  get cells(): readonly GwCell[] {
    return [...this.renderRoot.querySelectorAll('gw-cell')];
  }

  override render() {
    const name = backlogNames[this.backlog];
    return html`<section class=${this.backlog} aria-label=${name}>
      <div class="head">
        <h2>
          <button
            type="button"
            aria-expanded=${!this.collapsed}
            aria-controls="cells"
            @click=${() => (this.collapsed = !this.collapsed)}
          >
            ${icon('chevronDown')}${name}
          </button>
        </h2>
        <gw-lane-total .backlog=${this.backlog}></gw-lane-total>
      </div>
      <div id="cells" class="cells" ?hidden=${this.collapsed}>
        ${
          this.collapsed
            ? nothing
            : html`<gw-cell .backlog=${this.backlog} .column=${null} name="Backlog"></gw-cell> ${repeat(
                  this.columns,
                  ({ id }) => id,
                  ({ id, name: column }) =>
                    html`<gw-cell .backlog=${this.backlog} .column=${id} name=${column}></gw-cell>`,
                )}`
        }
      </div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-lane': GwLane;
  }
}
