// The links of an open board: which addresses this browser can hand out, the numbers that the relay knows them by, and
// putting new ones in their place. Whoever holds the owner link can make every edit link, so it learns the number in
// force instead of being refused.

import { closeCode } from '../shared/protocol.ts';
import {
  authProtocol,
  editSecret,
  highestLinkNumber,
  linkUrl,
  viewSecret,
  type Link,
} from '../shared/links.ts';
import type { BoardLinks, ReplaceableLink } from './session.ts';
import type { Connection } from './sync/connection.ts';
import { cleanText } from './sync/presence-state.ts';

export interface BoardLinkOptions {
  readonly link: Link;
  /** Where this page is, which is also where its relay is. */
  readonly origin: string;
  readonly connection: Connection;
  /** The link in use was replaced by another one that this browser can make. */
  readonly onReplaced: (link: Link) => void;
  /** What `addresses` says may be other than before. */
  readonly onChange: () => void;
}

interface InForce {
  readonly n: number;
  readonly m: number;
  /** The address that people open, where whoever runs the relay has set one. */
  readonly publicUrl: string | undefined;
}

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= highestLinkNumber;

/** The address that whoever runs the relay has set, where that is what the relay says. */
export function parseOrigin(value: unknown): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined;
  const { protocol, origin } = new URL(value);
  return protocol === 'https:' || protocol === 'http:' ? origin : undefined;
}

function parseInForce(value: unknown): InForce | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { n, m, publicUrl } = value as Readonly<Record<string, unknown>>;
  return isNumber(n) && isNumber(m) ? { n, m, publicUrl: parseOrigin(publicUrl) } : undefined;
}

/** How long the relay may take to answer, in milliseconds. */
export const patienceMs = 15_000;
const noRelay =
  'To replace a link the relay has to be asked, and there is no connection to it. Try again when there is one.';
const noAnswer = 'The relay did not answer. Look whether the link below is a new one before you try again.';
const notUnderstood = 'The relay did not do it, and did not say why. Try again in a minute.';
const usedUp = `This link has been replaced ${highestLinkNumber} times, which is the most there is. Make a copy of the board instead.`;

export class BoardLinkKeeper {
  readonly #options: BoardLinkOptions;
  readonly #stop: () => void;
  readonly #left = new AbortController();
  #link: Link;
  #m = 0;
  #publicUrl: string | undefined;
  /** What `addresses` said last: each edit secret is up to a thousand hashes away from the owner's. */
  #made: BoardLinks | undefined;
  /** Why the relay was asked last: once for each connection, and once for each refusal. */
  #askedFor: 'connection' | 'refusal' | undefined;

  constructor(options: BoardLinkOptions) {
    this.#options = options;
    this.#link = options.link;
    this.#stop = options.connection.subscribe(() => this.#follow());
  }

  /** The link in use. */
  get link(): Link {
    return this.#link;
  }

  /** The addresses of the links that this browser can make. */
  addresses(): BoardLinks {
    this.#made ??= this.#make();
    return this.#made;
  }

  #make(): BoardLinks {
    const origin = this.#publicUrl ?? this.#options.origin;
    const link = this.#link;
    const { board } = link;
    // It ends with its meeting; what it was made by stays with those who made it.
    if (link.role === 'join') return { owner: null, edit: null, view: null };
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
    this.#made = undefined;
  }

  /** Asks the relay which links are in force, where it is there; without an answer what is known stands. */
  async ask(): Promise<void> {
    if (this.#options.connection.synced) await this.#ask();
  }

  async #ask(): Promise<void> {
    const link = this.#link;
    // The relay tells it to nobody who came for a meeting.
    if (link.role === 'join') return;
    try {
      const found = await this.#relay(link);
      if (typeof found !== 'string' && this.#link === link) this.#take(found);
    } catch {
      // The connection's own word stands; the relay is asked again with the next connection.
    }
  }

  /**
   * Puts a new edit link (the owner alone) or view link (any editor) in the place of the one in force. A sentence when
   * that was not possible, else null.
   */
  async replace(which: ReplaceableLink): Promise<string | null> {
    const link = this.#link;
    if (link.role === 'join')
      return 'This browser joined for the length of a meeting. Ask somebody with the edit link to replace it.';
    if (link.role === 'view')
      return 'This browser has a view link only. Ask somebody with the edit link to replace it.';
    if (which === 'edit' && link.role !== 'owner')
      return 'Only whoever holds the owner link can replace the edit link.';
    if (!this.#options.connection.synced) return noRelay;
    try {
      const now = await this.#relay(link);
      if (typeof now === 'string') return now;
      // Asked anew, since another editor may have replaced the view link meanwhile.
      const next = which === 'edit' ? { n: now.n + 1, m: 0 } : { n: now.n, m: now.m + 1 };
      if (!isNumber(next.n) || !isNumber(next.m)) return usedUp;
      const secret = link.role === 'owner' ? editSecret(link.seed, next.n) : link.secret;
      const n = link.role === 'owner' ? next.n : link.n;
      const claim = authProtocol({ role: 'edit', board: link.board, n, secret });
      const taken = await this.#relay(link, JSON.stringify({ claim, m: next.m }));
      if (typeof taken === 'string') return taken;
      this.#take({ ...taken, publicUrl: now.publicUrl });
      return null;
    } catch {
      // It may have been done all the same.
      void this.ask();
      return noAnswer;
    }
  }

  close(): void {
    this.#stop();
    this.#left.abort();
  }

  /** What the relay says is in force, asked or told to replace it (`body`); else why not, in a sentence. */
  async #relay(link: Link, body?: string): Promise<InForce | string> {
    const answer = await fetch(`${this.#options.origin}/api/boards/${link.board}/links`, {
      headers: { Authorization: `Groundwork ${authProtocol(link)}` },
      signal: AbortSignal.any([this.#left.signal, AbortSignal.timeout(patienceMs)]),
      ...(body !== undefined && { method: 'POST', body }),
    });
    const said: unknown = await answer.json();
    return (answer.ok ? parseInForce(said) : undefined) ?? sentenceOf(said);
  }

  #take({ n, m, publicUrl }: InForce): void {
    const link = this.#link;
    if (link.role === 'join') return;
    this.#publicUrl = publicUrl;
    this.#made = undefined;
    // The number of a view link belongs to the edit link in force: not to an older one, nor to a view link itself.
    if (link.role === 'owner' || (link.role === 'edit' && n === link.n)) this.#m = m;
    if (link.role !== 'owner' || n <= link.n) return this.#options.onChange();
    this.#link = { ...link, n };
    this.#options.onReplaced(this.#link);
  }

  #follow(): void {
    const { state, synced } = this.#options.connection;
    const { role } = this.#link;
    const refused = state.status === 'refused' && state.code === closeCode.refused && role === 'owner';
    // Not before the relay has answered: it may only now be taking over a board that it did not know.
    const reason = refused ? 'refusal' : synced ? 'connection' : undefined;
    if (reason === this.#askedFor) return;
    this.#askedFor = reason;
    if (reason) void this.#ask();
  }
}

/** Why the relay did not do it, in its own words. */
export function sentenceOf(said: unknown): string {
  const error = typeof said === 'object' && said !== null ? (said as Record<string, unknown>)['error'] : '';
  return cleanText(error, 300) || notUnderstood;
}
