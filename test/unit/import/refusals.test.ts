import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { longestFile, planFromText } from '../../../shared/import/recognise.ts';
import { UnreadableFile } from '../../../shared/import/unreadable.ts';
import { fixturePath, fixtureText, jiraCsv } from './fixtures.ts';

const base = ['Issue key', 'Summary', 'Issue Type'];

describe('files that cannot be read', () => {
  test.each([
    ['nothing', '', /empty/],
    ['blanks', ' \n\uFEFF\n', /empty|no headings/],
    [
      'one card',
      JSON.stringify({ id: 'c', idList: 'l', idBoard: 'b', name: 'x' }),
      /one Trello card.*Export as JSON/,
    ],
    [
      'cards',
      JSON.stringify([{ id: 'c', idList: 'l', idBoard: 'b' }]),
      /list of Trello cards.*Export as JSON/,
    ],
    ['cut JSON', fixtureText('trello-nebula-2015.json').slice(0, 100_000), /damaged or cut short/],
    ['other JSON', '{"hello":1}', /no board that is known/],
    ['a JSON word', '[]', /no board that is known/],
    ['GitHub issues', '[{"url":"https://api.github.com/repos/a/b/issues/1"}]', /GitHub issues/],
    ['Jira’s interface', '{"issues":[]}', /export the issues from Jira as CSV/],
    ['Asana', '{"data":[]}', /Asana/],
    ['Jira as XML', '<!-- generated -->\n<rss version="0.92">', /as XML.*as CSV/],
    ['a web page', '<!doctype html><html>', /web page/],
    ['a workbook', 'PK\u0003\u0004\u0014\u0000', /save the sheet as CSV/],
    ['bytes', '\u0000\u0001\u0002\u0003\uFFFDabc\u0004', /no text file/],
    ['PDF', '%PDF-1.7 and so on', /no text file/],
    ['other CSV', 'ID,Title,Points\n1,x,2', /no headings of a Jira export/],
    ['prose', 'Dear team,\nhere is the board.', /no headings of a Jira export/],
    ['Jira without titles', jiraCsv(['Issue key', 'Issue Type', 'Sprint'], ['A-1', 'Story', '']), /Summary/],
    ['Jira without rows', jiraCsv(base), /no rows/],
    ['an unclosed quote', `${jiraCsv(base, ['A-1', 'x', 'Story'])}\nA-2,"never closed,Story`, /row 3/],
    [
      'merge marks',
      `<<<<<<< HEAD\n${jiraCsv(base, ['A-1', 'x', 'Story'])}\n=======\n>>>>>>> other`,
      /unfinished merge/,
    ],
    ['hostile depth', '['.repeat(200_000), /damaged/],
  ])('%s: one typed error, one sentence', (_, text, sentence) => {
    expect(() => planFromText(text)).toThrow(UnreadableFile);
    expect(() => planFromText(text)).toThrow(sentence);
    try {
      planFromText(text);
    } catch (error) {
      const { message } = error as Error;
      expect(message.endsWith('.')).toBe(true);
      expect(message.slice(0, -1)).not.toMatch(/\. /);
    }
  });

  test('a file that is too large is refused before it is read', () => {
    expect(() => planFromText(' '.repeat(longestFile + 1))).toThrow(/too large/);
  });

  test('random damage to real files never throws anything else', () => {
    const files = ['trello-custom-fields-2020.json', 'jira-cloud-werkplaats-2023.csv'];
    let seed = 42;
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    for (const name of files) {
      const bytes = readFileSync(fixturePath(name));
      for (let round = 0; round < 150; round += 1) {
        const damaged = Buffer.from(bytes);
        for (let flip = 0; flip < 8; flip += 1)
          damaged[Math.floor(random() * damaged.length)] = Math.floor(random() * 256);
        const text = damaged
          .subarray(0, random() < 0.3 ? Math.floor(random() * damaged.length) : undefined)
          .toString();
        try {
          planFromText(text);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableFile);
        }
      }
    }
  });
});
