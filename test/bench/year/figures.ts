// What a board's document costs at one moment of its life: bytes, what is dead weight in it, and the times that a page and
// the relay spend on it. All from its bytes, read anew, as a page or the relay reads them.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as Y from 'yjs';
import { BoardStore } from '../../../client/store/board-store.ts';
import { takeOver } from '../../../shared/board/take-over.ts';
import { openBoard, type Board } from '../../../shared/board/document.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import { Refusal } from '../../../shared/board/edit.ts';
import { deeds, type Desk } from './deeds.ts';

export interface Figures {
  readonly bytes: number;
  readonly structs: number;
  /** Structs of what is deleted, of all: tombstones. */
  readonly dead: number;
  readonly clients: number;
  readonly vectorBytes: number;
  readonly deleteBytes: number;
  /** Milliseconds, medians. */
  readonly load: number;
  readonly fold: number;
  readonly store: number;
  /** A keystroke here, store and all, and one that comes from the relay. */
  readonly own: number;
  readonly others: number;
  readonly step1: number;
  readonly step2: number;
  readonly heap: number;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const heapUsed = (): number => {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
};

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;
}

function timed(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

const times = (count: number, run: (i: number) => void): number =>
  median(Array.from({ length: count }, (_, i) => timed(() => run(i))));

export function loaded(bytes: Uint8Array): Board {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, bytes);
  return openBoard(doc);
}

export function figuresOf(bytes: Uint8Array, desk: (board: Board) => Desk): Figures {
  // First of all: what was measured before is let go of late.
  const before = heapUsed();
  const board = loaded(bytes);
  const heap = heapUsed() - before;
  const load = times(3, () => loaded(bytes).doc.destroy());
  const { doc } = board;
  const structs = [...doc.store.clients.values()].flat();
  const vector = Y.encodeStateVector(doc);
  const fold = times(3, () => void Y.encodeStateAsUpdate(doc));
  const step1 = times(9, () => void Y.encodeStateVector(doc));
  const step2 = times(5, () => void Y.encodeStateAsUpdate(doc, vector));
  const store = times(3, () => new BoardStore(doc).close());
  return {
    bytes: bytes.length,
    structs: structs.length,
    dead: structs.filter((struct) => struct.deleted).length / structs.length,
    clients: doc.store.clients.size,
    vectorBytes: vector.length,
    deleteBytes: Y.encodeStateAsUpdate(doc, vector).length,
    load,
    fold: load + fold,
    store,
    step1,
    step2,
    heap,
    ...keystrokes(bytes, desk),
  };
}

/** The copy that the dialog for sharing makes of a board. */
export function copyOf(
  bytes: Uint8Array,
  desk: (board: Board) => Desk,
  leave: Parameters<typeof takeOver>[4],
): Uint8Array {
  const [from, into] = [loaded(bytes), openBoard(new Y.Doc())];
  takeOver(into, desk(into).act(), from, 'Copy', leave);
  return Y.encodeStateAsUpdate(into.doc);
}

/** A letter typed on a page, and the same letter arriving on another. */
function keystrokes(bytes: Uint8Array, desk: (board: Board) => Desk): { own: number; others: number } {
  const [here, there] = [loaded(bytes), loaded(bytes)];
  const stores = [new BoardStore(here.doc), new BoardStore(there.doc)];
  const at = desk(here);
  const ref = { item: at.items.at(-1) as (typeof at.items)[number], field: 'description' } as const;
  const sent: Uint8Array[] = [];
  here.doc.on('update', (update: Uint8Array) => sent.push(update));
  const key = () => typeText(here, at.act(), ref, [{ at: 0, remove: 0, insert: 'a' }]);
  key();
  const own = times(99, key);
  Y.applyUpdate(there.doc, sent.shift() as Uint8Array);
  const others = times(99, (i) => Y.applyUpdate(there.doc, sent[i] as Uint8Array));
  for (const store of stores) store.close();
  return { own, others };
}

/** By how many bytes the folded document grows by each kind of edit: thirty of each, on a copy, by one more session. */
export function bytesOfDeeds(bytes: Uint8Array, desk: (board: Board) => Desk): ReadonlyMap<string, number> {
  const amount = 30;
  return new Map(
    deeds.map(({ name, run }) => {
      const board = loaded(bytes);
      const at = desk(board);
      const before = Y.encodeStateAsUpdate(board.doc).length;
      let [made, tries] = [0, 0];
      while (made < amount && tries < 2000) {
        tries += 1;
        if (tried(() => run(at))) made += 1;
      }
      return [name, made === 0 ? 0 : (Y.encodeStateAsUpdate(board.doc).length - before) / made] as const;
    }),
  );
}

function tried(deed: () => unknown): boolean {
  try {
    deed();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** The same board after so many more page lives, each of which wrote one short value and nothing else. */
export function withSessions(bytes: Uint8Array, sessions: number): Uint8Array {
  const board = loaded(bytes);
  const { doc } = board;
  doc.transact(() => {
    for (let i = board.doc.store.clients.size; i < sessions; i += 1) {
      doc.clientID = 3_000_000_000 + i * 1013;
      board.flat.votes.set(`i${i % 500}/1/m`, { value: '3', at: i, roles: [] });
    }
  });
  return Y.encodeStateAsUpdate(doc);
}
