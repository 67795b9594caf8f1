// The first steps of a young board: they tick themselves off, do what they say, and get out of the way.

import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { GwFirstSteps } from '../../../client/components/gw-first-steps.ts';
import { beginFromTemplate } from '../../../shared/board/begin-from-template.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import { addMember } from '../../../shared/board/mutate-member.ts';
import { fillExample } from '../../../shared/example/example-board.ts';
import { hourMs } from '../../../shared/time-box.ts';
import { desk, type Desk } from './desk.ts';
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

const steps = () => one<GwFirstSteps>('gw-first-steps');
const isShown = () => !steps().hidden && all('ol', steps()).length > 0;
const done = () => all('li.done .words', steps()).map((words) => words.textContent);
const isOpen = (tag: string) => one<HTMLDialogElement>('dialog', one(tag)).open;
const step = (name: string) => named('li button', name, steps());

async function openSteps(on: Desk): Promise<void> {
  await openBoard(on);
  await settled();
}

/** Somebody who uses Groundwork alone, and has done all but one step. */
async function allButSharing(): Promise<Desk> {
  const on = desk({ name: 'Jon Karlsson' });
  addItem(on.store.board, on.act(), { kind: 'task', title: 'Configure the pipeline' });
  await openSteps(on);
  step('Open the plan').click();
  await settled();
  named('a', 'Board', one('gw-board-header')).click();
  await settled();
  expect(done()).toHaveLength(4);
  return on;
}

describe('gw-first-steps', () => {
  it.each(['light', 'dark'] as const)('A82 is accessible, also on a phone, %s', async (theme) => {
    setTheme(theme);
    await openSteps(desk());
    await expectAccessible();
    await page.viewport(390, 844);
    await expectAccessible();
    expect(all('li', steps()).filter((item) => item.checkVisibility())).toHaveLength(1);
  });

  it('ticks each step off as it is done, whoever did it and wherever', async () => {
    const on = desk();
    await openSteps(on);
    expect(done()).toEqual([]);
    const jon = addMember(on.store.board, on.act(), 'Jon Karlsson');
    on.session.setMe(jon);
    await settled();
    expect(done()).toEqual(['Say who you are']);
    addItem(on.store.board, on.act(), { kind: 'story', title: 'Pay' });
    await settled();
    expect(done()).toEqual(['Say who you are', 'Write the first item']);
    addItem(on.store.board, on.act(), { kind: 'spike', title: 'Which provider?' });
    addMember(on.store.board, on.act(), 'Maya Olsen');
    await settled();
    expect(done()).toHaveLength(4);
    expect(one('.figures', steps()).textContent).toBe('4 of 5');
    named('a', 'Plan', one('gw-board-header')).click();
    await settled();
    named('a', 'Board', one('gw-board-header')).click();
    await settled();
    expect(isShown()).toBe(false);
  });

  it('what a template brought is nobody’s first item, but its groundwork is seen', async () => {
    const on = desk();
    beginFromTemplate(on.store.board, on.act(), 'product');
    await openSteps(on);
    expect(done()).toEqual(['Add a task or spike: the groundwork']);
  });

  it('each step does what it says', async () => {
    await openSteps(desk());
    step('Say who you are').click();
    await expect.poll(() => isOpen('gw-who-are-you')).toBe(true);
    await userEvent.keyboard('Jon{Enter}');
    await expect.poll(done).toEqual(['Say who you are']);
    step('Write the first item').click();
    await expect.poll(() => isOpen('gw-new-item')).toBe(true);
    await userEvent.keyboard('{Escape}');
    step('Invite the team').click();
    await expect.poll(() => isOpen('gw-share')).toBe(true);
    await userEvent.keyboard('{Escape}');
    expect(done()).toEqual(['Say who you are', 'Invite the team']);
    step('Open the plan').click();
    await expect.poll(() => all('gw-plan').length).toBe(1);
    expect(isShown()).toBe(false);
  });

  it('gives the focus back to the step that was pressed, and goes only when the focus has gone on', async () => {
    await allButSharing();
    step('Invite the team').focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => isOpen('gw-share')).toBe(true);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => focused()).toBe(step('Invite the team'));
    expect(done()).toHaveLength(5);
    named('button', 'Share').focus();
    await settled();
    expect(isShown()).toBe(false);
    expect(focused()).toBe(named('button', 'Share'));
  });

  it('is closed for good with one press, and the focus goes to the board', async () => {
    const on = desk({ name: 'Jon Karlsson' });
    addItem(on.store.board, on.act(), {
      kind: 'story',
      title: 'Pay',
      place: { column: on.store.columns[0]!.id },
    });
    await openSteps(on);
    named('button', 'Close the first steps').click();
    await settled();
    expect(isShown()).toBe(false);
    expect(focused()?.classList.contains('title')).toBe(true);
    document.body.replaceChildren();
    await openSteps(on);
    expect(isShown()).toBe(false);
  });

  it('is not on a view link, not on a board that has grown, and not on an old one', async () => {
    const guest = desk();
    guest.setReadOnly(true);
    await openSteps(guest);
    expect(isShown()).toBe(false);
    document.body.replaceChildren();

    const grown = desk();
    await openSteps(grown);
    expect(isShown()).toBe(true);
    for (let i = 0; i < 31; i += 1) addItem(grown.store.board, grown.act(), { kind: 'story', title: `${i}` });
    await settled();
    expect(isShown()).toBe(false);
    document.body.replaceChildren();

    const old = desk({ seed: 2 });
    addItem(old.store.board, old.act(), { kind: 'story', title: 'Pay' });
    old.setClock(old.session.now() + 15 * 24 * hourMs);
    await openSteps(old);
    expect(isShown()).toBe(false);
    document.body.replaceChildren();

    const example = desk({ seed: 3 });
    fillExample(example.store.board, example.act());
    await openSteps(example);
    expect(isShown()).toBe(false);
  });

  it('never takes the focus and never covers a card', async () => {
    const on = desk({ name: 'Jon Karlsson' });
    addItem(on.store.board, on.act(), {
      kind: 'story',
      title: 'Pay',
      place: { column: on.store.columns[0]!.id },
    });
    const button = document.createElement('button');
    document.body.append(button);
    button.focus();
    await openSteps(on);
    expect(focused()).toBe(button);
    const { bottom } = steps().getBoundingClientRect();
    expect(one('gw-lanes').getBoundingClientRect().top).toBeGreaterThanOrEqual(bottom);
  });
});
