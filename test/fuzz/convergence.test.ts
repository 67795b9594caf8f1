// People work on one board, together and apart, with wrong clocks and a bad network; in the end all have the same, and
// nothing is lost. 300 seeds, 3,000 with LONG=1, one with SEED=123; a run that fails prints all that was done in it.

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runSeed, type Run } from './run.ts';
import { rules, type Rules } from './rules.ts';
import { keptSeeds, type KeptSeed } from './seeds.ts';

const only = Number(process.env['SEED'] ?? Number.NaN);
const count = process.env['LONG'] ? 3000 : 300;
const seeds: readonly KeptSeed[] = Number.isNaN(only)
  ? [...keptSeeds, ...Array.from({ length: count }, (_, i) => ({ seed: i + 1, why: '' }))]
  : [{ seed: only, why: '' }];

/** The rules, each counting how often it was not refused. */
function counting(done: Map<string, number>): Rules {
  const counted = Object.entries(rules).map(([name, rule]) => {
    if (typeof rule !== 'function') return [name, rule];
    const run = (...values: unknown[]): unknown => {
      const result = (rule as (...values: unknown[]) => unknown)(...values);
      done.set(name, (done.get(name) ?? 0) + 1);
      return result;
    };
    return [name, run];
  });
  return Object.fromEntries(counted) as Rules;
}

/** Functions of shared/board/mutate-*.ts that change a board in somebody's name. */
function mutations(): string[] {
  const folder = new URL('../../shared/board/', import.meta.url);
  const shape = /export function (\w+)(?:<[^(]*>)?\(\s*board: Board,\s*act: Act\b/g;
  const files = readdirSync(folder).filter((file) => /^mutate-.*\.ts$/.test(file));
  return files.flatMap((file) =>
    [...readFileSync(new URL(file, folder), 'utf8').matchAll(shape)].map(([, name]) => name as string),
  );
}

/** Only called by others: through open editors, and for the places of new items. */
const innerParts = new Set([
  'needText',
  'beginLine',
  'logTyping',
  'newPlace',
  'newPlaces',
  'agreeToVotedHours',
]);

const report = ({ seed, wrong, steps }: Run, theme = ''): string =>
  [`SEED=${seed} ${theme}`, ...steps.map((step, i) => `${i + 1}. ${step}`), ...wrong].join('\n');

test('S1 whatever people do together and apart, all end with the same board and nothing is lost', () => {
  const done = new Map<string, number>();
  const all = counting(done);
  const sum = { seeds: 0, operations: 0, refusals: 0, deliveries: 0 };
  const since = performance.now();
  for (const { seed, theme } of seeds) {
    const run = runSeed(seed, all, theme);
    if (run.wrong.length > 0) expect.fail(report(run, theme));
    sum.seeds += 1;
    sum.operations += run.operations;
    sum.refusals += run.refusals;
    sum.deliveries += run.deliveries;
  }
  const seconds = Math.round((performance.now() - since) / 1000);
  console.log(
    `fuzz: ${sum.seeds} seeds, ${sum.operations} operations, ${sum.refusals} refusals, ${sum.deliveries} deliveries, ${seconds} s`,
  );
  if (!Number.isNaN(only)) return;
  const drawn = mutations().filter((name) => !innerParts.has(name));
  expect(drawn.length).toBeGreaterThan(40);
  expect(drawn.filter((name) => !done.has(name))).toEqual([]);
});

test('S2 a seed makes the same run every time, so that a failure can be looked at again', () => {
  const [first, again] = [runSeed(7), runSeed(7)];
  expect(again).toEqual(first);
  expect(runSeed(8).steps).not.toEqual(first.steps);
});
