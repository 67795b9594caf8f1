// `groundwork restore`: puts a backup into the data folder of a relay that does not run. The file is read through
// before anything is touched; it is then written beside the boards that are there, read back, and put in their place
// by a new name. Nothing is deleted.

import { existsSync } from 'node:fs';
import { mkdir, open, readdir, realpath, rename, rm, stat, statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Environment } from '../config.ts';
import { cellsAt, FolderWriter, holdsCells, isDamaged, tables, withNewEpoch } from '../store/backup.ts';
import { readBackup, UnreadableBackup, type StoredCell } from '../store/backup-file.ts';
import { lockFolder, type FolderLock } from '../store/folder-lock.ts';
import { dataFolder } from './data-folder.ts';
import { Failure } from './failure.ts';
import { whyUnread } from './read-file.ts';

export interface RestoreOptions {
  readonly file: string;
  /** In the place of boards that are there; they are kept under another name. */
  readonly replace: boolean;
}

/** What was counted while all cells of a backup or a folder were read. */
interface Sum {
  cells: number;
  boards: number;
  damaged: number;
}

const unfinishedName = 'boards-unfinished-';

export async function restoreCommand({ file, replace }: RestoreOptions, env: Environment): Promise<void> {
  const { dataDir, boards } = dataFolder(env);
  const { sum, at } = await readThrough(file);
  const lock = await lockData(dataDir);
  try {
    const there = existsSync(boards);
    if (there && !replace && holdsBoards(boards))
      throw new Failure(
        `${dataDir} has boards already: add --replace to put the backup in their place; they are kept beside it.`,
      );
    const unfinished = await fill(dataDir, file, sum);
    const kept = there ? `${boards}-kept-${new Date().toISOString().replaceAll(/[:.]/g, '-')}` : undefined;
    await putInPlace(unfinished, boards, kept);
    report(file, at, sum, kept);
  } finally {
    await lock.release();
  }
}

async function lockData(dataDir: string): Promise<FolderLock> {
  try {
    await mkdir(dataDir, { recursive: true });
    return await lockFolder(await realpath(dataDir));
  } catch (error) {
    // Without a code it is a sentence already: another relay has the folder.
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Failure(
      code === undefined
        ? message
        : `Nothing can be written to ${dataDir}: ${plain(message)}. Nothing was changed; run this as whoever runs the relay, and see that its disk takes writes.`,
    );
  }
}

/** Reads all of it and believes it only then. */
async function readThrough(file: string): Promise<{ sum: Sum; at: Date }> {
  const sum: Sum = { cells: 0, boards: 0, damaged: 0 };
  const cells = readBackup(file);
  try {
    for (;;) {
      const next = await cells.next();
      if (next.done) return { sum, at: next.value };
      if (!tables.includes(next.value.table))
        throw new UnreadableBackup('was made by a newer Groundwork: update this one first');
      count(sum, next.value);
    }
  } catch (error) {
    throw new Failure(whyUnreadable(file, error));
  } finally {
    await cells.return(new Date(0));
  }
}

function count(sum: Sum, cell: StoredCell): void {
  sum.cells += 1;
  if (cell.table === 'links') sum.boards += 1;
  if (isDamaged(cell)) sum.damaged += 1;
}

/** What cannot be opened may hold boards. */
function holdsBoards(boards: string): boolean {
  try {
    return holdsCells(boards);
  } catch {
    return true;
  }
}

/** Writes the backup into a folder of its own, reads it back, and answers with its name. */
async function fill(dataDir: string, file: string, sum: Sum): Promise<string> {
  const folder = join(dataDir, `${unfinishedName}${process.pid}`);
  try {
    for (const name of await readdir(dataDir))
      if (name.startsWith(unfinishedName)) await rm(join(dataDir, name), { recursive: true, force: true });
    const { bavail, bsize } = await statfs(dataDir);
    if (bavail * bsize < (await stat(file)).size)
      throw new Failure(
        `There is not enough room in ${dataDir} for ${file}: free some. Nothing was changed.`,
      );
    await mkdir(folder);
    await write(file, folder);
    const back: Sum = { cells: 0, boards: 0, damaged: 0 };
    for (const cell of cellsAt(folder)) count(back, cell);
    if (back.cells !== sum.cells || back.boards !== sum.boards || back.damaged !== sum.damaged)
      throw new Error('what was written is not what is in the backup');
    return folder;
  } catch (error) {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    if (error instanceof Failure) throw error;
    throw new Failure(
      `The backup cannot be written to ${dataDir}: ${plain((error as Error).message)}. Nothing was changed; see whether there is room.`,
    );
  }
}

async function write(file: string, folder: string): Promise<void> {
  const writer = new FolderWriter(folder);
  try {
    for await (const cell of readBackup(file)) await writer.add(withNewEpoch(cell));
  } finally {
    await writer.end();
  }
}

/** Either both names are changed or neither, and then what was written goes. */
async function putInPlace(unfinished: string, boards: string, kept: string | undefined): Promise<void> {
  let aside: string | undefined;
  try {
    if (kept !== undefined) await rename(boards, kept);
    aside = kept;
    await rename(unfinished, boards);
  } catch (error) {
    const back = aside === undefined || (await renamed(aside, boards));
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
    throw new Failure(whyNotInPlace(boards, error, back ? undefined : aside));
  }
  // The names have to be on disk as well; not every system can be told to.
  const folder = await open(join(boards, '..'), 'r').catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

async function renamed(from: string, to: string): Promise<boolean> {
  return rename(from, to).then(
    () => true,
    () => false,
  );
}

function whyNotInPlace(boards: string, error: unknown, left: string | undefined): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const so = `The backup cannot take the place of ${boards}: ${plain(message)}.`;
  if (left !== undefined) return `${so} What was there is in ${left}: give it its old name back.`;
  if (code === 'EBUSY' || code === 'EXDEV')
    return `${so} Nothing was changed; where it is a mount of its own, mount the folder that it is in, or set DATA_DIR to another folder.`;
  return `${so} Nothing was changed; run this as whoever runs the relay, who may give folders there another name.`;
}

/** To go on from; the names that a system call adds stand in the sentence already. */
const plain = (message: string) => message.replace(/, \w+ '.*$|\.$/, '');

function report(file: string, at: Date, { boards, damaged }: Sum, kept: string | undefined): void {
  const when = at.toISOString().slice(0, 16).replace('T', ' ');
  process.stdout.write(
    `${boards} ${boards === 1 ? 'board is' : 'boards are'} back from ${basename(file)}, as of ${when} UTC\n`,
  );
  if (kept !== undefined) process.stdout.write(`What was there before is in ${kept}\n`);
  if (damaged === 0) return;
  const values = damaged === 1 ? 'value was' : 'values were';
  process.stderr.write(`${damaged} ${values} damaged before the backup was taken, and came back so\n`);
}

function whyUnreadable(file: string, error: unknown): string {
  if (error instanceof UnreadableBackup) return `${file} ${error.message}. Nothing was changed.`;
  return whyUnread(file, error);
}
