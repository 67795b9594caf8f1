// The HTTP interface for the past of a board: which dated versions there are, and the bytes of one, an update in the
// form that Yjs applies. They lie compressed, and go so to whoever takes them so. Any link of the board reads them.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { parseBoardId, type BoardId } from '../../shared/ids.ts';
import type { LinkBook } from '../links/link-book.ts';
import { why, type Log } from '../log.ts';
import type { RelayLimits } from '../relay/limits.ts';
import type { Store } from '../store/store.ts';
import { failed, sendJson, type ApiAnswer } from './api-answer.ts';
import { startBytes } from './board-bytes.ts';
import { linkGrant } from './link-grant.ts';

export interface VersionsApiOptions {
  readonly store: Store;
  readonly links: LinkBook;
  readonly limits: RelayLimits;
  readonly log: Log;
}

const path = /^\/api\/boards\/([^/]+)\/versions(?:\/([^/]+))?$/;
/**
 * A version never changes, but a day is not longer than it takes until a relay which was restored from a backup could have
 * another one under the same number.
 */
const aDaySeconds = 86_400;

const noVersion = failed(404, 'There is no such version of this board. The list names those that are there.');
const busy = failed(429, 'Many versions are on their way just now. Try again in a moment.');
const damaged = failed(500, 'This version is damaged on the relay. Take another one.');

export class VersionsApi {
  readonly #options: VersionsApiOptions;
  #sending = 0;

  constructor(options: VersionsApiOptions) {
    this.#options = options;
  }

  /** False when the path is not one of this interface. */
  async answer(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<boolean> {
    const found = path.exec(pathname);
    if (!found) return false;
    const refusal = await this.#answer(request, response, parseBoardId(found[1]), found[2]);
    if (refusal) sendJson(response, refusal);
    return true;
  }

  /** Undefined when the bytes of a version were the answer. */
  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
    board: BoardId | undefined,
    n: string | undefined,
  ): Promise<ApiAnswer | undefined> {
    if (!board) return failed(404, 'This is not the id of a board.');
    if (request.method !== 'GET') return failed(405, 'Versions are read with GET.');
    const { store, links, limits } = this.#options;
    const grant = linkGrant(links, request, board);
    if ('status' in grant) return grant;
    const marks = store.versions(board);
    if (n === undefined) return list(marks);
    const mark = marks.find(({ sequence }) => String(sequence) === n);
    if (!mark) return noVersion;
    if (this.#sending >= limits.versionsAtOnce) return busy;
    this.#sending += 1;
    try {
      const bytes = await store.version(board, mark.sequence);
      if (!bytes) return damaged;
      await this.#send(request, response, bytes);
      return undefined;
    } finally {
      this.#sending -= 1;
    }
  }

  async #send(request: IncomingMessage, response: ServerResponse, bytes: Uint8Array): Promise<void> {
    startBytes(response, 'application/octet-stream', aDaySeconds);
    response.setHeader('Vary', 'Authorization, Accept-Encoding');
    const whole = Readable.from([bytes]);
    try {
      if (takesGzip(request)) {
        response.setHeader('Content-Encoding', 'gzip');
        response.setHeader('Content-Length', bytes.length);
        await pipeline(whole, response);
      } else await pipeline(whole, createGunzip(), response);
    } catch (error) {
      // The reader broke off, or the bytes are no gzip: then what was sent has no end, and nobody takes it for whole.
      this.#options.log('warn', 'a version was not sent whole', { why: why(error) });
    }
  }
}

/** Newest first. */
function list(marks: ReturnType<Store['versions']>): ApiAnswer {
  const versions = marks.map(({ sequence, at, size }) => ({ n: sequence, at, size })).toReversed();
  return { status: 200, body: { versions } };
}

/** `gzip` or `*` stands in Accept-Encoding, and not with a weight of nothing. */
function takesGzip(request: IncomingMessage): boolean {
  const weights = new Map<string, number>();
  for (const entry of (request.headers['accept-encoding'] ?? '').split(',')) {
    const [name = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    weights.set(name, weight === undefined ? 1 : Number(weight));
  }
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0;
}
