// How an open board has its room: the window's height and no more, the rows of its head on a phone, the card of the item
// that is open beside it, and what has to be said over all of it.

import { afterEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { addComment } from '../../../shared/board/mutate-comment.ts';
import { addMember } from '../../../shared/board/mutate-member.ts';
import { addLine } from '../../../shared/board/mutate-line.ts';
import { addColumn } from '../../../shared/board/mutate-column.ts';
import { markMentions } from '../../../shared/mentions.ts';
import type { MemberId } from '../../../shared/ids.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { desk, saved } from './desk.ts';
import { cardOf, done, withItems } from './hands-kit.ts';
import { setTouchScreen } from './pointers.ts';
import { all, expectAccessible, named, one, openBoard, settled, useStage } from './stage.ts';

useStage();
afterEach(() => setTouchScreen(false));

it('is as high as the window, and the page itself does not scroll', async () => {
  const here = desk({ name: 'Maya' });
  withItems(here, 'ABCDEFGH');
  await openBoard(here);
  const root = document.documentElement;
  for (const open of [() => undefined, () => named('button', 'New item').click()]) {
    open();
    await settled();
    expect([root.scrollHeight, root.scrollWidth]).toEqual([innerHeight, innerWidth]);
  }
});

it.each([320, 390, 700])('begins on a phone with its name, and the views below it, %i px', async (width) => {
  await page.viewport(width, 844);
  await openBoard(desk({ name: 'Maya' }));
  const name = one('h1').getBoundingClientRect();
  expect(name.width).toBeGreaterThan(45 + (width - 320));
  expect(one('nav').getBoundingClientRect().top).toBeGreaterThan(name.bottom);
  expect(one('.share').getBoundingClientRect().top).toBeLessThan(name.bottom);
});

it('has its name beside the bell of mentions on a phone', async () => {
  await page.viewport(390, 844);
  const here = desk({ name: 'Maya' });
  const maya = here.session.me as MemberId;
  const jon = addMember(here.store.board, here.act(), 'Jon');
  const words = markMentions('@Maya look', [{ id: maya, name: 'Maya' }]);
  addComment(here.store.board, here.act(jon), withItems(here, 'A')('A'), words);
  await openBoard(here);
  await expect.poll(() => all('button', one('gw-mentions')).length).toBeGreaterThan(0);
  const name = one('h1').getBoundingClientRect();
  expect(name.width).toBeGreaterThan(70);
  expect(one('gw-board-menu').getBoundingClientRect().top).toBeLessThan(name.bottom);
  expect(one('nav').getBoundingClientRect().top).toBeGreaterThan(name.bottom);
});

it('gives an open item the room of its other rows on a phone', async () => {
  await page.viewport(390, 844);
  const here = desk({ name: 'Maya' });
  const item = withItems(here, 'A');
  await openBoard(here);
  const shown = () => all('nav, gw-sprint-strip, gw-board-tools').some((one) => one.checkVisibility());
  expect(shown()).toBe(true);
  one('.title', cardOf(item('A'))).click();
  await settled();
  expect(shown()).toBe(false);
  await userEvent.keyboard('{Escape}');
  await settled();
  expect(shown()).toBe(true);
});

it('says on the page why the relay takes no connection any more', async () => {
  const here = desk({ name: 'Maya' });
  await openBoard(here);
  const refusal = 'The relay does not accept this link: it was replaced.';
  here.setStatus({ ...saved, where: 'thisDeviceOnly', tone: 'danger', refusal });
  await settled();
  expect(one('.cut-off').textContent?.trim()).toBe(refusal);
  await expectAccessible();
  here.setStatus(saved);
  await settled();
  expect(all('.cut-off')).toEqual([]);
});

it('marks the card of the open item, keeps it seen beside it, and shows which card keys mean', async () => {
  const here = desk({ name: 'Maya' });
  for (const name of ['One more', 'And another']) addColumn(here.store.board, here.act(), name, done);
  const item = withItems(here, 'AB');
  const [a, b] = [item('A'), item('B')];
  moveItem(here.store.board, here.act(), b, { column: here.store.columns.at(-1)?.id ?? null });
  await openBoard(here);
  one('.title', cardOf(b)).click();
  await settled();
  const panel = one('gw-item-panel').getBoundingClientRect();
  await expect.poll(() => cardOf(b).getBoundingClientRect().right).toBeLessThanOrEqual(panel.left);
  expect(one('.title', cardOf(b)).getAttribute('aria-current')).toBe('true');
  expect(one('.card', cardOf(a)).classList.contains('opened')).toBe(false);
  named('button', 'Close the item').click();
  await settled();
  expect(one('.title', cardOf(b)).getAttribute('aria-current')).toBe(null);
  expect(getComputedStyle(one('.card', cardOf(b))).outlineStyle).toBe('solid');
});

it('gives a thumb room on a phone: each button, and letters into which the browser does not zoom', async () => {
  await page.viewport(390, 844);
  await setTouchScreen(true);
  const here = desk({ name: 'Maya' });
  const item = withItems(here, 'AB');
  await openBoard(here);
  one('.title', cardOf(item('A'))).click();
  await settled();
  const seen = all('button, select, input:not([type=checkbox], .unseen), textarea').filter((one) =>
    one.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
  );
  const small = seen.filter((one) => {
    const { width, height } = one.getBoundingClientRect();
    return one.localName === 'button'
      ? Math.min(width, height) < 30
      : parseFloat(getComputedStyle(one).fontSize) < 16;
  });
  expect(seen.length).toBeGreaterThan(20);
  expect(small.map(({ localName, className, id }) => [localName, id, className].join(' '))).toEqual([]);
});

it('comes to rest at a column on a phone', async () => {
  await page.viewport(390, 844);
  await openBoard(desk({ name: 'Maya' }));
  const view = one('gw-lanes');
  const heads = all('gw-column-head').map((head) => head.getBoundingClientRect().left);
  const wide = (heads[1] as number) - (heads[0] as number);
  view.scrollTo({ left: wide - 30, behavior: 'smooth' });
  await expect.poll(() => view.scrollLeft).toBe(Math.round(wide));
});

it('does not leave the board where a swipe reaches its end', async () => {
  await openBoard(desk({ name: 'Maya' }));
  expect(getComputedStyle(one('gw-lanes')).overscrollBehaviorX).toBe('contain');
});

it('keeps an open item within the window, however long it is', async () => {
  const here = desk({ name: 'Maya' });
  const item = withItems(here, 'A');
  for (let i = 0; i < 60; i += 1) addLine(here.store.board, here.act(), item('A'), `Line ${i}`);
  await openBoard(here);
  one('.title', cardOf(item('A'))).click();
  await settled();
  const root = document.documentElement;
  expect(root.scrollHeight).toBe(innerHeight);
  expect(one('gw-board').scrollHeight).toBe(innerHeight);
});
