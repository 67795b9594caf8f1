import { describe, expect, test } from 'vitest';
import { UnreadAnswers } from '../../../server/relay/unread-answers.ts';

const answer = (bytes: number) => [Buffer.from(new ArrayBuffer(bytes))];

function unread(most: number) {
  const given: string[] = [];
  const answers = new UnreadAnswers<string>(most, (name) => given.push(name));
  return { answers, given };
}

describe('answers that are not read', () => {
  test('S167 above the bound the one who alone holds most of it is given up', () => {
    const { answers, given } = unread(1000);
    answers.sent('small', answer(200));
    answers.sent('large', answer(500));
    expect(given).toEqual([]);
    answers.sent('last', answer(400));
    expect(given).toEqual(['large']);
    expect(answers.bytes).toBe(600);
  });

  test('count once for all who were sent the same', () => {
    const { answers, given } = unread(1000);
    const whole = answer(900);
    for (let i = 0; i < 50; i += 1) answers.sent(`${i}`, whole);
    expect(answers.bytes).toBe(900);
    answers.sent('alone', answer(200));
    expect(given).toEqual(['alone']);
    for (let i = 0; i < 50; i += 1) answers.read(`${i}`);
    expect(answers.bytes).toBe(0);
  });

  test('count no more when they were read', () => {
    const { answers, given } = unread(1000);
    for (let i = 0; i < 20; i += 1) {
      answers.sent('a', answer(900));
      answers.read('a');
    }
    expect([answers.bytes, given]).toEqual([0, []]);
  });

  test('of one alone may be more than the bound', () => {
    const { answers, given } = unread(1000);
    answers.sent('a', answer(5000));
    expect(given).toEqual([]);
  });
});
