// Whether two names may be one person: "Jon" and "Jon Karlsson", "J. Karlsson", "jkarlsson". Only ever asks, never
// decides.

const wordsOf = (name: string): readonly string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** The same word, or one is the other's initial. */
const fits = (a: string, b: string): boolean =>
  a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));

/** The words of the shorter name stand in the longer one, in order; at least one of them in full. */
function standsIn(shorter: readonly string[], longer: readonly string[]): boolean {
  let next = 0;
  let whole = false;
  for (const word of shorter) {
    const at = longer.findIndex((other, i) => i >= next && fits(word, other));
    if (at < 0) return false;
    whole ||= word === longer[at] && word.length > 1;
    next = at + 1;
  }
  return whole;
}

/** "jkarlsson" and "jonk" are what Jon Karlsson may be called elsewhere. */
const isHandle = (one: readonly string[], full: readonly string[]): boolean => {
  const [first = '', last = ''] = [full[0], full.at(-1)];
  const [handle = ''] = one;
  if (one.length !== 1 || full.length < 2 || handle.length < 4) return false;
  return [full.join(''), first.charAt(0) + last, first + last.charAt(0)].includes(handle);
};

/** True when these names may well mean one person; the same whichever comes first. */
export function mayBeOnePerson(a: string, b: string): boolean {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.length === 0 || right.length === 0) return a.trim() === b.trim();
  if (left.join('') === right.join('')) return true;
  const [shorter, longer] = left.length <= right.length ? [left, right] : [right, left];
  return (
    standsIn(shorter, longer) ||
    (left.length === right.length && standsIn(longer, shorter)) ||
    isHandle(left, right) ||
    isHandle(right, left)
  );
}
