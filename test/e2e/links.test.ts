// What a link lets its holder do, in real browsers and by a client that keeps to no rule.

import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { addItem } from '../../shared/board/mutate-item.ts';
import { authProtocol, editSecret, linkUrl, parseLink, viewSecret } from '../../shared/links.ts';
import { statusCode, syncType, writeSync } from '../../shared/protocol.ts';
import { RawClient, strangeUpdate } from './stage/raw-client.ts';
import type { NewBoard } from './stage/relay.ts';
import { eventually, sameBoard, useStage } from './stage/stage.ts';

const stage = useStage();

const twoItems = () =>
  stage.board('Links', (board, by) => {
    for (const title of ['Door', 'Key']) addItem(board, by, { kind: 'task', title });
  });

/** The edit and view links that come after the first ones, as the holder of the owner link makes them. */
function nextLinks({ id, links }: NewBoard) {
  const owner = parseLink(links.owner);
  if (owner?.role !== 'owner') throw new Error('this is no owner link');
  const secret = editSecret(owner.seed, 1);
  const edit = { role: 'edit', board: id, n: 1, secret } as const;
  const view = { role: 'view', board: id, n: 1, m: 0, secret: viewSecret(secret, 0) } as const;
  return {
    claim: authProtocol(edit),
    edit: linkUrl(stage.relay.origin, edit),
    view: linkUrl(stage.relay.origin, view),
  };
}

async function replaceLinks(board: NewBoard, claim: string): Promise<void> {
  const answer = await fetch(`${stage.relay.origin}/api/boards/${board.id}/links`, {
    method: 'POST',
    body: JSON.stringify({ claim, m: 0 }),
  });
  expect({ status: answer.status, body: await answer.json() }).toEqual({ status: 200, body: { n: 1, m: 0 } });
}

test('a board made on Home is on the relay at once, and opens elsewhere by the link that Share shows', async () => {
  const maker = await stage.person();
  const tab = await maker.tab();
  await tab.page.goto(maker.line.origin);
  await tab.page.getByText('None yet.').waitFor();
  await tab.page.getByRole('textbox', { name: 'Create a board' }).fill('Made at home');
  await tab.page.getByRole('button', { name: 'Create' }).click();
  await tab.says('Saved');
  await tab.page.getByRole('button', { name: 'Share' }).click();
  const share = tab.page.getByRole('dialog', { name: 'Share this board' });
  await share.getByRole('textbox', { name: 'View link' }).waitFor();
  // The owner link is not shown before somebody asks for it.
  expect(await share.getByRole('textbox').count()).toBe(2);
  const link = await share.getByRole('textbox', { name: 'Edit link' }).inputValue();
  await tab.page.keyboard.press('Escape');
  expect((await stage.onRelay(link)).settings.name).toBe('Made at home');

  const other = await stage.person();
  const guest = await other.tab();
  await guest.page.goto(other.line.origin);
  await guest.page.getByRole('textbox', { name: 'Open a board by its link' }).fill(other.line.through(link));
  await guest.page.getByRole('button', { name: 'Open', exact: true }).click();
  await guest.says('Saved');
  await guest.become('Gerd');
  await guest.page.keyboard.press('c');
  await guest.page.getByRole('textbox', { name: 'Title of the new item' }).fill('First item');
  await guest.page.keyboard.press('Enter');
  await tab.card('First item').waitFor();
  await guest.page.keyboard.press('Escape');
  await guest.page.getByRole('link', { name: 'All boards' }).click();
  await guest.page.getByRole('link', { name: 'Made at home' }).click();
  await guest.card('First item').waitFor();
});

test('a view link shows the board live and offers nothing that changes it', async () => {
  const { links } = await twoItems();
  const ann = await stage.open(links.edit, 'Ann');
  const guest = await stage.open(links.view);
  await guest.tab.says('View only');
  await guest.tab.openItem('Door');
  const { page } = guest.tab;
  const editable = page.locator(':read-write, select:enabled, input:enabled:not(:read-only, [readonly])');
  await eventually(() => editable.filter({ visible: true }).count()).toBe(0);
  for (const name of [/New item/, /^Add/, /Archive$/, /Say who you are/, /somebody else/])
    expect(await page.getByRole('button', { name }).count()).toBe(0);
  await page.getByRole('button', { name: 'Share' }).click();
  const share = page.getByRole('dialog', { name: 'Share this board' });
  await share.getByRole('textbox', { name: 'View link' }).waitFor();
  expect(await share.getByRole('textbox').count()).toBe(1);
  await page.keyboard.press('Escape');

  await ann.tab.openItem('Door');
  await ann.tab.caret('Title', 'End');
  await ann.tab.page.keyboard.type(' that closes');
  await eventually(() => guest.tab.words('Title')).toBe('Door that closes');
  await sameBoard(ann.tab, guest.tab);
});

test('a client with a view link sends step 2 and updates: nothing is written, and its socket stays', async () => {
  const { links } = await twoItems();
  const before = await stage.onRelay(links.edit);
  const { tab } = await stage.open(links.edit);
  const client = await RawClient.open(stage.relay.port, links.view);
  await eventually(() => client.synced).toBe(true);
  client.send(writeSync(syncType.step2, strangeUpdate()));
  client.send(writeSync(syncType.update, strangeUpdate()));
  for (let i = 0; i < 50; i += 1) client.send(writeSync(syncType.update, strangeUpdate()));
  await eventually(() => client.statuses.map(({ code }) => code)).toEqual([statusCode.readOnly]);
  expect(client.statuses[0]?.text).toMatch(/view link/);

  // What comes after them is still heard and answered, and others' changes still arrive.
  await stage.write(links.edit, (board, by) => addItem(board, by, { kind: 'task', title: 'Hinge' }));
  await eventually(() => client.titles()).toEqual(['Door', 'Key', 'Hinge']);
  expect(client.open).toBe(true);
  expect(client.acked).toBe(0);
  await tab.card('Hinge').waitFor();

  const expected = { ...before, items: [...before.items, (await stage.onRelay(links.edit)).items[2]] };
  expect(await stage.onRelay(links.edit)).toEqual(expected);
  expect(await tab.board()).toEqual(expected);
  client.close();
  // Nor is anything of it on the disk.
  await stage.killRelay();
  await stage.relay.start();
  expect(await stage.onRelay(links.edit)).toEqual(expected);
});

test('replaced links close their sessions within a second; the new link sends what waited', async () => {
  const board = await twoItems();
  const { links } = board;
  const ann = await stage.open(links.edit, 'Ann');
  const guest = await stage.open(links.view);
  const owner = await stage.open(links.owner, 'Olga');
  for (const { tab } of [ann, owner]) await tab.says('Saved');
  const next = nextLinks(board);
  await ann.tab.openItem('Door');
  await ann.tab.caret('Title', 'End');

  const replaced = Date.now();
  await replaceLinks(board, next.claim);
  await ann.tab.says('Not connected');
  await guest.tab.says('Not connected');
  const took = Date.now() - replaced;
  expect(took).toBeLessThan(1000);
  expect(await ann.tab.why()).toMatch(/does not accept this link: it was replaced/);
  // Whoever holds the owner link can make the new one, so nothing happens to them.
  await owner.tab.says('Saved');

  await ann.tab.caret('Title', 'End');
  await ann.tab.page.keyboard.type(' typed on');
  await ann.tab.says('On this device only, 1 item changed');
  expect(await ann.tab.why()).toMatch(/your changes stay on this device/);
  await ann.tab.reload();
  await ann.tab.says('On this device only, 1 item changed');
  expect((await stage.onRelay(next.edit)).items[0]?.texts.title).toBe('Door');

  await ann.tab.follow(next.edit);
  await ann.tab.says('Saved');
  await owner.tab.card('Door typed on').waitFor();
  await guest.tab.follow(next.view);
  await guest.tab.says('View only');
  await guest.tab.card('Door typed on').waitFor();
  expect(await sameBoard(ann.tab, owner.tab)).toEqual(await stage.onRelay(next.view));
  // The new link is the one that this browser knows from now on.
  await ann.tab.reload();
  await ann.tab.says('Saved');
  console.log(`replaced links: told in both browsers after ${took} ms`);
});

test('a new link followed in a tab whose words stand nowhere else takes them along', async () => {
  const board = await twoItems();
  const person = await stage.person();
  await person.keepNothing();
  const tab = await person.tab(board.links.edit);
  await tab.become('Ann');
  await tab.says('Saved on the relay, not on this device');
  const next = nextLinks(board);
  await replaceLinks(board, next.claim);
  await tab.says('Not connected');
  await tab.openItem('Door');
  await tab.caret('Title', 'End');
  await tab.page.keyboard.type(' in one tab only');
  await tab.says('Only in this tab, copy it out now');
  await tab.page.getByRole('button', { name: 'Close the item' }).click();
  await tab.follow(next.edit);
  await tab.says('Saved on the relay, not on this device');
  await eventually(async () => (await stage.onRelay(next.edit)).items[0]?.texts.title).toBe(
    'Door in one tab only',
  );
});

test('a link that was cut off or belongs to nobody is refused in a sentence, and its secret stays out of the address', async () => {
  const { links } = await twoItems();
  const person = await stage.person();
  const tab = await person.tab();
  await tab.page.goto(person.line.through(links.edit.slice(0, -1)));
  await tab.page
    .getByRole('alert')
    .getByText(/This link is not whole/)
    .waitFor();
  await tab.page.goto(person.line.through(links.edit.replace(/#.*/, '')));
  await tab.page
    .getByRole('alert')
    .getByText(/press Share on the board and to send you the link/)
    .waitFor();
  const stranger = await RawClient.open(
    stage.relay.port,
    links.view.replace(/[^.]*$/, randomBytes(32).toString('base64url')),
  );
  await eventually(() => stranger.end).toMatchObject({ code: 4403 });
  expect(stranger.end?.reason).toMatch(/^[^\n]+\.$/);
  await tab.follow(links.edit);
  expect(tab.page.url()).not.toContain('#');
});
