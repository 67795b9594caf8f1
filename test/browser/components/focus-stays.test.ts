// Where the focus goes when what had it goes: to the neighbour, the field or the button that makes sense, and never to
// nothing.

import type { LitElement } from 'lit';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { OpenItemEvent } from '../../../client/components/events.ts';
import '../../../client/components/gw-archive.ts';
import '../../../client/components/gw-attachments.ts';
import '../../../client/components/gw-epics.ts';
import '../../../client/components/gw-labels.ts';
import '../../../client/components/gw-outcome.ts';
import '../../../client/components/gw-team.ts';
import '../../../client/components/gw-time-box.ts';
import { attachLink } from '../../../shared/board/mutate-attachment.ts';
import { stopBox } from '../../../shared/board/mutate-box.ts';
import { addEpic } from '../../../shared/board/mutate-epic.ts';
import { addItem, archiveItem, setAssignee, setLabel } from '../../../shared/board/mutate-item.ts';
import { addMember } from '../../../shared/board/mutate-member.ts';
import type { ColumnId, ItemId } from '../../../shared/ids.ts';
import { desk, type Desk } from './desk.ts';
import { stageOf } from './dialog-stage.ts';
import { mount } from './mount.ts';
import { agreed, at, put, spikeDesk, started, wrote } from './spike.ts';
import { fakeHome, focused, named, one, openBoard, openHome, settled, useStage } from './stage.ts';

useStage();

const add = (on: Desk, title: string): ItemId =>
  addItem(on.store.board, on.act(), { kind: 'story', title, place: { column: 'cTodo' as ColumnId } });

const words = (element: Element | null): string =>
  (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim().replace(/\s+/g, ' ');

/** What has the focus, as somebody who does not see it hears it. */
const onto = () => expect.poll(() => words(focused()));
/** The same with the element that it stands in. */
const within = () => {
  const root = focused()?.getRootNode();
  return root instanceof ShadowRoot ? `${root.host.localName} ${words(focused())}` : '';
};

describe('From one screen to another the focus', () => {
  it('goes into the board that is opened from Home, which is said, and back to the top of Home', async () => {
    const here = desk({ name: 'Maya' });
    add(here, 'A');
    const app = await openHome(fakeHome());
    named('button', 'Open the example').focus();
    document.title = 'Checkout · Groundwork';
    app.session = here.session;
    await onto().toBe('A');
    expect(focused()).toBe(named('a.title', 'A'));
    expect(one('[role=status].unseen', app).textContent).toContain('Checkout');
    document.title = 'Groundwork';
    app.session = null;
    await onto().toBe('Groundwork');
    expect(focused()?.localName).toBe('h1');
    expect(one('[role=status].unseen', app).textContent).toBe('Groundwork');
  });

  it('goes to a list of a board that has no card, and to a lane where all are folded', async () => {
    const app = await openHome(fakeHome());
    named('button', 'Open the example').focus();
    const here = desk({ name: 'Maya' });
    app.session = here.session;
    await expect.poll(() => focused()?.localName).toBe('gw-cell');
    await userEvent.keyboard('-');
    await onto().toBe('Product backlog');
    app.session = null;
    await onto().toBe('Groundwork');
    app.session = here.session;
    await onto().toBe('Product backlog');
  });

  it('stays where a page begins that comes with a board', async () => {
    const here = desk({ name: 'Maya' });
    add(here, 'A');
    await openBoard(here);
    await new Promise((resolve) => void setTimeout(resolve, 100));
    expect(focused()).toBe(document.body);
  });

  it('goes with the item into the other view, by key and from the palette', async () => {
    const here = desk({ name: 'Maya' });
    for (const title of 'ABC') add(here, title);
    await openBoard(here);
    named('a.title', 'B').focus();
    await userEvent.keyboard('3');
    await expect.poll(within).toBe('gw-plan-row B');
    await userEvent.keyboard('1');
    await expect.poll(within).toBe('gw-card B');
    await userEvent.keyboard('{Control>}k{/Control}');
    await settled();
    await userEvent.keyboard('Plan{Enter}');
    await settled();
    await expect.poll(within).toBe('gw-plan-row B');
  });

  it('goes to the head of its lane when all are folded', async () => {
    const here = desk({ name: 'Maya' });
    add(here, 'A');
    addItem(here.store.board, here.act(), {
      kind: 'task',
      title: 'T',
      place: { column: 'cTodo' as ColumnId },
    });
    await openBoard(here);
    named('a.title', 'T').focus();
    await userEvent.keyboard('-');
    await onto().toBe('Technical backlog');
    expect(focused()?.getAttribute('aria-expanded')).toBe('false');
  });
});

/** An item of Maya's, and one part of its panel. */
async function partOf(
  tag: 'gw-assignees' | 'gw-labels' | 'gw-attachments',
  fill: (on: Desk, item: ItemId) => void,
): Promise<Desk> {
  const here = desk({ name: 'Maya' });
  const item = add(here, 'A');
  fill(here, item);
  await mount(here, Object.assign(document.createElement(tag) as LitElement, { item }));
  return here;
}

/** Presses a button by keyboard. */
async function press(name: string): Promise<void> {
  named('button', name).focus();
  await userEvent.keyboard('{Enter}');
  await settled();
}

describe('In an open item the focus', () => {
  it('goes to the choice of people when one is taken off, and to the last one when all are on it', async () => {
    await partOf('gw-assignees', (on, item) => {
      setAssignee(on.store.board, on.act(), item, addMember(on.store.board, on.act(), 'Jon'), true);
    });
    await press('Take Jon off');
    await onto().toContain('Add…');
    for (const name of ['Maya', 'Jon']) {
      await userEvent.selectOptions(one('select'), name);
      await settled();
      if (name === 'Maya') one('select').focus();
    }
    await onto().toBe('Take Jon off');
  });

  it('stays seen in the field of a comment when one is sent', async () => {
    const here = desk({ name: 'Maya' });
    const item = add(here, 'A');
    await openBoard(here);
    one('gw-board').dispatchEvent(new OpenItemEvent(item, 'comments'));
    await settled();
    await expect.poll(() => focused()?.localName).toBe('textarea');
    for (let n = 1; n < 8; n += 1) {
      await userEvent.keyboard(`One{Enter}two{Enter}three${n}{Control>}{Enter}{/Control}`);
      await settled();
    }
    expect(here.store.item(item)?.comments).toHaveLength(7);
    expect(one('form.new').getBoundingClientRect().bottom).toBeLessThan(innerHeight + 1);
  });

  it('goes to the field of labels when one is taken off', async () => {
    await partOf('gw-labels', (on, item) => setLabel(on.store.board, on.act(), item, 'api', true));
    await press('Take the label api off');
    await expect.poll(() => focused()?.id).toBe('add');
  });

  it('goes to what adds a link when one is taken off, and back to what renames one', async () => {
    await partOf('gw-attachments', (on, item) => {
      attachLink(on.store.board, on.act(), item, 'Notes', 'https://example.org/');
    });
    await press('Rename the link Notes');
    await userEvent.keyboard('{Escape}');
    await onto().toBe('Rename the link Notes');
    await userEvent.keyboard('{Enter}');
    await settled();
    await userEvent.keyboard('Talk{Enter}');
    await onto().toBe('Rename the link Talk');
    await press('Take the link Talk off');
    await onto().toBe('Add a link');
  });
});

describe('In a spike the focus', () => {
  it('goes from its recorded outcome to what follows from it', async () => {
    const on = spikeDesk();
    started(on);
    on.here.setClock(at(12));
    wrote(on, 'outcome', 'Two of three can do it.');
    await put('gw-outcome', on);
    await press('Record it');
    expect(on.box().state).toBe('closed');
    await expect.poll(within).toBe('gw-outcome-follow-ups ');
    expect(focused()?.id).toBe('title');
  });

  it('is back on the button of a form that was left', async () => {
    const on = spikeDesk();
    started(on);
    on.here.setClock(at(12));
    stopBox(on.here.store.board, on.as(on.team.jon), on.id);
    await put('gw-time-box', on);
    const right = named('button', 'Put right');
    const name = words(right);
    right.focus();
    for (const end of ['{Escape}', 'because{Escape}']) {
      await userEvent.keyboard('{Enter}');
      await settled();
      expect(focused()?.id).toBe('from');
      await userEvent.keyboard(end);
      await onto().toBe(name);
    }
    await press('Drop it');
    expect(focused()?.id).toBe('reason');
    await userEvent.keyboard('{Escape}');
    await onto().toBe('Drop it');
  });

  it('is back on what proposes other hours', async () => {
    const on = spikeDesk();
    agreed(on);
    await put('gw-time-box', on);
    await press('Propose other hours');
    await userEvent.keyboard('{Escape}');
    await onto().toBe('Propose other hours');
  });
});

describe('In a dialog the focus', () => {
  const epicsOf = async (on: Desk, ...names: readonly string[]) => {
    for (const name of names) addEpic(on.store.board, on.act(), name);
    const { element } = await stageOf(on, 'gw-epics');
    element.show();
    await settled();
  };

  it('goes from an epic that is archived to the next one, and at last to the field of a new one', async () => {
    await epicsOf(desk({ name: 'Maya' }), 'Checkout', 'Ledger');
    for (const [name, next] of [
      ['Checkout', 'Ledger'],
      ['Ledger', ''],
    ] as const) {
      named('.head', name).click();
      await settled();
      await press('Archive');
      await onto().toContain(next);
      expect(focused()).not.toBe(document.body);
    }
    expect(focused()?.id).toBe('new');
    one('details').setAttribute('open', '');
    await press('Bring back Ledger');
    await onto().toContain('Ledger');
  });

  it('goes to the epic that two were joined into', async () => {
    await epicsOf(desk({ name: 'Maya' }), 'Checkout', 'Ledger', 'Search');
    named('.head', 'Checkout').click();
    await settled();
    one('#join').focus();
    await userEvent.selectOptions(one('#join'), 'Search');
    await onto().toContain('Search');
  });

  it('goes to the Foundations that were added', async () => {
    await epicsOf(desk({ name: 'Maya' }));
    await press('Add Foundations');
    await onto().toContain('Foundations');
    expect(focused()?.className).toBe('head');
  });

  it('goes to where a member who left comes back, and to the name of who is back', async () => {
    const here = desk({ name: 'Maya' });
    const jon = addMember(here.store.board, here.act(), 'Jon');
    const { element } = await stageOf(here, 'gw-team');
    element.show(jon);
    await settled();
    await press('This is me');
    await onto().toBe('Two entries for one person…');
    await press('Left the team');
    await onto().toBe('Back on the team: Jon');
    await userEvent.keyboard('{Enter}');
    await onto().toBe('Name of Jon');
  });

  it('goes to the button that closes the archive when its last item is back', async () => {
    const here = desk({ name: 'Maya' });
    archiveItem(here.store.board, here.act(), add(here, 'A'));
    const { element } = await stageOf(here, 'gw-archive');
    element.show();
    await settled();
    await press('Bring back');
    await onto().toBe('Close');
  });
});
