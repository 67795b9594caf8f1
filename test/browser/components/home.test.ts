// The first screen: accessible, works with nothing, keeps what was typed when it is refused.

import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { KnownBoard } from '../../../client/home.ts';
import type { BoardId } from '../../../shared/ids.ts';
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

describe('gw-home', () => {
  it.each(['light', 'dark'] as const)('is accessible with no board and with some, %s', async (theme) => {
    setTheme(theme);
    const home = fakeHome();
    await openHome(home);
    await expectAccessible();
    home.show([known('Checkout'), known('Ledger', { access: 'view', waiting: 3 })]);
    await expectAccessible();
    named('button', 'Forget Ledger').click();
    await expectAccessible();
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
    await settled();
    expect(home.calls).toEqual(['create Checkout']);
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
