// The HTTP interface for the pictures of a board: put one, get one, learn which are there. A picture is its bytes,
// found by their hash; 204 means that it is on disk. Who may: product.md, "Access: links, not accounts".

import { finished } from 'node:stream/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseBoardId, type BoardId } from '../../shared/ids.ts';
import { hashOfPicture, isPictureHash, mostPictureBytes, pictureTypeOf } from '../../shared/picture.ts';
import { failed, sendJson, type ApiAnswer } from './api-answer.ts';
import { linkAccess } from './link-access.ts';
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
/** A reader that takes nothing for so long is gone; it would hold a picture in memory. */
const sendPatienceMs = 30_000;

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
    const board = parseBoardId(found[1]);
    const hash = found[2];
    if (!board) sendJson(response, failed(404, 'This is not the id of a board.'));
    else if (hash === undefined) sendJson(response, this.#list(request, board));
    else if (!isPictureHash(hash))
      sendJson(
        response,
        failed(404, 'A picture is named by the SHA-256 of its bytes, in small hex letters.'),
      );
    else if (request.method === 'GET') await this.#get(request, response, board, hash);
    else if (request.method === 'PUT') await this.#put(request, response, board, hash);
    else sendJson(response, failed(405, 'Pictures are read with GET and brought with PUT.'));
    return true;
  }

  #list(request: IncomingMessage, board: BoardId): ApiAnswer {
    if (request.method !== 'GET') return failed(405, 'The list of pictures is read with GET.');
    const access = linkAccess(this.#options.links, request, board);
    if (typeof access !== 'string') return access;
    return { status: 200, body: { pictures: [...this.#options.store.pictures(board).keys()] } };
  }

  async #get(
    request: IncomingMessage,
    response: ServerResponse,
    board: BoardId,
    hash: string,
  ): Promise<void> {
    const access = linkAccess(this.#options.links, request, board);
    if (typeof access !== 'string') return sendJson(response, access);
    const leave = this.#options.space.enter(board);
    if (!leave) return sendJson(response, busy);
    try {
      const bytes = await this.#options.store.picture(board, hash);
      const type = bytes && pictureTypeOf(bytes);
      if (!bytes || !type)
        return sendJson(response, failed(404, 'This picture is not on the relay, or has not arrived yet.'));
      response.setHeader('Content-Type', type);
      response.setHeader('Content-Length', bytes.length);
      // Opened on its own it is no page that could do anything.
      response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
      response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
      response.setHeader('Cache-Control', 'private, max-age=31536000, immutable');
      response.setTimeout(sendPatienceMs, () => response.destroy());
      response.writeHead(200).end(bytes);
      await finished(response).catch(() => undefined);
    } finally {
      leave();
    }
  }

  async #put(
    request: IncomingMessage,
    response: ServerResponse,
    board: BoardId,
    hash: string,
  ): Promise<void> {
    const access = linkAccess(this.#options.links, request, board);
    if (typeof access !== 'string') return sendJson(response, access);
    if (access === 'view')
      return sendJson(response, failed(403, 'A view link looks and changes nothing. Open the edit link.'));
    const length = Number(request.headers['content-length']);
    if (!Number.isInteger(length)) return sendJson(response, failed(411, 'Say how many bytes it has.'));
    if (length > mostPictureBytes) return sendJson(response, tooLarge);
    const { store, space } = this.#options;
    const leave = space.enter(board);
    if (!leave) return sendJson(response, busy);
    try {
      if (await store.picture(board, hash)) return void response.writeHead(204).end();
      // Before its bytes come: 2 MB for nothing are a long time on a slow line.
      if (!space.hasRoom(board, length)) return sendJson(response, this.#full);
      const bytes = await readBody(request, length);
      const refusal = bytes
        ? await this.#keep(board, hash, request.headers['content-type'], bytes)
        : cutShort;
      if (refusal) sendJson(response, refusal);
      else response.writeHead(204).end();
    } finally {
      leave();
    }
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

const cutShort = failed(400, 'The picture did not come whole. Send it again.');

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
