// S2: the same room; the rate is raised in steps until the room cannot follow. What counts is the last rate at which all
// arrived and 99 of 100 in less than 200 ms.

import { setTimeout as pause } from 'node:timers/promises';
import { BusyRoom } from '../generator/busy-room.ts';
import { meter } from '../generator/meter.ts';
import type { Scenario, Stage } from '../generator/stage.ts';
import { listenForNoise } from '../machine/noise.ts';

const people = 100;
/** So many that nobody's own bound (our relay reads 1,000 a second of one socket, and 10,000 at a time) is measured. */
const writing = 20;
const windowMs = 2500;
const mostP99 = 200;
const firstRate = 200;
const leastRate = 100;
const mostSteps = 14;
const finerSteps = 2;
/** Others' work that is reason enough to try a failed step again, in cores. */
const noisy = 0.3;

interface Step {
  readonly ok: boolean;
  readonly rate: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Of one core. */
  readonly server: number;
  readonly generator: number;
  readonly framesEach: number;
}

async function tryRate(stage: Stage, room: BusyRoom, rate: number): Promise<Step> {
  const { deliveries } = room;
  room.prepare((rate * windowMs) / 1000);
  deliveries.time();
  const before = deliveries.count;
  const begun = performance.now();
  const cost = meter(stage.server, room.clients);
  const { sent } = await room.send(rate, windowMs);
  const sendingMs = performance.now() - begun;
  const inWindow = deliveries.count - before;
  const { generator } = cost();
  const expected = sent * (people - 1);
  await room.arrived(before + expected, 8000);
  const { cpu, framesOut } = cost();
  const ms = performance.now() - begun;
  const p99 = deliveries.latencies.quantile(0.99);
  return {
    ok:
      deliveries.count - before === expected &&
      p99 < mostP99 &&
      inWindow > 0.95 * expected &&
      // Where the generator falls behind its rate, the step takes longer.
      sendingMs < windowMs * 1.1,
    rate,
    perSecond: inWindow / (sendingMs / 1000),
    p50: deliveries.latencies.quantile(0.5),
    p99,
    server: cpu / (ms / 1000),
    generator,
    framesEach: framesOut / expected,
  };
}

async function tryCalmly(stage: Stage, room: BusyRoom, rate: number): Promise<Step> {
  const noise = listenForNoise(() => stage.server.spent);
  const step = await tryRate(stage, room, rate);
  const { steal, other } = noise();
  if (step.ok || steal + other < noisy) return step;
  await pause(1500);
  return tryRate(stage, room, rate);
}

export const saturation: Scenario = async (stage) => {
  const { hint } = stage.wishes;
  const room = await BusyRoom.open(stage, people, writing);
  await room.warmUp(firstRate, 1500);
  let rate = hint > 0 ? hint * 0.7 : firstRate;
  let [best, failed]: [Step?, Step?] = [];
  for (let i = 0; i < mostSteps && !failed; i += 1) {
    const step = await tryCalmly(stage, room, Math.round(rate));
    if (step.ok) {
      best = step;
      rate *= hint > 0 ? 1.2 : stage.quick ? 2 : 1.4;
    } else if (best || rate <= leastRate) failed = step;
    else rate *= 0.6;
  }
  for (let i = 0; i < finerSteps && best && failed && !stage.quick; i += 1) {
    const step = await tryCalmly(stage, room, Math.round((best.rate + failed.rate) / 2));
    if (step.ok) best = step;
    else failed = step;
  }
  const memory = stage.server.memory.resident;
  await stage.drop(room.clients);
  if (!best) throw new Error(`the room could not follow ${leastRate} updates a second`);
  const { ok: _, ...figures } = best;
  return [
    {
      variant: '',
      figures: {
        ...figures,
        perCpuSecond: best.perSecond / best.server,
        failedAt: failed?.rate ?? Number.NaN,
        memory,
      },
    },
  ];
};
