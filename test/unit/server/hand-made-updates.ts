// Updates put together byte by byte, as no Yjs writes them.

import * as encoding from 'lib0/encoding';

export type Bytes = readonly number[];
export type Id = readonly [client: number, clock: number];

export const uint = (n: number): Bytes => written((out) => encoding.writeVarUint(out, n));
export const text = (value: string): Bytes => written((out) => encoding.writeVarString(out, value));

function written(write: (out: encoding.Encoder) => void): Bytes {
  const out = encoding.createEncoder();
  write(out);
  return [...encoding.toUint8Array(out)];
}

/** Structs of one client from a clock on; `count` is what is claimed when it is not what is there. */
export function update(
  blocks: readonly { client: number; clock?: number; structs: readonly Bytes[]; count?: number }[],
  deletes: Bytes = [0],
): Uint8Array {
  return Uint8Array.from([
    ...uint(blocks.length),
    ...blocks.flatMap(({ client, clock = 0, structs, count = structs.length }) => [
      ...uint(count),
      ...uint(client),
      ...uint(clock),
      ...structs.flat(),
    ]),
    ...deletes,
  ]);
}

/** An item with this kind of content at the root of that name. */
export const item = (kind: number, content: Bytes, root = 'l'): Bytes => [kind, 1, ...text(root), ...content];
/** An item with one value of any type. */
export const anyItem = (value: Bytes, claimed = 1): Bytes => item(8, [...uint(claimed), ...value]);

export const anyNull: Bytes = [126];

/** Arrays in arrays, or objects in objects, so many deep. */
export function nested(depth: number, as: 'array' | 'object'): Bytes {
  const level = as === 'array' ? [117, 1] : [118, 1, ...text('a')];
  return [...Array.from({ length: depth }, () => level).flat(), ...anyNull];
}
