// What a backlog weighs, in one line: items, points, for the technical one also hours. It looks at every item of the
// backlog so that the lane itself need not, and renders only when the figures change.

import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ItemId } from '../../shared/ids.ts';
import type { Backlog } from '../../shared/kind.ts';
import { sessionContext } from '../contexts.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import { backlogTopic, type Topic } from '../store/board-store.ts';
import { totalOf, totalWords } from './item-words.ts';
import { base } from './shared-styles.ts';

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

  @property({ attribute: false }) backlog!: Backlog;
  @consume({ context: sessionContext }) private session!: BoardSession;

  #shown = '';
  #list: readonly ItemId[] = [];
  #due = false;

  constructor() {
    super();
    this.addController(
      new Watch<Topic>(
        this,
        () => this.session?.store,
        () => [backlogTopic(this.backlog), 'settings', ...this.#ids.map((id) => `item:${id}` as const)],
        () => this.#look(),
      ),
    );
  }

  get #ids() {
    return this.session.store.list(backlogTopic(this.backlog));
  }

  /** Once for all changes of one moment: an import wakes every item. */
  #look(): void {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      if (!this.isConnected || (this.#ids === this.#list && this.#words() === this.#shown)) return;
      this.requestUpdate();
    });
  }

  #words(): string {
    const { store } = this.session;
    const items = this.#ids.flatMap((id) => store.item(id) ?? []);
    return totalWords(totalOf(items, store.settings.rate, this.session.now()), this.backlog);
  }

  override render() {
    this.#list = this.#ids;
    this.#shown = this.#words();
    return html`${this.#shown}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-lane-total': GwLaneTotal;
  }
}
