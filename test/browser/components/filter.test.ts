// Filtering the Board as one types and presses: what is hidden is said, the address holds it, and it never hides by
// surprise.

import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { addItem, setAssignee, setLabel } from '../../../shared/board/mutate-item.ts';
import type { ColumnId, ItemId } from '../../../shared/ids.ts';
import type { Kind } from '../../../shared/kind.ts';
import { desk, type Desk } from './desk.ts';
import { fillSample } from './sample-board.ts';
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
const add = (on: Desk, title: string, kind: Kind = 'story'): ItemId =>
  addItem(on.store.board, on.act(), { kind, title, place: { column: todo } });

const titles = () =>
  all('gw-card .title, gw-card').flatMap((card) => all('.title', card).map((t) => t.textContent?.trim()));
const shown = () => [...new Set(titles())].join(' ');
const bar = () => one('gw-filter-bar');
const counts = () => one('.counts', bar()).textContent?.trim();
const asked = () => new URL(location.href).searchParams;

async function open() {
  named('button', 'Filter').click();
  await settled();
}

describe('the filter', () => {
  it('hides while one types, says how many, and shows all again', async () => {
    const here = desk({ name: 'Maya' });
    for (const title of ['Pay by card', 'Pay by invoice', 'Leave as a guest']) add(here, title);
    await openBoard(here);
    await open();
    expect(focused()?.id).toBe('words');
    await userEvent.keyboard('pay');
    await settled();
    expect(shown()).toBe('Pay by card Pay by invoice');
    expect(counts()).toBe('2 of 3 cards, 1 hidden');
    expect(one('gw-column-head').shadowRoot?.textContent).toContain('2 of 3');
    expect(asked().get('q')).toBe('pay');
    named('button', 'Show all', bar()).click();
    await settled();
    expect(shown()).toBe('Pay by card Pay by invoice Leave as a guest');
    expect(asked().get('q')).toBe(null);
  });

  it('is named by a lane in which it hides everything, and a lane with nothing is still empty', async () => {
    const here = desk({ name: 'Maya' });
    for (const title of ['Pay by card', 'Pay by invoice']) add(here, title);
    const totals = () => all('gw-lane-total').map((total) => total.shadowRoot?.textContent);
    await openBoard(here);
    await open();
    await userEvent.keyboard('guest');
    await settled();
    expect(totals()).toEqual(['2 hidden by the filter', 'empty: C writes a task or a spike']);
    add(here, 'Pay later');
    await settled();
    expect(totals()[0]).toBe('3 hidden by the filter');
  });

  it('is there again when a filtered address is opened', async () => {
    const here = desk({ name: 'Maya' });
    add(here, 'A');
    add(here, 'B', 'bug');
    history.replaceState(null, '', `${location.pathname}?kind=bug`);
    await openBoard(here);
    expect(shown()).toBe('B');
    expect(named('button', 'Bug', bar()).getAttribute('aria-pressed')).toBe('true');
  });

  it('by kind, label, person, ready or not and only mine, together', async () => {
    const here = desk({ name: 'Maya' });
    const [a, b] = [add(here, 'A'), add(here, 'B', 'bug'), add(here, 'C', 'task')];
    setLabel(here.store.board, here.act(), a, 'delivery', true);
    setLabel(here.store.board, here.act(), b, 'delivery', true);
    setAssignee(here.store.board, here.act(), b, here.session.me!, true);
    await openBoard(here);
    await open();
    named('button', 'Label', bar()).click();
    await settled();
    expect(focused()).toBe(one('input', named('label', 'delivery', bar())));
    await userEvent.keyboard(' {Escape}');
    await settled();
    expect(shown()).toBe('A B');
    expect(named('button', 'Label', bar()).textContent).toContain('Label: delivery');
    named('button', 'Only mine', bar()).click();
    await settled();
    expect(shown()).toBe('B');
    named('button', 'Only mine', bar()).click();
    await userEvent.selectOptions(one('select', bar()), 'Ready');
    await settled();
    expect(shown()).toBe('');
    expect(one('gw-board-note').shadowRoot?.textContent).toContain('No card matches the filter.');
    named('button', 'Show all 3').click();
    await settled();
    expect(shown()).toBe('A B C');
  });

  it('goes with Escape: first the words, then the bar; put away it hides nothing', async () => {
    const here = desk({ name: 'Maya' });
    add(here, 'A');
    await openBoard(here);
    await open();
    await userEvent.keyboard('zz');
    await settled();
    expect(shown()).toBe('');
    await userEvent.keyboard('{Escape}');
    await settled();
    expect(shown()).toBe('A');
    await userEvent.keyboard('{Escape}');
    await settled();
    expect(all('gw-filter-bar')).toEqual([]);
    named('button', 'Filter').click();
    await settled();
    named('button', 'Bug', bar()).click();
    await settled();
    expect(shown()).toBe('');
    named('button', 'Put the filter away').click();
    await settled();
    expect(shown()).toBe('A');
    expect(asked().get('kind')).toBe(null);
  });

  it('asks who somebody is before it shows what is theirs', async () => {
    const here = desk();
    add(here, 'A');
    await openBoard(here);
    await open();
    named('button', 'Only mine', bar()).click();
    await settled();
    expect(one<HTMLDialogElement>('dialog', one('gw-who-are-you')).open).toBe(true);
    await userEvent.keyboard('{Escape}');
    await settled();
    expect(shown()).toBe('A');
  });

  it.each(['light', 'dark'] as const)('is accessible, wide and narrow, %s', async (theme) => {
    setTheme(theme);
    const here = desk({ name: 'Maya' });
    fillSample(here);
    await openBoard(here);
    await open();
    await userEvent.keyboard('pay');
    await expectAccessible();
    named('button', 'Person', bar()).click();
    await expectAccessible();
    await page.viewport(390, 844);
    await expectAccessible();
  });
});
