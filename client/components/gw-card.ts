// One item, small: what it is, its key and title, who is on it, its size and how far it is. Given an id only, it reads
// the board itself and is the one thing rendered again when that item changes.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { foldBox } from '../../shared/fold-box.ts';
import type { ItemId } from '../../shared/ids.ts';
import type { Item, Spike } from '../../shared/item.ts';
import { sessionContext } from '../contexts.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { cardStyles } from './card-styles.ts';
import { CardMenuEvent, OpenItemEvent } from './events.ts';
import { boxWords, callName, count, dueWords, figure, kindLabel, memberOf, titleOf } from './item-words.ts';
import { avatars, base, buttons, glyphs } from './shared-styles.ts';
import { avatar, colourClass, kindGlyph, unseen } from './templates.ts';
import { whoIsWhere, type Here } from './who-is-where.ts';

/** The type under which a dragged card travels; its value is the item's id. */
export const cardType = 'application/x-groundwork-item';

@customElement('gw-card')
export class GwCard extends LitElement {
  static override styles = [base, buttons, glyphs, avatars, cardStyles];

  @property({ attribute: false }) item!: ItemId;

  @consume({ context: sessionContext }) private session!: BoardSession;
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
        () => this.session && whoIsWhere(this.session),
        () => [this.item],
      ),
    );
  }

  get #topics() {
    const hasPeople = (this.session.store.item(this.item)?.assignees.length ?? 0) > 0;
    const own = `item:${this.item}` as const;
    return hasPeople ? ([own, 'members'] as const) : [own];
  }

  /** One card of each list can be reached with Tab; the arrows go on from there. No render: only an attribute. */
  set tabStop(there: boolean) {
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
    const here = whoIsWhere(this.session).at(item.id);
    const first = here[0];
    const key = store.keyOf(item);
    const title = titleOf(item);
    return html`<article
      class=${`card ${first ? 'visited' : ''} ${first ? colourClass(first.colour) : ''}`}
      draggable=${this.session.readOnly ? 'false' : 'true'}
      @dragstart=${this.#onDragStart}
      @dragend=${this.#onDragEnd}
    >
      ${first ? html`<span class="visitor">${visitorWords(first, here.length - 1)}</span>` : nothing}
      <div class="top">
        ${kindGlyph(item.kind)}${unseen(kindLabel(item))}
        <span class="key figures">${key}</span>
        <span class="people">${this.#people(item)}</span>
      </div>
      <a
        class="title"
        href=${`?item=${item.id}`}
        draggable="false"
        aria-keyshortcuts=${this.session.readOnly ? nothing : 'Space'}
        @click=${this.#onOpen}
        >${title}</a
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
      ${this.#foot(item)}
    </article>`;
  }

  #people(item: Item): TemplateResult | typeof nothing {
    const people = item.assignees.flatMap((id) => memberOf(this.session.store, id) ?? []);
    if (people.length === 0) return nothing;
    const shown = people.slice(0, 3).map((member) => avatar(member, member.claimed ? '' : 'label'));
    const more = people.length > 3 ? html`<span class="more">+${people.length - 3}</span>` : nothing;
    return html`${shown}${more}${unseen(`Assigned to ${people.map((member) => member.name).join(', ')}`)}`;
  }

  #foot(item: Item): TemplateResult | typeof nothing {
    const parts: TemplateResult[] = [];
    if (item.kind === 'spike') parts.push(this.#box(item));
    else if (item.kind !== 'unknown' && item.points !== null) {
      parts.push(
        html`<span class="size figures"
          >${figure(item.points)}${unseen(item.points === 1 ? 'point' : 'points')}</span
        >`,
      );
    }
    if (item.lines.length > 0) {
      const done = item.lines.filter((line) => line.done).length;
      parts.push(
        html`<span
          class="fact figures"
          title=${`${done} of ${count(item.lines.length, 'line', 'lines')} done`}
          >${icon('listChecks')}${done}/${item.lines.length}${unseen('lines done')}</span
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
    const from = this.#archivedColumn(item);
    if (from !== undefined) parts.push(html`<span class="tag">from ${from}</span>`);
    return parts.length === 0 ? nothing : html`<div class="foot">${parts}</div>`;
  }

  #box(item: Spike): TemplateResult {
    const box = foldBox(item.box, this.session.now());
    const closed = box.outcome;
    const words = { knowledge: 'Knowledge recorded', decision: 'Decision recorded', dropped: 'Dropped' };
    const up = box.state === 'used up' ? html`<span class="up">Time is up</span>` : nothing;
    return html`<span class="box figures">${icon('timer')}${boxWords(box)}</span>${up}${
        closed ? html`<span class="fact">${icon('lightbulb')}${words[closed.outcome]}</span>` : nothing
      }`;
  }

  /** The name of the column it belongs to, where that one is archived and the card shows in the first. */
  #archivedColumn(item: Item): string | undefined {
    const { column } = item.place;
    return this.session.store.columns.find(({ id, archived }) => archived && id === column)?.name;
  }

  #onOpen(event: MouseEvent): void {
    // With a key held the address opens where the browser is told to.
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.dispatchEvent(new OpenItemEvent(this.item));
  }

  #onMenu(event: Event): void {
    this.dispatchEvent(new CardMenuEvent(this.item, event.currentTarget as HTMLElement));
  }

  #onDragStart(event: DragEvent): void {
    const item = this.session.store.item(this.item);
    if (!event.dataTransfer || !item) return;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData(cardType, item.id);
    event.dataTransfer.setData('text/plain', `${this.session.store.keyOf(item)} ${titleOf(item)}`);
    this.toggleAttribute('dragged', true);
  }

  #onDragEnd(): void {
    this.toggleAttribute('dragged', false);
  }
}

function visitorWords({ name, field }: Here, more: number): string {
  return `${callName(name)} ${field === null ? 'is here' : 'is editing'}${more > 0 ? `, ${more} more` : ''}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-card': GwCard;
  }
}
