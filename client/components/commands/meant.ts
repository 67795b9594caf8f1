// Where the focus is, and which items are meant by it: the card or row that has it, with the whole selection where it
// belongs to it; the open item; what is selected.

import type { ItemId } from '../../../shared/ids.ts';
import type { Selection } from '../selection.ts';
import type { FocusedCard } from './command.ts';

interface CardElement extends HTMLElement {
  readonly item: ItemId;
}
interface ListElement extends HTMLElement {
  readonly ids: readonly ItemId[];
}

const isCard = (element: Element): element is CardElement =>
  /^gw-(?:card|plan-row|agenda-row)$/.test(element.localName);
const isList = (element: Element): element is ListElement =>
  element instanceof HTMLElement && Array.isArray((element as Partial<ListElement>).ids);

/** The element that has the focus and all around it, through shadow roots, from the inside out. */
export function focusPath(): readonly Element[] {
  let at: Element | null = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const path: Element[] = [];
  while (at) {
    path.push(at);
    const root = at.getRootNode();
    at = at.assignedSlot ?? at.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return path;
}

export function focusedCard(path: readonly Element[]): FocusedCard | null {
  const card = path.find(isCard);
  if (!card) return null;
  const list = path.find(isList)?.ids ?? [card.item];
  return { item: card.item, list, element: card };
}

/** True in what shows one whole item: the panel, or Refine. */
export const inLargeItem = (path: readonly EventTarget[]): boolean =>
  path.some((one) => one instanceof Element && /^gw-(?:item-panel|refine-item)$/.test(one.localName));

/** The items that are meant by what has the focus; none where nothing is. */
export function meantItems(
  path: readonly Element[],
  { selection, open }: { readonly selection: Selection; readonly open: ItemId | null },
): readonly ItemId[] {
  const card = focusedCard(path);
  if (card) return selection.meantBy(card.item);
  if (inLargeItem(path) && open !== null) return [open];
  if (selection.ids.length > 0) return selection.ids;
  return open === null ? [] : [open];
}

/** True where Space and Enter press what has the focus: they mean nothing else there. */
export const presses = (target: EventTarget | undefined): boolean =>
  target instanceof Element &&
  target.matches('button, summary, input, select, [role=button], [role=tab], [role=option], [role=checkbox]');

/** Where keys go: into words, into a dialog or a panel that floats, or to the board. */
export function placeOfKeys(event: Event, isTyping: (target: EventTarget | undefined) => boolean) {
  const path = event.composedPath();
  const within = (selector: string) => path.some((one) => one instanceof Element && one.matches(selector));
  if (within('dialog')) return 'dialog';
  if (within(':popover-open')) return 'popover';
  return isTyping(path[0]) ? 'text' : 'board';
}

/** True when some dialog waits for an answer: with the focus nowhere, keys are not meant for what lies behind it. */
export function isModal(root: ParentNode): boolean {
  if (root.querySelector('dialog:modal')) return true;
  for (const element of root.querySelectorAll('*')) {
    if (element.shadowRoot && isModal(element.shadowRoot)) return true;
  }
  return false;
}
