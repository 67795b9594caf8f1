// Answers HTTP: health, the boards interface, and the built page with its headers. It decides nothing itself.

import { existsSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import type { BoardsApi } from './boards-api.ts';
import { originOf, sameSite, webSocketSources } from './origin.ts';

export interface HttpOptions {
  readonly api: BoardsApi;
  readonly clientDir: string;
  readonly publicUrl: string | undefined;
  readonly health: () => { readonly status: number; readonly body: object };
  readonly log: (line: string) => void;
}

const aYear = 'public, max-age=31536000, immutable';

export function requestListener(options: HttpOptions): RequestListener {
  const page = pageListener(options.clientDir);
  return (request, response) => {
    answer(options, page, request, response).catch((error: unknown) => {
      options.log(`${request.method ?? ''} failed: ${String(error)}`);
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { error: 'The relay stumbled over this request.' });
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
  if (pathname === '/healthz') {
    const { status, body } = options.health();
    return sendJson(response, status, body);
  }
  if (pathname.startsWith('/api/')) {
    if (!sameSite(request, options.publicUrl))
      return sendJson(response, 403, { error: 'This page is of another site than the relay.' });
    const result = await options.api.answer(request, pathname, originOf(request, options.publicUrl));
    return sendJson(response, result?.status ?? 404, result?.body ?? { error: 'There is nothing here.' });
  }
  page(request, response);
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  // A body that was refused unread would hold the connection.
  if (status === 413) response.setHeader('Connection', 'close');
  response.writeHead(status).end(JSON.stringify(body));
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

/** Files whose name carries their hash never change; everything else is asked for again each time. */
function pageListener(clientDir: string): RequestListener {
  if (!existsSync(join(clientDir, 'index.html')))
    return (_request, response) => sendText(response, 503, 'The page is not built. Run: npm run build');
  const files = sirv(clientDir, {
    etag: true,
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
    files(request, response, () => {
      const pathname = (request.url ?? '/').replace(/[?#].*$/, '');
      // Routes of the page have no dot; a file that is not there is said to be missing, or an old tab would take
      // the page for a script.
      if (pathname.startsWith('/assets/') || pathname.slice(pathname.lastIndexOf('/')).includes('.'))
        return sendText(response, 404, 'There is no such file.');
      request.url = '/';
      files(request, response, () => sendText(response, 404, 'There is no such page.'));
    });
  };
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.writeHead(status).end(text);
}
