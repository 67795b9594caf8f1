// How the HTTP interface answers: JSON, refusals as a sentence, and the link or token that a request shows.

import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseAuthProtocol, type Claim } from '../../shared/links.ts';
import { closeCode } from '../../shared/protocol.ts';

export interface ApiAnswer {
  readonly status: number;
  /** None for 204. */
  readonly body?: object;
}

export function failed(status: number, error: string): ApiAnswer {
  return { status, body: { error } };
}

/** The HTTP status that says what this close code of a socket would. */
export function httpStatus(code: number): number {
  if (code === closeCode.refused) return 403;
  return code === closeCode.noBoard ? 404 : 503;
}

export const showLink = failed(
  401,
  'Show a link of this board: "Authorization: Groundwork auth.<n>.<secret>".',
);

/** The link in `Authorization: Groundwork <protocol>`, unchecked. It never stands in an address, which logs keep. */
export function shownLink(request: IncomingMessage): Claim | undefined {
  const [scheme, text] = (request.headers.authorization ?? '').split(' ');
  return scheme === 'Groundwork' ? parseAuthProtocol(text ?? '') : undefined;
}

/** True when `Authorization: Bearer …` shows this token; how long that takes tells nothing of it. */
export function holdsToken(request: IncomingMessage, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token}`));
}

export function sendJson(response: ServerResponse, { status, body }: ApiAnswer): void {
  if (body) response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  // A body that was refused unread, and whose end is far or not known, would hold the connection.
  if (status === 413 || status === 411) response.setHeader('Connection', 'close');
  response.writeHead(status).end(body && JSON.stringify(body));
}
