// Columns dragged by their heads, by a real mouse and a real finger: where they land, and every way in which they stay.

import { afterEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { GwColumnHead } from '../../../client/components/gw-column-head.ts';
import type { GwLanes } from '../../../client/components/gw-lanes.ts';
import { archiveColumn } from '../../../shared/board/mutate-column.ts';
import { desk } from './desk.ts';
import { marks, review, said, traces, withItems } from './hands-kit.ts';
import { Finger, Mouse, frames, setTouchScreen, spotOf } from './pointers.ts';
import { all, expectAccessible, one, openBoard, settled, useStage } from './stage.ts';

useStage();
afterEach(() => setTouchScreen(false));

const heads = () => all<GwColumnHead>('gw-column-head');
const names = () => heads().map((head) => one('h2', head).textContent);
const head = (name: string) => one('h2', heads()[names().indexOf(name)]);
const holding = () => vi.waitFor(() => expect(all('gw-drag-layer').length).toBe(1));
const asItWas = ['To do', 'In progress', 'Review', 'Done'];

async function held(name: string) {
  const here = desk({ name: 'Maya' });
  withItems(here, 'AB');
  await openBoard(here);
  const mouse = new Mouse();
  await mouse.press(spotOf(head(name)));
  return { here, mouse };
}

it('is dropped behind the column whose middle was passed, says where it stands, and undo brings it back', async () => {
  const { mouse } = await held('To do');
  await mouse.moveTo(spotOf(head('Review'), 260));
  await holding();
  await frames(2);
  expect(marks().length).toBe(1);
  await expectAccessible();
  await mouse.letUp();
  await settled();
  expect(names()).toEqual(['In progress', 'Review', 'To do', 'Done']);
  expect(said()).toBe('To do is column 3 of 4 now.');
  expect(traces()).toEqual([]);
  await userEvent.keyboard('{Control>}z{/Control}');
  await settled();
  expect(names()).toEqual(asItWas);
});

it('goes to the front and to the end', async () => {
  const { mouse } = await held('Review');
  await mouse.moveTo(spotOf(head('To do'), 5));
  await mouse.letUp();
  await settled();
  expect(names()).toEqual(['Review', 'To do', 'In progress', 'Done']);
  await mouse.drag(spotOf(head('To do')), spotOf(head('Done'), 300));
  await settled();
  expect(names()).toEqual(['Review', 'In progress', 'Done', 'To do']);
});

it('stays without a word where nothing would change', async () => {
  const { mouse } = await held('In progress');
  await mouse.moveTo(spotOf(head('Review'), 10));
  await frames(2);
  expect(marks()).toEqual([]);
  await mouse.letUp();
  await settled();
  expect(names()).toEqual(asItWas);
  expect(said()).toBe('');
});

it('is let go by Escape, and when somebody archives it meanwhile', async () => {
  const { here, mouse } = await held('Review');
  await mouse.moveTo(spotOf(head('To do'), 5));
  await userEvent.keyboard('{Escape}');
  await settled();
  expect(said()).toBe('The column Review let go. It stays where it was.');
  await mouse.letUp();
  expect(names()).toEqual(asItWas);
  await mouse.press(spotOf(head('Review')));
  await mouse.moveTo(spotOf(head('To do'), 5));
  archiveColumn(here.store.board, here.act(), review, true);
  await settled();
  await mouse.moveTo(spotOf(head('To do'), 9), 2);
  expect(said()).toBe('The column Review let go. It is not on the board any more.');
  await mouse.letUp();
  await vi.waitFor(() => expect(all('gw-drag-layer')).toEqual([]));
  expect(names()).toEqual(['To do', 'In progress', 'Done']);
});

it('cannot be dragged with a view link, nor by what stands in no column', async () => {
  const here = desk({ name: 'Maya' });
  await openBoard(here, { waiting: true });
  const mouse = new Mouse();
  await mouse.press(spotOf(head('Backlog')));
  await mouse.moveTo(spotOf(head('Review')));
  expect(all('gw-drag-layer')).toEqual([]);
  await mouse.letUp();
  here.setReadOnly(true);
  await settled();
  await mouse.press(spotOf(head('To do')));
  await mouse.moveTo(spotOf(head('Review')));
  expect(all('gw-drag-layer')).toEqual([]);
  await mouse.letUp();
});

it('is held and dragged by a finger, and the board scrolls at its edge', async () => {
  await page.viewport(390, 844);
  await setTouchScreen(true);
  await openBoard(desk({ name: 'Maya' }));
  const finger = new Finger();
  await finger.touch(spotOf(head('To do')));
  await holding();
  const edge = { x: 384, y: spotOf(head('To do')).y };
  await finger.moveTo(edge);
  await vi.waitFor(() => expect(one<GwLanes>('gw-lanes').scrollLeft).toBeGreaterThan(300));
  await finger.lift();
  await settled();
  expect(names()[0]).toBe('In progress');
});
