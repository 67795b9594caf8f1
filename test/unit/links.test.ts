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
  ticketHash,
  keptHash,
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
      { role: 'join', board, ticket: secret },
    ] as const) {
      expect(parseLink(linkUrl('https://boards.example/', link))).toEqual(link);
      const shown = linkUrl('https://boards.example/', link, '?view=refine&item=i1');
      expect(new URL(shown).search).toBe('?view=refine&item=i1');
      expect(parseLink(shown)).toEqual(link);
      const claim = parseAuthProtocol(authProtocol(link));
      expect(claim?.access).toBe(link.role === 'owner' ? 'edit' : link.role);
    }
  });

  test('a forged or cut link is none', () => {
    const url = linkUrl('http://x', { role: 'edit', board, n: 3, secret: editSecret(seed, 3) });
    expect(parseLink(url.slice(0, -1))).toBeUndefined();
    expect(parseLink(url.replace('#edit.3', '#edit.4'))).toBeUndefined();
    expect(parseLink(url.replace('#edit.3', '#edit.3.1'))).toBeUndefined();
    expect(parseLink('')).toBeUndefined();
  });

  test('R16 a join link is whole or none, and no other link passes for one', () => {
    const ticket = toBase64url(new Uint8Array(32).fill(9));
    const url = linkUrl('http://x', { role: 'join', board, ticket });
    expect(url).toBe(`http://x/b/${board}#join.${ticket}`);
    for (const hostile of [
      url.slice(0, -1),
      `${url}A`,
      `${url.slice(0, -1)}_`,
      `${url}\n#edit.0.${editSecret(seed, 0)}`,
      url.replace('#join.', '#join.0.'),
      url.replace('#join.', '#join..'),
      url.replace('#join.', '#join'),
      url.replace('#join.', '#JOIN.'),
      url.replace('#join.', '#edit.'),
      url.replace('#join.', '#auth.'),
      url.replace(board, board.slice(1)),
      url.replace('#', '?#view=x#'),
      url.replace('#join.', '#join.%00'),
    ])
      expect(parseLink(hostile), hostile).toBeUndefined();
    for (const hostile of [
      `join.${ticket.slice(1)}`,
      `join.${ticket}A`,
      `join.0.${ticket}`,
      `join.${ticket.slice(0, -1)}_`,
      `join ${ticket}`,
      `join.${'é'.repeat(43)}`,
      ` join.${ticket}`,
      'join.',
    ])
      expect(parseAuthProtocol(hostile), hostile).toBeUndefined();
    expect(parseAuthProtocol(`join.${ticket}`)).toEqual({ access: 'join', ticket });
    // What is kept of a ticket is not what is kept of a view secret of the same bytes.
    expect(ticketHash(ticket)).not.toBe(keptHash(ticket));
    expect(ticketHash(ticket)).not.toContain(ticket);
  });

  test('base64url of 32 bytes reads back, and has one spelling', () => {
    const bytes = Uint8Array.from({ length: 32 }, (_, i) => (i * 97 + 5) & 255);
    const text = toBase64url(bytes);
    expect(secretFromText(text)).toEqual(bytes);
    expect(secretFromText(`${text.slice(0, -1)}_`)).toBeUndefined();
  });
});
