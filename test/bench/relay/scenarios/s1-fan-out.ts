// S1: a hundred in a room, twenty of them write 200 updates a second together.

import { BusyRoom } from '../generator/busy-room.ts';
import { meter, per100k } from '../generator/meter.ts';
import type { Scenario } from '../generator/stage.ts';

const people = 100;
const writing = 20;
const perSecond = 200;

export const fanOut: Scenario = async (stage) => {
  const { server } = stage;
  const seconds = stage.quick ? 4 : 15;
  const room = await BusyRoom.open(stage, people, writing);
  const { deliveries } = room;
  await room.warmUp(perSecond, 2000);
  room.prepare(perSecond * seconds);
  deliveries.time();
  const before = deliveries.count;
  const cost = meter(server, room.clients);
  const { sent, lateMs } = await room.send(perSecond, seconds * 1000);
  const expected = sent * (people - 1);
  const late = await room.arrived(before + expected);
  const { cpu, generator, framesOut, mbOut } = cost();
  const delivered = deliveries.count - before;
  const { latencies } = deliveries;
  const figures = {
    perSecond: delivered / (seconds + late / 1000),
    lost: expected - delivered,
    p50: latencies.quantile(0.5),
    p95: latencies.quantile(0.95),
    p99: latencies.quantile(0.99),
    cpu,
    cpuPer100k: per100k(cpu, delivered),
    memory: server.memory.resident,
    framesOut,
    mbOut,
    generator,
    generatorLate: lateMs,
  };
  await stage.drop(room.clients);
  return [{ variant: '', figures }];
};
