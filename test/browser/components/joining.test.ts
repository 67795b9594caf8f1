// Who came by the code on the wall: asked who they are as soon as the board is there and never twice, with names large
// enough for a thumb; and Share, which has nothing for them to hand out.

import { ContextProvider } from '@lit/context';
import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { homeContext, sessionContext } from '../../../client/contexts.ts';
import '../../../client/components/gw-share.ts';
import type { BoardSession } from '../../../client/session.ts';
import { beginBoard } from '../../../shared/board/new-board.ts';
import { addMember } from '../../../shared/board/mutate-member.ts';
import { desk, type Desk } from './desk.ts';
import {
  all,
  expectAccessible,
  fakeHome,
  focused,
  named,
  one,
  openBoard,
  setTheme,
  settled,
  useStage,
} from './stage.ts';

useStage();

const question = () => one<HTMLDialogElement>('dialog', one('gw-who-are-you'));

/** A desk whose browser came by a join link, or by another one. */
function joinedDesk(joined = true): Desk & { readonly link: { joined: boolean } } {
  const on = desk();
  const link = { joined };
  Object.defineProperty(on.session, 'joined', { get: () => link.joined });
  return Object.assign(on, { link });
}

function fill(on: Desk): void {
  beginBoard(on.store.board, on.act(), { name: 'Nebula' });
  for (const name of ['Maya Olsen', 'Jon Bell', 'Asha Singh']) addMember(on.store.board, on.act(), name);
}

describe('who joined', () => {
  it('is asked who they are when the board has come, picks with one press, and is not asked again', async () => {
    const on = joinedDesk();
    await openBoard(on);
    expect(question().open).toBe(false);
    fill(on);
    await expect.poll(() => question().open).toBe(true);
    all('li button', question())
      .find((button) => button.textContent?.includes('Jon Bell'))
      ?.click();
    await settled();
    expect(question().open).toBe(false);
    expect(on.store.members.get(on.session.me ?? ('' as never))?.name).toBe('Jon Bell');
    on.setStatus(on.session.status);
    beginBoard(on.store.board, on.act(), { name: 'Nebula two' });
    await settled();
    expect(question().open).toBe(false);
  });

  it('and says "Not now" is left alone until they change something', async () => {
    const on = joinedDesk();
    fill(on);
    await openBoard(on);
    await expect.poll(() => question().open).toBe(true);
    named('button', 'Not now', question()).click();
    beginBoard(on.store.board, on.act(), { name: 'Nebula two' });
    on.setStatus(on.session.status);
    await settled();
    expect(question().open).toBe(false);
  });

  it('after the board was open by a view link is asked then', async () => {
    const on = joinedDesk(false);
    fill(on);
    await openBoard(on);
    await settled();
    expect(question().open).toBe(false);
    on.link.joined = true;
    on.setStatus(on.session.status);
    await expect.poll(() => question().open).toBe(true);
  });

  it('and is known in this browser already, or may only read, is not asked', async () => {
    const known = joinedDesk();
    fill(known);
    known.session.setMe([...known.store.members.keys()][0] as never);
    await openBoard(known);
    await settled();
    expect(question().open).toBe(false);
    document.body.replaceChildren();
    const reading = joinedDesk();
    fill(reading);
    Object.defineProperty(reading.session, 'readOnly', { value: true });
    await openBoard(reading);
    await settled();
    expect(question().open).toBe(false);
  });

  it.each(['light', 'dark'] as const)('finds names for a thumb at 390 pixels, %s', async (theme) => {
    setTheme(theme);
    await page.viewport(390, 844);
    const on = joinedDesk();
    fill(on);
    await openBoard(on);
    await expect.poll(() => question().open).toBe(true);
    await settled();
    const names = all('li button', question());
    expect(names).toHaveLength(3);
    for (const button of names) {
      const { height, width } = button.getBoundingClientRect();
      expect(height).toBeGreaterThanOrEqual(44);
      expect(width).toBeGreaterThanOrEqual(88);
    }
    await expectAccessible();
  });

  it('on a screen with a keyboard of its own sees the names first, and no key picks one', async () => {
    const real = matchMedia;
    vi.spyOn(globalThis, 'matchMedia').mockImplementation((query) =>
      query.includes('coarse') ? { ...real(query), matches: true } : real(query),
    );
    const on = joinedDesk();
    fill(on);
    await openBoard(on);
    await expect.poll(() => question().open).toBe(true);
    expect(focused()).toBe(one('h2', question()));
  });

  it.each(['light', 'dark'] as const)('has no link to hand out, and Share says why, %s', async (theme) => {
    setTheme(theme);
    const on = joinedDesk();
    const session: BoardSession = Object.assign(Object.create(on.session) as BoardSession, {
      links: () => ({ owner: null, edit: null, view: null }),
    });
    const host = document.createElement('main');
    for (const provider of [
      new ContextProvider(host, { context: sessionContext, initialValue: session }),
      new ContextProvider(host, { context: homeContext, initialValue: fakeHome() }),
    ])
      provider.hostConnected();
    document.body.append(host);
    const share = document.createElement('gw-share');
    host.append(share);
    await settled();
    share.show();
    await settled();
    expect(one('.about', share).textContent).toMatch(
      /joined for the length of a meeting.*no link to hand out/,
    );
    expect(all('#link', share)).toEqual([]);
    expect(all('.notice', share)).toEqual([]);
    await expectAccessible();
  });
});
