// What else the machine did while something was measured: the share its host took, and everybody else's work. A figure
// taken beside a busy neighbour says little, so each one carries this with it.

import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** In cores. */
export interface Noise {
  readonly steal: number;
  readonly other: number;
}

interface Sample {
  readonly at: number;
  readonly busy: number;
  readonly steal: number;
  readonly own: number;
}

const ticks = 100;
/** Others' work below which the machine counts as quiet, in cores. */
const quiet = 0.4;

function machine(): { readonly busy: number; readonly steal: number } {
  const [first = ''] = readFileSync('/proc/stat', 'utf8').split('\n', 1);
  const [user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0, steal = 0] = first
    .split(/\s+/)
    .slice(1)
    .map((text) => Number(text) / ticks);
  return { busy: user + nice + system + irq + softIrq, steal };
}

/** Begins to listen; the answer tells what there was since. What the server has spent is no noise. */
export function listenForNoise(serverSpent: () => number): () => Noise {
  const sample = (): Sample => {
    const { user, system } = process.cpuUsage();
    return { at: performance.now(), ...machine(), own: (user + system) / 1e6 + serverSpent() };
  };
  const before = sample();
  return () => {
    const after = sample();
    const seconds = (after.at - before.at) / 1000;
    return {
      steal: (after.steal - before.steal) / seconds,
      other: Math.max(0, (after.busy - before.busy - (after.own - before.own)) / seconds),
    };
  };
}

/** Waits until the machine is quiet, but not for long: on a busy one the figures say how busy. */
export async function waitForQuiet(tries: number): Promise<void> {
  for (let i = 0; i < tries; i += 1) {
    const before = machine();
    await pause(1000);
    const after = machine();
    if (after.busy + after.steal - before.busy - before.steal < quiet) return;
  }
}
