import { describe, expect, test } from 'vitest';
import { planFromText } from '../../../shared/import/recognise.ts';
import { importReport } from '../../../shared/import/report.ts';
import { item, jiraCsv, leftCount } from './fixtures.ts';

const plan = (headings: readonly string[], ...rows: readonly (readonly string[])[]) =>
  planFromText(jiraCsv(headings, ...rows));
const base = ['Issue key', 'Summary', 'Issue Type', 'Status'];

describe('Jira traps', () => {
  test('a heading that stands many times holds many values, whatever its case', () => {
    const read = plan(
      [...base, 'Labels', 'labels', 'LABELS', 'Comment', 'Comment'],
      [
        'A-1',
        'x',
        'Story',
        'To Do',
        'one',
        'two',
        '',
        '1/Jan/25 1:00 PM;bob;first; with; semicolons\nand lines',
        'no date; at all',
      ],
    );
    expect(item(read, 'A-1').labels).toEqual(['one', 'two']);
    expect(item(read, 'A-1').comments).toEqual([
      { author: 'bob', at: Date.UTC(2025, 0, 1, 13), text: 'first; with; semicolons\nand lines' },
      { author: 'someone', at: null, text: 'no date; at all' },
    ]);
  });

  test('a comment without words is reported', () => {
    const read = plan([...base, 'Comment'], ['A-1', 'x', 'Story', 'To Do', '1/Jan/25 1:00 PM;bob;']);
    expect(item(read, 'A-1').comments).toEqual([]);
    expect(leftCount(read, 'comments')).toBe(1);
  });

  test('headings in Spanish; a key found by its shape', () => {
    const read = plan(
      [
        'Resumen',
        'Clave de incidencia',
        'Tipo de Incidencia',
        'Estado',
        'Persona asignada',
        'Creada',
        'Campo personalizado (Story Points)',
      ],
      ['Entrar', 'ES-1', 'Historia', 'Listo', 'Ana', '11/abr/26', '3.0'],
      ['Salir', 'ES-2', 'Subtarea', 'Por hacer', '', '15/may/26', ''],
    );
    expect(importReport('', read)).toMatchObject({ items: { story: 1, task: 1 }, points: 3, members: 1 });
    expect(read.columns.find(({ name }) => name === 'Listo')?.done).toBe(true);
    expect(item(read, 'ES-1').createdAt).toBe(Date.UTC(2026, 3, 11));
    const shaped = plan(['Summary', 'Sleutel', 'Issue Type'], ['x', 'NL-1', 'Story'], ['y', 'NL-2', 'Task']);
    expect(item(shaped, 'NL-2').kind).toBe('task');
  });

  test('seconds are hours: of a spike its time-box, of others nothing that is summed', () => {
    const read = plan(
      [...base, 'Original estimate', 'Time Spent', 'Σ Original Estimate', 'Custom field (Story Points)'],
      ['A-1', 'x', 'Spike', 'To Do', '14400', '7200', '999999', '5.0'],
      ['A-2', 'y', 'Task', 'To Do', '3600', '', '3600', '2.0'],
      ['A-3', 'z', 'Spike', 'To Do', '0', '', '', ''],
      ['A-4', 'w', 'Spike', 'To Do', '999999999', '', '', ''],
    );
    expect(item(read, 'A-1')).toMatchObject({ hours: 4, points: null });
    expect(item(read, 'A-1').description).toContain('Points at the source: 5.0');
    expect(item(read, 'A-2')).toMatchObject({ hours: null, points: 2 });
    expect(item(read, 'A-3').hours).toBeNull();
    expect(importReport('', read)).toMatchObject({ hours: 4, points: 2 });
    expect(leftCount(read, 'time estimates')).toBe(2);
    expect(leftCount(read, 'times spent')).toBe(1);
  });

  test('both columns of points may stand there; nonsense is left empty and reported', () => {
    const headings = [...base, 'Custom field (Story Points)', 'Custom field (Story point estimate)'];
    const read = plan(
      headings,
      ['A-1', 'a', 'Story', 'To Do', '', '5.0'],
      ['A-2', 'b', 'Story', 'To Do', '0.5', ''],
      ['A-3', 'c', 'Story', 'To Do', '2105.0', ''],
      ['A-4', 'd', 'Story', 'To Do', '-1', ''],
      ['A-5', 'e', 'Epic', 'To Do', '40', ''],
    );
    expect(new Set(read.items.map(({ points }) => points))).toEqual(new Set([0.5, 5, null]));
    expect(leftCount(read, 'points')).toBe(2);
    expect(leftCount(read, 'points on epics')).toBe(1);
  });

  test('a parent by key, by id, through a sub-task, by the old link, outside the file, in a ring', () => {
    const read = plan(
      [
        ...base,
        'Issue id',
        'Parent',
        'Parent key',
        'Parent summary',
        'Custom field (Epic Link)',
        'Custom field (Epic Name)',
      ],
      ['E-1', 'The epic', 'Epic', 'To Do', '1', '', '', '', '', 'Short name'],
      ['A-1', 'by id', 'Story', 'To Do', '2', '1', '', '', ''],
      ['A-2', 'by key', 'Story', 'To Do', '3', '', 'E-1', '', ''],
      ['A-3', 'by link', 'Story', 'To Do', '4', '', '', '', 'E-1'],
      ['A-4', 'through', 'Sub-task', 'To Do', '5', '2', '', '', ''],
      ['A-5', 'outside', 'Sub-task', 'To Do', '6', '99', 'X-9', 'Elsewhere', ''],
      ['A-6', 'ring one', 'Task', 'To Do', '7', '8', '', '', ''],
      ['A-7', 'ring two', 'Task', 'To Do', '8', '7', '', '', ''],
      ['A-8', 'its own', 'Task', 'To Do', '9', '9', '', '', ''],
      ['A-9', 'under a ring', 'Task', 'To Do', '10', '7', '', '', ''],
    );
    expect(read.epics).toEqual([{ name: 'Short name', description: 'The epic', sourceKey: 'E-1' }]);
    for (const key of ['A-1', 'A-2', 'A-3', 'A-4']) expect(item(read, key).epic, key).toBe(0);
    for (const key of ['A-5', 'A-6', 'A-7', 'A-8', 'A-9']) expect(item(read, key).epic, key).toBeNull();
    expect(item(read, 'A-4').description).toBe('Part of A-1 by id');
    expect(item(read, 'A-5').description).toBe('Part of X-9 Elsewhere');
    expect(leftCount(read, 'links to parents')).toBe(1);
  });

  test('a key that stands twice is taken once; two titles alike are two items; no title is none', () => {
    const read = plan(
      base,
      ['A-1', 'same', 'Story', 'To Do'],
      ['A-2', 'same', 'Story', 'To Do'],
      ['A-1', 'again', 'Story', 'To Do'],
      ['A-3', '', 'Story', 'To Do'],
    );
    expect(read.items.map(({ sourceKey }) => sourceKey).sort()).toEqual(['A-1', 'A-2']);
    expect(leftCount(read, 'rows')).toBe(2);
  });

  test('rows without a rank stand oldest first, behind those with one', () => {
    const read = plan(
      [...base, 'Custom field (Rank)'],
      ['A-4', 'x', 'Story', 'To Do', ''],
      ['A-3', 'x', 'Story', 'To Do', '0|i0000b:'],
      ['A-2', 'x', 'Story', 'To Do', ''],
      ['A-1', 'x', 'Story', 'To Do', '0|hzzzxd:'],
    );
    expect(read.items.map(({ sourceKey }) => sourceKey)).toEqual(['A-1', 'A-3', 'A-2', 'A-4']);
  });

  test('given up is archived, by state or resolution, and makes no column', () => {
    const read = plan(
      [...base, 'Resolution'],
      ['A-1', 'x', 'Story', 'Cancelled', ''],
      ['A-2', 'x', 'Story', 'Closed', 'Won’t Do'],
      ['A-3', 'x', 'Story', 'Closed', 'Fixed'],
    );
    expect(
      read.items
        .filter(({ archived }) => archived)
        .map(({ sourceKey }) => sourceKey)
        .sort(),
    ).toEqual(['A-1', 'A-2']);
    expect(read.columns).toEqual([{ name: 'Closed', done: true, archived: false }]);
  });

  test('the category says what is done, not the name', () => {
    const read = plan(
      [...base, 'Status Category'],
      ['A-1', 'x', 'Story', 'Shipped to moon', 'Done'],
      ['A-2', 'x', 'Story', 'Done', 'In Progress'],
    );
    expect(read.columns).toEqual([
      { name: 'Done', done: false, archived: false },
      { name: 'Shipped to moon', done: true, archived: false },
    ]);
  });

  test('who waits for whom, from both ends; a blocker outside the file is reported', () => {
    const read = plan(
      [...base, 'Inward issue link (Blocks)', 'Outward issue link (Blocks)', 'Inward issue link (Cloners)'],
      ['A-1', 'x', 'Story', 'To Do', 'A-2', '', 'A-9'],
      ['A-2', 'x', 'Story', 'To Do', '', 'A-1', ''],
      ['A-3', 'x', 'Story', 'To Do', 'Z-1', 'A-1', ''],
    );
    expect([...item(read, 'A-1').blockedBy].sort()).toEqual(['A-2', 'A-3']);
    expect(item(read, 'A-2').blockedBy).toEqual([]);
    expect(leftCount(read, 'blocked-by links')).toBe(1);
    expect(leftCount(read, 'values of the column “Inward issue link (Cloners)”')).toBe(1);
  });

  test('components, versions and a raised priority are labels; the usual priority is reported', () => {
    const read = plan(
      [...base, 'Priority', 'Components', 'Fix versions'],
      ['A-1', 'x', 'Story', 'To Do', 'High', 'Backend', '1.2'],
      ['A-2', 'x', 'Story', 'To Do', 'Medium', '', ''],
    );
    expect(item(read, 'A-1').labels).toEqual(['Backend', 'version: 1.2', 'priority: High']);
    expect(leftCount(read, 'priorities')).toBe(1);
  });

  test('an unknown type becomes a task with a warning', () => {
    const read = plan(base, ['A-1', 'x', 'Test Execution', 'To Do'], ['A-2', 'y', 'Idea', 'To Do']);
    expect(read.items.map(({ kind }) => kind)).toEqual(['task', 'task']);
    expect(read.warnings.join()).toMatch(
      /2 items of a type that is not known became tasks: “Idea”, “Test Execution”/,
    );
  });

  test('sprint names cut at 30 letters are named; cells beyond the heading are counted', () => {
    const read = planFromText(
      `${jiraCsv([...base, 'Sprint'], ['A-1', 'x', 'Story', 'To Do', 'Sprint 4 — Build, Polish & Rep'])},beyond`,
    );
    expect(read.warnings.join()).toContain('“Sprint 4 — Build, Polish & Rep”');
    expect(leftCount(read, 'cells')).toBe(1);
  });

  test('a due date that can be read in two ways is left out and said', () => {
    const unclear = plan([...base, 'Due date'], ['A-1', 'x', 'Story', 'To Do', '5/6/25']);
    expect(item(unclear, 'A-1').due).toBeNull();
    expect(unclear.warnings.join()).toContain('can be read in two ways');
    const clear = plan(
      [...base, 'Due date'],
      ['A-1', 'x', 'Story', 'To Do', '5/6/25'],
      ['A-2', 'x', 'Story', 'To Do', '17/6/25'],
    );
    expect(item(clear, 'A-1').due).toBe('2025-06-05');
  });

  test('columns with content and no place are named with an example', () => {
    const read = plan([...base, 'Environment', 'Votes'], ['A-1', 'x', 'Story', 'To Do', 'Windows 3.1', '4']);
    expect(read.left).toEqual([
      {
        what: 'values of the column “Environment”',
        why: 'It has no place on an item, as “Windows 3.1”.',
        count: 1,
      },
    ]);
  });

  test('an account that no column names is someone, with its id; a login is a name', () => {
    const read = plan(
      [...base, 'Comment', 'Comment'],
      [
        'A-1',
        'x',
        'Story',
        'To Do',
        '1/Jan/25 1:00 PM;5fe07a7dd3649601392ba191;hi',
        '1/Jan/25 1:00 PM;bob;ho',
      ],
    );
    expect(item(read, 'A-1').comments.map(({ author }) => author)).toEqual([
      'someone (5fe07a7dd3649601392ba191)',
      'bob',
    ]);
  });

  test('a file saved with semicolons or tabs is the same file', () => {
    const text = [base.join(';'), 'A-1;x, y;Story;To Do'].join('\r\n');
    expect(item(planFromText(text), 'A-1').title).toBe('x, y');
    expect(item(planFromText(text.replaceAll(';', '\t')), 'A-1').title).toBe('x, y');
  });

  test('a Server export says so', () => {
    expect(plan([...base, 'Fix Version/s'], ['A-1', 'x', 'Bug', 'Open', '']).format).toBe(
      'Jira Server (CSV)',
    );
  });

  test('12,000 rows are read in a moment', () => {
    const rows = Array.from({ length: 12_000 }, (_, i) => [`A-${i}`, `Title ${i}`, 'Story', 'To Do']);
    const begun = performance.now();
    expect(plan(base, ...rows).items).toHaveLength(12_000);
    expect(performance.now() - begun).toBeLessThan(4000);
  });
});
