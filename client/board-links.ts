// The links of an open board: which addresses this browser can hand out, and the numbers that the relay knows them by.
// Whoever holds the owner link can make every edit link, so it learns the number in force instead of being refused.

import { closeCode } from '../shared/protocol.ts';
import {
  authProtocol,
  editSecret,
  highestLinkNumber,
  linkUrl,
  viewSecret,
  type Link,
} from '../shared/links.ts';
import type { BoardLinks } from './session.ts';
import type { Connection } from './sync/connection.ts';

export interface BoardLinkOptions {
  readonly link: Link;
  readonly origin: string;
  readonly connection: Connection;
  /** The link in use was replaced by another one that this browser can make. */
  readonly onReplaced: (link: Link) => void;
}

interface Numbers {
  readonly n: number;
  readonly m: number;
}

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= highestLinkNumber;

function parseNumbers(value: unknown): Numbers | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { n, m } = value as Readonly<Record<string, unknown>>;
  return isNumber(n) && isNumber(m) ? { n, m } : undefined;
}

export class BoardLinkKeeper {
  readonly #options: BoardLinkOptions;
  readonly #stop: () => void;
  readonly #left = new AbortController();
  #link: Link;
  #m = 0;
  /** Why the relay was asked last: once for each connection, and once for each refusal. */
  #askedFor: 'connection' | 'refusal' | undefined;

  constructor(options: BoardLinkOptions) {
    this.#options = options;
    this.#link = options.link;
    this.#stop = options.connection.subscribe(() => this.#follow());
  }

  /** The addresses of the links that this browser can make. */
  addresses(): BoardLinks {
    const { origin } = this.#options;
    const link = this.#link;
    const { board } = link;
    if (link.role === 'view') return { owner: null, edit: null, view: linkUrl(origin, link) };
    const secret = link.role === 'owner' ? editSecret(link.seed, link.n) : link.secret;
    return {
      owner: link.role === 'owner' ? linkUrl(origin, link) : null,
      edit: linkUrl(origin, { role: 'edit', board, n: link.n, secret }),
      view: linkUrl(origin, {
        role: 'view',
        board,
        n: link.n,
        m: this.#m,
        secret: viewSecret(secret, this.#m),
      }),
    };
  }

  /** Goes on from another link of the same board. */
  use(link: Link): void {
    this.#link = link;
    this.#m = link.role === 'view' ? link.m : 0;
  }

  close(): void {
    this.#stop();
    this.#left.abort();
  }

  #follow(): void {
    const { state, synced } = this.#options.connection;
    const { role } = this.#link;
    const refused = state.status === 'refused' && state.code === closeCode.refused && role === 'owner';
    // Not before the relay has answered: it may only now be taking over a board that it did not know.
    const reason = refused ? 'refusal' : synced && role !== 'view' ? 'connection' : undefined;
    if (reason === this.#askedFor) return;
    this.#askedFor = reason;
    if (reason) void this.#ask();
  }

  async #ask(): Promise<void> {
    const { origin, onReplaced } = this.#options;
    const link = this.#link;
    try {
      const answer = await fetch(`${origin}/api/boards/${link.board}/links`, {
        headers: { Authorization: `Groundwork ${authProtocol(link)}` },
        signal: this.#left.signal,
      });
      const numbers = answer.ok ? parseNumbers(await answer.json()) : undefined;
      if (!numbers || this.#link !== link) return;
      this.#m = numbers.m;
      if (link.role !== 'owner' || numbers.n <= link.n) return;
      this.#link = { ...link, n: numbers.n };
      onReplaced(this.#link);
    } catch {
      // Without an answer the connection's own word stands; the relay is asked again with the next connection.
    }
  }
}
