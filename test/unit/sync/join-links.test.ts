// Join links of a page, against a real relay: made with the address that people open, the same one for an hour, refused
// in a sentence where there can be none, and ended also where the relay was away just then.

import { afterEach, describe, expect, test, vi } from 'vitest';
import { JoinLinks } from '../../../client/join-links.ts';
import { JoinRefusal } from '../../../client/session.ts';
import { after } from '../../../client/sync/after.ts';
import { authProtocol, parseLink, type Link } from '../../../shared/links.ts';
import { HandClock } from './hand-clock.ts';
import { connect, join, TryBoard, tryRelay } from '../server/try-relay.ts';

const hour = 3_600_000;
const made: JoinLinks[] = [];
afterEach(() => {
  for (const links of made.splice(0)) links.close();
  vi.restoreAllMocks();
});

async function page(options: { readonly publicUrl?: string } = {}) {
  const clock = { ms: 1_700_000_000_000 };
  const now = () => clock.ms;
  const { server, store } = await tryRelay({ now, ...options });
  const board = new TryBoard();
  await join(server, board);
  const listeners = new Set<() => void>();
  const connection = {
    synced: true,
    covered: true,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const meeting = { last: '' };
  const linked = { link: { role: 'owner', board: board.id, seed: board.seed, n: 0 } as Link };
  const origin = `http://127.0.0.1:${server.port}`;
  const open = (wait = after) => {
    const links = new JoinLinks({
      wait,
      link: () => linked.link,
      origin,
      connection,
      now,
      after: () => meeting.last,
    });
    made.push(links);
    return links;
  };
  return {
    links: open(),
    another: open,
    origin,
    board,
    server,
    store,
    clock,
    meeting,
    linked,
    /** All that was done here is on the relay's disk, or not. */
    setCovered: (covered: boolean) => {
      connection.covered = covered;
      for (const listener of listeners) listener();
    },
    /** The connection is there, or not. */
    setSynced: (synced: boolean) => {
      connection.synced = synced;
      for (const listener of listeners) listener();
    },
  };
}

const ticketOf = (url: string) => {
  const link = parseLink(url);
  if (link?.role !== 'join') throw new Error(`${url} is no join link`);
  return authProtocol(link);
};

const refusalOf = (minting: Promise<string>) =>
  minting.then(
    () => 'none',
    (error: unknown) => (error instanceof JoinRefusal ? error.message : `not a refusal: ${String(error)}`),
  );

describe('a join link of this page', () => {
  test('is a whole address that opens Refine and lets in', async () => {
    const { links, origin, board, server } = await page();
    const url = await links.mint();
    expect(url).toMatch(new RegExp(`^${origin}/b/${board.id}\\?view=refine#join\\.[\\w-]{43}$`));
    expect((await join(server, board, ticketOf(url))).isOpen).toBe(true);
  });

  test('is made with the address that people open, where one is set', async () => {
    const { links, board } = await page({ publicUrl: 'https://board.example.org' });
    expect(await links.mint()).toMatch(`https://board.example.org/b/${board.id}?view=refine#join.`);
  });

  test('is a new one once a meeting has ended, which ended those of before, on whichever page', async () => {
    const { links, another, meeting, board, server } = await page();
    const wall = another();
    const before = await wall.mint();
    await links.end();
    meeting.last = 'g1';
    const after = await wall.mint();
    expect(after).not.toBe(before);
    expect((await join(server, board, ticketOf(after))).isOpen).toBe(true);
  });

  test('is the same one for an hour, also where it is asked for twice at once; another page has its own', async () => {
    const { links, another, clock, store, board } = await page();
    const [first, second] = await Promise.all([links.mint(), links.mint()]);
    expect(second).toBe(first);
    clock.ms += hour - 1;
    expect(await links.mint()).toBe(first);
    expect(store.tickets(board.id)).toHaveLength(1);
    clock.ms += 1;
    expect(await links.mint()).not.toBe(first);
    expect(await another().mint()).not.toBe(await links.mint());
    expect(store.tickets(board.id)).toHaveLength(3);
  });

  test('is kept while it lasts, where the relay is away when a fresh one is due', async () => {
    const { links, clock, setSynced } = await page();
    const first = await links.mint();
    setSynced(false);
    clock.ms += 2 * hour;
    expect(await links.mint()).toBe(first);
    clock.ms += 6 * hour;
    expect(await refusalOf(links.mint())).toMatch(/no connection to it/);
  });

  test('made by an edit link that was replaced is not shown again', async () => {
    const { links, board, server, linked } = await page();
    const first = await links.mint();
    await join(server, board, board.edit(1));
    linked.link = { role: 'owner', board: board.id, seed: board.seed, n: 1 };
    const second = await links.mint();
    expect(second).not.toBe(first);
    expect((await join(server, board, ticketOf(second))).isOpen).toBe(true);
  });

  test('whoever has a view link or joined is told so, and the relay is not asked', async () => {
    const { links, board, linked } = await page();
    const asked = vi.spyOn(globalThis, 'fetch');
    linked.link = { role: 'view', board: board.id, n: 0, m: 0, secret: board.view().slice(-43) };
    expect(await refusalOf(links.mint())).toMatch(/view link only.*Open the board with its edit link/);
    linked.link = { role: 'join', board: board.id, ticket: 'A'.repeat(43) };
    expect(await refusalOf(links.mint())).toMatch(/joined for the length of a meeting/);
    await links.end();
    expect(asked).not.toHaveBeenCalled();
  });

  test('without the relay, and with odd answers of it, there is a sentence', async () => {
    const { links, setSynced } = await page();
    setSynced(false);
    expect(await refusalOf(links.mint())).toMatch(/no connection to it/);
    setSynced(true);
    const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'));
    expect(await refusalOf(links.mint())).toMatch(/did not answer/);
    const answers = (status: number, body: unknown) =>
      fetched.mockImplementation(async () => Response.json(body, { status }));
    answers(429, { error: 'Many\u202ecodes.' });
    expect(await refusalOf(links.mint())).toBe('Many codes.');
    for (const body of [null, [], 7, { ticket: 'x', until: 1 }, { ticket: 'A'.repeat(43), until: 'soon' }]) {
      answers(201, body);
      expect(await refusalOf(links.mint()), JSON.stringify(body)).toMatch(/[.]$/);
    }
    answers(201, { ticket: 'A'.repeat(43), until: 9e15, publicUrl: 'javascript:alert(1)' });
    expect(await links.mint()).toMatch(/^http:\/\/127/);
  });
});

describe('ending the join links of the board', () => {
  test('ends those of every page, and the next one is new', async () => {
    const { links, another, server, board } = await page();
    const other = await another().mint();
    const first = await links.mint();
    const guests = [await join(server, board, ticketOf(first)), await join(server, board, ticketOf(other))];
    await links.end();
    for (const guest of guests) expect(await guest.closed).toMatchObject({ code: 4403 });
    const next = await links.mint();
    expect(next).not.toBe(first);
    expect((await join(server, board, ticketOf(next))).isOpen).toBe(true);
  });

  test('G82 waits until the relay has the end of the meeting, so that whoever joined hears of it', async () => {
    const { links, board, server, setCovered } = await page();
    const joined = await join(server, board, ticketOf(await links.mint()));
    setCovered(false);
    const ending = links.end();
    // What goes on at the relay meanwhile is answered, and the one who joined is still there.
    await join(server, board);
    expect(joined.isOpen).toBe(true);
    setCovered(true);
    await ending;
    await vi.waitFor(() => expect(joined.isOpen).toBe(false));
  });

  test('and waits for it no longer than three seconds', async () => {
    const clock = new HandClock();
    const { another, board, server, setCovered } = await page();
    const links = another(clock.after);
    const joined = await join(server, board, ticketOf(await links.mint()));
    setCovered(false);
    const ending = links.end();
    await vi.waitFor(() => {
      clock.pass(3000);
      expect(joined.isOpen).toBe(false);
    });
    await ending;
  });

  test('G118 a page ends those that it had made once a meeting was ended by somebody who could not, and no newer one', async () => {
    const { links, another, server, board, clock, meeting } = await page();
    const wall = await links.mint();
    clock.ms += hour;
    const later = await links.mint();
    expect(later).not.toBe(wall);
    const guests = [await join(server, board, ticketOf(wall)), await join(server, board, ticketOf(later))];
    meeting.last = 'g1';
    const newer = await join(server, board, ticketOf(await another().mint()));
    const next = await links.mint();
    for (const guest of guests) expect(await guest.closed).toMatchObject({ code: 4403 });
    expect(newer.isOpen).toBe(true);
    const goesOn = await join(server, board, ticketOf(next));
    // The end was a slip, and is taken back.
    meeting.last = '';
    await links.mint();
    expect(goesOn.isOpen).toBe(true);
  });

  test('while one is being made, or another follows at once, no link is shown that was ended', async () => {
    const { links, server, board } = await page();
    const [, , next] = await Promise.all([links.mint(), links.end(), links.mint()]);
    expect((await join(server, board, ticketOf(next))).isOpen).toBe(true);
    expect(await links.mint()).toBe(next);
  });

  test('is done at the next connection, where the relay is away, and then once', async () => {
    const { links, server, board, store, setSynced } = await page();
    const first = await links.mint();
    setSynced(false);
    await links.end();
    expect(store.tickets(board.id)).toHaveLength(1);
    expect(await refusalOf(links.mint())).toMatch(/no connection to it/);
    setSynced(true);
    await expect.poll(() => store.tickets(board.id)).toEqual([]);
    expect(await connect(server, board, ticketOf(first)).closed).toMatchObject({ code: 4403 });
    const next = await links.mint();
    setSynced(false);
    setSynced(true);
    expect(await links.mint()).toBe(next);
    expect(store.tickets(board.id)).toHaveLength(1);
  });

  test('never rejects, and is tried again before the next link is made', async () => {
    const { links, store, board } = await page();
    await links.mint();
    store.failing = new Error('the disk is full');
    await links.end();
    expect(store.tickets(board.id)).toHaveLength(1);
    expect(await refusalOf(links.mint())).toMatch(/\.$/);
    store.failing = undefined;
    await links.mint();
    expect(store.tickets(board.id)).toHaveLength(1);
  });
});
