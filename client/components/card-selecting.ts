// How cards are selected: X, Shift with the arrows, Ctrl or ⌘ with A by keyboard; Shift, Ctrl or ⌘ with a click; on a
// touch screen a tap, once something is selected. What is selected is said, since it is seen by colour alone.

import type { ItemId } from '../../shared/ids.ts';
import { singleKeysOn } from './commands/single-keys.ts';
import { count } from './item-words.ts';
import type { Selection } from './selection.ts';

/** A card that is meant, and the list it stands in as it is shown. */
export interface Meant {
  readonly item: ItemId;
  readonly list: readonly ItemId[];
}

export interface Selecting {
  readonly selection: Selection;
  readonly keyOf: (item: ItemId) => string;
  readonly announce: (words: string) => void;
  readonly focus: (item: ItemId) => void;
}

/** True when the key was one that selects. */
export function selectByKey(event: KeyboardEvent, { item, list }: Meant, on: Selecting): boolean {
  const { selection } = on;
  const key = event.key.toLowerCase();
  const command = event.ctrlKey || event.metaKey;
  if (command && key === 'a' && !event.shiftKey) {
    selection.select(list);
    on.announce(`${count(list.length, 'item', 'items')} selected.`);
    return true;
  }
  if (command) return false;
  if (key === 'x' && !event.shiftKey && singleKeysOn()) {
    toggleSelected(item, on);
    return true;
  }
  const steps: Readonly<Record<string, number>> = {
    arrowup: -1,
    arrowdown: 1,
    home: -Infinity,
    end: Infinity,
  };
  const step = event.shiftKey ? steps[key] : undefined;
  if (step === undefined) return false;
  const to = list[Math.max(0, Math.min(list.indexOf(item) + step, list.length - 1))] ?? item;
  selection.extendFrom(item, to, list);
  on.focus(to);
  sayWhether(to, on);
  return true;
}

/** True when the click selects and opens nothing. */
export function selectByClick(event: MouseEvent, { item, list }: Meant, on: Selecting): boolean {
  const { selection } = on;
  if (event.button !== 0 || event.altKey) return false;
  const tapped = event instanceof PointerEvent && event.pointerType === 'touch' && selection.ids.length > 0;
  if (event.shiftKey) selection.extendTo(item, list);
  else if (event.ctrlKey || event.metaKey || tapped) selection.toggle(item);
  else return false;
  on.focus(item);
  sayWhether(item, on);
  return true;
}

/** Selects a card, or no longer, and says so. */
export function toggleSelected(item: ItemId, on: Pick<Selecting, 'selection' | 'keyOf' | 'announce'>): void {
  on.selection.toggle(item);
  sayWhether(item, on);
}

function sayWhether(
  item: ItemId,
  { selection, keyOf, announce }: Pick<Selecting, 'selection' | 'keyOf' | 'announce'>,
): void {
  const all = count(selection.ids.length, 'item', 'items');
  announce(`${keyOf(item)} ${selection.has(item) ? 'selected' : 'no longer selected'}, ${all} in all.`);
}
