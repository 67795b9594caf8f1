// What the Home screen works with: the boards that this browser knows, making one, copying one, opening one by its link,
// letting one go. A board is made here without asking anybody; the relay hears of it when it is first opened online.

import { Refusal } from '../shared/board/edit.ts';
import type { LeftBehind } from '../shared/board/take-over.ts';
import type { BoardId } from '../shared/ids.ts';
import { linkUrl, newBoardSecrets, parseLink, type Link } from '../shared/links.ts';
import { forgetDrafts } from './components/drafts.ts';
import type { Beginning, Home, KnownBoard } from './home.ts';
import type { OpenedBoard } from './open-board.ts';
import type { BoardSession } from './session.ts';
import { forgetBoard } from './storage/forget-board.ts';
import type { KnownBoard as Remembered, KnownBoards } from './storage/known-boards.ts';
import { waitingItems } from './storage/waiting-items.ts';

/** A board that was made here and has not been shown yet. */
export interface NewBoard {
  readonly name: string;
  /** What it begins with, or the board itself where it is filled and open already. */
  readonly with: Beginning | OpenedBoard | undefined;
}

export interface BoardsAtHomeOptions {
  readonly known: KnownBoards;
  /** Goes to a board; settles when it is shown. */
  readonly go: (link: Link, made?: NewBoard) => Promise<void>;
  /** Says words in the live region. */
  readonly say: (words: string) => void;
  readonly address: (id: BoardId) => string;
  readonly goKnown: (id: BoardId, file?: File) => void;
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

  async create(name: string, begin?: Beginning): Promise<string | null> {
    void this.#options.go(newOwnerLink(), { name, with: begin });
    return null;
  }

  async copyOf(board: BoardSession, leave: LeftBehind): Promise<string | null> {
    const { known, go, say } = this.#options;
    const link = newOwnerLink();
    const { openBoard } = await import('./board-part.ts');
    const { copyBoard } = await import('./copy-board.ts');
    const into = openBoard({ link, known, origin: location.origin, member: board.me ?? undefined });
    try {
      const taken = (await known.list()).map(({ name }) => name);
      const { name, missing } = await copyBoard(board, into, taken, leave);
      await go(link, { name, with: into });
      if (board.me !== null) await known.chooseMember(link.board, board.me);
      say(copiedWords(missing, leave));
      return null;
    } catch (error) {
      await into.close();
      await forgetBoard(link.board);
      return error instanceof Refusal
        ? error.message
        : 'The copy could not be made. This board is as it was.';
    }
  }

  openLink(text: string): string | null {
    const link = parseLink(text);
    if (!link) return 'This is not a link to a board. Copy the whole address, with everything after the #.';
    void this.#options.go(link);
    return null;
  }

  open(id: BoardId, file?: File): void {
    this.#options.goKnown(id, file);
  }

  address(id: BoardId): string {
    return this.#options.address(id);
  }

  async beside(id: BoardId): Promise<BoardSession> {
    const { known } = this.#options;
    const board = await known.find(id);
    const link = board?.links[0];
    if (!link) throw new Error('This browser has no link to that board. Open it once by its link.');
    const { openBoard } = await import('./board-part.ts');
    return openBoard({ link, known, origin: location.origin, member: board.member });
  }

  async ownerLink(id: BoardId): Promise<string | null> {
    const link = (await this.#options.known.find(id))?.links.find(({ role }) => role === 'owner');
    return link ? linkUrl(location.origin, link) : null;
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

function newOwnerLink(): Link {
  const { seed, board } = newBoardSecrets(crypto.getRandomValues(new Uint8Array(32)));
  return { role: 'owner', board, seed, n: 0 };
}

function copiedWords(missing: number, leave: LeftBehind): string {
  const archive = leave === 'archive' ? ' The archive stayed on the board before it.' : '';
  const here = `This is the copy, with links of its own.${archive}`;
  if (missing === 0) return here;
  return `${here} ${missing === 1 ? 'One picture had' : `${missing} pictures had`} not arrived in this browser and stayed behind.`;
}
