// What the Home screen may use: the boards that this browser knows, and the ways to another one. The composition root
// implements it; the screen knows neither storage nor relay.

import type { Board } from '../shared/board/document.ts';
import type { Act } from '../shared/board/edit.ts';
import type { BoardId } from '../shared/ids.ts';
import type { Access } from '../shared/links.ts';
import type { LeftBehind } from '../shared/board/take-over.ts';
import type { BoardSession } from './session.ts';

/** A board that this browser has opened before. */
export interface KnownBoard {
  readonly id: BoardId;
  readonly name: string;
  /** Milliseconds since 1970, on this device's clock. */
  readonly openedAt: number;
  /** What the link that this browser keeps lets it do. */
  readonly access: Access;
  /** Items changed in this browser that the relay has not confirmed; forgetting the board would lose them. */
  readonly waiting: number;
}

/** Writes what a new board begins with, beside its name; no undo takes it back. */
export type Beginning = (board: Board, act: Act) => void;

export interface Home {
  /** The last opened first; null while this browser's list is being read. */
  readonly boards: readonly KnownBoard[] | null;
  /** Reads the list again: it is only kept up to date while Home is shown. */
  refresh(): Promise<void>;
  /** Makes a board and goes to it; settles with a sentence when that was not possible, else with null. Works offline. */
  create(name: string, begin?: Beginning): Promise<string | null>;
  /**
   * Makes a new board, with links of its own, of what stands on an open one, and goes to it. A sentence when that was not
   * possible, else null. Works offline.
   */
  copyOf(board: BoardSession, leave: LeftBehind): Promise<string | null>;
  /** Goes to the board of this link; a sentence when the text is no link. */
  openLink(text: string): string | null;
  /** Goes to a board that this browser knows; with a file, to import it there. */
  open(id: BoardId, file?: File): void;
  /** Where a known board is, without its secret. */
  address(id: BoardId): string;
  /**
   * Opens a known board beside the shown one, without showing it: to write there in the person's name. Rejects with a
   * sentence when this browser has no link to it. Whoever opens it closes it.
   */
  beside(id: BoardId): Promise<BoardSession>;
  /** The owner link of a known board, where this browser has it; else null. */
  ownerLink(id: BoardId): Promise<string | null>;
  /** Takes this browser's copy of a board and its link away; a sentence when that was not possible, else null. */
  forget(id: BoardId): Promise<string | null>;
  /** Calls the listener when `boards` changed. */
  subscribe(listener: () => void): () => void;
}
