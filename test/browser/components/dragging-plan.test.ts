// Dragging rows in Plan: over lists that scroll by themselves, and on a phone from one tab into another.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { archiveItem } from '../../../shared/board/mutate-item.ts';
import { planItems, startSprint } from '../../../shared/board/mutate-sprint.ts';
import { desk, pipe } from './desk.ts';
import { marks, traces } from './hands-kit.ts';
import {
  feature,
  id,
  listOf,
  openPlan,
  press,
  product,
  rowOf,
  said,
  titlesIn,
  withItems,
} from './plan-kit.ts';
import { Finger, Mouse, frames, setTouchScreen, spotOf } from './pointers.ts';
import { all, expectAccessible, focused, named, one, settled, useStage } from './stage.ts';

useStage();
beforeEach(() => sessionStorage.clear());
afterEach(() => setTouchScreen(false));

it('a finger takes a row from its backlog over the tab of the sprint into the sprint', async () => {
  await page.viewport(390, 844);
  await setTouchScreen(true);
  const here = desk({ name: 'Maya' });
  const ids = withItems(here, 'ABC');
  const plan = await openPlan(here);
  await expect.poll(() => plan.narrow).toBe(true);
  await frames(10);
  const finger = new Finger();
  await finger.touch(spotOf(rowOf(id(ids, 'B'))));
  await vi.waitFor(() => expect(all('gw-drag-layer').length).toBe(1));
  await finger.moveTo(spotOf(named('[role=tab]', 'Sprint')));
  await vi.waitFor(() => expect(listOf(feature).checkVisibility()).toBe(true), 3000);
  await finger.moveTo(spotOf(listOf(feature)));
  await expectAccessible();
  expect(marks().length).toBe(1);
  expect(one('.held', one('gw-drag-layer')).checkVisibility()).toBe(true);
  await finger.lift();
  await expect.poll(() => titlesIn(here, feature).join('')).toBe('B');
  expect(titlesIn(here, product).join('')).toBe('AC');
  await expect.poll(traces).toEqual([]);
});

it('a backlog scrolls by itself while something is held at its edge, and nothing else does', async () => {
  await page.viewport(1440, 500);
  const here = desk({ name: 'Maya' });
  const ids = withItems(here, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'tuvw');
  await openPlan(here);
  const [productScroll, technicalScroll] = all('.scroll');
  if (!productScroll || !technicalScroll) throw new Error('no lists');
  const mouse = new Mouse();
  await mouse.press(spotOf(rowOf(id(ids, 'B'))));
  const { left, bottom } = productScroll.getBoundingClientRect();
  await mouse.moveTo({ x: left + 60, y: bottom - 5 });
  await expect
    .poll(() => productScroll.scrollTop, { timeout: 5000 })
    .toBe(productScroll.scrollHeight - productScroll.clientHeight);
  expect(technicalScroll.scrollTop).toBe(0);
  await frames(30);
  await mouse.moveTo({ x: left + 60, y: bottom - 3 }, 2);
  await mouse.letUp();
  await settled();
  expect(titlesIn(here, product).join('')).toBe('ACDEFGHIJKLMNOPQRSTUVWXYZB');
});

it('is let go with words when the row goes into the sprint elsewhere, and when the sprint is another', async () => {
  const here = desk({ name: 'Maya' });
  const mira = desk({ seed: 2, name: 'Mira Holt' });
  const ids = withItems(here, 'ABC');
  pipe(here, mira);
  await openPlan(here);
  const mouse = new Mouse();
  await mouse.press(spotOf(rowOf(id(ids, 'A'))));
  await mouse.moveTo(spotOf(listOf(feature)));
  planItems(mira.store.board, mira.act(), [id(ids, 'A')], ids.sprint);
  await settled();
  expect(said()).toBe('Mira Holt moved GW-1 to Sprint 1; your drag was let go.');
  await mouse.letUp();
  expect(titlesIn(here, feature)).toEqual(['A']);

  rowOf(id(ids, 'B')).focus();
  await press('{Enter}{ArrowRight}{ArrowRight}');
  expect(said()).toContain('Feature work, place');
  planItems(mira.store.board, mira.act(), [id(ids, 'B')], ids.sprint);
  await settled();
  expect(said()).toBe('Mira Holt moved GW-2 to Sprint 1; your move was let go.');
  await expect.poll(() => focused()?.textContent).toBe('B');
});

it('goes on when a sprint merely starts, since the list means the same', async () => {
  const here = desk({ name: 'Maya' });
  const mira = desk({ seed: 2, name: 'Mira Holt' });
  const ids = withItems(here, 'ABC');
  pipe(here, mira);
  await openPlan(here);
  rowOf(id(ids, 'B')).focus();
  await press('{Enter}{ArrowRight}{ArrowRight}');
  startSprint(mira.store.board, mira.act(), ids.sprint);
  await settled();
  await frames(3);
  await press('{Enter}');
  await expect.poll(() => titlesIn(here, feature).join('')).toBe('B');
});

it('the focus goes to the neighbour of a row that somebody archives, and Enter with a view link opens', async () => {
  const here = desk({ name: 'Maya' });
  const mira = desk({ seed: 2, name: 'Mira Holt' });
  const ids = withItems(here, 'ABC');
  pipe(here, mira);
  await openPlan(here);
  rowOf(id(ids, 'B')).focus();
  archiveItem(mira.store.board, mira.act(), id(ids, 'B'));
  await expect.poll(() => focused()?.textContent).toBe('C');
  expect(said()).toBe('Mira Holt archived GW-2.');
  here.setReadOnly(true);
  await settled();
  await press('{Enter}');
  await expect.poll(() => all('gw-item-panel').length).toBe(1);
  expect(traces()).toEqual([]);
});
