// What an import on the first screen asks beside the file: what the new board is called, and whether the file is not
// rather meant for a board that has its items already.

import { css, html } from 'lit';
import type { KnownBoard } from '../home.ts';
import { count } from './item-words.ts';

/** A board of this browser that has some of the items already. */
export interface Holder {
  readonly board: KnownBoard;
  readonly items: number;
}

export interface NewBoardPart {
  readonly name: string;
  readonly holders: readonly Holder[];
  /** Items in the file. */
  readonly total: number;
  readonly onName: (name: string) => void;
  /** The file is to go onto this board instead. */
  readonly onThere: (board: KnownBoard) => void;
}

export const newBoardPart = ({ name, holders, total, onName, onThere }: NewBoardPart) =>
  html`${holders.map(
      ({ board, items }) =>
        html`<p class="holder">
          <span
            >“${board.name}” in this browser has ${items.toLocaleString('en')} of
            ${count(total, 'item', 'items')} of this file already. Here they would make a second board.</span
          >
          <button class="button small" type="button" @click=${() => onThere(board)}>
            Go there and update it
          </button>
        </p>`,
    )}
    <div class="name">
      <label for="board-name">Name of the new board</label>
      <input
        id="board-name"
        class="field"
        type="text"
        maxlength="200"
        autocomplete="off"
        .value=${name}
        @input=${(event: Event) => onName((event.target as HTMLInputElement).value)}
      />
    </div>`;

export const newBoardStyles = css`
  .holder {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
    margin-bottom: var(--space-3);
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-m);
    background: var(--accent-soft);
  }
  .holder span {
    flex: 1 1 260px;
  }
  .name {
    max-width: 420px;
  }
`;
