// S3: five hundred rooms of four, in each of which one writes: 1,000 updates a second over all.

import { setTimeout as pause } from 'node:timers/promises';
import type { Client, ClientOptions } from '../generator/client.ts';
import { Deliveries } from '../generator/deliveries.ts';
import { meter, per100k } from '../generator/meter.ts';
import { drained, paced } from '../generator/pace.ts';
import type { Room } from '../generator/rooms.ts';
import type { Scenario } from '../generator/stage.ts';
import { Writer } from '../generator/writer.ts';

const roomCount = 500;
const people = 4;
const perSecond = 1000;
const warmUpSeconds = 2;

export const manyRooms: Scenario = async (stage) => {
  const { server } = stage;
  const seconds = stage.quick ? 4 : 8;
  // One table for all: each room has one writer, its first client, which hears itself from nobody.
  const deliveries = new Deliveries(roomCount * people, roomCount);
  const guests: [Room, ClientOptions][] = [];
  for (let at = 0; at < roomCount; at += 1) {
    const room = stage.rooms.make();
    for (let i = 0; i < people; i += 1) {
      const client = at * people + i;
      const hear = (writer: number, sequence: number) => deliveries.see(client, writer, sequence);
      guests.push([room, i === 0 ? {} : { onUpdate: hear }]);
    }
  }
  // The marker has two digits for its writer, up to 1,295.
  const writers = Array.from({ length: roomCount }, (_, at) => new Writer(at));
  const rest = server.memory.resident;
  const connecting = meter(server);
  const begun = performance.now();
  const clients = await stage.connect(guests, { batch: 100 });
  const connectMs = performance.now() - begun;
  const connectCpu = connecting().cpu;
  const each = Math.ceil(((warmUpSeconds + seconds) * perSecond) / roomCount) + 1;
  const frames = writers.map((writer, at) =>
    Array.from({ length: each }, () => (clients[at * people] as Client).frameOf(writer.next())),
  );
  const send = (at: number) => {
    const frame = frames[at]?.[deliveries.send(at)] as Buffer;
    (clients[at * people] as Client).socket.sendFrame(frame);
  };
  await paced(perSecond, warmUpSeconds * 1000, roomCount, send);
  await pause(300);
  deliveries.time();
  const before = deliveries.count;
  const cost = meter(server, clients);
  const { sent } = await paced(perSecond, seconds * 1000, roomCount, send);
  const expected = sent * (people - 1);
  await drained(() => deliveries.count, before + expected);
  const { cpu, generator, framesOut, mbOut } = cost();
  const delivered = deliveries.count - before;
  const memory = server.memory.resident;
  const figures = {
    lost: expected - delivered,
    p50: deliveries.latencies.quantile(0.5),
    p99: deliveries.latencies.quantile(0.99),
    cpu,
    cpuPer100k: per100k(cpu, delivered),
    kbPerRoom: ((memory - rest) * 1024) / roomCount,
    memory,
    connectMs,
    connectCpu,
    framesOut,
    mbOut,
    generator,
  };
  await stage.drop(clients);
  return [{ variant: '', figures }];
};
