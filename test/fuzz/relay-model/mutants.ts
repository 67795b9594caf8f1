// Relays with one mistake each, of the kind that others made. The parts of the relay are replaced by
// heirs of them, or watched while a run lasts; nothing in the relay itself knows of it.

import { vi } from 'vitest';
import * as Y from 'yjs';
import type { Folded, FoldInput } from '../../../server/folding/folding.ts';
import { HeldContent } from '../../../server/relay/held-content.ts';
import { Readers, type Reader } from '../../../server/relay/readers.ts';
import { Room } from '../../../server/relay/room.ts';
import type { Session } from '../../../server/relay/session.ts';
import { readContent } from '../../../server/relay/update-content.ts';
import { Writer, type WriterRoom } from '../../../server/relay/writer.ts';
import type { Change, Snapshot, StoredRoom } from '../../../server/store/store.ts';
import type { BoardId } from '../../../shared/ids.ts';
import type { Parts } from './model-relay.ts';
import { ModelFolding } from './model-folding.ts';
import { ModelStore } from './model-store.ts';

export interface Mutant {
  readonly name: string;
  readonly parts?: Partial<Parts>;
  /** Puts the mistake in place; `vi.restoreAllMocks` takes it away. */
  readonly setUp?: () => void;
  readonly caughtBy: RegExp;
}

const falseAck = /^false acknowledgement/;
const lost = /^(lost|false acknowledgement)/;
const notConverged = /^not converged/;

/** What waits in a room, as the room itself sees it. */
const entriesOf = (room: WriterRoom) =>
  room.waiting as unknown as readonly { readonly session: Session; readonly frame: number }[];

class AcksAtReceipt extends Room {
  override receive(...args: Parameters<Room['receive']>): void {
    super.receive(...args);
    const [session, , frame] = args;
    session.ack(frame);
  }
}

class TracksNoDeletions extends Room {
  override receive(...args: Parameters<Room['receive']>): void {
    const [session, update, frame] = args;
    if (readContent(update).structs.length > 0) super.receive(...args);
    else session.ack(frame);
  }
}

class AcksWhenRelayedEarly extends Room {
  override relayEarly(): void {
    super.relayEarly();
    for (const { session, frame } of entriesOf(this)) session.ack(frame);
  }
}

class AcksWhatCameMeanwhile extends Room {
  override stored(count: number): void {
    super.stored(count);
    for (const { session, frame } of entriesOf(this)) session.ack(frame);
  }
}

class DropsWhenBusy extends Room {
  override receive(...args: Parameters<Room['receive']>): void {
    if (this.waiting.length < 3) super.receive(...args);
  }
}

class AcksNothingAtOnce extends Writer {
  override wake(room: WriterRoom, bytes: number): void {
    const entry = entriesOf(room).at(-1);
    if (bytes === 0) entry?.session.ack(entry.frame);
    super.wake(room, bytes);
  }
}

class TellsOfUnwritten extends Room {
  #relayed = 0;

  override relayEarly(): void {
    super.relayEarly();
    this.#relayed = this.waiting.reduce((last, { row }) => row?.sequence ?? last, this.#relayed);
  }

  override sequenceOf(session: Session): number {
    const told = super.sequenceOf(session);
    return told > 0 ? Math.max(told, this.#relayed) : told;
  }
}

/** Nor does it read back what it has made. */
class FoldsOnlyWhatIsWhole extends ModelFolding {
  override fold({ snapshot, rows }: FoldInput): Promise<Folded> {
    const doc = new Y.Doc();
    const all = [...(snapshot ? [snapshot] : []), ...rows.map(({ bytes }) => bytes)];
    Y.applyUpdate(doc, Y.mergeUpdates(all));
    doc.store.pendingStructs = null;
    doc.store.pendingDs = null;
    const bytes = Y.encodeStateAsUpdate(doc);
    return Promise.resolve({ bytes, summary: HeldContent.of(bytes).write(), broken: [] });
  }
}

class DeletesAllRows extends ModelStore {
  protected override async writeFold(board: BoardId, snapshot: Snapshot, base: number): Promise<void> {
    await super.writeFold(board, snapshot, base);
    const { cells } = this.disk;
    for (const key of cells.keys()) if (key.startsWith(`row ${board} `)) cells.delete(key);
  }
}

class BelievesFailedWrites extends ModelStore {
  override append(changes: readonly Change[]): Promise<void> {
    return super.append(changes).catch(() => undefined);
  }
}

class ServesNothingForTheUnread extends ModelStore {
  override load(board: BoardId): Promise<StoredRoom> {
    const empty = {
      snapshot: undefined,
      rows: [],
      head: 0,
      damaged: [],
      editedAt: undefined,
      due: undefined,
    };
    return super.load(board).catch(() => empty);
  }
}

const vectorOfReach = (held: HeldContent) => Y.encodeStateVector(new Map(held.reach()));

export const mutants: readonly Mutant[] = [
  {
    name: 'acknowledges what it has received',
    parts: { room: (options) => new AcksAtReceipt(options) },
    caughtBy: falseAck,
  },
  {
    name: 'acknowledges at once what brings nothing new',
    parts: { writer: (store, options) => new AcksNothingAtOnce(store, options) },
    caughtBy: falseAck,
  },
  {
    name: 'takes the highest clock that it saw for its state vector',
    setUp: () => {
      vi.spyOn(HeldContent.prototype, 'stateVector').mockImplementation(function (this: HeldContent) {
        return vectorOfReach(this);
      });
    },
    caughtBy: falseAck,
  },
  {
    name: 'sees by state vectors alone what is new, and so no deletions',
    parts: { room: (options) => new TracksNoDeletions(options) },
    caughtBy: falseAck,
  },
  {
    name: 'deletes all rows when it has folded some',
    parts: { store: (disk) => new DeletesAllRows(disk) },
    caughtBy: lost,
  },
  {
    name: 'acknowledges what it relays early',
    parts: { room: (options) => new AcksWhenRelayedEarly(options) },
    caughtBy: falseAck,
  },
  {
    name: 'acknowledges with a write what came while that was under way',
    parts: { room: (options) => new AcksWhatCameMeanwhile(options) },
    caughtBy: falseAck,
  },
  {
    name: 'leaves out an edit when much waits, and acknowledges the next',
    parts: { room: (options) => new DropsWhenBusy(options) },
    caughtBy: falseAck,
  },
  {
    name: 'folds only what waits for nothing',
    parts: { folding: () => new FoldsOnlyWhatIsWhole() },
    caughtBy: lost,
  },
  {
    name: 'lets a page resume that was here in another epoch',
    parts: { since: (since, epoch) => since && { ...since, epoch } },
    caughtBy: notConverged,
  },
  {
    name: 'lets a page resume after rows that never reached the disk',
    parts: { room: (options) => new TellsOfUnwritten(options) },
    caughtBy: notConverged,
  },
  {
    name: 'tells a page of rows that it was not yet sent',
    setUp: () => {
      vi.spyOn(Readers.prototype, 'positionOf').mockReturnValue(Infinity);
    },
    caughtBy: notConverged,
  },
  {
    name: 'leaves out what a slow reader missed',
    setUp: () => {
      vi.spyOn(Readers.prototype, 'drained').mockImplementation(function (
        this: Readers<Reader>,
        reader,
        now,
      ) {
        this.answered(reader, Infinity, now);
      });
    },
    caughtBy: notConverged,
  },
  {
    name: 'takes a failed write for done',
    parts: { store: (disk) => new BelievesFailedWrites(disk) },
    caughtBy: falseAck,
  },
  {
    name: 'serves an empty board when it cannot read the stored one',
    parts: { store: (disk) => new ServesNothingForTheUnread(disk) },
    caughtBy: lost,
  },
];
