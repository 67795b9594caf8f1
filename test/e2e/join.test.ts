// Joining a meeting by the code on the wall, in real browsers: what the code lets whoever scans it do, what a browser
// that knows the board already makes of it, and what becomes of the work when the meeting is over.

import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { GwApp } from '../../client/components/gw-app.ts';
import { addItem } from '../../shared/board/mutate-item.ts';
import { addMember } from '../../shared/board/mutate-member.ts';
import type { ColumnId } from '../../shared/ids.ts';
import { authProtocol, editSecret, parseLink } from '../../shared/links.ts';
import { eventually, sameBoard, useStage } from './stage/stage.ts';
import type { Tab } from './stage/tab.ts';

const stage = useStage();

const meeting = () =>
  stage.board('Joining', (board, by) => {
    addMember(board, by, 'Rosa');
    for (const title of ['Door', 'Key'])
      addItem(board, by, { kind: 'task', title, place: { column: 'cTodo' as ColumnId } });
  });

/** The link in the code that this tab would show; to the Board, whichever view the code opens. */
const code = async (tab: Tab): Promise<string> => {
  const url = await tab.page.evaluate(() => document.querySelector<GwApp>('gw-app')?.session?.mintJoinLink());
  expect(url).toMatch(/\?view=refine#join\.[\w-]{43}$/);
  return url?.replace('?view=refine', '') ?? '';
};

const endMeeting = (tab: Tab) =>
  tab.page.evaluate(() => document.querySelector<GwApp>('gw-app')?.session?.endJoinLinks());

const question = (tab: Tab) => tab.page.getByRole('dialog', { name: 'Who are you?' });

/** Somebody who has never been here scans the code and says who they are. */
async function scan(link: string, name = 'Rosa') {
  const { person, tab } = await stage.open(link);
  // It comes by itself, and picking oneself is one press.
  await question(tab).getByRole('button', { name }).click();
  await question(tab).waitFor({ state: 'hidden' });
  return { person, tab };
}

async function type(tab: Tab, words: string): Promise<void> {
  await tab.caret('Title', 'End');
  await tab.page.keyboard.type(words);
}

test('R24 who scans the code edits at once; ended, they are told, read on, and send what waited by a proper link', async () => {
  const { links } = await meeting();
  const ann = await stage.open(links.edit, 'Ann');
  await ann.tab.says('Saved');
  const { person, tab } = await scan(await code(ann.tab));
  await tab.says('Saved');
  expect(tab.page.url()).not.toContain('join');
  await tab.openItem('Door');
  await type(tab, ' that closes');
  await tab.says('Saved');
  await ann.tab.card('Door that closes').waitFor();

  // It has no link to hand out.
  await tab.page.getByRole('button', { name: 'Share' }).click();
  const share = tab.page.getByRole('dialog', { name: 'Share this board' });
  await share.getByText(/joined for the length of a meeting/).waitFor();
  expect(await share.getByRole('textbox').count()).toBe(0);
  await tab.page.keyboard.press('Escape');

  // A relay that was killed knows the code still, and so does a browser without a network.
  await stage.killRelay();
  await stage.relay.start();
  await tab.says('Saved');
  person.cutLine();
  await tab.reload();
  await tab.card('Door that closes').waitFor();
  await tab.says('Offline, nothing waits');
  expect(await question(tab).isVisible()).toBe(false);
  await person.mendLine();
  await tab.says('Saved');
  await ann.tab.says('Saved');

  const ended = Date.now();
  await endMeeting(ann.tab);
  await tab.says('Not connected');
  expect(Date.now() - ended).toBeLessThan(1500);
  expect(await tab.why()).toMatch(
    /The meeting that this code belongs to has ended\. Ask your team for a link\. What is here can still be read/,
  );
  await ann.tab.says('Saved');
  await type(tab, ' by itself');
  await tab.says('On this device only, 1 item changed');
  await tab.reload();
  await tab.says('On this device only, 1 item changed');
  expect(await tab.why()).toMatch(/Ask your team for a link.*your changes stay on this device/);
  await tab.page.getByRole('link', { name: 'All boards' }).click();
  await tab.page.getByRole('link', { name: 'Joining' }).click();
  await tab.card('Door that closes by itself').waitFor();
  expect((await stage.onRelay(links.edit)).items[0]?.texts.title).toBe('Door that closes');

  await tab.follow(links.edit);
  await tab.says('Saved');
  await ann.tab.card('Door that closes by itself').waitFor();
  await sameBoard(ann.tab, tab);
});

test('a browser with the edit link keeps it, whatever code it scans; one with a view link has that again afterwards', async () => {
  const { links } = await meeting();
  const ann = await stage.open(links.edit, 'Ann');
  const link = await code(ann.tab);
  const bob = await stage.open(links.edit, 'Bob');
  await bob.tab.follow(link);
  await bob.tab.says('Saved');
  const guest = await stage.open(links.view);
  await guest.tab.says('View only');
  await guest.tab.follow(link);
  await guest.tab.answerWho('Gerd');
  await guest.tab.says('Saved');
  await guest.tab.openItem('Key');
  await type(guest.tab, ' of brass');
  await ann.tab.card('Key of brass').waitFor();
  await guest.tab.says('Saved');

  await endMeeting(ann.tab);
  await guest.tab.says('View only');
  await guest.tab.reload();
  await guest.tab.says('View only');
  await bob.tab.says('Saved');
  await bob.tab.reload();
  await bob.tab.says('Saved');
  await bob.tab.page.getByRole('button', { name: 'Share' }).click();
  const share = bob.tab.page.getByRole('dialog', { name: 'Share this board' });
  await share.getByRole('textbox', { name: 'Edit link' }).waitFor();
});

test('what a guest with a view link did offline waits truthfully when the meeting ended meanwhile, and is sent by a proper link', async () => {
  const { links } = await meeting();
  const ann = await stage.open(links.edit, 'Ann');
  const guest = await stage.open(links.view);
  await guest.tab.follow(await code(ann.tab));
  await guest.tab.answerWho('Gerd');
  await guest.tab.says('Saved');
  await guest.tab.openItem('Key');
  guest.person.cutLine();
  await guest.tab.says('Offline, nothing waits');
  await type(guest.tab, ' of brass');
  await guest.tab.says('On this device only, 1 item changed');
  await endMeeting(ann.tab);
  await guest.person.mendLine();
  await eventually(() => guest.tab.why()).toMatch(/view link, which sends no changes: open its edit link/);
  await guest.tab.says('On this device only, 1 item changed');
  await guest.tab.reload();
  await guest.tab.says('On this device only, 1 item changed');
  await guest.tab.follow(links.edit);
  await guest.tab.says('Saved');
  await ann.tab.card('Key of brass').waitFor();
});

test('a new edit link ends the code; one that is no code is refused in a sentence', async () => {
  const { id, links } = await meeting();
  const ann = await stage.open(links.edit, 'Ann');
  const { tab } = await scan(await code(ann.tab));
  await tab.says('Saved');
  const owner = parseLink(links.owner);
  if (owner?.role !== 'owner') throw new Error('this is no owner link');
  const claim = authProtocol({ role: 'edit', board: id, n: 1, secret: editSecret(owner.seed, 1) });
  const replaced = await fetch(`${stage.relay.origin}/api/boards/${id}/links`, {
    method: 'POST',
    body: JSON.stringify({ claim, m: 0 }),
  });
  expect(replaced.status).toBe(200);
  await tab.says('Not connected');
  await tab.card('Door').waitFor();
  // Whose edit link was replaced joins by the next code, and is not asked again who they are.
  await ann.tab.says('Not connected');
  const minted = await fetch(`${stage.relay.origin}/api/boards/${id}/tickets`, {
    method: 'POST',
    headers: { authorization: `Groundwork ${claim}` },
  });
  const { ticket } = (await minted.json()) as { ticket: string };
  await ann.tab.follow(`${stage.relay.origin}/b/${id}#join.${ticket}`);
  await ann.tab.says('Saved');
  await ann.tab.reload();
  await ann.tab.says('Saved');
  expect(await question(ann.tab).isVisible()).toBe(false);

  const forged = await stage.person();
  const guest = await forged.tab();
  await guest.page.goto(
    forged.line.through(`${stage.relay.origin}/b/${id}#join.${randomBytes(32).toString('base64url')}`),
  );
  await guest.says('Not connected');
  expect(await guest.why()).toMatch(
    /This code does not open the board, or has ended\. Ask your team for a link\./,
  );
  // Nobody is asked who they are by a board that did not come.
  expect(await question(guest).isVisible()).toBe(false);
  const cut = await forged.tab();
  await cut.page.goto(forged.line.through(`${stage.relay.origin}/b/${id}#join.short`));
  await cut.page.getByText('This link is not whole.').waitFor();
});
