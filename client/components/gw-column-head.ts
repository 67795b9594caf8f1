// The head of a column: its name, how many cards it holds over all lanes, its soft limit, whether items in it are
// finished, and the button of its menu.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { ColumnId } from '../../shared/ids.ts';
import type { Column } from '../../shared/records.ts';
import { listsContext, sessionContext } from '../contexts.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { columnKey, type BoardLists, type ListsTopic } from '../store/board-lists.ts';
import { columnHeadStyles } from './column-head-styles.ts';
import { liftStyles } from './lift-styles.ts';
import { base, buttons } from './shared-styles.ts';
import { unseen } from './templates.ts';
import { noColumnName } from './item-words.ts';

/** The menu of a column is wanted; null for what stands in no column. */
export class ColumnMenuEvent extends Event {
  readonly column: Column | null;
  readonly anchor: HTMLElement;

  constructor(column: Column | null, anchor: HTMLElement) {
    super('gw-column-menu', { bubbles: true, composed: true });
    this.column = column;
    this.anchor = anchor;
  }
}

/** Something is to be added at the top of a column. */
export class AddOnTopEvent extends Event {
  readonly column: ColumnId | null;

  constructor(column: ColumnId | null) {
    super('gw-add-on-top', { bubbles: true, composed: true });
    this.column = column;
  }
}

@customElement('gw-column-head')
export class GwColumnHead extends LitElement {
  static override styles = [base, buttons, liftStyles, columnHeadStyles];

  /** Null: the items that stand in no column. */
  @property({ attribute: false }) column: Column | null = null;
  /** The button that opens the menu of the column. */
  @query('[aria-haspopup]') readonly menuButton!: HTMLElement | null;
  @consume({ context: sessionContext }) private session!: BoardSession;
  @consume({ context: listsContext }) private lists!: BoardLists;

  constructor() {
    super();
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['columns'],
      ),
    );
    this.addController(
      new Watch<ListsTopic>(
        this,
        () => this.lists,
        () => [`column:${columnKey(this.column?.id ?? null)}`],
      ),
    );
  }

  override render() {
    const { all, shown } = this.lists.column(this.column?.id ?? null);
    const limit = this.column?.limit ?? null;
    const over = limit !== null && all > limit;
    const name = this.column?.name ?? noColumnName(this.session.store);
    const movable = this.column !== null && !this.session.readOnly;
    return html`<h2 class=${movable ? 'movable' : ''}>${name}</h2>
      ${
        this.column?.done
          ? html`<span class="done" title="Items in it are finished"
              >${icon('check')}${unseen('items in it are finished')}</span
            >`
          : nothing
      }
      <span class="quiet figures"
        >${shown === all ? all : `${shown} of ${all}`}${unseen(all === 1 ? 'item' : 'items')}</span
      >
      <span class="end">
        ${
          limit === null
            ? nothing
            : html`<span class=${`limit quiet ${over ? 'over' : ''}`}
                >${over ? 'over limit' : 'limit'} ${limit}</span
              >`
        }
        ${
          this.session.readOnly
            ? nothing
            : html`${this.column?.done ? nothing : this.#adder(name)}<button
                  class="menu button plain small square"
                  type="button"
                  aria-label=${`Change the column ${name}`}
                  aria-haspopup="dialog"
                  @click=${this.#onMenu}
                >
                  ${icon('ellipsis')}
                </button>`
        }
      </span>`;
  }

  #adder(name: string) {
    return html`<button
      class="menu button plain small square"
      type="button"
      aria-label=${`Add an item on top of ${name}`}
      @click=${() => this.dispatchEvent(new AddOnTopEvent(this.column?.id ?? null))}
    >
      ${icon('plus')}
    </button>`;
  }

  #onMenu(event: Event): void {
    this.dispatchEvent(new ColumnMenuEvent(this.column, event.currentTarget as HTMLElement));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-column-head': GwColumnHead;
  }
  interface HTMLElementEventMap {
    'gw-column-menu': ColumnMenuEvent;
    'gw-add-on-top': AddOnTopEvent;
  }
}
