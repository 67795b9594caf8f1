// What the meeting is at, in the head of a projected form that shows something else: in one line, with its clock.

import { css, html, nothing } from 'lit';
import type { Item } from '../../../shared/item.ts';
import { openWaits } from '../../../shared/waits.ts';
import { icon } from '../../icons.ts';
import type { BoardStore } from '../../store/board-store.ts';
import { kindLabel, titleOf } from '../item-words.ts';
import { keysOf } from '../plan-row-words.ts';
import { kindGlyph, unseen } from '../templates.ts';
import { fewKeys } from './projected-row.ts';

export function nowTemplate(item: Item, store: BoardStore) {
  const waits = keysOf(
    store,
    openWaits(item, (id) => store.item(id), store.columns),
  );
  return html`<p class="now">
      ${kindGlyph(item.kind)}${unseen(kindLabel(item))} <span class="key">${store.keyOf(item)}</span>
      <strong class="line" dir="auto">${titleOf(item)}</strong>
      ${
        waits.length === 0
          ? nothing
          : html`<span class="waits">${icon('hourglass')} waits for ${fewKeys(waits)}</span>`
      }
    </p>
    <gw-projected-clock form="line"></gw-projected-clock>`;
}

export const projectedNowStyles = css`
  .now {
    display: flex;
    align-items: center;
    gap: calc(var(--u) * 16);
    min-width: 0;
    font-size: var(--body);
  }
  .now .key {
    flex: none;
    color: var(--ink-2);
  }
  .now .line {
    min-width: 0;
    font-weight: 600;
  }
  .now .waits {
    flex: none;
    color: var(--warn);
  }
  .now + gw-projected-clock {
    grid-row: 1 / 3;
    grid-column: 2;
    align-self: center;
  }
`;
