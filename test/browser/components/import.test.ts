// The import's dialog with the real files: what it shows is what comes, it can be left at any moment, and the same file
// again updates instead of doubling.

import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { applyUpdate, encodeStateAsUpdate } from 'yjs';
import type { KnownBoard } from '../../../client/home.ts';
import { exportBoard } from '../../../shared/board/export-board.ts';
import { importPlan } from '../../../shared/board/import-plan.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import type { BoardId, ItemId } from '../../../shared/ids.ts';
import { longestFile, planFromText } from '../../../shared/import/recognise.ts';
import { importReport } from '../../../shared/import/report.ts';
import { desk, type Desk } from './desk.ts';
import {
  choose,
  dialogOf,
  drop,
  footWords,
  importButton,
  isOpen,
  knownBox,
  laterNebula,
  listsShown,
  manyCards,
  nebula,
  nebulaFile,
  previewed,
  werkplaats,
  werkplaatsFile,
} from './import-kit.ts';
import {
  all,
  expectAccessible,
  fakeHome,
  focused,
  named,
  one,
  openBoard,
  openHome,
  setTheme,
  settled,
  useStage,
} from './stage.ts';

useStage();
afterEach(() => {
  vi.unstubAllGlobals();
});

/** From the menu of the board. */
async function openImport(): Promise<void> {
  named('button', 'Board menu').click();
  await settled();
  named('[role=menuitem]', 'Import').click();
}

/** A desk at an open board, with the import's dialog open. */
async function atImport(here: Desk = desk({ name: 'Maya' })): Promise<Desk> {
  await openBoard(here);
  await openImport();
  await expect.poll(isOpen).toBe(true);
  await settled();
  return here;
}

const bring = (here: Desk, text: string) => importPlan(here.store.board, here.act(), planFromText(text));
const said = () => one('.said').textContent?.trim() ?? '';
const tick = async (name: string) => {
  const [row] = all('.list', one('gw-import-columns')).filter((one) => one.textContent?.includes(name));
  row?.querySelector('input')?.click();
  await settled();
};

describe('gw-import on an open board', () => {
  it('shows what comes of the file, brings exactly that, says it once, and undo takes it back', async () => {
    const here = await atImport();
    const updates = vi.fn<(bytes: Uint8Array) => void>();
    here.doc.on('update', updates);
    choose(nebulaFile());
    const { report } = await previewed();
    expect(report).toEqual(importReport('trello-nebula-2015.json', planFromText(nebula)));
    expect(one('.total').textContent?.replace(/\s+/g, ' ').trim()).toBe('119 items');
    expect(listsShown()).toContain('Ideas 15');
    expect(updates).not.toHaveBeenCalled();
    expect(importButton().textContent?.trim()).toBe('Import 119 items');
    importButton().click();
    await expect.poll(isOpen).toBe(false);
    expect(updates).toHaveBeenCalledTimes(1);
    expect([...here.store.items()]).toHaveLength(119);
    expect(said()).toBe('119 items came: 115 stories, 4 spikes. Undo takes it back.');
    await expect.poll(() => focused()?.getAttribute('aria-label')).toBe('Board menu');
    here.session.history.undo();
    expect([...here.store.items()].filter(({ archived }) => archived === null)).toEqual([]);
  });

  it('leaves out lists and archived items; every figure changes at once, and the board has the rest', async () => {
    const here = await atImport();
    choose(nebulaFile());
    await previewed();
    await tick('Ideas');
    expect((await previewed()).report.left[0]).toMatchObject({ what: 'items of “Ideas”', count: 15 });
    named('label', '2 archived items').click();
    const { report } = await previewed();
    expect(report.archived).toBe(0);
    expect(importButton().textContent?.trim()).toBe('Import 102 items');
    expect(one('.left').textContent).toContain('You chose to leave them out.');
    importButton().click();
    await expect.poll(isOpen).toBe(false);
    expect([...here.store.items()]).toHaveLength(102);
    expect(here.store.columns.map(({ name }) => name)).not.toContain('Ideas');
    await openImport();
    await settled();
    choose(nebulaFile());
    await previewed();
    named('button', 'Leave out all', dialogOf()).click();
    await previewed();
    expect(importButton().disabled).toBe(true);
    expect(footWords()).toContain('With these choices nothing comes.');
  });

  it('gives a whole group another kind, and a list another meaning', async () => {
    const here = await atImport();
    choose(nebulaFile());
    await previewed();
    const select = named<HTMLSelectElement>('select', 'The title begins with “Spike”');
    select.value = 'task';
    select.dispatchEvent(new Event('change'));
    expect((await previewed()).report.items).toEqual({ story: 115, task: 4, spike: 0, bug: 0 });
    one<HTMLInputElement>('input[aria-label="QA is a done column"]').click();
    await previewed();
    importButton().click();
    await expect.poll(isOpen).toBe(false);
    expect([...here.store.items()].filter(({ kind }) => kind === 'task')).toHaveLength(4);
    expect(here.store.columns.filter(({ done }) => done).map(({ name }) => name)).toEqual(['QA', 'Done']);
  });

  it('the same file again: none comes twice, and there is nothing to do', async () => {
    const here = desk({ name: 'Maya' });
    bring(here, nebula);
    await atImport(here);
    choose(nebulaFile());
    await expect.poll(() => knownBox() !== undefined).toBe(true);
    await previewed();
    expect(one('legend', one('gw-import-known')).textContent?.replace(/\s+/g, ' ').trim()).toBe(
      'Of 119 items, 119 are on this board already. None comes twice.',
    );
    await expect.poll(() => one('gw-import-known').shadowRoot?.textContent).toContain('nothing changes');
    expect(all('gw-import-columns')).toEqual([]);
    expect(importButton().disabled).toBe(true);
    expect(footWords()).toContain('all of it is on this board already');
    expect([...here.store.items()]).toHaveLength(119);
  });

  it('a later file: only what is new, or an update that keeps what was changed here and names it', async () => {
    const here = desk({ name: 'Maya' });
    bring(here, nebula);
    const [first] = exportBoard(here.store.board).items;
    const id = first?.id as ItemId;
    typeText(here.store.board, here.act(), { item: id, field: 'title' }, [
      { at: 0, remove: 0, insert: 'Ours: ' },
    ]);
    await atImport(here);
    choose(
      laterNebula(({ cards }) => {
        for (const card of cards.slice(0, 3)) card.name += ' (later)';
        cards.push({
          ...cards[5]!,
          id: '5f00000000000000000000aa',
          shortLink: 'later001',
          name: 'Made later',
        });
      }),
    );
    await previewed();
    expect(importButton().textContent?.trim()).toBe('Import 1 item');
    named('label', 'Update them too').click();
    expect(await previewed()).toMatchObject({ changing: 2, keeping: 1 });
    expect(
      all('li', one('gw-import-known')).map((row) => row.textContent?.replace(/\s+/g, ' ').trim())[0],
    ).toBe(`GW-1 Ours: ${first?.texts.title} changed on both sides and stays: title`);
    expect(importButton().textContent?.trim()).toBe('Import 1 item, update 2');
    importButton().click();
    await expect.poll(isOpen).toBe(false);
    expect(here.store.item(id)?.texts.title).toBe(`Ours: ${first?.texts.title}`);
    const titles = [...here.store.items()].map(({ texts }) => texts.title);
    expect(titles.filter((title) => title?.endsWith('(later)'))).toHaveLength(2);
    expect(titles).toContain('Made later');
    expect(said()).toBe(
      '1 item came: 1 story. 2 items were brought up to date. In 1 item something stays as it is here. Undo takes it back.',
    );
    here.session.history.undo();
    expect([...here.store.items()].filter(({ texts }) => texts.title?.endsWith('(later)'))).toEqual([]);
  });

  it('an import that was undone can be brought back', async () => {
    const here = desk({ name: 'Maya' });
    bring(here, werkplaats);
    here.session.history.undo();
    await atImport(here);
    choose(werkplaatsFile());
    await previewed();
    named('label', 'Bring back 23').click();
    await previewed();
    expect(importButton().textContent?.trim()).toBe('Bring back 23');
    importButton().click();
    await expect.poll(isOpen).toBe(false);
    expect([...here.store.items()].filter(({ archived }) => archived === null)).toHaveLength(23);
  });

  it('asks who writes, and writes nothing without an answer', async () => {
    const here = await atImport(desk());
    choose(werkplaatsFile());
    await previewed();
    // A real press: of dialogs that nobody asked for, one Escape closes several.
    await userEvent.click(importButton());
    await expect.poll(() => one<HTMLDialogElement>('dialog', one('gw-who-are-you')).open).toBe(true);
    await userEvent.keyboard('{Escape}');
    await expect.poll(footWords).toContain('say who you are first');
    expect([...here.store.items()]).toEqual([]);
    expect((await previewed()).total).toBe(23);
  });

  it('a board that can only be looked at offers no import', async () => {
    const here = desk();
    here.setReadOnly(true);
    await openBoard(here);
    expect(all('button[aria-label="Import"]')).toEqual([]);
  });
});

describe('a file that cannot be imported', () => {
  it.each([
    ['an empty one', '', 'This file is empty'],
    ['one Trello card', '{"idList":"a","idBoard":"b","name":"x"}', 'This is one Trello card, not a board'],
    ['a picture', '\x89PNG\r\n\x1a\n\0\0\0\0\0\0\0', 'This is no text file'],
    ['a plain table', 'a,b\n1,2\n', 'no headings of a Jira export'],
  ])(
    '%s is refused in a sentence that says what it is, and another can be chosen',
    async (_, text, sentence) => {
      const here = await atImport();
      choose(new File([text], 'file.csv'));
      await expect.poll(() => all('.refusal', dialogOf()).map((one) => one.textContent)).toHaveLength(1);
      expect(one('.refusal', dialogOf()).textContent).toContain(sentence);
      await expect.poll(() => focused()?.textContent?.trim()).toBe('Choose a file');
      expect([...here.store.items()]).toEqual([]);
      choose(werkplaatsFile());
      expect((await previewed()).total).toBe(23);
    },
  );

  it('one that is too large is refused before it is read', async () => {
    await atImport();
    const part = new Blob([new Uint8Array(1024 * 1024)]);
    choose(
      new File(
        Array.from({ length: longestFile / part.size + 1 }, () => part),
        'large.json',
      ),
    );
    await expect
      .poll(() => all('.refusal', dialogOf()).map((one) => one.textContent))
      .toEqual(['This file is larger than the 64 MB that an import takes.']);
  });

  it('one whose import the relay would not take at once is refused with what to do', async () => {
    const here = await atImport();
    choose(
      laterNebula((board) => {
        for (const card of board.cards) (card as { desc?: string }).desc = 'words '.repeat(20_000);
      }),
    );
    await previewed();
    expect(one('.refusal', dialogOf()).textContent).toMatch(
      /^This import makes 1\d\.\d MB and the relay takes 8 MB at once: leave out some lists/,
    );
    expect(importButton().disabled).toBe(true);
    await tick('User stories');
    await tick('Criteria');
    await tick('Ideas');
    await tick('Digital Services Playbook - Checklists');
    await previewed();
    expect(all('.refusal', dialogOf())).toEqual([]);
    expect(importButton().disabled).toBe(false);
    expect([...here.store.items()]).toEqual([]);
  });

  it('several files at once are not taken', async () => {
    await atImport();
    drop(one('gw-import-file'), nebulaFile(), werkplaatsFile());
    await settled();
    expect(one('gw-import-file').shadowRoot?.querySelector('.refusal')?.textContent).toContain(
      'several files',
    );
  });
});

describe('leaving and workers', () => {
  it('Escape while the file is read, and while it is looked at, leaves nothing behind', async () => {
    const here = await atImport();
    const stopped = vi.spyOn(Worker.prototype, 'terminate');
    choose(manyCards(3000));
    await expect.poll(() => all('progress').length).toBe(1);
    await userEvent.keyboard('{Escape}');
    await expect.poll(isOpen).toBe(false);
    await expect.poll(() => stopped.mock.calls.length).toBe(1);
    await expect.poll(() => focused()?.getAttribute('aria-label')).toBe('Board menu');
    await openImport();
    await settled();
    expect(all('gw-import-preview')).toEqual([]);
    choose(nebulaFile());
    await previewed();
    named('button', 'Cancel', dialogOf()).click();
    await expect.poll(isOpen).toBe(false);
    await expect.poll(() => stopped.mock.calls.length).toBe(2);
    expect([...here.store.items()]).toEqual([]);
  });

  it('without workers the page does it itself, says so, and brings the same', async () => {
    vi.stubGlobal('Worker', function NoWorker() {
      throw new DOMException('no workers here', 'SecurityError');
    });
    const here = await atImport();
    const shown: string[] = [];
    const watch = new MutationObserver(() => shown.push(dialogOf().shadowRoot?.textContent ?? ''));
    watch.observe(dialogOf().shadowRoot as ShadowRoot, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    choose(nebulaFile());
    expect((await previewed()).report).toEqual(importReport('trello-nebula-2015.json', planFromText(nebula)));
    watch.disconnect();
    expect(shown.some((words) => words.includes('does it in the page itself'))).toBe(true);
    importButton().click();
    await expect.poll(isOpen).toBe(false);
    expect([...here.store.items()]).toHaveLength(119);
  });

  it('a worker that does not start is replaced by the page; one that breaks off is told in a sentence', async () => {
    class Broken extends EventTarget {
      postMessage(): void {}
      terminate(): void {}
    }
    const made: Broken[] = [];
    vi.stubGlobal('Worker', function BrokenWorker() {
      const worker = new Broken();
      made.push(worker);
      return worker;
    });
    await atImport();
    choose(nebulaFile());
    made[0]?.dispatchEvent(new Event('error'));
    expect((await previewed()).total).toBe(119);
    named('button', 'Choose another file').click();
    await settled();
    choose(nebulaFile());
    made[1]?.dispatchEvent(new MessageEvent('message', { data: { type: 'ready' } }));
    made[1]?.dispatchEvent(new Event('error'));
    await expect.poll(() => one('.refusal', dialogOf()).textContent).toContain('This browser stopped');
  });

  // Why the page itself makes the import, and not the worker: applying a worker's bytes would hardly be shorter, since
  // most of it is the store's own reading, and the change would need a second way into undo and into what waits.
  it('prints how long the page stands still, beside what applying a worker’s bytes would take', async () => {
    const figures: string[] = [];
    for (const amount of [120, 1000, 5000]) {
      const here = desk({ name: 'Maya' });
      // oxlint-disable-next-line no-await-in-loop -- measured one after the other
      const plan = planFromText(await manyCards(amount).text());
      // oxlint-disable-next-line no-await-in-loop -- as above
      await openBoard(here);
      const other = desk({ seed: 2 });
      applyUpdate(other.doc, encodeStateAsUpdate(here.doc));
      const updates: Uint8Array[] = [];
      here.doc.on('update', (update: Uint8Array) => updates.push(update));
      const begun = performance.now();
      importPlan(here.store.board, here.act(), plan);
      const written = performance.now() - begun;
      // oxlint-disable-next-line no-await-in-loop -- as above
      await settled();
      const drawn = performance.now() - begun;
      const applying = performance.now();
      for (const update of updates) applyUpdate(other.doc, update);
      const applied = performance.now() - applying;
      figures.push(
        `${amount} items: written in ${Math.round(written)} ms (bytes of a worker: ${Math.round(applied)}), drawn after ${Math.round(drawn)}`,
      );
      expect([...here.store.items()]).toHaveLength(amount);
      expect(exportBoard(other.store.board).items).toHaveLength(amount);
      expect(written).toBeLessThan(10_000);
      document.body.replaceChildren();
    }
    console.info(`import: ${figures.join('; ')}`);
  });
});

describe('gw-import on the first screen', () => {
  const known = (name: string): KnownBoard => ({
    id: name.padEnd(43, '0') as BoardId,
    name,
    openedAt: 0,
    access: 'edit',
    waiting: 0,
  });

  it('makes a new board, named as the one in the file, with the import in it', async () => {
    const home = fakeHome();
    await openHome(home);
    named('button', 'Import').click();
    await expect.poll(isOpen).toBe(true);
    choose(werkplaatsFile());
    await previewed();
    const field = one<HTMLInputElement>('#board-name');
    expect(field.value).toBe('Werkplaats 2');
    await userEvent.fill(field, ' ');
    importButton().click();
    await settled();
    expect(one('.refusal', dialogOf()).textContent).toBe('Give the board a name first.');
    expect(focused()).toBe(field);
    await userEvent.fill(field, 'Workshop');
    importButton().click();
    await expect.poll(() => home.calls).toContain('create Workshop');
    const there = desk();
    home.began[0]?.(there.store.board, there.act());
    expect([...there.store.items()]).toHaveLength(23);
    await expect.poll(said).toBe('23 items came: 13 stories, 10 tasks.');
  });

  it('keeps choices and name when the board cannot be made', async () => {
    await openHome(fakeHome());
    named('button', 'Import').click();
    await expect.poll(isOpen).toBe(true);
    choose(werkplaatsFile());
    await previewed();
    await userEvent.fill(one<HTMLInputElement>('#board-name'), 'refuse me');
    importButton().click();
    await expect.poll(() => all('.refusal', dialogOf()).length).toBe(1);
    expect(one<HTMLInputElement>('#board-name').value).toBe('refuse me');
  });

  it('takes a file that is dropped anywhere on the screen', async () => {
    await openHome(fakeHome([known('Checkout')]));
    drop(document.body, nebulaFile());
    await expect.poll(isOpen).toBe(true);
    expect((await previewed()).total).toBe(119);
    expect(all('.holder')).toEqual([]);
  });
});

describe('accessibility', () => {
  it.each(['light', 'dark'] as const)(
    'has no fault that axe finds, chosen, looked at and updating, %s',
    async (theme) => {
      setTheme(theme);
      const here = desk({ name: 'Maya' });
      bring(here, werkplaats);
      await atImport(here);
      await expectAccessible();
      choose(new File(['x'], 'x.csv'));
      await expect.poll(() => all('.refusal', dialogOf()).length).toBe(1);
      await expectAccessible();
      choose(nebulaFile());
      await previewed();
      await expectAccessible();
      named('button', 'Choose another file').click();
      await settled();
      choose(werkplaatsFile());
      await expect.poll(() => knownBox() !== undefined).toBe(true);
      await previewed();
      await expectAccessible();
    },
  );

  it('has none on a phone, and nothing is wider than the screen', async () => {
    await page.viewport(390, 844);
    await openHome(fakeHome());
    named('button', 'Import').click();
    await expect.poll(isOpen).toBe(true);
    choose(nebulaFile());
    await previewed();
    await expectAccessible();
    const dialog = one<HTMLDialogElement>('dialog', dialogOf());
    expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth);
    expect(dialog.getBoundingClientRect().width).toBeLessThanOrEqual(390);
  });

  it('is done by keyboard alone', async () => {
    const here = await atImport();
    await expect.poll(() => focused()?.textContent?.trim()).toBe('Choose a file');
    choose(werkplaatsFile());
    await previewed();
    expect(focused()?.tagName).toBe('H2');
    for (let presses = 0; focused() !== importButton() && presses < 40; presses += 1)
      // oxlint-disable-next-line no-await-in-loop -- one key after the other
      await userEvent.keyboard('{Tab}');
    await userEvent.keyboard('{Enter}');
    await expect.poll(isOpen).toBe(false);
    expect([...here.store.items()]).toHaveLength(23);
  });
});
