// Cuts an update that is larger than the relay takes at once into several, each of which stands on those before it: what
// a board of years brings to a relay that was emptied, or a copy of it to a new one. It knows bytes, not items.

import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

/** The structs of one client in their order, and how many of them are cut off already. */
interface Lane {
  readonly structs: Struct[];
  next: number;
}
type Lanes = ReadonlyMap<number, Lane>;

function lanesOf(structs: readonly Struct[]): Lanes {
  const lanes = new Map<number, Lane>();
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue;
    const lane = lanes.get(struct.id.client);
    if (lane) lane.structs.push(struct);
    else lanes.set(struct.id.client, { structs: [struct], next: 0 });
  }
  return lanes;
}

/** The client whose next struct must come before this one. */
function clientBefore(lanes: Lanes, struct: Struct): number | undefined {
  if (!(struct instanceof Y.Item)) return undefined;
  const parent: unknown = struct.parent;
  for (const id of [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null]) {
    if (id === null || id.client === struct.id.client) continue;
    const lane = lanes.get(id.client);
    const due = lane?.structs[lane.next];
    // What is not in this update is on the other side, or waits there as it does here.
    if (due && due.id.clock <= id.clock) return id.client;
  }
  return undefined;
}

/** All structs, each behind those that it stands on. */
function* inOrder(lanes: Lanes): Generator<Struct> {
  for (const first of lanes.keys()) {
    const asked = [first];
    while (asked.length > 0) {
      const lane = lanes.get(asked.at(-1) as number) as Lane;
      const struct = lane.structs[lane.next];
      if (struct === undefined) {
        asked.pop();
        continue;
      }
      const before = clientBefore(lanes, struct);
      // No honest document goes round in circles; a hostile one waits at the relay then.
      if (before !== undefined && !asked.includes(before)) {
        asked.push(before);
        continue;
      }
      lane.next += 1;
      yield struct;
      if (asked.length > 1) asked.pop();
    }
  }
}

/** What is to be one update: for each client structs without a gap. */
class Piece {
  readonly #runs = new Map<
    number,
    { readonly from: number; count: number; end: number; readonly out: Y.UpdateEncoderV1 }
  >();
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  /** False when a gap of this client's lies before it. */
  add(struct: Struct): boolean {
    const { client, clock } = struct.id;
    const run = this.#runs.get(client) ?? { from: clock, count: 0, end: clock, out: new Y.UpdateEncoderV1() };
    if (run.end !== clock) return false;
    this.#runs.set(client, run);
    const before = encoding.length(run.out.restEncoder);
    struct.write(run.out, 0);
    this.#bytes += encoding.length(run.out.restEncoder) - before;
    run.count += 1;
    run.end = clock + struct.length;
    return true;
  }

  toUpdate(): Uint8Array {
    const out = encoding.createEncoder();
    encoding.writeVarUint(out, this.#runs.size);
    for (const [client, run] of this.#runs) {
      encoding.writeVarUint(out, run.count);
      encoding.writeVarUint(out, client);
      encoding.writeVarUint(out, run.from);
      encoding.writeUint8Array(out, run.out.toUint8Array());
    }
    encoding.writeVarUint(out, 0);
    return encoding.toUint8Array(out);
  }
}

type Deletes = ReturnType<typeof Y.decodeUpdate>['ds'];

function deletesAlone({ clients }: Deletes): Uint8Array {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, 0);
  encoding.writeVarUint(out, clients.size);
  for (const [client, ranges] of clients) {
    encoding.writeVarUint(out, client);
    encoding.writeVarUint(out, ranges.length);
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(out, clock);
      encoding.writeVarUint(out, len);
    }
  }
  return encoding.toUint8Array(out);
}

/**
 * The update as several of about `most` bytes (one struct is never cut, so one piece may be larger); the last one holds
 * the deletions. Applied in their order they never wait for one another, and together they are what the update is.
 */
export function piecesOf(update: Uint8Array, most: number): readonly Uint8Array[] {
  const { structs, ds } = Y.decodeUpdate(update);
  const pieces: Uint8Array[] = [];
  let piece = new Piece();
  for (const struct of inOrder(lanesOf(structs))) {
    if (piece.bytes < most && piece.add(struct)) continue;
    pieces.push(piece.toUpdate());
    piece = new Piece();
    piece.add(struct);
  }
  return [...pieces, piece.toUpdate(), deletesAlone(ds)];
}
