// Measures our relay in turn with others on one machine in one run, and prints their figures, the ratios and the bounds.
// It asserts nothing: a bound that is not met is a line of the last table.

import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitForQuiet } from './machine/noise.ts';
import { readOptions, usage, type Options } from './options.ts';
import { install } from './peers/install.ts';
import type { Peer, ScenarioName } from './peers/peer.ts';
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

async function measureAll(options: Options, ready: readonly Ready[]): Promise<Results> {
  const results = new Results();
  /** The rate that a peer kept up with in S2, for its next run. */
  const rates = new Map<string, number>();
  for (const scenario of options.scenarios) {
    const runs = once.includes(scenario) ? 1 : options.runs;
    for (let run = 1; run <= runs; run += 1)
      for (const { peer, installed } of ready) {
        if (!peer.scenarios.includes(scenario)) continue;
        await waitForQuiet(options.quick ? 1 : quietTries);
        const profile = options.profile ? await mkdtemp(join(tmpdir(), `relay-${scenario}-`)) : undefined;
        const wishes = { quick: options.quick, hint: rates.get(peer.name) ?? 0, only: options.only };
        const measured = await measure({
          peer: peer.name,
          scenario,
          wishes,
          root,
          installed,
          ...(profile !== undefined && { profile }),
        });
        const line: Line = { peer: peer.name, scenario, run, ...measured };
        results.add(line);
        if (options.lines !== undefined) appendFileSync(options.lines, `${JSON.stringify(line)}\n`);
        const rate = measured.readings[0]?.figures['rate'];
        if (scenario === 'S2' && typeof rate === 'number') rates.set(peer.name, rate);
        console.log(
          `${new Date().toTimeString().slice(0, 8)} ${scenario} ${run}/${runs} ${peer.name}${measured.failed === undefined ? '' : ` failed: ${measured.failed}`}`,
        );
        if (profile !== undefined) console.log(`\n${await profileTables(profile)}\n`);
      }
    console.log(`\n${scenarioTables(results, scenario)}\n`);
  }
  return results;
}

function read(file: string): Results {
  const results = new Results();
  // JSON has no NaN.
  const parse = (line: string) =>
    JSON.parse(line, (_, value: unknown) => (value === null ? Number.NaN : value)) as Line;
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) results.add(parse(line));
  return results;
}

async function run(options: Options): Promise<void> {
  if (options.report && options.lines !== undefined) {
    const results = read(options.lines);
    for (const scenario of options.scenarios)
      if (results.peers(scenario).length > 0) console.log(`${scenarioTables(results, scenario)}\n`);
    console.log(verdicts(results));
    return;
  }
  const results = await measureAll(options, await prepare(options));
  const last = verdicts(results);
  console.log(last);
  if (options.markdown === undefined) return;
  const head = `${cpus().length} cores, Node ${process.version}${options.quick ? ', quick: these figures say little' : ''}`;
  const parts = options.scenarios.map((scenario) => scenarioTables(results, scenario));
  writeFileSync(options.markdown, `${[head, last, ...parts].join('\n\n')}\n`);
}

const options = readOptions(process.argv.slice(1));
if (typeof options === 'string') console.log(`${options}\n\n${usage}`);
else
  await run(options).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
