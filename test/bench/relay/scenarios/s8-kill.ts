// S8: one writes, the server is killed (SIGKILL) just after it said that something is safe, and started again on the same
// data. What is missing then is counted, and whether it was called safe. A kill is not a power cut: what the system's
// page cache held survives it.

import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { Histogram } from '../machine/histogram.ts';
import type { Room } from '../generator/rooms.ts';
import { within, type Reading, type Scenario, type Stage } from '../generator/stage.ts';

const leastMs = 300;
const spreadMs = 3700;
/** A server that says nothing is killed so much later. */
const patienceMs = 1000;
const settleMs = 300;
/** A store that is slow to load gets more chances to show what it has. */
const looks = 3;
const looksWhenEmpty = 10;

interface Kill {
  readonly killedAt: number;
  /** When each edit was sent. */
  readonly sentAt: readonly number[];
  /** How many the server had called safe. */
  readonly acked: number;
  readonly found: ReadonlySet<number>;
}

class Edits {
  readonly sentAt: number[] = [];
  readonly #doc = new Y.Doc();
  readonly #map = this.#doc.getMap<number>('edits');
  #update: Uint8Array = new Uint8Array();

  constructor() {
    this.#doc.on('update', (update: Uint8Array) => {
      this.#update = update;
    });
  }

  next(): Uint8Array {
    this.#map.set(`e${this.sentAt.length}`, this.sentAt.length);
    this.sentAt.push(performance.now());
    return this.#update;
  }
}

async function killOnce(stage: Stage, perSecond: number, ackMs: Histogram): Promise<Kill> {
  const { server, peer } = stage;
  const room = stage.rooms.make();
  const edits = new Edits();
  let acked = 0;
  let ackedBefore = 0;
  let killAt = Infinity;
  let killedAt = 0;
  const kill = () => {
    if (killedAt > 0) return;
    server.kill();
    killedAt = performance.now();
  };
  // It gives the server nothing when asked, so that all that is acknowledged is an edit.
  const client = stage.client(room, {
    own: true,
    silent: true,
    onAck: () => {
      if (killedAt > 0) return;
      const now = performance.now();
      for (const at of edits.sentAt.slice(acked, client.acks - ackedBefore)) ackMs.add(now - at);
      acked = Math.max(acked, client.acks - ackedBefore);
      if (now >= killAt) kill();
    },
  });
  if (!(await client.ready)) throw new Error('not connected');
  await pause(settleMs);
  ackedBefore = peer.acks === 'each' ? client.acks : 0;
  const begun = performance.now();
  killAt = begun + leastMs + Math.random() * spreadMs;
  const timer = setInterval(() => {
    if (killedAt > 0) return;
    const now = performance.now();
    const due = Math.floor(((now - begun) * perSecond) / 1000);
    while (edits.sentAt.length <= due) client.update(edits.next());
    if (now >= killAt + (peer.acks === 'none' ? 0 : patienceMs)) kill();
  }, 2);
  await server.gone();
  clearInterval(timer);
  client.socket.destroy();
  await server.start();
  return {
    killedAt,
    sentAt: edits.sentAt,
    acked,
    found: await findEdits(stage, room, edits.sentAt.length),
  };
}

async function findEdits(stage: Stage, room: Room, sent: number): Promise<ReadonlySet<number>> {
  const found = new Set<number>();
  for (let look = 0; look < (found.size > 0 ? looks : looksWhenEmpty) && found.size < sent; look += 1) {
    const reader = stage.client(room, { keep: true, silent: true });
    await within(5000, reader.ready);
    await pause(settleMs);
    const doc = new Y.Doc();
    for (const update of reader.kept) Y.applyUpdate(doc, update);
    for (const key of doc.getMap('edits').keys()) found.add(Number(key.slice(1)));
    reader.socket.destroy();
  }
  return found;
}

async function measure(stage: Stage, perSecond: number, kills: number): Promise<Reading> {
  const ackMs = new Histogram();
  let [sent, acked, lost, lostAcked, killsWithLoss, oldestLost] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < kills; i += 1) {
    const kill = await killOnce(stage, perSecond, ackMs);
    const missing = kill.sentAt.flatMap((at, edit) => (kill.found.has(edit) ? [] : [{ edit, at }]));
    sent += kill.sentAt.length;
    acked += kill.acked;
    lost += missing.length;
    const broken = missing.filter(({ edit }) => edit < kill.acked).length;
    lostAcked += broken;
    if (broken > 0) killsWithLoss += 1;
    for (const { at } of missing) oldestLost = Math.max(oldestLost, kill.killedAt - at);
  }
  return {
    variant: `${perSecond.toLocaleString('en')} edits/s`,
    figures: {
      kills,
      sent,
      acked,
      lostAcked,
      killsWithLoss,
      lost,
      oldestLost,
      ackP50: ackMs.quantile(0.5),
      ackP99: ackMs.quantile(0.99),
      ackMax: ackMs.max,
    },
  };
}

export const killed: Scenario = async (stage) => {
  const slow = await measure(stage, 100, stage.quick ? 3 : 20);
  return [slow, await measure(stage, 2000, stage.quick ? 2 : 10)];
};
