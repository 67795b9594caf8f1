// One entry of a menu: its words, whether it is chosen, the key that does the same. And the sprints and columns that a
// menu offers.

import { html, nothing, type TemplateResult } from 'lit';
import type { Column } from '../../shared/records.ts';
import { icon, type IconName } from '../icons.ts';
import type { BoardStore } from '../store/board-store.ts';

export interface MenuEntry {
  readonly words: string;
  readonly run: () => void;
  readonly icon?: IconName;
  /** As it is to be pressed, "X". */
  readonly key?: string;
  /** One of several of which one holds. */
  readonly chosen?: boolean;
}

export function menuEntry({ words, run, icon: shown, key, chosen }: MenuEntry): TemplateResult {
  const mark = chosen === true ? 'check' : shown;
  return html`<button
    type="button"
    role=${chosen === undefined ? 'menuitem' : 'menuitemradio'}
    aria-checked=${chosen ?? nothing}
    aria-keyshortcuts=${key ?? nothing}
    @click=${run}
  >
    <span class="tick">${mark ? icon(mark) : nothing}</span>${words}${
      key === undefined ? nothing : html`<kbd aria-hidden="true">${key}</kbd>`
    }
  </button>`;
}

export const openColumns = (store: BoardStore): readonly Column[] =>
  store.columns.filter(({ archived }) => !archived);
