import { describe, expect, test } from 'vitest';
import { UnreadAnswers } from '../../../server/relay/unread-answers.ts';

const answer = (bytes: number) => [Buffer.from(new ArrayBuffer(bytes))];

function unread(most: number) {
  const given: string[] = [];
  const readers = new Map<string, { name: string; unsent: number }>();
  const answers = new UnreadAnswers<{ name: string; unsent: number }>(most, ({ name }) => given.push(name));
  const reader = (name: string) => {
    const known = readers.get(name) ?? { name, unsent: 1 };
    readers.set(name, known);
    return known;
  };
  return { answers, given, reader };
}

describe('answers that are not read', () => {
  test('S167 above the bound the one who alone holds most of it is given up', () => {
    const { answers, given, reader } = unread(1000);
    answers.sent(reader('small'), answer(200));
    answers.sent(reader('large'), answer(500));
    expect(given).toEqual([]);
    answers.sent(reader('last'), answer(400));
    expect(given).toEqual(['large']);
    expect(answers.bytes).toBe(600);
  });

  test('count once for all who were sent the same', () => {
    const { answers, given, reader } = unread(1000);
    const whole = answer(900);
    for (let i = 0; i < 50; i += 1) answers.sent(reader(`${i}`), whole);
    expect(answers.bytes).toBe(900);
    answers.sent(reader('alone'), answer(200));
    expect(given).toEqual(['alone']);
    for (let i = 0; i < 50; i += 1) answers.read(reader(`${i}`));
    expect(answers.bytes).toBe(0);
  });

  test('count no more when they were read, nor when there was nothing to wait for', () => {
    const { answers, given, reader } = unread(1000);
    for (let i = 0; i < 20; i += 1) {
      answers.sent(reader('a'), answer(900));
      answers.read(reader('a'));
    }
    reader('b').unsent = 0;
    answers.sent(reader('b'), answer(900));
    expect([answers.bytes, given]).toEqual([0, []]);
  });

  test('of one alone may be more than the bound', () => {
    const { answers, given, reader } = unread(1000);
    answers.sent(reader('a'), answer(5000));
    expect(given).toEqual([]);
  });
});
