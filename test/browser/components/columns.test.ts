// The panel of a column: each change by keyboard and in one step, refusals beside it, the archive and the way back.

import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { GwColumnHead } from '../../../client/components/gw-column-head.ts';
import { archiveColumn, moveColumn, renameColumn } from '../../../shared/board/mutate-column.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import type { ColumnId } from '../../../shared/ids.ts';
import { desk } from './desk.ts';
import { fillSample } from './sample-board.ts';
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

const doing = 'cDoing' as ColumnId;
const review = 'cReview' as ColumnId;

const heads = () => all<GwColumnHead>('gw-column-head').map((head) => one('h2', head).textContent);
const said = () => one('.said').textContent?.trim() ?? '';
const panel = () => one('[popover]', one('gw-column-menu'));
const press = async (keys: string) => {
  await userEvent.keyboard(keys);
  await settled();
};
const click = async (name: string) => {
  named('button', name, panel()).click();
  await settled();
};

async function opened(column = 'In progress', waiting = false) {
  const here = desk({ name: 'Maya' });
  await openBoard(here, { waiting });
  named('button', `Change the column ${column}`).focus();
  await press('{Enter}');
  return here;
}

it('renames, limits and marks a column, each as a step of its own', async () => {
  const here = await opened();
  const column = () => here.store.columns.find(({ id }) => id === doing);
  one<HTMLInputElement>('#name', panel()).select();
  one('#name', panel()).focus();
  await press('Under way{Tab}');
  expect(column()?.name).toBe('Under way');
  await press('4{Tab}');
  expect(column()?.limit).toBe(4);
  await press(' ');
  expect(column()?.done).toBe(true);
  await press('{Escape}');
  expect(panel().matches(':popover-open')).toBe(false);
  expect(focused()).toBe(named('button', 'Change the column Under way'));
  expect(all('.done', all<GwColumnHead>('gw-column-head')[1]).length).toBe(1);
  await press('{Control>}z{/Control}');
  expect(column()).toMatchObject({ name: 'Under way', limit: 4, done: false });
});

it('keeps a typed name when the panel is closed, and words that were refused with the sentence', async () => {
  const here = await opened();
  const name = one<HTMLInputElement>('#name', panel());
  name.select();
  name.focus();
  await press('Building{Escape}');
  await expect.poll(() => here.store.columns.map((column) => column.name)).toContain('Building');
  named('button', 'Change the column Building').click();
  await settled();
  const again = one<HTMLInputElement>('#name', panel());
  again.focus();
  again.select();
  await press('{Delete}{Tab}');
  expect(one('.refusal', panel()).textContent).toBe('A column needs a name.');
  const limit = one<HTMLInputElement>('#limit', panel());
  limit.focus();
  await press('0{Tab}');
  expect(one('.refusal', panel()).textContent).toContain('from 1 to 999');
  expect(limit.value).toBe('0');
});

it('closes when Tab leaves it, and goes on from its button', async () => {
  await opened();
  const last = all<HTMLButtonElement>('button', panel()).findLast((button) => !button.disabled);
  last?.focus();
  await press('{Tab}');
  await expect.poll(() => panel().matches(':popover-open')).toBe(false);
  await expect.poll(focused).toBe(named('button', 'Change the column In progress'));
  await press('{Enter}{Shift>}{Tab}{/Shift}');
  await expect.poll(() => panel().matches(':popover-open')).toBe(false);
  await expect.poll(focused).toBe(named('button', 'Change the column In progress'));
});

it('a name that is being typed stays when somebody else changes the columns', async () => {
  const here = await opened();
  const name = one<HTMLInputElement>('#name', panel());
  name.focus();
  name.select();
  await press('Half a na');
  renameColumn(here.store.board, here.act(), review, 'Looking');
  await settled();
  expect(name.value).toBe('Half a na');
});

it('moves a column left and right to the ends, by keyboard, and says where it stands', async () => {
  await opened();
  named('button', 'Right', panel()).focus();
  await press('{Enter}');
  expect(heads()).toEqual(['To do', 'Review', 'In progress', 'Done']);
  expect(said()).toBe('In progress is column 3 of 4 now.');
  await press('{Enter}');
  expect(heads()).toEqual(['To do', 'Review', 'Done', 'In progress']);
  expect(focused()?.textContent?.trim()).toBe('Left');
  for (let i = 0; i < 3; i += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one press after the other
    await press('{Enter}');
  }
  expect(heads()).toEqual(['In progress', 'To do', 'Review', 'Done']);
  expect(panel().matches(':popover-open')).toBe(true);
});

it('adds a column after it and asks for its name at once', async () => {
  await opened('In progress', true);
  await click('Add a column after it');
  expect(heads()).toEqual(['Backlog', 'To do', 'In progress', 'New column', 'Review', 'Done']);
  expect(focused()?.id).toBe('name');
  await press('Blocked{Enter}');
  expect(heads()).toEqual(['Backlog', 'To do', 'In progress', 'Blocked', 'Review', 'Done']);
  expect(panel().matches(':popover-open')).toBe(false);
  named('button', 'Change the column Backlog').click();
  await settled();
  await click('Add a column here');
  expect(heads()[1]).toBe('New column');
});

it('archives a column, says where its cards show, and brings it back from any column', async () => {
  const here = await opened();
  addItem(here.store.board, here.act(), { kind: 'bug', title: 'A', place: { column: doing } });
  await press('{Escape}');
  named('button', 'Change the column In progress').click();
  await settled();
  expect(panel().textContent).toContain('Its 1 card will show in To do, marked “from In progress”.');
  await click('Archive the column');
  expect(heads()).toEqual(['To do', 'Review', 'Done']);
  expect(said()).toContain('In progress archived.');
  expect(one('.from').textContent).toBe('from In progress');
  // It is no label.
  expect(all('.from .icon').length).toBe(1);
  expect(all('.tag', one('gw-card'))).toEqual([]);
  named('button', 'Change the column Done').click();
  await settled();
  await click('Bring back In progress');
  expect(heads()).toEqual(['To do', 'In progress', 'Review', 'Done']);
});

it('says what the mark does to incomplete items, and that the last column stays', async () => {
  const here = await opened();
  addItem(here.store.board, here.act(), { kind: 'story', title: 'A', place: { column: doing } });
  await press('{Escape}');
  for (const id of ['cTodo', 'cReview', 'cDone'] as ColumnId[])
    archiveColumn(here.store.board, here.act(), id, true);
  await settled();
  named('button', 'Change the column In progress').click();
  await settled();
  expect(panel().textContent?.replace(/\s+/g, ' ')).toContain(
    '1 item in it is not complete. With the mark it counts as finished all the same.',
  );
  expect(panel().textContent).toContain('A board keeps at least one column.');
  expect(all('button', panel()).filter((button) => button.textContent?.includes('Archive'))).toEqual([]);
});

it('is not offered with a view link', async () => {
  const here = desk();
  here.setReadOnly(true);
  await openBoard(here);
  expect(all('gw-column-head button')).toEqual([]);
});

it.each(['light', 'dark'] as const)('is accessible, wide and narrow, %s', async (theme) => {
  setTheme(theme);
  const here = desk({ name: 'Maya' });
  fillSample(here);
  await openBoard(here);
  archiveColumn(here.store.board, here.act(), review, true);
  await settled();
  named('button', 'Change the column In progress').click();
  await expectAccessible();
  await press('{Escape}');
  await page.viewport(390, 844);
  named('button', 'Change the column In progress').click();
  await expectAccessible();
  const { left, right } = panel().getBoundingClientRect();
  expect([left >= 0, right <= 390]).toEqual([true, true]);
});

it('opens with the name chosen, so that one types the new one at once', async () => {
  const here = await opened();
  expect(focused()).toBe(one('#name', panel()));
  await press('Under way{Enter}');
  expect(heads()).toEqual(['To do', 'Under way', 'Review', 'Done']);
  named('button', 'Change the column Review').click();
  await settled();
  expect(focused()).toBe(one('#name', panel()));
  await press('Looking{Enter}');
  expect(here.store.columns.find(({ id }) => id === review)?.name).toBe('Looking');
});

it('leaves the keys of a phone away until one presses the name', async () => {
  vi.spyOn(window, 'matchMedia').mockImplementation(
    (query) => ({ matches: query === '(pointer: coarse)' }) as MediaQueryList,
  );
  await opened();
  expect(focused()).toBe(panel());
});

it('stands at the head of the column it is about, wherever that goes', async () => {
  const here = await opened('Review');
  const head = (name: string) =>
    all<GwColumnHead>('gw-column-head')
      .find((one) => one.column?.name === name)
      ?.getBoundingClientRect();
  const standsAt = (name: string) =>
    expect
      .poll(() => Math.abs(panel().getBoundingClientRect().right - (head(name)?.right ?? 0)))
      .toBeLessThan(2);
  await standsAt('Review');
  await click('Left');
  await standsAt('Review');
  moveColumn(here.store.board, here.act(), 'cDone' as ColumnId, null);
  await settled();
  await standsAt('Review');
  await click('Add a column after it');
  await standsAt('New column');
  expect(focused()).toBe(one('#name', panel()));
  await press('{Escape}');
  expect(focused()).toBe(named('button', 'Change the column New column'));
});

it('brings a column that went off the screen into sight again', async () => {
  await page.viewport(600, 800);
  const here = desk({ name: 'Maya' });
  await openBoard(here);
  named('button', 'Change the column To do').click();
  await settled();
  for (let i = 0; i < 3; i += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one press after the other
    await click('Right');
  }
  const { right } = all<GwColumnHead>('gw-column-head')[3]?.getBoundingClientRect() ?? { right: Infinity };
  expect(right).toBeLessThanOrEqual(600);
  expect(Math.abs(panel().getBoundingClientRect().right - right)).toBeLessThan(2);
});
