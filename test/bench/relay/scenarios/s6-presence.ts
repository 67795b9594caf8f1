// S6: everybody in a room moves their cursor ten times a second.

import { randomBytes } from 'node:crypto';
import type { Client } from '../generator/client.ts';
import { Deliveries } from '../generator/deliveries.ts';
import { meter, per100k } from '../generator/meter.ts';
import { drained, paced } from '../generator/pace.ts';
import type { Reading, Scenario, Stage } from '../generator/stage.ts';
import { clientFrame } from '../wire/client-frame.ts';
import { marker } from '../wire/marker.ts';

const movesPerSecond = 10;

export const presence: Scenario = async (stage) => {
  const readings: Reading[] = [];
  for (const people of [30, 100]) readings.push(await measure(stage, people));
  return readings;
};

async function measure(stage: Stage, people: number): Promise<Reading> {
  const { server, dialect } = stage;
  const seconds = stage.quick ? 3 : 6;
  const room = stage.rooms.make();
  const deliveries = new Deliveries(people, people);
  const clientIds = Array.from({ length: people }, () => randomBytes(4).readUInt32BE());
  const clients = await stage.connect(
    Array.from({ length: people }, (_, client) => [
      room,
      {
        onPresence: (writer: number, sequence: number) => {
          if (writer !== client) deliveries.see(client, writer, sequence);
        },
      },
    ]),
  );
  const move = (at: number) => {
    const sequence = deliveries.sentBy(at);
    const state = {
      user: { name: `User ${at}`, color: '#30bced' },
      cursor: { x: 100 + sequence, y: 200 + at, m: marker(at, sequence) },
    };
    const frame = clientFrame(dialect.presence(room.name, [[clientIds[at] as number, sequence + 1, state]]));
    deliveries.send(at);
    (clients[at] as Client).socket.sendFrame(frame);
  };
  const perSecond = people * movesPerSecond;
  const warmUp = await paced(perSecond, 1500, people, move);
  await drained(() => deliveries.count, warmUp.sent * (people - 1), 10_000);
  deliveries.time();
  const before = deliveries.count;
  const cost = meter(server, clients);
  const begun = performance.now();
  const { sent } = await paced(perSecond, seconds * 1000, people, move);
  const expected = sent * (people - 1);
  await drained(() => deliveries.count, before + expected, 15_000);
  const lateMs = performance.now() - begun - seconds * 1000;
  const { cpu, generator, framesOut, mbOut } = cost();
  const delivered = deliveries.count - before;
  const figures = {
    lost: expected - delivered,
    lateMs,
    p50: deliveries.latencies.quantile(0.5),
    p95: deliveries.latencies.quantile(0.95),
    p99: deliveries.latencies.quantile(0.99),
    cpu,
    cpuPer100k: per100k(cpu, delivered),
    memory: server.memory.resident,
    framesOut,
    mbOut,
    generator,
  };
  await stage.drop(clients);
  await server.idle(5000);
  return { variant: `${people} cursors`, figures };
}
