import { describe, expect, test } from 'vitest';
import { cleanLine, cleanText, fitTitle, webAddress } from '../../../shared/import/clean-text.ts';
import { dateOrder, isoDay, readDate } from '../../../shared/import/dates.ts';
import { meansDone, meansGivenUp } from '../../../shared/import/done-names.ts';
import { kindOf } from '../../../shared/import/kind-of.ts';
import { leadingPoints, readPoints } from '../../../shared/import/points.ts';
import { markdownFromWiki } from '../../../shared/import/wiki-text.ts';

const iso = (at: number | undefined) =>
  at === undefined ? undefined : new Date(at).toISOString().slice(0, 16);

describe('dates', () => {
  test.each([
    ['21/Dec/22 3:31 PM', '2022-12-21T15:31'],
    ['17/Sep/25 12:00 AM', '2025-09-17T00:00'],
    ['17/Sep/25 12:05 PM', '2025-09-17T12:05'],
    ['21/Dec/2022 15:31', '2022-12-21T15:31'],
    ['11/abr/26', '2026-04-11T00:00'],
    ['15/may/26 9:05 a. m.', '2026-05-15T09:05'],
    ['3/ene/24', '2024-01-03T00:00'],
    ['3/sept./24 1:02 PM', '2024-09-03T13:02'],
    ['3/août/24', '2024-08-03T00:00'],
    ['3/juin/24', '2024-06-03T00:00'],
    ['3/juil./24', '2024-07-03T00:00'],
    ['3/März/24', '2024-03-03T00:00'],
    ['2016-07-05 07:53:01.71', '2016-07-05T07:53'],
    ['2016-07-05', '2016-07-05T00:00'],
    ['7.6.2025 14:59:28', '2025-06-07T14:59'],
    ['5/17/25', '2025-05-17T00:00'],
    ['17/5/25', '2025-05-17T00:00'],
    ['01/Jan/99', '1999-01-01T00:00'],
  ])('%s is %s', (text, expected) => {
    expect(iso(readDate(text))).toBe(expected);
  });

  test.each([
    '',
    'soon',
    '31/Apr/22',
    '5/6/25',
    '12/Foo/22',
    '21/Dec/22 13:00 PM',
    '21/Dec/22 25:00',
    '0/Jan/22',
  ])('%j is no date that can be told', (text) => {
    expect(readDate(text)).toBeUndefined();
  });

  test('one date of a column decides for the others; two that disagree decide nothing', () => {
    expect(iso(readDate('5/6/25', dateOrder(['5/6/25', '17/6/25'])))).toBe('2025-06-05T00:00');
    expect(iso(readDate('5/6/25', dateOrder(['5/17/25'])))).toBe('2025-05-06T00:00');
    expect(dateOrder(['5/17/25', '17/5/25'])).toBe('unclear');
    expect(isoDay(Date.UTC(2026, 10, 22, 23, 59))).toBe('2026-11-22');
  });
});

describe('points', () => {
  test.each([
    ['5.0', 5],
    ['0.5', 0.5],
    ['1,5', 1.5],
    ['0', 0],
    [' 13 ', 13],
    ['-1', undefined],
    ['"-1"', undefined],
    ['?', undefined],
    ['100.32', undefined],
    ['2105.0', undefined],
    ['1e3', undefined],
    ['', undefined],
  ])('%j are %s', (text, expected) => {
    expect(readPoints(text)).toBe(expected);
  });

  test('a number in brackets leads a title only at its start', () => {
    expect(leadingPoints('(53) As a person')).toBe('53');
    expect(leadingPoints('As a person (53)')).toBeUndefined();
  });
});

describe('kinds', () => {
  test.each([
    ['Story', 'Log in', 'story'],
    ['Stories', 'Log in', 'story'],
    ['故事', '登录', 'story'],
    ['New Feature', 'Log in', 'story'],
    ['Sub-task', 'Log in', 'task'],
    ['SUBTASK', 'Log in', 'task'],
    ['Technical task', 'Log in', 'task'],
    ['Tarea', 'Entrar', 'task'],
    ['Task', 'SPIKE: How big a lift', 'spike'],
    ['Task', 'Spike - how big', 'spike'],
    ['Story', '[Spike] how big', 'spike'],
    ['Story', '(8) Spike: how big', 'spike'],
    ['Task', 'Bug Fixing: problem', 'task'],
    ['Task', 'Investigate feature area', 'task'],
    ['Task', 'Prioritize spikes', 'task'],
    ['Task', '[Bug] it breaks', 'bug'],
    ['Bug', 'Spike: is it a bug', 'bug'],
    ['Defects', 'it breaks', 'bug'],
    ['缺陷', '坏了', 'bug'],
    ['Test Execution', 'run it', 'task'],
    ['Task', 'A - B: c', 'task'],
    ['', 'TS: set up the pipeline', 'task'],
    ['', 'DOC: write it down', 'task'],
    ['', 'FS: log in', 'story'],
    ['', 'anything', 'story'],
  ])('type %j, title %j is a %s', (type, title, kind) => {
    expect(kindOf(type, title, []).kind).toBe(kind);
  });

  test('a label decides only where neither type nor title does', () => {
    expect(kindOf('', 'Clean up', ['UX', 'tech-debt']).kind).toBe('task');
    expect(kindOf('', 'Clean up', ['REFACTORING']).kind).toBe('task');
    expect(kindOf('', 'Spike: clean up', ['bug']).kind).toBe('spike');
    expect(kindOf('Story', 'Clean up', ['bug']).kind).toBe('story');
    expect(kindOf('constructor', 'x', ['__proto__']).kind).toBe('task');
  });

  test('an unknown type says so', () => {
    expect(kindOf('Crash test', 'x', []).unknownType).toBe('Crash test');
    expect(kindOf('Story', 'x', []).unknownType).toBeUndefined();
  });

  test('finished and given up, by name', () => {
    for (const name of ['Done', 'DONE 🎉', 'Closed', 'Listo', '已完成']) expect(meansDone(name)).toBe(true);
    for (const name of ['Doing', 'To do', 'Not done', 'Undone']) expect(meansDone(name)).toBe(false);
    for (const name of ['Cancelled', 'Won’t do', 'Removed']) expect(meansGivenUp(name)).toBe(true);
    expect(meansGivenUp('Done')).toBe(false);
  });
});

describe('words', () => {
  test('what no screen shows goes, words stay', () => {
    expect(cleanLine('\u200B Title\u0000 of\r\nit  ')).toBe('Title of it');
    expect(cleanText('a\r\nb\rc\n')).toBe('a\nb\nc');
    expect(cleanLine('👩‍👩‍👧 שלום')).toBe('👩‍👩‍👧 שלום');
    expect(cleanLine('half \uD83D')).toBe('half \uFFFD');
  });

  test('a title that is too long stands whole in the description', () => {
    const long = 'word '.repeat(200).trim();
    const { title, description } = fitTitle(long, 'more');
    expect(title).toHaveLength(500);
    expect(description).toBe(`${long}\n\nmore`);
    expect(fitTitle('short', 'more')).toEqual({ title: 'short', description: 'more' });
  });

  test('only web addresses are links', () => {
    expect(webAddress(' https://a.example/x ')).toBe('https://a.example/x');
    for (const text of ['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'x', 'https://a b'])
      expect(webAddress(text)).toBeUndefined();
  });
});

describe('wiki markup', () => {
  const names = {
    person: (account: string) => (account === '42' ? 'Ada' : 'someone'),
    attachment: (file: string) => (file === 'known.png' ? 'https://x.example/known.png' : undefined),
  };
  const markdown = (text: string) => markdownFromWiki(text, names);

  test.each([
    ['h2. Title', '## Title'],
    ['a *bold* and _slanted_ word', 'a **bold** and *slanted* word'],
    ['2 * 3 * 4 and snake_case_name', '2 * 3 * 4 and snake_case_name'],
    ['* one\n** two\n# three', '- one\n   - two\n1. three'],
    ['{{code}} here', '`code` here'],
    ['[text|https://a.example/?q=1]', '[text](https://a.example/?q=1)'],
    ['[https://a.example]', '<https://a.example>'],
    ['[~accountid:42] and [~bob]', '@Ada and @someone'],
    ['!known.png|width=800,height=1!', '[known.png](https://x.example/known.png)'],
    ['!lost.png!', '(picture lost.png)'],
    ['wow! so good!', 'wow! so good!'],
    ['bq. said', '> said'],
    ['{quote}a\nb{quote}', '> a\n> b'],
    ['||a||b||\n|1|[x|https://y.example]|', '| a | b |\n| --- | --- |\n| 1 | [x](https://y.example) |'],
    ['{color:red}red{color}', 'red'],
    ['----', '---'],
  ])('%j', (text, expected) => {
    expect(markdown(text)).toBe(expected);
  });

  test('code stays as it was typed', () => {
    expect(markdown('{code:java}\nint *a* = [x|y];\n{code}')).toBe('```java\nint *a* = [x|y];\n```');
    expect(markdown('{noformat}*raw*{noformat} *b*')).toContain('*raw*\n```\n **b**');
    expect(markdown('{code} never closed *b*')).toBe('{code} never closed **b**');
  });

  test('56,000 letters of half-open markup are read at once', () => {
    for (const part of [
      '[',
      '*a ',
      '_a ',
      '{{',
      '!a.',
      '|',
      '{code}',
      '[a|',
      '{quote}',
      '\\\\ ',
      '{code:a}',
      '|[a|',
    ]) {
      const begun = performance.now();
      markdown(part.repeat(56_000 / part.length));
      expect(performance.now() - begun, part).toBeLessThan(1500);
    }
  });
});
