// What a picture of an item may be: its kinds of file, its size, its name by hash. Told by its bytes, never by what a
// sender says they are.

import { sha256 } from '@noble/hashes/sha2.js';

export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;
export type PictureType = (typeof pictureTypes)[number];

/** 2 MB: more is made smaller in the browser, and refused by the relay. */
export const mostPictureBytes = 2 * 1024 * 1024;

const hashShape = /^[0-9a-f]{64}$/;

export const isPictureHash = (value: unknown): value is string =>
  typeof value === 'string' && hashShape.test(value);

/** SHA-256 in hex; with @noble/hashes, since WebCrypto is missing on plain http. */
export function hashOfPicture(bytes: Uint8Array): string {
  return Array.from(sha256(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const says = (bytes: Uint8Array, at: number, letters: string): boolean =>
  Array.from(letters).every((letter, i) => bytes[at + i] === letter.charCodeAt(0));

/** The kind of file that these bytes begin as, or undefined when it is none that a board takes. */
export function pictureTypeOf(bytes: Uint8Array): PictureType | undefined {
  if (says(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (says(bytes, 0, '\xff\xd8\xff')) return 'image/jpeg';
  if (says(bytes, 0, 'RIFF') && says(bytes, 8, 'WEBP')) return 'image/webp';
  return says(bytes, 0, 'GIF87a') || says(bytes, 0, 'GIF89a') ? 'image/gif' : undefined;
}

/** True where drawing the picture anew might lose that it moves. */
export function mayMove(bytes: Uint8Array, type: PictureType): boolean {
  if (type === 'image/gif') return true;
  // Both marks stand in the head of the file, before any pixels.
  const mark = { 'image/png': 'acTL', 'image/webp': 'ANIM' }[type as string];
  if (mark === undefined) return false;
  for (let at = 0; at < Math.min(bytes.length, 4096); at += 1) if (says(bytes, at, mark)) return true;
  return false;
}
