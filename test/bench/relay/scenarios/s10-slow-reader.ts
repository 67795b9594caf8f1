// S10: in a busy room of a hundred one stops reading for a while, then reads again. The updates are long, so that the
// buffers between it and the server fill in that time. The others are measured before, meanwhile and afterwards.

import { setTimeout as pause } from 'node:timers/promises';
import { BusyRoom } from '../generator/busy-room.ts';
import type { Client } from '../generator/client.ts';
import { meter } from '../generator/meter.ts';
import type { Scenario, Stage } from '../generator/stage.ts';

const people = 100;
const writing = 20;
const perSecond = 200;
/** Letters in each update: 0.8 MB a second for each who is in the room. */
const filler = 4000;
/** After it reads again. */
const catchUpMs = 10_000;
const sampleMs = 250;

/** What is measured of the others in one stretch of time. */
async function measure(stage: Stage, room: BusyRoom, seconds: number) {
  const { server } = stage;
  const { deliveries } = room;
  room.prepare(perSecond * seconds);
  deliveries.time();
  const before = deliveries.count;
  let memory = server.memory.resident;
  const timer = setInterval(() => {
    memory = Math.max(memory, server.memory.resident);
  }, sampleMs);
  const cost = meter(server);
  const { sent } = await room.send(perSecond, seconds * 1000);
  const expected = sent * (room.clients.length - 1);
  await room.arrived(before + expected);
  clearInterval(timer);
  const { latencies } = deliveries;
  return {
    p50: latencies.quantile(0.5),
    p99: latencies.quantile(0.99),
    lost: expected - (deliveries.count - before),
    memory,
    ...cost(),
  };
}

/** What has become of the one who did not read. */
async function fateOf(client: Client, caughtUp: () => boolean): Promise<string> {
  const until = performance.now() + catchUpMs;
  while (!client.socket.closed && !caughtUp() && performance.now() < until) await pause(20);
  if (client.socket.closeCode !== undefined) return `closed ${client.socket.closeCode}`;
  if (client.socket.closed) return 'cut off';
  return caughtUp() ? 'caught up' : 'left behind';
}

export const slowReader: Scenario = async (stage) => {
  // As long before as meanwhile, so that what memory takes anyway in that time is not put down to the slow one.
  const [standstill, afterwards] = stage.quick ? [12, 4] : [20, 10];
  const room = await BusyRoom.open(stage, people - 1, writing, filler);
  const heard = new Int32Array(writing).fill(-1);
  const [slow] = await stage.connect([
    [
      room.room,
      {
        onUpdate: (writer: number, sequence: number) => {
          heard[writer] = sequence;
        },
      },
    ],
  ]);
  if (!slow) throw new Error('not connected');
  await room.warmUp(perSecond, 2000);
  const before = await measure(stage, room, standstill);
  slow.socket.stopReading();
  const meanwhile = await measure(stage, room, standstill);
  slow.socket.readAgain();
  const sent = Array.from({ length: writing }, (_, writer) => room.deliveries.sentBy(writer));
  const fate = await fateOf(slow, () => sent.every((count, writer) => (heard[writer] ?? -1) >= count - 1));
  const after = await measure(stage, room, afterwards);
  await stage.drop([...room.clients, slow]);
  const change = (figure: 'p50' | 'p99') =>
    (meanwhile[figure] / ((before[figure] + after[figure]) / 2) - 1) * 100;
  const figures = {
    p50Without: (before.p50 + after.p50) / 2,
    p50With: meanwhile.p50,
    p99Without: (before.p99 + after.p99) / 2,
    p99With: meanwhile.p99,
    p50Change: change('p50'),
    p99Change: change('p99'),
    fate,
    forgotten: fate === 'caught up' || fate.startsWith('closed ') ? 0 : 1,
    mbForIt: meanwhile.memory - before.memory,
    memory: meanwhile.memory,
    lost: before.lost + meanwhile.lost + after.lost,
    generator: meanwhile.generator,
  };
  return [{ variant: '', figures }];
};
