// One epic in the list of epics: its name and progress, and opened its words, its items, and what can be done with it.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { archiveEpic, describeEpic, mergeEpics, renameEpic } from '../../shared/board/mutate-epic.ts';
import { epicProgress } from '../../shared/epic-progress.ts';
import { isFinished } from '../../shared/finished.ts';
import type { EpicId } from '../../shared/ids.ts';
import type { Item } from '../../shared/item.ts';
import { kinds } from '../../shared/kind.ts';
import type { Epic } from '../../shared/records.ts';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { lateChoice } from '../controllers/late-choice.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { epicTopic } from '../store/board-store.ts';
import { Changes } from './changes.ts';
import { progressBar } from './epic-progress-bar.ts';
import { epicStyles } from './epic-styles.ts';
import { epicName, progressWords } from './epic-words.ts';
import { OpenItemEvent } from './events.ts';
import './gw-epic-field.ts';
import { count, kindLabel, titleOf } from './item-words.ts';
import { base, buttons, fields, glyphs } from './shared-styles.ts';
import { kindGlyph, unseen } from './templates.ts';

@customElement('gw-epic')
export class GwEpic extends LitElement {
  static override styles = [base, buttons, fields, glyphs, epicStyles];

  @property({ attribute: false }) epic!: EpicId;
  /** Told when it went, and into which other one. */
  @property({ attribute: false }) left: (into?: EpicId) => void = () => {};
  @consume({ context: sessionContext }) private session!: BoardSession;
  @state() private shown = false;
  @query('.head') private head!: HTMLElement | null;
  readonly #changes = new Changes(this, () => this.session);

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => this.#topics,
      ),
    );
  }

  get #topics() {
    const list = epicTopic(this.epic);
    const items = this.session.store.list(list).map((id) => `item:${id}` as const);
    return ['epics', 'columns', 'settings', list, ...items] as const;
  }

  get #items(): readonly Item[] {
    const { store } = this.session;
    return store.list(epicTopic(this.epic)).flatMap((id) => store.item(id) ?? []);
  }

  override focus(): void {
    this.head?.focus();
  }

  override render() {
    const { store } = this.session;
    const epic = store.epic(this.epic);
    if (!epic) return nothing;
    const progress = epicProgress(this.#items, store.columns, this.session.now());
    return html`<button
        class="head"
        type="button"
        aria-expanded=${this.shown ? 'true' : 'false'}
        aria-controls="body"
        @click=${() => (this.shown = !this.shown)}
      >
        <span class="name">${epicName(epic)}</span>
        <span class="words figures">${progressWords(progress)}</span>
        <span class="turn">${icon('chevronRight')}</span>
      </button>
      ${progressBar(progress)}
      <div id="body" ?hidden=${!this.shown}>${this.shown ? this.#body(epic) : nothing}</div>`;
  }

  #body(epic: Epic) {
    const { readOnly, store } = this.session;
    const items = this.#items;
    const { byKind } = epicProgress(items, store.columns, this.session.now());
    return html`<p class="kinds">
        ${byKind.map(
          ({ kind, ...progress }) =>
            html`<span
              >${kindGlyph(kind)}${capital(kinds[kind].plural)}
              <span class="figures">${progressWords(progress)}</span></span
            >`,
        )}
      </p>
      <gw-epic-field
        label="Name"
        .words=${epic.name}
        .write=${this.#rename}
        ?disabled=${readOnly}
      ></gw-epic-field>
      <gw-epic-field
        long
        label="What it is for"
        .words=${epic.description}
        .write=${this.#describe}
        ?disabled=${readOnly}
      ></gw-epic-field>
      ${this.#changes.sentence}
      <ul aria-label="Items of this epic">
        ${repeat(
          items,
          ({ id }) => id,
          (item) => this.#row(item),
        )}
      </ul>
      ${readOnly ? nothing : this.#acts(epic)}`;
  }

  #row(item: Item) {
    const { store } = this.session;
    const { column } = item.place;
    const over = isFinished(item, store.columns);
    const state = store.columns.find(({ id }) => column !== null && id === store.shownColumn(column))?.name;
    return html`<li class=${over ? 'over' : ''}>
      <button class="open" type="button" @click=${() => this.dispatchEvent(new OpenItemEvent(item.id))}>
        ${kindGlyph(item.kind)}${unseen(kindLabel(item))}<span class="key figures">${store.keyOf(item)}</span
        ><span class="title">${titleOf(item)}</span>
        <span class="state">${over ? icon('check') : nothing}${state ?? 'Not begun'}</span>
      </button>
    </li>`;
  }

  #acts(epic: Epic) {
    const others = this.session.store.epics.filter(({ id, archived }) => id !== epic.id && !archived);
    return html`<div class="acts">
      ${
        others.length === 0
          ? nothing
          : html`<label for="join" class="unseen">Join this epic to another</label>
              <select id="join" class="field" ${lateChoice((into, select) => this.#onJoin(into, select))}>
                <option value="" selected>Join it to…</option>
                ${others.map((other) => html`<option value=${other.id}>${epicName(other)}</option>`)}
              </select>`
      }
      <button
        class="button plain small"
        type="button"
        @click=${() => void this.#leave((board, act) => archiveEpic(board, act, epic.id, true))}
      >
        ${icon('archive')} Archive
      </button>
      <span class="quiet">${this.#whatArchivingDoes}</span>
    </div>`;
  }

  get #whatArchivingDoes(): string {
    const { length } = this.#items;
    return length === 0 ? '' : `Archiving leaves its ${count(length, 'item', 'items')} where they are.`;
  }

  #onJoin(value: string, select: HTMLSelectElement): void {
    const into = value as EpicId;
    select.value = '';
    if (into) void this.#leave((board, act) => mergeEpics(board, act, this.epic, into), into);
  }

  readonly #rename = async (words: string): Promise<boolean> =>
    (await this.#changes.make((board, act) => {
      renameEpic(board, act, this.epic, words);
      return true;
    })) ?? false;

  readonly #describe = async (words: string): Promise<boolean> =>
    (await this.#changes.make((board, act) => {
      describeEpic(board, act, this.epic, words);
      return true;
    })) ?? false;

  /** It goes from the list, into another epic or to the archive. */
  async #leave(change: Parameters<Changes['make']>[0], into?: EpicId): Promise<void> {
    await this.#changes.make(change);
    this.left(into);
  }
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

declare global {
  interface HTMLElementTagNameMap {
    'gw-epic': GwEpic;
  }
}
