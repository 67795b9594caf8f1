// Wires one relay together: HTTP, admission, links, rooms, writer and store, and stops it again. Nothing is kept outside of
// what `startServer` returns, so that any number of relays can run in one process.

import { mkdir, realpath, statfs } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { closeCode, statusCode } from '../shared/protocol.ts';
import { BoardsApi } from './http/boards-api.ts';
import type { Config } from './config.ts';
import { CreationLimit } from './http/creation-limit.ts';
import { lockFolder, type FolderLock } from './store/folder-lock.ts';
import { requestListener } from './http/http.ts';
import { listen } from './http/listen.ts';
import { Admission } from './relay/admission.ts';
import { startFolding } from './folding/worker-folding.ts';
import { Gate } from './relay/gate.ts';
import { UnreadAnswers } from './relay/unread-answers.ts';
import { relayLimits, warnings, type RelayLimits } from './relay/limits.ts';
import { systemTiming } from './relay/timing.ts';
import { VersionKeeper } from './relay/version-keeper.ts';
import { LinkBook } from './links/link-book.ts';
import { boardsFolder, LmdbStore } from './store/lmdb-store.ts';
import { PictureSpace } from './http/picture-space.ts';
import { PicturesApi } from './http/pictures-api.ts';
import { Rooms } from './relay/rooms.ts';
import type { Session } from './relay/session.ts';
import { Sessions } from './relay/sessions.ts';
import { RelayFigures } from './relay-figures.ts';
import { StoreWatch } from './store-watch.ts';
import type { Store } from './store/store.ts';
import { TicketBook } from './links/ticket-book.ts';
import { TicketsApi } from './http/tickets-api.ts';
import { VersionsApi } from './http/versions-api.ts';
import { Writer } from './relay/writer.ts';
import { boundedLog, printLog, why, type Log } from './log.ts';

export interface RunningServer {
  /** Where it is reached, PUBLIC_URL if there is one. */
  readonly url: string;
  readonly port: number;
  /** Finishes what is being written, acknowledges it, and closes everything. */
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly log?: Log;
  /** Instead of LMDB in the data folder. It is closed with the server. */
  readonly store?: Store;
  readonly limits?: Partial<RelayLimits>;
  /** By which join tickets end: milliseconds since 1970. */
  readonly now?: () => number;
}

/** Who runs the relay gives it ten seconds to stop, then kills it: five are for the writer, the rest for what follows. */
const stopMs = 8000;
/** Stock clients come back after a fixed time, so many are sent away over a while; few need no order. */
const spreadMost = 2000;
const spreadEach = 10;
const fewSockets = 50;
const goodbyeMs = 1000;
/** How many times as long as a store may take, before it counts as late, somebody waits who asks for a write. */
const storePatience = 5;
/** Milliseconds that requests under way have when the last socket is gone, and at least then its parts to close. */
const requestPatienceMs = 500;
const partsPatienceMs = 300;
const goingAway = 'The relay is stopping. Your work stays on this device and is saved when it is back.';
const saving = 'The relay writes to its disk again.';

/** Rejects with a sentence when it cannot start. */
export async function startServer(config: Config, options: ServerOptions = {}): Promise<RunningServer> {
  const relay = await Relay.start(config, options);
  return { url: relay.url, port: relay.port, close: () => relay.close() };
}

class Relay {
  readonly #config: Config;
  readonly #limits: RelayLimits;
  readonly #bounded: ReturnType<typeof boundedLog>;
  readonly #store: Store;
  readonly #lock: FolderLock | undefined;
  readonly #figures: RelayFigures;
  readonly #watch: StoreWatch;
  readonly #folding = startFolding();
  readonly #writer: Writer;
  readonly #rooms: Rooms;
  readonly #sessions: Sessions;
  readonly #http: Server;
  #pressed = false;
  #closing: Promise<void> | undefined;

  static async start(config: Config, options: ServerOptions): Promise<Relay> {
    if (options.store) return new Relay(config, options, options.store, undefined).#listen();
    await mkdir(config.dataDir, { recursive: true });
    const folder = await realpath(config.dataDir);
    const lock = await lockFolder(folder);
    try {
      return await new Relay(config, options, openStore(folder), lock).#listen();
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  private constructor(config: Config, options: ServerOptions, store: Store, lock: FolderLock | undefined) {
    const limits = { ...relayLimits, ...options.limits };
    this.#bounded = boundedLog(options.log ?? printLog);
    const { log } = this.#bounded;
    const now = options.now ?? Date.now;
    this.#config = config;
    this.#limits = limits;
    this.#store = store;
    this.#lock = lock;
    const figures = new RelayFigures({
      sockets: () => this.#sessions.size,
      rooms: () => this.#rooms.size,
      waitingBytes: () => this.#writer.waitingBytes,
      unsentMost: () => this.#sessions.unsentMost,
      saving: () => this.#saving,
      ready: () => this.#unready() === undefined,
    });
    this.#figures = figures;
    this.#writer = new Writer(store, {
      timing: systemTiming,
      writeEachMs: limits.writeEachMs,
      lateStoreMs: limits.lateStoreMs,
      slowStoreMs: limits.slowStoreMs,
      waitingBytes: limits.waitingBytes,
      onTrouble: (trouble, error) => this.#onTrouble(trouble, error),
      onPressure: (pressed) => this.#onPressure(pressed),
      metrics: figures,
    });
    this.#rooms = new Rooms({
      store,
      writer: this.#writer,
      folding: this.#folding,
      versions: new VersionKeeper(store, limits),
      gate: new Gate(limits.largeAnswers),
      unread: new UnreadAnswers(limits.unreadBytes, (session: Session) => session.cutOff()),
      limits,
      timing: systemTiming,
      metrics: figures,
      log,
    });
    this.#sessions = new Sessions({ limits, now });
    const creation = new CreationLimit(limits.boardsPerHour);
    const watch = new StoreWatch({
      slowMs: limits.slowStoreMs,
      patienceMs: limits.slowStoreMs * storePatience,
      probe: () => store.probe(),
    });
    this.#watch = watch;
    const tickets = new TicketBook({
      store,
      watch,
      log,
      now,
      onChanged: (board, live, reason) => this.#rooms.find(board)?.closeTickets(live, reason),
    });
    const links = new LinkBook({
      store,
      watch,
      tickets,
      creation,
      closed: config.createToken !== undefined,
      log,
      onReplaced: (board, { n, m }, reason) => this.#rooms.find(board)?.closeOlder(n, m, reason),
    });
    const { clientDir, createToken, metricsToken, publicUrl } = config;
    const stopping = () => this.#closing !== undefined;
    const space = new PictureSpace(store, watch, limits);
    this.#http = createServer(
      // 2 MB over a slow line take their time.
      { headersTimeout: 10_000, requestTimeout: 120_000 },
      requestListener({
        boards: new BoardsApi({ store, watch, links, creation, createToken, publicUrl, log }),
        pictures: new PicturesApi({ store, watch, links, space, limits, log }),
        tickets: new TicketsApi({ links, tickets, publicUrl, perHour: limits.ticketsPerHour, log }),
        versions: new VersionsApi({ store, links, limits, log }),
        clientDir,
        publicUrl,
        operations: {
          health: () => this.#health(),
          unready: async () => {
            if (!this.#unready()) await watch.look();
            return this.#unready();
          },
          figures: () => figures.text(),
          metricsToken,
        },
        stopping,
        log,
      }),
    );
    const admission = new Admission({
      limits,
      publicUrl,
      links,
      rooms: this.#rooms,
      sessions: this.#sessions,
      figures,
      log,
      stopping,
      pressed: () => this.#pressed,
    });
    this.#http.on('upgrade', (request, socket, head) => admission.upgrade(request, socket, head));
  }

  get port(): number {
    return (this.#http.address() as AddressInfo).port;
  }

  get url(): string {
    const { host, publicUrl } = this.#config;
    const local = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
    return publicUrl ?? `http://${local.includes(':') ? `[${local}]` : local}:${this.port}`;
  }

  async #listen(): Promise<this> {
    const { host, port } = this.#config;
    try {
      await listen(this.#http, host, port);
    } catch (error) {
      await this.#stopParts();
      throw error;
    }
    this.#bounded.log('info', 'the relay has started', {
      host,
      port: this.port,
      folder: this.#config.dataDir,
    });
    return this;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** Whoever still asks is answered until the last socket is gone: no, and that it is stopping. */
  async #close(): Promise<void> {
    const started = performance.now();
    const { size } = this.#sessions;
    this.#bounded.log('info', 'the relay is stopping', {
      sockets: size,
      waitingBytes: this.#writer.waitingBytes,
    });
    this.#sessions.tell(statusCode.goingAway, goingAway);
    this.#sessions.pause('stopping');
    await this.#writer.drain(this.#limits.drainMs);
    const spreadMs = size <= fewSockets ? 0 : Math.min(spreadMost, size * spreadEach);
    await this.#sessions.closeAll(closeCode.busy, goingAway, { spreadMs, goodbyeMs });
    const stopped = new Promise<void>((resolve) => {
      this.#http.close(() => resolve());
    });
    this.#http.closeIdleConnections();
    const late = setTimeout(() => this.#http.closeAllConnections(), requestPatienceMs);
    await stopped;
    clearTimeout(late);
    const unsaved = this.#writer.waitingBytes;
    await this.#stopParts(stopMs - (performance.now() - started));
    this.#bounded.log(unsaved > 0 ? 'warn' : 'info', 'the relay has stopped', { waitingBytes: unsaved });
    this.#bounded.end();
  }

  /** A store that hangs does not answer to this either; the process ends without it. */
  async #stopParts(leftMs = stopMs): Promise<void> {
    this.#sessions.stop();
    this.#figures.stop();
    this.#watch.stop();
    // The rooms first, so that a fold which is broken off is nothing to tell of.
    const parts = Promise.all([this.#rooms.stop(), this.#folding.stop()]).then(() => this.#store.close());
    const patience = new AbortController();
    const late = wait(Math.max(partsPatienceMs, leftMs), undefined, { signal: patience.signal }).catch(
      () => undefined,
    );
    await Promise.race([parts, late]);
    patience.abort();
    await this.#lock?.release();
  }

  #onTrouble(trouble: boolean, error: unknown): void {
    const { log } = this.#bounded;
    if (trouble) {
      log('error', 'the store does not write', { why: error ? why(error) : 'it does not answer' });
      // LMDB calls a full disk an input/output error. Asked without waiting: a disk that hangs does not tell this either.
      void statfs(this.#config.dataDir).then(
        ({ bavail, bsize }) => log('info', 'the disk of the data folder', { freeBytes: bavail * bsize }),
        () => undefined,
      );
      this.#sessions.tell(statusCode.notSaving, warnings.slowStoreMs);
    } else {
      log('info', 'the store writes again');
      this.#watch.works();
      this.#sessions.tell(statusCode.good, saving);
    }
  }

  #onPressure(pressed: boolean): void {
    this.#pressed = pressed;
    if (pressed) this.#sessions.pause('pressure');
    else this.#sessions.resume('pressure');
  }

  #health(): object {
    const { waitingBytes } = this.#writer;
    return { saving: this.#saving, waitingBytes, rooms: this.#rooms.size, sessions: this.#sessions.size };
  }

  get #saving(): boolean {
    return !this.#writer.trouble && !this.#watch.trouble;
  }

  #unready(): string | undefined {
    if (this.#closing) return 'The relay is stopping.';
    if (!this.#saving) return 'The relay cannot write to its disk.';
    return this.#sessions.size < this.#limits.sockets
      ? undefined
      : 'The relay has as many connections as it takes.';
  }
}

function openStore(folder: string): Store {
  try {
    return new LmdbStore(join(folder, boardsFolder));
  } catch (error) {
    throw new Error(
      `The boards in ${folder} cannot be opened: ${why(error)}. Restore them, or set DATA_DIR.`,
      {
        cause: error,
      },
    );
  }
}
