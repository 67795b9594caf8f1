// Adding items: exactly where it is said, one below the other, with what the place and the title give; pasted lists; and
// nothing typed is lost.

import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { GwNewItemForm } from '../../../client/components/gw-new-item-form.ts';
import type { NewItemWhere } from '../../../client/components/new-item-where.ts';
import { backlogTopic, cellTopic, waitingTopic } from '../../../client/store/board-store.ts';
import { addEpic } from '../../../shared/board/mutate-epic.ts';
import { addItem, archiveItem, setLabel } from '../../../shared/board/mutate-item.ts';
import { addMember } from '../../../shared/board/mutate-member.ts';
import { addSprint, startSprint } from '../../../shared/board/mutate-sprint.ts';
import type { ColumnId, ItemId } from '../../../shared/ids.ts';
import { desk, type Desk } from './desk.ts';
import { mount } from './mount.ts';
import {
  all,
  expectAccessible,
  focused,
  named,
  one,
  openBoard,
  setTheme,
  settled,
  useStage,
} from './stage.ts';

useStage();

const todo = 'cTodo' as ColumnId;

const press = async (keys: string) => {
  await userEvent.keyboard(keys);
  await settled();
};

const paste = async (text: string) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const event = new ClipboardEvent('paste', {
    clipboardData,
    bubbles: true,
    composed: true,
    cancelable: true,
  });
  const followed = focused()?.dispatchEvent(event);
  await settled();
  return followed;
};

const titles = (on: Desk, column: ColumnId | null = todo) =>
  on.store
    .list(column === null ? waitingTopic('product') : cellTopic('product', column))
    .map((id) => on.store.item(id)?.texts.title);

/** A desk with stories A, B, C in To do, and the form alone. */
async function form(
  where: (ids: readonly ItemId[]) => NewItemWhere = () => ({ column: todo, backlog: 'product' }),
) {
  const here = desk({ name: 'Maya' });
  const ids = ['A', 'B', 'C'].map((title) =>
    addItem(here.store.board, here.act(), { kind: 'story', title, place: { column: todo } }),
  );
  const announced: string[] = [];
  document.body.addEventListener('gw-announce', ({ words }) => announced.push(words));
  const make = async () => {
    const element: GwNewItemForm = document.createElement('gw-new-item-form');
    element.where = where(ids);
    let closed = 0;
    element.addEventListener('gw-close', () => (closed += 1));
    await mount(here, element);
    return { element, closed: () => closed };
  };
  const title = () => one<HTMLInputElement>('#title');
  return { here, ids, make, title, announced, ...(await make()) };
}

describe('a new item', () => {
  it('lands at the top where the neighbours say so, and the next one below it', async () => {
    const { here } = await form(([a]) => ({ column: todo, before: a ?? null, after: null }));
    await press('x{Enter}y{Enter}');
    expect(titles(here)).toEqual(['x', 'y', 'A', 'B', 'C']);
    expect(focused()).toBe(one('#title'));
  });

  it('lands between two, and at the end where nothing is said', async () => {
    const { here, element } = await form(([a]) => ({ column: todo, after: a ?? null }));
    await press('x{Enter}y{Enter}');
    expect(titles(here)).toEqual(['A', 'x', 'y', 'B', 'C']);
    element.where = { column: null, backlog: 'product' };
    await settled();
    await press('w{Enter}');
    expect(titles(here, null)).toEqual(['w']);
    element.where = { column: todo };
    await settled();
    await press('end{Enter}');
    expect(titles(here).at(-1)).toBe('end');
  });

  it('goes below the last one that is still there', async () => {
    const { here } = await form(([a]) => ({ column: todo, after: a ?? null }));
    await press('x{Enter}y{Enter}');
    const y = [...here.store.items()].find(({ texts }) => texts.title === 'y');
    archiveItem(here.store.board, here.act(), y?.id as ItemId);
    await press('z{Enter}');
    expect(titles(here)).toEqual(['A', 'x', 'z', 'B', 'C']);
  });

  it('gets the sprint, the epic and the member of its lane', async () => {
    const { here, element } = await form();
    const epic = addEpic(here.store.board, here.act(), 'Foundations');
    const sprint = addSprint(here.store.board, here.act(), { name: 'Sprint 3', start: null, end: null });
    const jon = addMember(here.store.board, here.act(), 'Jon Karlsson');
    element.where = { column: todo, sprint, epic, assignees: [jon] };
    await settled();
    await press('in a lane{Enter}');
    const made = [...here.store.items()].at(-1);
    expect(made).toMatchObject({ epic, assignees: [jon], place: { column: todo, sprint } });
    await press('{Control>}z{/Control}');
  });

  it('of a template gets them too, as one step', async () => {
    const { here, element } = await form();
    const epic = addEpic(here.store.board, here.act(), 'Foundations');
    element.where = { column: todo, backlog: 'technical', epic };
    await settled();
    const select = one<HTMLSelectElement>('#template');
    select.value = 'environment';
    select.dispatchEvent(new Event('change'));
    await settled();
    await press('{End} @Maya{Enter}');
    const made = [...here.store.items()].at(-1);
    expect(made).toMatchObject({ kind: 'task', epic, assignees: [here.session.me] });
    expect(made?.texts.title).not.toContain('@');
    here.session.history.undo();
    expect(here.store.item(made?.id as ItemId)?.archived).not.toBeNull();
  });

  it('is added and the form closed by Ctrl+Enter; with nothing typed it only closes', async () => {
    const { here, closed } = await form();
    await press('x{Control>}{Enter}{/Control}');
    expect(titles(here)).toEqual(['A', 'B', 'C', 'x']);
    expect(closed()).toBe(1);
    await press('{Control>}{Enter}{/Control}');
    expect(closed()).toBe(2);
    expect(titles(here).length).toBe(4);
  });

  it('that is refused or left keeps what was typed', async () => {
    const { here, element, make, title, closed } = await form();
    await press(`${'x'.repeat(3)}{Enter}`);
    title().value = 'y'.repeat(501);
    title().dispatchEvent(new Event('input', { bubbles: true }));
    await press('{Control>}{Enter}{/Control}');
    expect(closed()).toBe(0);
    expect(one('[role=alert]', element).textContent).toContain('at most 500');
    expect(title().value.length).toBe(501);
    title().value = 'half a thought';
    title().dispatchEvent(new Event('input', { bubbles: true }));
    await press('{Escape}');
    expect(closed()).toBe(1);
    document.body.replaceChildren();
    await make();
    expect(title().value).toBe('half a thought');
    expect(titles(here).length).toBe(4);
  });
});

describe('marks at the end of a title', () => {
  it('are shown as what they become, and become it', async () => {
    const { here, ids, element } = await form();
    const jon = addMember(here.store.board, here.act(), 'Jon Karlsson');
    setLabel(here.store.board, here.act(), ids[0] as ItemId, 'risk', true);
    await press('Log in @jon #risk ');
    expect(one('.becomes', element).textContent?.replace(/\s+/g, ' ').trim()).toContain('Jon Karlsson');
    expect(one('.becomes .tag', element).textContent).toBe('risk');
    await expectAccessible();
    await press('{Enter}');
    const made = [...here.store.items()].at(-1);
    expect(made).toMatchObject({ texts: { title: 'Log in' }, assignees: [jon], labels: ['risk'] });
    expect(all('.becomes', element)).toEqual([]);
  });

  it('are offered while they are typed: arrows choose, Enter takes, Escape leaves the words', async () => {
    const { here, title, element, closed } = await form();
    addMember(here.store.board, here.act(), 'Jon Karlsson');
    addMember(here.store.board, here.act(), 'Joan Reyes');
    await press('Log in @jo');
    expect(all('[role=option]', element).map((option) => option.textContent?.trim())).toEqual([
      'JRJoan Reyes',
      'JKJon Karlsson',
    ]);
    await expectAccessible();
    await press('{ArrowDown}{Enter}');
    expect(title().value).toBe('Log in @Jon Karlsson ');
    expect(titles(here).length).toBe(3);
    await press('@j');
    await press('{Escape}');
    expect(all('[role=option]', element)).toEqual([]);
    expect(closed()).toBe(0);
    await press('{Escape}');
    expect(closed()).toBe(1);
  });

  it('make a label that is not there yet, as shown before Enter, and offer it by name', async () => {
    const { here, element, title } = await form();
    await press('Prints twice #printing');
    expect(all('[role=option]', element).map((option) => option.textContent?.trim())).toEqual([
      'New label printing',
    ]);
    expect(one('.becomes .tag', element).textContent).toBe('printing');
    await expectAccessible();
    await press('{Enter}');
    const made = () => [...here.store.items()].at(-1);
    expect(made()).toMatchObject({ texts: { title: 'Prints twice' }, labels: ['printing'] });
    await press('Jams #jam{ArrowDown}{Enter}');
    expect(title().value).toBe('Jams #jam ');
    await press('@maya{Enter}{Enter}');
    expect(made()).toMatchObject({ texts: { title: 'Jams' }, labels: ['jam'], assignees: [here.session.me] });
  });

  it('of nobody stay words, and a sign alone is no choice', async () => {
    const { here, element } = await form();
    setLabel(here.store.board, here.act(), [...here.store.items()][0]?.id as ItemId, 'risk', true);
    await press('See #');
    expect(all('[role=option]', element).length).toBe(1);
    await press('{Enter}');
    await press('Fix #12{Enter}');
    expect(titles(here).slice(3)).toEqual(['See #', 'Fix #12']);
  });
});

describe('a pasted list', () => {
  const list = '- [ ] First\n\n2. Second #risk\n• Third @maya\n---\n';

  it('becomes one card for each line, in order, as one step, with its marks read', async () => {
    const { here, ids, element, announced } = await form(([a]) => ({
      column: todo,
      backlog: 'product',
      after: a ?? null,
    }));
    setLabel(here.store.board, here.act(), ids[2] as ItemId, 'risk', true);
    expect(await paste(list)).toBe(false);
    expect(one('#becomes', element).textContent?.replace(/\s+/g, ' ').trim()).toBe(
      '3 lines become 3 stories, from top to bottom.',
    );
    expect(focused()?.textContent?.replace(/\s+/g, ' ').trim()).toBe('Add 3 stories');
    await press('{Enter}');
    expect(titles(here)).toEqual(['A', 'First', 'Second', 'Third', 'B', 'C']);
    const [, second, third] = [...here.store.items()].slice(3);
    expect(second?.labels).toEqual(['risk']);
    expect(third?.assignees).toEqual([here.session.me]);
    expect(announced.at(-1)).toBe('3 stories added to To do. Ctrl+Z takes them off again.');
    expect(focused()).toBe(one('#title'));
    await press('after{Enter}');
    expect(titles(here).indexOf('after')).toBe(4);
    here.session.history.undo();
    here.session.history.undo();
    expect(titles(here)).toEqual(['A', 'B', 'C']);
  });

  it('of the kind that is chosen, also chosen after pasting', async () => {
    const { here, element } = await form();
    await paste(list);
    named('label', 'Bug', element).click();
    await settled();
    named('button', 'Add 3 bugs', element).click();
    await settled();
    expect([...here.store.items()].slice(3).map(({ kind }) => kind)).toEqual(['bug', 'bug', 'bug']);
  });

  it('takes what was typed around it along, and can be one title or be left out', async () => {
    const { here, element, title } = await form();
    await press('Plan: ');
    await paste('- one\n- two');
    expect(all('.pasted li', element).map((line) => line.textContent?.trim())).toEqual(['Plan: one', 'two']);
    named('button', 'All as one title', element).click();
    await settled();
    expect(title().value).toBe('Plan: one two');
    expect(titles(here).length).toBe(3);
    await paste('x\ny');
    named('button', 'Leave them out', element).click();
    await settled();
    expect(all('.pasted', element)).toEqual([]);
    expect(focused()).toBe(title());
  });

  it('of one line is pasted as ever', async () => {
    const { element } = await form();
    expect(await paste('only one\n')).toBe(true);
    expect(all('.pasted', element)).toEqual([]);
  });

  it('that is too long says so and adds nothing', async () => {
    const { here, element } = await form();
    await paste(Array.from({ length: 201 }, (_, index) => `line ${index}`).join('\n'));
    expect(one('#becomes', element).textContent).toContain('at most 200');
    expect(all('.pasted .primary', element)).toEqual([]);
    await press('{Control>}{Enter}{/Control}');
    expect(titles(here).length).toBe(3);
  });

  it('is there again after the form was closed', async () => {
    const { make, element } = await form();
    await paste(list);
    element.remove();
    document.body.replaceChildren();
    const again = await make();
    expect(all('.pasted li', again.element).length).toBe(3);
  });
});

describe('the form on the board', () => {
  it('is loaded when it is wanted, adds to its list, and gives the focus back', async () => {
    const here = desk({ name: 'Maya' });
    await openBoard(here);
    named('button', 'Add an item to To do, Technical').click();
    await expect.poll(() => focused()?.id).toBe('title');
    await press('Pipeline{Enter}');
    expect(here.store.list(backlogTopic('technical')).length).toBe(1);
    await press('{Escape}');
    expect(focused()?.textContent?.trim()).toBe('Add');
  });

  it('says that the filter hides what was added, in a list and by the dialog', async () => {
    const here = desk({ name: 'Maya' });
    await openBoard(here);
    const said = () => one('.said').textContent?.trim();
    await press('/risk');
    named('button', 'Add an item to To do, Product').click();
    await expect.poll(() => focused()?.id).toBe('title');
    await press('A risk{Enter}');
    expect(said()).toBe('GW-1 added to To do.');
    await press('Pipeline{Enter}');
    expect(said()).toBe('GW-2 added to To do. The filter hides it until you press Show all.');
    await press('{Escape}');
    await press('c');
    await paste('one\ntwo risks');
    await press('{Enter}');
    expect(said()).toContain('2 stories added to To do.');
    expect(said()).toContain('The filter hides 1 of them until you press Show all.');
    await press('{Escape}');
    history.replaceState(history.state, '', '?view=plan');
    dispatchEvent(new PopStateEvent('popstate'));
    await settled();
    await press('cNo filter here{Enter}');
    expect(said()).toBe('GW-5 added to the product backlog.');
  });

  it('says that what was added is not in the sprint that the Board shows', async () => {
    const here = desk({ name: 'Maya' });
    const sprint = addSprint(here.store.board, here.act(), { name: 'Sprint 3', start: null, end: null });
    await openBoard(here);
    named('button', 'Add an item to To do, Product').click();
    await expect.poll(() => focused()?.id).toBe('title');
    startSprint(here.store.board, here.act(), sprint);
    await press('Too late{Enter}');
    expect(one('.said').textContent?.trim()).toBe(
      'GW-1 added to To do. The Board shows Sprint 3, and it is not in it.',
    );
  });

  it('stays in sight with all it has, however many items are added above it', async () => {
    const here = desk({ name: 'Maya' });
    await openBoard(here);
    const bottom = () => one('gw-new-item-form').getBoundingClientRect().bottom;
    const edge = () => one('gw-lanes').getBoundingClientRect().bottom;
    named('button', 'Add an item to To do, Product').click();
    await expect.poll(() => focused()?.id).toBe('title');
    for (let i = 0; i < 12; i += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as somebody types them
      await press(`Story ${i}{Enter}`);
      // oxlint-disable-next-line no-await-in-loop -- after each of them
      await expect.poll(bottom).toBeLessThanOrEqual(edge() - 12);
    }
    expect(titles(here).length).toBe(12);
    expect(focused()?.id).toBe('title');
  });

  it.each(['light', 'dark'] as const)(
    'is accessible with a pasted list, wide and narrow, %s',
    async (theme) => {
      setTheme(theme);
      const here = desk({ name: 'Maya' });
      addItem(here.store.board, here.act(), { kind: 'story', title: 'A', place: { column: todo } });
      await openBoard(here);
      named('button', 'Add an item to To do, Product').click();
      await expect.poll(() => focused()?.id).toBe('title');
      await paste('one\ntwo @maya\nthree');
      await expectAccessible();
      await page.viewport(390, 844);
      await expectAccessible();
      await press('{Enter}c');
      await expectAccessible();
    },
  );
});
