// Where keys go: into words that are being typed, or from card to card.

import type { ItemId } from '../../shared/ids.ts';

/** A list of cards, as far as walking over it goes. */
interface CardList<Card> {
  readonly ids: readonly ItemId[];
  card(id: ItemId): Card | undefined;
}

const typed = /^(?:text|search|url|email|number|date|tel|password)$/;

/** True for whatever takes letters: single keys never fire there. */
export function isTyping(target: EventTarget | undefined): boolean {
  if (target instanceof HTMLInputElement) return typed.test(target.type);
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.localName === 'textarea' || target.localName === 'select';
}

/** The card that an arrow, Home or End leads to: along a list and into the next lane, or to the list beside. */
export function nextCard<Card>(
  lanes: readonly (readonly CardList<Card>[])[],
  from: ItemId,
  key: string,
): Card | undefined {
  const lane = lanes.findIndex((cells) => cells.some((cell) => cell.card(from)));
  const cells = lanes[lane] ?? [];
  const across = cells.findIndex((cell) => cell.card(from));
  const cell = cells[across];
  if (!cell) return undefined;
  const { ids } = cell;
  const at = ids.indexOf(from);
  const cardAt = (list: CardList<Card> | undefined, index: number) => {
    const id = list?.ids[index];
    return id === undefined ? undefined : list?.card(id);
  };
  switch (key) {
    case 'ArrowDown':
      return cardAt(cell, at + 1) ?? cardAt(lanes[lane + 1]?.[across], 0);
    case 'ArrowUp':
      return at > 0
        ? cardAt(cell, at - 1)
        : cardAt(lanes[lane - 1]?.[across], (lanes[lane - 1]?.[across]?.ids.length ?? 0) - 1);
    case 'Home':
      return cardAt(cell, 0);
    case 'End':
      return cardAt(cell, ids.length - 1);
    case 'ArrowLeft':
    case 'ArrowRight': {
      const step = key === 'ArrowLeft' ? -1 : 1;
      const beside = cells.slice(step < 0 ? 0 : across + 1, step < 0 ? across : undefined);
      const list = (step < 0 ? beside.toReversed() : beside).find((one) => one.ids.length > 0);
      return list && cardAt(list, Math.min(at, list.ids.length - 1));
    }
    default:
      return undefined;
  }
}
