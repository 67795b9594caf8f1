// Access is by links, not accounts. A chain of hashes lets the relay check an edit link by the board's id alone
// and lets the owner replace it; the relay keeps no secret. Works offline and on plain http, where WebCrypto is
// missing, hence @noble/hashes.
//
//   seed s (32 bytes, the owner link)
//   edit secret n = H applied 1000 − n times to s, n in 0…999
//   board id      = H applied 1001 times to s    (so: H applied n + 1 times to edit secret n)
//   view secret   = H('view', m, edit secret n)
//
// A join link stands outside the chain: 32 random bytes that the relay made up, good for some hours of one meeting.
//
// H(x) is SHA-256 over a prefix that names its use, then x.

import { sha256 } from '@noble/hashes/sha2.js';
import { parseBoardId, type BoardId } from './ids.ts';

const chainLength = 1000;
const secretBytes = 32;
/** The highest number an edit link or a view link may carry. */
export const highestLinkNumber = chainLength - 1;

export type Link =
  | { readonly role: 'owner'; readonly board: BoardId; readonly seed: string; readonly n: number }
  | { readonly role: 'edit'; readonly board: BoardId; readonly n: number; readonly secret: string }
  | {
      readonly role: 'view';
      readonly board: BoardId;
      readonly n: number;
      readonly m: number;
      readonly secret: string;
    }
  | { readonly role: 'join'; readonly board: BoardId; readonly ticket: string };

/** What a link lets its holder do on the relay. The owner link opens a session with the edit secret made from it. */
export type Access = 'edit' | 'view';

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const chainPrefix = ascii('groundwork.chain\0');
const viewPrefix = ascii('groundwork.view\0');
const keptPrefix = ascii('groundwork.kept\0');
const ticketPrefix = ascii('groundwork.ticket\0');

function hash(...parts: readonly Uint8Array[]): Uint8Array {
  const state = sha256.create();
  for (const part of parts) state.update(part);
  return state.digest();
}

function hashTimes(times: number, start: Uint8Array): Uint8Array {
  let bytes = start;
  for (let i = 0; i < times; i += 1) bytes = hash(chainPrefix, bytes);
  return bytes;
}

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export function toBase64url(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const letters = Math.min(4, Math.ceil(((bytes.length - i) * 8) / 6));
    for (let j = 0; j < letters; j += 1) text += base64url[(group >> (18 - 6 * j)) & 63];
  }
  return text;
}

const secretShape = /^[A-Za-z0-9_-]{43}$/;

/** The 32 bytes of a seed or secret, or undefined when the text is not one. */
export function secretFromText(text: string): Uint8Array | undefined {
  if (!secretShape.test(text)) return undefined;
  const bytes = new Uint8Array(secretBytes);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of text) {
    held = (held << 6) | base64url.indexOf(letter);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = (held >> bits) & 255;
      at += 1;
    }
    held &= (1 << bits) - 1;
  }
  // Two bits are left over; only zeros there, so that every secret has exactly one spelling.
  return held === 0 ? bytes : undefined;
}

const validNumber = (n: number) => Number.isInteger(n) && n >= 0 && n <= highestLinkNumber;

/** The owner link's seed and the board's id, from 32 random bytes. */
export function newBoardSecrets(randomBytes: Uint8Array): { readonly seed: string; readonly board: BoardId } {
  if (randomBytes.length !== secretBytes) throw new RangeError(`a seed has ${secretBytes} bytes`);
  const seed = toBase64url(randomBytes);
  return { seed, board: boardOfSeed(seed) as BoardId };
}

/** The id of the board that this seed owns, or undefined when the seed is malformed. */
export function boardOfSeed(seed: string): BoardId | undefined {
  const bytes = secretFromText(seed);
  return bytes && parseBoardId(toBase64url(hashTimes(chainLength + 1, bytes)));
}

/** Edit secret n of the board that this seed owns. */
export function editSecret(seed: string, n: number): string {
  const bytes = secretFromText(seed);
  if (!bytes || !validNumber(n)) throw new RangeError('not a seed, or a link number outside 0…999');
  return toBase64url(hashTimes(chainLength - n, bytes));
}

/** An older edit secret of the same board (number `n - steps`), which whoever holds number n can always make. */
export function olderEditSecret(secret: string, steps: number): string | undefined {
  const bytes = secretFromText(secret);
  return bytes && toBase64url(hashTimes(steps, bytes));
}

/** View secret m that goes with an edit secret. */
export function viewSecret(editSecretText: string, m: number): string {
  const bytes = secretFromText(editSecretText);
  if (!bytes || !validNumber(m)) throw new RangeError('not an edit secret, or a link number outside 0…999');
  return toBase64url(hash(viewPrefix, Uint8Array.of(m >> 8, m & 255), bytes));
}

/** True when `secret` is edit secret `n` of `board`: H applied n + 1 times gives the board's id. */
export function isEditSecret(board: BoardId, n: number, secret: string): boolean {
  const bytes = secretFromText(secret);
  if (!bytes || !validNumber(n)) return false;
  return toBase64url(hashTimes(n + 1, bytes)) === board;
}

/** What the relay keeps of a view secret instead of the secret itself. */
export function keptHash(secret: string): string {
  return keptOf(keptPrefix, secret);
}

/** What the relay keeps of a join ticket instead of the ticket itself. */
export function ticketHash(ticket: string): string {
  return keptOf(ticketPrefix, ticket);
}

function keptOf(prefix: Uint8Array, secret: string): string {
  const bytes = secretFromText(secret);
  if (!bytes) throw new RangeError('not a secret');
  return toBase64url(hash(prefix, bytes));
}

/**
 * The address of a link. Everything secret stands after the `#`, which browsers never send:
 * `/b/<board>#owner.<n>.<seed>`, `#edit.<n>.<secret>`, `#view.<n>.<m>.<secret>`, `#join.<ticket>`. `query` says what of
 * the board is shown, and holds no secret.
 */
export function linkUrl(origin: string, link: Link, query: '' | `?${string}` = ''): string {
  return `${origin.replace(/\/$/, '')}/b/${link.board}${query}#${linkFragment(link)}`;
}

export function linkFragment(link: Link): string {
  switch (link.role) {
    case 'owner':
      return `owner.${link.n}.${link.seed}`;
    case 'edit':
      return `edit.${link.n}.${link.secret}`;
    case 'view':
      return `view.${link.n}.${link.m}.${link.secret}`;
    case 'join':
      return `join.${link.ticket}`;
  }
}

const linkShape =
  /\/b\/([A-Za-z0-9_-]{43})\/?(?:\?[^#]*)?#(?:(owner|edit|view)\.([0-9.]+)|join)\.([A-Za-z0-9_-]{43})$/;

/** The link in this text (a whole address, or a path with its fragment), or undefined when it is none or forged. */
export function parseLink(text: string): Link | undefined {
  const found = linkShape.exec(text.trim());
  const board = parseBoardId(found?.[1]);
  const secret = found?.[4];
  if (!found || !board || secret === undefined) return undefined;
  if (found[2] === undefined) return secretFromText(secret) && { role: 'join', board, ticket: secret };
  const numbers = (found[3] ?? '').split('.').map(Number);
  const [n = -1, m = -1] = numbers;
  if (!validNumber(n)) return undefined;
  if (found[2] === 'view') {
    return numbers.length === 2 && validNumber(m) ? { role: 'view', board, n, m, secret } : undefined;
  }
  if (numbers.length !== 1) return undefined;
  if (found[2] === 'owner')
    return boardOfSeed(secret) === board ? { role: 'owner', board, seed: secret, n } : undefined;
  return isEditSecret(board, n, secret) ? { role: 'edit', board, n, secret } : undefined;
}

/** The WebSocket subprotocol that carries this link's secret to the relay: it reaches no log, as an address would. */
export function authProtocol(link: Link): string {
  switch (link.role) {
    case 'owner':
      return `auth.${link.n}.${editSecret(link.seed, link.n)}`;
    case 'edit':
      return `auth.${link.n}.${link.secret}`;
    case 'view':
    case 'join':
      return linkFragment(link);
  }
}

export type Claim =
  | { readonly access: 'edit'; readonly n: number; readonly secret: string }
  | { readonly access: 'view'; readonly n: number; readonly m: number; readonly secret: string }
  | { readonly access: 'join'; readonly ticket: string };

const claimShape = /^(?:auth\.(\d{1,3})|view\.(\d{1,3})\.(\d{1,3})|join)\.([A-Za-z0-9_-]{43})$/;

/** What a subprotocol claims, unchecked; undefined when it is not an auth protocol. */
export function parseAuthProtocol(protocol: string): Claim | undefined {
  const found = claimShape.exec(protocol);
  const secret = found?.[4];
  if (!found || secret === undefined) return undefined;
  if (found[1] !== undefined) return { access: 'edit', n: Number(found[1]), secret };
  if (found[2] === undefined) return secretFromText(secret) && { access: 'join', ticket: secret };
  return { access: 'view', n: Number(found[2]), m: Number(found[3]), secret };
}
