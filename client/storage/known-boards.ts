// What this browser knows outside any board: which boards, by which links, who I am on each, and small settings.
// Every change is also held in memory, so that the page works, forgetfully, where the browser keeps nothing. What is
// read back is parsed as if a stranger had written it.

import { promisifyRequest } from 'idb-keyval';
import { parseBoardId, parseId, type BoardId, type MemberId } from '../../shared/ids.ts';
import { linkFragment, parseLink, type Link } from '../../shared/links.ts';
import { DurableStore } from './durable-store.ts';
import { faultState, type StorageState } from './storage-state.ts';

export interface KnownBoard {
  readonly id: BoardId;
  readonly name: string;
  /** The links this browser was given, the strongest first; empty when none can be read, and the board still opens. */
  readonly links: readonly Link[];
  /** Milliseconds since 1970 by this device's clock. */
  readonly lastOpened: number;
  /** When the relay last had everything, by the relay's time; undefined when it never had. */
  readonly lastSavedAt: number | undefined;
  /** Who I am on this board. */
  readonly member: MemberId | undefined;
}

interface StoredBoard {
  readonly name: string;
  readonly links: readonly string[];
  readonly lastOpened: number;
  readonly lastSavedAt: number | undefined;
  readonly member: MemberId | undefined;
}

export interface KnownBoardsOptions {
  readonly onState?: (state: StorageState) => void;
  readonly openMs?: number;
}

const database = 'gw1:app';
const longestName = 200;
const strength = ['owner', 'edit', 'join', 'view'] as const satisfies readonly Link['role'][];
const boardKey = (id: BoardId) => ['board', id];
const settingKey = (name: string) => ['setting', name];

export class KnownBoards {
  readonly #store: DurableStore;
  readonly #onState: (state: StorageState) => void;
  /** What could not be stored: laid over what is read, and stored as soon as the browser lets it. */
  readonly #memory = new Map<string, { readonly key: string[]; readonly value: unknown }>();

  constructor({ onState = () => {}, openMs = 4_000 }: KnownBoardsOptions = {}) {
    this.#onState = onState;
    this.#store = new DurableStore({ name: database, openMs });
  }

  /** All boards, the last opened first. */
  async list(): Promise<readonly KnownBoard[]> {
    const boards = new Map<BoardId, KnownBoard>();
    for (const { key, value } of await this.#rows()) {
      const id = key[0] === 'board' ? parseBoardId(key[1]) : undefined;
      if (id) boards.set(id, parseBoard(id, value));
    }
    return [...boards.values()].sort((a, b) => b.lastOpened - a.lastOpened || (a.id < b.id ? -1 : 1));
  }

  async find(id: BoardId): Promise<KnownBoard | undefined> {
    const value = await this.#get(boardKey(id));
    return value === undefined ? undefined : parseBoard(id, value);
  }

  /**
   * The board was opened, perhaps by a new link. A link takes the place of the one with the same role, unless that
   * one is newer (a higher number); a weaker link never costs a stronger one. A new one that lasts ends the need of one
   * that was made for a meeting.
   */
  opened(id: BoardId, now: number, { name, link }: { name?: string; link?: Link } = {}): Promise<void> {
    return this.#put(boardKey(id), (stored) => {
      const board = parseBoard(id, stored);
      const links = link ? withLink(board.links, link) : board.links;
      return toStored({ ...board, name: name ?? board.name, links, lastOpened: now });
    });
  }

  renamed(id: BoardId, name: string): Promise<void> {
    return this.#change(id, (board) => ({ ...board, name }));
  }

  /** The relay has everything that this browser holds of the board. */
  saved(id: BoardId, at: number): Promise<void> {
    return this.#change(id, (board) => ({ ...board, lastSavedAt: at }));
  }

  chooseMember(id: BoardId, member: MemberId | undefined): Promise<void> {
    return this.#change(id, (board) => ({ ...board, member }));
  }

  /** A link that the relay refused for good. */
  dropLink(id: BoardId, refused: Link): Promise<void> {
    const fragment = linkFragment(refused);
    return this.#change(id, (board) => ({
      ...board,
      links: board.links.filter((link) => linkFragment(link) !== fragment),
    }));
  }

  /** Takes the board off the list. Its content is another database: see forgetBoard. */
  forget(id: BoardId): Promise<void> {
    return this.#put(boardKey(id), () => undefined);
  }

  /** A small setting of this browser, run through `parse`, which also gets undefined when there is none. */
  async setting<T>(name: string, parse: (stored: unknown) => T): Promise<T> {
    return parse(await this.#get(settingKey(name)));
  }

  /** The value must survive a structured clone; undefined removes the setting. */
  setSetting(name: string, value: unknown): Promise<void> {
    return this.#put(settingKey(name), () => value);
  }

  close(): void {
    this.#store.close();
  }

  /** Nothing happens to a board that is not on the list: a late word about a forgotten one must not bring it back. */
  #change(id: BoardId, next: (board: KnownBoard) => KnownBoard): Promise<void> {
    return this.#put(boardKey(id), (stored) =>
      stored === undefined ? undefined : toStored(next(parseBoard(id, stored))),
    );
  }

  async #put(key: string[], next: (stored: unknown) => unknown): Promise<void> {
    const name = JSON.stringify(key);
    const held = this.#memory.get(name);
    try {
      await this.#store.change(key, (stored) => next(held ? held.value : stored));
      this.#memory.delete(name);
      await this.#storeHeld();
      this.#onState({ status: 'ok' });
    } catch (error) {
      const value = next(held ? held.value : await this.#get(key));
      this.#memory.set(name, { key, value });
      this.#onState(faultState('unwritable', error));
    }
  }

  async #storeHeld(): Promise<void> {
    for (const [name, { key, value }] of this.#memory) {
      await this.#store.change(key, () => value);
      this.#memory.delete(name);
    }
  }

  async #get(key: string[]): Promise<unknown> {
    const held = this.#memory.get(JSON.stringify(key));
    if (held) return held.value;
    return this.#store
      .run('readonly', (log) => promisifyRequest<unknown>(log.get(key)))
      .catch((error: unknown) => this.#onState(faultState('unavailable', error)));
  }

  async #rows(): Promise<readonly { key: readonly unknown[]; value: unknown }[]> {
    const range = IDBKeyRange.bound(['board'], ['board', []]);
    const stored = await this.#store
      .run('readonly', (log) =>
        Promise.all([
          promisifyRequest(log.getAllKeys(range)),
          promisifyRequest<unknown[]>(log.getAll(range)),
        ]),
      )
      .catch((error: unknown) => {
        this.#onState(faultState('unavailable', error));
        return [[], []] as const;
      });
    const rows = new Map<string, { key: readonly unknown[]; value: unknown }>();
    stored[0].forEach((key, i) => {
      if (Array.isArray(key)) rows.set(JSON.stringify(key), { key, value: stored[1][i] });
    });
    for (const [name, { key, value }] of this.#memory) {
      if (value === undefined) rows.delete(name);
      else rows.set(name, { key, value });
    }
    return [...rows.values()];
  }
}

/**
 * The link to go on with after the relay refused one: the strongest, unless it was refused, too. Else a join link in the
 * place of an edit link, and in the place of a join link the view link; whoever holds the owner link makes the new one.
 */
export function linkAfter(
  refused: Link,
  links: readonly Link[],
  wasRefused: (link: Link) => boolean,
): Link | undefined {
  const [strongest] = links;
  if (strongest && !wasRefused(strongest)) return strongest;
  const role = { owner: undefined, edit: 'join', join: 'view', view: undefined }[refused.role];
  return links.find((link) => link.role === role && !wasRefused(link));
}

function withLink(links: readonly Link[], link: Link): readonly Link[] {
  const same = links.find((known) => known.role === link.role);
  const number = (of: Link) => (of.role === 'join' ? 0 : of.n * 1_000 + (of.role === 'view' ? of.m : 0));
  const kept = same && number(same) > number(link) ? same : link;
  const isNews = !same || number(link) > number(same);
  const lasts = isNews && (link.role === 'owner' || link.role === 'edit');
  const others = links.filter(({ role }) => role !== link.role && !(lasts && role === 'join'));
  return [...others, kept].sort((a, b) => strength.indexOf(a.role) - strength.indexOf(b.role));
}

function toStored(board: KnownBoard): StoredBoard {
  const { name, links, lastOpened, lastSavedAt, member } = board;
  return { name, links: links.map(linkFragment), lastOpened, lastSavedAt, member };
}

/** Whatever is stored: what can be read of it, and nothing for the rest. */
function parseBoard(id: BoardId, value: unknown): KnownBoard {
  const stored = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const time = (at: unknown) => (typeof at === 'number' && Number.isFinite(at) ? at : undefined);
  const texts = Array.isArray(stored['links']) ? stored['links'] : [];
  let links: readonly Link[] = [];
  for (const text of texts) {
    const link = typeof text === 'string' ? parseLink(`/b/${id}#${text}`) : undefined;
    if (link) links = withLink(links, link);
  }
  return {
    id,
    name: typeof stored['name'] === 'string' ? stored['name'].slice(0, longestName) : '',
    links,
    lastOpened: time(stored['lastOpened']) ?? 0,
    lastSavedAt: time(stored['lastSavedAt']),
    member: parseId('member', stored['member']),
  };
}
