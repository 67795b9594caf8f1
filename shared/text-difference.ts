// What differs between two texts, word by word, to be marked where an earlier version is looked at.

export interface Part {
  readonly type: 'same' | 'out' | 'in';
  readonly words: string;
}

/** So many words on either side are compared one by one; beyond that the middle is shown whole. */
const mostWords = 1200;

const wordsIn = (text: string): readonly string[] =>
  text.match(/\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];

/** Lengths of the longest common run of words from each pair of places on. */
function lengths(before: readonly string[], after: readonly string[]): readonly Uint16Array[] {
  const table = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    const row = table[i] as Uint16Array;
    const below = table[i + 1] as Uint16Array;
    for (let j = after.length - 1; j >= 0; j -= 1)
      row[j] = before[i] === after[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
  }
  return table;
}

function compare(before: readonly string[], after: readonly string[], add: (part: Part) => void): void {
  const table = lengths(before, after);
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [out, into] = [before[i], after[j]];
    if (out !== undefined && out === into) {
      add({ type: 'same', words: out });
      i += 1;
      j += 1;
    } else if (
      out !== undefined &&
      (into === undefined || (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))
    ) {
      add({ type: 'out', words: out });
      i += 1;
    } else {
      add({ type: 'in', words: into as string });
      j += 1;
    }
  }
}

/** The parts of both texts in order: 'out' stands only in `before`, 'in' only in `after`. */
export function differences(before: string, after: string): readonly Part[] {
  const parts: Part[] = [];
  const add = ({ type, words }: Part) => {
    const last = parts.at(-1);
    if (words === '') return;
    if (last?.type === type) parts[parts.length - 1] = { type, words: last.words + words };
    else parts.push({ type, words });
  };
  const [old, now] = [wordsIn(before), wordsIn(after)];
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < shorter - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  const out = old.slice(start, old.length - end);
  const into = now.slice(start, now.length - end);
  add({ type: 'same', words: old.slice(0, start).join('') });
  if (out.length > mostWords || into.length > mostWords) {
    add({ type: 'out', words: out.join('') });
    add({ type: 'in', words: into.join('') });
  } else compare(out, into, add);
  add({ type: 'same', words: old.slice(old.length - end).join('') });
  return parts;
}
