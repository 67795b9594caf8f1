// What happened to an item, in sentences, behind a closed line at its foot. Closed it costs nothing; opened it shows the
// newest, and more when asked. Where words were typed, the text before can be looked at and brought back.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ItemId } from '../../shared/ids.ts';
import { entryId } from '../../shared/history-sentences.ts';
import type { Item } from '../../shared/item.ts';
import {
  historyLength,
  itemHistory,
  type HistoryChange,
  type HistoryEntry,
} from '../../shared/item-history.ts';
import { sessionContext } from '../contexts.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import './gw-text-version.ts';
import { historyNames } from './history-names.ts';
import { historyStyles } from './history-styles.ts';
import { count, memberOf, momentWords } from './item-words.ts';
import { avatars, base, buttons } from './shared-styles.ts';
import { avatar, unseen } from './templates.ts';

/** Stays the same while others come before it, so that an earlier text that is looked at stays open. */
const changeId = (change: HistoryChange | undefined): string =>
  change?.entry ? entryId(change.entry) : `${change?.at} ${change?.sentence}`;

/** Entries at a time. */
const step = 50;

@customElement('gw-item-history')
export class GwItemHistory extends LitElement {
  static override styles = [base, buttons, avatars, historyStyles];

  @property({ attribute: false }) item!: ItemId;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private opened = false;
  @state() private shown = step;
  /** The id of the burst of typing whose text is looked at. */
  @state() private looking = '';

  constructor() {
    super();
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () =>
          this.opened
            ? [`item:${this.item}`, 'members', 'columns', 'sprints', 'epics', 'settings']
            : [`item:${this.item}`],
      ),
    );
  }

  override willUpdate(changed: PropertyValues): void {
    if (!changed.has('item')) return;
    this.shown = step;
    this.looking = '';
  }

  override render() {
    const item = this.session.store.item(this.item);
    if (!item) return nothing;
    return html`<details @toggle=${this.#onToggle}>
      <summary>
        ${icon('chevronDown')}<span>History: ${count(historyLength(item), 'entry', 'entries')}</span>
      </summary>
      ${this.opened ? this.#list(item) : nothing}
    </details>`;
  }

  #list(item: Item) {
    const entries = itemHistory(item, historyNames(this.session.store));
    const more = entries.length - this.shown;
    return html`<ol>
        ${repeat(
          entries.slice(0, this.shown),
          ({ changes }) => changeId(changes.at(-1)),
          (entry) => this.#entry(item, entry),
        )}
      </ol>
      ${
        more > 0
          ? html`<button class="button small" type="button" @click=${() => (this.shown += step)}>
              Show ${Math.min(step, more)} older
            </button>`
          : nothing
      }`;
  }

  #entry(item: Item, { by, at, changes }: HistoryEntry) {
    const member = memberOf(this.session.store, by);
    const who = member ?? { name: 'Somebody', colour: 9 };
    return html`<li>
      ${avatar(who, member?.claimed ? '' : 'label')}
      <div>
        <p class="head"><strong>${who.name}</strong> <span class="quiet">${momentWords(at)}</span></p>
        <ul>
          ${repeat(changes, changeId, (change) => this.#change(item, change))}
        </ul>
      </div>
    </li>`;
  }

  #change(item: Item, { sentence, text, entry }: HistoryChange) {
    if (text === null || entry === null) return html`<li>${sentence}</li>`;
    const id = entryId(entry);
    const open = this.looking === id;
    return html`<li>
      ${sentence}
      <button
        class="look"
        type="button"
        aria-expanded=${open}
        @click=${() => (this.looking = open ? '' : id)}
      >
        ${open ? 'Close' : 'Text before'}${unseen(` this change: ${sentence}`)}
      </button>
      ${open ? html`<gw-text-version .item=${item.id} .text=${text} .entry=${entry}></gw-text-version>` : nothing}
    </li>`;
  }

  #onToggle(event: Event): void {
    this.opened = (event.currentTarget as HTMLDetailsElement).open;
    if (!this.opened) this.looking = '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-item-history': GwItemHistory;
  }
}
