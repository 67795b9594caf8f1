// The Board view: lanes across the columns. Hands move the cards over them; what a card looks like, and what a move asks,
// it leaves to others.

import { consume } from '@lit/context';
import { LitElement, html, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { parseId, type ColumnId, type ItemId } from '../../shared/ids.ts';
import type { Column } from '../../shared/records.ts';
import { listsContext, selectionContext, sessionContext } from '../contexts.ts';
import { CardHands } from '../controllers/card-hands.ts';
import type { ColumnDrag, MoveColumnEvent } from '../controllers/column-drag.ts';
import { isNowhere } from '../controllers/focus-now.ts';
import type { HandLane } from '../controllers/hand-list.ts';
import { whenMovingPart } from '../controllers/moving-part.ts';
import {
  beginning,
  bringToTop,
  edgeOf,
  firstBelow,
  highestBelow,
  isAtBeginning,
  scrollToBeginning,
} from '../controllers/top-edge.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import type { BoardLists, ListsTopic } from '../store/board-lists.ts';
import type { Density } from './board-choices.ts';
import { AnnounceEvent, ShowBoardEvent } from './events.ts';
import type { GwCell } from './gw-cell.ts';
import type { AddOnTopEvent, ColumnMenuEvent } from './gw-column-head.ts';
import './gw-column-head.ts';
import './gw-board-note.ts';
import type { FoldLaneEvent, GwLane } from './gw-lane.ts';
import './gw-lane.ts';
import { noColumnName } from './item-words.ts';
import { lanesStyles } from './lanes-styles.ts';
import { loadPart, notLoaded } from './parts.ts';
import type { Selection } from './selection.ts';
import { base } from './shared-styles.ts';

/** As many cards as the window holds, one below the other; lists further down begin with fewer. */
const firstCards = (): number => Math.ceil(innerHeight / 80) + 1;
const laterCards = 4;

/** A lane as a row at the top edge. */
const laneRow = (key: string): string => `lane ${key}`;

@customElement('gw-lanes')
export class GwLanes extends LitElement {
  static override styles = [base, lanesStyles];

  @property({ attribute: false }) density: Density = 'normal';
  /** Keys of the lanes that are folded. */
  @property({ attribute: false }) folded: readonly string[] = [];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @consume({ context: selectionContext }) private selection!: Selection;
  @consume({ context: listsContext }) private lists!: BoardLists;
  @query('.columns') private row!: HTMLElement;
  @query('gw-column-menu') private columnMenu!: HTMLElementTagNameMap['gw-column-menu'];

  readonly #hands = new CardHands(this, {
    session: () => this.session,
    selection: () => this.selection,
    card: 'gw-card',
    order: 'board',
  });
  #columnDrag: ColumnDrag | undefined;
  /** The lane that had the focus as it was folded. */
  #folding: GwLane | undefined;
  #allColumns: readonly Column[] = [];
  #columns: readonly (Column | null)[] = [];

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
        () => ['showing', 'lanes'],
      ),
    );
    this.addEventListener('gw-move-column', (event) => void this.#onMoveColumn(event));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void whenMovingPart().then((part) => this.#dragColumns(part.ColumnDrag));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#columnDrag?.end();
    this.#columnDrag = undefined;
  }

  async #dragColumns(Drag: typeof ColumnDrag): Promise<void> {
    await this.updateComplete;
    if (!this.isConnected || this.#columnDrag) return;
    this.#columnDrag = new Drag({
      host: this,
      row: this.row,
      heads: () => [...this.renderRoot.querySelectorAll('gw-column-head')],
      mayMove: () => !this.session.readOnly,
    });
  }

  /** From left to right, with null for what stands in no column; the same array as long as it is the same. */
  get #shownColumns(): readonly (Column | null)[] {
    const all = this.session.store.columns;
    const { waiting } = this.lists.showing;
    if (all !== this.#allColumns || waiting !== this.#columns.includes(null)) {
      this.#allColumns = all;
      this.#columns = [...(waiting ? [null] : []), ...all.filter((column) => !column.archived)];
    }
    return this.#columns;
  }

  override render() {
    const columns = this.#shownColumns;
    const waitingName = noColumnName(this.session.store);
    this.style.setProperty('--columns', String(columns.length));
    return html`<div class="columns" @gw-column-menu=${this.#onColumnMenu} @gw-add-on-top=${this.#onAddOnTop}>
        ${repeat(
          columns,
          (column) => column?.id,
          (column) => html`<gw-column-head .column=${column}></gw-column-head>`,
        )}
      </div>
      <div class="lanes" @gw-fold-lane=${this.#onFold}>
        <gw-board-note></gw-board-note>
        ${repeat(
          this.lists.lanes,
          ({ key }) => key,
          (lane, at) =>
            html`<gw-lane
              .lane=${lane}
              .columns=${columns}
              .density=${this.density}
              .first=${at === 0 ? firstCards() : laterCards}
              .waitingName=${waitingName}
              ?folded=${this.folded.includes(lane.key)}
            ></gw-lane>`,
        )}
      </div>
      <gw-column-menu .buttonOf=${this.#buttonOf}></gw-column-menu>`;
  }

  /** Its lists are there too: the focus may come into a view that was shown only now. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    await Promise.all(this.#lanes.map((lane) => lane.updateComplete));
    return done;
  }

  override willUpdate(changed: PropertyValues): void {
    this.#folding = changed.has('folded')
      ? this.#lanes.find((lane) => lane.matches(':focus-within'))
      : undefined;
  }

  override updated(): void {
    const lane = this.#folding;
    this.#folding = undefined;
    void lane?.updateComplete.then(() => isNowhere() && lane.focus());
  }

  /** In the first lane that is open. */
  #onAddOnTop({ column }: AddOnTopEvent): void {
    const cells = this.lanes.map(({ lists }) => lists as readonly GwCell[]).find((lists) => lists.length > 0);
    cells?.find((cell) => cell.column === column)?.add('top');
  }

  #onFold({ lane, folded }: FoldLaneEvent): void {
    const rest = this.folded.filter((key) => key !== lane);
    this.dispatchEvent(new ShowBoardEvent({ folded: folded ? [...rest, lane] : rest }));
  }

  get #lanes(): readonly GwLane[] {
    return [...this.renderRoot.querySelectorAll('gw-lane')];
  }

  /** The lanes from top to bottom, as hands reach into them. */
  get lanes(): readonly HandLane[] {
    return this.#lanes.map((lane) => ({
      name: lane.lane.name,
      lists: lane.cells,
    }));
  }

  /** Where the focus was last, else on the first card; on the first lane where all are folded. */
  override focus(): void {
    void this.#hands.focus().then(() => isNowhere() && this.#lanes[0]?.focus());
  }

  /** Puts the focus on an item's card once it stands where it belongs now. */
  focusItem(id: ItemId): Promise<void> {
    return this.#hands.focusItem(id);
  }

  bringIntoSight(id: ItemId): void {
    this.#hands.bringIntoSight(id);
  }

  /** The card at the top edge, of the columns that are in sight; the lane where it has none there. */
  get topRow(): string | null {
    if (!this.checkVisibility()) return null;
    if (isAtBeginning(this)) return beginning;
    const edge = edgeOf(this);
    const lane = firstBelow(this.#lanes, edge);
    if (!lane) return null;
    const { left, right } = this.getBoundingClientRect();
    const inSight = lane.cells.filter((cell) => {
      const place = cell.getBoundingClientRect();
      const middle = (place.left + place.right) / 2;
      return middle > left && middle < right;
    });
    const card = highestBelow(
      inSight.map(({ cards }) => cards),
      edge,
    );
    return card?.item ?? laneRow(lane.lane.key);
  }

  showRow(row: string): void {
    if (row === this.topRow) return;
    if (row === beginning) scrollToBeginning(this);
    const lane = this.#lanes.find(({ lane: { key } }) => laneRow(key) === row);
    if (lane) bringToTop(lane);
    const item = parseId('item', row);
    const cell = item && this.lanes.flatMap(({ lists }) => lists).find(({ ids }) => ids.includes(item));
    if (item && cell) void cell.reveal(item).then((card) => card && bringToTop(card));
  }

  /** Leads the focus from a card to the next one, as this arrow key does. */
  walk(from: ItemId, key: string): void {
    this.#hands.walk(from, key);
  }

  readonly #buttonOf = async (column: ColumnId | null): Promise<HTMLElement | undefined> => {
    await this.updateComplete;
    const heads = [...this.renderRoot.querySelectorAll('gw-column-head')];
    const head = heads.find((one) => (one.column?.id ?? null) === column);
    await head?.updateComplete;
    return head?.menuButton ?? undefined;
  };

  async #onColumnMenu({ column, anchor }: ColumnMenuEvent): Promise<void> {
    if (await this.#hasColumnMenu()) await this.columnMenu.show(column, anchor);
  }

  async #onMoveColumn({ column, after }: MoveColumnEvent): Promise<void> {
    if (await this.#hasColumnMenu()) await this.columnMenu.move(column, after);
  }

  async #hasColumnMenu(): Promise<boolean> {
    try {
      await loadPart('gw-column-menu');
      return true;
    } catch {
      this.dispatchEvent(new AnnounceEvent(notLoaded));
      return false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-lanes': GwLanes;
  }
}
