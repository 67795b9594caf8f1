// What a board's document may cost over its life: so many bytes for each edit, growth with what is done and not with how
// often it is opened, and a copy that begins anew. Times are measured by npm run bench:year and held nowhere.

import { beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { BoardStore } from '../../../client/store/board-store.ts';
import { History } from '../../../client/store/history.ts';
import { exportBoard } from '../../../shared/board/export-board.ts';
import { openBoard, type Board } from '../../../shared/board/document.ts';
import { takeOver } from '../../../shared/board/take-over.ts';
import { bytesOfDeeds } from '../../bench/year/figures.ts';
import { Team, type Habits } from '../../bench/year/team.ts';

const usual: Habits = { people: 4, lives: 3, edits: 120 };
const sizeOf = ({ doc }: Board): number => Y.encodeStateAsUpdate(doc).length;

function after(days: number, habits: Habits): Team {
  const team = new Team(habits);
  for (let day = 0; day < days; day += 1) team.workingDay();
  return team;
}

/** Bytes of one edit of each kind in a folded document, with a margin of a third over what they are. */
const mostBytes: Readonly<Record<string, number>> = {
  move: 110,
  // A burst of about a hundred letters, one in ten taken back: the letters, their entry in the log, the tombstones.
  description: 650,
  title: 220,
  line: 190,
  tick: 120,
  comment: 330,
  vote: 150,
  assignee: 140,
  label: 130,
  'new item': 430,
  size: 110,
  'time-box': 400,
  'due date': 110,
  link: 280,
};

describe('a board over a long life', () => {
  let bytes: Uint8Array;
  let team: Team;
  beforeAll(() => {
    team = after(10, usual);
    bytes = team.fold();
  });

  test('B205 one edit of each kind takes no more bytes than this', () => {
    const each = bytesOfDeeds(bytes, (board) => team.desk(board));
    expect([...each.keys()].sort()).toEqual(Object.keys(mostBytes).sort());
    for (const [name, size] of each) expect(size, name).toBeLessThan(mostBytes[name] as number);
    // Something was weighed.
    expect(each.get('description')).toBeGreaterThan(100);
  });

  test('B206 it grows with what is done, as much in the fourth week as in the second', () => {
    const sizes = [bytes.length];
    const long = after(10, usual);
    for (let week = 0; week < 2; week += 1) {
      for (let day = 0; day < 5; day += 1) long.workingDay();
      sizes.push(long.fold().length);
    }
    const [second = 0, third = 0, fourth = 0] = sizes;
    const early = second / 2;
    for (const grown of [third - second, fourth - third]) {
      expect(grown).toBeGreaterThan(early * 0.6);
      expect(grown).toBeLessThan(early * 1.3);
    }
  });

  test('B207 a page life that writes costs a few bytes, whatever it writes', () => {
    const [few, many] = [after(5, { ...usual, lives: 1 }), after(5, { ...usual, lives: 12 })];
    expect(few.edits).toBe(many.edits);
    const more = many.sessions - few.sessions;
    expect(more).toBeGreaterThan(200);
    expect((sizeOf(many.board) - sizeOf(few.board)) / more).toBeLessThan(100);
    const vector = Y.encodeStateVector(many.board.doc).length;
    expect(vector / many.sessions).toBeLessThan(9);
  });

  test('B208 opening a board and reading all of it writes nothing and is no writing session', () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, bytes);
    const before = Y.encodeStateAsUpdate(doc);
    let updates = 0;
    doc.on('update', () => (updates += 1));
    const store = new BoardStore(doc);
    const history = new History(store.board, () => team.desk(store.board).act());
    for (const item of store.items()) store.sizing(item.id);
    expect(exportBoard(store.board).items.length).toBeGreaterThan(40);
    expect([store.columns, store.sprints, store.epics, store.meetings, store.signOffs].length).toBe(5);
    history.close();
    store.close();
    expect(updates).toBe(0);
    expect(doc.store.clients.has(doc.clientID)).toBe(false);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  test('B209 a copy is lighter by all that is dead, and without the archive by all that is done', () => {
    // The third sprint begins, so the archive has what the first two finished.
    const later = after(21, usual);
    const copies = (['nothing', 'archive'] as const).map((leave) => {
      const doc = new Y.Doc();
      takeOver(openBoard(doc), later.desk(openBoard(doc)).act(), later.board, 'Copy', leave);
      return doc;
    });
    const [whole = 0, light = 0] = copies.map((doc) => Y.encodeStateAsUpdate(doc).length);
    expect(whole).toBeLessThan(sizeOf(later.board) * 0.85);
    expect(light).toBeLessThan(whole * 0.9);
    for (const doc of copies) expect(doc.store.clients.size).toBe(1);
  });

  test('a page life in one transaction, as it is measured, leaves the same bytes as one for each change', () => {
    const [together, apart] = [false, true].map((each) => after(2, { ...usual, apart: each }));
    expect(apart && sizeOf(apart.board)).toBe(together && sizeOf(together.board));
  });
});
