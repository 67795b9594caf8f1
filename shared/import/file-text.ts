// A file as text, whatever its encoding, and whether it is small enough to be read at all. What the text means is not
// known here; the decoder is handed in, since every program has it and the language has not.

import { longestFile } from './recognise.ts';
import { UnreadableFile } from './unreadable.ts';

export interface FileText {
  readonly text: string;
  /** What was odd about it, in sentences. */
  readonly warnings: readonly string[];
}

/** `TextDecoder`, as browsers and Node have it. */
export type Decoder = new (
  encoding: string,
  options?: { readonly fatal?: boolean },
) => { decode(bytes: Uint8Array): string };

/** To be asked before a file is read. Throws UnreadableFile; `name` is how the sentence calls the file. */
export function checkFileSize(bytes: number, name = 'This file'): void {
  if (bytes > longestFile) throw new UnreadableFile(`${name} is larger than the 64 MB that an import takes.`);
}

export function decodeFile(bytes: Uint8Array, Decoding: Decoder): FileText {
  const [first, second] = bytes;
  const utf16 =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : undefined;
  if (utf16) return { text: new Decoding(utf16).decode(bytes), warnings: [] };
  try {
    return { text: new Decoding('utf-8', { fatal: true }).decode(bytes), warnings: [] };
  } catch {
    return {
      text: fromWindows1252(bytes),
      warnings: ['The file is not UTF-8; it was read as Windows-1252, so look at letters with accents.'],
    };
  }
}

/** What Windows-1252 has where Latin-1 has control characters, from 0x80 to 0x9F; the five gaps stay as they are. */
const windowsLetters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** Letters made at once: a function takes only so many arguments. */
const piece = 8192;

/** By hand, since the TextDecoder of Node 20 reads Windows-1252 as Latin-1. */
function fromWindows1252(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += piece)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + piece)));
  return pieces
    .join('')
    .replaceAll(/[\u0080-\u009F]/g, (letter) => windowsLetters[letter.charCodeAt(0) - 0x80] ?? letter);
}
