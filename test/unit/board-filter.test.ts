// The filter of the Board: what it lets through, and that an address from anywhere is read without harm.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterItems, filterSize, noFilter, type BoardFilter } from '../../shared/board-filter.ts';
import { filterFromAddress, filterToAddress } from '../../shared/board-filter-address.ts';
import { addComment } from '../../shared/board/mutate-comment.ts';
import { addEpic } from '../../shared/board/mutate-epic.ts';
import { addItem, setAssignee, setField, setLabel } from '../../shared/board/mutate-item.ts';
import { addMember, mergeMembers } from '../../shared/board/mutate-member.ts';
import { BoardStore } from '../../client/store/board-store.ts';
import type { EpicId, ItemId, MemberId } from '../../shared/ids.ts';
import * as Y from 'yjs';
import { seeded } from '../board-kit.ts';
import { resolveMember } from '../../shared/team.ts';

const random = seeded(7);
const act = () => ({ by: null, at: 1_795_000_000_000, random });

function board() {
  const store = new BoardStore(new Y.Doc());
  const add = (title: string, kind: 'story' | 'task' | 'spike' | 'bug' = 'story') =>
    addItem(store.board, act(), { kind, title, place: {} });
  const found = (filter: Partial<BoardFilter>, more: { me?: MemberId; waits?: readonly ItemId[] } = {}) => {
    const matches = filterItems(
      { ...noFilter, ...filter },
      {
        keyOf: (item) => store.keyOf(item),
        resolve: (id) => resolveMember(store.members, id),
        isReady: (item) => item.labels.includes('ready'),
        openWaits: (item) => (more.waits?.includes(item.id) ? [item.id] : []),
        me: more.me ?? null,
      },
    );
    return [...store.items()]
      .filter(matches)
      .map(({ texts }) => texts.title)
      .join(' ');
  };
  return { store, add, found };
}

describe('filtering', () => {
  it('lets everything through while nothing is asked', () => {
    const { add, found } = board();
    add('A');
    add('B', 'bug');
    expect(found({})).toBe('A B');
    expect(found({ words: '  ' })).toBe('A B');
  });

  it('finds words anywhere in an item, whatever their case and accents, and keys', () => {
    const { store, add, found } = board();
    add('Café');
    const b = add('B');
    addComment(store.board, { ...act(), by: addMember(store.board, act(), 'Maya') }, b, 'The café answered');
    add('C');
    expect(found({ words: 'CAFE' })).toBe('Café B');
    expect(found({ words: 'answered cafe' })).toBe('B');
    expect(found({ words: 'gw-3' })).toBe('C');
    expect(found({ words: '2' })).toBe('B');
    expect(found({ words: 'nothing of that' })).toBe('');
  });

  it('takes one of several values of a list, and all lists together', () => {
    const { store, add, found } = board();
    const [a, b, c] = [add('A', 'task'), add('B', 'bug'), add('C', 'bug')];
    setLabel(store.board, act(), a, 'x', true);
    setLabel(store.board, act(), b, 'y', true);
    const epic = addEpic(store.board, act(), 'E');
    setField(store.board, act(), c, { field: 'epic', value: epic });
    expect(found({ kinds: ['task', 'bug'] })).toBe('A B C');
    expect(found({ labels: ['x', 'y'] })).toBe('A B');
    expect(found({ labels: ['x', 'y'], kinds: ['bug'] })).toBe('B');
    expect(found({ epics: [epic] })).toBe('C');
    expect(found({ epics: [epic, 'none'], kinds: ['bug'] })).toBe('B C');
  });

  it('knows people also after two of their entries were merged', () => {
    const { store, add, found } = board();
    const [maya, other] = [addMember(store.board, act(), 'Maya'), addMember(store.board, act(), 'M.')];
    const [a] = [add('A'), add('B')];
    setAssignee(store.board, act(), a, other, true);
    mergeMembers(store.board, { ...act(), by: maya }, other, maya);
    expect(found({ people: [maya] })).toBe('A');
    expect(found({ people: ['nobody'] })).toBe('B');
    expect(found({ mine: true }, { me: maya })).toBe('A');
    expect(found({ mine: true })).toBe('');
  });

  it('tells ready from not ready, and what is blocked', () => {
    const { store, add, found } = board();
    const [a, b] = [add('A'), add('B')];
    setLabel(store.board, act(), a, 'ready', true);
    expect(found({ ready: true })).toBe('A');
    expect(found({ ready: false })).toBe('B');
    expect(found({ blocked: true }, { waits: [b] })).toBe('B');
  });
});

describe('a filter in an address', () => {
  const id = (letter: string) => fc.stringMatching(/^[A-Za-z0-9_-]{21}$/).map((rest) => `${letter}${rest}`);
  const filters: fc.Arbitrary<BoardFilter> = fc.record({
    words: fc.string({ maxLength: 60 }).map((words) => words.trim()),
    kinds: fc.subarray(['story', 'task', 'spike', 'bug'] as const),
    labels: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 4 }),
    people: fc.uniqueArray(fc.oneof(fc.constant('nobody' as const), id('m') as fc.Arbitrary<MemberId>), {
      maxLength: 4,
    }),
    epics: fc.uniqueArray(fc.oneof(fc.constant('none' as const), id('e') as fc.Arbitrary<EpicId>), {
      maxLength: 4,
    }),
    ready: fc.constantFrom(null, true, false),
    blocked: fc.boolean(),
    mine: fc.boolean(),
  });

  it('is read as it was written, and other parameters stay', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const url = new URL('https://groundwork.example/b/x?item=i1&q=old');
        filterToAddress(filter, url.searchParams);
        const again = new URL(url.href).searchParams;
        expect(again.get('item')).toBe('i1');
        const read = filterFromAddress(again);
        expect(filterSize(read)).toBeLessThanOrEqual(filterSize(filter));
        expect({ ...read, people: [], epics: [] }).toEqual({ ...filter, people: [], epics: [] });
      }),
    );
  });

  it('leaves out what makes no sense, whatever stands there', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom('q', 'kind', 'label', 'person', 'epic', 'ready', 'blocked', 'mine'),
            fc.string({ maxLength: 400 }),
          ),
          { maxLength: 80 },
        ),
        (pairs) => {
          const filter = filterFromAddress(new URLSearchParams(pairs));
          expect(filter.words.length).toBeLessThanOrEqual(200);
          expect(filter.labels.length).toBeLessThanOrEqual(50);
          expect(filterSize(filter)).toBeLessThanOrEqual(8 + 200);
        },
      ),
    );
    expect(filterFromAddress(new URLSearchParams('kind=epic&person=javascript:1&ready=maybe'))).toEqual(
      noFilter,
    );
  });
});
