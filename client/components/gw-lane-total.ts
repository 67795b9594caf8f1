// What a lane has ahead, in one line: how much of it is ready, points, hours. The sums are kept item by item where the
// lists of the Board are kept; here they become words.

import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { listsContext, sessionContext } from '../contexts.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import type { Lane } from '../store/board-lanes.ts';
import type { BoardLists, ListsTopic } from '../store/board-lists.ts';
import { base } from './shared-styles.ts';
import { hoursWords, pointsWords, readyWords } from './weight-words.ts';

@customElement('gw-lane-total')
export class GwLaneTotal extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        color: var(--ink-2);
        font-size: var(--text-s);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) lane!: Lane;
  @consume({ context: sessionContext }) private session!: BoardSession;
  @consume({ context: listsContext }) private lists!: BoardLists;

  constructor() {
    super();
    this.addController(
      new Watch<ListsTopic>(
        this,
        () => this.lists,
        () => [`lane:${this.lane.key}`],
      ),
    );
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['settings'],
      ),
    );
  }

  override render() {
    return html`${this.#words()}`;
  }

  #words(): string {
    const { items, ahead, ready, points, boxHours } = this.lists.sum(this.lane.key);
    const isTechnical = this.lane.by === 'backlog' && this.lane.backlog === 'technical';
    const hidden = this.lists.hidden(this.lane.key);
    if (items === 0 && hidden > 0) return `${hidden.toLocaleString('en')} hidden by the filter`;
    if (items === 0)
      return isTechnical && !this.session.readOnly ? 'empty: C writes a task or a spike' : 'empty';
    if (ahead === 0) return 'all finished';
    const parts = [readyWords({ ready, items: ahead })];
    if (points > 0 || !isTechnical) parts.push(pointsWords({ points }));
    const hours = points * this.session.store.settings.rate + boxHours;
    if (isTechnical) parts.push(hoursWords(hours, points > 0));
    else if (boxHours > 0) parts.push(`${hoursWords(boxHours, false)} of time-boxes`);
    return parts.join(' · ');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-lane-total': GwLaneTotal;
  }
}
