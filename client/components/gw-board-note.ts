// What the Board says where no card is seen: nothing is there yet, all of it is outside the sprint, or the filter lets
// nothing through; and the next act, with its key.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { activeSprint } from '../../shared/sprints.ts';
import { listsContext, sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import type { BoardLists, ListsTopic } from '../store/board-lists.ts';
import { keyOf, type CommandId } from './commands/table.ts';
import { boardNoteStyles } from './board-note-styles.ts';
import { ClearFilterEvent, HeaderEvent, ShowBoardEvent, ViewEvent } from './events.ts';
import { count } from './item-words.ts';
import { base, buttons } from './shared-styles.ts';

@customElement('gw-board-note')
export class GwBoardNote extends LitElement {
  static override styles = [base, buttons, boardNoteStyles];

  /** It says something. */
  @property({ type: Boolean, reflect: true }) shown = false;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @consume({ context: listsContext }) private lists!: BoardLists;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch<ListsTopic>(
        this,
        () => this.lists,
        () => ['counts', 'showing'],
      ),
    );
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['sprints'],
      ),
    );
  }

  override willUpdate(): void {
    this.shown = this.lists.counts.shown === 0;
  }

  override render() {
    const { all, shown, outside } = this.lists.counts;
    if (shown > 0) return nothing;
    if (all > 0)
      return this.#note(
        'No card matches the filter.',
        this.#button(`Show all ${all}`, new ClearFilterEvent(), 'clearFilter'),
      );
    const sprint = activeSprint(this.session.store.sprints);
    if (outside > 0 && sprint)
      return this.#note(
        `Nothing of ${sprint.name} stands on the Board. ${count(outside, 'card is', 'cards are')} outside it.`,
        html`${this.#button('Plan the sprint', new ViewEvent('plan'))}
        ${this.#button('Show all cards', new ShowBoardEvent({ everything: true }))}`,
      );
    if (this.session.readOnly) return this.#note('Nothing stands on this board yet.', nothing);
    return this.#note(
      'Nothing stands on the Board yet. Write the first item here, or take one from the backlogs in Plan.',
      html`${this.#button('New item', new HeaderEvent('newItem'), 'newItem')}
      ${this.#button('Open Plan', new ViewEvent('plan'))}`,
    );
  }

  #note(words: string, acts: TemplateResult | typeof nothing): TemplateResult {
    return html`<div>
      <p>${words}</p>
      ${acts}
    </div>`;
  }

  #button(words: string, event: Event, command?: CommandId): TemplateResult {
    const key = command && keyOf(command);
    return html`<button class="button" type="button" @click=${() => this.dispatchEvent(event)}>
      ${words}${key === undefined ? nothing : html` <kbd aria-hidden="true">${key}</kbd>`}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-board-note': GwBoardNote;
  }
}
