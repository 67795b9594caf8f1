// S4: a large board is opened by one and by thirty at once, while it is in memory and after a restart of the server.

import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import type { Client } from '../generator/client.ts';
import { meter } from '../generator/meter.ts';
import type { Room } from '../generator/rooms.ts';
import { within, type Reading, type Scenario, type Stage } from '../generator/stage.ts';
import { writeBoard } from '../generator/writer.ts';
import { median } from '../machine/histogram.ts';

const crowd = 30;
const times = 3;
/** Updates after which the server is asked whether it has them. */
const together = 500;
/** Updates after which another socket goes on: one that has sent a lot is read slower by our relay. */
const perSocket = 5000;
const patienceMs = 60_000;

interface Opening {
  readonly lastMs: number;
  readonly cpu: number;
  readonly mb: number;
  readonly memory: number;
  /** How many were told that they have all before they had it. */
  readonly early: number;
  readonly whole: boolean;
}

class LargeBoard {
  readonly #stage: Stage;
  readonly #room: Room;
  readonly #items: number;
  readonly #sentinel: Buffer;
  #keeper: Client | undefined;

  constructor(stage: Stage, items: number) {
    this.#stage = stage;
    this.#room = stage.rooms.make();
    this.#items = items;
    this.#sentinel = Buffer.from(`##END-${this.#room.name.slice(-8)}`);
  }

  /** Updates a second at which it was written. */
  async write(): Promise<number> {
    const updates: Uint8Array[] = [];
    const doc = writeBoard(this.#items, this.#sentinel.toString(), (update) => updates.push(update));
    const vector = Y.encodeStateVector(doc);
    const begun = performance.now();
    for (let at = 0; at < updates.length; at += perSocket) {
      const [client] = await this.#stage.connect([[this.#room, { vector }]]);
      this.#keeper?.socket.close();
      this.#keeper = client as Client;
      await send(this.#keeper, updates.slice(at, at + perSocket), vector);
    }
    return (updates.length / (performance.now() - begun)) * 1000;
  }

  async leave(): Promise<void> {
    if (this.#keeper) await this.#stage.drop([this.#keeper]);
  }

  async open(people: number): Promise<Opening> {
    const { server } = this.#stage;
    const cost = meter(server);
    const begun = performance.now();
    const clients = Array.from({ length: people }, (_, i) =>
      this.#stage.client(this.#room, { sentinel: this.#sentinel, keep: i === 0 }),
    );
    await within(patienceMs, Promise.all(clients.map((client) => client.ready)));
    // What the server still does for them belongs to it.
    await pause(30);
    const { cpu } = cost();
    const opening = {
      lastMs: Math.max(...clients.map(({ syncedAt }) => (syncedAt > 0 ? syncedAt - begun : Infinity))),
      cpu,
      mb: clients.reduce((sum, { socket }) => sum + socket.bytesIn, 0) / people / 1e6,
      memory: server.memory.resident,
      early: clients.filter((client) => client.firstStep2Bytes < client.wholeBytes / 2).length,
      whole: this.#isWhole(clients[0] as Client),
    };
    for (const { socket } of clients) socket.close();
    await pause(200);
    return opening;
  }

  #isWhole({ kept }: Client): boolean {
    const doc = new Y.Doc();
    for (const update of kept) Y.applyUpdate(doc, update);
    return doc.getMap('items').size === this.#items;
  }
}

async function send(client: Client, updates: readonly Uint8Array[], vector: Uint8Array): Promise<void> {
  for (let at = 0; at < updates.length; at += together) {
    for (const update of updates.slice(at, at + together)) client.update(update);
    const { step2s } = client;
    client.ask(vector);
    const until = performance.now() + patienceMs;
    while (client.step2s === step2s) {
      if (client.socket.closed || performance.now() > until)
        throw new Error(`the board could not be written: ${client.socket.closeCode ?? 'no answer'}`);
      await pause(1);
    }
  }
}

async function measure(stage: Stage, items: number): Promise<Reading> {
  const { server, peer } = stage;
  const board = new LargeBoard(stage, items);
  const writtenPerSecond = await board.write();
  const openings = new Map<string, Opening[]>();
  const open = async (name: string, people: number) =>
    openings.set(name, [...(openings.get(name) ?? []), await board.open(people)]);
  // What a relay still does with what was written is a figure of its own.
  const settledMs = await server.idle(patienceMs, 1500);
  for (let i = 0; i < times; i += 1) await open('hot1', 1);
  for (let i = 0; i < times; i += 1) await open('hot30', crowd);
  await board.leave();
  if (peer.keeps)
    for (const [name, people] of [
      ['cold1', 1],
      ['cold30', crowd],
    ] as const)
      for (let i = 0; i < times; i += 1) {
        await server.stop();
        await server.start();
        await open(name, people);
        await server.idle(20_000);
      }
  const middle = (name: string, figure: 'lastMs' | 'cpu' | 'mb' | 'memory') =>
    median((openings.get(name) ?? []).map((opening) => opening[figure]));
  const every = [...openings.values()].flat();
  return {
    variant: `${items.toLocaleString('en')} items`,
    figures: {
      hot1: middle('hot1', 'lastMs'),
      hot30: middle('hot30', 'lastMs'),
      hot30Cpu: middle('hot30', 'cpu'),
      cold1: middle('cold1', 'lastMs'),
      cold30: middle('cold30', 'lastMs'),
      cold30Cpu: middle('cold30', 'cpu'),
      mb: middle('hot30', 'mb'),
      memory: middle('hot30', 'memory'),
      early: every.reduce((sum, { early }) => sum + early, 0),
      whole: every.every(({ whole }) => whole),
      writtenPerSecond,
      settledMs,
    },
  };
}

export const opening: Scenario = async (stage) => {
  const readings: Reading[] = [];
  for (const items of stage.quick ? [1000] : [1000, 10_000]) readings.push(await measure(stage, items));
  return readings;
};
