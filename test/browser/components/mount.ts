// One element alone on the page, with the board of a desk around it.

import { ContextProvider } from '@lit/context';
import type { LitElement } from 'lit';
import { sessionContext } from '../../../client/contexts.ts';
import type { Desk } from './desk.ts';
import { settled } from './stage.ts';

/** Puts the element on the page, below those put there before; its changes are of this desk's board. */
export async function mount<Element extends LitElement>(desk: Desk, element: Element): Promise<Element> {
  const main = document.querySelector('main') ?? document.createElement('main');
  const room = document.createElement('div');
  // oxlint-disable-next-line no-new -- it listens on the room
  new ContextProvider(room, { context: sessionContext, initialValue: desk.session });
  room.append(element);
  main.append(room);
  document.body.append(main);
  await settled();
  return element;
}
