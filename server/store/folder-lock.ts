// One relay for one data folder: two would give out the same sequence numbers and overwrite each other's rows.
// The lock is a local socket that is listened on, so it ends with its process however that ends.

import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Linux takes 107 bytes for the path of a local socket, macOS 103. */
const longestPath = 100;

export interface FolderLock {
  release(): Promise<void>;
}

/** Rejects with a sentence when another relay has the folder. */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = lockPath(folder);
  let server = await listen(path);
  if (!server) {
    if (await answers(path))
      throw new Error(`Another relay is using ${folder}. Stop it, or set DATA_DIR to another folder.`);
    await rm(path, { force: true });
    server = await listen(path);
  }
  if (!server) throw new Error(`The lock ${path} cannot be taken. Remove that file and start again.`);
  const held = server;
  return { release: () => new Promise((resolve) => held.close(() => resolve())) };
}

function lockPath(folder: string): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\groundwork-${name}`;
  const beside = join(folder, 'relay.lock');
  return Buffer.byteLength(beside) <= longestPath ? beside : join(tmpdir(), `groundwork-${name}.lock`);
}

/** Undefined when the path is taken. */
function listen(path: string): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy());
  server.unref();
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(path, () => resolve(server));
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
