// The technical tasks of the example board.

import { by, moved } from './in-short.ts';
import type { ExampleItem } from './item.ts';

export const tasks: readonly ExampleItem[] = [
  {
    name: 'pipeline',
    kind: 'task',
    title: 'Configure the CI/CD pipeline',
    made: ['asha', 'one -4 15:00'],
    epic: 'foundations',
    gain: 'team',
    texts: {
      description:
        'Runs on every push: build, lint, types, tests, a check of our packages. It answers within ten minutes.',
      soThat: 'every branch is tested in 6 minutes',
    },
    lines: [
      'A failing test blocks the merge: we have seen it do so',
      'From push to answer it takes less than ten minutes',
      'Every branch has a run of its own and waits for no other',
      'What failed is named in the first line of the answer',
      'Secrets are in its store, in neither the repository nor its log',
    ],
    sized: [
      ['asha', 'one -1 11:15', 5],
      ['asha', 'four 8 11:38', 3],
    ],
    who: ['asha'],
    // Finished in the first sprint, and opened again in the fourth, since it no longer did what it promised.
    moves: moved(
      'asha one 0 11:00 doing',
      'asha one 3 15:10 review',
      'asha one 4 11:20 done',
      'asha four 7 10:20 todo',
      'asha five 1 09:35 doing',
    ),
    ticked: by(
      'asha one 1 16:30',
      'asha one 2 15:20',
      'asha one 3 11:40',
      'asha one 3 14:30',
      'jon one 4 11:10',
    ),
    unticked: [
      ['asha', 'four 7 10:18', 1],
      ['asha', 'four 7 10:19', 2],
    ],
    said: [
      ['lena', 'one 4 11:30', 'Six minutes. It found my mistake before I had opened the review.'],
      [
        'asha',
        'four 7 10:25',
        'Opened again: with the browser tests it takes 19 minutes, and branches queue behind each other. @Maya Olsen about three points, so that it keeps its promise.',
      ],
      ['maya', 'four 8 11:45', 'Planned. Ten minutes is what makes the rest quick.'],
    ],
  },
  {
    name: 'logs',
    kind: 'task',
    began: {
      kind: 'story',
      words: { role: 'developer on call', want: 'to find a failed payment in one search' },
      became: ['tom', 'four -1 11:25'],
    },
    title: 'Centralise service logs so on-call finds a failed payment in one search',
    made: ['maya', 'four -3 10:40'],
    epic: 'foundations',
    gain: 'product',
    texts: {
      description:
        'All services write to one place, with the order number on every line. Kept for thirty days.',
      soThat: 'a shopper on the phone has an answer in minutes',
    },
    lines: [
      'One search by order number shows every service it went through',
      'No card number and no address stands in any line',
      'Somebody is told when a service goes quiet',
    ],
    sized: [['tom', 'four 8 11:35', 2]],
    who: ['tom'],
    moves: [
      ['tom', 'five 0 10:30', 'doing'],
      ['tom', 'ago 3 12:45', 'review'],
      ['tom', 'ago 3 16:50', 'done'],
    ],
    ticked: [
      ['tom', 'five 0 15:10'],
      ['tom', 'ago 3 12:40'],
      ['asha', 'ago 3 16:40'],
    ],
  },
  {
    name: 'staging',
    kind: 'task',
    title: 'Set up staging so the team can test feature branches independently',
    made: ['noor', 'four -2 09:30'],
    takenUp: ['jon', 'four -1 11:30'],
    epic: 'foundations',
    gain: 'team',
    texts: {
      description:
        'One environment for each branch, made by the pipeline and gone when the branch is merged. Small machines, payments in test mode, nothing personal in the data. It may cost 150 a month.',
      soThat: 'nobody waits for another to finish testing',
    },
    lines: [
      'Torn down and built again from code, without a step by hand',
      'Two branches side by side, each with data of its own',
      'Gone within an hour after the merge',
      'A warning comes at 120 a month',
    ],
    sized: [['jon', 'four 8 11:40', 5]],
    due: 3,
    said: [
      [
        'noor',
        'ago 2 10:05',
        'The account is there, and the budget is signed. Nothing stands in the way any more.',
      ],
    ],
  },
  {
    name: 'credentials',
    kind: 'task',
    title: 'Rotate database credentials without downtime',
    made: ['lena', 'four 3 16:15'],
    epic: 'foundations',
    gain: 'product',
    texts: {
      description: 'Two users, used in turn: the new one is handed out, the old one is locked an hour later.',
      soThat: 'a leaked password is worthless within a day, and no order is lost over it',
    },
    lines: [
      'Done on staging under load, and not one request failed',
      'It runs by itself every thirty days',
      'The old user is locked an hour later: we have seen it refused',
      'Written down for whoever is on call',
    ],
    sized: [['lena', 'four 8 11:45', 3]],
    labels: ['security'],
    due: 2,
    who: ['asha'],
    moves: [
      ['asha', 'ago 3 09:50', 'doing'],
      ['asha', 'ago 1 16:20', 'review'],
    ],
    ticked: [
      ['asha', 'ago 2 15:00'],
      ['asha', 'ago 1 12:10'],
      ['asha', 'ago 1 16:15'],
    ],
  },
  {
    name: 'seed',
    kind: 'task',
    title: 'Seed the test database from one command',
    made: ['jon', 'four 6 14:30'],
    epic: 'foundations',
    gain: 'team',
    texts: {
      description:
        'A hundred products, ten customers, orders in every state. The same numbers each time, none of them from production.',
      soThat: 'a test begins with data instead of with an afternoon of clicking',
    },
    lines: ['It takes less than a minute', 'The same seed gives the same data', 'The pipeline uses it, too'],
    sized: [['jon', 'ago 3 11:20', 3]],
  },
  {
    name: 'restore',
    kind: 'task',
    title: 'Prove each night that the backup can be restored',
    made: ['lena', 'four 6 14:45'],
    epic: 'foundations',
    gain: 'product',
    texts: {
      description:
        'The backup of the night is restored next to staging, counted and compared, then thrown away.',
      soThat: 'we know that it works on the day we need it',
    },
    lines: ['Somebody is told when it did not work', 'How long a restore takes is written down each time'],
    sized: [['lena', 'ago 3 11:25', 3]],
  },
  {
    name: 'broker',
    kind: 'task',
    title: 'Set up the queue broker on staging',
    made: ['tom', 'four 3 11:20'],
    followedFrom: 'queue',
    gain: 'product',
    texts: {
      description:
        'Three nodes, as in production but smaller. The pipeline sets it up, nobody does it by hand.',
      soThat: 'order events have a place to go before the first service needs it',
    },
    lines: ['One node stopped, and no event is lost', 'Its figures stand beside those of the services'],
    sized: [['tom', 'ago 3 11:30', 3]],
    waitsFor: ['staging'],
  },
  {
    name: 'retention',
    kind: 'task',
    title: 'Say what we log, and for how long',
    made: ['noor', 'ago 2 13:20'],
    gain: 'product',
    texts: {
      description:
        'The auditor asks for one page: which personal data stands in our logs, why, and when it is deleted.',
      soThat: 'the audit takes a morning instead of a week',
    },
    due: 9,
    labels: ['security'],
  },
  {
    name: 'images',
    kind: 'task',
    title: 'Pin the versions of our base images',
    made: ['tom', 'ago 1 10:10'],
    gain: 'team',
    texts: {
      description: 'By digest, in the three files that name one.',
      soThat: 'a build of last week gives the same today',
    },
    lines: ['The build breaks when one is not pinned'],
    underHalfDay: ['tom', 'ago 1 10:15'],
  },
];
