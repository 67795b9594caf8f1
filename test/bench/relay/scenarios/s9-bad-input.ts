// S9: one in the room sends what nobody should, while two rooms go on working: does the server stay up, do the others
// notice, what becomes of the offender, and is the memory given back?

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '../generator/client.ts';
import type { Room } from '../generator/rooms.ts';
import { within, type Reading, type Scenario, type Stage } from '../generator/stage.ts';
import { Writer } from '../generator/writer.ts';
import { allCases } from '../report/bounds.ts';
import { cases, type Case } from './s9-cases.ts';

const beatMs = 50;
/** From the last byte of the attack. */
const watchMs = 2500;
const catchUpMs = 3000;
/** Memory that may stay, MiB, and how long giving it back may take. */
const mayStay = 20;
const shrinkMs = 10_000;

/** One who writes and one who hears them. */
class Pair {
  readonly writer: Client;
  readonly listener: Client;
  readonly #writer = new Writer(0);
  readonly #sentAt: number[] = [];
  #seen = -1;
  #worst = 0;

  constructor(stage: Stage, room: Room) {
    this.writer = stage.client(room);
    this.listener = stage.client(room, { onUpdate: (_, sequence) => this.#see(sequence) });
  }

  get clients(): readonly Client[] {
    return [this.writer, this.listener];
  }

  beat(): void {
    this.#sentAt.push(performance.now());
    this.writer.update(this.#writer.next());
  }

  get complete(): boolean {
    return this.#seen === this.#sentAt.length - 1 && !this.listener.socket.closed;
  }

  /** The longest that one took, or has been under way. */
  get worst(): number {
    const waiting = this.#sentAt[this.#seen + 1];
    return Math.max(this.#worst, waiting === undefined ? 0 : performance.now() - waiting);
  }

  forgive(): void {
    this.#worst = 0;
  }

  #see(sequence: number): void {
    for (let i = this.#seen + 1; i <= sequence; i += 1)
      this.#worst = Math.max(this.#worst, performance.now() - (this.#sentAt[i] ?? Infinity));
    this.#seen = Math.max(this.#seen, sequence);
  }
}

function fateOf({ socket, documentClosed }: Client): string {
  if (socket.closeCode !== undefined) return `closed ${socket.closeCode}`;
  if (socket.closed) return socket.error ? `cut off (${socket.error})` : 'cut off';
  return documentClosed ? 'document closed' : 'kept';
}

async function attack(stage: Stage, { name, prepare }: Case): Promise<Reading> {
  const { server } = stage;
  const room = stage.rooms.make();
  const here = new Pair(stage, room);
  const elsewhere = new Pair(stage, stage.rooms.make());
  const offender = stage.client(room);
  const clients = [...here.clients, ...elsewhere.clients, offender];
  const ready = await within(5000, Promise.all(clients.map((client) => client.ready)));
  if (!ready?.every(Boolean)) throw new Error('the rooms could not be opened');
  const send = prepare(stage, offender);
  for (let i = 0; i < 3; i += 1) {
    here.beat();
    elsewhere.beat();
    await pause(beatMs);
  }
  await pause(100);
  here.forgive();
  elsewhere.forgive();
  const before = server.memory.resident;
  const cpu = server.cpu;
  // What the generator itself was late with is none of the server's.
  const own = monitorEventLoopDelay({ resolution: 5 });
  own.enable();
  const timer = setInterval(() => {
    here.beat();
    elsewhere.beat();
  }, beatMs);
  await send();
  await pause(watchMs);
  clearInterval(timer);
  const used = server.cpu - cpu;
  const until = performance.now() + catchUpMs;
  while (server.alive && performance.now() < until && !(here.complete && elsewhere.complete)) await pause(20);
  own.disable();
  const fate = fateOf(offender);
  const newcomer = stage.client(room);
  const opens = server.alive && (await within(4000, newcomer.ready)) === true;
  const [hereWorst, elsewhereWorst] = [here.worst, elsewhere.worst];
  const [hereComplete, elsewhereComplete] = [here.complete, elsewhere.complete];
  for (const { socket } of [...clients, newcomer]) socket.destroy();
  const after = server.alive ? await server.shrinks(before + mayStay, shrinkMs) : 0;
  return {
    variant: name,
    figures: {
      up: server.alive,
      offender: fate,
      here: hereComplete,
      elsewhere: elsewhereComplete,
      opens,
      hereWorst,
      elsewhereWorst,
      generatorLate: own.max / 1e6,
      cpu: used,
      before,
      after,
      stays: after - before,
      peak: server.memory.peak,
    },
  };
}

/** The worst of all. */
function sumUp(readings: readonly Reading[]): Reading {
  const leaving = new Set(cases.flatMap(({ name, leaves }) => (leaves ? [name] : [])));
  const worst = (figure: string) =>
    Math.max(
      ...readings.flatMap(({ figures }) => {
        const value = figures[figure];
        return typeof value === 'number' && !Number.isNaN(value) ? [value] : [];
      }),
    );
  const kept = readings.filter(
    ({ variant, figures }) => !leaving.has(variant) && !/^closed \d/.test(String(figures['offender'])),
  );
  return {
    variant: allCases,
    figures: {
      up: readings.every(({ figures }) => figures['up'] === true),
      down: readings.filter(({ figures }) => figures['up'] !== true).length,
      kept: kept.length,
      here: readings.every(({ figures }) => figures['here'] === true),
      elsewhere: readings.every(({ figures }) => figures['elsewhere'] === true),
      opens: readings.every(({ figures }) => figures['opens'] === true),
      hereWorst: worst('hereWorst'),
      elsewhereWorst: worst('elsewhereWorst'),
      stays: worst('stays'),
    },
  };
}

export const badInput: Scenario = async (stage) => {
  const readings: Reading[] = [];
  for (const one of cases.filter(({ name }) => name.includes(stage.wishes.only))) {
    if (!stage.server.alive) await stage.server.start();
    const failed = (error: Error): Reading => ({
      variant: one.name,
      figures: { up: stage.server.alive, offender: error.message },
    });
    const reading = await attack(stage, one).catch(failed);
    readings.push(reading);
    // It is up and serves nobody any more: the next case is none of its fault.
    if (reading.figures['opens'] !== true) await stage.server.stop();
  }
  return [...readings, sumUp(readings)];
};
