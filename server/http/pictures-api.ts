// The HTTP interface for the pictures of a board: put one, get one, learn which are there. A picture is its bytes,
// found by their hash; 204 means that it is on disk. Who may: product.md, "Access: links, not accounts".

import { finished } from 'node:stream/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseBoardId, type BoardId } from '../../shared/ids.ts';
import type { Access } from '../../shared/links.ts';
import { hashOfPicture, isPictureHash, mostPictureBytes, pictureTypeOf } from '../../shared/picture.ts';
import { failed, sendJson, type ApiAnswer } from './api-answer.ts';
import { startBytes } from './board-bytes.ts';
import { linkGrant } from './link-grant.ts';
import type { RelayLimits } from '../relay/limits.ts';
import type { LinkBook } from '../links/link-book.ts';
import type { PictureSpace } from './picture-space.ts';
import type { StoreWatch } from '../store-watch.ts';
import type { Store } from '../store/store.ts';
import { why, type Log } from '../log.ts';

export interface PicturesApiOptions {
  readonly store: Store;
  readonly links: LinkBook;
  readonly space: PictureSpace;
  readonly watch: StoreWatch;
  readonly limits: RelayLimits;
  readonly log: Log;
}

const path = /^\/api\/boards\/([^/]+)\/pictures(?:\/([^/]+))?$/;
const aYearSeconds = 31_536_000;

const busy = failed(429, 'Many pictures are on their way just now. It is tried again in a moment.');
const tooLarge = failed(413, 'A picture has at most 2 MB. Make it smaller first.');

export class PicturesApi {
  readonly #options: PicturesApiOptions;

  constructor(options: PicturesApiOptions) {
    this.#options = options;
  }

  /** False when the path is not one of this interface. */
  async answer(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<boolean> {
    const found = path.exec(pathname);
    if (!found) return false;
    const answer = await this.#answer(request, response, parseBoardId(found[1]), found[2]);
    if (answer) sendJson(response, answer);
    return true;
  }

  /** Undefined when the bytes of a picture were the answer. */
  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
    board: BoardId | undefined,
    hash: string | undefined,
  ): Promise<ApiAnswer | undefined> {
    const { method } = request;
    if (!board) return failed(404, 'This is not the id of a board.');
    if (hash === undefined && method !== 'GET') return failed(405, 'The list of pictures is read with GET.');
    if (hash !== undefined && !isPictureHash(hash))
      return failed(404, 'A picture is named by the SHA-256 of its bytes, in small hex letters.');
    if (method !== 'GET' && method !== 'PUT')
      return failed(405, 'Pictures are read with GET and brought with PUT.');
    const { links, store, space } = this.#options;
    const grant = linkGrant(links, request, board);
    if ('status' in grant) return grant;
    if (hash === undefined) return { status: 200, body: { pictures: [...store.pictures(board).keys()] } };
    const length = Number(request.headers['content-length']);
    const refusal = method === 'PUT' && putRefusal(grant.access, length);
    if (refusal) return refusal;
    const leave = space.enter(board);
    if (!leave) return busy;
    try {
      return await (method === 'GET'
        ? this.#get(response, board, hash)
        : this.#put(request, board, hash, length));
    } finally {
      leave();
    }
  }

  async #get(response: ServerResponse, board: BoardId, hash: string): Promise<ApiAnswer | undefined> {
    const bytes = await this.#options.store.picture(board, hash);
    const type = bytes && pictureTypeOf(bytes);
    if (!bytes || !type) return failed(404, 'This picture is not on the relay, or has not arrived yet.');
    startBytes(response, type, aYearSeconds);
    response.setHeader('Content-Length', bytes.length);
    response.writeHead(200).end(bytes);
    await finished(response).catch(() => undefined);
    return undefined;
  }

  async #put(request: IncomingMessage, board: BoardId, hash: string, length: number): Promise<ApiAnswer> {
    const { store, space } = this.#options;
    if (await store.picture(board, hash)) return kept;
    // Before its bytes come: 2 MB for nothing are a long time on a slow line.
    if (!space.hasRoom(board, length)) return this.#full;
    const bytes = await readBody(request, length);
    if (!bytes) return cutShort;
    return (await this.#keep(board, hash, request.headers['content-type'], bytes)) ?? kept;
  }

  /** Undefined when it is on disk. */
  async #keep(
    board: BoardId,
    hash: string,
    said: string | undefined,
    bytes: Uint8Array,
  ): Promise<ApiAnswer | undefined> {
    const type = pictureTypeOf(bytes);
    if (!type || type !== said?.split(';', 1)[0]?.trim().toLowerCase())
      return failed(415, 'A picture is a PNG, JPEG, WebP or GIF file, and its Content-Type says which.');
    if (hashOfPicture(bytes) !== hash)
      return failed(400, 'These are not the bytes that the address names. Send the picture again.');
    try {
      const { space, watch } = this.#options;
      return (await watch.patient(space.keep(board, hash, bytes))) ? undefined : this.#full;
    } catch (error) {
      this.#options.log('error', 'a picture could not be written', { why: why(error) });
      return failed(
        503,
        'The relay cannot write to its disk at the moment. The picture stays on your device.',
      );
    }
  }

  get #full(): ApiAnswer {
    const megabytes = Math.round(this.#options.limits.boardPictureBytes / 1024 ** 2);
    return failed(507, `The pictures of this board fill their ${megabytes} MB. It takes no more of them.`);
  }
}

const kept: ApiAnswer = { status: 204 };
const cutShort = failed(400, 'The picture did not come whole. Send it again.');

/** Before any of its bytes are read. */
function putRefusal(access: Access, length: number): ApiAnswer | undefined {
  if (access === 'view') return failed(403, 'A view link looks and changes nothing. Open the edit link.');
  if (!Number.isInteger(length)) return failed(411, 'Say how many bytes it has.');
  return length > mostPictureBytes ? tooLarge : undefined;
}

/** Exactly so many bytes, or undefined when the sender broke off. */
async function readBody(request: IncomingMessage, length: number): Promise<Uint8Array | undefined> {
  const bytes = new Uint8Array(length);
  let at = 0;
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      bytes.set(part, at);
      at += part.length;
    }
  } catch {
    return undefined;
  }
  return at === length ? bytes : undefined;
}
