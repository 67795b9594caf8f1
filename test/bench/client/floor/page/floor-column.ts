// One column: its name, how many cards it has, and the cards in a scroller of their own.

import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Row } from '../rows.ts';
import './floor-card.ts';

export type Entry = readonly [id: string, row: Row];

@customElement('floor-column')
export class FloorColumn extends LitElement {
  static override styles = css`
    :host {
      display: flex;
      flex-direction: column;
      width: 264px;
      max-height: 100%;
      border-radius: 8px;
      background: #eef0f3;
    }
    h2 {
      margin: 0;
      padding: 10px 12px;
      font:
        600 14px/20px system-ui,
        sans-serif;
    }
    div {
      flex: 1 1 auto;
      height: 100vh;
      min-height: 100px;
      padding: 0 8px;
      overflow-y: auto;
      contain: strict;
    }
  `;

  @property({ attribute: false }) column = '';
  @property() name = '';
  @property({ attribute: false }) entries: readonly Entry[] = [];

  override render() {
    return html`<h2>${this.name} ${this.entries.length}</h2>
      <div>
        ${repeat(
          this.entries,
          ([id]) => id,
          ([id, row]) => html`<floor-card .item=${id} .row=${row}></floor-card>`,
        )}
      </div>`;
  }
}
