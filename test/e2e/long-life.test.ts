// What a board's long life rests on, through the screen and with a real relay: looking writes nothing, so that it is no
// writing session; and a board of years goes on in a copy without its archive.

import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addItem, archiveItem } from '../../shared/board/mutate-item.ts';
import type { ColumnId } from '../../shared/ids.ts';
import { authProtocol, parseLink } from '../../shared/links.ts';
import { readBoard } from './board-writer.ts';
import { eventually, useStage } from './stage/stage.ts';

const stage = useStage();

/** All that the relay holds of a board, to the byte. */
async function heldOf(link: string): Promise<Uint8Array> {
  const parsed = parseLink(link);
  if (!parsed) throw new Error('this is no link');
  return Y.encodeStateAsUpdate(await readBoard(stage.relay.port, parsed.board, authProtocol(parsed)));
}

const shop = () =>
  stage.board('A long life', (board, by) => {
    const [done] = ['Gate', 'Door', 'Key'].map((title) =>
      addItem(board, by, { kind: 'story', title, place: { column: 'cTodo' as ColumnId } }),
    );
    if (done) archiveItem(board, by, done);
  });

test('B200 whoever opens a board, looks at every view and item and comes back writes nothing at all', async () => {
  const { links } = await shop();
  // Saying who one is is a change; whoever has said it looks from now on.
  const ann = await stage.open(links.edit, 'Ann');
  await ann.tab.says('Saved');
  const before = await heldOf(links.edit);
  const [nobody, guest] = [await stage.open(links.edit), await stage.open(links.view)];
  await ann.tab.reload();
  for (const { tab } of [ann, nobody, guest]) {
    await tab.openItem('Door');
    await tab.field('Title').focus();
    await tab.page.getByRole('button', { name: 'Close the item' }).click();
    for (const view of ['Plan', 'Refine', 'Report', 'Board']) {
      await tab.page.getByRole('link', { name: view, exact: true }).click();
      await tab.page.getByRole('main', { name: view }).waitFor();
    }
  }
  for (const { tab } of [ann, nobody]) {
    await tab.reload();
    await tab.says('Saved');
  }
  expect(await heldOf(links.edit)).toEqual(before);
});

test('B201 a board goes on in a copy without its archive, which stays on the old one', async () => {
  const { links } = await shop();
  const { tab } = await stage.open(links.owner, 'Olga');
  await tab.says('Saved');
  await tab.page.getByRole('button', { name: 'Share', exact: true }).click();
  const share = tab.page.getByRole('dialog', { name: 'Share this board' });
  await share.getByText('Owner link, for you alone').click();
  await share.getByLabel('Leave the archive behind (1 item)').check();
  await share.getByRole('button', { name: 'Make a copy of this board' }).click();
  await eventually(async () => (await tab.board()).settings.name).toBe('Copy of A long life');
  await tab.says('Saved');
  await tab.page.getByRole('button', { name: 'Share', exact: true }).click();
  const link = await share.getByRole('textbox', { name: 'Edit link' }).inputValue();
  const titles = async (at: string) =>
    new Set((await stage.onRelay(at)).items.map(({ texts }) => texts.title));
  expect(await titles(link)).toEqual(new Set(['Door', 'Key']));
  expect(await titles(links.edit)).toEqual(new Set(['Door', 'Gate', 'Key']));
  const copy = new Y.Doc();
  Y.applyUpdate(copy, await heldOf(link));
  expect(copy.store.clients.size).toBe(1);
});
