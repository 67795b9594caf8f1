// The history of an item: a sentence for each entry of the log, whatever it holds, and one person's doing in one go as
// one entry.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentenceOf, type Names } from '../../../shared/history-sentences.ts';
import type { MemberId } from '../../../shared/ids.ts';
import type { Item, LogEntry } from '../../../shared/item.ts';
import { historyLength, itemHistory } from '../../../shared/item-history.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import { addComment } from '../../../shared/board/mutate-comment.ts';
import { proposeBox } from '../../../shared/board/mutate-box.ts';
import { addLine, tickLine } from '../../../shared/board/mutate-line.ts';
import { itemKeys } from '../../../shared/board/document.ts';
import { readItem } from '../../../shared/board/read-item.ts';
import { person, testBoard } from '../../board-kit.ts';

const names: Names = {
  member: (id) => ({ mJon: 'Jon', mAsha: 'Asha' })[id as string] ?? 'Somebody',
  column: (id) => ({ cTodo: 'To do', cDoing: 'In progress', cDone: 'Done' })[id as string] ?? 'Backlog',
  sprint: (id) => ({ s3: 'Sprint 3', s4: 'Sprint 4' })[id as string] ?? 'another sprint',
  epic: (id) => ({ eA: 'Foundations', eB: 'Payments' })[id as string] ?? 'another epic',
  item: (id) => ({ i46: 'GW-46' })[id as string] ?? 'another item',
};

function item(): Item {
  const on = testBoard();
  const jon = person(on, 'Jon', 'engineer');
  const id = addItem(on.board, on.act(jon), { kind: 'spike', title: 'Which?' });
  const line = addLine(on.board, on.act(jon), id, 'Three compared');
  tickLine(on.board, on.act(jon), id, line, true);
  return readItem(on.board, id) as Item;
}

const entry = (field: string, from: unknown, to: unknown): LogEntry => ({
  at: 1,
  by: 'mJon' as MemberId,
  field,
  from,
  to,
  position: null,
});

const said = (field: string, from: unknown, to: unknown) => sentenceOf(item(), entry(field, from, to), names);

describe('what an entry says', () => {
  test.each([
    ['points', 3, 5, 'Size 3 → 5'],
    ['points', null, 5, 'Size 5'],
    ['points', 5, null, 'Size 5 taken away'],
    ['kind', 'task', 'spike', 'Kind changed from task to spike'],
    ['place', ['cTodo', null], ['cDoing', null], 'Moved from To do to In progress'],
    ['place', [null, null], ['cTodo', 's3'], 'Moved from Backlog to To do, planned for Sprint 3'],
    ['place', ['cTodo', 's3'], ['cTodo', null], 'Taken out of Sprint 3'],
    ['place', ['cTodo', 's3'], ['cTodo', 's4'], 'Planned for Sprint 4'],
    ['place', null, ['cDone', null], 'Placed in Done'],
    ['label:risk', null, true, 'Label risk added'],
    ['label:a:b', true, null, 'Label a:b taken off'],
    ['assignee:mAsha', null, true, 'Assigned to Asha'],
    ['blockedBy:i46', null, true, 'Waits for GW-46'],
    ['blockedBy:i46', true, null, 'No longer waits for GW-46'],
    ['due', null, '2026-11-22', 'Due 22 Nov 2026'],
    ['due', '2026-11-22', null, 'Due 22 Nov 2026 taken away'],
    ['epic', null, 'eA', 'Put into Foundations'],
    ['epic', 'eA', null, 'Taken out of Foundations'],
    ['archived', null, { by: 'mJon', at: 1 }, 'Archived'],
    ['archived', { by: 'mJon', at: 1 }, null, 'Brought back'],
    ['movedTo', null, { board: null, item: 'i46' }, 'Put on the checklist of GW-46'],
    ['movedTo', null, { board: 'b'.repeat(43), item: 'i46' }, 'Moved to another board'],
    ['arrivedFrom', 'GW-12 of Payments', 'x/y', 'Moved here from GW-12 of Payments'],
    ['takenUpBy', null, 'mAsha', 'Taken up by Asha'],
    ['underHalfDay', null, true, 'Sized under half a day'],
    ['unfinished', '2 open lines', 'they moved', 'Finished with 2 open lines, because they moved'],
    ['description', 'old', 'new', 'Description changed: + “new” − “old”'],
    ['soThat', '', 'nobody waits', 'So that changed: + “nobody waits”'],
    ['title', 'x', '', 'Title changed: − “x”'],
    ['description', ' ', '\n', 'Description changed: blank space'],
    ['line:lNobody', '', 'One', 'A line changed: + “One”'],
    ['picture:00', null, { title: 'Sketch' }, 'Picture “Sketch” added'],
    ['attachment:b1', { title: 'Notes' }, { title: 'Call' }, 'Link “Notes” renamed to “Call”'],
    ['commentText:n1', 'a', 'b', 'A comment reworded'],
    ['commentGone:n1', null, true, 'A comment taken back'],
    ['split', null, 'i46', 'Split in two: the rest is GW-46'],
    ['tookOver', null, 'i46', 'GW-46 put onto its checklist'],
    ['something new', 1, 2, 'Something changed that a newer version knows'],
  ])('%s: %j → %j', (field, from, to, sentence) => {
    expect(said(field, from, to)).toBe(sentence);
  });

  test('a ticked line is named by its words', () => {
    const { lines } = item();
    expect(said(`lineDone:${lines[0]?.id}`, null, true)).toBe('Line “Three compared” ticked');
  });

  test('long words are shortened, by whole letters', () => {
    expect(said('description', '', '🙂'.repeat(500))).toBe(`Description changed: + “${'🙂'.repeat(79)}…”`);
  });

  test('is some sentence whatever the log holds, for every field that the document knows', () => {
    const fields = fc.oneof(
      fc.constantFrom(...Object.values(itemKeys)),
      fc.constantFrom(...Object.values(itemKeys)).map((key) => `${key}x`),
      fc.constantFrom('toString', '__proto__', 'constructor', ''),
      fc.string(),
    );
    const value = fc.anything({ withNullPrototype: true, withBigInt: true });
    fc.assert(
      fc.property(fields, value, value, (field, from, to) => {
        expect(said(field, from, to)).toMatch(/^\S/);
      }),
    );
  });
});

describe('the list', () => {
  test('joins what one person did in one go, the newest first, with the box and the comments in it', () => {
    const on = testBoard();
    const jon = person(on, 'Jon', 'engineer');
    const asha = person(on, 'Asha', 'engineer');
    const id = addItem(on.board, on.act(jon), { kind: 'spike', title: 'Which?' });
    proposeBox(on.board, on.act(jon), id, 8);
    addComment(on.board, on.act(asha), id, 'Eight is enough');
    const line = addLine(on.board, on.act(jon), id, 'Three compared');
    tickLine(on.board, on.act(jon), id, line, true);
    for (let i = 0; i < 400; i += 1) on.act();
    tickLine(on.board, on.act(jon), id, line, false);
    const read = readItem(on.board, id) as Item;
    const history = itemHistory(read, { ...names, member: (member) => (member === jon ? 'Jon' : 'Asha') });
    expect(history.map(({ by, changes }) => [by, changes.map(({ sentence }) => sentence)])).toEqual([
      [jon, ['Line “Three compared” no longer ticked']],
      [jon, ['Line “Three compared” ticked']],
      [asha, ['Commented']],
      [jon, expect.arrayContaining(['Jon proposed 8 h', 'Added'])],
    ]);
    expect(history.flatMap(({ changes }) => changes)).toHaveLength(historyLength(read));
    expect(history.every(({ at, changes }) => at === changes[0]?.at)).toBe(true);
  });
});
