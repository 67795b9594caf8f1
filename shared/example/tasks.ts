// The technical tasks of the example board.

import type { ExampleItem } from './item.ts';

export const tasks: readonly ExampleItem[] = [
  {
    name: 'repository',
    kind: 'task',
    title: 'Create the repository and protect main',
    made: ['jon', 'one -4 14:00'],
    epic: 'foundations',
    gain: 'team',
    texts: {
      description:
        'One repository for shop, checkout and support pages. Nobody pushes to main; a review and a green build are needed.',
      soThat: 'main can be released at any time of the day',
    },
    lines: [
      'A push to main is refused: we have seen it',
      'A merge needs one review and a green build',
      'The notes take a newcomer from clone to running shop in half an hour',
    ],
    sized: [['jon', 'one -1 11:00', 2]],
    who: ['jon'],
    moves: [
      ['jon', 'one 0 10:30', 'doing'],
      ['jon', 'one 0 16:10', 'review'],
      ['jon', 'one 1 09:30', 'done'],
    ],
    ticked: [
      ['jon', 'one 0 14:20'],
      ['jon', 'one 0 15:40'],
      ['lena', 'one 1 09:20'],
    ],
  },
  {
    name: 'sandbox',
    kind: 'task',
    title: 'Get access to the payment sandbox for the whole team',
    made: ['tom', 'one -4 14:20'],
    epic: 'foundations',
    gain: 'team',
    texts: {
      description:
        'The provider grants it within two working days. Asked for on the first day, by Noor, for six people.',
      soThat: 'nobody waits for a login on the day the work begins',
    },
    lines: ['Everyone named has signed in once', 'The shared key lies in the vault, nowhere else'],
    sized: [['tom', 'one -1 11:05', 1]],
    labels: ['payments'],
    who: ['lena'],
    moves: [
      ['lena', 'one 0 10:45', 'doing'],
      ['lena', 'one 2 15:15', 'done'],
    ],
    ticked: [
      ['asha', 'one 2 11:10'],
      ['lena', 'one 2 15:05'],
    ],
  },
  {
    name: 'review',
    kind: 'task',
    title: 'Agree on how we review code',
    made: ['tom', 'one -4 14:35'],
    epic: 'foundations',
    gain: 'team',
    texts: {
      description:
        'Small changes, answered within half a day. What a tool can check, a tool checks. Style is never a reason to wait.',
      soThat: 'we settle this once instead of in every review',
    },
    lines: [
      'Everybody has had a say',
      'It fits on one page, in the repository',
      'What a tool can check, a tool checks',
    ],
    sized: [['tom', 'one -1 11:10', 1]],
    who: ['tom'],
    moves: [
      ['tom', 'one 2 13:30', 'doing'],
      ['tom', 'one 4 15:40', 'done', 'The page is agreed. The last line comes with the pipeline.'],
    ],
    ticked: [
      ['tom', 'one 3 16:05'],
      ['tom', 'one 4 15:20'],
    ],
  },
  {
    name: 'pipeline',
    kind: 'task',
    title: 'Configure the CI/CD pipeline',
    made: ['asha', 'one -4 15:00'],
    epic: 'foundations',
    gain: 'product',
    texts: {
      description:
        'Runs on every push: build, lint, types, tests, a check of our packages. main deploys to staging by itself. It answers within ten minutes.',
      soThat: 'a broken change is known within minutes, and a release is one press',
    },
    lines: [
      'A failing test blocks the merge: we have seen it do so',
      'From push to answer it takes less than ten minutes',
      'main deploys to staging by itself',
      'A release is one press, and so is the way back',
      'Secrets are in its store, in neither the repository nor its log',
    ],
    sized: [
      ['asha', 'one -1 11:15', 5],
      ['asha', 'two 0 10:10', 3],
    ],
    who: ['asha'],
    moves: [['asha', 'one 5 09:35', 'doing']],
    ticked: [
      ['asha', 'one 6 16:30'],
      ['asha', 'one 9 11:20'],
    ],
    said: [
      [
        'noor',
        'one 9 15:20',
        'It comes along into the next sprint. What is left is the deployment; the tests run.',
      ],
    ],
  },
  {
    name: 'logs',
    kind: 'task',
    began: {
      kind: 'story',
      words: { role: 'developer on call', want: 'to find a failed payment in one search' },
      became: ['tom', 'one -1 11:25'],
    },
    title: 'Centralise service logs so on-call finds a failed payment in one search',
    made: ['maya', 'one -3 10:40'],
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
    sized: [['tom', 'one 8 11:35', 2]],
    who: ['tom'],
    moves: [
      ['tom', 'two 0 10:30', 'doing'],
      ['tom', 'ago 3 12:45', 'review'],
      ['tom', 'ago 3 16:50', 'done'],
    ],
    ticked: [
      ['tom', 'two 0 15:10'],
      ['tom', 'ago 3 12:40'],
      ['asha', 'ago 3 16:40'],
    ],
  },
  {
    name: 'staging',
    kind: 'task',
    title: 'Set up staging so the team can test feature branches independently',
    made: ['noor', 'one -2 09:30'],
    takenUp: ['jon', 'one -1 11:30'],
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
    sized: [['jon', 'one 8 11:40', 5]],
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
    made: ['lena', 'one 3 16:15'],
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
    sized: [['lena', 'one 8 11:45', 3]],
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
    made: ['jon', 'one 6 14:30'],
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
    made: ['lena', 'one 6 14:45'],
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
    made: ['tom', 'one 3 11:20'],
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
