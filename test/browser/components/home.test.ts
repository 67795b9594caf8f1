// The first screen: accessible, works with nothing, keeps what was typed when it is refused, and finds one board of many.

import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { isCalled, openedWords } from '../../../client/components/home-words.ts';
import type { KnownBoard } from '../../../client/home.ts';
import { exportBoard } from '../../../shared/board/export-board.ts';
import type { BoardId } from '../../../shared/ids.ts';
import { linkUrl, newBoardSecrets } from '../../../shared/links.ts';
import { desk } from './desk.ts';
import {
  all,
  expectAccessible,
  fakeHome,
  focused,
  named,
  one,
  openHome,
  setTheme,
  settled,
  useStage,
} from './stage.ts';

useStage();

const known = (name: string, more: Partial<KnownBoard> = {}): KnownBoard => ({
  id: name.padEnd(43, '0') as BoardId,
  name,
  openedAt: Date.UTC(2026, 10, 20, 9),
  access: 'edit',
  waiting: 0,
  ...more,
});

const names =
  'Checkout,Ledger,Café rollout,Search,Onboarding,Payments,Support portal,Warehouse,Data retention,Tools,Mobile,Reports';
const many = () => names.split(',').map((name) => known(name));
const shown = () => all('li .name').map((name) => name.textContent);

describe('gw-home', () => {
  it.each(['light', 'dark'] as const)(
    'A80 is accessible with no board, with some and with many, %s',
    async (theme) => {
      setTheme(theme);
      const home = fakeHome();
      await openHome(home);
      await expectAccessible();
      home.show([known('Checkout'), known('Ledger', { access: 'view', waiting: 3 })]);
      await expectAccessible();
      named('button', 'Forget Ledger').click();
      await expectAccessible();
      one<HTMLDialogElement>('dialog').close();
      home.show(many());
      await expectAccessible();
      await page.viewport(390, 844);
      await expectAccessible();
      home.show([]);
      await expectAccessible();
      expect(document.documentElement.scrollWidth).toBe(390);
    },
  );

  it('is neither shown nor asked for while a board is on its way', async () => {
    const home = Object.create(fakeHome(), { boards: { value: null } }) as ReturnType<typeof fakeHome>;
    await openHome(home);
    expect(all('gw-home')).toEqual([]);
  });

  it('says what to do while no board is known', async () => {
    await openHome(fakeHome());
    expect(one('.empty').textContent).toContain('None yet');
  });

  it('creates a board by name with Enter, and asks for the name when it is missing', async () => {
    const home = fakeHome();
    await openHome(home);
    one('#name').focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(one('.refusal').textContent).toContain('Give the board a name');
    expect(home.calls).toEqual([]);
    await userEvent.keyboard('Checkout{Enter}');
    await expect.poll(() => home.calls).toEqual(['create Checkout']);
    await settled();
    expect(all('.refusal')).toEqual([]);
  });

  it('shows why a board could not be made and keeps its name', async () => {
    await openHome(fakeHome());
    one('#name').focus();
    await userEvent.keyboard('refuse me{Enter}');
    await expect.poll(() => all('.refusal').length).toBe(1);
    expect(one<HTMLInputElement>('#name').value).toBe('refuse me');
    expect(focused()).toBe(one('#name'));
  });

  it('begins a board from the template that is chosen, with the keyboard alone; blank unless another is', async () => {
    const home = fakeHome();
    await openHome(home);
    const made = async () => {
      const before = home.began.length;
      one('#name').focus();
      await userEvent.keyboard('{Enter}');
      await expect.poll(() => home.began.length).toBe(before + 1);
      const on = desk({ seed: home.began.length });
      home.began.at(-1)?.(on.store.board, on.act());
      return exportBoard(on.store.board);
    };
    await userEvent.fill(one('#name'), 'Checkout');
    expect((await made()).items).toEqual([]);
    await userEvent.keyboard('{Tab}{ArrowDown}');
    expect(focused()?.closest('label')?.textContent).toContain('New product');
    const { items, epics } = await made();
    expect(items).toHaveLength(7);
    expect(epics.map(({ name }) => name)).toEqual(['Foundations']);
  });

  it('makes the example board in one press, and opens the one that is there again', async () => {
    const home = fakeHome();
    await openHome(home);
    named('button', 'Open the example').click();
    await expect.poll(() => home.calls).toEqual(['create Example: Checkout platform']);
    const on = desk();
    home.began[0]?.(on.store.board, on.act());
    expect(exportBoard(on.store.board).items.length).toBeGreaterThan(30);

    const example = known('Example: Checkout platform');
    home.show([known('Ledger'), example]);
    await settled();
    named('button', 'Open the example').click();
    expect(home.calls.at(-1)).toBe(`open ${example.id}`);
    named('button', 'Make a fresh one').click();
    await expect.poll(() => home.calls.at(-1)).toBe('create Example: Checkout platform');
  });

  it('opens a board by its link, and says so when the text is none', async () => {
    const home = fakeHome();
    await openHome(home);
    one('#link').focus();
    await userEvent.keyboard('hello{Enter}');
    await settled();
    expect(one('.refusal').textContent).toBe('This is no link to a board.');
    await userEvent.clear(one('#link'));
    await userEvent.fill(one('#link'), 'https://x.example/b/abc#edit.0.s');
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(home.calls.at(-1)).toBe('link https://x.example/b/abc#edit.0.s');
    expect(all('.refusal')).toEqual([]);
  });

  it('asks where to open a link that leads to another relay, and nothing about one that leads here', async () => {
    const home = fakeHome();
    await openHome(home);
    const { seed, board } = newBoardSecrets(new Uint8Array(32).fill(7));
    const link = (origin: string) => linkUrl(origin, { role: 'owner', board, seed, n: 0 });
    const follow = async (text: string) => {
      await userEvent.fill(one('#link'), text);
      one('#link').focus();
      await userEvent.keyboard('{Enter}');
      await settled();
    };
    await follow(link('https://board.example.org'));
    expect(home.calls).toEqual([]);
    expect(one('.question').textContent).toContain('board.example.org');
    expect(focused()).toBe(one('.there'));
    expect(one<HTMLAnchorElement>('.there').href).toBe(link('https://board.example.org'));
    await expectAccessible();
    named('button', 'Open it here').click();
    expect(home.calls).toEqual([`link ${link('https://board.example.org')}`]);
    await follow(link(location.origin));
    expect(home.calls.at(-1)).toBe(`link ${link(location.origin)}`);
    expect(all('.question')).toEqual([]);
    // A path with its secret, as somebody might copy it, leads nowhere else.
    await follow(link('').replace(/^.*\/b\//, '/b/'));
    expect(all('.question')).toEqual([]);
    expect(home.calls).toHaveLength(3);
  });

  it('finds one of many boards by its name, and Enter opens the first', async () => {
    const home = fakeHome(many().slice(0, 8));
    await openHome(home);
    expect(all('[type=search]')).toEqual([]);
    home.show(many());
    await settled();
    await userEvent.fill(one('[type=search]'), 'CAFE');
    await settled();
    expect(shown()).toEqual(['Café rollout']);
    await userEvent.fill(one('[type=search]'), 'portal sup');
    await settled();
    expect(shown()).toEqual(['Support portal']);
    one('[type=search]').focus();
    await userEvent.keyboard('{Enter}');
    expect(home.calls.at(-1)).toBe(`open ${known('Support portal').id}`);
    await userEvent.fill(one('[type=search]'), 'nebula');
    await settled();
    expect(one('gw-known-boards').shadowRoot?.textContent).toContain('No board is called “nebula”.');
    await expectAccessible();
  });

  it('offers to copy the owner link before it goes with the board, and promises nothing of others', async () => {
    const home = fakeHome([known('Ledger'), known('Search')]);
    const link = 'https://groundwork.example/b/ledger#owner.0.secret';
    home.owned.set(known('Ledger').id, link);
    const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await openHome(home);
    named('button', 'Forget Ledger').click();
    await expect.poll(() => one<HTMLDialogElement>('dialog').open).toBe(true);
    await settled();
    expect(one('dialog').textContent).toContain('The owner link goes, too.');
    expect(one('dialog').textContent).not.toContain('somebody else');
    await expectAccessible();
    named('button', 'Copy the owner link').click();
    await expect.poll(() => one('.owner [role=status]').textContent).toBe('Copied.');
    expect(written).toHaveBeenCalledWith(link);
    written.mockRejectedValue(new Error('no'));
    vi.spyOn(document, 'execCommand').mockReturnValue(false);
    named('button', 'Copy the owner link').click();
    await expect.poll(() => one('.owner [role=status]').textContent).toContain('by hand');
    await expectAccessible();
    named('button', 'Keep it').click();
    named('button', 'Forget Search').click();
    await expect.poll(() => one<HTMLDialogElement>('dialog').open).toBe(true);
    await settled();
    expect(all('.owner')).toEqual([]);
    expect(one('dialog').textContent).toContain('Without a link from somebody else');
  });

  it('asks before it forgets a board, and warns of what only this browser has', async () => {
    const home = fakeHome([known('Ledger', { waiting: 3 })]);
    await openHome(home);
    named('button', 'Forget Ledger').click();
    await settled();
    expect(one('dialog').textContent).toContain('3 items were changed here');
    expect(home.calls).toEqual([]);
    named('button', 'Forget it').click();
    await expect.poll(() => home.calls.length).toBe(1);
    await expect.poll(() => one<HTMLDialogElement>('dialog').open).toBe(false);
  });
});

describe('when a board was opened', () => {
  const now = new Date(2026, 10, 25, 12, 0).getTime();
  const at = (day: number, hour = 9, minute = 5) =>
    openedWords(new Date(2026, 10, day, hour, minute).getTime(), now);

  it('is said in words that one uses', () => {
    expect(openedWords(now - 30_000, now)).toBe('just now');
    expect(at(25)).toBe('today at 09:05');
    expect(at(24, 23)).toBe('yesterday at 23:05');
    expect(at(20)).toBe('on Friday');
    expect(at(18)).toBe('on 18 Nov');
    expect(openedWords(new Date(2025, 3, 2).getTime(), now)).toBe('on 2 Apr 2025');
    // A clock that was wrong then, or none.
    expect(at(27)).toBe('on 27 Nov');
    expect(openedWords(0, now)).toBe('');
  });

  it('and every word looked for has to be in the name', () => {
    expect(isCalled('Café rollout', '  ')).toBe(true);
    expect(isCalled('Café rollout', 'rollout CAFÉ')).toBe(true);
    expect(isCalled('Café rollout', 'rollout bar')).toBe(false);
  });
});
