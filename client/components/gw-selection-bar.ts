// What may be done with all selected items at once, in a bar under the view: each press is one step, and what is refused
// for one of them is said and stops none of the others. Nothing is selected: no bar.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Board } from '../../shared/board/document.ts';
import type { Act } from '../../shared/board/edit.ts';
import { archiveItem, backlogOf, setAssignee, setField, setLabel } from '../../shared/board/mutate-item.ts';
import { onEach } from '../../shared/board/mutate-many.ts';
import { teamOf } from '../../shared/board/mutate-member.ts';
import type { EpicId, ItemId, MemberId } from '../../shared/ids.ts';
import type { Item } from '../../shared/item.ts';
import { openSprints } from '../../shared/sprints.ts';
import { selectionContext, sessionContext } from '../contexts.ts';
import { Watch } from '../controllers/watch.ts';
import { icon, type IconName } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import type { Topic } from '../store/board-store.ts';
import { cardMenuStyles } from './card-menu-styles.ts';
import { Changes } from './changes.ts';
import { AnnounceEvent, CloseEvent, DropCardEvent, type Drop } from './events.ts';
import { backlogNames, count, dueWords, noColumnName } from './item-words.ts';
import { manyWords } from './many-words.ts';
import { menuEntry, openColumns } from './menu-entry.ts';
import { walkMenu } from './menu-keys.ts';
import { popoverStyles, showBelow } from './popover.ts';
import { selectionBarStyles } from './selection-bar-styles.ts';
import type { Selection } from './selection.ts';
import { assignedAs, labelsOn, selectionWords, shareOf, type Share } from './selection-words.ts';
import { base, buttons, fields } from './shared-styles.ts';
import { inShownOrder } from './shown-order.ts';

const panels = {
  move: 'Move',
  sprint: 'Sprint',
  epic: 'Epic',
  labels: 'Labels',
  people: 'Assign',
  due: 'Due',
} as const;
type Panel = keyof typeof panels;
/** Lists of entries that close when one is pressed; the others hold fields. */
const menus: readonly Panel[] = ['move', 'sprint', 'epic'];

const stays = { after: null, before: null } as const;

@customElement('gw-selection-bar')
export class GwSelectionBar extends LitElement {
  static override styles = [base, buttons, fields, popoverStyles, cardMenuStyles, selectionBarStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @consume({ context: selectionContext }) private selection!: Selection;
  @state() private open: Panel | null = null;
  @query('[popover]') private panel!: HTMLElement | null;
  @query('#label') private newLabel!: HTMLInputElement | null;

  readonly #changes = new Changes(this, () => this.session);
  readonly #size = new ResizeObserver(() => dock(this.offsetHeight));
  #hadFocus = false;

  constructor() {
    super();
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
    return items.length === 0 ? [] : [...items, 'columns', 'sprints', 'epics', 'members'];
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
        ${this.#opener('move')} ${hasSprints ? this.#opener('sprint') : nothing} ${this.#opener('epic')}
        ${this.#opener('labels')} ${this.#opener('people', 'userPlus')} ${this.#opener('due', 'calendar')}
        <button class="button" type="button" @click=${this.#archive}>${icon('archive')} Archive</button>
      </div>
      <button class="button plain clear" type="button" aria-keyshortcuts="Escape" @click=${this.#clear}>
        ${icon('x')} Clear
      </button>
      ${this.#changes.sentence}
      <div
        popover
        role=${this.open !== null && menus.includes(this.open) ? 'menu' : 'dialog'}
        aria-label=${this.open === null ? 'Change' : panels[this.open]}
        @keydown=${this.#onKey}
        @toggle=${this.#onToggle}
      >
        ${this.open === null ? nothing : this.#content(this.open, items)}
      </div>
    </section>`;
  }

  #opener(name: Panel, shown?: IconName) {
    return html`<button
      class="button"
      type="button"
      aria-haspopup=${menus.includes(name) ? 'menu' : 'dialog'}
      aria-expanded=${this.open === name}
      @click=${(event: Event) => void this.#show(name, event.currentTarget as HTMLElement)}
    >
      ${shown ? icon(shown) : nothing}${panels[name]}${icon('chevronDown')}
    </button>`;
  }

  async #show(name: Panel, button: HTMLElement): Promise<void> {
    const again = this.open === name;
    if (this.panel?.matches(':popover-open')) this.panel.hidePopover();
    if (again) return;
    this.#changes.say('');
    this.open = name;
    await this.updateComplete;
    if (!this.panel) return;
    showBelow(this.panel, button);
    this.panel.querySelector<HTMLElement>('button, input')?.focus();
  }

  #content(name: Panel, items: readonly Item[]): TemplateResult {
    switch (name) {
      case 'move':
        return this.#moves(items);
      case 'sprint':
        return this.#sprints();
      case 'epic':
        return this.#epics(items);
      case 'labels':
        return this.#labels(items);
      case 'people':
        return this.#people(items);
      case 'due':
        return this.#due(items);
    }
  }

  #moves(items: readonly Item[]) {
    const { store } = this.session;
    const to = (words: string, drop: Drop) => menuEntry({ words, run: () => this.#drop(drop) });
    const others = (['technical', 'product'] as const).filter((backlog) =>
      items.some((item) => backlogOf(item) !== backlog),
    );
    return html`${openColumns(store).map(({ id, name }) => to(name, { column: id, list: 'board', ...stays }))}
      ${to(noColumnName(store), { column: null, list: 'board', ...stays })}
      <hr />
      ${others.map((backlog) => to(`To the ${backlogNames[backlog].toLowerCase()}…`, { backlog, ...stays }))}`;
  }

  #sprints() {
    const plan = (words: string, sprint: Drop['sprint']) =>
      menuEntry({ words, run: () => this.#drop({ sprint: sprint ?? null, list: 'backlog', ...stays }) });
    return html`${openSprints(this.session.store.sprints).map(({ id, name }) => plan(`Into ${name}`, id))}
    ${plan('Out of the sprint', null)}`;
  }

  #epics(items: readonly Item[]) {
    const epics = this.session.store.epics.filter(({ archived }) => !archived);
    const entry = (words: string, epic: EpicId | null) =>
      menuEntry({
        words,
        chosen: items.every((item) => item.epic === epic),
        run: () => {
          this.panel?.hidePopover();
          const verb = epic === null ? 'taken out of their epic' : `put into ${words}`;
          void this.#each(verb, (board, act, id) => setField(board, act, id, { field: 'epic', value: epic }));
        },
      });
    return html`${epics.map(({ id, name }) => entry(name, id))}${entry('No epic', null)}`;
  }

  #labels(items: readonly Item[]) {
    const toggle = (label: string, there: boolean) =>
      this.#each(`${there ? 'given' : 'freed of'} the label ${label}`, (board, act, id) =>
        setLabel(board, act, id, label, there),
      );
    const rows = labelsOn(this.session.store).map((label) =>
      checkRow(
        label,
        shareOf(items, (item) => item.labels.includes(label)),
        (there) => void toggle(label, there),
      ),
    );
    return html`<fieldset>
        <legend class="unseen">Labels</legend>
        ${rows}
      </fieldset>
      <form @submit=${(event: SubmitEvent) => this.#onNewLabel(event, toggle)}>
        <label for="label">New label</label>
        <div class="row">
          <input id="label" class="field" maxlength="100" required autocomplete="off" />
          <button class="button" type="submit">Add</button>
        </div>
      </form>`;
  }

  #onNewLabel(event: SubmitEvent, add: (label: string, there: boolean) => Promise<boolean>): void {
    event.preventDefault();
    const field = this.newLabel;
    const label = field?.value.trim() ?? '';
    if (!field || label === '') return;
    void add(label, true).then((done) => {
      if (done) field.value = '';
      return done;
    });
  }

  #people(items: readonly Item[]) {
    const { store } = this.session;
    const toggle = (member: MemberId, name: string, there: boolean) =>
      this.#each(there ? `assigned to ${name}` : `no longer assigned to ${name}`, (board, act, id) => {
        const item = store.item(id);
        const held = item ? assignedAs(store, item, member) : [];
        if (there && held.length === 0) setAssignee(board, act, id, member, true);
        if (!there) for (const one of held) setAssignee(board, act, id, one, false);
      });
    return html`<fieldset>
      <legend class="unseen">Assigned to</legend>
      ${teamOf(store.members).map(({ id, name }) =>
        checkRow(
          name,
          shareOf(items, (item) => assignedAs(store, item, id).length > 0),
          (there) => void toggle(id, name, there),
        ),
      )}
    </fieldset>`;
  }

  #due(items: readonly Item[]) {
    const [first] = items;
    const same = items.every(({ due }) => due === first?.due) ? (first?.due ?? null) : null;
    const set = (value: string | null) => {
      const verb = value === null ? 'freed of a due date' : `due ${dueWords(value, this.session.now())} now`;
      void this.#each(verb, (board, act, id) => setField(board, act, id, { field: 'due', value }));
    };
    return html`<label for="due">Due</label>
      <input
        id="due"
        class="field"
        type="date"
        .value=${live(same ?? '')}
        @change=${(event: Event) => {
          const { value } = event.target as HTMLInputElement;
          if (value !== '') set(value);
        }}
      />
      <div class="row">
        <button
          class="button"
          type="button"
          ?disabled=${items.every(({ due }) => due === null)}
          @click=${() => set(null)}
        >
          No due date
        </button>
      </div>`;
  }

  #drop(drop: Drop): void {
    this.panel?.hidePopover();
    const ids = inShownOrder(this.session.store, this.selection.ids, drop.list ?? 'board');
    this.dispatchEvent(new DropCardEvent(ids, drop));
  }

  /** True when it was made for all of them. */
  async #each(
    verb: string,
    change: (board: Board, act: Act, id: ItemId) => void,
    more = '',
  ): Promise<boolean> {
    const all = this.selection.ids;
    const many = await this.#changes.make((board, act) => onEach(board, act, all, change));
    // A box that was ticked in vain shows again what holds.
    this.requestUpdate();
    if (!many) return false;
    const refused = many.refused.map(({ sentence }) => sentence);
    const words = manyWords(count(all.length, 'item', 'items'), verb, {
      done: many.done.length,
      all: all.length,
      refused,
    });
    this.#changes.say(refused.length === 0 ? '' : words);
    this.dispatchEvent(new AnnounceEvent(words + more));
    return refused.length === 0;
  }

  #archive(): void {
    void this.#each('archived', archiveItem, ' Ctrl+Z takes it back.');
  }

  #clear(): void {
    this.selection.clear();
    this.dispatchEvent(new AnnounceEvent('Nothing is selected.'));
  }

  #onToggle(event: ToggleEvent): void {
    // Another panel may be opening in its place.
    if (event.newState === 'closed' && !this.panel?.matches(':popover-open')) this.open = null;
  }

  #onKey(event: KeyboardEvent): void {
    if (this.open === null || !menus.includes(this.open)) return;
    const entries = [...(this.panel?.querySelectorAll('button') ?? [])];
    walkMenu(event, entries, this.shadowRoot?.activeElement, () => this.panel?.hidePopover());
  }
}

/** So that what is said on the screen stands above the bar. */
function dock(height: number): void {
  document.documentElement.style.setProperty('--dock', `${height}px`);
}

/** Some have it and some have not: one press gives it to all. */
function checkRow(name: string, share: Share, set: (there: boolean) => void): TemplateResult {
  return html`<label class="check"
    ><input
      type="checkbox"
      .checked=${live(share === 'all')}
      .indeterminate=${live(share === 'some')}
      @change=${(event: Event) => set((event.target as HTMLInputElement).checked)}
    /><span>${name}</span></label
  >`;
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-selection-bar': GwSelectionBar;
  }
}
