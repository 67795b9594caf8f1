// What the caller of the bench may say, and what holds otherwise.

import { parseArgs } from 'node:util';
import type { Wishes } from './bench.ts';
import type { Subject } from './subject.ts';

export interface Options extends Wishes {
  readonly tests: readonly string[];
  readonly subjects: readonly Subject['name'][];
  /** A file that gets one JSON line for each sample. */
  readonly out: string | undefined;
}

const subjectNames: readonly Subject['name'][] = ['groundwork', 'floor'];

export const usage = `npm run bench:client -- [options]

  --tests c1,c4     which scenarios, all unless said: c1 open, c2 weight, c3 memory, c4 live, c5 hands, c6 typing,
                    c7 offline, c8 growth, c9 a meeting of thirty
  --n 1000,5000     sizes of the boards, the usual one first (c7 has 100 items of its own, c9 119)
  --cpu 1,4         how many times slower the page's main thread is made
  --runs 3          how often each is measured; what is printed is the median
  --only groundwork (or floor) measures one of the two
  --out FILE        one JSON line for each sample, appended`;

/** Reads the words of the command line; a sentence where they are not understood. */
export function readOptions(words: readonly string[], scenarios: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        tests: { type: 'string', default: scenarios.join(',') },
        n: { type: 'string', default: '1000,5000' },
        cpu: { type: 'string', default: '1,4' },
        runs: { type: 'string', default: '3' },
        only: { type: 'string' },
        out: { type: 'string' },
      },
    });
    const tests = values.tests.split(',');
    const strange = tests.find((test) => !scenarios.includes(test));
    if (strange !== undefined) return `There is no scenario ${strange}.`;
    const numbers = (text: string) => text.split(',').map(Number);
    const [sizes, cpus, runs] = [numbers(values.n), numbers(values.cpu), Number(values.runs)];
    if (![...sizes, ...cpus, runs].every((number) => Number.isInteger(number) && number > 0))
      return '--n, --cpu and --runs take whole numbers from 1.';
    const subjects = subjectNames.filter((name) => values.only === undefined || name === values.only);
    if (subjects.length === 0) return '--only takes groundwork or floor.';
    return { tests, sizes, cpus, runs, subjects, out: values.out };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
