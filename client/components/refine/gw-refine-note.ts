// What Refine says where there is no item to refine: nothing is in the backlogs yet, or all of it is ready; and the next
// act, with its key.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { sessionContext } from '../../contexts.ts';
import { Follow } from '../../controllers/follow.ts';
import { Watch } from '../../controllers/watch.ts';
import type { BoardSession } from '../../session.ts';
import { backlogTopic } from '../../store/board-store.ts';
import { keyOf, type CommandId } from '../commands/table.ts';
import { HeaderEvent, ViewEvent } from '../events.ts';
import { base, buttons } from '../shared-styles.ts';
import { refineNoteStyles } from './refine-note-styles.ts';

@customElement('gw-refine-note')
export class GwRefineNote extends LitElement {
  static override styles = [base, buttons, refineNoteStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('p') private words!: HTMLElement | null;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [backlogTopic('product'), backlogTopic('technical')],
      ),
    );
  }

  override focus(): void {
    this.words?.focus();
  }

  override render() {
    const { store, readOnly } = this.session;
    const some = (['product', 'technical'] as const).some((one) => store.list(backlogTopic(one)).length > 0);
    if (some)
      return this.#note(
        'Every item that waits in the backlogs is ready. Plan the sprint, or open an item to look at it again.',
        html`${this.#button('Open Plan', new ViewEvent('plan'), 'view plan', true)}
        ${this.#button('Find an item', new HeaderEvent('palette'), 'palette')}`,
      );
    if (readOnly) return this.#note('There is nothing to refine yet.', nothing);
    return this.#note(
      'There is nothing to refine yet. Write the first item here; then the team says what it needs and how large it is.',
      html`${this.#button('New item', new HeaderEvent('newItem'), 'newItem', true)}
      ${this.#button('Import a board', new HeaderEvent('import'))}`,
    );
  }

  #note(words: string, acts: TemplateResult | typeof nothing): TemplateResult {
    return html`<div>
      <p tabindex="-1">${words}</p>
      ${acts}
    </div>`;
  }

  #button(words: string, event: Event, command?: CommandId, primary = false): TemplateResult {
    const key = command && keyOf(command);
    return html`<button
      class=${`button ${primary ? 'primary' : ''}`}
      type="button"
      @click=${() => this.dispatchEvent(event)}
    >
      ${words}${key === undefined ? nothing : html` <kbd aria-hidden="true">${key}</kbd>`}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-refine-note': GwRefineNote;
  }
}
