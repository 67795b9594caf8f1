// What every place that shows one whole item shows of it in the same way: the panel beside a view, and Refine.

import { css, html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { live } from 'lit/directives/live.js';
import { changeKind, restoreItem } from '../../shared/board/mutate-item.ts';
import type { ItemId } from '../../shared/ids.ts';
import { isKnown, type Item, type KnownItem } from '../../shared/item.ts';
import { kindNames, kinds, parseKind, type FormField } from '../../shared/kind.ts';
import { reopenedSentence, reopenedSince } from '../../shared/reopened.ts';
import { lateChoice } from '../controllers/late-choice.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import type { Changes } from './changes.ts';
import { CardMenuEvent, type ItemPart } from './events.ts';
import './gw-comments.ts';
import './gw-copy-link.ts';
import './gw-outcome.ts';
import './gw-text-field.ts';
import { momentWords, nameOf } from './item-words.ts';
import { keptWords } from './kept-words.ts';

/** Where an item is shown. */
export interface ItemPlace extends EventTarget {
  readonly session: BoardSession;
  readonly changes: Changes;
  requestUpdate(): void;
}

export const itemMissing = 'This item is not on the board, or has not arrived here yet.';

/** Its kind, to be changed. Of a kind that only a newer version knows, the word. */
export function kindChoice(item: Item, place: ItemPlace): TemplateResult {
  if (!isKnown(item)) return html`<span class="quiet">${item.unknownKind}</span>`;
  const change = (value: string) => {
    const kind = parseKind(value);
    if (!kind) return;
    // What was refused goes back to what the record says.
    const made = place.changes.make((board, act) => changeKind(board, act, item.id, kind));
    void made.then(() => place.requestUpdate());
  };
  return html`${keyed(
    item.id,
    html`<label for="kind" class="unseen">Kind</label>
      <select id="kind" class="kind field" ?disabled=${place.session.readOnly} ${lateChoice(change)}>
        ${kindNames.map(
          (kind) =>
            html`<option value=${kind} .selected=${live(kind === item.kind)}>${kinds[kind].label}</option>`,
        )}
      </select>`,
  )}`;
}

/** What is done with the item as a whole: the same menu as on its card. */
export const itemActions = (item: Item, key: string, place: ItemPlace): TemplateResult =>
  html`<gw-copy-link .item=${item.id}></gw-copy-link>
    <button
      class="button plain square"
      type="button"
      aria-haspopup="menu"
      aria-label=${`Move or change ${key}`}
      @click=${(event: Event) =>
        place.dispatchEvent(new CardMenuEvent(item.id, event.currentTarget as HTMLElement))}
    >
      ${icon('ellipsis')}
    </button>`;

/** Why it is not worked on: a newer version made it, or it is archived. Null where it is an item like any other. */
export function itemNotice(item: Item, { session, changes }: ItemPlace): TemplateResult | null {
  if (!isKnown(item)) {
    return html`<p class="notice">
      A newer version of Groundwork made this item. It is kept as it is; reload the page to see all of it.
    </p>`;
  }
  if (!item.archived) return null;
  const { by, at } = item.archived;
  const restore = () => void changes.make((board, act) => restoreItem(board, act, item.id));
  return html`<p class="notice">
    ${icon('archive')} Archived by ${nameOf(session.store, by)}, ${momentWords(at)}.
    ${
      session.readOnly
        ? nothing
        : html`<button class="button small" type="button" @click=${restore}>Bring it back</button>`
    }
  </p>`;
}

/** A sprint that ends wakes its items, so that nothing else has to be listened to. */
export function reopenedNote(item: KnownItem, { store }: BoardSession) {
  const words = reopenedSentence(reopenedSince(item, store.sprints, store.columns));
  return words === '' ? nothing : html`<p class="reopened">${icon('rotateCcw')}<span>${words}</span></p>`;
}

export const titleField = (item: ItemId): TemplateResult =>
  html`<div class="title">
    <gw-text-field look="title" label="Title" hint="Title" .item=${item} .field=${'title'}></gw-text-field>
  </div>`;

export const formField = ({ field, label, hint, singleLine }: FormField, item: ItemId): TemplateResult =>
  html`<gw-text-field
    class=${field}
    look=${singleLine ? 'single' : 'long'}
    label=${label}
    hint=${hint}
    .item=${item}
    .field=${field}
  ></gw-text-field>`;

/** Words that its kind has no field for. */
export function keptParts(item: Item) {
  const kept = keptWords(item);
  if (kept.length === 0) return nothing;
  return html`<div class="kept">
    ${kept.map(
      ({ from, words }) =>
        html`<section>
          <h3>${from}</h3>
          <p>${words}</p>
        </section>`,
    )}
  </div>`;
}

/** Who made it, when, and what it was called before. */
export function madeLine(item: Item, { store }: BoardSession): TemplateResult {
  const made = [
    item.createdBy === null ? '' : `Added by ${nameOf(store, item.createdBy)}`,
    momentWords(item.createdAt),
    item.sourceKey === '' ? '' : `was ${item.sourceKey}`,
  ];
  return html`<footer>
    <span class="quiet">${made.filter(Boolean).join(' · ')}</span>
  </footer>`;
}

/** Puts the focus on one part of the item: where its outcome, its title or a comment is written. */
export async function focusItemPart(root: ParentNode, part: ItemPart): Promise<void> {
  if (part === 'outcome') await root.querySelector('gw-outcome')?.begin();
  else if (part === 'comments') await root.querySelector('gw-comments')?.begin();
  else {
    const title = root.querySelector<HTMLElementTagNameMap['gw-text-field']>('.title gw-text-field');
    await title?.updateComplete;
    title?.focus();
  }
}

export const itemPartsStyles = css`
  .key {
    color: var(--ink-2);
    font-size: var(--text-s);
    font-weight: 400;
    white-space: nowrap;
  }
  .kind {
    width: auto;
    min-height: 30px;
    padding-block: 2px;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
    padding: 5px var(--space-3);
    border-radius: var(--radius-s);
    background: var(--warn-soft);
    font-size: var(--text-s);
  }
  .reopened {
    display: flex;
    gap: var(--space-2);
    align-items: baseline;
    color: var(--ink-2);
    font-size: var(--text-s);
    overflow-wrap: anywhere;
  }
  .reopened .icon {
    align-self: center;
    width: 14px;
    height: 14px;
  }
  h3 {
    margin-bottom: 3px;
    color: var(--ink-2);
    font-size: var(--text-s);
    font-weight: 500;
  }
  .kept section {
    padding: var(--space-2) var(--space-3);
    border-inline-start: 3px solid var(--line-strong);
    background: var(--sunken);
  }
  .kept section + section {
    margin-top: var(--space-2);
  }
  .kept p {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  footer {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
    padding-top: var(--space-3);
    border-top: 1px solid var(--line);
  }
`;
