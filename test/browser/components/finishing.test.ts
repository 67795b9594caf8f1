// Finishing in the interface: asked once for all that lack something, the reason recorded, spikes led to their outcome.

import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { GwCard } from '../../../client/components/gw-card.ts';
import { cellTopic } from '../../../client/store/board-store.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import { addLine, tickLine } from '../../../shared/board/mutate-line.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { unfinishedBecause } from '../../../shared/finished.ts';
import type { ColumnId, ItemId } from '../../../shared/ids.ts';
import type { Kind } from '../../../shared/kind.ts';
import { desk, type Desk } from './desk.ts';
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
const done = 'cDone' as ColumnId;

const cardOf = (id: ItemId): GwCard => {
  const card = all<GwCard>('gw-card').find((found) => found.item === id);
  if (!card) throw new Error('no card');
  return card;
};
const said = () => one('.said').textContent?.trim() ?? '';
const question = () => one<HTMLDialogElement>('dialog', one('gw-finish-question'));
const words = () => question().textContent?.replace(/\s+/g, ' ').trim() ?? '';
const press = async (keys: string) => {
  await userEvent.keyboard(keys);
  await settled();
};

const add = (on: Desk, kind: Kind, title: string, lines: readonly boolean[] = []): ItemId => {
  const id = addItem(on.store.board, on.act(), { kind, title, place: { column: todo } });
  for (const ticked of lines) {
    const line = addLine(on.store.board, on.act(), id, 'It works');
    if (ticked) tickLine(on.store.board, on.act(), id, line, true);
  }
  return id;
};

/** A complete story, two incomplete items and a spike, all selected and on their way to Done. */
async function onTheWay(titles = 'ABTS') {
  const here = desk({ name: 'Maya' });
  const ids: Readonly<Record<string, ItemId>> = {
    A: add(here, 'story', 'A', [true]),
    B: add(here, 'story', 'B', [true, false]),
    T: add(here, 'task', 'T'),
    S: add(here, 'spike', 'S'),
  };
  await openBoard(here);
  for (const title of titles) {
    cardOf(ids[title] as ItemId).focus();
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as a person does
    await press('x');
  }
  named('button', 'Move', one('gw-selection-bar')).click();
  await settled();
  named('[role=menuitemradio]', 'Done', one('gw-change-panel')).click();
  await settled();
  const columnOf = (title: string) => here.store.item(ids[title] as ItemId)?.place.column;
  const standing = () => ['A', 'B', 'T', 'S'].filter((title) => columnOf(title) === done).join('');
  const reasonOf = (title: string) => {
    const item = here.store.item(ids[title] as ItemId);
    return item && unfinishedBecause(item);
  };
  return { here, ids, standing, reasonOf };
}

describe('gw-finish-question', () => {
  it('asks once for a selection and names what each lacks', async () => {
    const { standing } = await onTheWay();
    expect(all(':modal').length).toBe(1);
    expect(words()).toContain('2 items are not complete. Move them to Done?');
    expect(words()).toContain('GW-2 B It needs one acceptance criterion ticked.');
    expect(words()).toContain('GW-3 T It needs at least one line of the definition of done, ticked.');
    expect(words()).toContain('until then the spike stays where it is');
    expect(words()).not.toContain('GW-1');
    expect(standing()).toBe('');
    expect(focused()?.id).toBe('reason');
  });

  it('finishes all that may with the reason, as one step, and says that the spike stays', async () => {
    const { here, standing, reasonOf } = await onTheWay();
    await press('The rest goes to Sprint 4');
    named('button', 'Finish all the same', question()).click();
    await expect.poll(standing).toBe('ABT');
    expect(reasonOf('B')).toEqual({
      missing: 'one acceptance criterion ticked',
      reason: 'The rest goes to Sprint 4',
    });
    expect(reasonOf('T')?.reason).toBe('The rest goes to Sprint 4');
    expect(reasonOf('A')).toBeNull();
    expect(said()).toBe('3 of 4 items moved to Done.');
    expect(here.store.list(cellTopic('product', done)).length).toBe(2);
    await press('{Control>}z{/Control}');
    expect(standing()).toBe('');
  });

  it('does not finish without a reason, blanks are none', async () => {
    const { standing } = await onTheWay('B');
    named('button', 'Finish all the same', question()).click();
    await settled();
    expect(question().open).toBe(true);
    await press('  ');
    named('button', 'Finish all the same', question()).click();
    await settled();
    expect(question().open).toBe(true);
    expect(standing()).toBe('');
    await press('Enough');
    named('button', 'Finish all the same', question()).click();
    await expect.poll(standing).toBe('B');
  });

  it('finishes with Ctrl or ⌘ and Enter, while Enter alone begins a line', async () => {
    const { standing, reasonOf } = await onTheWay('B');
    expect(words()).toContain('Ctrl+Enter finishes.');
    await press('{Control>}{Enter}{/Control}');
    expect(question().open).toBe(true);
    await press('One{Enter}two{Control>}{Enter}{/Control}');
    await expect.poll(standing).toBe('B');
    expect(reasonOf('B')?.reason).toBe('One two');
  });

  it('leaves what is not complete and finishes the others', async () => {
    const { standing, reasonOf } = await onTheWay();
    named('button', 'Finish only the other one', question()).click();
    await expect.poll(standing).toBe('A');
    expect(reasonOf('B')).toBeNull();
    expect(said()).toBe('1 of 4 items moved to Done.');
  });

  it('moves nothing on Escape', async () => {
    const { standing } = await onTheWay();
    await press('{Escape}');
    await expect.poll(said).toBe('4 items stay where they were.');
    expect(standing()).toBe('');
  });

  it('of a spike alone it says what is to be done, and opens it at its outcome', async () => {
    const { here, ids, standing } = await onTheWay('S');
    expect(words()).toContain('GW-4 has no outcome yet');
    expect(words()).toContain('Record what you found out or decided, or drop it');
    expect(all('#reason')).toEqual([]);
    const wanted: unknown[] = [];
    one('gw-board').addEventListener('gw-open-item', (event) => wanted.push([event.item, event.part]));
    named('button', 'Record its outcome', question()).click();
    await settled();
    expect(wanted).toEqual([[ids['S'], 'outcome']]);
    await expect.poll(() => all('gw-item-panel').length).toBe(1);
    expect(standing()).toBe('');
    expect(here.store.item(ids['S'] as ItemId)?.place.column).toBe(todo);
  });

  it('is not asked of complete items, between done columns, or when nothing is finished', async () => {
    const { standing } = await onTheWay('A');
    await expect.poll(standing).toBe('A');
    expect(all(':modal')).toEqual([]);
    expect(said()).toBe('GW-1 moved to Done.');
  });

  it('asks also for a card carried by keyboard, and a story that becomes a spike there stays', async () => {
    const { here, ids } = await onTheWay('A');
    const b = cardOf(ids['B'] as ItemId);
    b.focus();
    await press('{Enter}{ArrowRight}{ArrowRight}{ArrowRight}{Enter}');
    await expect.poll(() => question().open).toBe(true);
    expect(words()).toContain('GW-2 is not complete. Move it to Done?');
    await press('{Escape}');
    await settled();
    const drop = { backlog: 'technical', column: done, after: null, before: null } as const;
    const { DropCardEvent } = await import('../../../client/components/events.ts');
    one('gw-lanes').dispatchEvent(new DropCardEvent([ids['B'] as ItemId], drop));
    await settled();
    named('button', 'Spike', one('gw-kind-question')).click();
    await expect.poll(() => question().open).toBe(true);
    expect(words()).toContain('GW-2 has no outcome yet');
    await press('{Escape}');
    await settled();
    expect(here.store.item(ids['B'] as ItemId)).toMatchObject({ kind: 'story', place: { column: todo } });
  });

  it('says it on the card afterwards, quietly, with the reason', async () => {
    const { here, ids } = await onTheWay('A');
    moveItem(here.store.board, here.act(), ids['B'] as ItemId, { column: done }, 'a setting is missing');
    moveItem(here.store.board, here.act(), ids['T'] as ItemId, { column: done }, 'nobody wrote any');
    await settled();
    const mark = (title: string) => one('.mark', cardOf(ids[title] as ItemId));
    expect(mark('B').textContent?.replace(/\s+/g, ' ').trim()).toBe('finished with1 open line');
    expect(mark('B').title).toBe('Finished with 1 open line: a setting is missing');
    expect(mark('T').textContent).toContain('no definition of done');
    expect(all('.mark', cardOf(ids['A'] as ItemId))).toEqual([]);
  });

  it('offers no new item in a done column: what is added there would be finished', async () => {
    const here = desk({ name: 'Maya' });
    await openBoard(here);
    expect(all('.add').map((button) => button.getAttribute('aria-label'))).not.toContain(
      'Add an item to Done, Product backlog',
    );
    expect(all('.add').length).toBe(6);
  });

  it.each(['light', 'dark'] as const)('is accessible, wide and narrow, %s', async (theme) => {
    setTheme(theme);
    await onTheWay();
    await expectAccessible();
    await page.viewport(390, 844);
    await expectAccessible();
    expect(question().scrollWidth).toBeLessThanOrEqual(question().clientWidth);
    await press('{Escape}');
  });
});
