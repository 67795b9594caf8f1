// Words that somebody changed in a field while others changed them on the board: both are kept.

import { smallestChange } from '../../shared/text-change.ts';
import { rebase } from './text-editor/rebase.ts';

/** `mine` was made from `base`, which reads `current` by now: what becomes of it with both changes in it. */
export function mergedWords(base: string, mine: string, current: string): string {
  const local = smallestChange(base, mine);
  const others = smallestChange(base, current);
  if (!local) return current;
  if (!others) return mine;
  return rebase(local, [others]).reduce(
    (words, { at, remove, insert }) => words.slice(0, at) + insert + words.slice(at + remove),
    current,
  );
}
