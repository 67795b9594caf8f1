// Where the focus goes when what had it goes: to the neighbour, the field or the button that makes sense, and never to
// nothing.

import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { addItem } from '../../../shared/board/mutate-item.ts';
import type { ColumnId, ItemId } from '../../../shared/ids.ts';
import { desk, type Desk } from './desk.ts';
import { fakeHome, focused, named, one, openBoard, openHome, settled, useStage } from './stage.ts';

useStage();

const add = (on: Desk, title: string): ItemId =>
  addItem(on.store.board, on.act(), { kind: 'story', title, place: { column: 'cTodo' as ColumnId } });

const words = (element: Element | null): string =>
  (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim().replace(/\s+/g, ' ');

/** What has the focus, as somebody who does not see it hears it. */
const onto = () => expect.poll(() => words(focused()));
/** The same with the element that it stands in. */
const within = () => {
  const root = focused()?.getRootNode();
  return root instanceof ShadowRoot ? `${root.host.localName} ${words(focused())}` : '';
};

describe('From one screen to another the focus', () => {
  it('goes into the board that is opened from Home, which is said, and back to the top of Home', async () => {
    const here = desk({ name: 'Maya' });
    add(here, 'A');
    const app = await openHome(fakeHome());
    named('button', 'Open the example').focus();
    document.title = 'Checkout · Groundwork';
    app.session = here.session;
    await onto().toBe('A');
    expect(focused()).toBe(named('a.title', 'A'));
    expect(one('[role=status].unseen', app).textContent).toContain('Checkout');
    app.session = null;
    await onto().toBe('Groundwork');
    expect(focused()?.localName).toBe('h1');
  });

  it('goes to a list of a board that has no card, and to a lane where all are folded', async () => {
    const app = await openHome(fakeHome());
    named('button', 'Open the example').focus();
    const here = desk({ name: 'Maya' });
    app.session = here.session;
    await expect.poll(() => focused()?.localName).toBe('gw-cell');
    await userEvent.keyboard('-');
    await onto().toBe('Product backlog');
    app.session = null;
    await onto().toBe('Groundwork');
    app.session = here.session;
    await onto().toBe('Product backlog');
  });

  it('stays where a page begins that comes with a board', async () => {
    const here = desk({ name: 'Maya' });
    add(here, 'A');
    await openBoard(here);
    await new Promise((resolve) => void setTimeout(resolve, 100));
    expect(focused()).toBe(document.body);
  });

  it('goes with the item into the other view, by key and from the palette', async () => {
    const here = desk({ name: 'Maya' });
    for (const title of 'ABC') add(here, title);
    await openBoard(here);
    named('a.title', 'B').focus();
    await userEvent.keyboard('2');
    await expect.poll(within).toBe('gw-plan-row B');
    await userEvent.keyboard('1');
    await expect.poll(within).toBe('gw-card B');
    await userEvent.keyboard('{Control>}k{/Control}');
    await settled();
    await userEvent.keyboard('Plan{Enter}');
    await settled();
    await expect.poll(within).toBe('gw-plan-row B');
  });

  it('goes to the head of its lane when all are folded', async () => {
    const here = desk({ name: 'Maya' });
    add(here, 'A');
    addItem(here.store.board, here.act(), {
      kind: 'task',
      title: 'T',
      place: { column: 'cTodo' as ColumnId },
    });
    await openBoard(here);
    named('a.title', 'T').focus();
    await userEvent.keyboard('-');
    await onto().toBe('Technical backlog');
    expect(focused()?.getAttribute('aria-expanded')).toBe('false');
  });
});
