// What the Home screen works with: the boards that this browser knows, making one, opening one by its link, letting
// one go. A board is made here without asking anybody; the relay hears of it when it is first opened online.

import type { BoardId } from '../shared/ids.ts';
import { newBoardSecrets, parseLink, type Link } from '../shared/links.ts';
import { forgetDrafts } from './components/drafts.ts';
import type { Home, KnownBoard } from './home.ts';
import { openBoard } from './open-board.ts';
import type { BoardSession } from './session.ts';
import { forgetBoard } from './storage/forget-board.ts';
import type { KnownBoard as Remembered, KnownBoards } from './storage/known-boards.ts';
import { waitingItems } from './storage/waiting-items.ts';

export interface BoardsAtHomeOptions {
  readonly known: KnownBoards;
  /** Goes to a board; with `name` it is a new one that gets this name. */
  readonly go: (link: Link, name?: string) => void;
  readonly address: (id: BoardId) => string;
  readonly goKnown: (id: BoardId) => void;
}

export class BoardsAtHome implements Home {
  readonly #options: BoardsAtHomeOptions;
  readonly #listeners = new Set<() => void>();
  #boards: readonly KnownBoard[] | null = null;

  constructor(options: BoardsAtHomeOptions) {
    this.#options = options;
  }

  get boards(): readonly KnownBoard[] | null {
    return this.#boards;
  }

  /** Reads the list again; call it whenever Home is shown. */
  async refresh(): Promise<void> {
    const boards = await this.#options.known.list();
    this.#show(boards, new Map());
    // The list first; what waits on each board needs a look into its own database.
    const waiting = await Promise.all(boards.map(async ({ id }) => [id, await waitingItems(id)] as const));
    this.#show(boards, new Map(waiting));
  }

  #show(boards: readonly Remembered[], waiting: ReadonlyMap<BoardId, number>): void {
    this.#boards = boards.map((board) => ({
      id: board.id,
      name: board.name || 'Untitled board',
      openedAt: board.lastOpened,
      access: board.links.some((link) => link.role !== 'view') ? 'edit' : 'view',
      waiting: waiting.get(board.id) ?? 0,
    }));
    for (const listener of this.#listeners) listener();
  }

  async create(name: string): Promise<string | null> {
    const { seed, board } = newBoardSecrets(crypto.getRandomValues(new Uint8Array(32)));
    this.#options.go({ role: 'owner', board, seed, n: 0 }, name);
    return null;
  }

  openLink(text: string): string | null {
    const link = parseLink(text);
    if (!link) return 'This is not a link to a board. Copy the whole address, with everything after the #.';
    this.#options.go(link);
    return null;
  }

  open(id: BoardId): void {
    this.#options.goKnown(id);
  }

  address(id: BoardId): string {
    return this.#options.address(id);
  }

  async beside(id: BoardId): Promise<BoardSession> {
    const { known } = this.#options;
    const board = await known.find(id);
    const link = board?.links[0];
    if (!link) throw new Error('This browser has no link to that board. Open it once by its link.');
    return openBoard({ link, known, origin: location.origin, member: board.member });
  }

  async forget(id: BoardId): Promise<string | null> {
    const how = await forgetBoard(id);
    if (how === 'blocked') return 'Another tab shows this board. Close it, and the copy goes.';
    if (how === 'failed') return 'This browser could not delete its copy. Restart it and try again.';
    forgetDrafts(id);
    await this.#options.known.forget(id);
    await this.refresh();
    return null;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
