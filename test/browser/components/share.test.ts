// Sharing a board: its links in sentences, copied and as QR codes; replacing one with what comes of it said before; the
// copy of the board.

import { generate } from 'lean-qr/nano';
import { ContextProvider } from '@lit/context';
import { describe, expect, it, vi, type Mock } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { homeContext, sessionContext } from '../../../client/contexts.ts';
import type { GwShare } from '../../../client/components/gw-share.ts';
import '../../../client/components/gw-share.ts';
import type { BoardLinks, BoardSession } from '../../../client/session.ts';
import { isOnlyHere } from '../../../client/components/share-words.ts';
import { addItem, archiveItem } from '../../../shared/board/mutate-item.ts';
import { desk } from './desk.ts';
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
  type FakeHome,
} from './stage.ts';

useStage();

interface Shared {
  readonly share: GwShare;
  readonly session: BoardSession;
  readonly home: FakeHome;
  /** From now on the board has these links. */
  readonly become: (links: BoardLinks) => void;
  readonly askLinks: Mock<() => void>;
  readonly replaceLink: Mock<BoardSession['replaceLink']>;
}

const first: BoardLinks = {
  owner: 'https://groundwork.example/b/board#owner.0.secret',
  edit: 'https://groundwork.example/b/board#edit.0.secret',
  view: 'https://groundwork.example/b/board#view.0.0.secret',
};

/** The dialog, opened, with these links and this answer to replacing one. */
async function shared(
  links: BoardLinks = first,
  replace: BoardSession['replaceLink'] = async () => null,
): Promise<Shared> {
  const on = desk({ name: 'Maya Olsen' });
  const home = fakeHome();
  const held = { links };
  const [askLinks, replaceLink] = [vi.fn(), vi.fn(replace)];
  const session: BoardSession = Object.assign(Object.create(on.session) as BoardSession, {
    links: () => held.links,
    askLinks,
    replaceLink,
  });
  const host = document.createElement('main');
  for (const provider of [
    new ContextProvider(host, { context: sessionContext, initialValue: session }),
    new ContextProvider(host, { context: homeContext, initialValue: home }),
  ])
    provider.hostConnected();
  document.body.append(host);
  const share = document.createElement('gw-share');
  host.append(share);
  await settled();
  share.show();
  await settled();
  return {
    share,
    session,
    home,
    askLinks,
    replaceLink,
    become: (next) => {
      held.links = next;
      on.setStatus(on.session.status);
    },
  };
}

const fields = () => all<HTMLInputElement>('#link').map(({ value }) => value);
const link = (which: string) =>
  all('gw-share-link').find((element) => element.shadowRoot?.textContent?.includes(which)) as HTMLElement;
const dialog = () => one<HTMLDialogElement>('dialog', one('gw-share'));
const open = () => one('summary').click();

describe('sharing a board', () => {
  it.each(['light', 'dark'] as const)('A81 is accessible in every state, %s', async (theme) => {
    setTheme(theme);
    await shared(first, async () => 'The relay did not answer.');
    await expectAccessible();
    open();
    for (const button of all('[aria-label^="QR code of"]')) button.click();
    await settled();
    for (const button of all('.replace')) button.click();
    await expectAccessible();
    named('button', 'Replace the edit link', link('Edit link')).click();
    await settled();
    await expectAccessible();
    await page.viewport(390, 844);
    await expectAccessible();
    const { scrollWidth, clientWidth } = dialog();
    expect(scrollWidth).toBe(clientWidth);
  });

  it('says of each link in a sentence what its holder may do, and asks the relay which are in force', async () => {
    const { askLinks } = await shared();
    expect(link('Edit link').shadowRoot?.textContent).toMatch(/whoever has it can change everything/);
    expect(link('View link').shadowRoot?.textContent).toMatch(/sees the board live and changes nothing/);
    expect(askLinks).toHaveBeenCalledOnce();
  });

  it('does not show the owner link before somebody asks for it', async () => {
    const { share } = await shared();
    const owner = link('Owner link').shadowRoot?.querySelector('input') as HTMLInputElement;
    expect(owner.checkVisibility()).toBe(false);
    open();
    expect(owner.checkVisibility()).toBe(true);
    expect(one('.way-out').textContent).toMatch(/cannot be replaced/);
    dialog().close();
    share.show();
    expect(owner.checkVisibility()).toBe(false);
  });

  it('offers whoever has the edit link no new one of it, and whoever looks the view link alone', async () => {
    const editor = await shared({ ...first, owner: null });
    expect(all('summary')).toEqual([]);
    expect(all('.replace').map((button) => button.getAttribute('aria-label'))).toEqual([
      'Replace the view link …',
    ]);
    expect(dialog().textContent).toContain('Only whoever holds the owner link');
    editor.share.parentElement?.remove();
    await shared({ owner: null, edit: null, view: first.view });
    expect(fields()).toEqual([first.view]);
    expect(all('.replace')).toEqual([]);
    await expectAccessible();
  });

  it('copies a link and says so', async () => {
    await shared();
    const written: string[] = [];
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (words) => void written.push(words));
    named('button', 'Copy the view link').click();
    await expect.poll(() => one('[role=status]', link('View link')).textContent).toBe('View link copied.');
    expect(written).toEqual([first.view]);
    expect(focused()).toBe(named('button', 'Copy the view link'));
  });

  it('W83 draws a QR code that holds the link, dark on white with its quiet zone, also where all else is dark', async () => {
    setTheme('dark');
    await shared();
    const button = named('button', 'QR code of the edit link');
    button.click();
    await settled();
    expect(button.getAttribute('aria-expanded')).toBe('true');
    const svg = one<HTMLElement & SVGSVGElement>('svg', one('gw-qr-code'));
    expect(svg.getAttribute('aria-label')).toMatch(/same address as the field above/);
    expect(svg.getBoundingClientRect().width).toBeGreaterThanOrEqual(240);
    expect(getComputedStyle(one('rect', svg)).fill).toBe('rgb(255, 255, 255)');
    expect(getComputedStyle(one('path', svg)).fill).toBe('rgb(0, 0, 0)');

    const code = generate(first.edit as string);
    const path = one<HTMLElement & SVGPathElement>('path', svg);
    const drawn: string[] = [];
    const meant: string[] = [];
    for (let y = -4; y < code.size + 4; y += 1)
      for (let x = -4; x < code.size + 4; x += 1) {
        if (path.isPointInFill(new DOMPoint(x + 0.5, y + 0.5))) drawn.push(`${x},${y}`);
        if (code.get(x, y)) meant.push(`${x},${y}`);
      }
    expect(drawn).toEqual(meant);
    expect(svg.viewBox.baseVal).toMatchObject({ x: -4, y: -4, width: code.size + 8, height: code.size + 8 });
  });

  it('says what comes of replacing a link before it does it, and the focus is never lost', async () => {
    const { replaceLink, become } = await shared();
    const edit = link('Edit link');
    one('.replace', edit).click();
    await settled();
    expect(one('.question', edit).textContent).toMatch(/Everybody on the team must be given the new link/);
    expect(one('.question', edit).textContent).toMatch(/sent away within a second/);
    expect(one('.question', edit).textContent).toMatch(
      /stays in their browser and is sent with the new link/,
    );
    expect(focused()).toBe(named('button', 'Keep it', edit));
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(focused()).toBe(one('.replace', edit));
    expect(replaceLink).not.toHaveBeenCalled();

    one('.replace', edit).click();
    await settled();
    named('button', 'Replace the edit link', one('.question', edit)).click();
    become({ ...first, edit: 'https://groundwork.example/b/board#edit.1.other' });
    await expect.poll(() => one('[role=status]', edit).textContent).toMatch(/is a new one now/);
    expect(replaceLink).toHaveBeenCalledExactlyOnceWith('edit');
    expect(all('.question')).toEqual([]);
    expect(one<HTMLInputElement>('input', edit).value).toContain('edit.1.other');
    expect(focused()).toBe(named('button', 'Copy the edit link'));
  });

  it('says why a link was not replaced, and asks on', async () => {
    await shared(first, async () => 'There is no connection to the relay.');
    const view = link('View link');
    one('.replace', view).click();
    await settled();
    expect(one('.question', view).textContent).toMatch(/The edit link stays as it is/);
    named('button', 'Replace the view link', one('.question', view)).click();
    await expect
      .poll(() => all('.refusal', view).map((one) => one.textContent))
      .toEqual(['There is no connection to the relay.']);
    expect(all('.question', view)).toHaveLength(1);
  });

  it('makes a copy of the board, the way out for an owner link that got about', async () => {
    const { home, session } = await shared();
    open();
    named('button', 'Make a copy of this board').click();
    await expect.poll(() => home.calls).toEqual([`copy ${session.id}`]);
  });

  it('B204 copies a board of years without its archive, once that is asked for', async () => {
    const { home, session, share } = await shared();
    open();
    expect(all('input[type=checkbox]', one('.way-out'))).toEqual([]);
    const { board } = session.store;
    const id = addItem(board, session.act(), { kind: 'task', title: 'Gate', place: { column: null } });
    archiveItem(board, session.act(), id);
    dialog().close();
    share.show();
    share.requestUpdate();
    open();
    await settled();
    const box = one<HTMLInputElement>('input[type=checkbox]', one('.way-out'));
    expect(box.checked).toBe(false);
    expect(one('.check').textContent).toMatch(/Leave the archive behind \(\d+ items?\)/);
    box.click();
    await settled();
    await expectAccessible();
    named('button', 'Make a copy of this board').click();
    await expect.poll(() => home.calls).toEqual([`copy ${session.id} without its archive`]);
    dialog().close();
    share.show();
    await settled();
    expect(box.checked).toBe(false);
  });

  it('warns where the links lead nobody but this computer', async () => {
    const here = (url: string) => ({ owner: null, edit: null, view: url });
    const { become } = await shared(here('http://127.0.0.1:4280/b/x#view.0.0.s'));
    expect(one('.notice').textContent).toMatch(/open on this computer only/);
    expect(one('.notice').textContent).not.toMatch(/--lan|PUBLIC_URL/);
    become(here('https://groundwork.example/b/x#view.0.0.s'));
    await settled();
    expect(all('.notice')).toEqual([]);
    for (const url of ['http://localhost:1/b', 'http://[::1]:1/b', 'http://a.localhost/b'])
      expect(isOnlyHere(url)).toBe(true);
    for (const url of ['http://192.168.0.7:4280/b', 'http://127.example.org/b'])
      expect(isOnlyHere(url)).toBe(false);
  });

  it('opens from the header of a board and gives the focus back', async () => {
    await openBoard(desk({ name: 'Maya Olsen' }));
    const button = named('button', 'Share');
    button.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => dialog().open).toBe(true);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => focused()).toBe(button);
  });
});
