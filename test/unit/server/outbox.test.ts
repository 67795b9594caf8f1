import type { Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Outbox, Turn } from '../../../server/relay/outbox.ts';

/** Counts what would be calls of the system: writes between `cork` and `uncork` are one. */
class CountingSocket {
  writes = 0;
  got = '';
  destroyed = false;
  writableLength = 0;
  #corked = false;

  write(bytes: Buffer): boolean {
    if (!this.#corked) this.writes += 1;
    this.got += bytes.toString('latin1');
    return true;
  }

  cork(): void {
    this.#corked = true;
  }

  uncork(): void {
    this.#corked = false;
    this.writes += 1;
  }
}

function boxes(count: number) {
  const shared = new Turn();
  return Array.from({ length: count }, () => {
    const socket = new CountingSocket();
    return { socket, outbox: new Outbox(socket as unknown as Socket, shared) };
  });
}

test.each([
  ['short', 10],
  ['long', 20_000],
])('R154 all %s frames of one turn leave in one write for each socket, in order', async (_, length) => {
  const all = boxes(3);
  const letters = 'abcdefgh';
  for (const letter of letters) for (const { outbox } of all) outbox.push(Buffer.from(letter.repeat(length)));
  expect(all.map(({ outbox, socket }) => [outbox.unsent, socket.writes])).toEqual(
    all.map(() => [letters.length * length, 0]),
  );
  await turn();
  for (const { socket, outbox } of all) {
    expect([socket.writes, outbox.unsent]).toEqual([1, 0]);
    expect(socket.got).toBe([...letters].map((letter) => letter.repeat(length)).join(''));
  }
  all[0]?.outbox.push(Buffer.from('!'));
  await turn();
  expect(all.map(({ socket }) => socket.writes)).toEqual([2, 1, 1]);
});

test('short and long ones by turns keep their order', async () => {
  const [one] = boxes(1);
  const parts = Array.from({ length: 40 }, (_, i) =>
    String.fromCharCode(65 + i).repeat(i % 3 ? 900 : 17_000),
  );
  for (const part of parts) one?.outbox.push(Buffer.from(part, 'latin1'));
  await turn();
  expect([one?.socket.writes, one?.socket.got]).toEqual([1, parts.join('')]);
});

test('what is closed meanwhile is written nothing', async () => {
  const [gone, cleared] = boxes(2);
  gone?.outbox.push(Buffer.from('a'));
  cleared?.outbox.push(Buffer.from('a'));
  if (gone) gone.socket.destroyed = true;
  cleared?.outbox.clear();
  await turn();
  expect([gone?.socket.writes, cleared?.socket.writes]).toEqual([0, 0]);
});
