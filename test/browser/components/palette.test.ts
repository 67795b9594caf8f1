// The palette on the page: opened by key from anywhere, a combobox by keyboard and for a screen reader, second steps,
// and the focus back where it was. What it offers for what is typed: test/unit/keys/palette.test.ts.

import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { GwApp } from '../../../client/components/gw-app.ts';
import type { GwCard } from '../../../client/components/gw-card.ts';
import type { GwPalette } from '../../../client/components/gw-palette.ts';
import { HeaderEvent } from '../../../client/components/events.ts';
import type { KnownBoard } from '../../../client/home.ts';
import { addItems } from '../../../shared/board/mutate-add.ts';
import { addItem, archiveItem } from '../../../shared/board/mutate-item.ts';
import type { BoardId, ColumnId, ItemId } from '../../../shared/ids.ts';
import { desk } from './desk.ts';
import { fillSample } from './sample-board.ts';
import { all, expectAccessible, fakeHome, focused, one, setTheme, settled, useStage } from './stage.ts';

useStage();

afterEach(() => {
  localStorage.removeItem('groundwork:recent-commands');
  sessionStorage.clear();
});

const palette = () => one<GwPalette>('gw-palette');
const dialog = () => one<HTMLDialogElement>('dialog', palette());
const field = () => one<HTMLInputElement>('input', palette());
const options = () => all('[role=option]', palette());
const words = () =>
  options().map((option) => all('.words', option)[0]?.textContent ?? option.textContent?.trim() ?? '');
const active = () => {
  const id = field().getAttribute('aria-activedescendant');
  return options().find((option) => option.id === id);
};
const said = () => one('.said').textContent?.trim() ?? '';

const press = async (keys: string) => {
  await userEvent.keyboard(keys);
  await settled();
};

const other: KnownBoard = {
  id: 'o'.repeat(43) as BoardId,
  name: 'Nebula reviews',
  openedAt: 0,
  access: 'edit',
  waiting: 0,
};

async function board(titles = 'ABC') {
  const here = desk({ name: 'Maya' });
  const ids = [...titles].map((title) =>
    addItem(here.store.board, here.act(), {
      kind: 'story',
      title: `${title} story`,
      place: { column: 'cTodo' as ColumnId },
    }),
  );
  const app: GwApp = document.createElement('gw-app');
  const home = fakeHome([other]);
  app.home = home;
  app.session = here.session;
  document.body.append(app);
  await settled();
  const card = (index: number) => {
    const found = all<GwCard>('gw-card').find(({ item }) => item === ids[index]);
    if (!found) throw new Error('no card');
    return found;
  };
  return { here, ids, home, card };
}

const open = () => press('{Control>}k{/Control}');

describe('the palette', () => {
  it('opens by Ctrl+K, also from words, by its event, and closes by the same key and Escape', async () => {
    await board();
    await open();
    expect(dialog().open).toBe(true);
    expect(focused()).toBe(field());
    await open();
    expect(dialog().open).toBe(false);
    one<HTMLInputElement>('h1 input').focus();
    await open();
    expect(dialog().open).toBe(true);
    await press('{Escape}');
    expect(dialog().open).toBe(false);
    expect(focused()).toBe(one('h1 input'));
    one('gw-board').dispatchEvent(new HeaderEvent('palette'));
    await expect.poll(() => dialog().open).toBe(true);
  });

  it('opens no second dialog over one that waits for an answer', async () => {
    await board();
    await press('c');
    await open();
    expect(dialog().open).toBe(false);
  });

  it('is walked by arrows, round, Home and End, and says which entry is meant', async () => {
    await board();
    await open();
    expect(field().getAttribute('role')).toBe('combobox');
    expect(active()).toBe(options()[0]);
    expect(active()?.getAttribute('aria-selected')).toBe('true');
    await press('{ArrowDown}{ArrowDown}');
    expect(active()).toBe(options()[2]);
    await press('{End}');
    expect(active()).toBe(options().at(-1));
    await press('{ArrowDown}');
    expect(active()).toBe(options()[0]);
    await press('{ArrowUp}');
    expect(active()).toBe(options().at(-1));
    await press('{Home}');
    expect(active()).toBe(options()[0]);
    expect(all('[aria-selected=true]', palette()).length).toBe(1);
  });

  it('finds an item by its key and opens it', async () => {
    const { ids } = await board();
    await open();
    await press('gw-2');
    expect(words()[0]).toBe('B story');
    await press('{Enter}');
    expect(dialog().open).toBe(false);
    await expect.poll(() => one('gw-item-panel')).toMatchObject({ item: ids[1] });
  });

  it('does to the card that has the focus what is chosen, and the focus is back on it', async () => {
    const { here, ids, card } = await board();
    card(1).focus();
    await open();
    expect(one('.meant', palette()).textContent?.replace(/\s+/g, ' ').trim()).toBe('GW-2 B story');
    await press('review');
    expect(words()[0]).toBe('Move GW-2 to Review');
    await press('{Enter}');
    await expect.poll(() => here.store.item(ids[1] as ItemId)?.place.column).toBe('cReview');
    await expect.poll(() => focused()?.textContent).toBe('B story');
    expect(said()).toBe('GW-2 moved to Review.');
  });

  it('opens the panel of a command beside the card', async () => {
    const { card } = await board();
    card(0).focus();
    await open();
    await press('due{Enter}');
    expect(one('[popover]', one('gw-change-panel')).matches('.due:popover-open')).toBe(true);
    await press('{Escape}');
    expect(focused()?.textContent).toBe('A story');
  });

  it('leads from a command to its choices and back', async () => {
    const { here, ids, card } = await board();
    card(0).focus();
    await open();
    await press('change the kind{Enter}');
    expect(dialog().open).toBe(true);
    expect(field().value).toBe('');
    expect(words()).toEqual(['Make GW-1 a task', 'Make GW-1 a spike', 'Make GW-1 a bug']);
    await press('{Escape}');
    expect(dialog().open).toBe(true);
    expect(field().value).toBe('change the kind');
    await press('{Enter}spi');
    expect(words()).toEqual(['Make GW-1 a spike']);
    await press('{Enter}');
    expect(here.store.item(ids[0] as ItemId)?.kind).toBe('spike');
    expect(dialog().open).toBe(false);
  });

  it('runs a command by the mouse, and a press beside it closes it', async () => {
    await board();
    await open();
    await press('team');
    options()[0]?.click();
    await settled();
    expect(one<HTMLDialogElement>('dialog', one('gw-team')).open).toBe(true);
    await press('{Escape}');
    await open();
    dialog().click();
    expect(dialog().open).toBe(false);
  });

  it('goes to other boards that this browser knows', async () => {
    const { home } = await board();
    await open();
    await press('nebula{Enter}');
    expect(home.calls).toContain(`open ${other.id}`);
  });

  it('prints the keys of commands, and remembers what was used last', async () => {
    await board();
    await open();
    await press('>set');
    expect(options()[0]?.textContent).toContain('G S');
    await press('{Enter}{Escape}');
    await open();
    expect(all('.head', palette())[0]?.textContent).toBe('Used last');
    expect(words()[0]).toBe('Settings');
  });

  it('makes words a new item, and loses none that wait there already', async () => {
    await board();
    await open();
    await press('Rotate the secrets{Enter}');
    expect(one<HTMLInputElement>('#title', one('gw-new-item')).value).toBe('Rotate the secrets');
    await press(' soon{Escape}');
    await open();
    await press('Something else{Enter}');
    expect(one<HTMLInputElement>('#title', one('gw-new-item')).value).toBe('Rotate the secrets soon');
  });

  it('says when nothing is called so', async () => {
    const { here } = await board();
    here.setReadOnly(true);
    await open();
    await press('zzzz');
    expect(options().map((option) => option.textContent?.trim())).toEqual(['Nothing is called so.']);
    expect(all('[role=status]', palette())[0]?.textContent).toBe('Nothing found');
    await press('{Enter}');
    expect(dialog().open).toBe(true);
  });

  it.each(['light', 'dark'] as const)('is accessible, wide and narrow, %s', async (theme) => {
    setTheme(theme);
    const here = desk({ name: 'Maya' });
    const { find } = fillSample(here);
    archiveItem(here.store.board, here.act(), find('Agree on'));
    const app: GwApp = document.createElement('gw-app');
    app.home = fakeHome([other]);
    app.session = here.session;
    document.body.append(app);
    await settled();
    all<GwCard>('gw-card')[0]?.focus();
    for (const width of [1440, 390]) {
      // oxlint-disable-next-line no-await-in-loop -- one size after the other
      await page.viewport(width, 860);
      for (const typed of ['', 'shopper', 'agree on', 'zzz', '>change the kind{Enter}']) {
        // oxlint-disable-next-line no-await-in-loop -- as a person does
        await open();
        // oxlint-disable-next-line no-await-in-loop -- as a person does
        if (typed !== '') await press(typed);
        // oxlint-disable-next-line no-await-in-loop -- as a person does
        await expectAccessible();
        expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
        // oxlint-disable-next-line no-await-in-loop -- as a person does
        await open();
      }
    }
  });

  it('opens and answers at once on 5,000 items', async () => {
    const here = desk({ name: 'Maya' });
    for (let round = 0; round < 25; round += 1)
      addItems(here.store.board, here.act(), {
        kind: 'story',
        items: Array.from({ length: 200 }, (_, index) => ({
          title: `As a shopper I change basket number ${round * 200 + index}`,
        })),
      });
    const app: GwApp = document.createElement('gw-app');
    app.home = fakeHome();
    app.session = here.session;
    document.body.append(app);
    await settled();
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const took = async (act: () => void) => {
      const before = performance.now();
      act();
      await palette().updateComplete;
      const done = performance.now() - before;
      await frame();
      return done;
    };
    const opened = await took(() => palette().show());
    const times: number[] = [];
    for (const length of [1, 2, 3, 6, 10, 16]) {
      const typed = 'basket number 49'.slice(0, length);
      // oxlint-disable-next-line no-await-in-loop -- one key after the other
      const time = await took(() => {
        field().value = typed;
        field().dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      });
      times.push(time);
    }
    console.log(
      `palette in a browser, 5,000 items: opens in ${opened.toFixed(0)} ms, keys ${times.map((time) => time.toFixed(0)).join(', ')} ms`,
    );
    expect(options().length).toBeLessThanOrEqual(60);
    expect(times.toSorted((a, b) => a - b)[2]).toBeLessThan(100);
  });
});
