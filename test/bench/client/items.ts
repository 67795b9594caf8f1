// The same items on every machine: titles and texts of real length, in five columns. Nobody is on them and none has a
// size, so a real board is heavier.

import type { Kind } from '../../../shared/kind.ts';
import { seeded } from '../../board-kit.ts';

export interface SeededItem {
  readonly kind: Kind;
  readonly title: string;
  readonly text: string;
  /** Index into columnNames. */
  readonly column: number;
}

export const columnNames = ['To do', 'Ready', 'In progress', 'Review', 'Done'] as const;

/** What share of the items stands in each column; the first is the long one. */
const shares = [0.4, 0.2, 0.1, 0.05, 0.25];

const verbs: readonly (readonly [string, Kind])[] = [
  ['Move', 'story'],
  ['Split', 'story'],
  ['Replace', 'task'],
  ['Measure', 'task'],
  ['Fix', 'bug'],
  ['Document', 'task'],
  ['Let users', 'story'],
  ['Evaluate', 'spike'],
  ['Remove', 'story'],
  ['Cache', 'task'],
  ['Validate', 'story'],
  ['Show', 'story'],
];

const things = [
  'session tokens',
  'the import of comma-separated files',
  'search over archived items',
  'the nightly export',
  'login with a second factor',
  'the invoice preview',
  'slow queries on the report page',
  'keyboard focus in the side panel',
  'rate limits of the public interface',
  'thumbnails for attachments',
  'the retry queue',
  'dark colours on the projector',
];

const tails = [
  '',
  '',
  ' for large customers',
  ' so that support need not step in',
  ' before the audit in March',
  ' behind a flag',
  ' when the connection drops',
  ' (follow-up of the last review)',
  ' and write down what we learn',
];

const sentences = [
  'As a planner I want to see at once what is blocked, so that the team talks about it first.',
  'The present code reads the whole table and filters afterwards.',
  'Measured on the staging copy: 2.4 s at the 95th percentile.',
  'Acceptance: the old address answers with a redirect for at least six months.',
  'Open question: who owns the credentials after the move?',
  'Two customers reported it last week; both run the desktop client.',
  'Time-box: four hours, then we decide with what we know.',
  'Out of scope: the mobile layout.',
];

/** `count` items, column by column. */
export function seededItems(count: number): readonly SeededItem[] {
  const random = seeded(count);
  const one = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)] as Value;
  const share = (column: number) => shares.slice(0, column + 1).reduce((sum, part) => sum + part);
  const ends = shares.map((_, column) => Math.round(count * share(column)));
  return Array.from({ length: count }, (_, at) => {
    const text = Array.from({ length: 2 + Math.floor(random() * 4) }, () => one(sentences)).join(' ');
    const [verb, kind] = one(verbs);
    return {
      kind,
      text,
      title: `${verb} ${one(things)}${one(tails)} #${at + 1}`,
      column: ends.findIndex((end) => at < end),
    };
  });
}
