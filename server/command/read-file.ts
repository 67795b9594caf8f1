// A file as text, whatever its encoding. What the text means is not known here.

import { readFile, stat } from 'node:fs/promises';
import { longestFile } from '../../shared/import/recognise.ts';
import { UnreadableFile } from '../../shared/import/unreadable.ts';

export interface TextFile {
  readonly text: string;
  /** What was odd about it, in sentences. */
  readonly warnings: readonly string[];
}

/** Throws UnreadableFile. */
export async function readTextFile(path: string): Promise<TextFile> {
  try {
    const { size } = await stat(path);
    if (size > longestFile)
      throw new UnreadableFile(`${path} is larger than the 64 MB that an import takes.`);
    return decodeText(await readFile(path));
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile(whyNot(path, error));
  }
}

function whyNot(path: string, error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return `There is no file ${path}.`;
  if (code === 'EISDIR') return `${path} is a folder: name a file.`;
  if (code === 'EACCES') return `You may not read ${path}.`;
  return `${path} cannot be read: ${message}.`;
}

export function decodeText(bytes: Uint8Array): TextFile {
  const [first, second] = bytes;
  const utf16 =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : undefined;
  if (utf16) return { text: new TextDecoder(utf16).decode(bytes), warnings: [] };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), warnings: [] };
  } catch {
    const text = fromWindows1252(bytes);
    return {
      text,
      warnings: ['The file is not UTF-8; it was read as Windows-1252, so look at letters with accents.'],
    };
  }
}

/** What Windows-1252 has where Latin-1 has control characters, from 0x80 to 0x9F; the five gaps stay as they are. */
const windowsLetters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** By hand, since the TextDecoder of Node 20 reads Windows-1252 as Latin-1. */
function fromWindows1252(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return latin.replaceAll(
    /[\u0080-\u009F]/g,
    (letter) => windowsLetters[letter.charCodeAt(0) - 0x80] ?? letter,
  );
}
