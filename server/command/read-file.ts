// Reads a file from the disk as text, and says in a sentence why it cannot be read.

import { readFile, stat } from 'node:fs/promises';
import { checkFileSize, decodeFile, type FileText } from '../../shared/import/file-text.ts';
import { UnreadableFile } from '../../shared/import/unreadable.ts';

/** Throws UnreadableFile. */
export async function readTextFile(path: string): Promise<FileText> {
  try {
    const { size } = await stat(path);
    checkFileSize(size, path);
    return decodeFile(await readFile(path), TextDecoder);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile(whyUnread(path, error));
  }
}

export function whyUnread(path: string, error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return `There is no file ${path}.`;
  if (code === 'EISDIR') return `${path} is a folder: name a file.`;
  if (code === 'EACCES') return `You may not read ${path}.`;
  return `${path} cannot be read: ${message}.`;
}
