// What every operation of the fuzz begins with: whose replica it is, what is drawn from, and on which item.

import type { ItemId, MemberId } from '../../shared/ids.ts';
import type { Item } from '../../shared/item.ts';
import type { Draw } from './draw.ts';
import type { Ledger } from './ledger.ts';
import type { Replica } from './replica.ts';
import type { Rules } from './rules.ts';

/** Whose hands, and what they draw from. */
export interface Hands {
  readonly replica: Replica;
  readonly rules: Rules;
  readonly draw: Draw;
  readonly ledger: Ledger;
  readonly newWord: () => string;
  /** So many items, the oldest, are what everybody works on most. */
  readonly crowd: number;
}

/** What is about to be done, in words for the list of a failing run, and the doing. */
export type Step = readonly [words: string, run: () => unknown];
export type Operation = (hands: Hands) => Step | undefined;

const oldestFirst = (a: Item, b: Item) => a.number - b.number || (a.id < b.id ? -1 : 1);

/** An item: mostly one of the oldest, so that people get in each other's way. */
export function anItem({ replica, draw, crowd }: Hands): Item | undefined {
  const items = [...replica.store.items()].sort(oldestFirst);
  return draw.chance(0.7) ? draw.among(items.slice(0, crowd)) : draw.among(items);
}

function aSpike({ replica, draw }: Hands): Extract<Item, { kind: 'spike' }> | undefined {
  const spikes = [...replica.store.items()].filter((item) => item.kind === 'spike').sort(oldestFirst);
  return draw.chance(0.7) ? spikes[0] : draw.among(spikes);
}

export const aMember = ({ replica, draw }: Hands): MemberId | undefined =>
  draw.among([...replica.store.members.keys()].sort());

/** An operation on some item. */
export const onItem =
  (name: string, run: (hands: Hands, item: Item) => Step | undefined): Operation =>
  (hands) => {
    const item = anItem(hands);
    const step = item && run(hands, item);
    return step && [`${name} ${item.id} ${step[0]}`, step[1]];
  };

export const onSpike =
  (name: string, run: (hands: Hands, id: ItemId) => Step | undefined): Operation =>
  (hands) => {
    const item = aSpike(hands);
    const step = item && run(hands, item.id);
    return step && [`${name} ${item.id} ${step[0]}`, step[1]];
  };
