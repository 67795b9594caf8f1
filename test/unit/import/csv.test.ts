import { describe, expect, test } from 'vitest';
import { readTable, separatorName } from '../../../shared/import/csv.ts';
import { UnreadableFile } from '../../../shared/import/unreadable.ts';

const cells = (text: string) => {
  const { headings, rows } = readTable(text);
  return [headings, ...rows];
};

describe('separated values', () => {
  test('a byte order mark before a quoted heading is no part of it', () => {
    expect(cells('\uFEFF"a","b"\n1,2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  test.each([
    [',', 'commas'],
    [';', 'semicolons'],
    ['\t', 'tabs'],
  ])('the separator %j is found by the heading, whatever stands in the cells', (separator, name) => {
    const text = ['x', 'y', 'z'].join(separator) + '\n' + ['"a, b; c\td"', '1', '2'].join(separator);
    expect(cells(text)).toEqual([
      ['x', 'y', 'z'],
      ['a, b; c\td', '1', '2'],
    ]);
    expect(separatorName(readTable(text))).toBe(name);
  });

  test.each([
    ['CRLF', 'a,b\r\n"1",2\r\n3,"4"\r\n'],
    ['LF', 'a,b\n"1",2\n3,"4"\n'],
    ['lone CR', 'a,b\r"1",2\r3,"4"\r'],
    ['no line end at the end', 'a,b\n"1",2\n3,"4"'],
    ['both in one file', 'a,b\r\n"1",2\n3,"4"\r\n'],
  ])('lines may end in %s', (_, text) => {
    expect(cells(text)).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  test('a cell may hold line breaks, doubled quotes and a lone carriage return', () => {
    expect(cells('a,b\n"one\ntwo ""three""","x\ry"\n')[1]).toEqual(['one\ntwo "three"', 'x\ry']);
  });

  test('rows may be shorter or longer than the heading; blank lines are none', () => {
    expect(cells('\n \na,b\n1\n\n1,2,3\n,\n')).toEqual([['a', 'b'], ['1'], ['1', '2', '3']]);
  });

  test('a quote put before what a spreadsheet would run is taken off', () => {
    expect(cells("a,b,c,d\n'=1+1,'-x,'tis,'@you")[1]).toEqual(['=1+1', '-x', "'tis", '@you']);
  });

  test('an unclosed quote is refused, with its row', () => {
    expect(() => readTable('a,b\n1,2\n3,"4\n5,6')).toThrow(UnreadableFile);
    expect(() => readTable('a,b\n1,2\n3,"4\n5,6')).toThrow(/row 3 has an opening quote that nothing closes/);
    expect(() => readTable('a,b\n"1"x,2\n3,"4"')).toThrow(/stray quote/);
  });

  test('2,500 columns with one heading, and a cell of 60,000 letters, are read', () => {
    const wide = Array.from({ length: 2500 }, () => 'Comment').join(',');
    const long = 'x'.repeat(60_000);
    const [headings, row] = cells(`${wide}\n"${long}",b`);
    expect(headings).toHaveLength(2500);
    expect(row?.[0]).toHaveLength(60_000);
  });
});
