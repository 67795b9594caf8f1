// Makes updates in advance. Documents are only in the generator, one for each writer, and none for those who read.

import * as Y from 'yjs';
import { marker } from '../wire/marker.ts';

/** Letters that no marker has. */
const letters =
  'wire board card story review deploy login cache user index socket merge sprint planning estimate ';

/** Sets one key of a map again and again: about 45 bytes for each, or as many as `filler` adds. */
export class Writer {
  readonly #map: Y.Map<string>;
  readonly #key: string;
  readonly #writer: number;
  readonly #filler: string;
  #sequence = 0;
  #update: Uint8Array = new Uint8Array();

  constructor(writer: number, filler = 0) {
    const doc = new Y.Doc();
    this.#map = doc.getMap('cards');
    this.#writer = writer;
    this.#key = `card${writer}`;
    this.#filler = letters.repeat(Math.ceil(filler / letters.length)).slice(0, filler);
    doc.on('update', (update: Uint8Array) => {
      this.#update = update;
    });
  }

  next(): Uint8Array {
    this.#map.set(this.#key, marker(this.#writer, this.#sequence) + this.#filler);
    this.#sequence += 1;
    return this.#update;
  }
}

/** A document like a board's, made by many small updates; `emit` gets each of them. */
export function writeBoard(items: number, sentinel: string, emit: (update: Uint8Array) => void): Y.Doc {
  const doc = new Y.Doc();
  doc.on('update', emit);
  const root = doc.getMap<Y.Map<unknown>>('items');
  const random = seeded();
  const words = letters.trim().split(' ');
  const text = (length: number) => {
    let made = '';
    while (made.length < length) made += `${words[random(words.length)]} `;
    return made.slice(0, length);
  };
  for (let i = 0; i < items; i += 1) {
    const item = new Y.Map<unknown>();
    const description = new Y.Text();
    doc.transact(() => {
      root.set(`item-${i}`, item);
      item.set('title', text(30));
      item.set('kind', ['story', 'bug', 'task', 'spike'][random(4)]);
      item.set('column', 'todo');
      item.set('order', i);
      item.set('points', random(13));
      item.set('description', description);
    });
    // Typed in five bursts, then moved.
    for (let burst = 0; burst < 5; burst += 1) description.insert(description.length, text(40));
    item.set('column', ['doing', 'review', 'done'][random(3)]);
    item.set('order', random(items * 10) / 10);
  }
  doc.getMap('meta').set('sentinel', sentinel);
  return doc;
}

/** Whole numbers below the given one, the same in each run. */
function seeded(): (below: number) => number {
  let state = 12_345;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
}
