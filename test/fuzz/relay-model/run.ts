// One run: clients on boards, a relay that is killed, slow, failing and restored from a backup, everything drawn from
// one seed. Each acknowledgement is held against the disk in the moment in which it leaves, and again after each
// crash; in the end all connect, and all must have the same.

import * as Y from 'yjs';
import { relayLimits, type RelayLimits } from '../../../server/relay/limits.ts';
import type { BoardId } from '../../../shared/ids.ts';
import { newBoardSecrets } from '../../../shared/links.ts';
import { closeCode, messageType, readSaved } from '../../../shared/protocol.ts';
import * as decoding from 'lib0/decoding';
import { drawFrom, type Draw } from '../draw.ts';
import { DiskView, type Claim } from './claims.ts';
import { ModelClient, type Line } from './model-client.ts';
import { ModelRelay, rightParts, type Parts } from './model-relay.ts';
import { ModelSocket } from './model-socket.ts';
import { Disk, type Outcome } from './model-store.ts';

export interface ModelRun {
  readonly seed: number;
  readonly acks: number;
  readonly wrong: readonly string[];
  readonly steps: readonly string[];
  /** How often each thing happened that must not be left out. */
  readonly seen: ReadonlyMap<string, number>;
}

export async function runModel(seed: number, parts: Partial<Parts> = {}, steps = 300): Promise<ModelRun> {
  const run = new Run(seed, { ...rightParts, ...parts });
  for (let step = 0; step < steps && run.wrong.length === 0; step += 1) await run.step();
  if (run.wrong.length === 0) await run.end();
  return run;
}

const boards = [1, 2].map((n) => newBoardSecrets(new Uint8Array(32).fill(n)).board);
/** Rounds in which everything moves until nothing does; far more than it takes. */
const mostRounds = 400;

class Run implements ModelRun {
  readonly seed: number;
  readonly wrong: string[] = [];
  readonly steps: string[] = [];
  readonly seen = new Map<string, number>();
  acks = 0;
  readonly #draw: Draw;
  readonly #parts: Parts;
  readonly #limits: RelayLimits;
  readonly #disk = new Disk();
  readonly #view: DiskView;
  readonly #clients: readonly ModelClient[];
  #relay: ModelRelay;
  #epoch = 1;
  #backup: Map<string, Uint8Array> | undefined;
  /** All sockets of this life of the process, also those whose client is gone. */
  #sockets: ModelSocket[] = [];
  /** Just acknowledged, and not yet judged. */
  #fresh: Claim[] = [];
  /** The last of each client: what it holds only grows. */
  readonly #claims = new Map<string, Claim>();

  constructor(seed: number, parts: Parts) {
    this.seed = seed;
    const draw = (this.#draw = drawFrom(seed));
    this.#parts = parts;
    this.#view = new DiskView(this.#disk);
    this.#limits = {
      ...relayLimits,
      unsentBytes: draw.one([150, 1000, 100_000]),
      waitingBytes: draw.one([250, 100_000]),
      gapBytes: draw.one([300, 100_000]),
      gapBurst: draw.one([3, 100]),
      stalledMs: 2000,
      foldRows: draw.one([2, 6, 20]),
      foldEachMs: 0,
      foldRowsOnUnload: draw.one([0, 5]),
      unloadMs: 200,
      pastBytes: draw.one([0, 400, 100_000]),
      largeAnswerBytes: draw.one([100, 100_000]),
      largeAnswers: 2,
      largeAnswerMs: 100,
      inlineDifferenceBytes: draw.one([0, 100_000]),
      differenceMs: draw.one([0, 500]),
    };
    const people = draw.one([2, 3, 3, 4]);
    const looks = draw.chance(0.2);
    const used = draw.one([1, 1, 2]);
    this.#clients = Array.from({ length: people }, (_, i) => {
      return new ModelClient(
        boards[i % used] as BoardId,
        'ABCD'.charAt(i),
        looks && i === people - 1 ? 'view' : 'edit',
        draw,
      );
    });
    this.#relay = this.#start();
  }

  async step(): Promise<void> {
    const draw = this.#draw;
    const client = draw.one(this.#clients);
    const drawn = draw.random() * 100;
    if (drawn < 25) this.#note(`${client.name} edits`, () => client.edit());
    else if (drawn < 33) this.#connectOrDrop(client);
    else if (drawn < 58) this.#arrive();
    else if (drawn < 85) this.#note(`${client.name} takes a message`, () => client.take());
    else if (drawn < 94) await this.#write();
    else if (drawn < 97) this.#fold();
    else if (drawn < 98.5) await this.#crash();
    else await this.#rare(client);
    await this.#settle();
    if (draw.chance(0.5)) {
      this.#relay.timing.endTurn();
      this.#relay.turn.end();
      await this.#settle();
    }
    this.#relay.timing.advance(draw.below(30));
    await this.#settle();
    await this.#judge();
  }

  /** All connect, everything arrives and is written, and all must have the same as the disk. */
  async end(): Promise<void> {
    this.steps.push('the end begins');
    const { store, folding, timing, turn } = this.#relay;
    store.failingLoads = false;
    for (let round = 0, quiet = 0; quiet < 3; round += 1) {
      if (round === mostRounds) this.wrong.push('it never comes to rest');
      for (const client of this.#clients) {
        if (client.line?.socket.closed !== undefined) client.line = undefined;
        if (!client.line) this.#connect(client);
      }
      for (const socket of this.#sockets) while (socket.taking) socket.arrive();
      for (const client of this.#clients) while (client.hears) client.take();
      const moves = store.waits !== undefined || folding.waits || timing.waits;
      await store.write('done');
      folding.work(false);
      timing.endTurn();
      turn.end();
      timing.advance(moves ? 20 : 1000);
      await this.#settle();
      await this.#judge();
      if (this.wrong.length > 0) return;
      quiet = moves || this.#clients.some(({ hears }) => hears) ? 0 : quiet + 1;
    }
    await this.#compare();
    await this.#checkAll('in the end');
  }

  #start(): ModelRelay {
    const count = (what: string) => () => this.#saw(what);
    return new ModelRelay({
      disk: this.#disk,
      epoch: this.#epoch,
      limits: this.#limits,
      draw: this.#draw,
      parts: this.#parts,
      metrics: {
        relayedEarly: count('relayed early'),
        gapFound: count('gap'),
        refused: this.#saw.bind(this),
        socketClosed: (code) => {
          if (code > 0) this.#saw(`closed with ${code}`);
        },
        nothingNew: count('nothing new'),
        commitFailed: count('failed write'),
        lagging: (change) => {
          if (change > 0) this.#saw('slow reader');
        },
        folded: (_ms, failed) => this.#saw(failed ? 'failed fold' : 'fold'),
        answered: (how) => this.#saw(`answer: ${how}`),
        repaired: () => this.wrong.push('the self-check brought something that the relay should have had'),
      },
      onPressure: count('pressure'),
      onWrong: (sentence) => this.wrong.push(sentence),
    });
  }

  #connectOrDrop(client: ModelClient): void {
    if (client.line?.socket.closed !== undefined)
      this.#note(`${client.name} was closed`, () => client.drop());
    if (client.line) this.#note(`${client.name} loses the network`, () => client.drop());
    else this.#note(`${client.name} connects`, () => this.#connect(client));
  }

  #connect(client: ModelClient): void {
    const line: { now?: Line } = {};
    const socket = new ModelSocket((message) => {
      if (line.now) this.#heard(client, line.now, message);
    });
    this.#sockets.push(socket);
    client.connected(socket);
    if (client.line) line.now = client.line;
    this.#relay.connect(client, socket);
  }

  /** The relay has sent this. */
  #heard(client: ModelClient, line: Line, message: Uint8Array): void {
    const decoder = decoding.createDecoder(message);
    if (decoding.readVarUint(decoder) !== messageType.saved) return;
    const { acked } = readSaved(decoder);
    const count = acked - line.acked;
    if (count < 0 || count > line.claims.length)
      this.wrong.push(`${client.name} is told of other frames than it sent`);
    if (count <= 0) return;
    line.acked = acked;
    const claims = line.claims.splice(0, count);
    this.#fresh.push(...claims.filter(({ held }) => !held), ...claims.filter(({ held }) => held).slice(-1));
    this.acks += 1;
  }

  #arrive(): void {
    const socket = this.#draw.among(this.#sockets.filter(({ taking }) => taking));
    if (socket) this.#note('the relay takes a message', () => socket.arrive());
  }

  async #write(): Promise<void> {
    const { store } = this.#relay;
    if (!store.waits) return;
    const outcome: Outcome = this.#draw.chance(0.85)
      ? 'done'
      : this.#draw.one(['failed', 'failed', 'unsure']);
    this.steps.push(`a write (${store.waits}): ${outcome}`);
    await store.write(outcome);
  }

  #fold(): void {
    const fails = this.#draw.chance(0.1);
    if (this.#relay.folding.waits)
      this.#note(fails ? 'the worker fails' : 'the worker works', () => this.#relay.folding.work(fails));
  }

  /** What has left the process may still reach its clients. */
  async #crash(): Promise<void> {
    this.steps.push('the relay is killed');
    this.#saw('crash');
    await this.#gone();
    await this.#checkAll('after a kill');
  }

  /** Asked to stop, it finishes what it has, for a while; a disk that fails meanwhile keeps the rest from it. */
  async #stop(): Promise<void> {
    this.steps.push('the relay stops');
    this.#saw('stop');
    const { sessions, writer, timing, turn } = this.#relay;
    sessions.forEach((session) => session.pause('stopping'));
    const drained = writer.drain(1000);
    for (let left = this.#draw.below(8); left > 0; left -= 1) {
      await this.#write();
      await this.#settle();
      timing.endTurn();
      turn.end();
      await this.#settle();
    }
    timing.advance(1000);
    await drained;
    sessions.forEach((session) => session.close(closeCode.busy, ''));
    await this.#settle();
    await this.#gone();
    await this.#checkAll('after a stop');
  }

  async #gone(): Promise<void> {
    await this.#relay.store.crash(this.#draw.chance(0.3));
    for (const client of this.#clients) {
      for (let left = this.#draw.below(6); left > 0; left -= 1) client.take();
      client.line = undefined;
    }
    this.#sockets = [];
    await this.#judge();
    this.#relay = this.#start();
  }

  async #rare(client: ModelClient): Promise<void> {
    const { rooms, sessions, store } = this.#relay;
    switch (this.#draw.below(12)) {
      case 0:
        return this.#note('readers are looked after', () => rooms.forEach((room) => room.sweep()));
      case 1:
      case 2:
        return this.#note('the relay checks itself', () => rooms.forEach((room) => room.selfCheck()));
      case 3:
        return this.#note('signs of life', () => sessions.forEach((session) => session.beat()));
      case 4:
        return this.#note(`${client.name} loads the page again`, () => client.reload());
      case 5:
        return this.#note('loads fail or work again', () => (store.failingLoads = !store.failingLoads));
      case 6:
      case 7:
        return this.#note('a backup', () => (this.#backup = this.#disk.copy()));
      case 8:
      case 9:
      case 10:
        return this.#restore();
      default:
        return this.#stop();
    }
  }

  /** What was said of the disk that is no more is said of the backup only as far as it is in there. */
  async #restore(): Promise<void> {
    if (!this.#backup) return;
    await this.#crash();
    this.steps.push('the backup is restored');
    this.#saw('restore');
    this.#disk.cells = new Map(this.#backup);
    this.#disk.version += 1;
    this.#epoch += 1;
    this.#relay = this.#start();
    for (const [key, claim] of this.#claims) if (!(await this.#view.holds(claim))) this.#claims.delete(key);
  }

  async #judge(): Promise<void> {
    for (const claim of this.#fresh.splice(0)) {
      if (await this.#view.holds(claim)) this.#claims.set(`${claim.who} ${claim.held ? 'whole' : ''}`, claim);
      else this.wrong.push(`false acknowledgement: ${claim.who} was told that it is on disk`);
    }
    for (const { closed } of this.#sockets)
      if (closed !== undefined && closed >= 4400 && closed < 4500)
        this.wrong.push(`a client was refused with ${closed}`);
  }

  async #checkAll(when: string): Promise<void> {
    for (const claim of this.#claims.values())
      if (!(await this.#view.holds(claim)))
        this.wrong.push(`lost ${when}: what ${claim.who} was told is on disk`);
  }

  async #compare(): Promise<void> {
    for (const board of new Set(this.#clients.map((client) => client.board))) {
      const whole = contentOf(await this.#view.document(board));
      for (const { doc, name, board: own } of this.#clients) {
        if (own !== board) continue;
        if (doc.store.pendingStructs) this.#saw('left waiting by Yjs');
        if (contentOf(doc) !== whole)
          this.wrong.push(`not converged: ${name} has something else than the disk`);
      }
    }
  }

  /** Everything that can go on without the run has gone on. */
  #settle(): Promise<void> {
    return new Promise((resolve) => {
      setImmediate(resolve);
    });
  }

  #note(what: string, run: () => unknown): void {
    this.steps.push(what);
    run();
  }

  #saw(what: string): void {
    this.seen.set(what, (this.seen.get(what) ?? 0) + 1);
  }
}

/**
 * All that a document holds and shows. Read anew: of two updates that wait for each other Yjs integrates neither when
 * they came one by one, until something else comes.
 */
function contentOf(doc: Y.Doc): string {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const { sv, ds } = Y.snapshot(copy);
  const sorted = <Value>(entries: Iterable<readonly [number | string, Value]>) =>
    [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify({
    text: copy.getText('text').toJSON(),
    map: sorted(Object.entries(copy.getMap('map').toJSON())),
    list: copy.getArray('list').toJSON(),
    vector: sorted(sv),
    deleted: sorted(
      [...ds.clients].map(([client, ranges]) => [client, ranges.map(({ clock, len }) => [clock, len])]),
    ),
  });
}
