// The bar that comes up while items are selected: how many they are, and what is done with all of them at once. What it
// opens is the same panel that a key opens for one card.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Item } from '../../shared/item.ts';
import { openSprints } from '../../shared/sprints.ts';
import { selectionContext, sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon, type IconName } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import type { Topic } from '../store/board-store.ts';
import { singleKeys } from './commands/single-keys.ts';
import { keyOf, spokenKeyOf, type CommandId } from './commands/table.ts';
import { ChangePanelEvent, CloseEvent, CommandEvent, type ChangePanel } from './events.ts';
import { selectionBarStyles } from './selection-bar-styles.ts';
import type { Selection } from './selection.ts';
import { selectionWords } from './selection-words.ts';
import { base, buttons } from './shared-styles.ts';

interface Opener {
  readonly words: string;
  readonly command: CommandId;
  readonly icon?: IconName;
  /** A list of entries, not a panel of fields. */
  readonly isMenu?: true;
}

const openers = {
  move: { words: 'Move', command: 'move', isMenu: true },
  sprint: { words: 'Sprint', command: 'sprint', isMenu: true },
  epic: { words: 'Epic', command: 'epic' },
  labels: { words: 'Labels', command: 'labels' },
  people: { words: 'Assign', command: 'assign', icon: 'userPlus' },
  size: { words: 'Size', command: 'size' },
  due: { words: 'Due', command: 'due', icon: 'calendar' },
} as const satisfies Readonly<Record<ChangePanel, Opener>>;

@customElement('gw-selection-bar')
export class GwSelectionBar extends LitElement {
  static override styles = [base, buttons, selectionBarStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @consume({ context: selectionContext }) private selection!: Selection;

  readonly #size = new ResizeObserver(() => dock(this.offsetHeight));
  #hadFocus = false;

  constructor() {
    super();
    this.addController(new Follow(this, () => singleKeys));
    this.addController(
      new Watch(
        this,
        () => this.selection,
        () => ['all'],
      ),
    );
    this.addController(
      new Watch<Topic>(
        this,
        () => this.session?.store,
        () => this.#topics,
      ),
    );
  }

  get #topics(): readonly Topic[] {
    const items = this.selection.ids.map((id) => `item:${id}` as const);
    return items.length === 0 ? [] : [...items, 'sprints'];
  }

  get #items(): readonly Item[] {
    return this.selection.ids.flatMap((id) => this.session.store.item(id) ?? []);
  }

  override willUpdate(): void {
    this.#hadFocus = this.matches(':focus-within');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
    dock(0);
  }

  override updated(): void {
    // Whoever worked here goes on in the view.
    if (this.#hadFocus && this.#items.length === 0) this.dispatchEvent(new CloseEvent());
  }

  override render() {
    const items = this.#items;
    if (items.length === 0 || this.session.readOnly) return nothing;
    const { store } = this.session;
    const hasSprints =
      openSprints(store.sprints).length > 0 || items.some(({ place }) => place.sprint !== null);
    return html`<section aria-label="Selected items">
      <strong class="figures">${selectionWords(items)}</strong>
      <div class="actions">
        ${(Object.keys(openers) as ChangePanel[])
          .filter((panel) => panel !== 'sprint' || hasSprints)
          .map((panel) => this.#opener(panel, openers[panel]))}
        <button
          class="button"
          type="button"
          aria-keyshortcuts=${spokenKeyOf('archiveItem') ?? nothing}
          @click=${this.#archive}
        >
          ${icon('archive')} Archive ${shownKey('archiveItem')}
        </button>
      </div>
      <button class="button plain clear" type="button" aria-keyshortcuts="Escape" @click=${this.#clear}>
        ${icon('x')} Clear ${shownKey('clearSelection')}
      </button>
    </section>`;
  }

  #opener(panel: ChangePanel, { words, command, icon: shown, isMenu }: Opener) {
    return html`<button
      class="button"
      type="button"
      aria-haspopup=${isMenu ? 'menu' : 'dialog'}
      aria-expanded="false"
      aria-keyshortcuts=${spokenKeyOf(command) ?? nothing}
      @click=${(event: Event) => this.#open(panel, event.currentTarget as HTMLElement)}
    >
      ${shown ? icon(shown) : nothing}${words}${icon('chevronDown')}${shownKey(command)}
    </button>`;
  }

  #open(panel: ChangePanel, button: HTMLElement): void {
    this.dispatchEvent(new ChangePanelEvent(panel, this.selection.ids, button));
  }

  #archive(): void {
    this.dispatchEvent(new CommandEvent('archiveItem', this.selection.ids));
  }

  #clear(): void {
    this.dispatchEvent(new CommandEvent('clearSelection'));
  }
}

const shownKey = (command: CommandId) => {
  const key = keyOf(command);
  return key === undefined ? nothing : html`<kbd aria-hidden="true">${key}</kbd>`;
};

/** So that what is said on the screen stands above the bar. */
function dock(height: number): void {
  document.documentElement.style.setProperty('--dock', `${height}px`);
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-selection-bar': GwSelectionBar;
  }
}
