// Carrying cards by keyboard, and the focus: through lists and lanes, every way to let go, and whatever happens to the
// card that has the focus, it is never lost.

import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { archiveColumn } from '../../../shared/board/mutate-column.ts';
import { archiveItem, changeKind, restoreItem } from '../../../shared/board/mutate-item.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import { desk, pipe } from './desk.ts';
import {
  cardOf,
  cellOf,
  doing,
  done,
  focusedLetter,
  lettersIn,
  review,
  said,
  todo,
  traces,
  withItems,
} from './hands-kit.ts';
import { frames, nextFrame } from './pointers.ts';
import { all, expectAccessible, focused, named, one, openBoard, settled, useStage } from './stage.ts';

useStage();

const press = async (keys: string) => {
  await userEvent.keyboard(keys);
  await settled();
};

/** Two people at one board: Maya here, Mira elsewhere. */
async function two(letters = 'ABC') {
  const here = desk({ name: 'Maya' });
  const there = desk({ seed: 2, name: 'Mira' });
  const item = withItems(here, letters);
  pipe(here, there);
  await openBoard(here, { waiting: true });
  const mira = <Rest extends unknown[]>(
    change: (board: typeof there.store.board, act: ReturnType<typeof there.act>, ...rest: Rest) => unknown,
    ...rest: Rest
  ) => void change(there.store.board, there.act(), ...rest);
  return { here, there, item, mira };
}

describe('carrying', () => {
  it('goes past the end of a list into the next lane and back, and says which lane', async () => {
    const { here, item } = await two('AB');
    withItems(here, 'ST', todo, 'spike');
    await settled();
    cardOf(item('A')).focus();
    await press('{Enter}{ArrowDown}');
    expect(said()).toBe('To do, place 2 of 2');
    await press('{ArrowDown}');
    expect(said()).toBe('Technical backlog, To do, place 1 of 3');
    await press('{End}');
    expect(said()).toBe('To do, place 3 of 3');
    await press('{Home}{ArrowUp}');
    expect(said()).toBe('Product backlog, To do, place 2 of 2');
    await press('{ArrowUp}{ArrowUp}');
    expect(said()).toBe('To do, place 1 of 2');
    await press('{ArrowLeft}');
    expect(said()).toBe('Backlog, place 1 of 1');
    await press('{ArrowLeft}');
    expect(said()).toBe('Backlog, place 1 of 1');
    expect(all('.mark').length).toBe(1);
    expect(all('[over]')).toEqual([cellOf(null)]);
    expect(getComputedStyle(one('.card', cardOf(item('A')))).outlineStyle).toBe('dashed');
    await expectAccessible();
    await press(' ');
    await expect.poll(() => lettersIn(here, null)).toBe('A');
    await expect.poll(focusedLetter).toBe('A');
    expect(said()).toBe('GW-1 moved to Backlog.');
  });

  it('into the other lane asks what it becomes, and the focus is on the card afterwards', async () => {
    const { here, item } = await two('A');
    withItems(here, 'S', todo, 'story');
    await settled();
    const story = cellOf(todo).ids[1];
    if (!story) throw new Error('no story');
    cardOf(story).focus();
    await press('{Enter}{ArrowDown}{ArrowDown}{Enter}');
    named('button', 'Task', one('gw-kind-question')).click();
    await expect.poll(() => lettersIn(here, todo, 'technical')).toBe('S');
    await expect.poll(focusedLetter).toBe('S');
    expect(said()).toBe('GW-2 is a task now.');
    expect(item('A')).toBeDefined();
  });

  it('nowhere and pressed again puts it down: it stays, and nothing is written', async () => {
    const { here, item } = await two();
    cardOf(item('B')).focus();
    await press('{Enter}');
    expect(here.session.presence.mine?.moving).toEqual([item('B')]);
    await press('{ArrowDown}{ArrowUp}{Enter}');
    expect(said()).toBe('GW-2 stays.');
    expect(here.session.presence.mine?.moving).toEqual([]);
    expect(here.store.item(item('B'))?.log).toHaveLength(0);
    expect([focusedLetter(), lettersIn(here, todo), traces()]).toEqual(['B', 'ABC', []]);
    expect(all('gw-item-panel')).toEqual([]);
  });

  it('ends with O, which opens the item', async () => {
    const { item } = await two();
    cardOf(item('B')).focus();
    await press('{Enter}o');
    await expect.poll(() => all('gw-item-panel').length).toBe(1);
    expect(traces()).toEqual([]);
  });

  it('swallows what would begin something else meanwhile', async () => {
    const { here, item } = await two();
    cardOf(item('B')).focus();
    await press('{Enter}xc');
    expect(all('.card.selected')).toEqual([]);
    expect(one<HTMLDialogElement>('dialog', one('gw-new-item')).open).toBe(false);
    await press('{ArrowDown}{Enter}');
    expect(lettersIn(here, todo)).toBe('ACB');
  });

  it('keeps its place between the same neighbours when others change the list', async () => {
    const { here, item, mira } = await two('ABCD');
    cardOf(item('A')).focus();
    await press('{Enter}{ArrowDown}{ArrowDown}');
    expect(said()).toBe('To do, place 3 of 4');
    mira(moveItem, item('B'), { column: review });
    await settled();
    await frames(3);
    expect(cellOf(todo).mark).toBe(2);
    await press('{Enter}');
    await expect.poll(() => lettersIn(here, todo)).toBe('CAD');
  });

  it.each([
    ['Tab', async () => userEvent.keyboard('{Tab}')],
    [
      'the focus going elsewhere',
      async () => one('gw-board-header').shadowRoot?.querySelector('input')?.focus(),
    ],
    ['a press of the mouse', async () => userEvent.click(one('gw-column-head'))],
  ])('is let go by %s, and says so', async (_, leave) => {
    const { here, item } = await two();
    cardOf(item('A')).focus();
    await press('{Enter}{ArrowRight}');
    await leave();
    await nextFrame();
    await settled();
    expect(said()).toBe('GW-1 let go. It stays where it was.');
    expect([traces(), lettersIn(here, todo)]).toEqual([[], 'ABC']);
  });

  it('is let go when somebody else moves it, archives it, makes it another kind, or takes the column', async () => {
    const { here, item, mira } = await two('ABCD');
    const carry = async (letter: string) => {
      cardOf(item(letter)).focus();
      await press('{Enter}{ArrowRight}');
    };
    await carry('A');
    mira(moveItem, item('A'), { column: review });
    await settled();
    expect(said()).toBe('Mira moved GW-1 to Review; your move was let go.');
    await expect.poll(focusedLetter).toBe('A');
    await carry('B');
    mira(archiveItem, item('B'));
    await settled();
    expect(said()).toBe('Mira archived GW-2; your move was let go.');
    await expect.poll(focusedLetter).toBe('C');
    await carry('C');
    mira(changeKind, item('C'), 'task');
    await settled();
    expect(said()).toBe('Mira moved GW-3 to the technical backlog; your move was let go.');
    await carry('D');
    mira(archiveColumn, doing, true);
    await expect.poll(said).toBe('In progress is not there any more; your move was let go.');
    expect([traces(), lettersIn(here, todo)]).toEqual([[], 'D']);
    expect(focusedLetter()).toBe('D');
  });

  it('goes on while somebody else types in it', async () => {
    const { here, item, mira } = await two();
    cardOf(item('A')).focus();
    await press('{Enter}{ArrowRight}');
    mira(typeText, { item: item('A'), field: 'title' }, [{ at: 1, remove: 0, insert: '!' }]);
    await settled();
    await press('{Enter}');
    await expect.poll(() => lettersIn(here, doing)).toBe('A!');
  });
});

describe('with a view link', () => {
  it('Enter opens, and nothing is picked up', async () => {
    const { here, item } = await two();
    here.setReadOnly(true);
    await settled();
    cardOf(item('A')).focus();
    await press('{Enter}');
    await expect.poll(() => all('gw-item-panel').length).toBe(1);
    expect(traces()).toEqual([]);
  });
});

describe('the focus', () => {
  it('follows a card that somebody else moves, and it is said who did', async () => {
    const { item, mira } = await two();
    cardOf(item('B')).focus();
    mira(moveItem, item('B'), { column: done }, 'because');
    await expect.poll(focusedLetter).toBe('B');
    expect(said()).toBe('Mira moved GW-2 to Done.');
    mira(moveItem, item('B'), { column: todo, after: null });
    await expect.poll(() => cellOf(todo).ids[0]).toBe(item('B'));
    await expect.poll(focusedLetter).toBe('B');
  });

  it('goes to the neighbour when somebody else archives its card, and stays in the list to the last', async () => {
    const { item, mira } = await two('ABCD');
    cardOf(item('C')).focus();
    mira(archiveItem, item('C'));
    await expect.poll(focusedLetter).toBe('D');
    expect(said()).toBe('Mira archived GW-3.');
    mira(archiveItem, item('D'));
    await expect.poll(focusedLetter).toBe('B');
    mira(archiveItem, item('B'));
    await expect.poll(focusedLetter).toBe('A');
    mira(archiveItem, item('A'));
    await expect.poll(() => focused()?.localName).toBe('gw-cell');
    mira(restoreItem, item('A'));
    await settled();
    await press('{Tab}');
    expect(focusedLetter()).toBe('A');
  });

  it('stays where somebody has put it meanwhile', async () => {
    const { item, mira } = await two();
    cardOf(item('B')).focus();
    mira(moveItem, item('B'), { column: doing });
    named('button', 'Share').focus();
    await frames(5);
    expect(focused()?.getAttribute('aria-label')).toBe('Share');
    void one<HTMLElementTagNameMap['gw-lanes']>('gw-lanes').focusItem(item('A'));
    const other = named('button', 'New item');
    other.focus();
    await frames(5);
    expect(focused()).toBe(other);
  });

  it('goes to the neighbour after archiving by the menu, and comes back to the card after undoing it', async () => {
    const { here, item } = await two();
    cardOf(item('B')).focus();
    await press('{Tab}{Enter}');
    named('[role=menuitem]', 'Archive', one('gw-card-menu')).focus();
    await press('{Enter}');
    expect(lettersIn(here, todo)).toBe('AC');
    await expect.poll(focusedLetter).toBe('C');
    await press('{Control>}z{/Control}');
    expect(lettersIn(here, todo)).toBe('ABC');
    await expect.poll(focusedLetter).toBe('C');
    await press('{ArrowUp}');
    await expect.poll(focusedLetter).toBe('B');
    await press('{Control>}{Shift>}z{/Shift}{/Control}');
    await expect.poll(focusedLetter).toBe('C');
  });

  it('comes back to the card from its menu, by Escape and by what the menu does', async () => {
    const { item } = await two();
    cardOf(item('B')).focus();
    await press('{Tab}{Enter}{Escape}');
    await expect.poll(() => focused()?.classList.contains('menu')).toBe(true);
    await press('{Enter}');
    named('[role=menuitem]', 'Up', one('gw-card-menu')).click();
    await expect.poll(() => cellOf(todo).ids[0]).toBe(item('B'));
    await expect.poll(focusedLetter).toBe('B');
  });

  it('goes with its card through undo and redo of a move', async () => {
    const { here, item } = await two();
    cardOf(item('B')).focus();
    await press('{Enter}{ArrowRight}{Enter}');
    await expect.poll(() => lettersIn(here, doing)).toBe('B');
    await expect.poll(focusedLetter).toBe('B');
    await press('{Control>}z{/Control}');
    expect(lettersIn(here, todo)).toBe('ABC');
    await expect.poll(focusedLetter).toBe('B');
    await press('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(lettersIn(here, doing)).toBe('B');
    await expect.poll(focusedLetter).toBe('B');
  });

  it('goes to the neighbour after archiving by the panel, and after the panel was closed on what is gone', async () => {
    const { here, item, mira } = await two('ABCD');
    named('a.title', 'B').click();
    await expect.poll(() => all('gw-item-panel').length).toBe(1);
    mira(archiveItem, item('B'));
    await settled();
    await press('{Escape}');
    await expect.poll(() => all('gw-item-panel').length).toBe(0);
    await expect.poll(focusedLetter).toBe('C');
    expect(lettersIn(here, todo)).toBe('ACD');
  });

  it('goes to the neighbour when a dialog closes and its card is gone', async () => {
    const { item, mira } = await two();
    cardOf(item('B')).focus();
    await press('c');
    await expect.poll(() => one<HTMLDialogElement>('dialog', one('gw-new-item')).open).toBe(true);
    mira(archiveItem, item('B'));
    await settled();
    await press('{Escape}');
    await expect.poll(focusedLetter).toBe('C');
  });

  it('is found where a list holds items back', async () => {
    const { here } = await two('A');
    const letters = 'abcdefghijklmnopqrstuvwxyzBCDEFGHIJKLMNOPQRSTUVWXYZ';
    const item = withItems(here, letters, todo, 'task');
    await settled();
    expect(all('gw-card').length).toBeLessThan(letters.length);
    await one<HTMLElementTagNameMap['gw-lanes']>('gw-lanes').focusItem(item('Z'));
    await expect.poll(focusedLetter).toBe('Z');
  });
});
