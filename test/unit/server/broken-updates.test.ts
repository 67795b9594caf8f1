import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { syncType } from '../../../shared/protocol.ts';
import {
  brokenUpdates,
  documentBefore,
  honestUpdates,
  spoilingUpdates,
  type OddUpdate,
} from './broken-updates.ts';
import { updatesOf } from './raw-client.ts';
import { join, TryBoard, tryRelay } from './try-relay.ts';

const titled = (cases: readonly OddUpdate[]) =>
  cases.map((one, i) => [`${i}, after ${one.after}: ${one.why.slice(0, 90)}`, one] as const);

function withoutSound<T>(what: () => T): T {
  const { error, warn } = console;
  console.error = console.warn = () => undefined;
  try {
    return what();
  } finally {
    Object.assign(console, { error, warn });
  }
}

describe('an update that no document takes', () => {
  test.each(titled(brokenUpdates))('%s', async (_title, { after, update }) => {
    const { server, store } = await tryRelay();
    const board = new TryBoard();
    const witness = await join(server, board);
    for (const honest of honestUpdates.slice(0, after)) witness.sendUpdate(honest);
    await witness.until(() => witness.acked === after, 'the honest updates on disk');
    const rows = (await store.rows(board.id)).length;
    const offender = await join(server, board);
    offender.sendUpdate(update);
    await offender.settled();
    expect(offender.isOpen, 'it went on as if nothing had been').toBe(false);
    expect(await offender.closed).toMatchObject({ code: 4400 });
    witness.sendUpdate(updatesOf('a').next().value);
    await witness.until(() => witness.acked === after + 1, 'an acknowledgement');
    expect(witness.payloads(syncType.update)).toEqual([]);
    expect(await store.rows(board.id)).toHaveLength(rows + 1);
    const reader = await join(server, board);
    reader.sendStep1();
    await reader.until(() => reader.document().getMap('test').get('a') === 1, 'the edit of the witness');
  });

  test('is really one: Yjs throws over it, or its structs are none that Yjs writes', () => {
    withoutSound(() => {
      for (const one of brokenUpdates) {
        const throws = one.why.includes('findIndexSS') || one.why.includes('writeDsLen');
        const apply = () => Y.applyUpdate(documentBefore(one), one.update);
        expect(() => Y.decodeUpdate(one.update), one.why).not.toThrow();
        if (throws) expect(apply, one.why).toThrow();
        else expect(apply, one.why).not.toThrow();
      }
    });
  });
});

describe('an update that is well-formed and spoils what comes after it', () => {
  test.each(titled(spoilingUpdates))('%s', async (_title, { after, update }) => {
    const { server } = await tryRelay({ limits: { foldRowsOnUnload: 0 } });
    const board = new TryBoard();
    const witness = await join(server, board);
    for (const honest of honestUpdates.slice(0, after)) witness.sendUpdate(honest);
    const offender = await join(server, board);
    offender.sendUpdate(update);
    await offender.settled();
    // Whatever becomes of this board: the relay lives, and other boards do not notice.
    const other = await join(server, new TryBoard());
    other.sendUpdate(updatesOf('a').next().value);
    await other.until(() => other.acked === 1, 'the acknowledgement on another board');
    if (witness.isOpen) for (const honest of honestUpdates) witness.sendUpdate(honest);
    await witness.settled();
    const late = await join(server, board);
    expect(late.isOpen).toBe(true);
    late.sendUpdate(updatesOf('b').next().value);
    await late.until(() => late.acked === 1 || !late.isOpen, 'an acknowledgement, or a close');
  });
});
