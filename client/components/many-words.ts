// What became of a change to one or several items, in a sentence that names what was left out and why.

/** So many refusals are told in full; of more only the number. */
const mostSentences = 3;

/**
 * "GW-1 moved to Done.", "2 of 3 items moved to Done. GW-47 has no outcome yet.", or only why nothing changed. `what`
 * names all of them: a key, or "3 items".
 */
export function manyWords(
  what: string,
  verb: string,
  { done, all, refused }: { done: number; all: number; refused: readonly string[] },
): string {
  const different = [...new Set(refused)];
  const told = different.slice(0, mostSentences);
  const more = different.length - told.length;
  if (more > 0)
    told.push(`${more} more ${more === 1 ? 'was' : 'were'} left as ${more === 1 ? 'it was' : 'they were'}.`);
  if (done === 0) return told.join(' ');
  const whom = done === all ? what : `${done} of ${what}`;
  return [`${whom} ${verb}.`, ...told].join(' ');
}
