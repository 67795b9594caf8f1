// That a single item came into a sprint after its technical allocation was signed: the one thing an item says of a sign-off.

import { css, html, nothing, type TemplateResult } from 'lit';
import { isTechnical, lacksSignOff } from '../../shared/allocation.ts';
import type { Item } from '../../shared/item.ts';
import { icon } from '../icons.ts';
import type { BoardStore, Topic } from '../store/board-store.ts';
import { unseen } from './templates.ts';

export const uncoveredWords = 'Not covered by the sign-off';

/** What tells of it beside the item itself; a sprint that ends wakes its items anyway. */
export const signOffTopics = (item: Item): readonly Topic[] =>
  isTechnical(item) && item.place.sprint !== null ? ['signOffs'] : [];

export const isShownUncovered = (item: Item, { sprints, signOffs }: BoardStore): boolean =>
  lacksSignOff(item, sprints, signOffs);

/** `short`: a sign alone, where the title needs the room. */
export function uncoveredMark(item: Item, store: BoardStore, short = false): TemplateResult | typeof nothing {
  if (!isShownUncovered(item, store)) return nothing;
  return short
    ? html`<span class="uncovered short" title=${uncoveredWords}
        >${icon('shieldAlert')}${unseen(uncoveredWords)}</span
      >`
    : html`<span class="uncovered">${uncoveredWords}</span>`;
}

export const uncoveredStyles = css`
  .uncovered {
    padding: 1px 7px;
    border-radius: 9px;
    background: var(--warn-soft);
    color: var(--warn);
    font-weight: 600;
    white-space: nowrap;
  }
  .uncovered.short {
    padding: 0;
    background: none;
  }
`;
