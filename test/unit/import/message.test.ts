// What comes out of the import's worker was made from somebody's file: the page takes what has the right shape, in
// bounds, and nothing else.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAnswer } from '../../../client/import/import-message.ts';
import { rehearseImport } from '../../../shared/board/rehearse-import.ts';
import { onlyNew } from '../../../shared/board/import-plan.ts';
import { noChoices } from '../../../shared/import/choices.ts';
import { monday, seeded } from '../../board-kit.ts';
import { fixturePlan } from './fixtures.ts';
import { planOf } from './update-kit.ts';

const board = 'b'.repeat(43);

describe('answers of the import’s worker', () => {
  test('come through as they are', () => {
    const plan = fixturePlan('jira-cloud-werkplaats-2023.csv');
    const wish = { choices: noChoices, how: onlyNew };
    const preview = rehearseImport(null, { by: null, at: monday, random: seeded(1) }, 'a.csv', plan, wish);
    for (const answer of [
      { type: 'ready' },
      { type: 'read' },
      { type: 'progress', stage: 'reading', part: 0.5 },
      { type: 'progress', stage: 'understanding', part: null },
      { type: 'preview', preview },
      { type: 'plan', plan },
      { type: 'holder', board, items: 3 },
      { type: 'failed', sentence: 'No.' },
    ])
      expect(parseAnswer(structuredClone(answer))).toEqual(answer);
  });

  test('are bounded: parts from 0 to 1, sentences and lists of some length', () => {
    expect(parseAnswer({ type: 'progress', stage: 'x', part: 7 })).toEqual({
      type: 'progress',
      stage: 'understanding',
      part: 1,
    });
    const failed = parseAnswer({ type: 'failed', sentence: 'x'.repeat(1e6) });
    expect(failed?.type === 'failed' && failed.sentence.length).toBe(500);
    const columns = Array.from({ length: 10_000 }, () => ({ name: 'x'.repeat(1e4), items: 1 }));
    const answer = parseAnswer({ type: 'preview', preview: { columns, groups: [] } });
    expect(answer?.type === 'preview' && answer.preview.columns.length).toBe(500);
    expect(answer?.type === 'preview' && answer.preview.columns[0]?.name.length).toBe(2000);
  });

  test('that are none are none', () => {
    for (const answer of [
      undefined,
      { type: 'holder', board: 'no board', items: 3 },
      { type: 'holder', board, items: 0 },
      { type: 'plan', plan: { ...planOf(), items: 'many' } },
      { type: 'preview', preview: null },
      { type: 'constructor' },
    ])
      expect(parseAnswer(answer)).toBeUndefined();
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(parseAnswer(value)).toBeUndefined();
      }),
    );
  });
});
