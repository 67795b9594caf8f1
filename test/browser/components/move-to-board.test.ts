// Moving an item to another board: the order of the steps, what is said at each of them, and that a second try finishes
// what was cut off.

import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { GwMoveToBoard } from '../../../client/components/gw-move-to-board.ts';
import '../../../client/components/gw-move-to-board.ts';
import type { KnownBoard } from '../../../client/home.ts';
import { moveItem } from '../../../client/move-item.ts';
import type { BoardSession } from '../../../client/session.ts';
import type { SyncStatus } from '../../../client/sync/sync-status.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import { addSprint, startSprint } from '../../../shared/board/mutate-sprint.ts';
import type { BoardId, ColumnId, ItemId } from '../../../shared/ids.ts';
import { desk, saved, type Desk } from './desk.ts';
import { around } from './around.ts';
import { all, expectAccessible, fakeHome, named, one, setTheme, settled, useStage } from './stage.ts';

useStage();

const payments = 'p'.repeat(43) as BoardId;
const saving: SyncStatus = { ...saved, where: 'saving', label: 'Saving', sentence: 'On their way.' };
const offline: SyncStatus = { ...saved, where: 'offline', label: 'Offline', sentence: 'No connection.' };

/** The other board; `close` only says that it was asked. */
function otherDesk(): Desk & { readonly closed: () => number; readonly open: () => Promise<BoardSession> } {
  const there = desk({ seed: 5, name: 'Maya' });
  let closed = 0;
  const session = Object.create(there.session, {
    id: { value: payments },
    close: { value: async () => void (closed += 1) },
  }) as BoardSession;
  return { ...there, session, closed: () => closed, open: async () => session };
}

function both(): { here: Desk; there: ReturnType<typeof otherDesk>; item: ItemId } {
  const here = desk({ name: 'Maya' });
  const there = otherDesk();
  const item = addItem(here.store.board, here.act(), { kind: 'task', title: 'Rotate the keys' });
  return { here, there, item };
}

const words = () => one('dialog').textContent?.replace(/\s+/g, ' ');
const titles = (on: Desk) => [...on.store.items()].map(({ texts }) => texts.title);

describe('moveItem', () => {
  it('archives here only when the relay of the other board has it', async () => {
    const { here, there, item } = both();
    const stages: string[] = [];
    there.setStatus(saving);
    const moving = moveItem({
      here: here.session,
      item,
      open: there.open,
      onStage: (stage) => stages.push(stage),
    });
    await settled();
    expect(titles(there)).toEqual([]);
    // What the other board had is here; from now on what is written there waits for its relay.
    there.doc.on('update', () => there.setStatus(saving));
    there.setStatus(saved);
    await expect.poll(() => titles(there)).toEqual(['Rotate the keys']);
    await settled();
    expect(here.store.item(item)?.archived).toBeNull();
    expect(stages).toEqual(['opening', 'writing']);
    there.setStatus(saved);
    const moved = await moving;
    expect(moved).toMatchObject({ board: payments, key: 'GW-1' });
    expect(stages).toEqual(['opening', 'writing', 'archiving']);
    expect(here.store.item(item)).toMatchObject({ movedTo: { board: payments, item: moved.item } });
    expect(here.store.item(item)?.archived).not.toBeNull();
    expect(there.closed()).toBe(1);
  });

  it('without a connection nothing is moved, in a sentence', async () => {
    const { here, there, item } = both();
    there.setStatus(offline);
    const moving = moveItem({ here: here.session, item, open: there.open, patience: 20 });
    await expect(moving).rejects.toThrow(/does not answer, so nothing was moved\. Try again/);
    expect(titles(there)).toEqual([]);
    expect(here.store.item(item)?.archived).toBeNull();
    expect(there.closed()).toBe(1);
  });

  it('cut off before the other relay has confirmed it, it stays on both, and the next try makes one of them', async () => {
    const { here, there, item } = both();
    there.doc.on('update', () => there.setStatus(saving));
    const cut = moveItem({ here: here.session, item, open: there.open, patience: 20 });
    await expect(cut).rejects.toThrow(/It stays on this board too until you move it once more/);
    expect(titles(there)).toEqual(['Rotate the keys']);
    expect(here.store.item(item)?.archived).toBeNull();
    there.setStatus(saved);
    const again = moveItem({ here: here.session, item, open: there.open, patience: 10_000 });
    await settled();
    there.setStatus(saved);
    const { item: id } = await again;
    expect([...there.store.items()].map((one) => one.id)).toEqual([id]);
    expect(here.store.item(item)?.movedTo).toEqual({ board: payments, item: id });
  });

  it('takes its pictures along, and does not go without one that is not here', async () => {
    const { here, there, item } = both();
    const canvas = new OffscreenCanvas(4, 4);
    canvas.getContext('2d')?.fillRect(0, 0, 2, 2);
    const picture = await here.pictures.prepare(await canvas.convertToBlob({ type: 'image/png' }));
    const { addPicture } = await import('../../../shared/board/mutate-picture.ts');
    addPicture(here.store.board, here.act(), item, { ...picture, title: 'Sketch' });
    const missing = { ...picture, hash: '0'.repeat(64), title: 'Not here' };
    addPicture(here.store.board, here.act(), item, missing);
    const options = { here: here.session, item, open: there.open };
    await expect(moveItem(options)).rejects.toThrow(
      'The picture “Not here” has not arrived on this device, so nothing was moved.',
    );
    expect(titles(there)).toEqual([]);
    here.session.history.undo();
    const { item: id } = await moveItem(options);
    expect(await there.session.pictures.file(picture.hash)).toBeDefined();
    expect(there.store.item(id)?.pictures).toMatchObject([{ title: 'Sketch', hash: picture.hash }]);
  });
});

describe('gw-move-to-board', () => {
  const known: readonly KnownBoard[] = [
    { id: 'b'.repeat(43) as BoardId, name: 'This one', openedAt: 1, access: 'edit', waiting: 0 },
    { id: payments, name: 'Payments', openedAt: 1, access: 'edit', waiting: 0 },
    { id: 'v'.repeat(43) as BoardId, name: 'Only to look at', openedAt: 1, access: 'view', waiting: 0 },
  ];

  async function openDialog(
    on: Desk,
    item: ItemId,
    boards = known,
    beside = new Map<string, BoardSession>(),
  ) {
    const place = await around(on, html`<gw-move-to-board></gw-move-to-board>`, fakeHome(boards, beside));
    one<GwMoveToBoard>('gw-move-to-board').show(item);
    await settled();
    return place;
  }

  it('offers the boards that may be changed, says how far it is and where it went', async () => {
    const { here, there, item } = both();
    there.doc.on('update', () => there.setStatus(saving));
    await openDialog(here, item, known, new Map([[payments, there.session]]));
    expect(all('label').map((label) => label.textContent?.trim())).toEqual(['Payments']);
    await expectAccessible();
    setTheme('dark');
    await page.viewport(390, 844);
    await expectAccessible();
    const move = named<HTMLButtonElement>('button', 'Move it');
    expect(move.disabled).toBe(true);
    one<HTMLInputElement>('input').click();
    await settled();
    move.click();
    await expect
      .poll(() => one('[role=status]').textContent)
      .toContain('Waiting until its relay has the item');
    await expectAccessible();
    there.setStatus(saved);
    await expect.poll(() => all('a').map((a) => a.textContent?.trim())).toEqual(['Open it there']);
    const [arrived] = there.store.items();
    expect(one<HTMLAnchorElement>('a').getAttribute('href')).toBe(`/b/${payments}?item=${arrived?.id}`);
    expect(words()).toContain('It is GW-1 on Payments now, in the technical backlog and in no column. Plan');
    await expectAccessible();
  });

  it('says in which column it stands there, and that the sprint there is without it', async () => {
    const { here, there } = both();
    const move = async (title: string) => {
      const place = { column: 'cTodo' as ColumnId };
      const item = addItem(here.store.board, here.act(), { kind: 'story', title, place });
      document.body.replaceChildren();
      await openDialog(here, item, known, new Map([[payments, there.session]]));
      one<HTMLInputElement>('input').click();
      await settled();
      named('button', 'Move it').click();
      await expect.poll(() => all('a').length).toBe(1);
    };
    await move('A');
    expect(words()).toContain('on Payments now, in the column To do. Its relay');
    const sprint = addSprint(there.store.board, there.act(), { name: 'Sprint 3', start: null, end: null });
    startSprint(there.store.board, there.act(), sprint);
    await move('B');
    expect(words()).toContain('in the column To do. It is not in Sprint 3, so the Board shows it only');
  });

  it('says what was refused and leaves everything as it was', async () => {
    const { here, item } = both();
    await openDialog(here, item);
    one<HTMLInputElement>('input').click();
    await settled();
    named('button', 'Move it').click();
    await expect.poll(() => one('[role=alert]').textContent).toContain('so nothing was moved');
    await expectAccessible();
    expect(here.store.item(item)?.archived).toBeNull();
  });

  it('says what to do where no other board is known', async () => {
    const { here, item } = both();
    await openDialog(here, item, known.slice(0, 1));
    expect(one('dialog').textContent).toContain('knows no other board that it may change');
    await expectAccessible();
  });
});
