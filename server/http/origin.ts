// Under which address the relay was reached, and whether a page that speaks to it came from there.

import type { IncomingMessage } from 'node:http';

const hostShape = /^(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?$/;

function hostOf(request: IncomingMessage): string | undefined {
  const { host } = request.headers;
  return host !== undefined && hostShape.test(host) ? host : undefined;
}

/** The origin that links are made from: PUBLIC_URL, else the address the request was sent to. */
export function originOf(request: IncomingMessage, publicUrl: string | undefined): string {
  if (publicUrl) return publicUrl;
  const scheme = request.headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  return `${scheme}://${hostOf(request) ?? 'localhost'}`;
}

/** False for a page of another site. What is no browser sends no Origin and is told apart by its link alone. */
export function sameSite(request: IncomingMessage, publicUrl: string | undefined): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === hostOf(request) || (publicUrl !== undefined && host === new URL(publicUrl).host);
}

/** Sources for a Content-Security-Policy, each after a space: browsers differ on whether 'self' covers sockets. */
export function webSocketSources(request: IncomingMessage, publicUrl: string | undefined): string {
  const hosts = new Set([hostOf(request), publicUrl && new URL(publicUrl).host]);
  return [...hosts].flatMap((host) => (host ? [` ws://${host}`, ` wss://${host}`] : [])).join('');
}
