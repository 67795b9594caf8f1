// Measures our relay in turn with others on one machine in one run, and prints their figures, the ratios and the bounds.
// It asserts nothing: a bound that is not met is a line of the last table.

import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measured } from './generator/order.ts';
import { waitForQuiet } from './machine/noise.ts';
import { readOptions, usage, type Options } from './options.ts';
import { install } from './peers/install.ts';
import { scenarioNames, type Peer, type ScenarioName } from './peers/peer.ts';
import { ours, peers } from './peers/peers.ts';
import { buildProcesses, buildRelay, cache, measure, root } from './processes.ts';
import { scenarioTables, verdicts } from './report/print.ts';
import { profileTables } from './report/profile.ts';
import { Results, type Line } from './report/results.ts';

/** They repeat inside, or once is enough. */
const once: readonly ScenarioName[] = ['S4', 'S8', 'S9'];
const quietTries = 6;

interface Ready {
  readonly peer: Peer;
  readonly installed: string;
}

async function prepare(options: Options): Promise<readonly Ready[]> {
  const wanted = peers.filter(({ name }) => options.peers.includes(name));
  const ready: Ready[] = [];
  for (const peer of wanted) ready.push({ peer, installed: await install(peer, join(cache, 'peers')) });
  console.log('building …');
  await buildProcesses();
  if (options.peers.includes(ours)) await buildRelay();
  return ready;
}

/** One scenario on one peer, once. */
async function take(
  options: Options,
  scenario: ScenarioName,
  { peer, installed }: Ready,
  hint: number,
): Promise<Measured> {
  const { quick, only } = options;
  await waitForQuiet(quick ? 1 : quietTries);
  const order = { peer: peer.name, scenario, wishes: { quick, hint, only }, root, installed };
  if (!options.profile) return measure(order);
  const profile = await mkdtemp(join(tmpdir(), `relay-${scenario}-`));
  const measured = await measure({ ...order, profile });
  console.log(`\n${await profileTables(profile, measured.metered)}\n`);
  return measured;
}

async function measureAll(options: Options, ready: readonly Ready[]): Promise<Results> {
  const results = new Results();
  /** The rate that a peer kept up with in S2, where its next run begins. */
  const rates = new Map<string, number>();
  for (const scenario of options.scenarios) {
    const runs = once.includes(scenario) ? 1 : options.runs;
    const turns = Array.from({ length: runs }, (_, i) => ready.map((one) => ({ one, run: i + 1 }))).flat();
    for (const { one, run } of turns) {
      const { name, scenarios } = one.peer;
      if (!scenarios.includes(scenario)) continue;
      const line: Line = {
        peer: name,
        scenario,
        run,
        ...(await take(options, scenario, one, rates.get(name) ?? 0)),
      };
      results.add(line);
      if (options.out !== undefined) appendFileSync(options.out, `${JSON.stringify(line)}\n`);
      const rate = line.readings[0]?.figures['rate'];
      if (typeof rate === 'number') rates.set(name, rate);
      const problem = line.failed === undefined ? '' : ` failed: ${line.failed}`;
      console.log(`${new Date().toTimeString().slice(0, 8)} ${scenario} ${run} of ${runs} ${name}${problem}`);
    }
    console.log(`\n${scenarioTables(results, scenario)}\n`);
  }
  return results;
}

function report(file: string): void {
  const results = new Results();
  // JSON has no NaN.
  const parse = (line: string) =>
    JSON.parse(line, (_, value: unknown) => (value === null ? Number.NaN : value)) as Line;
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) results.add(parse(line));
  console.log(allTables(results));
}

const allTables = (results: Results): string =>
  [
    verdicts(results),
    ...scenarioNames
      .filter((scenario) => results.peers(scenario).length > 0)
      .map((scenario) => scenarioTables(results, scenario)),
  ].join('\n\n');

async function run(options: Options): Promise<void> {
  if (options.report !== undefined) return report(options.report);
  const results = await measureAll(options, await prepare(options));
  console.log(verdicts(results));
  if (options.markdown === undefined) return;
  const head = `${cpus().length} cores, Node ${process.version}${options.quick ? ', quick: these figures say little' : ''}`;
  writeFileSync(options.markdown, `${head}\n\n${allTables(results)}\n`);
}

const options = readOptions(process.argv.slice(1));
if (typeof options === 'string') console.log(`${options}\n\n${usage}`);
else
  await run(options).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
