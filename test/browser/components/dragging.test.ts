// Dragging cards by a real mouse and a real finger: what lands where, what stays a click, a tap or a scroll, and every way
// in which a drag ends without a drop.

import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { addColumn, archiveColumn } from '../../../shared/board/mutate-column.ts';
import { archiveItem } from '../../../shared/board/mutate-item.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import type { GwLanes } from '../../../client/components/gw-lanes.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { desk, pipe } from './desk.ts';
import {
  cardOf,
  cellOf,
  doing,
  focusedLetter,
  lettersIn,
  marks,
  review,
  said,
  todo,
  traces,
  withItems,
} from './hands-kit.ts';
import { Finger, Mouse, frames, setTouchScreen, spotOf } from './pointers.ts';
import { all, expectAccessible, named, one, openBoard, setTheme, settled, useStage } from './stage.ts';

useStage();

const holding = () => vi.waitFor(() => expect(all('gw-drag-layer').length).toBe(1));
const lanes = () => one<GwLanes>('gw-lanes');

describe('a mouse', () => {
  it('clicks without dragging, and drags without clicking', async () => {
    const here = desk({ name: 'Maya' });
    const item = withItems(here, 'AB');
    await openBoard(here);
    const mouse = new Mouse();
    await mouse.press(spotOf(cardOf(item('A'))));
    await mouse.moveTo(spotOf(cardOf(item('A')), 100, 30), 1);
    await mouse.letUp();
    expect(lettersIn(here, todo)).toBe('AB');
    await mouse.press(spotOf(cardOf(item('B'))));
    await mouse.letUp();
    await settled();
    expect(all('gw-item-panel').length).toBe(1);
    await userEvent.keyboard('{Escape}');
    await settled();
    await mouse.drag(spotOf(cardOf(item('B'))), spotOf(cardOf(item('A')), 40, 2));
    await settled();
    expect(lettersIn(here, todo)).toBe('BA');
    expect(all('gw-item-panel')).toEqual([]);
    expect(traces()).toEqual([]);
  });

  it('carries a picture of the card, which nobody can press, focus or hear, and leaves a pale place', async () => {
    const here = desk({ name: 'Maya' });
    const item = withItems(here, 'ABC');
    await openBoard(here);
    const mouse = new Mouse();
    const from = spotOf(cardOf(item('A')), 30, 20);
    await mouse.press(from);
    await mouse.moveTo({ x: from.x + 200, y: from.y + 60 });
    const layer = one('gw-drag-layer');
    const before = cardOf(item('A')).getBoundingClientRect();
    const { left, top } = one('.held', layer).getBoundingClientRect();
    expect([Math.round(left - before.left), Math.round(top - before.top)]).toEqual([200, 60]);
    expect(one('.title', layer).textContent).toBe('A');
    expect(layer.matches(':popover-open')).toBe(true);
    expect(document.elementFromPoint(from.x + 200, from.y + 60)?.localName).toBe('gw-app');
    expect(getComputedStyle(one('.top', cardOf(item('A')))).opacity).toBe('0');
    await expectAccessible();
    await mouse.letUp();
  });

  it('drops at the end, into an empty list, and into the other lane, where it asks what it becomes', async () => {
    const here = desk({ name: 'Maya' });
    const item = withItems(here, 'AB');
    const story = withItems(here, 'S', todo, 'story');
    await openBoard(here);
    const mouse = new Mouse();
    await mouse.drag(spotOf(cardOf(item('A'))), spotOf(cellOf(todo), 40, cellOf(todo).offsetHeight - 3));
    await settled();
    expect(lettersIn(here, todo)).toBe('BSA');
    await mouse.drag(spotOf(cardOf(item('A'))), spotOf(cellOf(review)));
    await settled();
    expect(lettersIn(here, review)).toBe('A');
    await mouse.drag(spotOf(cardOf(story('S'))), spotOf(cellOf(doing, 'technical')));
    await settled();
    named('button', 'Task', one('gw-kind-question')).click();
    await expect.poll(() => lettersIn(here, doing, 'technical')).toBe('S');
    await expect.poll(focusedLetter).toBe('S');
    expect(said()).toBe('GW-3 is a task now, in In progress.');
    await mouse.drag(spotOf(cardOf(item('A'))), spotOf(cellOf(doing, 'technical')));
    await settled();
    named('button', 'Bug', one('gw-kind-question')).click();
    await expect.poll(said).toBe('GW-1 is in the technical backlog now, in In progress.');
  });

  it('means the list above which, below which or beside which it is', async () => {
    const here = desk({ name: 'Maya' });
    const item = withItems(here, 'AB');
    withItems(here, 'XY', doing);
    await openBoard(here);
    const mouse = new Mouse();
    const head = all('gw-column-head')[1] as HTMLElement;
    await mouse.drag(spotOf(cardOf(item('A'))), spotOf(head));
    await settled();
    expect(lettersIn(here, doing)).toBe('AXY');
    const { bottom } = lanes().getBoundingClientRect();
    await mouse.drag(spotOf(cardOf(item('B'))), { x: spotOf(head).x, y: bottom - 4 });
    await settled();
    // Under everything stands the technical lane, and a bug is asked for no kind there.
    expect(one<HTMLDialogElement>('dialog', one('gw-kind-question')).open).toBe(true);
  });

  it('marks the place between the two cards where the drop goes, as wide as the list', async () => {
    const here = desk({ name: 'Maya' });
    const item = withItems(here, 'A');
    const other = withItems(here, 'XY', doing);
    await openBoard(here);
    const mouse = new Mouse();
    const box = (id: ItemId) => cardOf(id).getBoundingClientRect();
    const middleAt = async (spot: { x: number; y: number }) => {
      await mouse.moveTo(spot);
      await frames(2);
      const [mark] = marks();
      const { left, width, top, height } = mark?.getBoundingClientRect() ?? new DOMRect();
      const list = cellOf(doing).getBoundingClientRect();
      expect([left, width]).toEqual([list.left, list.width]);
      return Math.round(top + height / 2);
    };
    await mouse.press(spotOf(cardOf(item('A'))));
    const between = (box(other('X')).bottom + box(other('Y')).top) / 2;
    expect(await middleAt(spotOf(cardOf(other('Y')), 30, 5))).toBe(Math.round(between));
    expect(await middleAt(spotOf(cardOf(other('X')), 30, 5))).toBeLessThanOrEqual(
      Math.ceil(box(other('X')).top),
    );
    expect(await middleAt(spotOf(cardOf(other('Y')), 30, 60))).toBeGreaterThan(box(other('Y')).bottom);
    await userEvent.keyboard('{Escape}');
    await mouse.letUp();
  });

  it('does nothing and says nothing where nothing would change', async () => {
    const here = desk({ name: 'Maya' });
    const item = withItems(here, 'ABC');
    await openBoard(here);
    const moved: unknown[] = [];
    one('gw-board').addEventListener('gw-drop-card', (event) => moved.push(event));
    const mouse = new Mouse();
    await mouse.press(spotOf(cardOf(item('B'))));
    await mouse.moveTo(spotOf(cardOf(item('C')), 60, 6));
    expect(marks()).toEqual([]);
    expect(cellOf(todo).hasAttribute('over')).toBe(true);
    await mouse.letUp();
    await settled();
    await expect.poll(traces).toEqual([]);
    expect([lettersIn(here, todo), said(), moved]).toEqual(['ABC', '', []]);
  });

  it('drops nowhere outside of the view', async () => {
    const here = desk({ name: 'Maya' });
    const item = withItems(here, 'AB');
    await openBoard(here);
    const mouse = new Mouse();
    await mouse.press(spotOf(cardOf(item('A'))));
    await mouse.moveTo(spotOf(cellOf(doing)));
    expect(marks().length).toBe(1);
    await mouse.moveTo(spotOf(named('button', 'New item')));
    expect([...marks(), ...all('[over]')]).toEqual([]);
    await mouse.letUp();
    await settled();
    expect(lettersIn(here, todo)).toBe('AB');
    await expect.poll(traces).toEqual([]);
  });

  it('leaves buttons, held keys and the right button alone, and a view link everything', async () => {
    const here = desk({ name: 'Maya' });
    const item = withItems(here, 'AB');
    await openBoard(here);
    const mouse = new Mouse();
    await mouse.press(spotOf(one('.menu', cardOf(item('A')))));
    await mouse.moveTo(spotOf(cellOf(doing)));
    expect(traces()).toEqual([]);
    await mouse.letUp();
    here.setReadOnly(true);
    await settled();
    await mouse.press(spotOf(cardOf(item('A'))));
    await mouse.moveTo(spotOf(cellOf(doing)));
    expect(traces()).toEqual([]);
    await mouse.letUp();
    await settled();
    expect(lettersIn(here, todo)).toBe('AB');
  });

  it('marks no words on its way', async () => {
    const here = desk({ name: 'Maya' });
    const item = withItems(here, 'ABC');
    await openBoard(here);
    await new Mouse().drag(spotOf(cardOf(item('A'))), spotOf(cellOf(review)));
    expect(getSelection()?.toString()).toBe('');
  });

  it('shows what goes along of many, in both looks, and moves them as one step', async () => {
    for (const theme of ['light', 'dark'] as const) {
      setTheme(theme);
      const here = desk({ name: 'Maya' });
      const item = withItems(here, 'ABCD');
      await openBoard(here);
      for (const letter of 'DB') {
        cardOf(item(letter)).focus();
        await userEvent.keyboard('x');
      }
      const mouse = new Mouse();
      await mouse.press(spotOf(cardOf(item('B'))));
      await mouse.moveTo(spotOf(cellOf(doing)));
      expect(one('.count', one('gw-drag-layer')).textContent).toBe('2 items');
      expect(all('.under', one('gw-drag-layer')).length).toBe(1);
      expect(all('[dragged]').length).toBe(2);
      await expectAccessible();
      await mouse.letUp();
      await settled();
      expect(lettersIn(here, doing)).toBe('BD');
      expect(said()).toBe('2 items moved to In progress.');
      here.session.history.undo();
      expect(lettersIn(here, todo)).toBe('ABCD');
      document.body.replaceChildren();
    }
  });
});

describe('a drag is let go', () => {
  const lifted = async () => {
    const here = desk({ name: 'Maya' });
    const there = desk({ seed: 2 });
    const item = withItems(here, 'ABCD');
    pipe(here, there);
    const mira = desk({ seed: 3, name: 'Mira Holt' });
    pipe(here, mira);
    await openBoard(here);
    const mouse = new Mouse();
    await mouse.press(spotOf(cardOf(item('B'))));
    await mouse.moveTo(spotOf(cellOf(doing)));
    expect(marks().length).toBe(1);
    return { here, mira, item, mouse };
  };
  const stays = async ({ here, mouse }: Awaited<ReturnType<typeof lifted>>) => {
    await mouse.letUp();
    await settled();
    await expect.poll(traces).toEqual([]);
    expect(here.session.presence.mine?.moving).toEqual([]);
    expect(all('gw-item-panel')).toEqual([]);
  };

  it('by Escape, with the button still down, and nothing else hears of the key', async () => {
    const drag = await lifted();
    named('a.title', 'A').focus();
    await userEvent.keyboard('x');
    const chosen = () => all('.card.selected').length;
    expect(chosen()).toBe(0);
    await userEvent.keyboard('{Escape}');
    await settled();
    expect(said()).toBe('GW-2 let go. It stays where it was.');
    await drag.mouse.moveTo(spotOf(cellOf(review)));
    expect([...marks(), ...all('[over]')]).toEqual([]);
    await stays(drag);
    expect(lettersIn(drag.here, todo)).toBe('ABCD');
  });

  it('when the window loses the pointer', async () => {
    const drag = await lifted();
    window.dispatchEvent(new Event('blur'));
    await settled();
    expect(said()).toBe('GW-2 let go. It stays where it was.');
    await stays(drag);
    expect(lettersIn(drag.here, todo)).toBe('ABCD');
  });

  it('when somebody else moves what is dragged, and it says who and where to', async () => {
    const drag = await lifted();
    moveItem(drag.mira.store.board, drag.mira.act(), drag.item('B'), { column: review });
    await settled();
    expect(said()).toBe('Mira Holt moved GW-2 to Review; your drag was let go.');
    await stays(drag);
    expect(lettersIn(drag.here, review)).toBe('B');
    expect(lettersIn(drag.here, doing)).toBe('');
  });

  it('when somebody else archives it', async () => {
    const drag = await lifted();
    archiveItem(drag.mira.store.board, drag.mira.act(), drag.item('B'));
    await settled();
    expect(said()).toBe('Mira Holt archived GW-2; your drag was let go.');
    await stays(drag);
    expect(lettersIn(drag.here, todo)).toBe('ACD');
  });

  it('when the column under it goes', async () => {
    const drag = await lifted();
    archiveColumn(drag.mira.store.board, drag.mira.act(), doing, true);
    await expect.poll(said).toBe('In progress is not there any more; your drag was let go.');
    await stays(drag);
    expect(lettersIn(drag.here, todo)).toBe('ABCD');
  });

  it('but not when others change something else: the place is found again', async () => {
    const drag = await lifted();
    const { here, mira, item, mouse } = drag;
    await mouse.moveTo(spotOf(cardOf(item('D')), 40, 2));
    moveItem(mira.store.board, mira.act(), item('A'), { column: review });
    addColumn(mira.store.board, mira.act(), 'Later');
    await settled();
    await frames(3);
    await mouse.moveTo(spotOf(cardOf(item('D')), 40, 2), 2);
    await mouse.letUp();
    await settled();
    expect(lettersIn(here, todo)).toBe('CBD');
  });
});

describe('near an edge', () => {
  it('the view scrolls both ways, faster the nearer, and a drop lands where it shows', async () => {
    await page.viewport(700, 500);
    const here = desk({ name: 'Maya' });
    const letters = 'ABCDEFGHIJKLMNOPQRST';
    const item = withItems(here, letters);
    await openBoard(here);
    // All cards are built as one comes near them.
    lanes().scrollTop = 1e6;
    await expect.poll(() => all('gw-card').length).toBe(letters.length);
    lanes().scrollTop = 0;
    await frames(2);
    const mouse = new Mouse();
    await mouse.press(spotOf(cardOf(item('B'))));
    const view = lanes().getBoundingClientRect();
    await mouse.moveTo({ x: view.left + 350, y: view.bottom - 6 });
    await expect.poll(() => lanes().scrollTop, { timeout: 5000 }).toBeGreaterThan(400);
    await mouse.moveTo({ x: view.right - 4, y: view.top + 200 });
    const down = lanes().scrollTop;
    await expect.poll(() => lanes().scrollLeft, { timeout: 5000 }).toBeGreaterThan(200);
    expect(Math.abs(lanes().scrollTop - down)).toBeLessThan(60);
    await mouse.moveTo({ x: view.left + 350, y: view.top + 220 });
    const at = lanes().scrollLeft;
    await frames(4);
    expect(lanes().scrollLeft).toBe(at);
    await mouse.moveTo({ x: view.left + 4, y: view.top + 220 });
    await expect.poll(() => lanes().scrollLeft, { timeout: 5000 }).toBe(0);
    const under = all('gw-card').find((card) => {
      const { top, bottom } = card.getBoundingClientRect();
      return (
        card.parentElement && top > view.top + 60 && bottom < view.bottom - 60 && card !== cardOf(item('B'))
      );
    });
    if (!under) throw new Error('no card is seen');
    await mouse.moveTo(spotOf(under, 40, 3));
    await frames(40);
    await mouse.moveTo(spotOf(under, 40, 3), 2);
    await mouse.letUp();
    await settled();
    const title = one('.title', under).textContent ?? '';
    expect(lettersIn(here, todo)).toContain(`B${title}`);
  });

  it('does not scroll away what is picked up at the edge and not moved towards it', async () => {
    await page.viewport(900, 500);
    const here = desk({ name: 'Maya' });
    withItems(here, 'ABCDEFGHIJKLMNOPQRST');
    await openBoard(here);
    const { bottom } = lanes().getBoundingClientRect();
    const last = all('gw-card').findLast(
      (card) => card.getBoundingClientRect().top < bottom - 16,
    ) as HTMLElement;
    const spot = { x: spotOf(last).x, y: Math.min(bottom - 8, spotOf(last).y) };
    const mouse = new Mouse();
    await mouse.press(spot);
    await mouse.moveTo({ x: spot.x + 30, y: spot.y });
    await frames(30);
    expect(lanes().scrollTop).toBe(0);
    await mouse.letUp();
  });
});

describe('a finger', () => {
  afterEach(() => setTouchScreen(false));
  const phone = async (letters = 'ABC') => {
    await page.viewport(390, 844);
    await setTouchScreen(true);
    const here = desk({ name: 'Maya' });
    const item = withItems(here, letters);
    await openBoard(here);
    lanes().scrollLeft = cellOf(todo).offsetLeft - 20;
    await frames(20);
    return { here, item, finger: new Finger() };
  };

  it('holds shortly and then drags, without a scroll, a tap, a menu or marked words', async () => {
    const { here, item, finger } = await phone();
    await finger.touch(spotOf(cardOf(item('A'))));
    expect(traces()).toEqual([]);
    await holding();
    const before = lanes().scrollLeft;
    const menu = new MouseEvent('contextmenu', { bubbles: true, composed: true, cancelable: true });
    expect(one('.title', cardOf(item('A'))).dispatchEvent(menu)).toBe(false);
    await finger.moveTo(spotOf(cardOf(item('C')), 60, 4));
    expect(marks().length).toBe(1);
    expect(lanes().scrollLeft).toBe(before);
    await expectAccessible();
    await finger.lift();
    await settled();
    expect(lettersIn(here, todo)).toBe('BAC');
    expect(all('gw-item-panel')).toEqual([]);
    expect(getSelection()?.toString()).toBe('');
  });

  it('reaches the next column by holding at the edge', async () => {
    const { here, item, finger } = await phone();
    await finger.touch(spotOf(cardOf(item('A'))));
    await holding();
    await finger.moveTo({ x: 380, y: spotOf(cardOf(item('A'))).y + 20 });
    await vi.waitFor(() => expect(cellOf(doing).getBoundingClientRect().left).toBeLessThan(120), 5000);
    await finger.moveTo(spotOf(cellOf(doing), 60, 20));
    await finger.lift();
    await settled();
    expect(lettersIn(here, doing)).toBe('A');
  });

  it('that moves at once scrolls, and one that is lifted at once taps', async () => {
    const { here, item, finger } = await phone('ABCDEFGHIJKLMNOP');
    await finger.touch(spotOf(cardOf(item('D'))));
    await finger.moveTo(spotOf(cardOf(item('A')), 100, 10));
    await vi.waitFor(() => expect(lanes().scrollTop).toBeGreaterThan(50));
    await frames(25);
    expect(traces()).toEqual([]);
    await finger.lift();
    await settled();
    expect(lettersIn(here, todo)).toBe('ABCDEFGHIJKLMNOP');
    await finger.touch(spotOf(cardOf(item('H'))));
    await finger.lift();
    await vi.waitFor(() => expect(all('gw-item-panel').length).toBe(1));
  });

  it('is let go by Escape while it still touches', async () => {
    const { here, item, finger } = await phone();
    await finger.touch(spotOf(cardOf(item('A'))));
    await holding();
    await finger.moveTo(spotOf(cardOf(item('C'))));
    await userEvent.keyboard('{Escape}');
    await settled();
    expect(said()).toBe('GW-1 let go. It stays where it was.');
    await finger.moveTo(spotOf(cardOf(item('B'))));
    await finger.lift();
    await expect.poll(traces).toEqual([]);
    expect(lettersIn(here, todo)).toBe('ABC');
    expect(all('gw-item-panel')).toEqual([]);
  });

  it('that holds and lifts without moving opens nothing and says nothing', async () => {
    const { here, item, finger } = await phone();
    await finger.touch(spotOf(cardOf(item('B'))));
    await holding();
    await finger.lift();
    await frames(10);
    await expect.poll(traces).toEqual([]);
    expect([lettersIn(here, todo), said(), all('gw-item-panel').length]).toEqual(['ABC', '', 0]);
  });
});
