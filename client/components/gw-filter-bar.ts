// What cards are wanted, as one types and presses: words, kinds, labels, people, epics, ready or not, blocked, only mine;
// and how many are hidden by it.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { filterSize, noFilter, type BoardFilter } from '../../shared/board-filter.ts';
import { kindNames, kinds, type Kind } from '../../shared/kind.ts';
import { listsContext, sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import type { BoardLists, ListsTopic } from '../store/board-lists.ts';
import { OnlyMineEvent, ShowBoardEvent, ToggleFilterEvent } from './events.ts';
import { spokenKeyOf } from './commands/table.ts';
import { filterBarStyles } from './filter-bar-styles.ts';
import type { ChosenEvent } from './gw-filter-choice.ts';
import './gw-filter-choice.ts';
import { count } from './item-words.ts';
import { labelsOn } from './selection-words.ts';
import { base, buttons, fields, glyphs } from './shared-styles.ts';
import { labelsOf, teamOf } from '../../shared/team.ts';
import { kindGlyph } from './templates.ts';

@customElement('gw-filter-bar')
export class GwFilterBar extends LitElement {
  static override styles = [base, buttons, fields, glyphs, filterBarStyles];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @consume({ context: listsContext }) private lists!: BoardLists;
  @query('#words') private wordsField!: HTMLInputElement;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch<ListsTopic>(
        this,
        () => this.lists,
        () => ['showing', 'counts'],
      ),
    );
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => ['members', 'epics'],
      ),
    );
  }

  override focus(): void {
    this.wordsField.focus();
    this.wordsField.select();
  }

  get #filter(): BoardFilter {
    return this.lists.showing.filter;
  }

  #set(change: Partial<BoardFilter>): void {
    this.dispatchEvent(new ShowBoardEvent({ filter: { ...this.#filter, ...change } }));
  }

  override render() {
    const filter = this.#filter;
    return html`<search aria-label="Filter the Board">
      <span class="words">
        ${icon('search')}
        <input
          id="words"
          class="field"
          type="search"
          autocomplete="off"
          spellcheck="false"
          aria-label="Words or a key"
          placeholder="Words or a key"
          .value=${live(filter.words)}
          @input=${(event: Event) => this.#set({ words: (event.target as HTMLInputElement).value })}
          @keydown=${this.#onKey}
        />
      </span>
      <div class="choices">
        <span class="kinds" role="group" aria-label="Kinds"
          >${kindNames.map((kind) => this.#kind(kind))}</span
        >
        ${this.#choices(filter)}
        <select
          class="field small"
          aria-label="Readiness"
          @change=${(event: Event) => this.#onReady((event.target as HTMLSelectElement).value)}
        >
          <option value="" .selected=${live(filter.ready === null)}>Readiness</option>
          <option value="yes" .selected=${live(filter.ready === true)}>Ready</option>
          <option value="no" .selected=${live(filter.ready === false)}>Not ready</option>
        </select>
        ${this.#toggle('Blocked', filter.blocked, () => this.#set({ blocked: !filter.blocked }))}
        ${this.#mine(filter)}
      </div>
      ${this.#counts(filter)}
    </search>`;
  }

  #kind(kind: Kind) {
    const { kinds: chosen } = this.#filter;
    const there = chosen.includes(kind);
    const next = there ? chosen.filter((one) => one !== kind) : [...chosen, kind];
    return html`<button
      class="button small"
      type="button"
      aria-pressed=${there}
      @click=${() => this.#set({ kinds: next })}
    >
      ${kindGlyph(kind)}${kinds[kind].label}
    </button>`;
  }

  #choices({ labels, people, epics }: BoardFilter) {
    const { store } = this.session;
    const names = [...teamOf(store.members), ...labelsOf(store.members)];
    const persons = [
      ...names.map(({ id, name }) => ({ value: id as string, words: name })),
      { value: 'nobody', words: 'Nobody' },
    ];
    const open = store.epics.filter(({ archived }) => !archived);
    const bigger = [
      ...open.map(({ id, name }) => ({ value: id as string, words: name })),
      { value: 'none', words: 'No epic' },
    ];
    const known = labelsOn(store).map((label) => ({ value: label, words: label }));
    return html`${
        known.length === 0 && labels.length === 0
          ? nothing
          : html`<gw-filter-choice
              name="Label"
              .choices=${known}
              .chosen=${labels}
              @gw-chosen=${({ values }: ChosenEvent) => this.#set({ labels: values })}
            ></gw-filter-choice>`
      }
      <gw-filter-choice
        name="Person"
        .choices=${persons}
        .chosen=${people}
        @gw-chosen=${({ values }: ChosenEvent) => this.#set({ people: values as BoardFilter['people'] })}
      ></gw-filter-choice>
      ${
        open.length === 0 && epics.length === 0
          ? nothing
          : html`<gw-filter-choice
              name="Epic"
              .choices=${bigger}
              .chosen=${epics}
              @gw-chosen=${({ values }: ChosenEvent) => this.#set({ epics: values as BoardFilter['epics'] })}
            ></gw-filter-choice>`
      }`;
  }

  #mine({ mine }: BoardFilter) {
    if (this.session.readOnly) return nothing;
    return this.#toggle(
      'Only mine',
      mine,
      () => this.dispatchEvent(new OnlyMineEvent()),
      spokenKeyOf('onlyMine'),
    );
  }

  #toggle(words: string, there: boolean, run: () => void, key?: string) {
    return html`<button
      class="button small"
      type="button"
      aria-pressed=${there}
      aria-keyshortcuts=${key ?? nothing}
      @click=${run}
    >
      ${words}
    </button>`;
  }

  #counts(filter: BoardFilter) {
    const { all, shown } = this.lists.counts;
    const isSet = filterSize(filter) > 0;
    const hidden = all - shown;
    const words = isSet
      ? `${shown} of ${count(all, 'card', 'cards')}${hidden > 0 ? `, ${hidden} hidden` : ''}`
      : '';
    return html`<span class="counts figures" role="status">${words}</span>
      ${
        isSet
          ? html`<button
              class="button small"
              type="button"
              aria-keyshortcuts=${spokenKeyOf('clearFilter') ?? nothing}
              @click=${() => this.#set(noFilter)}
            >
              Show all
            </button>`
          : nothing
      }
      <button
        class="button plain small square"
        type="button"
        aria-label="Put the filter away"
        @click=${() => this.dispatchEvent(new ToggleFilterEvent())}
      >
        ${icon('x')}
      </button>`;
  }

  #onReady(value: string): void {
    this.#set({ ready: value === '' ? null : value === 'yes' });
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.#filter.words === '') this.dispatchEvent(new ToggleFilterEvent());
    else this.#set({ words: '' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-filter-bar': GwFilterBar;
  }
}
