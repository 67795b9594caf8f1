// What was said to be on disk, and whether it is. A claim is what a client held in the moment in which it sent a frame;
// it is judged by documents of Yjs alone, never by the relay's own books.

import * as Y from 'yjs';
import { MemoryStore } from '../../memory-store.ts';
import type { BoardId } from '../../../shared/ids.ts';
import type { Disk } from './model-store.ts';

export interface Claim {
  readonly board: BoardId;
  /** For the one who reads why a run failed. */
  readonly who: string;
  /** What the frame itself brought, and once the client has answered the relay's question, all that it held. */
  readonly brought: Uint8Array;
  readonly held: Y.Snapshot | undefined;
}

/** What lies on the disk, by board: its bytes as one update, and a document of them. */
export class DiskView {
  readonly #disk: Disk;
  #seen = -1;
  readonly #boards = new Map<BoardId, { readonly doc: Y.Doc; readonly update: Uint8Array }>();

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  async document(board: BoardId): Promise<Y.Doc> {
    return (await this.#read(board)).doc;
  }

  async holds({ board, brought, held }: Claim): Promise<boolean> {
    const { doc, update } = await this.#read(board);
    return held ? isIn(held, doc) : isPart(brought, update);
  }

  async #read(board: BoardId) {
    if (this.#seen !== this.#disk.version) this.#boards.clear();
    this.#seen = this.#disk.version;
    const known = this.#boards.get(board);
    if (known) return known;
    const { snapshot, rows } = await new MemoryStore(this.#disk.cells).load(board);
    const update = Y.mergeUpdates([snapshot, ...rows].flatMap((row) => row?.bytes ?? []));
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    this.#boards.set(board, { doc, update });
    return { doc, update };
  }
}

interface Range {
  readonly clock: number;
  readonly len: number;
}

/** All that is held is integrated in the document, deletions too. */
function isIn({ sv, ds }: Y.Snapshot, doc: Y.Doc): boolean {
  const deleted = Y.createDeleteSetFromStructStore(doc.store).clients;
  return (
    [...sv].every(([client, clock]) => Y.getState(doc.store, client) >= clock) &&
    [...ds.clients].every(([client, ranges]) => areWithin(ranges, deleted.get(client) ?? []))
  );
}

/** All bytes of the part are in the whole, which no two of a client's structs in it share. */
function isPart(part: Uint8Array, whole: Uint8Array): boolean {
  const [given, there] = [Y.decodeUpdate(part), Y.decodeUpdate(whole)];
  return (
    [...runsOf(given)].every(([client, runs]) => areWithin(runs, runsOf(there).get(client) ?? [])) &&
    [...given.ds.clients].every(([client, ranges]) => areWithin(ranges, there.ds.clients.get(client) ?? []))
  );
}

function runsOf({ structs }: ReturnType<typeof Y.decodeUpdate>): Map<number, Range[]> {
  const runs = new Map<number, Range[]>();
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue;
    const { client, clock } = struct.id;
    runs.set(client, [...(runs.get(client) ?? []), { clock, len: struct.length }]);
  }
  return runs;
}

/** `there` are apart from each other. */
const areWithin = (ranges: readonly Range[], there: readonly Range[]): boolean =>
  ranges.every(({ clock, len }) => {
    const common = there.map(
      (one) => Math.min(clock + len, one.clock + one.len) - Math.max(clock, one.clock),
    );
    return common.reduce((sum, length) => sum + Math.max(0, length), 0) === len;
  });
