// Measures the Board in a real browser beside the floor of the same run, and prints figures with their musts and aims. It
// judges nothing: a missed must is a line of the summary, not an error.

import { appendFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { Bench, type Scenario } from './bench.ts';
import { Figures, type Named } from './figures.ts';
import { Floor } from './floor/floor.ts';
import { Groundwork } from './groundwork/groundwork.ts';
import { readOptions, usage, type Options } from './options.ts';
import { printMissed, printScenario } from './report.ts';
import { open } from './scenarios/c1-open.ts';
import { weight } from './scenarios/c2-weight.ts';
import { memory } from './scenarios/c3-memory.ts';
import { live } from './scenarios/c4-live.ts';
import { hands } from './scenarios/c5-hands.ts';
import { typing } from './scenarios/c6-typing.ts';
import { offline } from './scenarios/c7-offline.ts';
import { growth } from './scenarios/c8-growth.ts';
import { meeting } from './scenarios/c9-meeting.ts';
import type { Subject } from './subject.ts';

const scenarios: Readonly<Record<string, { readonly title: string; readonly run: Scenario }>> = {
  c1: { title: 'C1 a board opens', run: open },
  c2: { title: 'C2 weight of the first view', run: weight },
  c3: { title: 'C3 memory', run: memory },
  c4: { title: "C4 somebody else's change arrives", run: live },
  c5: { title: 'C5 drag and scroll', run: hands },
  c6: { title: 'C6 from key to paint', run: typing },
  c7: { title: 'C7 the line is cut', run: offline },
  c8: { title: 'C8 the cost of a change on a large board', run: growth },
  c9: { title: 'C9 typing in a meeting of thirty', run: meeting },
};

const start: Readonly<Record<Subject['name'], () => Promise<Subject>>> = {
  groundwork: () => Groundwork.start(),
  floor: () => Floor.start(),
};

const load = () => loadavg()[0]?.toFixed(1) ?? '?';

async function measure(options: Options, subjects: readonly Subject[]): Promise<void> {
  const figures = new Figures();
  for (const test of options.tests) {
    const scenario = scenarios[test];
    if (!scenario) continue;
    const began = performance.now();
    const problems: string[] = [];
    for (const subject of subjects) {
      const add = (named: Named, sample: number) => {
        figures.add(named, subject.name, sample);
        if (options.out === undefined) return;
        const line = { ...named, subject: subject.name, sample, load: Number(load()), at: Date.now() };
        appendFileSync(options.out, `${JSON.stringify(line)}\n`);
      };
      const bench = new Bench({ subject, wishes: options, scenario: test, add });
      await scenario.run(bench).catch((error: unknown) => {
        const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
        problems.push(`${subject.name} was not measured to the end: ${reason}`);
      });
      await bench.close();
    }
    const seconds = Math.round((performance.now() - began) / 1000);
    printScenario(`${scenario.title} (${seconds} s, load ${load()})`, figures.of(test));
    for (const problem of problems) console.log(problem);
  }
  if (options.subjects.includes('groundwork')) printMissed(figures, options);
}

async function run(options: Options): Promise<void> {
  console.log(`${cpus().length} cores, load ${load()}, runs: ${options.runs}; building …`);
  const subjects: Subject[] = [];
  try {
    for (const name of options.subjects) subjects.push(await start[name]());
    await measure(options, subjects);
  } finally {
    await Promise.all(subjects.map((subject) => subject.stop()));
  }
}

const read = readOptions(process.argv.slice(1), Object.keys(scenarios));
if (typeof read === 'string') console.log(`${read}\n\n${usage}`);
else await run(read);
