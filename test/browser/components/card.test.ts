// What a card says at its foot, and its menu: only what is useful, and one card renders for one change.

import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { keepBoardChoices, readBoardChoices } from '../../../client/components/board-choices.ts';
import { OpenItemEvent, type ItemWishEvent } from '../../../client/components/events.ts';
import type { GwCard } from '../../../client/components/gw-card.ts';
import { excerptOf } from '../../../client/components/item-words.ts';
import { addItem, changeKind, setAssignee, sizeItem, takeUpItem } from '../../../shared/board/mutate-item.ts';
import { addMember, setRoles } from '../../../shared/board/mutate-member.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { changeSetting } from '../../../shared/board/mutate-settings.ts';
import { addSprint } from '../../../shared/board/mutate-sprint.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import { setBlockedBy } from '../../../shared/board/mutate-waits.ts';
import type { ColumnId, ItemId } from '../../../shared/ids.ts';
import type { Item } from '../../../shared/item.ts';
import type { Kind, TextField } from '../../../shared/kind.ts';
import { desk, pipe, type Desk } from './desk.ts';
import { setTouchScreen } from './pointers.ts';
import { at, spikeDesk, started } from './spike.ts';
import { all, expectAccessible, focused, named, one, openBoard, settled, useStage } from './stage.ts';

useStage();

const todo = 'cTodo' as ColumnId;
const doing = 'cDoing' as ColumnId;
const done = 'cDone' as ColumnId;
const day = 86_400_000;

const cardOf = (id: ItemId): GwCard => {
  const card = all<GwCard>('gw-card').find((found) => found.item === id);
  if (!card) throw new Error('no card');
  return card;
};
const add = (on: Desk, title: string, kind: Kind = 'bug', column: ColumnId | null = todo) =>
  addItem(on.store.board, on.act(), { kind, title, place: { column } });
const marks = (id: ItemId) =>
  all('.mark', cardOf(id).shadowRoot as ShadowRoot).map((mark) =>
    mark.textContent?.replace(/\s+/g, ' ').trim(),
  );
const days = (id: ItemId) => all('.days', cardOf(id).shadowRoot as ShadowRoot).map((mark) => mark.title);
const said = () => one('.said').textContent?.trim() ?? '';

describe('a card says', () => {
  it('what it waits for, as long as that is open, and hears of it without anybody else rendering', async () => {
    const here = desk({ name: 'Maya' });
    const [a, b, c] = [add(here, 'A'), add(here, 'B'), add(here, 'C')];
    setBlockedBy(here.store.board, here.act(), a, b, true);
    setBlockedBy(here.store.board, here.act(), a, c, true);
    await openBoard(here);
    expect(marks(a)).toEqual(['waits for GW-2 + 1']);
    moveItem(here.store.board, here.act(), b, { column: done });
    await settled();
    expect(marks(a)).toEqual(['waits for GW-3']);
    setBlockedBy(here.store.board, here.act(), a, c, false);
    await settled();
    expect(marks(a)).toEqual([]);
  });

  it('in few words what its kind asks for, and nothing that was kept from another kind', async () => {
    const here = desk({ name: 'Maya' });
    const id = add(here, 'A', 'story');
    const write = (field: TextField, insert: string) =>
      typeText(here.store.board, here.act(), { item: id, field }, [{ at: 0, remove: 0, insert }]);
    const excerpt = () => excerptOf(here.store.item(id) as Item);
    write('want', 'to go');
    expect(excerpt()).toBe('to go');
    changeKind(here.store.board, here.act(), id, 'spike');
    expect(excerpt()).toBe('');
    write('description', 'There are two ways.');
    expect(excerpt()).toBe('There are two ways.');
    write('question', 'Which way?');
    expect(excerpt()).toBe('Which way?');
  });

  it('for how many days it has stood in its column, from three on, in the time zone of the board', async () => {
    const here = desk({ name: 'Maya' });
    const [a, b, c, d] = [add(here, 'A'), add(here, 'B'), add(here, 'C'), add(here, 'D', 'bug', null)];
    const now = here.session.now();
    const moved = (id: ItemId, at: number, column: ColumnId | null) =>
      moveItem(here.store.board, { ...here.act(), at }, id, { column });
    // Monday 09:00; in Honolulu it is still Sunday evening.
    moved(a, now - 3 * day, doing);
    moved(b, now - 3 * day + 4 * 3_600_000, doing);
    moved(c, now - 5 * day, done);
    moved(d, now - 5 * day, todo);
    moved(d, now - 4 * day, null);
    await openBoard(here, { waiting: true });
    expect([a, b, c, d].map(days)).toEqual([['3 days in this column'], ['3 days in this column'], [], []]);
    changeSetting(here.store.board, here.act(), 'timeZone', 'Pacific/Honolulu');
    await settled();
    expect([a, b].map(days)).toEqual([['3 days in this column'], []]);
    moveItem(here.store.board, here.act(), a, { column: todo });
    await settled();
    expect(days(a)).toEqual([]);
  });

  it('that no engineer has taken a technical item up, until one does', async () => {
    const here = desk({ name: 'Maya' });
    const maya = here.session.me;
    const jon = addMember(here.store.board, here.act(), 'Jon');
    if (maya) setRoles(here.store.board, here.act(), maya, ['productOwner']);
    const [task, story, sized] = [add(here, 'T', 'task'), add(here, 'S', 'story'), add(here, 'Z', 'task')];
    await openBoard(here);
    expect([task, story, sized].map(marks)).toEqual([['no engineer yet'], [], ['no engineer yet']]);
    takeUpItem(here.store.board, here.act(jon), task);
    sizeItem(here.store.board, here.act(jon), sized, 3);
    await settled();
    expect([task, sized].map(marks)).toEqual([[], []]);
  });

  it('compact above all its title: a time-box keeps to its ring and hours, and says the rest unseen', async () => {
    const on = spikeDesk();
    const { board } = on.here.store;
    moveItem(board, on.here.act(), on.id, { column: todo });
    for (const one of [on.team.jon, on.team.asha, on.team.maya])
      setAssignee(board, on.here.act(), on.id, one, true);
    keepBoardChoices(on.here.session.id, { ...readBoardChoices(on.here.session.id), density: 'compact' });
    // Where the browser knows of no mouse the button of the menu stands there always; cards are wider on a phone.
    await page.viewport(matchMedia('(hover: hover)').matches ? 1024 : 1440, 800);
    await openBoard(on.here);
    const part = (selector: string) => one(selector, cardOf(on.id));
    const room = () =>
      part('.title').getBoundingClientRect().width / part('.card').getBoundingClientRect().width;
    expect(part('.box').textContent).toContain('Time-box not agreed');
    expect(room()).toBeGreaterThan(0.5);
    started(on);
    on.here.setClock(at(11));
    await settled();
    expect(part('.box > [aria-hidden]:not(svg)').textContent).toBe('8 h');
    expect(part('.box').title).toBe('2 h of 8 h');
    expect(room()).toBeGreaterThan(0.5);
    await expectAccessible();
  });

  it('renders once for one remote change, and the card that waits for it with it, no other', async () => {
    const here = desk({ name: 'Maya' });
    const there = desk({ seed: 2 });
    const ids = [...'ABCDEFGH'].map((title) => add(here, title, 'task'));
    const [a, b] = ids as [ItemId, ItemId];
    setBlockedBy(here.store.board, here.act(), a, b, true);
    pipe(here, there);
    await openBoard(here);
    const proto = customElements.get('gw-card')?.prototype as { render: (this: GwCard) => unknown };
    const { render } = proto;
    const rendered: ItemId[] = [];
    proto.render = function noted(this: GwCard) {
      rendered.push(this.item);
      return render.call(this);
    };
    const jon = addMember(there.store.board, there.act(), 'Jon');
    await settled();
    rendered.length = 0;
    sizeItem(there.store.board, there.act(jon), b, 3);
    await settled();
    proto.render = render;
    expect(rendered.sort()).toEqual([a, b].sort());
  });
});

describe('its menu', () => {
  const menu = () => one('gw-card-menu');
  const entries = () =>
    all('[role^=menuitem]', menu()).map((entry) => entry.textContent?.replace(/\s+/g, ' ').trim());
  const open = async (id: ItemId) => {
    one('.menu', cardOf(id)).click();
    await settled();
  };
  const click = async (name: string) => {
    named('[role^=menuitem]', name, menu()).click();
    await settled();
  };

  it('of an open item opens nothing, and prints no keys where there is no keyboard at hand', async () => {
    const here = desk({ name: 'Maya' });
    const story = add(here, 'S', 'story');
    await openBoard(here);
    one('gw-board').dispatchEvent(new OpenItemEvent(story));
    await settled();
    named('button', 'Move or change GW-1', one('gw-item-panel')).click();
    await settled();
    expect(entries()[0]).toBe('SelectX');
    const isSeen = () => one('kbd', menu()).checkVisibility();
    expect(isSeen()).toBe(true);
    await setTouchScreen(true);
    try {
      await expect.poll(isSeen).toBe(false);
    } finally {
      await setTouchScreen(false);
    }
  });

  it('offers what is possible with this item and no more', async () => {
    const here = desk({ name: 'Maya' });
    const [story, task] = [add(here, 'S', 'story'), add(here, 'T', 'task')];
    await openBoard(here);
    await open(story);
    expect(entries()).toEqual([
      'OpenO',
      'SelectX',
      'Backlog',
      'To do',
      'In progress',
      'Review',
      'Done',
      'Up',
      'Down',
      'To the technical backlog…',
      'Put on the agendaShift+A',
      'Copy linkCtrl+Shift+,',
      'Make a copy',
      'Split it in two…',
      'Move to another board…',
      'Archive#',
    ]);
    await expectAccessible();
    await userEvent.keyboard('{Escape}');
    await open(task);
    expect(entries()).toContain('Move onto a checklist…');
    here.setReadOnly(true);
    await userEvent.keyboard('{Escape}');
    await open(task);
    expect(entries()).toEqual(['OpenO', 'Copy linkCtrl+Shift+,']);
  });

  it('puts an item into the one sprint there is and out of it, and lets choose among several', async () => {
    const here = desk({ name: 'Maya' });
    const id = add(here, 'A');
    const three = addSprint(here.store.board, here.act(), {
      name: 'Sprint 3',
      start: '2026-11-23',
      end: null,
    });
    await openBoard(here);
    const sprint = () => here.store.item(id)?.place.sprint;
    await open(id);
    await click('Into Sprint 3');
    await expect.poll(sprint).toBe(three);
    await open(id);
    expect(entries()).not.toContain('Into Sprint 3');
    await click('Out of Sprint 3');
    await expect.poll(sprint).toBeNull();
    expect(said()).toBe('GW-1 taken out of the sprint.');
    const four = addSprint(here.store.board, here.act(), {
      name: 'Sprint 4',
      start: '2026-12-07',
      end: null,
    });
    await open(id);
    await click('Into the sprint');
    expect(entries()).toEqual(['Sprint 3', 'Sprint 4', 'No sprint']);
    expect(focused()?.textContent?.trim()).toBe('Sprint 3');
    await expectAccessible();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.poll(sprint).toBe(four);
  });

  it('copies the address of the item without any secret, and shows it where the clipboard is closed', async () => {
    const here = desk({ name: 'Maya' });
    const id = add(here, 'A');
    await openBoard(here);
    const copied: string[] = [];
    const clipboard = { writeText: async (text: string) => void copied.push(text) };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    await open(id);
    await click('Copy link');
    expect(copied).toEqual([`${location.origin}/b/${here.session.id}?item=${id}`]);
    expect(copied[0]).not.toContain('#');
    expect(said()).toContain('Link to GW-1 copied.');
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    vi.spyOn(document, 'execCommand').mockReturnValue(false);
    await open(id);
    await click('Copy link');
    Reflect.deleteProperty(navigator, 'clipboard');
    const field = focused() as HTMLInputElement;
    expect(field.value).toBe(copied[0]);
    expect(field.selectionEnd).toBe(field.value.length);
    await expectAccessible();
  });

  it('copies an item, wishes what has a dialog of its own, archives with a way back', async () => {
    const here = desk({ name: 'Maya' });
    const id = add(here, 'A', 'task');
    await openBoard(here);
    const wishes: unknown[] = [];
    menu().addEventListener('gw-item-wish', (event: ItemWishEvent) => {
      event.stopPropagation();
      wishes.push([event.item, event.wish]);
    });
    await open(id);
    await click('Make a copy');
    expect([...here.store.items()].map((item) => item.texts.title)).toEqual(['A', 'A']);
    expect(said()).toBe('GW-1 copied as GW-2.');
    for (const words of ['Split it in two', 'Move onto a checklist', 'Move to another board']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await open(id);
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await click(words);
    }
    expect(wishes).toEqual([
      [id, 'split'],
      [id, 'ontoChecklist'],
      [id, 'moveToBoard'],
    ]);
    await open(id);
    await click('Archive');
    expect(said()).toBe('GW-1 archived. Ctrl+Z brings it back.');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(here.store.item(id)?.archived).toBeNull();
  });

  it('gives a number of its own where two items share one', async () => {
    const here = desk({ name: 'Maya' });
    const there = desk({ seed: 2 });
    const id = add(here, 'A');
    add(there, 'B');
    pipe(here, there);
    await openBoard(here);
    await open(id);
    await click('Give it a number of its own');
    await expect.poll(() => one('.key', cardOf(id)).textContent).toBe('GW-2');
    await open(id);
    expect(entries()).not.toContain('Give it a number of its own');
  });

  it('selects, which is how one begins on a phone', async () => {
    const here = desk({ name: 'Maya' });
    const id = add(here, 'A');
    await openBoard(here);
    await open(id);
    await click('Select');
    expect(one('.card', cardOf(id)).classList.contains('selected')).toBe(true);
    await open(id);
    await click('Deselect');
    expect(one('.card', cardOf(id)).classList.contains('selected')).toBe(false);
  });
});
