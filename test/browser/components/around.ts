// Puts single elements on the page, with the session and the boards that they ask their surroundings for.

import { ContextProvider } from '@lit/context';
import { render, type TemplateResult } from 'lit';
import { homeContext, sessionContext } from '../../../client/contexts.ts';
import type { Home } from '../../../client/home.ts';
import type { Desk } from './desk.ts';
import { fakeHome, settled } from './stage.ts';

/** A place as wide as the item panel, with the content in it. */
export async function around(
  on: Desk,
  content: TemplateResult,
  home: Home = fakeHome(),
): Promise<HTMLElement> {
  const place = document.createElement('main');
  place.style.padding = '16px';
  place.style.maxWidth = '440px';
  const providers = [
    new ContextProvider(place, { context: sessionContext, initialValue: on.session }),
    new ContextProvider(place, { context: homeContext, initialValue: home }),
  ];
  for (const provider of providers) provider.hostConnected();
  document.body.append(place);
  render(content, place);
  await settled();
  return place;
}
