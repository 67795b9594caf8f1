import { describe, expect, test } from 'vitest';
import { planFromText } from '../../../shared/import/recognise.ts';
import { fixturePlan, fixtureText, leftCount } from './fixtures.ts';

const plan = (board: object) =>
  planFromText(
    JSON.stringify({ name: 'B', lists: [{ id: 'l1', name: 'Ideas', pos: 1 }], cards: [], ...board }),
  );
const card = (more: object) => ({
  id: `c${JSON.stringify(more)}`,
  name: 'A card',
  idList: 'l1',
  pos: 1,
  ...more,
});

describe('Trello traps', () => {
  test('order is by position with fractions, then by id', () => {
    const { items } = plan({
      lists: [
        { id: 'l2', name: 'Second', pos: 2.5 },
        { id: 'l1', name: 'First', pos: 0.25 },
      ],
      cards: [
        { id: 'b', name: 'tie b', idList: 'l1', pos: 16383.75 },
        { id: 'a', name: 'tie a', idList: 'l1', pos: 16383.75 },
        { id: 'c', name: 'above', idList: 'l1', pos: 16383.5 },
        { id: 'd', name: 'later list', idList: 'l2', pos: 0 },
      ],
    });
    expect(items.map(({ title }) => title)).toEqual(['above', 'tie a', 'tie b', 'later list']);
    expect(items.map(({ column }) => column)).toEqual([0, 0, 0, 1]);
  });

  test('closed at three levels: the card, its list, the board', () => {
    const { items, columns, warnings } = plan({
      closed: true,
      lists: [
        { id: 'l1', name: 'Open', pos: 1 },
        { id: 'l2', name: 'Shut', pos: 2, closed: true },
        { id: 'l3', name: 'Shut and empty', pos: 3, closed: true },
      ],
      cards: [card({ id: 'a' }), card({ id: 'b', closed: true }), card({ id: 'c', idList: 'l2' })],
    });
    expect(items.map(({ archived }) => archived)).toEqual([false, true, true]);
    expect(columns).toEqual([
      { name: 'Open', done: false, archived: false },
      { name: 'Shut', done: false, archived: true },
    ]);
    expect(warnings.join()).toMatch(/open card stands in a closed list.*closed in Trello/);
  });

  test('the colour names a label without a name, once it is used', () => {
    const read = plan({
      labels: [
        { id: 'x', name: '', color: 'orange_light' },
        { id: 'y', name: '', color: 'green' },
      ],
      cards: [card({ idLabels: ['x'], labels: [{ id: 'x', name: '', color: 'orange_light' }] })],
    });
    expect(read.items[0]?.labels).toEqual(['orange light']);
    expect(leftCount(read, 'labels')).toBe(1);
  });

  test('comments come oldest first; those only counted, and the ceiling of actions, are said', () => {
    const comment = (n: number) => ({
      type: n % 2 === 0 ? 'commentCard' : 'copyCommentCard',
      date: new Date(n * 1000).toISOString(),
      data: { card: { id: 'a' }, text: `no ${n}` },
      memberCreator: { fullName: n === 1 ? '' : 'Ada', username: 'ada' },
    });
    const actions = [
      comment(3),
      comment(2),
      comment(1),
      ...Array.from({ length: 997 }, () => ({ type: 'updateCard' })),
    ];
    const read = plan({ actions, cards: [card({ id: 'a', badges: { comments: 5 } })] });
    expect(read.items[0]?.comments).toEqual([
      { author: 'ada', at: 1000, text: 'no 1' },
      { author: 'Ada', at: 2000, text: 'no 2' },
      { author: 'Ada', at: 3000, text: 'no 3' },
    ]);
    expect(read.left).toContainEqual({
      what: 'comments at the source',
      why: 'Trello counts them, but they are not in this file, which holds the last 1,000 actions only.',
      count: 2,
    });
  });

  test('what has no title, no list or stands twice is told apart', () => {
    const read = plan({
      cards: [
        card({ id: 'a', name: ' \u200B ' }),
        card({ id: 'b', idList: 'gone' }),
        card({ id: 'c' }),
        card({ id: 'c' }),
        card({ id: 'd', cardRole: 'separator', name: '---' }),
        card({ id: 'e', isTemplate: true }),
      ],
    });
    expect(read.items.map(({ column, archived }) => [column, archived])).toEqual([
      [0, false],
      [0, true],
      [null, false],
    ]);
    expect(leftCount(read, 'cards')).toBe(2);
    expect(leftCount(read, 'separators')).toBe(1);
    expect(read.warnings.join()).toMatch(/template.*not in the file|not in the file.*template/);
  });

  test('an attachment that a browser must not open is left out', () => {
    const read = plan({
      cards: [
        card({
          attachments: [
            { name: 'good', url: 'https://a.example' },
            { name: 'bad', url: 'javascript:alert(1)' },
          ],
        }),
      ],
    });
    expect(read.items[0]?.attachments).toEqual([{ title: 'good', url: 'https://a.example' }]);
    expect(leftCount(read, 'attachments')).toBe(1);
  });

  test('the creation time stands in the card’s id: the log of a real board agrees', () => {
    const board = JSON.parse(fixtureText('trello-nebula-2015.json')) as {
      actions: { type: string; date: string; data: { card?: { id: string; shortLink: string } } }[];
    };
    const { items } = fixturePlan('trello-nebula-2015.json');
    const created = board.actions.filter(({ type }) => type === 'createCard');
    expect(created).toHaveLength(119);
    for (const { date, data } of created) {
      const made = items.find(({ sourceKey }) => sourceKey.endsWith(`/${data.card?.shortLink}`))?.createdAt;
      expect(Math.abs((made ?? 0) - Date.parse(date))).toBeLessThan(2000);
    }
    expect(plan({ cards: [card({ id: 'short' })] }).items[0]?.createdAt).toBeNull();
  });

  test('a board where everything has the wrong type still reads, with nothing in it', () => {
    const wrong = {
      name: 7,
      lists: [null, 5, 'x', []],
      cards: [null, 'x', 5, []],
      members: 'no',
      actions: {},
    };
    expect(plan({ ...wrong, checklists: 3, labels: [0], customFields: null, pluginData: {} }).items).toEqual(
      [],
    );
    const odd = {
      idList: 5,
      pos: 'top',
      due: 'soon',
      idMembers: [{}],
      idChecklists: [7],
      badges: [],
      closed: 'yes',
    };
    const read = plan({
      cards: [card({ ...odd, labels: [null], attachments: [3], customFieldItems: [null] })],
    });
    expect(read.items).toHaveLength(1);
    expect(leftCount(read, 'due dates')).toBe(1);
    expect(leftCount(read, 'assignments')).toBe(1);
  });

  test('5,000 cards with comments and checklists are read in a moment', () => {
    const ids = Array.from({ length: 5000 }, (_, i) => `c${i}`);
    const board = {
      cards: ids.map((id) => card({ id, idChecklists: [`k${id}`] })),
      checklists: ids.map((id) => ({
        id: `k${id}`,
        name: 'Checklist',
        checkItems: [{ name: 'x', state: 'incomplete' }],
      })),
      actions: ids.map((id) => ({ type: 'commentCard', data: { card: { id }, text: 'hi' } })),
    };
    const begun = performance.now();
    const { items } = plan(board);
    expect(items.every(({ lines, comments }) => lines.length === 1 && comments.length === 1)).toBe(true);
    expect(performance.now() - begun).toBeLessThan(3000);
  });
});
