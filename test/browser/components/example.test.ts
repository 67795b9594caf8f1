// The example board on the screen: accessible in both views and with an item open, and quiet in the console.

import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { fillExample } from '../../../shared/example/example-board.ts';
import { desk, type Desk } from './desk.ts';
import { all, expectAccessible, named, one, openBoard, setTheme, settled, useStage } from './stage.ts';

useStage();

async function openExample(): Promise<Desk> {
  const on = desk();
  fillExample(on.store.board, on.act());
  await openBoard(on);
  return on;
}

describe('the example board', () => {
  it.each(['light', 'dark'] as const)(
    'A83 has no fault that axe finds, on board, plan and items, %s',
    async (theme) => {
      setTheme(theme);
      history.replaceState(null, '', '?scope=all');
      // All of it fits: a button of which the edge of the window leaves a few pixels is a fault to axe.
      await page.viewport(1440, 5600);
      const on = await openExample();
      // Cards far down are built when they come into sight.
      const items = [...on.store.items()].filter(({ place, archived }) => place.column !== null && !archived);
      await expect.poll(() => all('gw-card').length).toBe(items.length);
      await expectAccessible();
      for (const title of [
        'Can the ledger',
        'Which queue broker',
        'Do address checks',
        'Centralise service logs',
      ]) {
        named('a.title', title).click();
        await expect.poll(() => all('gw-text-field').length).toBeGreaterThan(0);
        await expectAccessible();
      }
      named('button', 'Close the item').click();
      named('a', 'Plan', one('gw-board-header')).click();
      await expect.poll(() => all('gw-plan-row').length).toBeGreaterThan(10);
      await expectAccessible();
      await page.viewport(390, 844);
      await settled();
      await expectAccessible();
      expect(on.session.me).toBe(null);
    },
  );
});
