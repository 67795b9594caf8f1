// Which card of which list an event is about.

import type { HandCard, HandList } from './hand-list.ts';

export interface CardInList {
  readonly card: HandCard;
  readonly list: HandList;
}

const isElement = (one: EventTarget): one is HTMLElement => one instanceof HTMLElement;

export function cardIn(event: Event, name: string, lists: readonly HandList[]): CardInList | undefined {
  const path = event.composedPath();
  const list = lists.find((one) => path.includes(one));
  const card = path.find((one) => isElement(one) && one.localName === name) as HandCard | undefined;
  return list && card && { card, list };
}

/** The event comes from the title of a card, which opens it, has the focus, and fills the card. */
export const isOnTitle = (event: Event): boolean =>
  event.composedPath().some((one) => isElement(one) && one.classList.contains('title'));

/** The event comes from something in the card that a press means, and not the card. */
export function isOnControl(event: Event, card: HTMLElement): boolean {
  const path = event.composedPath();
  const inner = path.slice(0, path.indexOf(card));
  return inner.some((one) => isElement(one) && one.matches('button, input, textarea, select, a:not(.title)'));
}
