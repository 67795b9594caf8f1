// Relays for tests: on a free port, on a store that the test can hold, fail and count, gone after each test.

import { randomBytes } from 'node:crypto';
import { afterEach, expect } from 'vitest';
import { WebSocket, type ClientOptions } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { textLine } from '../../../server/log.ts';
import { MemoryStore } from '../../memory-store.ts';
import { startServer, type RunningServer, type ServerOptions } from '../../../server/server.ts';
import type { Change, Snapshot, Store, StoredRoom, StoredRow } from '../../../server/store/store.ts';
import type { BoardId } from '../../../shared/ids.ts';
import { authProtocol, editSecret, newBoardSecrets, viewSecret } from '../../../shared/links.ts';
import { ownProtocol, stockProtocol } from '../../../shared/protocol.ts';
import { RawClient } from './raw-client.ts';

/** A store whose writes can be held back or made to fail, and whose loads can be held back. */
export class TestStore extends MemoryStore {
  appends: (readonly Change[])[] = [];
  replaced: StoredRow[] = [];
  failing: Error | undefined;
  failingLoad: Error | undefined;
  #gate: Promise<void> | undefined;
  #loadGate: Promise<void> | undefined;

  /** Writes are done at once but not confirmed until the returned function is called. */
  holdWrites(): () => void {
    const { promise, open } = gate();
    this.#gate = promise;
    return () => {
      this.#gate = undefined;
      open();
    };
  }

  holdLoads(): () => void {
    const { promise, open } = gate();
    this.#loadGate = promise;
    return () => {
      this.#loadGate = undefined;
      open();
    };
  }

  override async load(board: BoardId): Promise<StoredRoom> {
    await this.#loadGate;
    if (this.failingLoad) throw this.failingLoad;
    return super.load(board);
  }

  override async append(changes: readonly Change[]): Promise<void> {
    this.appends.push(changes);
    if (this.failing) throw this.failing;
    await this.#gate;
    await super.append(changes);
  }

  override async replace(board: BoardId, snapshot: Snapshot, base: number): Promise<void> {
    if (this.failing) throw this.failing;
    this.replaced.push(snapshot);
    await super.replace(board, snapshot, base);
  }

  override async putPicture(board: BoardId, hash: string, bytes: Uint8Array): Promise<void> {
    if (this.failing) throw this.failing;
    await this.#gate;
    await super.putPicture(board, hash, bytes);
  }

  override async probe(): Promise<void> {
    if (this.failing) throw this.failing;
    await this.#gate;
  }

  async rows(board: BoardId): Promise<readonly StoredRow[]> {
    return (await super.load(board)).rows;
  }
}

function gate(): { promise: Promise<void>; open: () => void } {
  let open = () => undefined as void;
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { promise, open };
}

/** Looks again and again until it holds, with patience for a busy machine. */
export const eventually = <T>(look: () => T | Promise<T>) =>
  expect.poll(look, { timeout: 20_000, interval: 10 });

const relays: RunningServer[] = [];
const clients: RawClient[] = [];
const providers: WebsocketProvider[] = [];

afterEach(async () => {
  for (const provider of providers.splice(0)) provider.destroy();
  await Promise.all(clients.splice(0).map((client) => client.end()));
  await Promise.all(relays.splice(0).map((relay) => relay.close()));
});

export async function tryRelay<S extends Store = TestStore>(
  options: ServerOptions & {
    readonly store?: S;
    readonly createToken?: string;
    readonly publicUrl?: string;
    readonly metricsToken?: string;
    readonly port?: number;
  } = {},
): Promise<{ server: RunningServer; store: S; log: string[] }> {
  const log: string[] = [];
  const store = options.store ?? (new TestStore() as unknown as S);
  const { createToken, publicUrl, metricsToken } = options;
  const server = await startServer(
    {
      port: options.port ?? 0,
      host: '127.0.0.1',
      dataDir: 'not-used',
      clientDir: 'not-built',
      ...(createToken && { createToken }),
      ...(publicUrl && { publicUrl }),
      ...(metricsToken && { metricsToken }),
    },
    {
      limits: { unloadMs: 50, foldEachMs: 0, ...options.limits },
      log: (_level, event, fields) => log.push(textLine(event, fields)),
      store,
      ...(options.now && { now: options.now }),
    },
  );
  relays.push(server);
  return { server, store, log };
}

/** A board's secrets, which bring it to any relay when its edit link is first shown. */
export class TryBoard {
  readonly seed: string;
  readonly id: BoardId;

  constructor() {
    const { seed, board } = newBoardSecrets(randomBytes(32));
    this.seed = seed;
    this.id = board;
  }

  edit(n = 0): string {
    return authProtocol({ role: 'edit', board: this.id, n, secret: editSecret(this.seed, n) });
  }

  view(n = 0, m = 0): string {
    const secret = viewSecret(editSecret(this.seed, n), m);
    return authProtocol({ role: 'view', board: this.id, n, m, secret });
  }
}

export function connect(
  server: RunningServer,
  board: TryBoard,
  auth: string,
  first: string = ownProtocol,
  options: ClientOptions = {},
): RawClient {
  const url = `ws://127.0.0.1:${server.port}/sync/${board.id}`;
  const client = new RawClient(url, [first, auth], options);
  clients.push(client);
  return client;
}

/** Connected, let in and loaded: the relay has sent its step 1, and the board is known to it. */
export async function join(server: RunningServer, board: TryBoard, auth = board.edit()): Promise<RawClient> {
  const client = connect(server, board, auth);
  await client.open();
  await client.settled();
  return client;
}

/** A stock provider as a plain script makes it. */
export function stockClient(
  server: RunningServer,
  board: TryBoard,
  auth = board.edit(),
  doc = new Y.Doc(),
): { doc: Y.Doc; provider: WebsocketProvider } {
  return stockClientAt(server.port, board.id, auth, doc);
}

export function stockClientAt(
  port: number,
  room: string,
  auth: string,
  doc = new Y.Doc(),
): { doc: Y.Doc; provider: WebsocketProvider } {
  const provider = new WebsocketProvider(`ws://127.0.0.1:${port}/sync`, room, doc, {
    protocols: [stockProtocol, auth],
    disableBc: true,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  });
  providers.push(provider);
  return { doc, provider };
}

export function synced(provider: WebsocketProvider): Promise<void> {
  return new Promise((resolve) => {
    if (provider.synced) resolve();
    else provider.once('sync', () => resolve());
  });
}

/** Resolves when the condition holds; looked at after each change of the document. */
export function docUntil(doc: Y.Doc, condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!condition()) return;
      doc.off('update', look);
      resolve();
    };
    doc.on('update', look);
    look();
  });
}
