// What a relay lacks, in parts that it takes: a board that a laptop brings back to an emptied relay, or weeks of work
// without a network, can be larger than one answer may be. Each part stands on what the parts before it brought, so the
// relay is never left with something that waits. Loaded when it happens.

import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { limits, syncType, writeSync } from '../../shared/protocol.ts';

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

/** Well below what the relay takes, so that each part is on its disk soon. */
const partBytes = limits.step2Bytes / 2;

/** Bytes of an update of nothing. */
const noUpdate = 2;

/** The answer to a relay with this state vector, as frames. */
export function answerInParts(doc: Y.Doc, vector: Uint8Array): Uint8Array[] {
  return splitUpdate(Y.encodeStateAsUpdate(doc, vector), partBytes).map((part) =>
    writeSync(syncType.step2, part),
  );
}

/**
 * Updates of at most `most` bytes that are this one together, in an order in which each can be taken in. Only a single
 * piece that is larger by itself (a text that was put in at once) is not cut. The last has the deletions.
 */
export function splitUpdate(update: Uint8Array, most: number): Uint8Array[] {
  const { structs } = Y.decodeUpdate(update);
  const parts: Uint8Array[] = [];
  let part = new Map<number, Struct[]>();
  let scratch = new Y.UpdateEncoderV1();
  for (const struct of inOrder(structs)) {
    const before = encoding.length(scratch.restEncoder);
    struct.write(scratch, 0);
    if (before > 0 && encoding.length(scratch.restEncoder) > most) {
      parts.push(written(part));
      part = new Map();
      scratch = new Y.UpdateEncoderV1();
      struct.write(scratch, 0);
    }
    const { client } = struct.id;
    const own = part.get(client);
    if (own) own.push(struct);
    else part.set(client, [struct]);
  }
  const everything = new Map(structs.map(({ id }) => [id.client, Number.MAX_SAFE_INTEGER]));
  const deletions = Y.diffUpdate(update, Y.encodeStateVector(everything));
  return [...parts, written(part), ...(deletions.length > noUpdate ? [deletions] : [])];
}

interface Queue {
  readonly structs: Struct[];
  next: number;
}

/** What a struct stands on comes before it; what is not in the update is where it goes to. */
function* inOrder(structs: readonly Struct[]): Generator<Struct> {
  const queues = new Map<number, Queue>();
  for (const struct of structs) {
    const queue = queues.get(struct.id.client);
    if (queue) queue.structs.push(struct);
    else queues.set(struct.id.client, { structs: [struct], next: 0 });
  }
  for (const client of queues.keys()) {
    const under = [{ client, until: Infinity }];
    for (let top = under.at(-1); top; top = under.at(-1)) {
      const queue = queues.get(top.client);
      const struct = queue?.structs[queue.next];
      if (!queue || !struct || struct.id.clock >= top.until) {
        under.pop();
        continue;
      }
      const missing = standsOn(struct).find((id) => {
        const other = queues.get(id.client);
        const next = other?.structs[other.next];
        return id.client !== struct.id.client && next && next.id.clock <= id.clock;
      });
      // Deeper than there are writers goes only what stands on itself, which no document takes.
      if (missing && under.length <= queues.size) {
        under.push({ client: missing.client, until: missing.clock + 1 });
        continue;
      }
      queue.next += 1;
      yield struct;
    }
  }
}

function standsOn(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return [];
  const { origin, rightOrigin, parent } = struct;
  return [origin, rightOrigin, parent].filter((one) => one instanceof Y.ID);
}

/** Yjs expects the writers from the highest id down. */
function written(part: ReadonlyMap<number, readonly Struct[]>): Uint8Array {
  const out = new Y.UpdateEncoderV1();
  encoding.writeVarUint(out.restEncoder, part.size);
  for (const [client, structs] of [...part].toSorted(([a], [b]) => b - a)) {
    encoding.writeVarUint(out.restEncoder, structs.length);
    out.writeClient(client);
    encoding.writeVarUint(out.restEncoder, structs[0]?.id.clock ?? 0);
    for (const struct of structs) struct.write(out, 0);
  }
  encoding.writeVarUint(out.restEncoder, 0);
  return out.toUint8Array();
}
