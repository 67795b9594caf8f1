// Pictures from one browser to another through a real relay: pasted without a line, kept over a reload, called saved
// only when the relay has them on disk, safe from kill -9, and refilled into a relay that lost its disk.

import { createHash, randomBytes } from 'node:crypto';
import type { Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { addItem } from '../../shared/board/mutate-item.ts';
import type { ColumnId } from '../../shared/ids.ts';
import { authProtocol, parseLink } from '../../shared/links.ts';
import { eventually, useStage } from './stage/stage.ts';
import type { Tab } from './stage/tab.ts';

const stage = useStage();

const oneItem = () =>
  stage.board('Checkout', (board, by) => {
    addItem(board, by, { kind: 'bug', title: 'Total is off', place: { column: 'cTodo' as ColumnId } });
  });

/** Pastes a drawing of this width into the open item, as a screenshot comes from the clipboard. */
async function pastePicture(tab: Tab, width: number): Promise<void> {
  await tab.page.locator('gw-item-panel').evaluate(async (panel, width) => {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = 40;
    canvas.getContext('2d')?.fillRect(5, 5, 20, 20);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    const data = new DataTransfer();
    data.items.add(new File(blob ? [blob] : [], 'image.png', { type: 'image/png' }));
    const options = { clipboardData: data, bubbles: true, composed: true, cancelable: true };
    panel.shadowRoot?.querySelector('section')?.dispatchEvent(new ClipboardEvent('paste', options));
  }, width);
}

/** The widths of the pictures that are drawn in the open item; 0 for one that is not. */
const drawn = (tab: Tab) =>
  tab.page
    .locator('gw-pictures gw-picture')
    .evaluateAll((pictures) =>
      pictures.map((picture) => picture.shadowRoot?.querySelector('img')?.naturalWidth ?? 0),
    );

/** The pictures of this board on the relay's disk, as an answer to whoever asks with its link. */
async function onDisk(link: string, hash = ''): Promise<Response> {
  const parsed = parseLink(link);
  if (!parsed) throw new Error('this is no link');
  return fetch(`${stage.relay.origin}/api/boards/${parsed.board}/pictures${hash && `/${hash}`}`, {
    headers: { authorization: `Groundwork ${authProtocol(parsed)}` },
  });
}
const hashesOnDisk = async (link: string) =>
  ((await (await onDisk(link)).json()) as { pictures: readonly string[] }).pictures;

test('pasted offline a picture is on this device only, outlives a reload, and reaches the other when it is back', async () => {
  const { links } = await oneItem();
  const { person, tab } = await stage.open(links.edit, 'Ann');
  const bob = await stage.open(links.view);
  await tab.says('Saved');
  await tab.openItem('Total is off');
  person.cutLine();
  await tab.says('Offline, nothing waits');

  await pastePicture(tab, 120);
  await tab.says('On this device only, 1 item changed, 1 picture');
  await eventually(() => drawn(tab)).toEqual([120]);
  await tab.page.reload();
  await tab.field('Title').waitFor();
  await tab.says('On this device only, 1 item changed, 1 picture');
  await eventually(() => drawn(tab)).toEqual([120]);
  expect(await hashesOnDisk(links.edit)).toEqual([]);

  await person.mendLine();
  await tab.says('Saved');
  const [hash] = await hashesOnDisk(links.edit);
  expect((await stage.onRelay(links.edit)).items[0]?.pictures.map((one) => one.hash)).toEqual([hash]);

  await bob.tab.openItem('Total is off');
  await eventually(() => drawn(bob.tab)).toEqual([120]);
  // From now on it is in Bob's browser as well.
  bob.person.cutLine();
  await bob.tab.page.reload();
  await eventually(() => drawn(bob.tab)).toEqual([120]);
});

test('while the picture itself is on its way nothing says saved, and the other is told that it has not arrived', async () => {
  const { links } = await oneItem();
  const { tab } = await stage.open(links.edit, 'Ann');
  const bob = await stage.open(links.edit);
  await tab.openItem('Total is off');
  await bob.tab.openItem('Total is off');
  await tab.says('Saved');
  const held: Route[] = [];
  await tab.page.route('**/pictures/*', (route) => void held.push(route));
  await pastePicture(tab, 90);
  await bob.tab.page.getByText('This picture has not arrived yet').waitFor();
  await eventually(() => held.length).toBe(1);
  // The board itself is on the relay's disk, and Bob has it: only the picture is missing.
  expect((await stage.onRelay(links.edit)).items[0]?.pictures).toHaveLength(1);
  expect(await tab.header()).toBe('Saving');
  for (const route of held) await route.continue();
  await tab.says('Saved');
  expect(await hashesOnDisk(links.edit)).toHaveLength(1);
  await eventually(() => drawn(bob.tab)).toEqual([90]);
});

test('what was answered with 204 is there after kill -9', async () => {
  const { links, id } = await oneItem();
  const bytes = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(2_000_000)]);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const parsed = parseLink(links.edit);
  const kept = await fetch(`${stage.relay.origin}/api/boards/${id}/pictures/${hash}`, {
    method: 'PUT',
    headers: { authorization: `Groundwork ${parsed && authProtocol(parsed)}`, 'content-type': 'image/png' },
    body: bytes,
  });
  await stage.killRelay();
  expect(kept.status).toBe(204);
  await stage.relay.start();
  const found = await onDisk(links.view, hash);
  expect(found.status).toBe(200);
  expect(Buffer.compare(Buffer.from(await found.arrayBuffer()), bytes)).toBe(0);
});

test('a relay that lost its disk gets the pictures back from a browser that has them', async () => {
  const { links } = await oneItem();
  const { tab } = await stage.open(links.edit, 'Ann');
  await tab.openItem('Total is off');
  await pastePicture(tab, 70);
  // A picture is read before it stands on the item; until then "Saved" is the word of before.
  await eventually(() => hashesOnDisk(links.edit)).toHaveLength(1);
  await tab.says('Saved');
  await stage.killRelay();
  await stage.relay.loseData();
  await tab.says('Offline, nothing waits'); // else the word of before could be taken for that of the new relay
  await stage.relay.start();
  await tab.says('Saved');
  expect(await hashesOnDisk(links.edit)).toHaveLength(1);
  const bob = await stage.open(links.edit);
  await bob.tab.openItem('Total is off');
  await eventually(() => drawn(bob.tab)).toEqual([70]);
});
