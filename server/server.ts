// Wires one relay together: HTTP, the upgrade to a socket, links, rooms, writer and store. Nothing is kept outside
// of what `startServer` returns, so that any number of relays can run in one process.

import { mkdir, realpath } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { parseBoardId, type BoardId } from '../shared/ids.ts';
import { parseAuthProtocol, type Claim } from '../shared/links.ts';
import {
  closeCode,
  limits as frameLimits,
  ownProtocol,
  statusCode,
  stockProtocol,
} from '../shared/protocol.ts';
import { BoardsApi } from './http/boards-api.ts';
import type { Config } from './config.ts';
import { CreationLimit } from './http/creation-limit.ts';
import { lockFolder, type FolderLock } from './store/folder-lock.ts';
import { requestListener } from './http/http.ts';
import { relayLimits, type RelayLimits } from './relay/limits.ts';
import { LinkBook } from './links/link-book.ts';
import { boardsFolder, LmdbStore } from './store/lmdb-store.ts';
import { sameSite } from './http/origin.ts';
import { notSaving } from './relay/room.ts';
import { PictureSpace } from './http/picture-space.ts';
import { PicturesApi } from './http/pictures-api.ts';
import { Rooms } from './relay/rooms.ts';
import { Session } from './relay/session.ts';
import type { Store } from './store/store.ts';
import { TicketBook, ticketOver } from './links/ticket-book.ts';
import { TicketsApi } from './http/tickets-api.ts';
import { VersionsApi } from './http/versions-api.ts';
import { Writer } from './relay/writer.ts';
import { printLog, why, type Log } from './log.ts';

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

/** Milliseconds that requests under way have when the relay stops. */
const requestPatienceMs = 500;
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
  readonly #log: Log;
  readonly #store: Store;
  readonly #lock: FolderLock | undefined;
  readonly #writer: Writer;
  readonly #rooms: Rooms;
  readonly #links: LinkBook;
  readonly #http: Server;
  readonly #sockets: WebSocketServer;
  readonly #sessions = new Set<Session>();
  readonly #timers: readonly NodeJS.Timeout[];
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
    const log = options.log ?? printLog;
    this.#config = config;
    this.#limits = limits;
    this.#log = log;
    this.#store = store;
    this.#lock = lock;
    this.#writer = new Writer(store, {
      slowStoreMs: limits.slowStoreMs,
      waitingBytes: limits.waitingBytes,
      onTrouble: (trouble, error) => this.#onTrouble(trouble, error),
      onPressure: (pressed) => this.#onPressure(pressed),
    });
    this.#rooms = new Rooms({ store, writer: this.#writer, limits, log });
    const now = options.now ?? Date.now;
    const creation = new CreationLimit(limits.boardsPerHour);
    const tickets = new TicketBook({
      store,
      log,
      now,
      onChanged: (board, live, reason) => this.#rooms.find(board)?.closeTickets(live, reason),
    });
    this.#links = new LinkBook({
      store,
      tickets,
      creation,
      closed: config.createToken !== undefined,
      log,
      onReplaced: (board, { n, m }, reason) => this.#rooms.find(board)?.closeOlder(n, m, reason),
    });
    this.#sockets = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      maxPayload: frameLimits.frameBytes,
      perMessageDeflate: false,
      handleProtocols: (offered) =>
        [...offered].find((protocol) => protocol === ownProtocol || protocol === stockProtocol) ?? false,
    });
    const { createToken, publicUrl } = config;
    const space = new PictureSpace(store, limits);
    this.#http = createServer(
      // 2 MB over a slow line take their time.
      { headersTimeout: 10_000, requestTimeout: 120_000 },
      requestListener({
        boards: new BoardsApi({ store, links: this.#links, creation, createToken, publicUrl, log }),
        pictures: new PicturesApi({ store, links: this.#links, space, limits, log }),
        tickets: new TicketsApi({
          links: this.#links,
          tickets,
          publicUrl,
          perHour: limits.ticketsPerHour,
          log,
        }),
        versions: new VersionsApi({ store, links: this.#links, limits, log }),
        clientDir: config.clientDir,
        publicUrl,
        health: () => this.#health(),
        log,
      }),
    );
    this.#http.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    this.#timers = [
      setInterval(() => {
        for (const session of this.#sessions)
          if ((session.ticket?.until ?? Infinity) <= now()) session.close(closeCode.refused, ticketOver);
          else session.beat();
      }, limits.heartbeatMs),
      setInterval(() => {
        for (const session of this.#sessions) session.ping();
      }, limits.pingMs),
    ];
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
      await new Promise<void>((resolve, reject) => {
        this.#http.once('error', reject);
        this.#http.listen(port, host, resolve);
      });
    } catch (error) {
      await this.#stopParts();
      throw listenError(error, host, port);
    }
    return this;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const stopped = new Promise<void>((resolve) => {
      this.#http.close(() => resolve());
    });
    for (const session of this.#sessions) {
      session.tell(statusCode.goingAway, goingAway);
      session.pause('stopping');
    }
    await this.#writer.drain(this.#limits.drainMs);
    for (const session of this.#sessions) session.close(closeCode.busy, goingAway);
    this.#http.closeIdleConnections();
    const patience = setTimeout(() => this.#http.closeAllConnections(), requestPatienceMs);
    await stopped;
    clearTimeout(patience);
    await this.#stopParts();
  }

  async #stopParts(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await this.#rooms.stop();
    await this.#store.close();
    await this.#lock?.release();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const path = /^\/sync\/([^/?#]*)(?:\?.*)?$/.exec(request.url ?? '');
    if (this.#closing) return refuseUpgrade(socket, '503 Service Unavailable');
    if (!path) return refuseUpgrade(socket, '404 Not Found');
    if (!sameSite(request, this.#config.publicUrl)) return refuseUpgrade(socket, '403 Forbidden');
    this.#sockets.handleUpgrade(request, socket, head, (ws) => {
      const session = new Session(ws, socket as Socket, {
        own: ws.protocol === ownProtocol,
        limits: this.#limits,
        log: this.#log,
        onEnd: (ended) => this.#sessions.delete(ended),
      });
      this.#sessions.add(session);
      if (this.#pressed) session.pause('pressure');
      if (this.#sessions.size > this.#limits.sockets)
        return session.close(
          closeCode.busy,
          'The relay has as many connections as it takes. Try again in a minute.',
        );
      const board = parseBoardId(path[1]);
      if (!board)
        return session.close(closeCode.noBoard, 'This is not the address of a board. Check the link.');
      const claim = claimOf(request);
      if (!claim)
        return session.close(closeCode.refused, 'This board opens by link only. Ask your team for one.');
      this.#admit(session, board, claim, request.socket.remoteAddress ?? '').catch((error: unknown) => {
        this.#log('error', 'a session could not enter', { why: why(error) });
        session.close(closeCode.fault, 'The relay stumbled over this. Your work stays on this device.');
      });
    });
  }

  /** A reason to say no reaches a browser only in the close of an accepted socket, so all are accepted first. */
  async #admit(session: Session, board: BoardId, claim: Claim, address: string): Promise<void> {
    let verdict = this.#links.check(board, claim);
    if (verdict.outcome === 'newer' && claim.access === 'edit')
      verdict = (await this.#links.adopt(board, claim, address)) ?? this.#links.check(board, claim);
    if (verdict.outcome === 'welcome')
      await this.#rooms.enter(board, verdict.links.epoch).join(session, verdict.grant);
    else if (verdict.outcome === 'refused') session.close(verdict.code, verdict.reason);
    else session.close(closeCode.busy, 'The relay could not take over this link. It is tried again.');
  }

  #onTrouble(trouble: boolean, error: unknown): void {
    if (trouble)
      this.#log('error', 'the store does not write', { why: error ? why(error) : 'it does not answer' });
    else this.#log('info', 'the store writes again');
    for (const session of this.#sessions)
      if (trouble) session.tell(statusCode.notSaving, notSaving);
      else session.tell(statusCode.good, saving);
  }

  #onPressure(pressed: boolean): void {
    this.#pressed = pressed;
    for (const session of this.#sessions)
      if (pressed) session.pause('pressure');
      else session.resume('pressure');
  }

  #health(): { status: number; body: object } {
    const { trouble, waitingBytes } = this.#writer;
    return {
      status: trouble || this.#closing ? 503 : 200,
      body: { saving: !trouble, waitingBytes, rooms: this.#rooms.size, sessions: this.#sessions.size },
    };
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

function claimOf(request: IncomingMessage): Claim | undefined {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',');
  return offered.map((protocol) => parseAuthProtocol(protocol.trim())).find((claim) => claim !== undefined);
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function listenError(error: unknown, host: string, port: number): Error {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return new Error(`Port ${port} is taken. Stop what uses it, or set PORT to another number.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new Error(
      `HOST is ${host}, which is no address of this machine. Use 127.0.0.1, or --lan for all.`,
    );
  return new Error(`The relay cannot listen on ${host}:${port}: ${message}`);
}
