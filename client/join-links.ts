// Join links: what a projected code holds, so that a phone takes part for the length of a meeting. The relay makes the
// tickets in them; this page asks for one when it is wanted, shows it as long as it is good, and has all of the board's
// ended when the meeting is over.

import type { MeetingId } from '../shared/ids.ts';
import { authProtocol, linkUrl, secretFromText, ticketHash, type Link } from '../shared/links.ts';
import { meetingNumber } from '../shared/meetings.ts';
import { parseOrigin, patienceMs, sentenceOf } from './board-links.ts';
import { JoinRefusal } from './session.ts';
import { after, type After } from './sync/after.ts';
import type { Connection } from './sync/connection.ts';

export interface JoinLinkOptions {
  /** The link in use. */
  readonly link: () => Link;
  /** Where this page is, which is also where its relay is. */
  readonly origin: string;
  readonly connection: Pick<Connection, 'synced' | 'covered' | 'subscribe'>;
  /** How it waits; replaced in tests. */
  readonly wait?: After;
  /** The relay's time, milliseconds since 1970. */
  readonly now: () => number;
  /**
   * After which meeting it is now. Whoever ended that one, on whichever page, ended its links with it, so that none of
   * before is shown any more.
   */
  readonly after: () => string;
}

interface JoinLink {
  readonly url: string;
  readonly madeAt: number;
  readonly until: number;
  /** The secret that it was made with, and ends with. */
  readonly by: string;
  readonly after: string;
}

/** So long the end of a meeting is given to get to the relay before its links end. */
const deliveryMs = 3000;
/** After this long a new one is made, so that a code on the wall always has most of its time before it. */
const freshMs = 3_600_000;

const viewOnly =
  'This browser has a view link only, so it cannot make a code to join by. Open the board with its edit link.';
const joinedOnly =
  'This browser joined for the length of a meeting, so it cannot make a code for others. Present from a browser that has the edit link.';
const noRelay =
  'The relay makes the code to join by, and there is no connection to it. It comes when there is one.';
const noAnswer = 'The relay did not answer, so there is no code to join by yet. Try again in a moment.';

export class JoinLinks {
  readonly #options: JoinLinkOptions;
  readonly #stop: () => void;
  readonly #left = new AbortController();
  #kept: JoinLink | undefined;
  /** All that this page had made and that may still hold: the hash of each ticket, and after which meeting it was made. */
  readonly #made = new Map<string, string>();
  /** One thing after another: a link that is made while others are being ended must outlive that. */
  #turn: Promise<unknown> = Promise.resolve();
  /** The board's tickets are to be ended as soon as the relay is there. */
  #endDue = false;

  constructor(options: JoinLinkOptions) {
    this.#options = options;
    let wasSynced = false;
    this.#stop = options.connection.subscribe(() => {
      const { synced } = options.connection;
      if (synced && !wasSynced && this.#endDue) void this.#inTurn(() => this.#end());
      wasSynced = synced;
    });
  }

  /** The whole address of a join link; the same one for an hour, or until a meeting ends. Rejects with a JoinRefusal. */
  mint(): Promise<string> {
    return this.#inTurn(() => this.#mint());
  }

  /** Ends all join links of the board; where the relay is away, when it is back. Never rejects. */
  end(): Promise<void> {
    this.#endDue = mayMint(this.#options.link());
    return this.#inTurn(() => this.#end());
  }

  close(): void {
    this.#stop();
    this.#left.abort();
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(act);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #mint(): Promise<string> {
    const link = this.#options.link();
    if (!mayMint(link)) throw new JoinRefusal(link.role === 'view' ? viewOnly : joinedOnly);
    await this.#end();
    const by = authProtocol(link);
    const now = this.#options.now();
    const after = this.#options.after();
    await this.#endOfBefore(link, after);
    const holds = this.#kept?.by === by && this.#kept.after === after && now < this.#kept.until;
    const kept = holds ? this.#kept : undefined;
    if (kept && now < kept.madeAt + freshMs) return kept.url;
    try {
      if (!this.#options.connection.synced || this.#endDue) throw new JoinRefusal(noRelay);
      this.#kept = { ...(await this.#ask(link)), madeAt: now, by, after };
    } catch (error) {
      // The one from before is still good.
      if (kept) return kept.url;
      throw error instanceof JoinRefusal ? error : new JoinRefusal(noAnswer);
    }
    return this.#kept.url;
  }

  async #ask(link: Link): Promise<Pick<JoinLink, 'url' | 'until'>> {
    const answer = await this.#relay(link, 'POST');
    const said: unknown = await answer.json();
    const { ticket, until, publicUrl } = (answer.ok ? said : {}) as Readonly<Record<string, unknown>>;
    if (typeof ticket !== 'string' || !secretFromText(ticket) || typeof until !== 'number')
      throw new JoinRefusal(sentenceOf(said));
    const join = { role: 'join', board: link.board, ticket } as const;
    this.#made.set(ticketHash(ticket), this.#options.after());
    return { url: linkUrl(parseOrigin(publicUrl) ?? this.#options.origin, join, '?view=refine'), until };
  }

  async #end(): Promise<void> {
    if (!this.#endDue) return;
    this.#kept = undefined;
    const link = this.#options.link();
    if (!this.#options.connection.synced || !mayMint(link)) return;
    try {
      await this.#delivered();
      const { status } = await this.#relay(link, 'DELETE');
      // A link that the relay takes no more, or a board that it does not know, has no tickets left to end.
      if (status >= 500) return;
      this.#endDue = false;
      this.#made.clear();
    } catch {
      // Tried again with the next connection, or before the next one is made.
    }
  }

  /**
   * Whoever joined is sent away with the links: first they have to hear that the meeting has ended, which goes another
   * way than the order to end the links and might come after it.
   */
  #delivered(): Promise<void> {
    const { connection } = this.#options;
    if (connection.covered) return Promise.resolve();
    return new Promise((resolve) => {
      const settle = () => {
        stop();
        cancel();
        resolve();
      };
      const stop = connection.subscribe(() => connection.covered && settle());
      const cancel = (this.#options.wait ?? after)(deliveryMs, settle);
      this.#left.signal.addEventListener('abort', settle, { once: true });
    });
  }

  /**
   * Whoever ended the meeting may have joined themselves, or have had no connection, and then could not end its links.
   * Only what this page had made: others may show the next ones already.
   */
  async #endOfBefore(link: Link, after: string): Promise<void> {
    for (const [hash, madeAfter] of this.#made) {
      // An end that was taken back ends nothing.
      if (numberOf(madeAfter) >= numberOf(after) || !this.#options.connection.synced) continue;
      try {
        const { status } = await this.#relay(link, 'DELETE', `/${hash}`);
        if (status < 500) this.#made.delete(hash);
      } catch {
        // Tried again before the next one is made.
      }
    }
  }

  #relay(link: Link, method: 'POST' | 'DELETE', which = ''): Promise<Response> {
    return fetch(`${this.#options.origin}/api/boards/${link.board}/tickets${which}`, {
      method,
      headers: { Authorization: `Groundwork ${authProtocol(link)}` },
      signal: AbortSignal.any([this.#left.signal, AbortSignal.timeout(patienceMs)]),
    });
  }
}

const numberOf = (meeting: string): number => meetingNumber(meeting as MeetingId) ?? 0;

const mayMint = ({ role }: Link): boolean => role === 'owner' || role === 'edit';
