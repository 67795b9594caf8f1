// What a scenario plays on: one server of one peer, freshly started, and those who connect to it.

import { setTimeout as pause } from 'node:timers/promises';
import type { Peer } from '../peers/peer.ts';
import { Dialect } from '../wire/dialect.ts';
import { Client, type ClientOptions } from './client.ts';
import { Rooms, type Room } from './rooms.ts';
import type { ServerProcess } from './server-process.ts';

export type Figure = number | string | boolean;

/** What one measurement found. `variant` names it among those of its scenario. */
export interface Reading {
  readonly variant: string;
  readonly figures: Readonly<Record<string, Figure>>;
}

export type Scenario = (stage: Stage) => Promise<readonly Reading[]>;

export interface Wishes {
  /** Short, to see that it works: its figures say little. */
  readonly quick: boolean;
  /** Of S2: a rate that this peer is known to keep up with; 0 when none is known. */
  readonly hint: number;
  /** Of S9: only the cases whose name holds this. */
  readonly only: string;
}

interface Connecting {
  /** How many at once. */
  readonly batch?: number;
  readonly patienceMs?: number;
}

export class Stage {
  readonly peer: Peer;
  readonly server: ServerProcess;
  readonly wishes: Wishes;
  readonly dialect: Dialect;
  readonly rooms: Rooms;
  readonly #port: number;

  constructor(peer: Peer, server: ServerProcess, port: number, wishes: Wishes) {
    this.peer = peer;
    this.server = server;
    this.wishes = wishes;
    this.dialect = new Dialect(peer.dialect);
    this.rooms = new Rooms(peer.name);
    this.#port = port;
  }

  get quick(): boolean {
    return this.wishes.quick;
  }

  client(room: Room, options: ClientOptions = {}): Client {
    return new Client(this.peer, this.dialect, this.#port, room, options);
  }

  /** All of them, synced; throws when one is not. */
  async connect(
    guests: readonly (readonly [Room, ClientOptions])[],
    { batch = 50, patienceMs = 30_000 }: Connecting = {},
  ): Promise<Client[]> {
    const clients: Client[] = [];
    for (let i = 0; i < guests.length; i += batch) {
      const group = guests.slice(i, i + batch).map(([room, options]) => this.client(room, options));
      clients.push(...group);
      const ready = await within(patienceMs, Promise.all(group.map((client) => client.ready)));
      if (ready?.every(Boolean)) continue;
      const { socket } = group.find((client) => client.syncedAt === 0) as Client;
      throw new Error(`not connected: ${socket.error ?? socket.closeCode ?? 'no answer'}`);
    }
    return clients;
  }

  /** All leave, as pages do. */
  async drop(clients: readonly Client[]): Promise<void> {
    for (const { socket } of clients) socket.close();
    await pause(300);
    for (const { socket } of clients) socket.destroy();
    await pause(200);
  }
}

/** Undefined when it takes longer. */
export async function within<Value>(ms: number, promise: Promise<Value>): Promise<Value | undefined> {
  const waiting = new AbortController();
  try {
    return await Promise.race([
      promise,
      pause(ms, undefined, { signal: waiting.signal }).catch(() => undefined),
    ]);
  } finally {
    waiting.abort();
  }
}
