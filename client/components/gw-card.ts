// One item, small: what it is, its key and title, who is on it, its size and how far it is. Given an id only, it reads
// the board itself and is the one thing rendered again when that item changes.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { ItemId } from '../../shared/ids.ts';
import { writtenLines, type Item } from '../../shared/item.ts';
import { peopleOf } from '../../shared/team.ts';
import { selectionContext, sessionContext } from '../contexts.ts';
import { Tick } from '../controllers/tick.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { boxMark, boxMarkStyles, markWait, shortBoxMark } from './box-mark.ts';
import type { Density } from './board-choices.ts';
import { cardFlags } from './card-flag.ts';
import { cardMarks, markTopics } from './card-marks.ts';
import { cardStyles } from './card-styles.ts';
import { CardMenuEvent, OpenItemEvent } from './events.ts';
import { count, dueWords, excerptOf, figure, kindLabel, titleOf } from './item-words.ts';
import type { Selection } from './selection.ts';
import { liftStyles } from './lift-styles.ts';
import { avatars, base, buttons, glyphs } from './shared-styles.ts';
import { avatar, flagClass, kindGlyph, unseen } from './templates.ts';
import { uncoveredMark, uncoveredStyles } from './uncovered-mark.ts';

@customElement('gw-card')
export class GwCard extends LitElement {
  static override styles = [
    base,
    buttons,
    glyphs,
    avatars,
    boxMarkStyles,
    uncoveredStyles,
    cardStyles,
    liftStyles,
  ];

  @property({ attribute: false }) item!: ItemId;
  @property({ attribute: false }) density: Density = 'normal';
  /** Who is on it is said by its lane. */
  @property({ type: Boolean }) withoutPeople = false;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @consume({ context: selectionContext }) private selection: Selection | undefined;
  @query('.title') private link!: HTMLAnchorElement | null;
  @query('.menu') private menu!: HTMLButtonElement | null;

  #tabStop = false;

  constructor() {
    super();
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => this.#topics,
      ),
    );
    this.addController(
      new Watch(
        this,
        () => this.session && cardFlags(this.session),
        () => [this.item],
      ),
    );
    this.addController(
      new Watch(
        this,
        () => this.selection,
        () => [this.item],
      ),
    );
    this.addController(
      new Tick(
        this,
        () => this.session,
        () => this.#wait,
      ),
    );
  }

  /** Until a running clock on this card reads otherwise. */
  get #wait(): number | null {
    return markWait(this.session.store.item(this.item), this.session.now());
  }

  get #topics() {
    const item = this.session.store.item(this.item);
    const own = `item:${this.item}` as const;
    if (!item) return [own];
    const people = item.assignees.length > 0 ? (['members'] as const) : [];
    const epic = this.density === 'detailed' && item.epic !== null ? (['epics'] as const) : [];
    return [own, ...people, ...epic, ...markTopics(item)];
  }

  /** One card of each list can be reached with Tab; the arrows go on from there. No render: only an attribute. */
  set tabStop(there: boolean) {
    if (there === this.#tabStop) return;
    this.#tabStop = there;
    this.#applyTabStop();
  }

  override focus(): void {
    this.link?.focus();
  }

  #applyTabStop(): void {
    const index = this.#tabStop ? 0 : -1;
    if (this.link) this.link.tabIndex = index;
    if (this.menu) this.menu.tabIndex = index;
  }

  override updated(): void {
    this.#applyTabStop();
  }

  override render() {
    const { store } = this.session;
    const item = store.item(this.item);
    if (!item) return nothing;
    const flag = cardFlags(this.session).at(item.id);
    const key = store.keyOf(item);
    const title = titleOf(item);
    const selected = this.selection?.has(item.id) ?? false;
    const opened = this.selection?.opened === item.id;
    const looks = ['card', this.density, selected && 'selected', opened && 'opened', flagClass(flag)];
    return html`<article class=${looks.filter(Boolean).join(' ')}>
      ${flag ? html`<span class="visitor">${flag.words}</span>` : nothing}
      <div class="top">
        ${kindGlyph(item.kind)}${unseen(kindLabel(item))}
        <span class="key figures">${key}</span>
        ${selected ? html`<span class="chosen">${icon('check')}</span>` : nothing}
        <span class="people">${this.#people(item)}</span>
      </div>
      <a
        class="title"
        href=${`?item=${item.id}`}
        draggable="false"
        aria-current=${opened ? 'true' : nothing}
        aria-keyshortcuts=${this.session.readOnly ? nothing : 'Enter O Space X'}
        title=${this.density === 'compact' ? `${key} ${title}` : nothing}
        @click=${this.#onOpen}
        >${title}${selected ? unseen(', selected') : nothing}</a
      >
      <button
        class="menu button plain small square"
        type="button"
        aria-haspopup="menu"
        aria-label=${`Move or change ${key}`}
        @click=${this.#onMenu}
      >
        ${icon('ellipsis')}
      </button>
      ${this.density === 'detailed' ? this.#excerpt(item) : nothing} ${this.#foot(item)}
    </article>`;
  }

  #people(item: Item): TemplateResult | typeof nothing {
    if (this.withoutPeople) return nothing;
    const people = peopleOf(this.session.store.members, item.assignees);
    if (people.length === 0) return nothing;
    const names = people.map((member) => member.name).join(', ');
    const [first] = people;
    if (first && this.density === 'compact') {
      const look = `${first.claimed ? '' : 'label'} ${people.length > 1 ? 'of-several' : ''}`;
      return html`${avatar(first, look, names)}${unseen(`Assigned to ${names}`)}`;
    }
    const shown = people.slice(0, 3).map((member) => avatar(member, member.claimed ? '' : 'label'));
    const more = people.length > 3 ? html`<span class="more">+${people.length - 3}</span>` : nothing;
    return html`${shown}${more}${unseen(`Assigned to ${names}`)}`;
  }

  #excerpt(item: Item): TemplateResult | typeof nothing {
    const words = excerptOf(item);
    return words === '' ? nothing : html`<p class="excerpt">${words}</p>`;
  }

  #foot(item: Item): TemplateResult | typeof nothing {
    const size = this.#size(item);
    const parts =
      this.density === 'compact'
        ? [...size, uncoveredMark(item, this.session.store, true)].filter((part) => part !== nothing)
        : [...size, ...this.#facts(item)];
    return parts.length === 0 ? nothing : html`<div class="foot">${parts}</div>`;
  }

  #size(item: Item): TemplateResult[] {
    const parts: TemplateResult[] = [];
    if (item.kind === 'spike') {
      const mark = this.density === 'compact' ? shortBoxMark : boxMark;
      parts.push(mark(item, this.session));
    } else if (item.kind !== 'unknown' && item.points !== null) {
      parts.push(
        html`<span class="size figures"
          >${figure(item.points)}${unseen(item.points === 1 ? 'point' : 'points')}</span
        >`,
      );
    } else if (item.kind === 'task' && item.underHalfDay) {
      parts.push(html`<span class="size" title="Under half a day">&lt; ½ d</span>`);
    }
    return parts;
  }

  #facts(item: Item): TemplateResult[] {
    const parts: TemplateResult[] = [];
    const lines = writtenLines(item);
    if (lines.length > 0) {
      const done = lines.filter((line) => line.done).length;
      parts.push(
        html`<span class="fact figures" title=${`${done} of ${count(lines.length, 'line', 'lines')} done`}
          >${icon('listChecks')}${done}/${lines.length}${unseen('lines done')}</span
        >`,
      );
    }
    if (item.due !== null) {
      parts.push(
        html`<span class="fact"
          >${icon('calendar')}${unseen('Due')}${dueWords(item.due, this.session.now())}</span
        >`,
      );
    }
    if (item.comments.length > 0) {
      const many = count(item.comments.length, 'comment', 'comments');
      parts.push(
        html`<span class="fact figures" title=${many}
          >${icon('messageSquare')}${item.comments.length}${unseen(many)}</span
        >`,
      );
    }
    for (const label of item.labels) parts.push(html`<span class="tag">${label}</span>`);
    const epic = this.density === 'detailed' && item.epic ? this.session.store.epic(item.epic) : undefined;
    if (epic) parts.push(html`<span class="fact">${icon('layers')}${unseen('Epic')}${epic.name}</span>`);
    const from = this.#archivedColumn(item);
    if (from !== undefined)
      parts.push(html`<span class="from">${icon('archive')}<span>from ${from}</span></span>`);
    return [...parts, ...cardMarks(item, this.session)];
  }

  /** The name of the column it belongs to, where that one is archived and the card shows in the first. */
  #archivedColumn(item: Item): string | undefined {
    const { column } = item.place;
    return this.session.store.columns.find(({ id, archived }) => archived && id === column)?.name;
  }

  #onOpen(event: MouseEvent): void {
    // With a key held it is selected, by the list it stands in.
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.dispatchEvent(new OpenItemEvent(this.item));
  }

  #onMenu(event: Event): void {
    this.dispatchEvent(new CardMenuEvent(this.item, event.currentTarget as HTMLElement));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-card': GwCard;
  }
}
