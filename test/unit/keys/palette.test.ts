// What the palette offers for what is typed, and that a key stroke only scans: on 5,000 items.

import { describe, expect, it } from 'vitest';
import type { Hands, Where } from '../../../client/components/commands/command.ts';
import { PaletteEntries, type Entry, type Section } from '../../../client/components/palette-entries.ts';
import { fit, wantedIn } from '../../../client/components/palette-search.ts';
import { Selection } from '../../../client/components/selection.ts';
import type { KnownBoard } from '../../../client/home.ts';
import type { BoardSession } from '../../../client/session.ts';
import { BoardStore } from '../../../client/store/board-store.ts';
import { addItems } from '../../../shared/board/mutate-add.ts';
import { addEpic } from '../../../shared/board/mutate-epic.ts';
import { addItem, archiveItem, setLabel } from '../../../shared/board/mutate-item.ts';
import { addSprint } from '../../../shared/board/mutate-sprint.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import type { BoardId, ColumnId } from '../../../shared/ids.ts';
import { person, testBoard } from '../../board-kit.ts';

const hands: Hands = {
  send: () => true,
  announce: () => {},
  each: async () => true,
  openPanel: () => {},
  closeItem: () => {},
  shown: null,
};

const otherBoard: KnownBoard = {
  id: 'o'.repeat(43) as BoardId,
  name: 'Nebula reviews',
  openedAt: 0,
  access: 'edit',
  waiting: 0,
};

function palette() {
  const on = testBoard();
  const store = new BoardStore(on.board.doc);
  const id = 'b'.repeat(43) as BoardId;
  const session = { id, store, readOnly: false, me: null, now: () => 0 } as unknown as BoardSession;
  const entries = (given: Partial<Where> = {}) =>
    new PaletteEntries(
      {
        session,
        selection: new Selection(store),
        view: 'board',
        items: [],
        card: null,
        open: null,
        hands,
        ...given,
      },
      () => [otherBoard],
    );
  const add = (title: string, column: ColumnId | null = null) =>
    addItem(on.board, on.act(), { kind: 'story', title, place: { column } });
  return { on, store, entries, add, session };
}

const words = (sections: readonly Section[], name?: string): readonly string[] =>
  sections
    .filter((section) => name === undefined || section.name === name)
    .flatMap(({ entries }) => entries.map((entry: Entry) => entry.words));

describe('the fit of words', () => {
  it('is best where they begin so, then where each begins a word, then where each is in it', () => {
    const of = (text: string, typed: string) => fit(text, wantedIn(typed));
    expect(of('move to review', 'move')).toBe(0);
    expect(of('move to review', 'rev mov')).toBe(1);
    expect(of('move to review', 'view')).toBe(2);
    expect(of('move to review', 'done')).toBeUndefined();
  });
});

describe('the palette offers', () => {
  it('what is possible now, and what changes the item that is meant first', () => {
    const { entries, add } = palette();
    const item = add('Pay with a saved card');
    expect(words(entries().all({ commands: [], items: [] }), 'Change')).toEqual([]);
    const all = entries({ items: [item] }).all({ commands: [], items: [] });
    expect(all[0]?.name).toBe('Change GW-1');
    expect(words(all)).toContain('Assign…');
    expect(words(all)).not.toContain('Open');
  });

  it('what was used last before all else, once, and no more where it is not possible', () => {
    const { entries, add } = palette();
    const item = add('Pay');
    const all = entries().all({ commands: ['team', 'labels', 'no such command'], items: [item] });
    expect(all[0]).toMatchObject({ name: 'Used last' });
    expect(words(all, 'Used last')).toEqual(['Team', 'Pay']);
    expect(words(all).filter((one) => one === 'Team')).toEqual(['Team']);
  });

  it('the view whose name was typed before what only begins so', () => {
    const { on, entries, add } = palette();
    addSprint(on.board, on.act(), { name: 'Sprint 1', start: '2026-11-23', end: '2026-12-04' });
    const [first] = entries({ items: [add('Pay')] }).find('plan');
    expect(first?.entries[0]?.words).toBe('Plan');
  });

  it('each way of carrying a command out: columns, people, epics, labels', () => {
    const { on, entries, add } = palette();
    person(on, 'Mira Voss');
    const epic = addEpic(on.board, on.act(), 'Foundations');
    const [a, b] = [add('A', 'cTodo' as ColumnId), add('B', 'cTodo' as ColumnId)];
    setLabel(on.board, on.act(), a, 'risk', true);
    const one = entries({ items: [a] });
    expect(words(one.find('review'))[0]).toBe('Move GW-1 to Review');
    expect(words(one.find('mira'))[0]).toBe('Assign GW-1 to Mira Voss');
    expect(words(one.find('found'))[0]).toBe('Put GW-1 into the epic Foundations');
    expect(words(one.find('risk'))[0]).toBe('Take the label risk off GW-1');
    expect(words(one.find('to do'))).not.toContain('Move GW-1 to To do');
    expect(words(entries({ items: [a, b] }).find('review'))[0]).toBe('Move 2 items to Review');
    expect(epic).toBeDefined();
  });

  it('only commands behind >', () => {
    const { entries, add } = palette();
    add('Team photo');
    expect(
      entries()
        .find('>team')
        .map(({ name }) => name),
    ).toEqual(['Commands']);
    expect(words(entries().find('>'))).toContain('Undo what I did last');
    expect(words(entries().find('team'), 'Items')).toEqual(['Team photo']);
  });

  it('the item whose key was typed before everything, and behind its key what can be done with it', () => {
    const { entries, add } = palette();
    add('One');
    add('1 is the first');
    const found = entries().find('gw-1');
    expect(found[0]?.name).toBe('Items');
    expect(words(found)[0]).toBe('One');
    expect(words(entries().find('gw-2 review'))[0]).toBe('Move GW-2 to Review');
    expect(words(entries().find('2 arch'))[0]).toBe('GW-2: Archive');
    expect(words(entries().find('77 review'), 'Commands')).toEqual([]);
  });

  it('items by all that is written in them behind those whose titles say so', () => {
    const { on, entries, add } = palette();
    const ledger = add('Ledger');
    typeText(on.board, on.act(), { item: ledger, field: 'description' }, [
      { at: 0, remove: 0, insert: 'survives a failover' },
    ]);
    add('Failover drill');
    expect(words(entries().find('failover'), 'Items')).toEqual(['Failover drill', 'Ledger']);
  });

  it('archived items only when nothing else is found, and says so', () => {
    const { on, entries, add } = palette();
    const [old] = [add('Pay by cheque'), add('Pay by card')];
    archiveItem(on.board, on.act(), old);
    expect(words(entries().find('pay by'), 'Items')).toEqual(['Pay by card']);
    const [section] = entries().find('cheque');
    expect(section?.entries[0]).toMatchObject({ words: 'Pay by cheque', place: 'Archived' });
  });

  it('other boards, and a new item of these words', () => {
    const { entries, add } = palette();
    add('Nothing like it');
    expect(words(entries().find('nebula'))).toEqual(['Nebula reviews', 'New item “nebula”']);
  });

  it('nothing that writes with a link to look only', () => {
    const { entries, add, session } = palette();
    const item = add('Pay');
    const looking = { ...session, readOnly: true } as BoardSession;
    const all = words(entries({ items: [item], session: looking }).all({ commands: [], items: [] }));
    expect(all).toContain('Copy the key');
    expect(all).not.toContain('Archive');
    expect(all).not.toContain('New item');
    expect(words(entries({ session: looking }).find('nebula'))).toEqual(['Nebula reviews']);
  });

  it('no more than a screenful and a half of items, however many there are, at once on 5,000', () => {
    const { on, entries } = palette();
    const nouns = ['card', 'basket', 'voucher', 'receipt', 'address', 'ledger', 'login', 'price'];
    for (let round = 0; round < 25; round += 1)
      addItems(on.board, on.act(), {
        kind: 'story',
        items: Array.from({ length: 200 }, (_, index) => ({
          title: `As a shopper I change the ${nouns[index % 8]} number ${round * 200 + index} over again`,
        })),
      });
    const began = performance.now();
    const open = entries();
    const opened = performance.now() - began;
    const beforeWarm = performance.now();
    open.warm();
    const warmed = performance.now() - beforeWarm;
    const typed = 'the basket number 49';
    const times = Array.from(typed, (_, index) => {
      const before = performance.now();
      const found = open.find(typed.slice(0, index + 1));
      expect(words(found, 'Items').length).toBeLessThanOrEqual(40);
      return performance.now() - before;
    });
    const sorted = times.toSorted((a, b) => a - b);
    const [median, worst] = [sorted[Math.floor(sorted.length / 2)] ?? 0, sorted.at(-1) ?? 0];
    console.log(
      `palette, 5,000 items: opens in ${opened.toFixed(1)} ms, gathers words in ${warmed.toFixed(1)} ms; a key takes ${median.toFixed(1)} ms, the slowest ${worst.toFixed(1)} ms`,
    );
    expect(words(open.find('number 4999'), 'Items')).toHaveLength(1);
    expect(median).toBeLessThan(50);
  });
});
