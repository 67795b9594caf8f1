// The HTTP interface for boards: create one, learn the newest link numbers, replace links. Every refusal is a
// sentence. What is in a board is not its business, except the first content of a new one.

import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { newBoardUpdate } from '../../shared/board/new-board.ts';
import { parseBoardId, type BoardId } from '../../shared/ids.ts';
import {
  authProtocol,
  editSecret,
  highestLinkNumber,
  isEditSecret,
  linkUrl,
  newBoardSecrets,
  parseAuthProtocol,
  viewSecret,
  type Link,
} from '../../shared/links.ts';
import { stockProtocol } from '../../shared/protocol.ts';
import { failed, holdsToken, httpStatus, showLink, shownLink, type ApiAnswer } from './api-answer.ts';
import type { CreationLimit } from './creation-limit.ts';
import { newLinks, type LinkBook } from '../links/link-book.ts';
import type { StoreWatch } from '../store-watch.ts';
import type { Store } from '../store/store.ts';
import { why, type Log } from '../log.ts';

export interface BoardsApiOptions {
  readonly store: Store;
  readonly watch: StoreWatch;
  readonly links: LinkBook;
  readonly creation: CreationLimit;
  readonly createToken: string | undefined;
  readonly publicUrl: string | undefined;
  readonly log: Log;
}

const mostBodyBytes = 16 * 1024;
const longestName = 200;
const path = /^\/api\/boards(?:\/([^/]+)\/links)?$/;

export class BoardsApi {
  readonly #options: BoardsApiOptions;

  constructor(options: BoardsApiOptions) {
    this.#options = options;
  }

  /** Undefined when the path is not one of this interface. `origin` is what links are made from. */
  async answer(request: IncomingMessage, pathname: string, origin: string): Promise<ApiAnswer | undefined> {
    const found = path.exec(pathname);
    if (!found) return undefined;
    const address = request.socket.remoteAddress ?? '';
    if (found[1] === undefined) {
      if (request.method !== 'POST') return failed(405, 'Boards are created with POST.');
      return this.#create(request, address, origin);
    }
    const board = parseBoardId(found[1]);
    if (!board) return failed(404, 'This is not the id of a board.');
    if (request.method === 'GET') return this.#numbers(request, board);
    if (request.method === 'POST') return this.#replaceLinks(request, board, address);
    return failed(405, 'Links are read with GET and replaced with POST.');
  }

  async #create(request: IncomingMessage, address: string, origin: string): Promise<ApiAnswer> {
    const { createToken, creation, store, watch } = this.#options;
    if (createToken && !holdsToken(request, createToken))
      return failed(
        403,
        'Only holders of the create token may create boards on this relay. Ask who runs it.',
      );
    const body = await readJson(request);
    if ('status' in body) return body;
    const name = typeof body.value['name'] === 'string' ? body.value['name'].trim() : '';
    if (!name) return failed(400, 'Give the board a name: {"name": "Our product"}.');
    if (name.length > longestName) return failed(400, `The name has more than ${longestName} characters.`);
    if (!creation.tryTake(address))
      return failed(429, 'This address has created many boards in the last hour. Try again later.');

    const { seed, board } = newBoardSecrets(randomBytes(32));
    const edit = { role: 'edit', board, n: 0, secret: editSecret(seed, 0) } as const;
    const view = { role: 'view', board, n: 0, m: 0, secret: viewSecret(edit.secret, 0) } as const;
    const links = newLinks({ access: 'edit', n: edit.n, secret: edit.secret }, view.m);
    const rows = [{ sequence: 1, bytes: newBoardUpdate(name, Date.now()) }];
    try {
      const written = watch.write(store.append([{ board, links, rows }])).catch((error: unknown) => {
        creation.giveBack(address);
        throw error;
      });
      await watch.patient(written);
    } catch (error) {
      this.#options.log('error', 'a board could not be created', { why: why(error) });
      return failed(503, 'The relay cannot write to its disk at the moment. Try again in a minute.');
    }
    const url = (link: Link) => linkUrl(origin, link);
    const protocols = (link: Link) => [stockProtocol, authProtocol(link)];
    return {
      status: 201,
      body: {
        id: board,
        links: { owner: url({ role: 'owner', board, seed, n: 0 }), edit: url(edit), view: url(view) },
        sync: {
          url: `${origin.replace(/^http/, 'ws')}/sync`,
          protocols: { edit: protocols(edit), view: protocols(view) },
        },
      },
    };
  }

  /** For holders of any edit secret so far, or of the newest view secret. Also the address that links are made with. */
  #numbers(request: IncomingMessage, board: BoardId): ApiAnswer {
    const claim = shownLink(request);
    if (!claim) return showLink;
    const links = this.#options.store.links(board);
    if (!links) return failed(404, 'There is no such board on this relay.');
    const allowed =
      claim.access === 'edit'
        ? isEditSecret(board, claim.n, claim.secret)
        : claim.access === 'view' && this.#options.links.check(board, claim).outcome === 'welcome';
    if (!allowed) return failed(403, 'This link does not open this board, or was replaced.');
    const { publicUrl } = this.#options;
    return { status: 200, body: { n: links.n, m: links.m, ...(publicUrl && { publicUrl }) } };
  }

  async #replaceLinks(request: IncomingMessage, board: BoardId, address: string): Promise<ApiAnswer> {
    const body = await readJson(request);
    if ('status' in body) return body;
    const { claim: text, m } = body.value;
    const claim = typeof text === 'string' ? parseAuthProtocol(text) : undefined;
    if (
      claim?.access !== 'edit' ||
      typeof m !== 'number' ||
      !Number.isInteger(m) ||
      m < 0 ||
      m > highestLinkNumber
    )
      return failed(
        400,
        'Send {"claim": "auth.<n>.<secret>", "m": <number of the new view link, 0 to 999>}.',
      );
    const verdict = this.#options.links.check(board, claim);
    const refusal =
      verdict.outcome === 'refused' ? verdict : await this.#options.links.adopt(board, claim, address, m);
    if (refusal) return failed(httpStatus(refusal.code), refusal.reason);
    const links = this.#options.store.links(board);
    return { status: 200, body: { n: links?.n, m: links?.m } };
  }
}

async function readJson(
  request: IncomingMessage,
): Promise<{ readonly value: Readonly<Record<string, unknown>> } | ApiAnswer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > mostBodyBytes) return failed(413, 'The request is larger than 16 KiB.');
    parts.push(part);
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { value: value as Readonly<Record<string, unknown>> };
  } catch {
    // Said below, as for JSON that is no object.
  }
  return failed(400, 'The request is not a JSON object.');
}
