// C8: what a change costs must not grow with the board: a title from elsewhere and a typed letter on the largest board,
// to the same on the usual one. Both are measured here, in one go, so that the machine is as busy for the one as for the
// other.

import { Bench } from '../bench.ts';
import type { Named } from '../figures.ts';
import { measure as measureLive } from './c4-live.ts';
import { measure as measureTyping } from './c6-typing.ts';

export async function growth(bench: Bench): Promise<void> {
  const large = Math.max(...bench.wishes.sizes);
  const usual = bench.size;
  if (large === usual) return;
  const measured = new Map<string, number>();
  const keep = new Bench({
    subject: bench.subject,
    wishes: bench.wishes,
    scenario: 'c8',
    add: ({ what, size }: Named, sample) => measured.set(`${what} ${size}`, sample),
  });
  try {
    for (const size of [usual, large]) {
      await measureLive(keep, size, 1, 20, false);
      await measureTyping(keep, { size, cpu: 1, field: 'title', moods: [false], runs: 1 });
    }
  } finally {
    await keep.close();
  }
  for (const [what, of] of [
    ['title from elsewhere', 'title: median'],
    ['typing', 'title, alone: median'],
  ] as const) {
    const at = (size: number) => measured.get(`${of} ${size}`) ?? Number.NaN;
    for (const size of [usual, large]) bench.note({ what, size, cpu: 1, unit: 'ms' }, at(size));
    const grown = at(large) / at(usual);
    bench.note({ what: `${what}, to the small board`, size: large, cpu: 1, unit: '×' }, grown);
  }
}
