// The head of a column as a room reads it, and a column that has no room, in words.

import { html, nothing } from 'lit';
import type { Column } from '../../../shared/records.ts';
import { icon } from '../../icons.ts';
import { unseen } from '../templates.ts';
import type { Counted } from './board-columns.ts';

const limitWords = (limit: number, all: number): string => `${all > limit ? 'over limit' : 'limit'} ${limit}`;

const countWords = (shown: number, all: number): string => (shown === all ? `${all}` : `${shown} of ${all}`);

/** `shown`: how many the filter lets through, of `all` that stand in it. */
export function columnHead({ name, done, limit }: Column, shown: number, all: number) {
  const over = limit !== null && all > limit;
  return html`<div class="column-head">
    <h2 class="line" dir="auto">${name}</h2>
    ${done ? html`<span class="done">${icon('check')}${unseen('items in it are finished')}</span>` : nothing}
    <span class="count">${countWords(shown, all)} ${unseen(all === 1 ? 'item' : 'items')}</span>
    ${limit === null ? nothing : html`<span class=${over ? 'limit over' : 'limit'}>${limitWords(limit, all)}</span>`}
  </div>`;
}

/** "Ideas 12", "Review 4, over limit 3" */
export function otherWords({ column, shown, all }: Counted & { readonly all: number }): string {
  const { name, limit } = column;
  const over = limit !== null && all > limit ? `, ${limitWords(limit, all)}` : '';
  return `${name} ${countWords(shown, all)}${over}`;
}
