// Folds a snapshot and the rows after it into one new snapshot, and believes it only after reading it back: it
// must hold every struct and every deletion of its inputs, also what still waits for something missing.

import * as Y from 'yjs';
import { applyAll } from './live-document.ts';

/** Throws when the result does not hold all of its inputs; then the rows must stay. */
export function foldUpdates(inputs: readonly Uint8Array[]): Uint8Array {
  const doc = documentOf(inputs);
  const folded = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  const lost = firstNotHeld(folded, inputs);
  if (lost !== undefined) throw new Error(`the new snapshot does not hold input ${lost}`);
  return folded;
}

/** The index of the first input that is not wholly in the folded update, or undefined when all are. */
export function firstNotHeld(folded: Uint8Array, inputs: readonly Uint8Array[]): number | undefined {
  const doc = documentOf([folded]);
  const held = contentOf(doc);
  doc.destroy();
  const index = inputs.findIndex((input) => !holds(held, input));
  return index < 0 ? undefined : index;
}

function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  applyAll(doc, updates);
  return doc;
}

interface Range {
  readonly clock: number;
  readonly len: number;
}

/** By client id. */
type Ranges = Map<number, Range[]>;

interface Content {
  readonly structs: Ranges;
  readonly deletes: Ranges;
}

function contentOf(doc: Y.Doc): Content {
  const { store } = doc;
  const structs: Ranges = new Map();
  for (const client of store.clients.keys())
    add(structs, client, { clock: 0, len: Y.getState(store, client) });
  if (store.pendingStructs) addStructs(structs, Y.decodeUpdateV2(store.pendingStructs.update).structs);
  const deletes: Ranges = new Map();
  addDeletes(deletes, Y.createDeleteSetFromStructStore(store).clients);
  if (store.pendingDs) addDeletes(deletes, Y.decodeUpdateV2(store.pendingDs).ds.clients);
  return { structs: joined(structs), deletes: joined(deletes) };
}

function holds(held: Content, input: Uint8Array): boolean {
  const { structs, ds } = Y.decodeUpdate(input);
  const given: Ranges = new Map();
  addStructs(given, structs);
  return within(given, held.structs) && within(ds.clients, held.deletes);
}

type Structs = ReturnType<typeof Y.decodeUpdate>['structs'];

function addStructs(ranges: Ranges, structs: Structs): void {
  for (const struct of structs)
    if (!(struct instanceof Y.Skip))
      add(ranges, struct.id.client, { clock: struct.id.clock, len: struct.length });
}

function addDeletes(ranges: Ranges, clients: ReadonlyMap<number, readonly Range[]>): void {
  for (const [client, items] of clients) for (const item of items) add(ranges, client, item);
}

function add(ranges: Ranges, client: number, range: Range): void {
  const list = ranges.get(client);
  if (list) list.push(range);
  else ranges.set(client, [range]);
}

/** The same ranges sorted, with those that touch or overlap made one. */
function joined(ranges: Ranges): Ranges {
  return new Map([...ranges].map(([client, list]) => [client, join(list)]));
}

function join(list: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of [...list].sort((a, b) => a.clock - b.clock)) {
    const last = result.at(-1);
    const end = range.clock + range.len;
    if (last && range.clock <= last.clock + last.len)
      result[result.length - 1] = { clock: last.clock, len: Math.max(last.len, end - last.clock) };
    else result.push({ clock: range.clock, len: range.len });
  }
  return result;
}

function within(given: ReadonlyMap<number, readonly Range[]>, held: Ranges): boolean {
  for (const [client, list] of given) {
    const whole = held.get(client) ?? [];
    for (const { clock, len } of list) {
      const around = lastStartingBy(whole, clock);
      if (!around || clock + len > around.clock + around.len) return false;
    }
  }
  return true;
}

/** The last of the sorted ranges that starts at or before the clock. */
function lastStartingBy(sorted: readonly Range[], clock: number): Range | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.clock ?? 0) <= clock) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1];
}
