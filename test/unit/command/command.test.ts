import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportReport } from '../../../shared/import/report.ts';
import { decodeFile } from '../../../shared/import/file-text.ts';
import { fixturePath } from '../import/fixtures.ts';
import { BuiltCommand } from './built.ts';

const nebula = fixturePath('trello-nebula-2015.json');
/** Nothing listens here: port 1 needs more rights than tests have. */
const nobody = { PORT: '1' };
const sentence = /^[^\n]+\.\n$/;

let command: BuiltCommand;
beforeAll(async () => {
  command = await BuiltCommand.build();
});
afterAll(() => command.remove());

describe('words', () => {
  test('--help stands on stdout, code 0', async () => {
    const { code, out, err } = await command.run(['--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('groundwork import FILE [--dry-run] [--json] [--into LINK]');
  });

  test.each([
    [[]],
    [['frobnicate']],
    [['import']],
    [['import', 'a', 'b']],
    [['import', 'a', '--frob']],
    [['import', 'a', '--into']],
    [['export']],
  ])('%j is not understood: help on stderr, code 2', async (words) => {
    const { code, out, err } = await command.run(words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('groundwork serve [--lan]');
  });

  test('serve refuses a word it does not know', async () => {
    const { code, err } = await command.run(['serve', '--everywhere']);
    expect(code).toBe(1);
    expect(err).toContain('--everywhere');
  });
});

describe('import without a relay', () => {
  test.each([
    ['trello-nebula-2015.json', { story: 115, task: 0, spike: 4, bug: 0 }],
    ['jira-cloud-testautogen-2025.csv', { story: 15, task: 5, spike: 2, bug: 0 }],
  ])('a dry run of %s as JSON is one object and nothing else', async (name, items) => {
    const { code, out, err } = await command.run(
      ['import', fixturePath(name), '--dry-run', '--json'],
      nobody,
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const report = JSON.parse(out) as ImportReport;
    expect(Object.keys(report)).toEqual([
      'file',
      'format',
      'items',
      'points',
      'hours',
      'epics',
      'sprints',
      'labels',
      'members',
      'comments',
      'checklistLines',
      'archived',
      'left',
      'warnings',
    ]);
    expect(report).toMatchObject({ file: name, items });
    for (const entry of report.left) expect(Object.keys(entry)).toEqual(['what', 'why', 'count']);
  });

  test('a dry run for people says the same in words', async () => {
    const { code, out } = await command.run(['import', nebula, '--dry-run'], nobody);
    expect(code).toBe(0);
    expect(out).toMatch(/nothing was written[\s\S]*115 stories[\s\S]*4 spikes: title prefix Spike/);
    expect(out).toMatch(/96 checklist lines[\s\S]*Left out:[\s\S]*moves between lists \(26\)/);
  });

  test('without a relay a real import says so and what to do', async () => {
    const { code, out, err } = await command.run(['import', nebula], nobody);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^No relay answers at http:\/\/127\.0\.0\.1:1: start one with [^\n]+\.\n$/);
  });

  test.each([
    ['no such file', 'gone.json', undefined],
    ['a folder', 'dist', undefined],
    ['broken JSON', 'broken.json', '{"lists": [}'],
    ['an unclosed quote', 'broken.csv', 'Issue key,Summary,Issue Type\nA-1,"x,Story\n'],
    ['nothing', 'empty.csv', ''],
    ['bytes', 'photo.json', '\u0000\u0001\u0002\u0003\u0004\u0005'],
    ['one card', 'card.json', '{"id":"c","idList":"l","idBoard":"b","name":"x"}'],
  ])('%s: code 1, one sentence on stderr, the same as {error} with --json', async (_, name, text) => {
    const path = command.path(name);
    if (text !== undefined) await writeFile(path, text);
    const { code, out, err } = await command.run(['import', path, '--json'], nobody);
    expect(code).toBe(1);
    expect(err).toMatch(sentence);
    expect(JSON.parse(out)).toEqual({ error: err.trim() });
    const plain = await command.run(['import', path, '--dry-run'], nobody);
    expect(plain).toEqual({ code: 1, out: '', err });
  });

  test('UTF-16 is read, and what is no UTF-8 is read as Windows-1252 with a warning', async () => {
    const text = 'Issue key,Summary,Issue Type,Status\nA-1,Café été,Story,To Do\n';
    await writeFile(command.path('utf16.csv'), Buffer.from(`\uFEFF${text}`, 'utf16le'));
    await writeFile(command.path('latin1.csv'), Buffer.from(text, 'latin1'));
    const wide = await command.run(['import', command.path('utf16.csv'), '--dry-run', '--json'], nobody);
    expect(JSON.parse(wide.out)).toMatchObject({ items: { story: 1 }, warnings: [] });
    const narrow = await command.run(['import', command.path('latin1.csv'), '--dry-run', '--json'], nobody);
    expect((JSON.parse(narrow.out) as ImportReport).warnings).toEqual([
      'The file is not UTF-8; it was read as Windows-1252, so look at letters with accents.',
    ]);
  });

  test('letters with accents come through every encoding', () => {
    const text = 'Café “été” €';
    expect(decodeFile(Buffer.from(text), TextDecoder).text).toBe(text);
    expect(decodeFile(Buffer.from(`\uFEFF${text}`), TextDecoder).text).toBe(text);
    expect(decodeFile(Buffer.from(`\uFEFF${text}`, 'utf16le'), TextDecoder).text).toBe(text);
    expect(decodeFile(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(), TextDecoder).text).toBe(text);
    const windows = Buffer.from('Caf\xE9 \x93\xE9t\xE9\x94 \x80', 'latin1');
    expect(decodeFile(windows, TextDecoder).text).toBe(text);
  });

  test('a file renamed to the wrong ending is read by what it is', async () => {
    const text = 'Issue key;Summary;Issue Type\nA-1;x;Story\n';
    await writeFile(command.path('export.json'), text);
    const { out } = await command.run(['import', command.path('export.json'), '--dry-run', '--json'], nobody);
    expect(JSON.parse(out)).toMatchObject({ format: 'Jira Cloud (CSV)', items: { story: 1 } });
  });
});

describe('links', () => {
  test.each([
    ['export', ['export', 'https://board.example/b/short#edit.0.x']],
    ['import --into', ['import', nebula, '--into', 'not a link']],
  ])('%s with something that is no link: one sentence', async (_, words) => {
    const { code, out, err } = await command.run(words, nobody);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe('This is no link to a board: copy it whole, with all that stands after the #.\n');
  });
});
