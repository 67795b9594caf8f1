// An item that moves to another board: nothing of it is lost, a second try finds the first, and whatever is handed in
// as a parcel breaks nothing.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onStep } from '../../../shared/board/edit.ts';
import { attachLink } from '../../../shared/board/mutate-attachment.ts';
import { agreeToBox, proposeBox, startBox } from '../../../shared/board/mutate-box.ts';
import { addComment, editComment, takeBackComment } from '../../../shared/board/mutate-comment.ts';
import { addEpic } from '../../../shared/board/mutate-epic.ts';
import {
  addItem,
  archiveItem,
  changeKind,
  setAssignee,
  setField,
  setLabel,
  sizeItem,
} from '../../../shared/board/mutate-item.ts';
import { addLine, removeLine, tickLine } from '../../../shared/board/mutate-line.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { archiveMoved, arrivedItem, unpackItem } from '../../../shared/board/mutate-parcel.ts';
import { changeSetting } from '../../../shared/board/mutate-settings.ts';
import { logTyping, typeText } from '../../../shared/board/mutate-text.ts';
import { packItem } from '../../../shared/board/pack-item.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import { readEpics, readMembers } from '../../../shared/board/read-records.ts';
import { foldBox } from '../../../shared/fold-box.ts';
import { finishedSince } from '../../../shared/finished.ts';
import type { BoardId, ColumnId, ItemId } from '../../../shared/ids.ts';
import type { Item } from '../../../shared/item.ts';
import { person, testBoard, type TestBoard } from '../../board-kit.ts';

const there = 'a'.repeat(43) as BoardId;
const here = 'b'.repeat(43) as BoardId;
const doing = 'cDoing' as ColumnId;

const need = (on: TestBoard, id: ItemId): Item => {
  const item = readItem(on.board, id);
  if (!item) throw new Error(`no item ${id}`);
  return item;
};

const type = (on: TestBoard, item: ItemId, field: 'description' | 'title', at: number, insert: string) =>
  typeText(on.board, on.act(), { item, field }, [{ at, remove: 0, insert }]);

/** A spike with something in every field, on a board with two people. */
function fullItem() {
  const from = testBoard(1);
  changeSetting(from.board, from.act(), 'name', 'Payments');
  const jon = person(from, 'Jon Karlsson', 'engineer');
  const asha = person(from, 'Asha Singh', 'engineer');
  const epic = addEpic(from.board, from.act(jon), 'Foundations');
  const id = addItem(from.board, from.act(jon), { kind: 'task', title: 'Which provider?' });
  type(from, id, 'description', 0, 'What there is to know');
  sizeItem(from.board, from.act(jon), id, 3);
  changeKind(from.board, from.act(jon), id, 'spike');
  moveItem(from.board, from.act(jon), id, { column: doing });
  const line = addLine(from.board, from.act(jon), id, 'Three compared');
  const gone = addLine(from.board, from.act(jon), id, 'Never mind');
  tickLine(from.board, from.act(jon), id, line, true);
  removeLine(from.board, from.act(jon), id, gone);
  setLabel(from.board, from.act(jon), id, 'risk', true);
  setAssignee(from.board, from.act(jon), id, asha, true);
  setField(from.board, from.act(jon), id, { field: 'due', value: '2026-12-24' });
  setField(from.board, from.act(jon), id, { field: 'epic', value: epic });
  setField(from.board, from.act(jon), id, { field: 'output', value: 'decision' });
  const said = addComment(
    from.board,
    from.act(asha),
    id,
    `@[Jon Karlsson](${jon}) look at https://example.org`,
  );
  editComment(from.board, from.act(asha), id, said, `@[Jon Karlsson](${jon}) see https://example.org`);
  takeBackComment(from.board, from.act(jon), id, addComment(from.board, from.act(jon), id, 'Never said'));
  attachLink(from.board, from.act(jon), id, 'Notes', 'https://example.org/notes');
  proposeBox(from.board, from.act(jon), id, 8);
  for (const member of [jon, asha]) {
    try {
      agreeToBox(from.board, from.act(member), id);
    } catch {
      // agreed already
    }
  }
  startBox(from.board, from.act(asha), id);
  return { from, id, jon, asha, source: { board: there, item: id } };
}

describe('an item on another board', () => {
  test('has all that it had, by the names that are known there', () => {
    const { from, id, source } = fullItem();
    const to = testBoard(2);
    const jon = person(to, 'jon karlsson', 'engineer');
    const epic = addEpic(to.board, to.act(), 'Foundations');
    addItem(to.board, to.act(), { kind: 'story', title: 'First' });
    const moved = need(to, unpackItem(to.board, to.act(jon), packItem(from.board, id), source));
    const old = need(from, id);
    const asha = [...readMembers(to.board).values()].find(({ name }) => name === 'Asha Singh');

    expect(moved.number).toBe(2);
    expect(asha).toMatchObject({ claimed: false });
    expect(readEpics(to.board)).toHaveLength(1);
    expect(moved).toMatchObject({
      kind: 'spike',
      epic,
      due: '2026-12-24',
      output: 'decision',
      labels: ['risk'],
      assignees: [asha?.id],
      createdAt: old.createdAt,
      createdBy: jon,
      place: { column: doing, sprint: null },
      arrivedFrom: `${there}/${id}`,
      archived: null,
    });
    expect(moved.texts).toEqual(old.texts);
    expect(moved.lines).toEqual(old.lines);
    expect(moved.attachments).toEqual(old.attachments);
    expect(
      moved.comments.map(({ id: comment, at, takenBack }) => ({ comment, at, taken: takenBack !== null })),
    ).toEqual(
      old.comments.map(({ id: comment, at, takenBack }) => ({ comment, at, taken: takenBack !== null })),
    );
    expect(moved.comments[0]).toMatchObject({
      by: asha?.id,
      mentions: [jon],
      text: `@[Jon Karlsson](${jon}) see https://example.org`,
    });
    expect(moved.log.map(({ at, field }) => ({ at, field }))).toEqual([
      ...old.log.map(({ at, field }) => ({
        at,
        field: field.startsWith('assignee:') ? `assignee:${asha?.id}` : field,
      })),
      { at: moved.log.at(-1)?.at, field: 'arrivedFrom' },
    ]);
    expect(moved.log.at(-1)?.from).toBe('GW-1 of Payments');
    const at = from.act().at + 3_600_000;
    const boxOf = (item: Item) => (item.kind === 'spike' ? foldBox(item.box, at) : null);
    expect(boxOf(moved)).toMatchObject({
      spent: boxOf(old)?.spent,
      limit: boxOf(old)?.limit,
      state: 'running',
    });
    expect(finishedSince(moved, [])).toBeNull();
  });

  test('is made once: a second try finds the first', () => {
    const { from, id, source } = fullItem();
    const to = testBoard(2);
    const parcel = packItem(from.board, id);
    const first = unpackItem(to.board, to.act(), parcel, source);
    const before = need(to, first);
    expect(unpackItem(to.board, to.act(), parcel, source)).toBe(first);
    expect(need(to, first)).toEqual(before);
    expect(to.board.items.size).toBe(1);
    expect(arrivedItem(to.board, source)).toBe(first);
    // Another item, or the same id on another board, is another arrival.
    expect(unpackItem(to.board, to.act(), parcel, { ...source, board: here })).not.toBe(first);
  });

  test('gets on a second try what was written since; what both wrote stands in a comment', () => {
    const { from, id, jon, asha, source } = fullItem();
    const to = testBoard(2);
    for (let i = 0; i < 40; i += 1) to.act();
    const arrived = unpackItem(to.board, to.act(), packItem(from.board, id), source);
    for (let i = 0; i < 80; i += 1) from.act();
    // Here, after the copy was made: a description, a title, a line, a comment, a label, a due date.
    type(from, id, 'description', 0, 'Late: ');
    type(from, id, 'title', 0, 'Soon: ');
    logTyping(from.board, from.act(jon), { item: id, field: 'title' }, '', 'Soon: ', 0);
    addLine(from.board, from.act(jon), id, 'One more line');
    addComment(from.board, from.act(asha), id, 'One more thing');
    setLabel(from.board, from.act(jon), id, 'late', true);
    setField(from.board, from.act(jon), id, { field: 'due', value: '2026-12-31' });
    // There, meanwhile: the title, by somebody whose burst has not ended.
    type(to, arrived, 'title', 15, ' And why');

    expect(unpackItem(to.board, to.act(), packItem(from.board, id), source)).toBe(arrived);
    const now = need(to, arrived);
    expect(now.texts.description).toBe('Late: What there is to know');
    expect(now.texts.title).toBe('Which provider? And why');
    expect(now.comments.map(({ text }) => text).slice(-2)).toEqual(
      expect.arrayContaining([
        'One more thing',
        'Written where this item came from, before it was moved:\n\nSoon: Which provider?',
      ]),
    );
    expect(now.lines.map(({ text }) => text)).toContain('One more line');
    expect(now.labels).toEqual(['late', 'risk']);
    expect(now.due).toBe('2026-12-31');
    // A third try brings nothing twice.
    unpackItem(to.board, to.act(), packItem(from.board, id), source);
    expect(need(to, arrived)).toEqual(now);
  });

  test('is archived where it was, with a mark of where it is; undo is no part of it', () => {
    const { from, id, jon } = fullItem();
    const steps: unknown[] = [];
    onStep(from.board, (step) => steps.push(step));
    const to = { board: here, item: 'iThere' as ItemId };
    archiveMoved(from.board, from.act(jon), id, to);
    archiveMoved(from.board, from.act(jon), id, to);
    expect(need(from, id)).toMatchObject({ archived: { by: jon }, movedTo: to });
    expect(steps).toEqual([]);
    const item = need(from, id);
    expect(item.kind === 'spike' && foldBox(item.box, from.act().at).state).not.toBe('running');
    // Archived by hand already: only the mark is added.
    const other = addItem(from.board, from.act(jon), { kind: 'story', title: 'Old' });
    archiveItem(from.board, from.act(), other);
    archiveMoved(from.board, from.act(jon), other, to);
    expect(need(from, other)).toMatchObject({ archived: { by: null }, movedTo: to });
  });

  test('a kind that only a newer version knows stays where it is', () => {
    const { from, id } = fullItem();
    from.board.items.get(id)?.set('kind', 'milestone');
    expect(() => packItem(from.board, id)).toThrow('Reload the page');
  });

  test('whatever is handed in as a parcel is refused or gives an item that can be read', () => {
    const keys =
      'place created log kind number archived epic takenUpBy label:x assignee:mA comment:nA commentText:nA commentGone:nA box:bA picture:0 t:title arrivedFrom movedTo blockedBy:iA line:lA __proto__'.split(
        ' ',
      );
    const value = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true });
    const parcel = fc.record({
      kind: fc.constantFrom('spike', 'task', 'x', null),
      comesFrom: value,
      texts: fc.oneof(value, fc.dictionary(fc.constantFrom('t:title', 'line:lA', 'kind', 'log'), value)),
      fields: fc.oneof(value, fc.dictionary(fc.constantFrom(...keys), value)),
      log: fc.oneof(value, fc.array(fc.oneof(value, fc.array(value)))),
      members: value,
      columns: value,
      epics: value,
    });
    fc.assert(
      fc.property(fc.oneof(value, parcel), (raw) => {
        const to = testBoard(3);
        const source = { board: there, item: 'iA' as ItemId };
        let id: ItemId;
        try {
          id = unpackItem(to.board, to.act(), raw, source);
        } catch (error) {
          expect((error as Error).message).toBe('This is no item that a board can take in.');
          return;
        }
        expect(need(to, id)).toMatchObject({ number: 1, archived: null, movedTo: null });
        expect(unpackItem(to.board, to.act(), raw, source)).toBe(id);
      }),
    );
  });
});
