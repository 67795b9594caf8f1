// Reads a file that a person chose, piece by piece, so that one sees how far it is.

import { checkFileSize } from '../../shared/import/file-text.ts';
import { UnreadableFile } from '../../shared/import/unreadable.ts';

/** Its bytes; `onPart` hears how much of it is read, from 0 to 1. Throws UnreadableFile, before reading where it can. */
export async function readFile(file: File, onPart: (part: number) => void): Promise<Uint8Array> {
  checkFileSize(file.size);
  const bytes = new Uint8Array(file.size);
  let read = 0;
  try {
    const reader = file.stream().getReader();
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- one piece after the other
      const { done, value } = await reader.read();
      if (done) break;
      bytes.set(value, read);
      read += value.length;
      onPart(read / file.size);
    }
  } catch {
    throw new UnreadableFile(
      'This file cannot be read: it was moved or changed since you chose it. Choose it again.',
    );
  }
  return bytes.subarray(0, read);
}
