import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addItem, archiveItem } from '../../../shared/board/mutate-item.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { setBlockedBy } from '../../../shared/board/mutate-waits.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import { readColumns } from '../../../shared/board/read-records.ts';
import type { ColumnId, ItemId } from '../../../shared/ids.ts';
import { allWaits, blockedByIn, chainOfWaits, circleThrough, openWaits } from '../../../shared/waits.ts';
import { exchange, replicaOf, testBoard, type TestBoard } from '../../board-kit.ts';
import { sentence } from './sentence.ts';

const names = 'abcdefgh'.split('') as unknown as readonly ItemId[];
const name = fc.constantFrom(...names);
/** Any waits between a few items, circles and all. */
const graph = fc.array(fc.tuple(name, name), { maxLength: 20 }).map((edges) => {
  const found = new Map<ItemId, ItemId[]>();
  for (const [from, to] of edges) found.set(from, [...new Set([...(found.get(from) ?? []), to])]);
  return (id: ItemId): readonly ItemId[] => found.get(id) ?? [];
});

/** Every item that can be reached in one wait or more, by the slow way. */
function reached(from: ItemId, of: (id: ItemId) => readonly ItemId[]): Set<ItemId> {
  let found = new Set(of(from));
  for (let before = -1; before !== found.size;) {
    before = found.size;
    found = new Set([...found, ...[...found].flatMap((id) => of(id))]);
  }
  return found;
}

describe('chains of waits', () => {
  test('a chain is found exactly where there is one, every step of it is a wait, and none is shorter', () => {
    fc.assert(
      fc.property(graph, name, name, (of, from, to) => {
        const chain = chainOfWaits(from, to, of);
        expect(chain !== null).toBe(reached(from, of).has(to));
        if (!chain) return;
        expect([chain[0], chain.at(-1)]).toEqual([from, to]);
        for (const [i, next] of chain.slice(1).entries()) expect(of(chain[i] as ItemId)).toContain(next);
        // As many rounds as the chain is long lead there, one fewer does not.
        let at = new Set([from]);
        for (let i = 2; i < chain.length; i += 1) at = new Set([...at].flatMap((id) => [...of(id)]));
        if (chain.length > 2) expect([...at].flatMap((id) => [...of(id)])).toContain(to);
        let before = new Set([from]);
        for (let i = 2; i < chain.length; i += 1) {
          before = new Set([...before].flatMap((id) => [...of(id)]));
          expect(before.has(to)).toBe(false);
        }
      }),
    );
  });

  test('an item stands in a circle exactly when it waits for itself through others, and all in the circle do', () => {
    fc.assert(
      fc.property(graph, name, (of, id) => {
        const circle = circleThrough(id, of);
        expect(circle !== null).toBe(reached(id, of).has(id));
        for (const [i, one] of circle?.entries() ?? []) {
          expect(of(one)).toContain(circle?.[(i + 1) % circle.length]);
          expect(circleThrough(one, of)).not.toBeNull();
        }
        expect(new Set(circle).size).toBe(circle?.length ?? 0);
      }),
    );
  });

  test('all that an item waits for is what can be reached from it', () => {
    fc.assert(
      fc.property(graph, name, (of, id) => {
        const others = reached(id, of);
        others.delete(id);
        expect(new Set(allWaits(id, of))).toEqual(others);
      }),
    );
  });
});

describe('waiting on a board', () => {
  const items = (on: TestBoard, count: number) =>
    Array.from({ length: count }, (_, i) =>
      addItem(on.board, on.act(), { kind: 'task', title: `Task ${i + 1}` }),
    ) as [ItemId, ItemId, ItemId, ...ItemId[]];

  test('a wait that would close a circle is refused by name, and writes nothing', () => {
    const on = testBoard();
    const [a, b, c] = items(on, 3);
    setBlockedBy(on.board, on.act(), a, b, true);
    setBlockedBy(on.board, on.act(), b, c, true);
    expect(sentence(() => setBlockedBy(on.board, on.act(), b, a, true))).toBe(
      'GW-1 waits for GW-2 already: this would go in a circle.',
    );
    expect(sentence(() => setBlockedBy(on.board, on.act(), c, a, true))).toBe(
      'GW-1 waits for GW-2 already, which waits for GW-3: this would go in a circle.',
    );
    expect(sentence(() => setBlockedBy(on.board, on.act(), a, a, true))).toBe(
      'An item cannot wait for itself.',
    );
    expect(readItem(on.board, c)?.blockedBy).toEqual([]);
  });

  test('whatever waits people ask for on one board, none of those allowed closes a circle', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 25 }), (wishes) => {
        const on = testBoard();
        const ids = items(on, 6);
        for (const [from, to] of wishes)
          sentence(() => setBlockedBy(on.board, on.act(), ids[from] as ItemId, ids[to] as ItemId, true));
        const of = blockedByIn((id) => readItem(on.board, id));
        for (const id of ids) expect(circleThrough(id, of)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  test('a circle that two people close offline is seen from every item in it, and one press opens it', () => {
    const on = testBoard(1);
    const [a, b, c] = items(on, 3);
    setBlockedBy(on.board, on.act(), a, b, true);
    const other = replicaOf(on, 2);
    setBlockedBy(on.board, on.act(), b, c, true);
    setBlockedBy(other.board, other.act(), c, a, true);
    exchange(on.board, other.board);
    const of = blockedByIn((id) => readItem(on.board, id));
    expect(circleThrough(a, of)).toEqual([a, b, c]);
    expect(circleThrough(b, of)).toEqual([b, c, a]);
    expect(circleThrough(c, of)).toEqual([c, a, b]);
    // A wait that is there already may be set again: it is not what closes the circle.
    setBlockedBy(on.board, on.act(), a, b, true);
    setBlockedBy(on.board, on.act(), c, a, false);
    expect([a, b, c].map((id) => circleThrough(id, of))).toEqual([null, null, null]);
  });

  test('an archived item waits for nobody and nobody waits for it; a finished one is no open wait', () => {
    const on = testBoard();
    const [a, b, c] = items(on, 3);
    setBlockedBy(on.board, on.act(), a, b, true);
    setBlockedBy(on.board, on.act(), a, c, true);
    const open = () => {
      const item = readItem(on.board, a);
      return item && openWaits(item, (id) => readItem(on.board, id), readColumns(on.board));
    };
    expect(new Set(open())).toEqual(new Set([b, c]));
    moveItem(on.board, on.act(), c, { column: 'cDone' as ColumnId }, 'Nothing was left to do.');
    expect(open()).toEqual([b]);
    archiveItem(on.board, on.act(), b);
    expect(open()).toEqual([]);
    setBlockedBy(on.board, on.act(), c, a, false);
    expect(sentence(() => setBlockedBy(on.board, on.act(), b, a, true))).toBe('no refusal');
  });
});
