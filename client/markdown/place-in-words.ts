// From a place in words as they are shown to the place in the Markdown they were made from: the letters shown stand in
// the same order in the source, with signs of Markdown between them.

import { headOf } from './line-marks.ts';

/** `shown` are the letters before the place; the answer is an index into `source`, close to where they end there. */
export function placeInSource(source: string, shown: string): number {
  let at = 0;
  for (const letter of shown) {
    if (/\s/.test(letter)) continue;
    const found = source.indexOf(letter, at);
    // A letter that is written otherwise (`&amp;`, ☑) says nothing about the place.
    if (found >= 0 && found - at < 200) at = found + letter.length;
  }
  const spaces = /\s*$/.exec(shown)?.[0] ?? '';
  const begins = shown.trim() === '' || spaces.includes('\n');
  if (begins) return wordsBegin(source, at === 0 ? 0 : source.indexOf('\n', at) + 1 || at);
  for (let i = 0; i < spaces.length && source[at] === ' '; i += 1) at += 1;
  return at;
}

/** Behind the signs at the beginning of a line. */
function wordsBegin(source: string, line: number): number {
  const end = source.indexOf('\n', line);
  const text = source.slice(line, end < 0 ? source.length : end);
  const { lead, mark } = headOf(text);
  const signs = lead.length + mark.length;
  return line + signs + (/^#{1,6} /.exec(text.slice(signs))?.[0].length ?? 0);
}
