// Clients with real documents on the relay's real rooms, sessions and writer, with a clock, a disk and a network that
// the run moves: whatever comes, nothing is acknowledged that is not on disk, and in the end all have the same. 300
// seeds, 3,000 with LONG=1, one with SEED=123; a run that fails prints all that was done in it.

import { expect, test } from 'vitest';
import { runModel, type ModelRun } from './run.ts';
import { keptSeeds } from './seeds.ts';

const only = Number(process.env['SEED'] ?? Number.NaN);
const count = process.env['LONG'] ? 3000 : 300;
const seeds = Number.isNaN(only)
  ? [...keptSeeds.map(({ seed }) => seed), ...Array.from({ length: count }, (_, i) => i + 1)]
  : [only];

const report = ({ seed, wrong, steps }: ModelRun): string =>
  [`SEED=${seed}`, ...steps.map((step, i) => `${i + 1}. ${step}`), ...wrong].join('\n');

/** What a run is for: if one of them stops happening, the model is blind there. */
const mustHappen = [
  'crash',
  'restore',
  'stop',
  'pressure',
  'closed with 4503',
  'relayed early',
  'gap',
  'nothing new',
  'failed write',
  'slow reader',
  'fold',
  'failed fold',
  'answer: whole',
  'answer: tail',
  'answer: resumed',
  'answer: difference',
];

test('R151 no acknowledgement is false, whatever fails, and in the end all have the same', async () => {
  const seen = new Map<string, number>();
  let acks = 0;
  const since = performance.now();
  for (const seed of seeds) {
    const run = await runModel(seed);
    if (run.wrong.length > 0) expect.fail(report(run));
    acks += run.acks;
    for (const [what, times] of run.seen) seen.set(what, (seen.get(what) ?? 0) + times);
  }
  const seconds = Math.round((performance.now() - since) / 1000);
  const events = [...seen].map(([what, times]) => `${what} ${times}`).join(', ');
  console.log(`relay model: ${seeds.length} seeds, ${acks} acknowledgements, ${seconds} s; ${events}`);
  if (!Number.isNaN(only)) return;
  for (const what of mustHappen) expect(seen.get(what) ?? 0, what).toBeGreaterThan(count / 10);
});

test('R152 a seed makes the same run every time, so that a failure can be looked at again', async () => {
  const [first, again] = [await runModel(7), await runModel(7)];
  expect(again.steps).toEqual(first.steps);
  expect([again.acks, again.seen]).toEqual([first.acks, first.seen]);
  expect((await runModel(8)).steps).not.toEqual(first.steps);
});
