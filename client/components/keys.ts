// Where keys go: into words that are being typed, or from card to card.

import type { ItemId } from '../../shared/ids.ts';
import { findList, listBeyond, type HandLane, type HandList } from '../controllers/hand-list.ts';

/** Fields that are pressed or dragged; into all others something is typed. */
const pressed = /^(?:checkbox|radio|button|submit|reset|image|file|color|range)$/;

/** True for whatever takes letters: single keys never fire there. */
export function isTyping(target: EventTarget | undefined): boolean {
  if (target instanceof HTMLInputElement) return !pressed.test(target.type);
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('textarea, select, [role=textbox], [role=combobox]');
}

/** Where an arrow, Home or End leads to: along a list and into the next lane, or to the list beside. */
export function nextCard(
  lanes: readonly HandLane[],
  { list, item }: { readonly list: HandList; readonly item: ItemId },
  key: string,
): { readonly list: HandList; readonly item: ItemId } | undefined {
  const { ids } = list;
  const at = ids.indexOf(item);
  const where = findList(lanes, (one) => one === list);
  if (!where) return undefined;
  const into = (to: HandList | undefined, index: number) => {
    const next = to?.ids.at(index);
    return to && next !== undefined ? { list: to, item: next } : undefined;
  };
  switch (key) {
    case 'ArrowDown':
      return at + 1 < ids.length ? into(list, at + 1) : into(listBeyond(lanes, where, 1), 0);
    case 'ArrowUp':
      return at > 0 ? into(list, at - 1) : into(listBeyond(lanes, where, -1), -1);
    case 'Home':
      return into(list, 0);
    case 'End':
      return into(list, -1);
    case 'ArrowLeft':
    case 'ArrowRight': {
      const { lists } = lanes[where.lane] as HandLane;
      const beside =
        key === 'ArrowLeft' ? lists.slice(0, where.across).toReversed() : lists.slice(where.across + 1);
      const filled = beside.find((one) => one.ids.length > 0);
      return into(filled, Math.min(at, (filled?.ids.length ?? 1) - 1));
    }
    default:
      return undefined;
  }
}
