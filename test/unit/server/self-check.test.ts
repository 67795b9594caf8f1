// Now and then the relay asks one page of a board whether it lacks anything. It should never lack anything, so what
// such an answer brings is counted for whoever runs it.

import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { RunningServer } from '../../../server/server.ts';
import { syncType, writeSync } from '../../../shared/protocol.ts';
import { updatesOf, type RawClient } from './raw-client.ts';
import { eventually, join, TryBoard, tryRelay } from './try-relay.ts';

async function repairs(server: RunningServer): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^groundwork_self_check_repairs_total (\d+)$/m.exec(text)?.[1]);
}

/** A page that has answered the relay's first question, so that it may be asked again. */
async function page(server: RunningServer, board: TryBoard, auth = board.edit()): Promise<RawClient> {
  const client = await join(server, board, auth);
  client.sendStep1();
  client.send(writeSync(syncType.step2, Y.encodeStateAsUpdate(new Y.Doc())));
  await client.settled();
  return client;
}

const questions = (client: RawClient) => client.count('0.0');

test('O216 after an edit a page is asked once what the relay lacks, and what lacks nothing counts for nothing', async () => {
  const { server } = await tryRelay({ limits: { selfCheckMs: 40 } });
  const board = new TryBoard();
  const [a, looks] = [await page(server, board), await page(server, board, board.view())];
  const [asked, askedThere] = [questions(a), questions(looks)];
  a.sendUpdate(updatesOf('a').next().value);
  await a.until(() => questions(a) === asked + 1, 'a question');
  // Its vector is what the relay holds: of one client, one clock.
  expect([...Y.decodeStateVector(a.payloads(syncType.step1).at(-1) as Uint8Array).values()]).toEqual([1]);
  a.send(writeSync(syncType.step2, Uint8Array.of(0, 0)));
  await a.until(() => a.acked === a.sent, 'the acknowledgement');
  expect([await repairs(server), questions(looks)]).toEqual([0, askedThere]);
  // Nothing is edited any more, so nobody is asked again: another board's question comes and this one's does not.
  const other = new TryBoard();
  const b = await page(server, other);
  const before = questions(b);
  b.sendUpdate(updatesOf('b').next().value);
  await b.until(() => questions(b) === before + 1, 'a question of the other board');
  expect(questions(a)).toBe(asked + 1);
});

test('O216 what an answer brings that the relay should have had is taken in and counted', async () => {
  const { server, store } = await tryRelay({ limits: { selfCheckMs: 40 } });
  const board = new TryBoard();
  const a = await page(server, board);
  const asked = questions(a);
  const updates = updatesOf('a');
  a.sendUpdate(updates.next().value);
  await a.until(() => questions(a) === asked + 1, 'a question');
  a.send(writeSync(syncType.step2, updates.next().value));
  await a.until(() => a.acked === a.sent, 'the acknowledgement');
  await eventually(() => repairs(server)).toBe(1);
  expect(await store.rows(board.id)).toHaveLength(2);
});
