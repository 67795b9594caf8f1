// When rooms open and close, in the moments in which that goes wrong easily.

import { describe, expect, test } from 'vitest';
import { updatesOf } from './raw-client.ts';
import { connect, eventually, join, TestStore, TryBoard, tryRelay } from './try-relay.ts';
import type { RunningServer } from '../../../server/server.ts';
import type { VersionMark } from '../../../server/store/store.ts';
import type { BoardId } from '../../../shared/ids.ts';

const health = async (server: RunningServer) =>
  (await (await fetch(`${server.url}/healthz`)).json()) as { rooms: number; sessions: number };

describe('a room', () => {
  test('is not kept for somebody who went while their link was taken over', async () => {
    const { server, store } = await tryRelay();
    const board = new TryBoard();
    const open = store.holdWrites();
    const client = connect(server, board, board.edit());
    await client.open();
    await eventually(() => store.appends.length).toBe(1);
    await client.end();
    await eventually(async () => (await health(server)).sessions).toBe(0);
    open();
    // Nobody holds it open: the next to come has it alone, and it goes with them.
    const next = await join(server, board);
    await next.end();
    await eventually(async () => (await health(server)).rooms).toBe(0);
  });

  test('that is opened anew while the one before is still putting a version away stays the only one', async () => {
    let hold: Promise<void> | undefined;
    let open = () => undefined as void;
    let putting = 0;
    let replacing = 0;
    class SlowVersions extends TestStore {
      override async replace(...args: Parameters<TestStore['replace']>) {
        if ((replacing += 1) === 1) throw new Error('no room for a snapshot');
        await super.replace(...args);
      }

      override async putVersion(
        board: BoardId,
        mark: VersionMark,
        bytes: Uint8Array,
        drop: readonly number[],
      ) {
        putting += 1;
        await hold;
        await super.putVersion(board, mark, bytes, drop);
      }
    }
    hold = new Promise((resolve) => {
      open = resolve;
    });
    const store = new SlowVersions();
    const board = new TryBoard();
    const yesterday = Date.now() - 86_400_000;
    const updates = updatesOf('a');
    const rows = Array.from({ length: 30 }, (_, i) => ({ sequence: i + 1, bytes: updates.next().value }));
    await store.append([{ board: board.id, rows, at: yesterday }]);
    const { server } = await tryRelay({
      store,
      limits: { foldRows: 1000, foldRowsOnUnload: 5, unloadMs: 20 },
    });
    const first = await join(server, board);
    first.sendUpdate(updatesOf('b').next().value);
    await first.until(() => first.acked === 1, 'the acknowledgement');
    await eventually(() => replacing).toBe(1);
    await first.end();
    // The first end of the room waits for its version. The second finds nothing left to fold.
    await eventually(() => putting).toBe(1);
    await (await join(server, board)).end();
    await eventually(async () => (await health(server)).rooms).toBe(0);
    const a = await join(server, board);
    open();
    await eventually(() => store.versions(board.id).length).toBe(1);
    const b = await join(server, board);
    const [one, two] = [updatesOf('one').next().value, updatesOf('two').next().value];
    a.sendUpdate(one);
    b.sendUpdate(two);
    await a.until(() => a.acked === 1, 'the acknowledgement');
    await b.until(() => b.acked === 1, 'the acknowledgement');
    await a.until(() => a.document().getMap('test').has('two'), 'the edit of the other');
    expect((await health(server)).rooms).toBe(1);
  });
});
