// One item in a backlog or a sprint, on one line where it can be: what it is, what it lacks or waits for, its size. Given
// an id only, it reads the board itself and is the one thing rendered again when that item changes.

import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { ItemId, SprintId } from '../../shared/ids.ts';
import type { Item } from '../../shared/item.ts';
import { peopleOf } from '../../shared/team.ts';
import { selectionContext, sessionContext } from '../contexts.ts';
import { Tick } from '../controllers/tick.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { markWait } from './box-mark.ts';
import { cardFlags } from './card-flag.ts';
import { CardMenuEvent, OpenItemEvent } from './events.ts';
import { kindLabel, titleOf } from './item-words.ts';
import { PullInEvent } from './plan-events.ts';
import {
  keysOf,
  missingMark,
  outsideSentence,
  rowTopics,
  sizeChip,
  stateMarks,
  waitsMark,
  waitsOf,
} from './plan-row-words.ts';
import { planRowStyles } from './plan-row-styles.ts';
import type { Selection } from './selection.ts';
import { liftStyles } from './lift-styles.ts';
import { avatars, base, buttons, glyphs } from './shared-styles.ts';
import { avatar, flagClass, kindGlyph, unseen } from './templates.ts';
import { uncoveredMark, uncoveredStyles } from './uncovered-mark.ts';

@customElement('gw-plan-row')
export class GwPlanRow extends LitElement {
  static override styles = [base, buttons, glyphs, avatars, uncoveredStyles, planRowStyles, liftStyles];

  @property({ attribute: false }) item!: ItemId;
  /** The sprint in whose list it stands; null: in a backlog. */
  @property({ attribute: false }) sprint: SprintId | null = null;

  @consume({ context: sessionContext }) private session!: BoardSession;
  @consume({ context: selectionContext }) private selection: Selection | undefined;
  @query('.title') private link!: HTMLAnchorElement | null;
  @query('.menu') private menu!: HTMLButtonElement | null;

  #tabStop = false;

  constructor() {
    super();
    const own = () => [this.item];
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => this.#topics,
      ),
    );
    this.addController(new Watch(this, () => this.session && cardFlags(this.session), own));
    this.addController(new Watch(this, () => this.selection, own));
    this.addController(
      new Tick(
        this,
        () => this.session,
        () => markWait(this.session.store.item(this.item), this.session.now()),
      ),
    );
  }

  get #topics() {
    const item = this.session.store.item(this.item);
    const own = `item:${this.item}` as const;
    return item ? [own, ...rowTopics(item)] : [own];
  }

  /** One row of each list can be reached with Tab; the arrows go on from there. No render: only an attribute. */
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
    const { store, readOnly } = this.session;
    const item = store.item(this.item);
    if (!item) return nothing;
    const flag = cardFlags(this.session).at(item.id);
    const key = store.keyOf(item);
    const selected = this.selection?.has(item.id) ?? false;
    const opened = this.selection?.opened === item.id;
    const looks = ['row', selected && 'selected', opened && 'opened', readOnly && 'fixed', flagClass(flag)];
    return html`<article class=${looks.filter(Boolean).join(' ')}>
      <span class="grip"
        >${selected ? html`<span class="chosen">${icon('check')}</span>` : icon('gripVertical')}</span
      >
      ${kindGlyph(item.kind)}${unseen(kindLabel(item))}
      <div class="words">
        <a
          class="title"
          href=${`?item=${item.id}`}
          draggable="false"
          aria-current=${opened ? 'true' : nothing}
          aria-keyshortcuts=${readOnly ? nothing : 'Enter O Space X S'}
          @click=${this.#onOpen}
          >${titleOf(item)}${selected ? unseen(', selected') : nothing}</a
        >
        <span class="key figures">${key}</span>
        ${flag ? html`<span class="visitor">${flag.words}</span>` : nothing} ${this.#marks(item, key)}
      </div>
      ${this.#people(item)}${sizeChip(item, this.session.now())}
      <button
        class="menu button plain small square"
        type="button"
        aria-haspopup="menu"
        aria-label=${`Move or change ${key}`}
        @click=${this.#onMenu}
      >
        ${icon('ellipsis')}
      </button>
    </article>`;
  }

  #marks(item: Item, key: string) {
    const { store, readOnly } = this.session;
    const { inTime, outside } = waitsOf(item, store, this.sprint);
    const keys = keysOf(store, outside);
    const waiting =
      keys.length === 0
        ? nothing
        : html`<p class="outside">
            ${icon('hourglass')}<span>${outsideSentence(key, keys)}</span>
            ${
              readOnly
                ? nothing
                : html`<button class="pull button small" type="button" @click=${() => this.#pull(outside)}>
                    Pull ${keys.length === 1 ? keys[0] : `all ${keys.length}`} in
                  </button>`
            }
          </p>`;
    return html`<div class="marks">
        ${missingMark(item, this.session)}${waitsMark(inTime)}${stateMarks(item, this.session)}${
          this.sprint === null ? nothing : uncoveredMark(item, store)
        }
      </div>
      ${waiting}`;
  }

  #people(item: Item): TemplateResult | typeof nothing {
    const people = peopleOf(this.session.store.members, item.assignees);
    if (people.length === 0) return nothing;
    const more = people.length > 2 ? html`<span class="more">+${people.length - 2}</span>` : nothing;
    return html`<span class="people"
      >${people.slice(0, 2).map((member) => avatar(member, member.claimed ? '' : 'label'))}${more}${unseen(
        `Assigned to ${people.map((member) => member.name).join(', ')}`,
      )}</span
    >`;
  }

  #pull(items: readonly ItemId[]): void {
    if (this.sprint === null) return;
    this.dispatchEvent(new PullInEvent(items, this.sprint));
    // The button goes as soon as nothing is outside any more.
    this.focus();
  }

  #onOpen(event: MouseEvent): void {
    // With a key held it is selected, by the view it stands in.
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
    'gw-plan-row': GwPlanRow;
  }
}
