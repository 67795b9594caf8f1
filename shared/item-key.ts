// The key that people say aloud: the board's prefix and the item's number. Items keep their number; where two that
// were made offline share one, both show a letter, and the bare number finds both.

import type { ItemId } from './ids.ts';

interface Numbered {
  readonly id: ItemId;
  readonly number: number;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';
/** They read as figures behind a figure: "GW-15l" is taken for GW-151. The next letter stands for each. */
const likeFigures = new Set('ilo');

function letterOf(id: string): number {
  let sum = 0;
  for (let i = 0; i < id.length; i += 1) sum = (sum * 31 + id.charCodeAt(i)) % 104_729;
  return sum % letters.length;
}

/**
 * The letters that tell items of one number apart: made from the id, so that every screen shows the same ones
 * without asking; the next free letter where two fall together.
 */
export function lettersFor(ids: readonly ItemId[]): ReadonlyMap<ItemId, string> {
  const found = new Map<ItemId, string>();
  if (ids.length < 2) return found;
  const taken = new Set<string>();
  for (const id of [...ids].sort()) {
    let step = letterOf(id);
    const letter = () => letters[step % letters.length] as string;
    const name = () => {
      const round = Math.floor(step / letters.length);
      return `${letter()}${round === 0 ? '' : round + 1}`;
    };
    while (likeFigures.has(letter()) || taken.has(name())) step += 1;
    taken.add(name());
    found.set(id, name());
  }
  return found;
}

/** "GW-57", or "GW-57a" where `sameNumber` holds more ids than this one. */
export function itemKey(prefix: string, item: Numbered, sameNumber: readonly ItemId[]): string {
  return `${prefix}-${item.number}${lettersFor(sameNumber).get(item.id) ?? ''}`;
}

const keyShape = /^\s*(?:[A-Za-z][A-Za-z0-9]{0,9}-)?#?(\d{1,9})([a-z]\d*)?\s*$/;

/** The items that a spoken or typed key means: "57", "GW-57", "gw-57a". A bare number finds all who share it. */
export function findByKey(text: string, items: readonly Numbered[]): readonly ItemId[] {
  const found = keyShape.exec(text);
  if (!found) return [];
  const same = items.filter((item) => item.number === Number(found[1])).map((item) => item.id);
  const letter = found[2];
  if (letter === undefined) return same;
  const names = lettersFor(same);
  return same.filter((id) => names.get(id) === letter);
}
