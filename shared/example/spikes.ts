// The spikes of the example board, one in every state of a time-box.

import type { ExampleItem } from './item.ts';

export const spikes: readonly ExampleItem[] = [
  {
    name: 'queue',
    kind: 'spike',
    title: 'Which queue broker carries our order events?',
    made: ['jon', 'four -3 11:00'],
    epic: 'foundations',
    output: 'decision',
    texts: {
      question:
        'Which of three brokers keeps order events in their order, loses none, and can be run by a team of four?',
      soThat: 'receipts, stock and support can be built on events instead of on calls',
    },
    lines: [
      'Criteria agreed before the first one was opened',
      'Each tried with a thousand orders and one node stopped',
      'What it costs, and how we would get out of it again',
    ],
    who: ['tom'],
    box: {
      proposed: ['jon', 'four -1 10:00', 6],
      agreed: [
        ['asha', 'four -1 10:01'],
        ['tom', 'four -1 10:02'],
        ['maya', 'four -1 10:04'],
      ],
      runs: [
        ['tom', 'four 1 09:45', 'four 1 12:15'],
        ['tom', 'four 2 09:30', 'four 2 12:00'],
        ['tom', 'four 3 09:30', 'four 3 10:15'],
      ],
      outcome: {
        kind: 'decision',
        recorded: ['tom', 'four 3 11:00'],
        words: 'We take the managed broker, with one queue for each kind of event.',
        why: 'Two of the three kept the order with a node stopped. The managed one costs 40 a month and nobody has to get up at night for it. The way out: events are plain JSON, so another broker is a week of work.',
      },
    },
    ticked: [
      ['tom', 'four 1 10:05'],
      ['tom', 'four 2 11:50'],
      ['tom', 'four 3 10:10'],
    ],
    moves: [
      ['tom', 'four 1 09:44', 'doing'],
      ['tom', 'four 3 11:25', 'done'],
    ],
  },
  {
    name: 'stock',
    kind: 'spike',
    title: 'How do the two warehouses report their stock?',
    made: ['lena', 'four -3 11:20'],
    epic: 'delivery',
    output: 'knowledge',
    texts: {
      question: 'How old is a stock figure by the time we show it, in each of the two warehouses?',
      soThat: 'we promise no delivery date that they cannot keep',
    },
    lines: ['Asked both, with the same questions', 'Measured for a day, not believed'],
    who: ['lena'],
    box: {
      proposed: ['lena', 'four -1 10:06', 4],
      agreed: [
        ['jon', 'four -1 10:07'],
        ['asha', 'four -1 10:07'],
        ['tom', 'four -1 10:08'],
      ],
      extension: {
        proposed: ['lena', 'four 4 13:10', 2, 'The northern warehouse answered only this morning.'],
        agreed: [
          ['tom', 'four 4 13:20'],
          ['jon', 'four 4 13:25'],
          ['maya', 'four 4 13:50'],
        ],
      },
      runs: [
        ['lena', 'four 1 13:15', 'four 1 15:45'],
        ['lena', 'four 4 10:30'],
        ['lena', 'four 5 09:30', 'four 5 11:10'],
      ],
      outcome: {
        kind: 'knowledge',
        recorded: ['lena', 'four 5 11:30'],
        words:
          'The southern warehouse reports every five minutes, the northern one once a night. A date for northern stock is right in 94 of 100 cases.',
        why: 'Measured over one day: 1,200 articles, each figure compared with the count on the shelf.',
      },
    },
    ticked: [
      ['lena', 'four 4 11:10'],
      ['lena', 'four 5 11:05'],
    ],
    moves: [
      ['lena', 'four 1 13:14', 'doing'],
      ['lena', 'four 5 11:35', 'done'],
    ],
  },
  {
    name: 'ledger',
    kind: 'spike',
    title: 'Can the ledger survive a region failover?',
    made: ['tom', 'four 6 15:00'],
    epic: 'foundations',
    output: 'knowledge',
    people: 1,
    texts: {
      question:
        'What happens to payments that are under way when the region goes away, and what does the shopper see?',
      soThat: 'we know before launch whether one region is enough',
    },
    lines: [
      'Failed over on staging, with payments under way',
      'Every payment accounted for afterwards: made, refused or open',
      'What the shopper saw in between, as pictures',
    ],
    who: ['tom', 'maya'],
    box: {
      proposed: ['tom', 'four 8 11:50', 8],
      agreed: [
        ['jon', 'four 8 11:51'],
        ['asha', 'four 8 11:51'],
        ['maya', 'four 8 11:53'],
      ],
      runs: [
        ['tom', 'ago 2 13:30', 'ago 2 15:40'],
        ['tom', 'ago 1 13:20', 'ago 1 15:22'],
        ['tom', 'now'],
      ],
    },
    moves: [['tom', 'ago 2 13:29', 'doing']],
    ticked: [['tom', 'ago 1 15:20']],
    said: [
      [
        'tom',
        'ago 1 15:30',
        '@Maya Olsen the failover takes 40 seconds. Payments in that time are refused, none is lost. What is open: what the shopper sees meanwhile.',
      ],
      ['maya', 'ago 1 16:05', 'Refused is fine, if it says that nothing was charged. Does it?'],
    ],
  },
  {
    name: 'tax',
    kind: 'spike',
    title: 'Is the tax service fast enough to ask on every change?',
    made: ['asha', 'four 6 15:15'],
    epic: 'taps',
    output: 'decision',
    texts: {
      question:
        'Can we ask the tax service each time the basket changes and stay under 200 ms, also on a Friday evening?',
      soThat: 'the total that a shopper sees is the one that is charged',
    },
    lines: [
      'Measured on a Friday evening',
      'What we do when it does not answer',
      'Decision agreed with Maya',
    ],
    who: ['asha'],
    box: {
      proposed: ['asha', 'four 8 11:55', 8],
      agreed: [
        ['lena', 'four 8 11:56'],
        ['tom', 'four 8 11:56'],
        ['noor', 'four 8 11:58'],
      ],
      runs: [
        ['asha', 'ago 3 13:05', 'ago 3 16:35'],
        ['asha', 'ago 2 09:25', 'ago 2 12:30'],
      ],
    },
    moves: [['asha', 'ago 3 13:04', 'doing']],
    ticked: [['asha', 'ago 2 12:20']],
  },
  {
    name: 'addresses',
    kind: 'spike',
    title: 'Do address checks work outside the EU?',
    made: ['lena', 'four 6 15:30'],
    epic: 'delivery',
    output: 'knowledge',
    texts: {
      question:
        'For which of our twelve countries outside the EU does the address service find the house, and not only the town?',
      soThat: 'we ship to no country from which parcels come back',
    },
    lines: ['Fifty real addresses for each country', 'What it costs for each check'],
    who: ['lena'],
    box: {
      proposed: ['lena', 'five 0 10:15', 4],
      agreed: [
        ['jon', 'five 0 10:16'],
        ['tom', 'five 0 10:16'],
        ['maya', 'five 0 10:18'],
      ],
      runs: [
        ['lena', 'ago 2 09:30', 'ago 2 11:45'],
        ['lena', 'ago 1 14:20'],
      ],
    },
    moves: [
      ['lena', 'ago 2 09:29', 'doing'],
      ['lena', 'ago 1 16:10', 'review'],
    ],
    ticked: [['lena', 'ago 1 15:50']],
    said: [
      [
        'lena',
        'ago 1 16:12',
        'Time is up. Nine of twelve countries are good, three I did not reach. @Maya Olsen do you need those three before launch? Then I ask for two hours more; else I write down what we know.',
      ],
    ],
  },
  {
    name: 'authentication',
    kind: 'spike',
    title: 'Which authentication provider fits single sign-on and our budget?',
    made: ['jon', 'four 7 14:10'],
    epic: 'login',
    output: 'decision',
    texts: {
      question: 'Can one provider serve customer login and staff single sign-on for under 600 a month?',
      soThat: 'the team can commit to the login story for Sprint 6 without guessing its size',
    },
    lines: [
      'Three providers compared on cost, single sign-on and where data lies',
      'A working login against our first choice',
      'Decision written here and agreed with the product owner',
    ],
    who: ['jon'],
    box: { proposed: ['jon', 'ago 2 14:05', 8], agreed: [['asha', 'ago 1 09:20']] },
    said: [
      ['maya', 'ago 2 14:30', '600 a month is what I can promise. For more I need a week to ask.'],
      [
        'jon',
        'ago 1 09:15',
        '@Maya Olsen @Noor Haddad two more have to agree to the eight hours before I begin.',
      ],
    ],
  },
  {
    name: 'traffic',
    kind: 'spike',
    title: 'What breaks first at ten times the traffic?',
    made: ['tom', 'ago 1 10:25'],
    output: 'knowledge',
    texts: { question: 'Which part of the checkout gives up first on the day of the sale?' },
  },
];
