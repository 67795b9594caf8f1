// How bytes of a board are sent over HTTP: pictures and versions.

import type { ServerResponse } from 'node:http';

/** A reader that takes nothing for so long is gone; it would hold the bytes in memory. */
const sendPatienceMs = 30_000;

/** The headers: such bytes do not change under their address, and opened on their own they are no page that does anything. */
export function startBytes(response: ServerResponse, type: string, maxAgeSeconds: number): void {
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Cache-Control', `private, max-age=${maxAgeSeconds}, immutable`);
  response.setTimeout(sendPatienceMs, () => response.destroy());
}
