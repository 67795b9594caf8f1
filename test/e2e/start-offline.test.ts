// The page opens without a network: from this browser's own copy, with its fonts, and what is done meanwhile arrives.

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addItem } from '../../shared/board/mutate-item.ts';
import type { ColumnId } from '../../shared/ids.ts';
import { eventually, useStage } from './stage/stage.ts';

const stage = useStage();

const twoItems = () =>
  stage.board('Train', (board, by) => {
    for (const title of ['Fare', 'Seat'])
      addItem(board, by, { kind: 'story', title, place: { column: 'cTodo' as ColumnId } });
  });

/** Settles when this browser has the whole page. */
const keepsPage = (page: Page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => true));

/** The fonts of the page that are loaded. */
const fontsOf = (page: Page) =>
  page.evaluate(async () => {
    const faces = await document.fonts.load('400 14px "Inter Variable"');
    return faces.map(({ family, status }) => `${family}: ${status}`);
  });

test('a board that was open once opens while the relay is down, with its fonts, is worked on, and all of it arrives', async () => {
  const { links } = await twoItems();
  const { person, tab: first } = await stage.open(links.edit, 'Ann');
  const bob = await stage.open(links.edit);
  await first.says('Saved');
  expect(await keepsPage(first.page)).toBe(true);
  // The very tab that came first is looked after too: what it has not loaded yet comes from the browser's own copy.
  await eventually(() => first.page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  const board = first.page.url();
  person.cutLine();
  await first.says('Offline, nothing waits');
  await first.move('Seat', 'In progress');
  await first.says('On this device only, 1 item changed');
  await first.page.close({ runBeforeUnload: true });

  await stage.killRelay();
  await expect(fetch(board)).rejects.toThrow();
  const second = await person.tab();
  await second.page.goto(board);
  await second.card('Seat').waitFor();
  expect(await second.lists()).toContain('In progress, Product backlog: Seat');
  expect(await fontsOf(second.page)).toEqual(['Inter Variable: loaded']);
  await second.says('On this device only, 1 item changed');

  // Parts that nobody had opened yet come up too: the panel of an item, its editor, Plan.
  await second.openItem('Fare');
  await second.caret('Title', 'End');
  await second.page.keyboard.type(' zones');
  await second.caret('Description', 'End');
  await second.page.keyboard.type('Three of them');
  await second.says('On this device only, 2 items changed');
  await second.page.getByRole('button', { name: 'Close the item' }).click();
  await second.page.getByRole('link', { name: 'Plan' }).click();
  await second.page.locator('gw-plan-row', { hasText: 'Fare zones' }).waitFor();

  // And so does Home, with the board on its list.
  const home = await person.tab();
  await home.page.goto(new URL('/', board).href);
  expect(await fontsOf(home.page)).toEqual(['Inter Variable: loaded']);
  await home.page.getByRole('link', { name: /Train/ }).click();
  await home.card('Fare zones').waitFor();

  await stage.relay.start();
  await person.mendLine();
  await second.says('Saved');
  await home.says('Saved');
  await bob.tab.card('Fare zones').waitFor();
  const { items } = await stage.onRelay(links.edit);
  expect(items.map(({ texts }) => [texts.title, texts.description ?? ''])).toEqual([
    ['Fare zones', 'Three of them'],
    ['Seat', ''],
  ]);
});

test('a file that is not there is missing, and never the page, with and without a relay', async () => {
  const { links } = await twoItems();
  const { person } = await stage.open(links.edit);
  const page = await person.context.newPage();
  await page.goto(person.line.origin);
  await keepsPage(page);
  await eventually(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  const answer = (path: string) =>
    page.evaluate(
      (path) =>
        fetch(path).then(
          ({ status, headers }) => `${status} ${headers.get('content-type')}`,
          () => 'none',
        ),
      path,
    );
  const missing = ['/assets/index-older.js', '/nothing.css', '/b/board.js', '/api/nothing'];
  for (const path of missing) expect(await answer(path)).toMatch(/^404 (?:text\/plain|application\/json)/);
  await stage.killRelay();
  for (const path of [...missing, '/healthz', '/api/boards', '/']) expect(await answer(path)).toBe('none');
  expect(await answer('/manifest.webmanifest')).toBe('200 application/manifest+json');
  await stage.relay.start();
});
