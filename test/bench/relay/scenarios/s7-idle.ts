// S7: a thousand rooms of five in which nobody does anything, and what is left in memory when all have gone.

import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ClientOptions } from '../generator/client.ts';
import { meter } from '../generator/meter.ts';
import type { Room } from '../generator/rooms.ts';
import type { Scenario } from '../generator/stage.ts';

const people = 5;
const restSeconds = 8;
/** Memory that may stay, MiB. */
const mayStay = 20;
/** Rooms are put away a little after their last one has left, and memory is given back later still. */
const patienceMs = 30_000;

export const idle: Scenario = async (stage) => {
  const { server, dialect } = stage;
  const roomCount = stage.quick ? 100 : 1000;
  await pause(1000);
  const before = server.memory.resident;
  const guests: [Room, ClientOptions][] = [];
  for (let at = 0; at < roomCount; at += 1) {
    const room = stage.rooms.make();
    for (let i = 0; i < people; i += 1) {
      const state = { user: { name: `User ${i}`, color: '#30bced' } };
      const hello = dialect.presence(room.name, [[randomBytes(4).readUInt32BE(), 1, state]]);
      guests.push([room, { hello }]);
    }
  }
  const connecting = meter(server);
  const begun = performance.now();
  const clients = await stage.connect(guests, { batch: 200 });
  const connectMs = performance.now() - begun;
  const connectCpu = connecting().cpu;
  await pause(1000);
  const resting = meter(server);
  await pause(restSeconds * 1000);
  const idleCores = resting().cpu / restSeconds;
  const memory = server.memory.resident;
  const dead = clients.filter(({ socket }) => socket.closed).length;
  await stage.drop(clients);
  const after = await server.shrinks(before + mayStay, patienceMs);
  const figures = {
    connections: clients.length,
    dead,
    before,
    memory,
    kbEach: ((memory - before) * 1024) / clients.length,
    after,
    stays: after - before,
    connectMs,
    connectCpu,
    idleCores,
  };
  return [{ variant: '', figures }];
};
