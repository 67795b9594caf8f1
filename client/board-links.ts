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
  /** Once for each connection. */
  #asked = false;

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

  close(): void {
    this.#stop();
    this.#left.abort();
  }

  #follow(): void {
    const { state } = this.#options.connection;
    const replaced =
      state.status === 'refused' && state.code === closeCode.refused && this.#link.role === 'owner';
    const wanted = state.status === 'connected' && this.#link.role !== 'view';
    if (state.status === 'waiting') this.#asked = false;
    if (!(replaced || wanted) || this.#asked) return;
    this.#asked = true;
    void this.#ask();
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
      if (!numbers) return;
      this.#m = numbers.m;
      if (link.role !== 'owner' || numbers.n <= link.n) return;
      this.#link = { ...link, n: numbers.n };
      this.#asked = false;
      onReplaced(this.#link);
    } catch {
      // Without an answer the connection's own word stands; the relay is asked again with the next connection.
    }
  }
}
