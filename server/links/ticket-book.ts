// Join tickets: what opens a board for the length of a meeting. The relay knows no meetings: an editor has one made,
// and a page ends those that it had made, or all of a board's together; else they end by time. It keeps hashes only, which no timing of a comparison gives away.

import { randomBytes } from 'node:crypto';
import type { BoardId } from '../../shared/ids.ts';
import { ticketHash, toBase64url } from '../../shared/links.ts';
import type { StoreWatch } from '../store-watch.ts';
import type { Store, TicketRecord } from '../store/store.ts';
import { why, type Log } from '../log.ts';

export interface TicketBookOptions {
  readonly store: Store;
  readonly watch: StoreWatch;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Of the board's tickets only these hold from now on. */
  readonly onChanged: (board: BoardId, live: ReadonlySet<string>, reason: string) => void;
}

export interface MintedTicket {
  readonly ticket: string;
  readonly until: number;
}

type Next = (live: readonly TicketRecord[]) => readonly TicketRecord[];

const lifeMs = 8 * 3_600_000;
/** Of one board at once; a further one takes the place of the oldest. */
const mostTickets = 20;

const meetingEnded = 'The meeting that this code belongs to has ended. Ask your team for a link.';
const newerOnes = 'This code is over, newer ones took its place. Ask your team for the one of today.';
export const ticketOver = 'The time of this code is over. Ask your team for a link.';
const ticketUnknown = 'This code does not open the board, or has ended. Ask your team for a link.';

export class TicketBook {
  readonly #options: TicketBookOptions;
  /** Changes are made one after another, so that none is made from what another has just replaced. */
  #changes: Promise<unknown> = Promise.resolve();

  constructor(options: TicketBookOptions) {
    this.#options = options;
  }

  /** The ticket as the relay knows it, or why it does not hold. Whether its edit link still does is not asked here. */
  check(board: BoardId, ticket: string): TicketRecord | string {
    const hash = ticketHash(ticket);
    const found = this.#read(board).find((known) => known.hash === hash);
    if (!found) return ticketUnknown;
    if (this.#holds(found)) return found;
    void this.#change(board, ticketOver, (live) => live).catch((error: unknown) =>
      this.#options.log('warn', 'tickets whose time is over stay', { board, why: why(error) }),
    );
    return ticketOver;
  }

  /** Made by whoever holds edit link n. Rejects when it cannot be written. */
  async mint(board: BoardId, n: number): Promise<MintedTicket> {
    const ticket = toBase64url(randomBytes(32));
    const until = this.#options.now() + lifeMs;
    const made = { hash: ticketHash(ticket), n, until };
    await this.#change(board, newerOnes, (live) =>
      [...live.filter((known) => known.n >= n), made].slice(-mostTickets),
    );
    return { ticket, until };
  }

  /** Ends the ticket of this hash, or all of the board. Rejects when that cannot be written. */
  async end(board: BoardId, hash?: string): Promise<void> {
    await this.#change(board, meetingEnded, (live) =>
      hash === undefined ? [] : live.filter((known) => known.hash !== hash),
    );
  }

  #change(board: BoardId, reason: string, next: Next): Promise<void> {
    const change = this.#changes.then(() => this.#write(board, reason, next));
    this.#changes = change.catch(() => undefined);
    return this.#options.watch.patient(change);
  }

  async #write(board: BoardId, reason: string, next: Next): Promise<void> {
    const tickets = next(this.#read(board).filter((known) => this.#holds(known)));
    const { store, watch } = this.#options;
    await watch.write(store.append([{ board, tickets, rows: [] }]));
    this.#options.onChanged(board, new Set(tickets.map(({ hash }) => hash)), reason);
  }

  #holds({ until }: TicketRecord): boolean {
    return this.#options.now() < until;
  }

  /** A damaged record holds for nobody: tickets are made anew, and none is let in by half of one. */
  #read(board: BoardId): readonly TicketRecord[] {
    try {
      return this.#options.store.tickets(board);
    } catch (error) {
      this.#options.log('error', 'the tickets cannot be read', { board, why: why(error) });
      return [];
    }
  }
}
