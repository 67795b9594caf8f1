// A room with many in it, of whom some write: S1, S2 and S10 play in it.

import type { Client } from './client.ts';
import { Deliveries } from './deliveries.ts';
import { drained, paced, type Paced } from './pace.ts';
import type { Room } from './rooms.ts';
import type { Stage } from './stage.ts';
import { Writer } from './writer.ts';

export class BusyRoom {
  readonly room: Room;
  readonly clients: readonly Client[];
  readonly deliveries: Deliveries;
  readonly #writers: readonly Writer[];
  /** Updates that are ready to be sent, of each writer. */
  readonly #frames: (Buffer | undefined)[][];

  private constructor(
    room: Room,
    clients: readonly Client[],
    deliveries: Deliveries,
    writers: readonly Writer[],
  ) {
    this.room = room;
    this.clients = clients;
    this.deliveries = deliveries;
    this.#writers = writers;
    this.#frames = writers.map(() => []);
  }

  /** The first `writing` of them write; `filler` makes each update longer by so many letters. */
  static async open(stage: Stage, people: number, writing: number, filler = 0): Promise<BusyRoom> {
    const deliveries = new Deliveries(people, writing);
    const room = stage.rooms.make();
    const clients = await stage.connect(
      Array.from({ length: people }, (_, client) => [
        room,
        {
          // An echo to whoever wrote it is no delivery.
          onUpdate: (writer: number, sequence: number) => {
            if (writer !== client) deliveries.see(client, writer, sequence);
          },
        },
      ]),
    );
    return new BusyRoom(
      room,
      clients,
      deliveries,
      Array.from({ length: writing }, (_, writer) => new Writer(writer, filler)),
    );
  }

  /** Makes sure that so many updates can be sent without making them first. */
  prepare(updates: number): void {
    const each = Math.ceil(updates / this.#writers.length) + 1;
    for (const [at, writer] of this.#writers.entries()) {
      const frames = this.#frames[at] as Buffer[];
      const client = this.clients[at] as Client;
      while (frames.length - this.deliveries.sentBy(at) < each) frames.push(client.frameOf(writer.next()));
    }
  }

  send(perSecond: number, ms: number): Promise<Paced> {
    return paced(perSecond, ms, this.#writers.length, (at) => {
      const sequence = this.deliveries.send(at);
      const frames = this.#frames[at] as (Buffer | undefined)[];
      (this.clients[at] as Client).socket.sendFrame(frames[sequence] as Buffer);
      frames[sequence] = undefined;
    });
  }

  /** Sends for a while and waits until all has arrived, so that nothing is cold when it is measured. */
  async warmUp(perSecond: number, ms: number): Promise<void> {
    this.prepare((perSecond * ms) / 1000);
    const before = this.deliveries.count;
    const { sent } = await this.send(perSecond, ms);
    await this.arrived(before + sent * (this.clients.length - 1));
  }

  /** Waits until there were so many deliveries in all; the milliseconds that took. */
  arrived(count: number, mostMs = 5000): Promise<number> {
    return drained(() => this.deliveries.count, count, mostMs);
  }
}
