// The table of commands: no key means two things, all that is shown does something, and when a command can be given.

import { describe, expect, it } from 'vitest';
import { views, type View } from '../../../client/components/address.ts';
import type { Command, Hands, Where } from '../../../client/components/commands/command.ts';
import { deeds } from '../../../client/components/commands/deeds.ts';
import { obstacle } from '../../../client/components/commands/obstacle.ts';
import { commandIds, commands, type CommandId } from '../../../client/components/commands/table.ts';
import { Selection } from '../../../client/components/selection.ts';
import type { BoardSession } from '../../../client/session.ts';
import { BoardStore } from '../../../client/store/board-store.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import type { ItemId, MemberId } from '../../../shared/ids.ts';
import { person, testBoard } from '../../board-kit.ts';

const hands: Hands = {
  send: () => true,
  announce: () => {},
  each: async () => true,
  openPanel: () => {},
  closeItem: () => {},
  shown: null,
};

function place() {
  const on = testBoard();
  const store = new BoardStore(on.board.doc);
  const owner = person(on, 'Maya', 'productOwner');
  const add = (kind: 'story' | 'task', by: MemberId | null = null) =>
    addItem(on.board, on.act(by), { kind, title: kind });
  const session = { store, readOnly: false, me: owner, now: () => 0 } as unknown as BoardSession;
  const selection = new Selection(store);
  const where = (given: Partial<Where> = {}): Where => ({
    session,
    selection,
    view: 'board',
    items: [],
    card: null,
    open: null,
    hands,
    ...given,
  });
  const card = (item: ItemId) => ({ item, list: [item], element: null as unknown as HTMLElement });
  return { add, where, card, owner, selection, session };
}

describe('the table of commands', () => {
  it('gives no key two meanings in one view; Escape closes first, then selects nothing', () => {
    for (const view of Object.keys(views) as View[]) {
      const taken = new Map<string, CommandId>();
      for (const id of commandIds) {
        const { keys = [], views: only } = commands[id];
        if (only && !only.includes(view)) continue;
        for (const key of keys) {
          const other = taken.get(key);
          if (key === 'Escape' && other !== undefined)
            expect([other, id]).toEqual(['closeItem', 'clearSelection']);
          else expect(other, `${key} in ${view}: ${other} and ${id}`).toBeUndefined();
          taken.set(key, id);
        }
      }
      // A key that begins two others must mean nothing by itself.
      for (const keys of taken.keys())
        expect(taken.has(keys.split(' ')[0] ?? '') && keys.includes(' ')).toBe(false);
    }
  });

  it('does something by each key that it knows, and shows the others as known elsewhere', () => {
    for (const id of commandIds) {
      const { keys = [], byThem = [] }: Command = commands[id];
      const { run, choices } = deeds[id];
      if (keys.length > 0) expect(run, id).toBeDefined();
      expect(run !== undefined || choices !== undefined || byThem.length > 0, id).toBe(true);
    }
  });

  it('never lets Backspace do anything, and Delete and # only archive', () => {
    const of = (key: string) => commandIds.filter((id) => commands[id].keys?.includes(key));
    expect(of('Backspace')).toEqual([]);
    expect(of('Delete')).toEqual(['archiveItem']);
    expect(of('#')).toEqual(['archiveItem']);
  });
});

describe('a command', () => {
  it('that changes something asks for a board that may be changed, and for what is meant', () => {
    const { where, add, session } = place();
    const item = add('story');
    expect(obstacle(commands.labels, where())).toBe('no item');
    expect(obstacle(commands.labels, where({ items: [item] }))).toBe('none');
    const looking = { ...session, readOnly: true } as BoardSession;
    expect(obstacle(commands.labels, where({ items: [item], session: looking }))).toBe('only to look at');
    expect(obstacle(commands.copyKey, where({ items: [item], session: looking }))).toBe('none');
    expect(obstacle(commands.palette, where({ session: looking }))).toBe('none');
  });

  it('of one item means nothing for several; of a card only where one has the focus', () => {
    const { where, add, card } = place();
    const [a, b] = [add('story'), add('story')];
    expect(obstacle(commands.comment, where({ items: [a, b] }))).toBe('not here');
    expect(obstacle(commands.comment, where({ items: [a] }))).toBe('none');
    expect(obstacle(commands.open, where({ items: [a], open: a }))).toBe('no item');
    expect(obstacle(commands.open, where({ items: [a], card: card(a) }))).toBe('none');
  });

  it('means something only in its views', () => {
    const { where, add } = place();
    const items = [add('story')];
    expect(obstacle(commands.right, where({ items, view: 'plan' }))).toBe('not here');
    expect(obstacle(commands.toggleSprint, where({ items, view: 'plan' }))).toBe('none');
    expect(obstacle(commands.toggleSprint, where({ items }))).toBe('not here');
    expect(obstacle(commands.sprint, where({ items }))).toBe('none');
  });

  it('to take up is there for technical items that no engineer made or took up', () => {
    const { where, add, owner } = place();
    const [mine, story, imported] = [add('task', owner), add('story', owner), add('task')];
    expect(obstacle(commands.takeUp, where({ items: [mine] }))).toBe('none');
    expect(obstacle(commands.takeUp, where({ items: [story, mine] }))).toBe('none');
    expect(obstacle(commands.takeUp, where({ items: [story, imported] }))).toBe('not here');
  });

  it('to close or to clear is there while something is open or selected', () => {
    const { where, add, selection } = place();
    const item = add('story');
    expect(obstacle(commands.closeItem, where())).toBe('not here');
    expect(obstacle(commands.closeItem, where({ open: item }))).toBe('none');
    expect(obstacle(commands.clearSelection, where())).toBe('not here');
    selection.toggle(item);
    expect(obstacle(commands.clearSelection, where())).toBe('none');
  });
});
