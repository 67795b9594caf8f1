// The process that measures: one scenario on one freshly started server of one peer. It is told what by its argument,
// answers its parent with what it found, and leaves nothing behind.

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listenForNoise, type Noise } from '../machine/noise.ts';
import type { ScenarioName } from '../peers/peer.ts';
import { peers } from '../peers/peers.ts';
import { fanOut } from '../scenarios/s1-fan-out.ts';
import { slowReader } from '../scenarios/s10-slow-reader.ts';
import { saturation } from '../scenarios/s2-saturation.ts';
import { manyRooms } from '../scenarios/s3-many-rooms.ts';
import { opening } from '../scenarios/s4-opening.ts';
import { reconnect } from '../scenarios/s5-reconnect.ts';
import { presence } from '../scenarios/s6-presence.ts';
import { idle } from '../scenarios/s7-idle.ts';
import { killed } from '../scenarios/s8-kill.ts';
import { badInput } from '../scenarios/s9-bad-input.ts';
import type { Measured, Order } from './order.ts';
import { freePort, ServerProcess } from './server-process.ts';
import { Stage, type Scenario } from './stage.ts';

const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  S1: fanOut,
  S2: saturation,
  S3: manyRooms,
  S4: opening,
  S5: reconnect,
  S6: presence,
  S7: idle,
  S8: killed,
  S9: badInput,
  S10: slowReader,
};

async function measure({ peer: name, scenario, wishes, root, installed, profile }: Order): Promise<Measured> {
  const peer = peers.find((one) => one.name === name);
  if (!peer) throw new Error(`there is no peer ${name}`);
  const folder = await mkdtemp(join(tmpdir(), 'groundwork-bench-'));
  const data = join(folder, 'data');
  await mkdir(data);
  const port = await freePort();
  const { words, environment } = peer.command({
    root,
    port,
    data,
    processes: import.meta.dirname,
    installed,
  });
  const profiling = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const server = new ServerProcess(
    { words: [...profiling, ...words], environment },
    port,
    join(folder, 'server.log'),
  );
  process.once('SIGTERM', () => {
    server.kill();
    process.exit(1);
  });
  const noise = listenForNoise(() => server.spent);
  try {
    await server.start();
    const readings = await scenarios[scenario](new Stage(peer, server, port, wishes));
    return { readings, noise: noise(), metered: server.metered };
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function failure(error: unknown): Measured {
  const noise: Noise = { steal: Number.NaN, other: Number.NaN };
  return { readings: [], noise, failed: error instanceof Error ? error.message : String(error) };
}

const order = JSON.parse(process.argv[2] ?? '') as Order;
const measured = await measure(order).catch(failure);
process.send?.(measured, () => process.exit());
