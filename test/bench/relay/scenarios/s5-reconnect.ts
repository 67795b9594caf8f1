// S5: five hundred in 25 rooms lose their line at once and come back: with all that the board holds, and with nothing.

import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import type { Client, ClientOptions } from '../generator/client.ts';
import { meter } from '../generator/meter.ts';
import type { Room } from '../generator/rooms.ts';
import { within, type Reading, type Scenario, type Stage } from '../generator/stage.ts';
import { writeBoard } from '../generator/writer.ts';
import { median } from '../machine/histogram.ts';

const roomCount = 25;
const people = 20;
const items = 200;
const tries = 20;
const patienceMs = 20_000;

type Guest = readonly [Room, ClientOptions];

export const reconnect: Scenario = async (stage) => {
  const sentinel = '##END-of-the-board';
  const doc = writeBoard(items, sentinel, () => undefined);
  const rooms = Array.from({ length: roomCount }, () => stage.rooms.make());
  const seeds = await stage.connect(rooms.map((room) => [room, {}]));
  for (const seed of seeds) seed.update(Y.encodeStateAsUpdate(doc));
  await pause(500);
  await stage.server.idle(10_000);
  const guests = (options: ClientOptions): Guest[] =>
    rooms.flatMap((room) => Array.from({ length: people }, (): Guest => [room, options]));
  const cold = guests({ sentinel: Buffer.from(sentinel) });
  const warm = guests({ vector: Y.encodeStateVector(doc) });
  let clients: readonly Client[] = await stage.connect(cold);
  await stage.drop(seeds);
  const readings: Reading[] = [];
  for (const [variant, returning] of [
    ['with their board', warm],
    ['with nothing', cold],
  ] as const) {
    await stage.server.idle(10_000);
    const { reading, returned } = await storm(stage, variant, clients, returning);
    readings.push(reading);
    clients = returned;
  }
  await stage.drop(clients);
  return readings;
};

async function storm(stage: Stage, variant: string, clients: readonly Client[], guests: readonly Guest[]) {
  const cost = meter(stage.server);
  const begun = performance.now();
  for (const { socket } of clients) socket.destroy();
  const returned: Client[] = [];
  const times: number[] = [];
  let retries = 0;
  const comeBack = async ([room, options]: Guest): Promise<void> => {
    for (let i = 0; i < tries; i += 1) {
      const client = stage.client(room, options);
      if (await within(patienceMs, client.ready)) {
        times.push(performance.now() - begun);
        returned.push(client);
        return;
      }
      retries += 1;
      client.socket.destroy();
      await pause(50);
    }
  };
  await Promise.all(guests.map(comeBack));
  const { cpu, generator } = cost();
  const reading: Reading = {
    variant,
    figures: {
      synced: returned.length,
      allMs: Math.max(...times),
      middleMs: median(times),
      retries,
      cpu,
      mb: returned.reduce((sum, { socket }) => sum + socket.bytesIn, 0) / 1e6,
      memory: stage.server.memory.resident,
      generator,
    },
  };
  return { reading, returned };
}
