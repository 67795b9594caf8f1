// An item moves to another board, in a real browser with a real relay: it arrives whole, it is archived with a link to
// where it is, and a page that is killed before it could archive leaves it on both boards until the next try.

import { expect, test } from 'vitest';
import { addComment } from '../../shared/board/mutate-comment.ts';
import { addItem, setLabel } from '../../shared/board/mutate-item.ts';
import { addLine } from '../../shared/board/mutate-line.ts';
import { messageType, syncType } from '../../shared/protocol.ts';
import type { Tab } from './stage/tab.ts';
import { eventually, useStage } from './stage/stage.ts';

const stage = useStage();

const boards = async () => {
  const payments = await stage.board('Payments', (board, by) => {
    addItem(board, by, { kind: 'story', title: 'There already' });
  });
  const tools = await stage.board('Tools', (board, by) => {
    const item = addItem(board, by, { kind: 'task', title: 'Rotate the keys' });
    addLine(board, by, item, 'Nobody notices');
    setLabel(board, by, item, 'risk', true);
    addComment(board, by, item, 'Every three months');
  });
  return { payments, tools };
};

/** A browser that knows both boards, showing the one with the item. */
async function atTools(links: Awaited<ReturnType<typeof boards>>) {
  const { person, tab } = await stage.open(links.payments.links.edit, 'Ann');
  await tab.says('Saved');
  await tab.follow(links.tools.links.edit);
  await tab.become('Ann');
  await tab.says('Saved');
  return { person, tab };
}

async function pressMove(tab: Tab): Promise<void> {
  await tab.card('Rotate the keys').hover();
  await tab
    .card('Rotate the keys')
    .getByRole('button', { name: /^Move or change/ })
    .click();
  await tab.page.getByRole('menuitem', { name: 'Move to another board…' }).click();
  const dialog = tab.page.getByRole('dialog', { name: /^Move GW-1 to another board/ });
  await dialog.getByRole('radio', { name: 'Payments' }).check();
  await dialog.getByRole('button', { name: 'Move it' }).click();
}

const titles = async (link: string) => (await stage.onRelay(link)).items.map(({ texts }) => texts.title);

test('an item moves with all that it has, and the archive links to where it is', async () => {
  const links = await boards();
  const { tab } = await atTools(links);
  await pressMove(tab);
  await tab.page.getByText('It is GW-2 on Payments now').waitFor();
  await eventually(
    async () => (await stage.onRelay(links.tools.links.edit)).items[0]?.archived,
  ).not.toBeNull();
  const there = await stage.onRelay(links.payments.links.edit);
  const here = await stage.onRelay(links.tools.links.edit);
  const [moved] = there.items.filter(({ texts }) => texts.title === 'Rotate the keys');
  expect(moved).toMatchObject({
    kind: 'task',
    labels: ['risk'],
    lines: [{ text: 'Nobody notices' }],
    comments: [{ text: 'Every three months' }],
    arrivedFrom: `${links.tools.id}/${here.items[0]?.id}`,
  });
  expect(here.items[0]?.movedTo).toEqual({ board: links.payments.id, item: moved?.id });
  await tab.page.getByRole('link', { name: 'Open it there' }).click();
  await tab.says('Saved');
  await eventually(() => tab.words('Title')).toBe('Rotate the keys');
  expect(await tab.page.title()).toContain('Payments');
});

test('a page killed after the other board has it and before this one archives it: the next try makes one of them', async () => {
  const links = await boards();
  const { person, tab } = await atTools(links);
  // The word that the relay has it on its disk never reaches the page.
  let written = false;
  await tab.page.routeWebSocket(new RegExp(`/sync/${links.payments.id}`), (socket) => {
    const relay = socket.connectToServer();
    socket.onMessage((frame) => {
      if (typeof frame !== 'string' && frame[0] === messageType.sync && frame[1] === syncType.update)
        written = true;
      relay.send(frame);
    });
    relay.onMessage((frame) => {
      if (written && typeof frame !== 'string' && frame[0] === messageType.saved) return;
      socket.send(frame);
    });
  });
  await pressMove(tab);
  await eventually(() => titles(links.payments.links.edit)).toContain('Rotate the keys');
  await tab.page.close();
  expect((await stage.onRelay(links.tools.links.edit)).items[0]?.archived).toBeNull();

  // In the meantime somebody writes on.
  await stage.write(links.tools.links.edit, (board, by) => {
    for (const id of board.items.keys())
      addComment(board, by, id as Parameters<typeof addComment>[2], 'One more thing');
  });
  const again = await person.tab(links.tools.links.edit);
  await again.says('Saved');
  await pressMove(again);
  await again.page.getByText('It is GW-2 on Payments now').waitFor();
  await eventually(
    async () => (await stage.onRelay(links.tools.links.edit)).items[0]?.archived,
  ).not.toBeNull();
  expect(new Set(await titles(links.payments.links.edit))).toEqual(
    new Set(['Rotate the keys', 'There already']),
  );
  expect(await titles(links.payments.links.edit)).toHaveLength(2);
  const there = await stage.onRelay(links.payments.links.edit);
  const moved = there.items.find(({ texts }) => texts.title === 'Rotate the keys');
  expect(moved?.comments.map(({ text }) => text)).toEqual(['Every three months', 'One more thing']);
});

test('without the relay nothing is moved, and the sentence says so', async () => {
  const links = await boards();
  const { person, tab } = await atTools(links);
  person.cutLine();
  await tab.says('Offline, nothing waits');
  await pressMove(tab);
  await tab.page
    .getByRole('alert')
    .getByText(/does not answer, so nothing was moved/)
    .waitFor({ timeout: 40_000 });
  await person.mendLine();
  await tab.says('Saved');
  expect(await titles(links.payments.links.edit)).toEqual(['There already']);
  expect((await stage.onRelay(links.tools.links.edit)).items[0]?.archived).toBeNull();
});
