// The keys and values in a board's database: what they look like, how they are checked when read back. No key
// carries the time of day, because a clock may step back. It opens no database.
//
//   ['meta']                  {schema, gen, board}   gen is random for each new database, so a replaced one is noticed
//   ['u', session, n]         {b, c}                 one update of the document, with its CRC-32
//   ['snap', n, session]      {b, c}                 everything up to some moment; the one before is kept as well
//   ['unsaved', session, n]   {items}                items changed here that the relay has not confirmed
//   ['bad', ...key]           {value, why}           a damaged record, set aside
//
// Keys that sort before ['meta'] are none of the log: ['bad', …], and the pictures of pictures.ts.

import type { BoardId } from '../../shared/ids.ts';
import { crc32 } from './crc32.ts';

export const boardDatabase = (boardId: BoardId) => `gw1:${boardId}`;

/** Raised when an older client could no longer read what is written. */
export const schema = 1;

export interface Packed {
  readonly b: Uint8Array;
  readonly c: number;
}

export interface Meta {
  readonly schema: number;
  readonly gen: string;
  readonly board: string;
}

export type RowKey =
  | { readonly type: 'update' | 'snapshot' | 'unsaved'; readonly session: string; readonly n: number }
  | { readonly type: 'meta' }
  | { readonly type: 'other' };

export const metaKey = ['meta'];
export const updateKey = (session: string, n: number) => ['u', session, n];
export const snapshotKey = (n: number, session: string) => ['snap', n, session];
export const unsavedKey = (session: string, n: number) => ['unsaved', session, n];
export const badKey = (key: IDBValidKey) => ['bad', ...(Array.isArray(key) ? key : [key])];

/** All keys but those set aside: an array sorts by its first part, and after every string comes an array. */
export const liveRange = () => IDBKeyRange.bound(metaKey, ['unsaved', []]);
export const badRange = () => IDBKeyRange.bound(['bad'], ['bad', []]);
/** Pictures that wait for the relay; see pictures.ts. */
export const dueRange = () => IDBKeyRange.bound(['due'], ['due', []]);

export function readKey(key: IDBValidKey): RowKey {
  if (!Array.isArray(key)) return { type: 'other' };
  const [name, first, second] = key;
  if (name === 'meta' && key.length === 1) return { type: 'meta' };
  if (key.length !== 3) return { type: 'other' };
  if (name === 'snap') {
    return typeof first === 'number' && typeof second === 'string'
      ? { type: 'snapshot', n: first, session: second }
      : { type: 'other' };
  }
  if (typeof first !== 'string' || typeof second !== 'number') return { type: 'other' };
  if (name === 'u') return { type: 'update', session: first, n: second };
  if (name === 'unsaved') return { type: 'unsaved', session: first, n: second };
  return { type: 'other' };
}

/** A record of these bytes. A view is copied: stored as it is, it would take its whole buffer along. */
export function pack(bytes: Uint8Array): Packed {
  const exact = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
  return { b: exact, c: crc32(exact) };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The bytes of a record; `newer` when a later version wrote it, which is kept for that version; else `damaged`. */
export function unpack(value: unknown): Uint8Array | 'newer' | 'damaged' {
  if (!isRecord(value)) return 'damaged';
  if (typeof value['v'] === 'number' && value['v'] > schema) return 'newer';
  const { b, c } = value;
  return b instanceof Uint8Array && crc32(b) === c ? b : 'damaged';
}

export function readMeta(value: unknown): Meta | undefined {
  if (!isRecord(value)) return undefined;
  const { schema, gen, board } = value;
  if (typeof schema !== 'number' || typeof gen !== 'string' || typeof board !== 'string') return undefined;
  return { schema, gen, board };
}

export function readItems(value: unknown): readonly string[] {
  const items = isRecord(value) ? value['items'] : undefined;
  return Array.isArray(items) ? items.filter((item) => typeof item === 'string') : [];
}

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** 16 letters, about 2^95: names a page load or a database for good. */
export function randomName(random: () => number): string {
  return Array.from({ length: 16 }, () => letters[Math.floor(random() * letters.length)]).join('');
}
