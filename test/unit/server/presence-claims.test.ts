// Presence as the room keeps it: claims that are not what they should be, and those who do not read for a while.

import * as decoding from 'lib0/decoding';
import { describe, expect, test, vi } from 'vitest';
import { Presence, type PresencePeer } from '../../../server/relay/presence.ts';
import type { ReadyFrame } from '../../../server/relay/ready-frame.ts';
import { messageType } from '../../../shared/protocol.ts';

class TestPeer implements PresencePeer {
  readonly access = 'edit';
  readonly own = false;
  keepsUp = true;
  readonly heard: string[] = [];
  doubted = 0;

  doubt(): void {
    this.doubted += 1;
  }

  send(frame: ReadyFrame): void {
    const bytes = Buffer.concat(frame);
    const decoder = decoding.createDecoder(bytes.subarray(bytes[1] === 126 ? 4 : 2));
    if (decoding.readVarUint(decoder) !== messageType.awareness) return;
    const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder));
    for (let left = decoding.readVarUint(inner); left > 0; left -= 1) {
      const [client, clock] = [decoding.readVarUint(inner), decoding.readVarUint(inner)];
      this.heard.push(`${client}.${clock} ${decoding.readVarString(inner)}`);
    }
  }
}

function room(...peers: TestPeer[]) {
  const here = new Set(peers);
  let due: (() => void)[] = [];
  const presence = new Presence<TestPeer>(here, 0, (_ms, run) => {
    due.push(run);
    return () => undefined;
  });
  const flush = () => {
    const now = due;
    due = [];
    for (const run of now) run();
  };
  const show = (peer: TestPeer, clientId: number, clock: number, state: unknown) => {
    presence.receive(peer, [{ clientId, clock, state: Buffer.from(JSON.stringify(state)) }], 0);
    flush();
  };
  return { presence, show, flush };
}

describe('a claim of a huge clock', () => {
  test.each([
    ['for somebody who is here', true],
    ['for somebody who is not', false],
  ])('%s comes to nothing: they could show nothing after it', (_name, isHere) => {
    const [mine, other] = [new TestPeer(), new TestPeer()];
    const { show } = room(mine, other);
    if (isHere) show(mine, 7, 3, 'me');
    show(other, 7, Number.MAX_SAFE_INTEGER, 'not me');
    expect(mine.heard).toEqual([]);
    show(mine, 7, 4, 'still me');
    expect(other.heard.at(-1)).toBe('7.4 "still me"');
  });

  test('of somebody who has moved a lot without a line is heard', () => {
    const [old, fresh, other] = [new TestPeer(), new TestPeer(), new TestPeer()];
    const { presence, show } = room(old, fresh, other);
    show(old, 7, 3, 'here');
    presence.leave(old, 0);
    show(fresh, 7, 50_000, 'there');
    expect(other.heard).toEqual(['7.3 "here"', '7.50000 "there"']);
  });
});

describe('a claim of an id that somebody here has', () => {
  test('S165 is dropped, and the one who has it is asked whether they are still there', () => {
    const [mine, thief, other] = [new TestPeer(), new TestPeer(), new TestPeer()];
    const { presence, show, flush } = room(mine, thief, other);
    show(mine, 7, 3, 'me');
    show(thief, 7, 4, 'not me');
    presence.leave(thief, 0);
    flush();
    expect(other.heard).toEqual(['7.3 "me"']);
    expect(mine.doubted).toBe(1);
    show(mine, 7, 5, 'still me');
    expect(other.heard.at(-1)).toBe('7.5 "still me"');
  });

  test('is taken once their dead line was cut off: a laptop has come back on another network', () => {
    const [dying, back, other] = [new TestPeer(), new TestPeer(), new TestPeer()];
    const { presence, show, flush } = room(dying, back, other);
    show(dying, 7, 3, 'here');
    show(back, 7, 4, 'there');
    expect(dying.doubted).toBe(1);
    presence.leave(dying, 0);
    flush();
    show(back, 7, 5, 'there');
    expect(other.heard).toEqual(['7.3 "here"', '7.3 null', '7.5 "there"']);
  });
});

test('thousands of claims in one frame of who may claim no more cost little, also in a full room', () => {
  const peers = Array.from({ length: 1000 }, () => new TestPeer());
  const { presence } = room(...peers);
  const state = Buffer.from('"x"');
  for (const [i, peer] of peers.entries())
    for (const id of [1, 2]) presence.receive(peer, [{ clientId: i * 2 + id, clock: 1, state }], 0);
  const states = Array.from({ length: 2000 }, (_, i) => ({
    clientId: 1_000_000 + i,
    clock: 1,
    state,
  }));
  const looked = vi.spyOn(Map.prototype, 'values');
  for (let i = 0; i < 100; i += 1) presence.receive(peers[0] as TestPeer, states, 0);
  const looks = looked.mock.calls.length;
  looked.mockRestore();
  // At everybody in the room once for a frame, not for each claim in it.
  expect(looks).toBeLessThanOrEqual(100);
});

test('who did not read for a while is told who came, who moved and who left meanwhile', () => {
  const [slow, left, stays] = [new TestPeer(), new TestPeer(), new TestPeer()];
  const { presence, show, flush } = room(slow, left, stays);
  show(left, 1, 1, 'a');
  slow.keepsUp = false;
  show(stays, 2, 1, 'b');
  presence.leave(left, 0);
  flush();
  expect(slow.heard).toEqual(['1.1 "a"']);
  slow.keepsUp = true;
  presence.caughtUp(slow);
  expect(slow.heard.slice(1)).toEqual(['1.1 null', '2.1 "b"']);
  presence.caughtUp(slow);
  expect(slow.heard).toHaveLength(3);
});
