// The HTTP interface for join tickets: an editor has one made, or ends one or all of the board. Rules: product.md, "Access:
// links, not accounts". Whoever came by a ticket may do neither.

import type { IncomingMessage } from 'node:http';
import { parseBoardId, type BoardId } from '../../shared/ids.ts';
import { failed, type ApiAnswer } from './api-answer.ts';
import { CreationLimit } from './creation-limit.ts';
import { linkGrant } from './link-grant.ts';
import type { LinkBook } from '../links/link-book.ts';
import type { TicketBook } from '../links/ticket-book.ts';
import { why, type Log } from '../log.ts';

export interface TicketsApiOptions {
  readonly links: LinkBook;
  readonly tickets: TicketBook;
  readonly publicUrl: string | undefined;
  /** Tickets that may be made of one board in an hour. */
  readonly perHour: number;
  readonly log: Log;
}

/** A single ticket goes by its hash: an address is kept in logs. */
const path = /^\/api\/boards\/([^/]+)\/tickets(?:\/([A-Za-z0-9_-]{43}))?$/;

export class TicketsApi {
  readonly #options: TicketsApiOptions;
  readonly #limit: CreationLimit;

  constructor(options: TicketsApiOptions) {
    this.#options = options;
    this.#limit = new CreationLimit(options.perHour);
  }

  /** Undefined when the path is not one of this interface. */
  async answer(request: IncomingMessage, pathname: string): Promise<ApiAnswer | undefined> {
    const found = path.exec(pathname);
    if (!found) return undefined;
    const board = parseBoardId(found[1]);
    if (!board) return failed(404, 'This is not the id of a board.');
    const { method } = request;
    const hash = found[2];
    if (method !== 'DELETE' && (method !== 'POST' || hash !== undefined))
      return failed(405, 'A ticket is made with POST; one, or all of a board, are ended with DELETE.');
    const grant = linkGrant(this.#options.links, request, board);
    if ('status' in grant) return grant;
    if (grant.access === 'view' || grant.ticket)
      return failed(403, 'Only whoever has the edit link makes and ends these codes.');
    try {
      return await (method === 'POST' ? this.#mint(board, grant.n) : this.#end(board, hash));
    } catch (error) {
      this.#options.log('error', 'the tickets cannot be written', { board, why: why(error) });
      return failed(503, 'The relay cannot write to its disk at the moment. Try again in a minute.');
    }
  }

  async #mint(board: BoardId, n: number): Promise<ApiAnswer> {
    if (!this.#limit.tryTake(board))
      return failed(429, 'Many codes were made for this board in the last hour. Try again later.');
    const { tickets, publicUrl } = this.#options;
    // The address that people open, for whoever makes a link of it.
    return { status: 201, body: { ...(await tickets.mint(board, n)), ...(publicUrl && { publicUrl }) } };
  }

  async #end(board: BoardId, hash: string | undefined): Promise<ApiAnswer> {
    await this.#options.tickets.end(board, hash);
    return { status: 204 };
  }
}
