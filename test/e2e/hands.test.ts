// Hands of two people at one board in real browsers: one drags while the other moves, each sees what the other has in
// hand and has moved; and a finger on a phone.

import type { Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { addItem } from '../../shared/board/mutate-item.ts';
import type { ColumnId } from '../../shared/ids.ts';
import { eventually, sameBoard, useStage } from './stage/stage.ts';
import type { Tab } from './stage/tab.ts';

const stage = useStage();

const withCards = (titles: readonly string[]) =>
  stage.board('Hands', (board, by) => {
    for (const title of titles)
      addItem(board, by, { kind: 'bug', title, place: { column: 'cTodo' as ColumnId } });
  });

/** The middle of a card, or of a list by its name. */
async function middle(page: Page, selector: string, words: string): Promise<{ x: number; y: number }> {
  const box = await page.locator(selector, { hasText: words }).first().boundingBox();
  if (!box) throw new Error(`${words} is not on the screen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The beginning of a list by its name; an empty one has no height. */
async function beginningOf(page: Page, name: string): Promise<{ x: number; y: number }> {
  const list = await page.locator(`ul[aria-label="${name}"]`).boundingBox();
  if (!list) throw new Error(`no list "${name}"`);
  return { x: list.x + list.width / 2, y: list.y + 10 };
}

/** Takes a card up by mouse and holds it over a list. */
async function hold(tab: Tab, title: string, list: string): Promise<void> {
  const { page } = tab;
  const from = await middle(page, 'gw-card', title);
  const to = await beginningOf(page, list);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.locator('gw-drag-layer .held').waitFor();
}

const flagOn = (tab: Tab, title: string) => tab.card(title).locator('.visitor');
const said = (tab: Tab) => tab.page.locator('gw-app .said');

test('one drags while the other moves the card: the drag is let go, and it says who did what', async () => {
  const { links } = await withCards(['First', 'Second', 'Third']);
  const ann = await stage.open(links.edit, 'Ann');
  const bob = await stage.open(links.edit, 'Bob');
  await hold(ann.tab, 'Second', 'In progress, Product backlog');
  await eventually(() => flagOn(bob.tab, 'Second').innerText()).toBe('Ann is moving it');

  await bob.tab.move('Second', 'Review');
  await eventually(() => said(ann.tab).innerText()).toBe('Bob moved GW-2 to Review; your drag was let go.');
  await eventually(() => ann.tab.page.locator('gw-drag-layer').count()).toBe(0);
  await eventually(() => flagOn(ann.tab, 'Second').innerText()).toBe('Bob moved it');
  await ann.tab.page.mouse.up();
  await eventually(() => flagOn(bob.tab, 'Second').count()).toBe(0);
  const { items } = await sameBoard(ann.tab, bob.tab);
  expect(items.find(({ texts }) => texts.title === 'Second')?.place.column).toBe('cReview');
  expect(await ann.tab.page.locator('gw-item-panel').count()).toBe(0);
});

test('a drop by mouse is on the other screen where it was dropped, with a flag that goes again', async () => {
  const { links } = await withCards(['First', 'Second', 'Third']);
  const ann = await stage.open(links.edit, 'Ann');
  const bob = await stage.open(links.edit, 'Bob');
  await hold(ann.tab, 'Third', 'In progress, Product backlog');
  await ann.tab.page.mouse.up();
  await eventually(() => flagOn(bob.tab, 'Third').innerText()).toBe('Ann moved it');
  expect(await flagOn(ann.tab, 'Third').count()).toBe(0);
  await sameBoard(ann.tab, bob.tab);
  expect(await bob.tab.lists()).toContain('In progress, Product backlog: Third');
  await eventually(() => flagOn(bob.tab, 'Third').count()).toBe(0);
  await ann.tab.says('Saved');
});

/** A board on which no hand has been, and a part, the one that drags unless said, does not come until it is let go. */
async function untouched(link: string, part = 'hands'): Promise<{ tab: Tab; letGo: () => Promise<void> }> {
  const person = await stage.person();
  // What a worker answers could not be held up.
  await person.context.addInitScript(
    () => delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker,
  );
  const held: Route[] = [];
  await person.context.route(`**/assets/${part}-*.js`, (route) => void held.push(route));
  const tab = await person.tab(link);
  return {
    tab,
    letGo: async () => {
      await eventually(() => held.length).toBe(1);
      await held[0]?.continue();
    },
  };
}

test('what is dragged in the very moment in which the first hand comes is dragged', async () => {
  const { links } = await withCards(['First', 'Second']);
  const { tab, letGo } = await untouched(links.edit);
  const { page } = tab;
  const from = await middle(page, 'gw-card', 'First');
  const to = await beginningOf(page, 'In progress, Product backlog');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await letGo();
  await eventually(async () => {
    await page.mouse.move(to.x, to.y, { steps: 4 });
    return page.locator('gw-drag-layer .held').count();
  }).toBe(1);
  await page.mouse.up();
  // Who it was is asked before anything is written.
  await tab.answerWho('Ann');
  await eventually(() => tab.lists()).toContain('In progress, Product backlog: First');
});

test('a press that is over before the part that drags has come drags nothing and opens the item', async () => {
  const { links } = await withCards(['First', 'Second']);
  const { tab, letGo } = await untouched(links.edit);
  const { page } = tab;
  const from = await middle(page, 'gw-card', 'First');
  await page.mouse.click(from.x, from.y);
  await letGo();
  await page.locator('gw-item-panel').waitFor();
  await page.mouse.move(from.x + 60, from.y + 60, { steps: 4 });
  expect(await page.locator('gw-drag-layer').count()).toBe(0);
});

test('what is typed while the palette is on its way is typed into it, and no single key of the board', async () => {
  const { links } = await withCards(['First', 'Second']);
  const { tab, letGo } = await untouched(links.edit, 'gw-palette');
  const { page } = tab;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('csec');
  await page.keyboard.press('Backspace');
  await letGo();
  await eventually(() => page.locator('gw-palette input').inputValue()).toBe('cse');
  await page.keyboard.type('x');
  await eventually(() => page.locator('gw-palette input').inputValue()).toBe('csex');
  expect(await page.locator('gw-new-item dialog[open]').count()).toBe(0);
});

test('what is typed while the dialog of a new item is on its way becomes its title', async () => {
  const { links } = await withCards(['First', 'Second']);
  const { tab, letGo } = await untouched(links.edit);
  const { page } = tab;
  await page.keyboard.press('c');
  await page.keyboard.type('Third');
  await letGo();
  const title = page.getByRole('textbox', { name: 'Title of the new item' });
  await eventually(() => title.inputValue()).toBe('Third');
  await page.keyboard.press('Enter');
  await tab.answerWho('Ann');
  await tab.card('Third').waitFor();
});

test('a person who leaves in the middle of a drag has nothing in hand any more', async () => {
  const { links } = await withCards(['First', 'Second']);
  const ann = await stage.open(links.edit, 'Ann');
  const bob = await stage.open(links.edit, 'Bob');
  await hold(ann.tab, 'First', 'Review, Product backlog');
  await eventually(() => flagOn(bob.tab, 'First').innerText()).toBe('Ann is moving it');
  await ann.tab.page.close();
  await eventually(() => flagOn(bob.tab, 'First').count()).toBe(0);
});

test('a finger holds, drags and drops on a phone; one that swipes scrolls', async () => {
  const { links } = await withCards(Array.from({ length: 14 }, (_, i) => `Card ${'ABCDEFGHIJKLMN'[i]}`));
  const { tab } = await stage.open(links.edit, 'Ann');
  const { page } = tab;
  await page.setViewportSize({ width: 390, height: 844 });
  const browser = await page.context().newCDPSession(page);
  await browser.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
    browser.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
  const moveTo = async (from: { x: number; y: number }, to: { x: number; y: number }) => {
    for (let step = 1; step <= 10; step += 1) {
      const share = step / 10;
      await touch('touchMove', { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
    }
  };
  await page.locator('gw-lanes').evaluate((view) => (view.scrollLeft = 320));
  await eventually(() => page.locator('gw-lanes').evaluate((view) => view.scrollLeft)).toBeGreaterThan(200);

  const a = await middle(page, 'gw-card', 'Card A');
  const e = await middle(page, 'gw-card', 'Card E');
  await touch('touchStart', e);
  await moveTo(e, a);
  await touch('touchEnd');
  await eventually(() => page.locator('gw-lanes').evaluate((view) => view.scrollTop)).toBeGreaterThan(60);
  expect(await page.locator('gw-drag-layer').count()).toBe(0);

  // Until the swipe has come to rest.
  let before = -1;
  await eventually(async () => {
    const now = await page.locator('gw-lanes').evaluate((view) => view.scrollTop);
    const rests = now === before;
    before = now;
    return rests;
  }).toBe(true);

  const inTodo = async () => {
    const list = (await tab.lists()).find((one) => one.startsWith('To do, Product'));
    return list?.replace(/^.*?: /, '').split(' | ') ?? [];
  };
  const titles = await inTodo();
  const spots = await Promise.all(titles.map((title) => middle(page, 'gw-card', title)));
  const first = spots.findIndex(({ y }) => y > 260);
  const [held, over] = [spots[first], spots[first + 2]];
  if (!held || !over) throw new Error('no card is seen');
  await touch('touchStart', held);
  await page.locator('gw-drag-layer .held').waitFor();
  await moveTo(held, { x: over.x, y: over.y + 12 });
  await eventually(() => page.locator('gw-drag-layer .mark').isVisible()).toBe(true);
  await touch('touchEnd');
  const [title = ''] = titles.splice(first, 1);
  await eventually(inTodo).toEqual(titles.toSpliced(first + 2, 0, title));
  expect(await page.locator('gw-item-panel').count()).toBe(0);
  await tab.says('Saved');
});
