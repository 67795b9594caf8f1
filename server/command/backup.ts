// `groundwork backup`: all boards of a data folder as one file, also while the relay runs.

import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '../config.ts';
import { cellsAt, isDamaged } from '../store/backup.ts';
import { BackupWriter, type StoredCell } from '../store/backup-file.ts';
import { nameOf } from '../store/cell.ts';
import { dataFolder } from './data-folder.ts';
import { Failure } from './failure.ts';

export interface BackupOptions {
  /** The file; one with the date in its name otherwise. */
  readonly out?: string;
}

interface Taken {
  readonly boards: number;
  readonly damaged: readonly string[];
}

/** Damaged values that are named one by one. */
const mostNamed = 10;

export async function backupCommand({ out }: BackupOptions, env: Environment): Promise<void> {
  const { dataDir, boards } = dataFolder(env);
  if (!existsSync(join(boards, 'data.mdb')))
    throw new Failure(`There are no boards in ${dataDir}: set DATA_DIR to the folder of the relay.`);
  const at = new Date();
  const file = out ?? `groundwork-${at.toISOString().slice(0, 19).replaceAll(':', '-')}.backup`;
  // Whole or not at all: an older backup of that name is replaced by a finished one.
  const unfinished = `${file}.${process.pid}.part`;
  let taken: Taken;
  try {
    taken = await write(boards, unfinished, at);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error instanceof Failure ? error : new Failure(whyNot(file, error));
  }
  const { damaged } = taken;
  process.stdout.write(`${taken.boards} ${taken.boards === 1 ? 'board is' : 'boards are'} in ${file}\n`);
  if (damaged.length === 0) return;
  process.stderr.write(`Damaged in ${dataDir} already, and taken along as it is:\n`);
  for (const name of damaged.slice(0, mostNamed)) process.stderr.write(`  ${name}\n`);
  if (damaged.length > mostNamed) process.stderr.write(`  and ${damaged.length - mostNamed} more\n`);
}

async function write(boards: string, unfinished: string, at: Date): Promise<Taken> {
  let count = 0;
  const damaged: string[] = [];
  // It holds all that a team wrote: for nobody but whoever took it.
  const file = await open(unfinished, 'w', 0o600);
  try {
    const backup = new BackupWriter(file, at);
    for (const cell of readable(boards)) {
      if (cell.table === 'links') count += 1;
      if (isDamaged(cell)) damaged.push(nameOf(cell.table, cell.key));
      await backup.add(cell);
    }
    await backup.end();
  } finally {
    await file.close();
  }
  return { boards: count, damaged };
}

function* readable(boards: string): Generator<StoredCell> {
  try {
    yield* cellsAt(boards);
  } catch (error) {
    const { message } = error as Error;
    throw new Failure(
      `The boards in ${boards} cannot be read: ${message.replace(/\.$/, '')}. Run this as whoever runs the relay.`,
    );
  }
}

function whyNot(file: string, error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return `There is not enough room for ${file}: free some, or name another place with --out.`;
  return `The backup ${file} cannot be written: ${message.replace(/\.$/, '')}.`;
}
