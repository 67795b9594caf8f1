import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../../../server/server.ts';
import { updatesOf } from './raw-client.ts';
import { join, TryBoard } from './try-relay.ts';

describe('a relay on a data folder', () => {
  let folder: string;
  const servers: RunningServer[] = [];
  const start = async (port = 0) => {
    const dataDir = joinPath(folder, 'data');
    const config = { port, host: '127.0.0.1', dataDir, clientDir: 'not-built' };
    const server = await startServer(config, { log: () => undefined });
    servers.push(server);
    return server;
  };

  beforeEach(async () => {
    folder = await mkdtemp(joinPath(tmpdir(), 'groundwork-data-'));
  });
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
    await rm(folder, { recursive: true, force: true });
  });

  test('has after a restart what it had before', async () => {
    const board = new TryBoard();
    const first = await start();
    const a = await join(first, board);
    a.sendUpdate(updatesOf('a').next().value);
    await a.until(() => a.acked === 1, 'the acknowledgement');
    const before = a.saved().at(-1);
    await first.close();
    const b = await join(await start(), board);
    b.sendStep1();
    await b.until(() => b.document().getMap('test').get('a') === 1, 'the board');
    b.sendUpdate(updatesOf('b').next().value);
    await b.until(() => b.acked === 1, 'the acknowledgement');
    expect(b.saved().at(-1)).toEqual({ acked: 1, sequence: 2, epoch: before?.epoch });
  });

  test('lets no second relay use it, and says what to do', async () => {
    const first = await start();
    await expect(start()).rejects.toThrow(/Another relay is using .*DATA_DIR/);
    await first.close();
    await start();
  });

  test('says which port is taken, and leaves the folder free', async () => {
    const first = await start();
    const other = joinPath(folder, 'other');
    const config = { port: first.port, host: '127.0.0.1', dataDir: other, clientDir: 'not-built' };
    await expect(startServer(config, { log: () => undefined })).rejects.toThrow(/Port \d+ is taken.*PORT/);
    servers.push(await startServer({ ...config, port: 0 }, { log: () => undefined }));
  });
});
