// The refinement meetings of the example board: one that was held, with what it left over, and one that is prepared,
// with votes that some have laid before it.

import type { When } from './days.ts';
import type { Person } from './team.ts';

export interface ExampleMeeting {
  readonly prepared: readonly [Person, When, minutes: number];
  /** By the names of the items, in the order of the agenda. */
  readonly agenda: string;
  /** Who led it, and when it came to each item after the first; the last time is its end. */
  readonly held?: readonly [Person, from: When, movedOn: readonly When[]];
  readonly votes?: readonly (readonly [Person, When, item: string, card: string])[];
}

export const meetings: readonly ExampleMeeting[] = [
  {
    prepared: ['tom', 'ago 3 10:40', 3],
    agenda: 'left note split invoice label health seed restore forget broker erase pictures onCall pickup',
    held: [
      'tom',
      'ago 3 10:58',
      [
        'ago 3 11:01',
        'ago 3 11:03',
        'ago 3 11:06',
        'ago 3 11:09',
        'ago 3 11:11',
        'ago 3 11:17',
        'ago 3 11:22',
        'ago 3 11:26',
        'ago 3 11:29',
        'ago 3 11:31',
        'ago 3 11:35',
        'ago 3 11:37',
        'ago 3 11:39',
      ],
    ],
  },
  {
    prepared: ['tom', 'ago 1 16:00', 5],
    agenda: 'authentication pickup points retention images traffic',
    votes: [
      ['jon', 'ago 1 16:20', 'pickup', '5'],
      ['asha', 'ago 1 16:31', 'pickup', '8'],
      ['lena', 'ago 1 16:44', 'pickup', '5'],
      ['jon', 'ago 1 16:21', 'images', '<½day'],
      ['tom', 'ago 1 16:05', 'images', '<½day'],
    ],
  },
];
