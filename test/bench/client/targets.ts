// The musts and aims: what a release has to reach, and what the floor shows to be in reach. Figures are at most these;
// of what is answered by yes, yes is the must.

import { keyOf, type Named } from './figures.ts';

export interface Target extends Omit<Named, 'unit'> {
  readonly must: number;
  readonly aim: number;
}

/** The floor that they were drawn from ran on two virtual cores without a GPU. */
const table: readonly (readonly [what: string, size: number, cpu: number, must: number, aim: number])[] = [
  ['c1 | warm: first card', 1000, 1, 800, 500],
  ['c1 | warm: idle', 1000, 1, 1200, 800],
  ['c1 | warm: longest task', 1000, 1, 150, 50],
  ['c1 | fresh: first card', 1000, 1, 1000, 700],
  ['c1 | fresh: idle', 1000, 1, 1500, 1000],
  ['c1 | fresh: longest task', 1000, 1, 150, 50],
  ['c1 | warm: first card', 1000, 4, 2500, 1600],
  ['c1 | warm: idle', 1000, 4, 4000, 2500],
  ['c1 | warm: first card', 5000, 1, 1500, 1000],
  ['c1 | warm: idle', 5000, 1, 3000, 2000],
  ['c2 | script and style, first view', 1000, 1, 120, 80],
  ['c2 | requests for them, first view', 1000, 1, 8, 5],
  ['c3 | heap', 1000, 1, 25, 12],
  ['c3 | DOM nodes', 1000, 1, 12_000, 6000],
  ['c3 | heap', 5000, 1, 80, 40],
  ['c3 | DOM nodes', 5000, 1, 20_000, 10_000],
  ['c4 | title: median', 1000, 1, 35, 20],
  ['c4 | title: p95', 1000, 1, 60, 33],
  ['c4 | move: median', 1000, 1, 60, 35],
  ['c4 | move: p95', 1000, 1, 100, 50],
  ['c4 | move: median', 1000, 4, 200, 100],
  ['c4 | move: p95', 1000, 4, 300, 150],
  ['c5 | drag: frames over 32 ms', 1000, 1, 1, 0],
  ['c5 | drag: longest stall at the drop', 1000, 1, 50, 17],
  ['c5 | drag: frames over 32 ms', 1000, 4, 5, 2],
  ['c5 | drag: longest frame', 1000, 4, 150, 150],
  ['c5 | scroll: frames over 20 ms', 1000, 1, 2, 0],
  ['c6 | title, alone: median', 1000, 1, 33, 23],
  ['c6 | title, alone: p95', 1000, 1, 50, 33],
  ['c6 | title, alone: median', 1000, 4, 80, 60],
  ['c6 | title, alone: p95', 1000, 4, 120, 85],
  ['c6 | title, 20 others/s: median', 1000, 1, 40, 25],
  ['c6 | title, 20 others/s: p95', 1000, 1, 60, 35],
  ['c6 | title, 20 others/s: median', 1000, 4, 100, 65],
  ['c6 | title, 20 others/s: p95', 1000, 4, 150, 110],
  ['c6 | title, 20 others/s: no backlog', 1000, 4, 1, 1],
  ['c6 | description, 20 others/s: median', 1000, 1, 40, 25],
  ['c6 | description, 20 others/s: p95', 1000, 1, 60, 35],
  ['c6 | description, 20 others/s: median', 1000, 4, 100, 65],
  ['c6 | description, 20 others/s: p95', 1000, 4, 150, 110],
  ['c6 | description, 20 others/s: no backlog', 1000, 4, 1, 1],
  ['c7 | opens while the line is cut', 100, 1, 1, 1],
  ['c7 | the same, to a warm start', 100, 1, 1.2, 1.2],
  ['c7 | shows the edits', 100, 1, 1, 1],
  ['c7 | all has arrived after the line is back', 100, 1, 3000, 1000],
  ['c8 | title from elsewhere, to the small board', 5000, 1, 1.3, 1],
  ['c8 | typing, to the small board', 5000, 1, 1.3, 1],
  ['c9 | typing, 30 writers: median', 119, 1, 50, 33],
  ['c9 | typing, 30 writers to none: median', 119, 1, 1.5, 1.2],
  ['c9 | looking on, 30 writers: frames over 32 ms', 119, 1, 1, 0],
];

export const targets: ReadonlyMap<string, Target> = new Map(
  table.map(([name, size, cpu, must, aim]) => {
    const [scenario = '', what = ''] = name.split(' | ');
    const target = { scenario, what, size, cpu, must, aim };
    return [keyOf(target), target];
  }),
);
