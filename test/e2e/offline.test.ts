// Work without a relay: alone, in two tabs, and where the browser keeps nothing. The header always says where the work
// is, nothing is lost by a reload or a closed tab, and everything arrives when the line is mended.

import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { ExportedBoard } from '../../shared/board/export-board.ts';
import { addItem } from '../../shared/board/mutate-item.ts';
import { addLine } from '../../shared/board/mutate-line.ts';
import type { ColumnId } from '../../shared/ids.ts';
import { eventually, sameBoard, useStage } from './stage/stage.ts';

const stage = useStage();
const toDo = 'cTodo' as ColumnId;

const fourItems = () =>
  stage.board('Train', (board, by) => {
    for (const title of ['Fare', 'Seat', 'Delay', 'Untouched'])
      addLine(
        board,
        by,
        addItem(board, by, { kind: 'story', title, place: { column: toDo } }),
        'It is printed',
      );
  });

test('offline edits are counted, outlive a reload, and arrive when the line is mended', async () => {
  const { links } = await fourItems();
  const { person, tab } = await stage.open(links.edit, 'Ann');
  const bob = await stage.open(links.edit);
  await tab.says('Saved');
  await tab.openItem('Fare');

  person.cutLine();
  await tab.says('Offline, nothing waits');
  await tab.caret('Title', 'End');
  await tab.page.keyboard.type(' zones');
  await tab.says('On this device only, 1 item changed');
  await tab.page.getByRole('button', { name: 'Close the item' }).click();
  await tab.openItem('Seat');
  await tab.page.getByRole('checkbox', { name: 'Done: It is printed' }).check();
  await tab.says('On this device only, 2 items changed');
  await tab.page.getByRole('button', { name: 'Close the item' }).click();
  await tab.move('Delay', 'In progress');
  await tab.says('On this device only, 3 items changed');
  await tab.page.getByRole('button', { name: 'Add an item to To do, Product backlog' }).click();
  await tab.page.getByRole('textbox', { name: 'Title of the new item' }).fill('Luggage');
  await tab.page.keyboard.press('Enter');
  await tab.says('On this device only, 4 items changed');
  // A second edit of one of them is no further item.
  await tab.move('Fare', 'Review');
  await tab.says('On this device only, 4 items changed');
  const before = await tab.lists();

  await tab.reload();
  await tab.says('On this device only, 4 items changed');
  expect(await tab.lists()).toEqual(before);
  expect((await stage.onRelay(links.edit)).items.map(({ texts }) => texts.title)).toEqual([
    'Fare',
    'Seat',
    'Delay',
    'Untouched',
  ]);

  // Meanwhile somebody else works on the same items.
  await bob.tab.become('Bob');
  await bob.tab.openItem('Fare');
  await bob.tab.caret('Title', 'Home');
  await bob.tab.page.keyboard.type('Night ');
  await bob.tab.says('Saved');

  await person.mendLine();
  await tab.says('Saved');
  await bob.tab.card('Luggage').waitFor();
  const board = await sameBoard(tab, bob.tab);
  expect(board).toEqual(await stage.onRelay(links.edit));
  expect(await bob.tab.words('Title')).toBe('Night Fare zones');
  expect(await tab.lists()).toContain('In progress, Product backlog: Delay');
  expect(await tab.lists()).toContain('Review, Product backlog: Night Fare zones');
  const seat = board.items.find(({ texts }) => texts.title === 'Seat');
  expect(seat?.lines.map(({ done }) => done)).toEqual([true]);
  // And it says so after a reload too, when only the relay can know.
  await tab.reload();
  await tab.says('Saved');
});

test('two tabs without a relay show each other’s edits, count together, and lose nothing when one is closed', async () => {
  const { links } = await fourItems();
  const { person, tab: first } = await stage.open(links.edit, 'Ann');
  const bob = await stage.open(links.edit);
  const second = await person.tab(links.edit);
  await first.says('Saved');
  await second.says('Saved');

  await second.openItem('Seat');
  await first.openItem('Fare');
  await first.caret('Title', 'End');
  await first.page.keyboard.type(' with');
  await second.card('Fare with').waitFor();
  await first.says('Saved');

  person.cutLine();
  await first.says('Offline, nothing waits');
  await second.says('Offline, nothing waits');
  await first.page.keyboard.type(' zones');
  await second.card('Fare with zones').waitFor();
  await second.says('On this device only, 1 item changed');
  await second.caret('Title', 'End');
  await second.page.keyboard.type(' by the window');
  await first.card('Seat by the window').waitFor();
  await first.says('On this device only, 2 items changed');
  await second.says('On this device only, 2 items changed');

  await first.page.close({ runBeforeUnload: true });
  await second.says('On this device only, 2 items changed');
  await second.reload();
  await second.says('On this device only, 2 items changed');
  await second.card('Fare with zones').waitFor();
  await person.mendLine();
  await second.says('Saved');
  await bob.tab.card('Seat by the window').waitFor();
  const board = await sameBoard(second, bob.tab);
  expect(board.items.map(({ texts }) => texts.title)).toEqual([
    'Fare with zones',
    'Seat by the window',
    'Delay',
    'Untouched',
  ]);
  expect(board).toEqual(await stage.onRelay(links.edit));
});

test('where the browser keeps nothing the board works, the header says so, and the words can be copied out', async () => {
  const { links } = await fourItems();
  const person = await stage.person();
  await person.keepNothing();
  const tab = await person.tab(links.edit);
  await tab.become('Ann');
  await tab.says('Saved on the relay, not on this device');
  await tab.openItem('Fare');
  await tab.caret('Title', 'End');
  await tab.page.keyboard.type(' zones');
  await tab.says('Saved on the relay, not on this device');
  await eventually(async () => (await stage.onRelay(links.edit)).items[0]?.texts.title).toBe('Fare zones');

  // A reload still knows the way: the address has to carry what the browser does not keep.
  await tab.reload();
  await tab.says('Saved on the relay, not on this device');
  await tab.become('Anna');

  person.cutLine();
  await tab.openItem('Seat');
  await tab.caret('Title', 'End');
  await tab.page.keyboard.type(' which no relay has seen');
  await tab.says('Only in this tab, copy it out now');
  await tab.page.getByRole('button', { name: /^Where the work is/ }).click();
  const [download] = await Promise.all([
    tab.page.waitForEvent('download'),
    tab.page.getByRole('button', { name: 'Copy the whole board out' }).click(),
  ]);
  const copy = JSON.parse(await readFile(await download.path(), 'utf8')) as ExportedBoard;
  expect(copy.items.map(({ texts }) => texts.title)).toContain('Seat which no relay has seen');

  await person.mendLine();
  await tab.says('Saved on the relay, not on this device');
  expect((await stage.onRelay(links.edit)).items[1]?.texts.title).toBe('Seat which no relay has seen');
});
