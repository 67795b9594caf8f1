// What was said to be on disk, and whether it is. A claim is what a client held in the moment in which it sent a frame;
// it is judged by documents of Yjs alone, never by the relay's own books.

import * as Y from 'yjs';
import { MemoryStore } from '../../../server/store/memory-store.ts';
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

/** What lies on the disk, as a document. */
export class DiskView {
  readonly #disk: Disk;
  #seen = -1;
  readonly #documents = new Map<BoardId, Y.Doc>();

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  async document(board: BoardId): Promise<Y.Doc> {
    if (this.#seen !== this.#disk.version) this.#documents.clear();
    this.#seen = this.#disk.version;
    const known = this.#documents.get(board);
    if (known) return known;
    const { snapshot, rows } = await new MemoryStore(this.#disk.cells).load(board);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.mergeUpdates([snapshot, ...rows].flatMap((row) => row?.bytes ?? [])));
    this.#documents.set(board, doc);
    return doc;
  }

  async holds({ board, brought, held }: Claim): Promise<boolean> {
    const doc = await this.document(board);
    return held ? isWithin(held, doc) : changesNothing(doc, brought);
  }
}

function isWithin(held: Y.Snapshot, doc: Y.Doc): boolean {
  for (const [client, clock] of held.sv) if (Y.getState(doc.store, client) < clock) return false;
  const deleted = Y.createDeleteSetFromStructStore(doc.store).clients;
  for (const [client, ranges] of held.ds.clients)
    for (const { clock, len } of ranges) {
      const around = deleted
        .get(client)
        ?.some((one) => one.clock <= clock && one.clock + one.len >= clock + len);
      if (!around) return false;
    }
  return true;
}

function changesNothing(doc: Y.Doc, update: Uint8Array): boolean {
  const before = Y.snapshot(doc);
  const after = new Y.Doc();
  Y.applyUpdate(after, Y.encodeStateAsUpdate(doc));
  Y.applyUpdate(after, update);
  return Y.equalSnapshots(before, Y.snapshot(after));
}
