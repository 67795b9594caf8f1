import { describe, expect, test } from 'vitest';
import {
  authProtocol,
  editSecret,
  isEditSecret,
  linkUrl,
  newBoardSecrets,
  olderEditSecret,
  parseAuthProtocol,
  parseLink,
  secretFromText,
  toBase64url,
  viewSecret,
} from '../../shared/links.ts';

const { seed, board } = newBoardSecrets(Uint8Array.from({ length: 32 }, (_, i) => i * 7));

describe('links', () => {
  test('every edit secret of a seed is checked by the board id alone', () => {
    for (const n of [0, 1, 57, 999]) expect(isEditSecret(board, n, editSecret(seed, n))).toBe(true);
  });

  test('a secret with another number, or of another board, is none', () => {
    expect(isEditSecret(board, 1, editSecret(seed, 0))).toBe(false);
    expect(isEditSecret(board, 0, editSecret(seed, 1))).toBe(false);
    const other = newBoardSecrets(new Uint8Array(32));
    expect(isEditSecret(other.board, 0, editSecret(seed, 0))).toBe(false);
  });

  test('a newer edit secret makes the older ones, never the other way', () => {
    expect(olderEditSecret(editSecret(seed, 5), 5)).toBe(editSecret(seed, 0));
  });

  test('a link survives its own address', () => {
    const secret = editSecret(seed, 3);
    for (const link of [
      { role: 'owner', board, seed, n: 3 },
      { role: 'edit', board, n: 3, secret },
      { role: 'view', board, n: 3, m: 2, secret: viewSecret(secret, 2) },
    ] as const) {
      expect(parseLink(linkUrl('https://boards.example/', link))).toEqual(link);
      const claim = parseAuthProtocol(authProtocol(link));
      expect(claim?.access).toBe(link.role === 'view' ? 'view' : 'edit');
    }
  });

  test('a forged or cut link is none', () => {
    const url = linkUrl('http://x', { role: 'edit', board, n: 3, secret: editSecret(seed, 3) });
    expect(parseLink(url.slice(0, -1))).toBeUndefined();
    expect(parseLink(url.replace('#edit.3', '#edit.4'))).toBeUndefined();
    expect(parseLink(url.replace('#edit.3', '#edit.3.1'))).toBeUndefined();
    expect(parseLink('')).toBeUndefined();
  });

  test('base64url of 32 bytes reads back, and has one spelling', () => {
    const bytes = Uint8Array.from({ length: 32 }, (_, i) => (i * 97 + 5) & 255);
    const text = toBase64url(bytes);
    expect(secretFromText(text)).toEqual(bytes);
    expect(secretFromText(`${text.slice(0, -1)}_`)).toBeUndefined();
  });
});
