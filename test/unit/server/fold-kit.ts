// Histories to fold: what three people wrote, who hear of each other now and then; and what a reader makes of them.

import * as Y from 'yjs';
import { HeldContent } from '../../../server/relay/held-content.ts';
import type { StoredRow } from '../../../server/store/store.ts';
import type { Draw } from '../../fuzz/draw.ts';

/** Update by update, as they were made. */
export function randomHistory(draw: Draw, steps = 5 + draw.below(60)): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const docs = [0, 1, 2].map((i) => {
    const doc = new Y.Doc();
    doc.clientID = 1 + i + draw.below(2 ** 30) * 3;
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'heard') updates.push(update);
    });
    return doc;
  });
  for (let i = 0; i < steps; i += 1) {
    const doc = draw.one(docs);
    if (draw.chance(0.3)) Y.applyUpdate(doc, Y.encodeStateAsUpdate(draw.one(docs)), 'heard');
    doc.transact(() => changeAtRandom(doc, draw));
  }
  return updates;
}

export function changeAtRandom(doc: Y.Doc, draw: Draw): void {
  const text = doc.getText('text');
  const map = doc.getMap<unknown>('map');
  const list = doc.getArray<unknown>('list');
  const key = `k${draw.below(3)}`;
  switch (draw.below(7)) {
    case 0:
      return text.insert(draw.below(text.length + 1), draw.one(['a', 'üb', 'long words']));
    case 1:
      return text.length > 2 ? text.delete(draw.below(text.length - 2), 1 + draw.below(2)) : undefined;
    case 2:
      return void map.set(key, { deep: [draw.below(9), null, 'x', true, 1.5] });
    case 3:
      return map.delete(key);
    case 4:
      return list.insert(draw.below(list.length + 1), [draw.below(9), new Uint8Array([1])]);
    case 5:
      return list.length > 1 ? list.delete(draw.below(list.length - 1), 2) : undefined;
    default:
      return void map.set(key, new Y.Map([['t', new Y.Text('ab')]]));
  }
}

export const rowsOf = (updates: readonly Uint8Array[], from = 1): StoredRow[] =>
  updates.map((bytes, i) => ({ sequence: from + i, bytes }));

/**
 * What a reader sees, and what it holds besides, also of what waits. All at once: of two updates that wait for each
 * other Yjs integrates neither when they come one by one, until something else comes.
 */
export function contentOf(updates: readonly Uint8Array[]): object {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.mergeUpdates([...updates]));
  const whole = Y.encodeStateAsUpdate(doc);
  const held = HeldContent.of(whole);
  return {
    text: doc.getText('text').toJSON(),
    map: doc.getMap('map').toJSON(),
    list: doc.getArray('list').toJSON(),
    seen: byClient(Y.decodeStateVector(Y.encodeStateVector(doc))),
    held: byClient(held.vector),
    reach: byClient(held.reach()),
    deleted: byClient(Y.decodeUpdate(held.deletes()).ds.clients),
  };
}

const byClient = <Value>(map: ReadonlyMap<number, Value>) => [...map].sort(([a], [b]) => a - b);
