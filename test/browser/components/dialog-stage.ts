// The stage of one dialog by itself: an element with its session around it, and the question who one is, as the board's
// shell would ask it.

import { ContextProvider } from '@lit/context';
import { sessionContext } from '../../../client/contexts.ts';
import type { HeaderWish } from '../../../client/components/events.ts';
import type { GwWhoAreYou } from '../../../client/components/gw-who-are-you.ts';
import '../../../client/components/gw-who-are-you.ts';
import type { Desk } from './desk.ts';
import { settled } from './stage.ts';

export interface DialogStage<Tag extends keyof HTMLElementTagNameMap> {
  readonly element: HTMLElementTagNameMap[Tag];
  readonly question: GwWhoAreYou;
  /** Dialogs that were asked for. */
  readonly wishes: readonly HeaderWish[];
}

export async function stageOf<Tag extends keyof HTMLElementTagNameMap>(
  desk: Desk,
  tag: Tag,
): Promise<DialogStage<Tag>> {
  const main = document.querySelector('main') ?? document.createElement('main');
  const host = document.createElement('div');
  // oxlint-disable-next-line no-new -- it listens on the host
  new ContextProvider(host, { context: sessionContext, initialValue: desk.session });
  main.append(host);
  document.body.append(main);
  const question = document.createElement('gw-who-are-you');
  const element = document.createElement(tag);
  host.append(element, question);
  const wishes: HeaderWish[] = [];
  host.addEventListener('gw-ask-who', (event) => (event.answer = question.ask()));
  host.addEventListener('gw-header', (event) => wishes.push(event.wish));
  await settled();
  return { element, question, wishes };
}
