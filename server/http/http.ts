// Answers HTTP: what the relay's keeper asks, the interfaces for boards, tickets, pictures and versions, and the built page
// with its headers. It decides nothing itself.

import { existsSync, readdirSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { failed, sendJson } from './api-answer.ts';
import type { BoardsApi } from './boards-api.ts';
import { answerOperations, type OperationsOptions } from './operations.ts';
import type { PicturesApi } from './pictures-api.ts';
import type { TicketsApi } from './tickets-api.ts';
import type { VersionsApi } from './versions-api.ts';
import { originOf, sameSite, webSocketSources } from './origin.ts';
import { why, type Log } from '../log.ts';

export interface HttpOptions {
  readonly boards: BoardsApi;
  readonly pictures: PicturesApi;
  readonly tickets: TicketsApi;
  readonly versions: VersionsApi;
  readonly clientDir: string;
  readonly publicUrl: string | undefined;
  readonly operations: OperationsOptions;
  /** The relay takes nothing new any more. */
  readonly stopping: () => boolean;
  readonly log: Log;
}

const aYear = 'public, max-age=31536000, immutable';

export function requestListener(options: HttpOptions): RequestListener {
  const page = pageListener(options.clientDir);
  return (request, response) => {
    answer(options, page, request, response).catch((error: unknown) => {
      options.log('error', 'a request failed', { method: request.method ?? '', why: why(error) });
      if (response.headersSent) response.destroy();
      else sendJson(response, failed(500, 'The relay stumbled over this request.'));
    });
  };
}

async function answer(
  options: HttpOptions,
  page: RequestListener,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const pathname = (request.url ?? '/').replace(/[?#].*$/, '');
  setSecurityHeaders(response, webSocketSources(request, options.publicUrl));
  const stopping = options.stopping();
  if (stopping) response.setHeader('Connection', 'close');
  if (await answerOperations(options.operations, request, response, pathname)) return;
  if (pathname.startsWith('/api/')) {
    if (stopping) return sendJson(response, failed(503, 'The relay is stopping. Try again when it is back.'));
    if (!sameSite(request, options.publicUrl))
      return sendJson(response, failed(403, 'This page is of another site than the relay.'));
    if (await options.pictures.answer(request, response, pathname)) return;
    if (await options.versions.answer(request, response, pathname)) return;
    const result =
      (await options.tickets.answer(request, pathname)) ??
      (await options.boards.answer(request, pathname, originOf(request, options.publicUrl)));
    return sendJson(response, result ?? failed(404, 'There is nothing here.'));
  }
  page(request, response);
}

function setSecurityHeaders(response: ServerResponse, webSockets: string): void {
  response.setHeader(
    'Content-Security-Policy',
    [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      `connect-src 'self'${webSockets}`,
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "manifest-src 'self'",
      "worker-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
  );
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('X-Content-Type-Options', 'nosniff');
}

/**
 * Files whose name carries their hash never change; everything else is asked for again each time, above all the page and
 * its service worker. Where the build put a compressed file beside one, who can read it gets that.
 */
function pageListener(clientDir: string): RequestListener {
  if (!existsSync(join(clientDir, 'index.html')))
    return (_request, response) => sendText(response, 503, 'The page is not built. Run: npm run build');
  const scripts = viewScripts(join(clientDir, 'assets'));
  const files = sirv(clientDir, {
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders: (response, pathname) => {
      response.setHeader('Cache-Control', pathname.startsWith('/assets/') ? aYear : 'no-cache');
    },
  });
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      return sendText(response, 405, 'Pages are read with GET.');
    }
    // The files are small, and a malformed range must not end in an exception.
    delete request.headers.range;
    // Also of a missing file: a cache in between must not take one answer for another.
    response.setHeader('Vary', 'Accept-Encoding');
    const pathname = (request.url ?? '/').replace(/[?#].*$/, '');
    const view = viewPath.exec(pathname);
    // Told with the page, the browser loads them beside the start and need not wait twice.
    if (view) response.setHeader('Link', scripts[view[1] === undefined ? 'home' : 'board']);
    files(request, response, () => {
      // Routes of the page have no dot; a file that is not there is said to be missing, or an old tab would take
      // the page for a script.
      if (pathname.startsWith('/assets/') || pathname.slice(pathname.lastIndexOf('/')).includes('.'))
        return sendText(response, 404, 'There is no such file.');
      request.url = '/';
      files(request, response, () => sendText(response, 404, 'There is no such page.'));
    });
  };
}

/** Home, or a board. */
const viewPath = /^\/(?:(b)\/[^/.]+\/?)?$/;

/** The scripts that the page asks for as soon as it knows its address, as a header of it. */
function viewScripts(folder: string): Readonly<Record<'home' | 'board', readonly string[]>> {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const links = (wanted: RegExp) =>
    names.filter((name) => wanted.test(name)).map((name) => `</assets/${name}>; rel=modulepreload`);
  return {
    home: links(/^(?:home|rolldown-runtime)-[\w-]+\.js$/),
    board: links(/^(?:board|rolldown-runtime)-[\w-]+\.js$/),
  };
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.writeHead(status).end(text);
}
