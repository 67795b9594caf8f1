// Boards that begin from a template: what stands on them, and that it is nobody's to undo.

import { describe, expect, test } from 'vitest';
import { History } from '../../../client/store/history.ts';
import { boardTemplateNames, boardTemplates } from '../../../shared/board-templates.ts';
import { beginFromTemplate } from '../../../shared/board/begin-from-template.ts';
import { outsideUndo, together } from '../../../shared/board/edit.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import { beginBoard } from '../../../shared/board/new-board.ts';
import { exportBoard } from '../../../shared/board/export-board.ts';
import { missingForReady } from '../../../shared/ready.ts';
import { monday, testBoard } from '../../board-kit.ts';

const context = { isEngineer: () => true, now: monday };

describe('a board from a template', () => {
  test.each(boardTemplateNames)('W82 %s begins in one transaction that no undo takes back', (name) => {
    const on = testBoard();
    const history = new History(on.board, () => on.act());
    beginBoard(on.board, on.act(), { name: 'Nebula' });
    let transactions = 0;
    on.board.doc.on('update', () => (transactions += 1));
    beginFromTemplate(on.board, on.act(), name);
    expect(transactions).toBeLessThanOrEqual(1);
    expect(history.canUndo).toBe(false);
    // What a person does from then on is theirs to undo.
    addItem(on.board, on.act(), { kind: 'story', title: 'Mine' });
    expect(history.canUndo).toBe(true);
  });

  test.each(boardTemplateNames)('%s: its items are ready but for their size, with blanks to fill', (name) => {
    const on = testBoard();
    beginFromTemplate(on.board, on.act(), name);
    const { items, columns, epics } = exportBoard(on.board);
    const { foundations, items: own } = boardTemplates[name];
    expect(items).toHaveLength(own.length + (foundations ? 5 : 0));
    for (const item of items) {
      expect(missingForReady(item, context), item.texts.title).toEqual([
        item.kind === 'spike' ? 'an agreed time-box' : 'a size',
      ]);
      expect(item.texts.title).toMatch(/\[.+\]/);
      expect(item.createdBy).toBe(null);
    }
    expect(epics.map(({ name: epic }) => epic)).toEqual(foundations ? ['Foundations'] : []);
    expect(columns.filter(({ done }) => done)).toHaveLength(1);
    // It is seen at first sight.
    expect(items.filter(({ place }) => place.column === null)).toEqual([]);
    expect(columns.length).toBeGreaterThanOrEqual(4);
  });

  test('says of each in a line what one gets', () => {
    const lines = boardTemplateNames.map((name) => boardTemplates[name].line);
    expect(new Set(lines).size).toBe(lines.length);
    for (const line of lines) expect(line).toMatch(/^[A-Z].{20,110}\.$/);
  });

  test('has columns of its own, in their order, with their limits', () => {
    const on = testBoard();
    beginFromTemplate(on.board, on.act(), 'research');
    const { columns, items } = exportBoard(on.board);
    expect(columns.map(({ name, limit, done }) => [name, limit, done])).toEqual([
      ['To find out', null, false],
      ['Looking into it', 2, false],
      ['To discuss', null, false],
      ['Answered', null, true],
    ]);
    const [spike, , story] = items;
    expect(story?.blockedBy).toEqual([spike?.id]);
  });

  test('several mutations outside undo count as none, also where they are one step themselves', () => {
    const on = testBoard();
    const history = new History(on.board, () => on.act());
    const add = () => addItem(on.board, on.act(), { kind: 'task', title: 'one' });
    outsideUndo(on.board, () => together(on.board, () => [add(), add()]));
    expect(history.canUndo).toBe(false);
    together(on.board, add);
    expect(history.canUndo).toBe(true);
  });
});
