// One entry of a menu: its words, whether it is chosen, the key that does the same. And the columns that a menu offers.

import { html, nothing, type TemplateResult } from 'lit';
import type { Column } from '../../shared/records.ts';
import { icon, type IconName } from '../icons.ts';
import type { BoardStore } from '../store/board-store.ts';
import { keyOf, spokenKeyOf, type CommandId } from './commands/table.ts';

export interface MenuEntry {
  readonly words: string;
  readonly run: () => void;
  readonly icon?: IconName;
  /** The command that does the same: its key is printed, while it has one. */
  readonly command?: CommandId;
  /** One of several of which one holds. */
  readonly chosen?: boolean;
}

export function menuEntry({ words, run, icon: shown, command, chosen }: MenuEntry): TemplateResult {
  const key = command && keyOf(command);
  const mark = chosen === true ? 'check' : shown;
  return html`<button
    type="button"
    role=${chosen === undefined ? 'menuitem' : 'menuitemradio'}
    aria-checked=${chosen ?? nothing}
    aria-keyshortcuts=${(command && spokenKeyOf(command)) ?? nothing}
    @click=${run}
  >
    <span class="tick">${mark ? icon(mark) : nothing}</span>${words}${
      key === undefined ? nothing : html`<kbd aria-hidden="true">${key}</kbd>`
    }
  </button>`;
}

export const openColumns = (store: BoardStore): readonly Column[] =>
  store.columns.filter(({ archived }) => !archived);
