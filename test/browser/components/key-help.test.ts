// The help for keys: what it shows is what the table knows for this view, and it is accessible.

import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { setSingleKeys, singleKeysOn } from '../../../client/components/commands/single-keys.ts';
import { commandIds, commands } from '../../../client/components/commands/table.ts';
import type { Command } from '../../../client/components/commands/command.ts';
import { desk } from './desk.ts';
import { openPlan } from './plan-kit.ts';
import { all, expectAccessible, named, one, openBoard, setTheme, settled, useStage } from './stage.ts';

useStage();

afterEach(() => setSingleKeys(true));

const help = () => one('gw-key-help');
const rows = () => all('dl div', help()).map((row) => all('dt', row)[0]?.textContent?.trim() ?? '');
const press = async (keys: string) => {
  await userEvent.keyboard(keys);
  await settled();
};

describe('the help for keys', () => {
  it('shows each command of this view that has a key, and none of the other', async () => {
    await openBoard(desk({ name: 'Maya' }));
    await press('?');
    const known = commandIds
      .map((id): Command => commands[id])
      .filter(({ keys = [], byThem = [] }) => keys.length + byThem.length > 0)
      .filter(({ views, group }) => group !== 'meeting' && (views?.includes('board') ?? true))
      .map(({ words }) => words);
    expect(rows().toSorted()).toEqual(known.toSorted());
    expect(rows()).not.toContain(commands.toggleSprint.words);
    await press('?');
    expect(one<HTMLDialogElement>('dialog', help()).open).toBe(false);
  });

  it('opens from the header, in Plan with the keys of Plan', async () => {
    await openPlan(desk({ name: 'Maya' }));
    named('button', 'Keys').click();
    await settled();
    expect(one('h2', help()).textContent).toBe('Keys of Plan');
    expect(rows()).toContain(commands.toggleSprint.words);
    expect(rows()).not.toContain(commands.right.words);
  });

  it('leaves out what a view link cannot do', async () => {
    const here = desk({ name: 'Maya' });
    await openBoard(here);
    here.setReadOnly(true);
    await press('?');
    expect(rows()).toContain(commands.open.words);
    expect(rows()).not.toContain(commands.archiveItem.words);
  });

  it('switches single keys off and on, and strikes through what rests', async () => {
    await openBoard(desk({ name: 'Maya' }));
    await press('?');
    const off = () => all('.off kbd', help()).map((cap) => cap.textContent);
    expect(off()).toEqual([]);
    one('[role=switch]', help()).click();
    await settled();
    expect(singleKeysOn()).toBe(false);
    expect(off()).toContain('C');
    expect(off()).toContain('G');
    expect(off()).not.toContain('Ctrl+K');
    expect(off()).not.toContain('Del');
    expect(off()).not.toContain('Enter');
    expect(help().shadowRoot?.textContent).toContain('Keys with Ctrl');
    one('[role=switch]', help()).click();
    await settled();
    expect(singleKeysOn()).toBe(true);
  });

  it.each(['light', 'dark'] as const)('is accessible, on and off, wide and narrow, %s', async (theme) => {
    setTheme(theme);
    await openBoard(desk({ name: 'Maya' }));
    await press('?');
    await expectAccessible();
    setSingleKeys(false);
    await expectAccessible();
    await page.viewport(390, 844);
    await expectAccessible();
    expect(one<HTMLDialogElement>('dialog', help()).scrollWidth).toBeLessThanOrEqual(390);
  });
});
