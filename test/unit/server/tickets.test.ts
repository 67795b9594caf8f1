// Join tickets on a relay with a clock of the test's own: who makes and ends them, how long they hold, what they let
// their holders do, and that no input gets more out of them.

import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { RunningServer } from '../../../server/server.ts';
import { ticketHash } from '../../../shared/links.ts';
import { updatesOf } from './raw-client.ts';
import { connect, eventually, join, TestStore, TryBoard, tryRelay } from './try-relay.ts';

const hour = 3_600_000;

class Clock {
  ms = 1_700_000_000_000;
  readonly now = () => this.ms;
}

type Options = Parameters<typeof tryRelay<TestStore>>[0];

/** A relay that knows a board, has a clock of its own, and looks at its sessions every 20 ms. */
async function withBoard(options: Options = {}) {
  const clock = new Clock();
  const limits = { heartbeatMs: 20, ...options.limits };
  const { server, store, log } = await tryRelay({ now: clock.now, ...options, limits });
  const board = new TryBoard();
  const editor = await join(server, board);
  return { clock, server, store, log, board, editor };
}

const ask = (server: RunningServer, board: TryBoard, method: string, auth?: string, what = 'tickets') =>
  fetch(`http://127.0.0.1:${server.port}/api/boards/${board.id}/${what}`, {
    method,
    headers: auth === undefined ? {} : { authorization: `Groundwork ${auth}` },
  });

interface Minted {
  readonly ticket: string;
  readonly until: number;
  readonly publicUrl?: string;
}

async function mint(server: RunningServer, board: TryBoard, auth = board.edit()): Promise<Minted> {
  const answer = await ask(server, board, 'POST', auth);
  expect(answer.status).toBe(201);
  return (await answer.json()) as Minted;
}

const joinBy = (server: RunningServer, board: TryBoard, { ticket }: Minted) =>
  join(server, board, `join.${ticket}`);

async function refusal(server: RunningServer, board: TryBoard, auth: string) {
  const client = connect(server, board, auth);
  const closed = await client.closed;
  expect(client.frames).toEqual([]);
  expect(Buffer.byteLength(closed.reason)).toBeLessThanOrEqual(123);
  expect(closed.reason).toMatch(/^[A-Z].*\.$/);
  return closed;
}

async function sentence(answer: Response): Promise<[number, string]> {
  const { error } = (await answer.json()) as { error: string };
  expect(error).toMatch(/^[A-Z].*[.]$/);
  return [answer.status, error];
}

describe('a join ticket', () => {
  test('R17 lets whoever has it edit, for eight hours and not a moment longer', async () => {
    const { server, store, board, editor, clock } = await withBoard();
    const minted = await mint(server, board);
    expect(minted).toEqual({
      ticket: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/) as string,
      until: clock.ms + 8 * hour,
    });
    const guest = await joinBy(server, board, minted);
    guest.sendUpdate(updatesOf('a').next().value);
    await guest.until(() => guest.acked === 1, 'the acknowledgement');
    await editor.until(() => editor.document().getMap('test').get('a') === 1, 'the edit');
    expect(await store.rows(board.id)).toHaveLength(1);

    clock.ms = minted.until - 1;
    const late = await joinBy(server, board, minted);
    await late.until(() => late.count('120') > 3, 'several heartbeats');
    expect([guest.isOpen, late.isOpen]).toEqual([true, true]);
    clock.ms = minted.until;
    for (const client of [guest, late])
      expect(await client.closed).toEqual({
        code: 4403,
        reason: expect.stringMatching(/time of this code is over/),
      });
    expect(await refusal(server, board, `join.${minted.ticket}`)).toMatchObject({ code: 4403 });
    expect(editor.isOpen).toBe(true);
    // What is over is forgotten when somebody comes with it.
    await eventually(() => store.tickets(board.id)).toEqual([]);
  });

  test('only its hash is kept', async () => {
    const cells = new Map<string, Uint8Array>();
    const { server, store, board } = await withBoard({ store: new TestStore(cells) });
    const { ticket, until } = await mint(server, board);
    expect(store.tickets(board.id)).toEqual([{ hash: ticketHash(ticket), n: 0, until }]);
    const kept = Buffer.concat([...cells.values()]);
    expect(kept.includes(ticketHash(ticket))).toBe(true);
    expect(kept.includes(ticket)).toBe(false);
    expect(kept.includes(Buffer.from(ticket, 'base64url'))).toBe(false);
  });

  test('R18 all of a board are ended at once: their sessions are closed within a second, and no other', async () => {
    const { server, board, editor } = await withBoard();
    const other = new TryBoard();
    await join(server, other);
    const elsewhere = await joinBy(server, other, await mint(server, other));
    const [first, second] = [await mint(server, board), await mint(server, board)];
    expect(first.ticket).not.toBe(second.ticket);
    const guests = [await joinBy(server, board, first), await joinBy(server, board, second)];
    const viewer = await join(server, board, board.view());
    const started = Date.now();
    const ended = await ask(server, board, 'DELETE', board.edit());
    expect([ended.status, await ended.text()]).toEqual([204, '']);
    for (const guest of guests)
      expect(await guest.closed).toEqual({
        code: 4403,
        reason: 'The meeting that this code belongs to has ended. Ask your team for a link.',
      });
    expect(Date.now() - started).toBeLessThan(1000);
    expect([editor, viewer, elsewhere].map(({ isOpen }) => isOpen)).toEqual([true, true, true]);
    for (const { ticket } of [first, second])
      expect(await refusal(server, board, `join.${ticket}`)).toMatchObject({ code: 4403 });
    // The next meeting has its own; ending none is no fault.
    expect((await joinBy(server, board, await mint(server, board))).isOpen).toBe(true);
    expect((await ask(server, board, 'DELETE', board.edit())).status).toBe(204);
    expect((await ask(server, board, 'DELETE', board.edit())).status).toBe(204);
  });

  test('one is ended by its hash, by whoever has the edit link', async () => {
    const { server, board } = await withBoard();
    const [first, second] = [await mint(server, board), await mint(server, board)];
    const guests = [await joinBy(server, board, first), await joinBy(server, board, second)];
    const what = `tickets/${ticketHash(first.ticket)}`;
    for (const auth of [undefined, board.view(), `join.${second.ticket}`]) {
      const [status] = await sentence(await ask(server, board, 'DELETE', auth, what));
      expect([401, 403]).toContain(status);
    }
    expect((await sentence(await ask(server, board, 'POST', board.edit(), what)))[0]).toBe(405);
    expect((await ask(server, board, 'DELETE', board.edit(), `${what}x`)).status).toBe(404);
    expect((await ask(server, board, 'DELETE', board.edit(), what)).status).toBe(204);
    expect(await guests[0]?.closed).toMatchObject({ code: 4403 });
    expect(guests[1]?.isOpen).toBe(true);
    expect((await ask(server, board, 'DELETE', board.edit(), what)).status).toBe(204);
  });

  test('R19 lives through a restart of the relay, and so does its end', async () => {
    const cells = new Map<string, Uint8Array>();
    const { server, board, clock } = await withBoard({ store: new TestStore(cells) });
    const [kept, over] = [await mint(server, board), new TryBoard()];
    await join(server, over);
    const gone = await mint(server, over);
    await ask(server, over, 'DELETE', over.edit());
    await server.close();
    const next = await tryRelay({ store: new TestStore(cells), now: clock.now });
    expect((await joinBy(next.server, board, kept)).isOpen).toBe(true);
    expect(await refusal(next.server, over, `join.${gone.ticket}`)).toMatchObject({ code: 4403 });
  });

  test('R20 ends with the edit link that it was made by', async () => {
    const { server, store, board } = await withBoard();
    const old = await mint(server, board);
    const guest = await joinBy(server, board, old);
    await join(server, board, board.edit(1));
    expect(await guest.closed).toMatchObject({ code: 4403 });
    expect(await refusal(server, board, `join.${old.ticket}`)).toEqual({
      code: 4403,
      reason: expect.stringMatching(/edit link was replaced/),
    });
    const next = await mint(server, board, board.edit(1));
    expect((await joinBy(server, board, next)).isOpen).toBe(true);
    expect(store.tickets(board.id)).toHaveLength(1);
  });

  test('a view link that was replaced ends none', async () => {
    const { server, board } = await withBoard();
    const minted = await mint(server, board);
    const guest = await joinBy(server, board, minted);
    const answer = await fetch(`http://127.0.0.1:${server.port}/api/boards/${board.id}/links`, {
      method: 'POST',
      body: JSON.stringify({ claim: board.edit(), m: 1 }),
    });
    expect(answer.status).toBe(200);
    await guest.settled();
    expect(guest.isOpen).toBe(true);
  });

  test('of the 21st the oldest goes, and who is here by it', async () => {
    const { server, store, board } = await withBoard();
    const first = await mint(server, board);
    const second = await mint(server, board);
    const [oldest, other] = [await joinBy(server, board, first), await joinBy(server, board, second)];
    for (let i = 0; i < 19; i += 1) await mint(server, board);
    expect(await oldest.closed).toMatchObject({ code: 4403 });
    expect(other.isOpen).toBe(true);
    expect(store.tickets(board.id)).toHaveLength(20);
    expect(await refusal(server, board, `join.${first.ticket}`)).toMatchObject({ code: 4403 });
  });

  test('made at the same moment, all of them hold', async () => {
    const { server, store, board } = await withBoard();
    const goOn = store.holdWrites();
    const asked = store.appends.length;
    const minting = Promise.all(Array.from({ length: 8 }, () => mint(server, board)));
    await eventually(() => store.appends.length).toBeGreaterThan(asked);
    await ask(server, board, 'GET', board.edit());
    goOn();
    const minted = await minting;
    expect(store.tickets(board.id)).toHaveLength(8);
    for (const one of minted) expect((await joinBy(server, board, one)).isOpen).toBe(true);
  });

  test('brings and shows pictures as an edit link does', async () => {
    const { server, board } = await withBoard();
    const auth = `join.${(await mint(server, board)).ticket}`;
    const bytes = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(20)]);
    const { hashOfPicture } = await import('../../../shared/picture.ts');
    const url = `http://127.0.0.1:${server.port}/api/boards/${board.id}/pictures/${hashOfPicture(bytes)}`;
    const headers = { authorization: `Groundwork ${auth}` };
    const put = () =>
      fetch(url, { method: 'PUT', headers: { ...headers, 'content-type': 'image/png' }, body: bytes });
    expect((await put()).status).toBe(204);
    expect((await fetch(url, { headers })).status).toBe(200);
    await ask(server, board, 'DELETE', board.edit());
    expect((await fetch(url, { headers })).status).toBe(403);
    expect((await put()).status).toBe(403);
  });
});

describe('with a join ticket nobody', () => {
  test('R21 makes or ends tickets, learns or replaces links', async () => {
    const { server, store, board } = await withBoard();
    const { ticket } = await mint(server, board);
    const auth = `join.${ticket}`;
    for (const [method, what] of [
      ['POST', 'tickets'],
      ['DELETE', 'tickets'],
      ['GET', 'links'],
    ] as const)
      expect((await sentence(await ask(server, board, method, auth, what)))[0]).toBe(403);
    const replaced = await fetch(`http://127.0.0.1:${server.port}/api/boards/${board.id}/links`, {
      method: 'POST',
      headers: { authorization: `Groundwork ${auth}` },
      body: JSON.stringify({ claim: auth, m: 1 }),
    });
    expect((await sentence(replaced))[0]).toBe(400);
    expect(store.links(board.id)).toMatchObject({ n: 0, m: 0 });
    expect(store.tickets(board.id)).toHaveLength(1);
  });

  test('enters another board, or brings one to a relay', async () => {
    const { server, store, board } = await withBoard();
    const { ticket } = await mint(server, board);
    const other = new TryBoard();
    expect(await refusal(server, other, `join.${ticket}`)).toMatchObject({ code: 4503 });
    expect(store.boards()).toEqual([board.id]);
    await join(server, other);
    expect(await refusal(server, other, `join.${ticket}`)).toMatchObject({ code: 4403 });
  });
});

describe('hostile words about tickets', () => {
  test('R22 are refused in a sentence, and change nothing', async () => {
    const { server, store, board, editor } = await withBoard();
    const minted = await mint(server, board);
    const unknown = randomBytes(32).toString('base64url');
    const before = store.tickets(board.id);
    for (const auth of [
      `join.${unknown}`,
      'join.',
      'join.x',
      `join.${ticketHash(minted.ticket)}`,
      `join.${board.id}`,
    ])
      expect(await refusal(server, board, auth)).toMatchObject({ code: 4403 });
    for (const method of ['POST', 'DELETE']) {
      for (const [auth, status] of [
        [undefined, 401],
        ['join.', 401],
        ['x'.repeat(8_000), 401],
        [`join.${unknown}`, 403],
        [board.view(), 403],
        [new TryBoard().edit(), 403],
        [board.edit(1), 404],
      ] as const)
        expect((await sentence(await ask(server, board, method, auth)))[0], `${method} ${auth}`).toBe(status);
      const nowhere = new TryBoard();
      expect((await sentence(await ask(server, nowhere, method, nowhere.edit())))[0]).toBe(404);
    }
    expect((await sentence(await ask(server, board, 'GET', board.edit())))[0]).toBe(405);
    const odd = await fetch(`http://127.0.0.1:${server.port}/api/boards/x/tickets`, { method: 'POST' });
    expect((await sentence(odd))[0]).toBe(404);
    expect(store.tickets(board.id)).toEqual(before);
    expect(store.boards()).toEqual([board.id]);
    expect(editor.isOpen).toBe(true);
  });

  test('only so many are made of a board in an hour', async () => {
    const { server, board, store } = await withBoard({ limits: { ticketsPerHour: 2 } });
    await mint(server, board);
    await mint(server, board);
    expect(await sentence(await ask(server, board, 'POST', board.edit()))).toEqual([
      429,
      expect.stringContaining('last hour'),
    ]);
    expect(store.tickets(board.id)).toHaveLength(2);
    // Ending them is always possible.
    expect((await ask(server, board, 'DELETE', board.edit())).status).toBe(204);
  });

  test('R23 a ticket is believed, and ended, only when that is on disk', async () => {
    const { server, store, board } = await withBoard();
    const minted = await mint(server, board);
    const guest = await joinBy(server, board, minted);
    store.failing = new Error('the disk is full');
    for (const method of ['POST', 'DELETE'])
      expect((await sentence(await ask(server, board, method, board.edit())))[0]).toBe(503);
    expect(guest.isOpen).toBe(true);
    store.failing = undefined;
    expect((await joinBy(server, board, minted)).isOpen).toBe(true);
    expect((await ask(server, board, 'DELETE', board.edit())).status).toBe(204);
    expect(await guest.closed).toMatchObject({ code: 4403 });
  });

  test('a damaged record lets nobody in, and is made anew', async () => {
    const cells = new Map<string, Uint8Array>();
    const { server, board, log } = await withBoard({ store: new TestStore(cells) });
    const minted = await mint(server, board);
    const cell = cells.get(`tickets ${board.id}`);
    cell?.set([(cell.at(-1) ?? 0) ^ 1], cell.length - 1);
    expect(await refusal(server, board, `join.${minted.ticket}`)).toMatchObject({ code: 4403 });
    expect(log.join('\n')).toContain('tickets of board');
    expect((await joinBy(server, board, await mint(server, board))).isOpen).toBe(true);
  });

  test('PUBLIC_URL goes along, for the link that is made of it', async () => {
    const { server, board } = await withBoard({ publicUrl: 'https://board.example.org' });
    expect((await mint(server, board)).publicUrl).toBe('https://board.example.org');
  });
});
