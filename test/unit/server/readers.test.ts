import { describe, expect, test } from 'vitest';
import { Readers } from '../../../server/relay/readers.ts';
import type { ReadyFrame } from '../../../server/relay/ready-frame.ts';

class TestReader {
  keepsUp = true;
  unsent = 0;
  got = '';

  send(frame: ReadyFrame): void {
    this.got += Buffer.concat(frame).toString();
  }

  offer(piece: Buffer): boolean {
    if (this.keepsUp) this.got += piece.toString();
    return this.keepsUp;
  }
}

interface Row {
  readonly sequence: number;
  readonly frame: ReadyFrame;
}

function room() {
  const rows: Row[] = [];
  const lost: TestReader[] = [];
  let behind = 0;
  const here = { from: 0 };
  const readers = new Readers<TestReader>({
    rowsAfter: (sequence) =>
      sequence < here.from ? undefined : rows.filter((row) => row.sequence > sequence),
    onBehind: (_reader, change) => (behind += change),
    onLost: (reader) => lost.push(reader),
  });
  const relay = (letters: string, from?: TestReader, now = 0) => {
    const fresh = [...letters].map((letter, i) => ({
      sequence: rows.length + i + 1,
      frame: [Buffer.from(letter)],
      from,
    }));
    rows.push(...fresh);
    readers.relay(fresh, now);
  };
  const enter = () => {
    const reader = new TestReader();
    readers.enter(reader, rows.length);
    return reader;
  };
  return { readers, relay, enter, lost, here, behind: () => behind };
}

describe('readers of a room', () => {
  test('get every row in order, their own never', () => {
    const { readers, relay, enter } = room();
    const [a, b] = [enter(), enter()];
    relay('ab', a);
    relay('c', b);
    relay('d');
    expect([a.got, b.got]).toEqual(['cd', 'abd']);
    expect(readers.positionOf(a)).toBe(0);
    readers.answered(a, 4, 0);
    expect(readers.positionOf(a)).toBe(4);
  });

  test('a slow one is left alone and later gets all that it lacks; the others do not wait', () => {
    const { readers, relay, enter, behind } = room();
    const [slow, other] = [enter(), enter()];
    relay('a');
    slow.keepsUp = false;
    relay('bc');
    relay('d');
    expect([slow.got, other.got, behind(), readers.needed]).toEqual(['a', 'abcd', 1, 1]);
    readers.drained(slow, 0);
    expect(slow.got).toBe('a');
    slow.keepsUp = true;
    readers.drained(slow, 0);
    relay('e');
    expect([slow.got, behind(), readers.needed]).toEqual(['abcde', 0, Infinity]);
  });

  test('one that takes nothing for too long is lost, one that takes a little is not', () => {
    const { readers, relay, enter, lost } = room();
    const [stuck, slow] = [enter(), enter()];
    for (const reader of [stuck, slow]) Object.assign(reader, { keepsUp: false, unsent: 1000 });
    relay('a', undefined, 0);
    slow.unsent = 900;
    readers.look(200, 300);
    slow.unsent = 800;
    readers.look(400, 300);
    expect(lost).toEqual([stuck]);
    readers.look(600, 300);
    expect(lost).toEqual([stuck, stuck]);
    readers.look(700, 300);
    expect(lost).toContain(slow);
  });

  test('so is one that was sent something else and takes nothing of it, rows or not', () => {
    const { readers, enter, lost } = room();
    const stuck = enter();
    readers.answered(stuck, 0, 0);
    Object.assign(stuck, { keepsUp: false, unsent: 1000 });
    readers.look(100, 300);
    // What it is sent meanwhile is not taken for reading.
    stuck.unsent = 1100;
    readers.look(300, 300);
    expect(lost).toEqual([]);
    readers.look(400, 300);
    expect(lost).toEqual([stuck]);
    stuck.keepsUp = true;
    readers.look(900, 300);
    Object.assign(stuck, { keepsUp: false, unsent: 5000 });
    readers.look(1100, 300);
    expect(lost).toEqual([stuck]);
  });

  test('one whose rows are not here any more is lost, never served with a hole', () => {
    const { readers, relay, enter, lost, here } = room();
    const slow = enter();
    slow.keepsUp = false;
    relay('ab');
    here.from = 1;
    slow.keepsUp = true;
    readers.drained(slow, 0);
    expect([lost, slow.got]).toEqual([[slow], '']);
  });

  test('one that waits for its answer gets nothing before it, and then everything after it', () => {
    const { readers, relay, enter } = room();
    const asking = enter();
    relay('a');
    readers.asks(asking);
    relay('bc');
    expect(asking.got).toBe('a');
    readers.answered(asking, 2, 0);
    expect(asking.got).toBe('ac');
    relay('d');
    expect(asking.got).toBe('acd');
  });

  test('who has gone counts no more', () => {
    const { readers, relay, enter, behind } = room();
    const slow = enter();
    slow.keepsUp = false;
    relay('a');
    expect(readers.leave(slow)).toBe(true);
    expect([behind(), readers.needed, readers.leave(slow)]).toEqual([0, Infinity, false]);
    readers.drained(slow, 0);
    readers.answered(slow, 1, 0);
    expect(slow.got).toBe('');
  });
});
