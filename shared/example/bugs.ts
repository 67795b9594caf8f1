// The bugs of the example board.

import type { ExampleItem } from './item.ts';

export const bugs: readonly ExampleItem[] = [
  {
    name: 'cent',
    kind: 'bug',
    title: 'Total is off by a cent when two vouchers apply',
    made: ['ines', 'four 7 09:20'],
    texts: {
      happens: 'Two vouchers of 10 % on 100.00 give 80.99.',
      expected: 'The total is 81.00, on the page, on the receipt and at the provider.',
      steps:
        '1. Put something for 100.00 into the basket.\n2. Type SPRING10, then FRIEND10.\n3. Look at the total.',
    },
    lines: [
      'A test with the numbers above fails without the fix',
      'Rounding stands in one place in the code',
      'Orders since the last release were checked, and put right where needed',
    ],
    sized: [['lena', 'four 8 11:30', 2]],
    labels: ['vouchers'],
    due: 1,
    who: ['lena'],
    moves: [['lena', 'ago 1 09:40', 'doing']],
    ticked: [['lena', 'ago 1 14:15']],
    said: [
      ['asha', 'ago 2 15:20', 'Each voucher is rounded by itself. Round once, at the end, and it is right.'],
    ],
  },
  {
    name: 'health',
    kind: 'bug',
    title: 'Health check says yes while the database is away',
    made: ['tom', 'four 7 16:40'],
    backlog: 'technical',
    texts: {
      happens: 'With the database stopped, /health answers 200, and traffic goes on to that machine.',
      expected: 'It answers 503 within two seconds, and 200 again once the database is back.',
      steps: '1. Stop the database on staging.\n2. Ask /health every second for a minute.',
    },
    lines: [
      'Tried on staging with the database stopped',
      'A slow database does not count as one that is away',
    ],
    sized: [['tom', 'ago 3 11:15', 2]],
  },
];
