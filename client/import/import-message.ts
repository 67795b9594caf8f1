// What the page and its import worker say to each other. What comes out of the worker was made from somebody's file, so
// the page parses it as it would parse a stranger's.

import { asFields, asNumber, asText } from '../../shared/board/values.ts';
import type { ImportWish } from '../../shared/board/rehearse-import.ts';
import { parseBoardId, type BoardId } from '../../shared/ids.ts';
import { parsePlan } from '../../shared/import/parse-plan.ts';
import { parsePreview } from '../../shared/import/parse-preview.ts';
import type { ImportPlan } from '../../shared/import/plan.ts';
import type { ImportPreview } from '../../shared/import/preview.ts';

export type ImportRequest =
  /** `state` is the board that the file goes onto, as one update; null for a new one. */
  | { readonly type: 'read'; readonly file: File; readonly state: Uint8Array | null }
  | { readonly type: 'rehearse'; readonly wish: ImportWish }
  /** The plan as it is wanted, to be written for good. */
  | { readonly type: 'plan'; readonly wish: ImportWish }
  /** Which of these boards of this browser have items of the file. */
  | { readonly type: 'holders'; readonly boards: readonly BoardId[] };

export type ImportStage = 'reading' | 'understanding';

export type ImportAnswer =
  | { readonly type: 'ready' }
  /** `part` from 0 to 1, or null where nobody can tell. */
  | { readonly type: 'progress'; readonly stage: ImportStage; readonly part: number | null }
  | { readonly type: 'read' }
  | { readonly type: 'preview'; readonly preview: ImportPreview }
  | { readonly type: 'plan'; readonly plan: ImportPlan }
  | { readonly type: 'holder'; readonly board: BoardId; readonly items: number }
  /** The file cannot be imported, or the wish not fulfilled; a sentence for the person. */
  | { readonly type: 'failed'; readonly sentence: string };

/** Letters of a sentence that are shown at most. */
const longestSentence = 500;

/** The answer, or undefined when this is none. */
export function parseAnswer(data: unknown): ImportAnswer | undefined {
  const answer = asFields(data);
  switch (answer['type']) {
    case 'ready':
    case 'read':
      return { type: answer['type'] };
    case 'progress': {
      const part = asNumber(answer['part']);
      return {
        type: 'progress',
        stage: answer['stage'] === 'reading' ? 'reading' : 'understanding',
        part: part === null ? null : Math.min(1, Math.max(0, part)),
      };
    }
    case 'preview': {
      const preview = parsePreview(answer['preview']);
      return preview && { type: 'preview', preview };
    }
    case 'plan': {
      const plan = parsePlan(answer['plan']);
      return plan && { type: 'plan', plan };
    }
    case 'holder': {
      const board = parseBoardId(answer['board']);
      const items = Math.trunc(asNumber(answer['items']) ?? 0);
      return board && items > 0 ? { type: 'holder', board, items } : undefined;
    }
    case 'failed':
      return { type: 'failed', sentence: asText(answer['sentence']).slice(0, longestSentence) };
    default:
      return undefined;
  }
}
