// Where the relay of this environment keeps its boards, for commands that work on the folder itself.

import { join } from 'node:path';
import { readConfig, type Environment } from '../config.ts';
import { boardsFolder } from '../store/lmdb-store.ts';
import { Failure } from './failure.ts';

export interface DataFolder {
  readonly dataDir: string;
  /** The folder in it that is the store. */
  readonly boards: string;
}

export function dataFolder(env: Environment): DataFolder {
  const read = readConfig(env, []);
  if ('error' in read) throw new Failure(read.error);
  const { dataDir } = read.config;
  return { dataDir, boards: join(dataDir, boardsFolder) };
}
