// What the sprints of the example board were about: four that have ended, one under way, one planned ahead.

import type { When } from './days.ts';
import type { Person } from './team.ts';

export interface ExampleSprint {
  readonly goal: string;
  /** When Maya made it, and planned it five minutes later. */
  readonly planned: When;
  /** Names of items, in the order in which the product owner wants them. */
  readonly features: string;
  readonly groundwork: string;
  readonly daysOff?: readonly (readonly [Person, days: number])[];
  /** What came into it later. */
  readonly added?: readonly (readonly [Person, When, name: string])[];
  /** Each time that its technical share was signed off. */
  readonly signed?: readonly (readonly [Person, When])[];
  readonly started?: readonly [Person, When];
  /** What was not finished by then goes on in the next one. */
  readonly ended?: readonly [Person, When];
}

export const sprints: readonly ExampleSprint[] = [
  {
    goal: 'A guest can pay, and a broken change is known within minutes.',
    planned: 'one -1 11:40',
    features: 'guest receipt',
    groundwork: 'repository sandbox review pipeline laptop vault stagingShop oldCheckout database cards',
    added: [['lena', 'one 2 11:05', 'oldCode']],
    // Nobody had thought of signing before the work began.
    signed: [['maya', 'one 1 09:30']],
    started: ['tom', 'one 0 09:15'],
    ended: ['tom', 'one 9 15:00'],
  },
  {
    goal: 'What is done is released the same day, and can be tried before.',
    planned: 'one 8 12:10',
    features: 'wallet quantities totalFirst debit twice',
    groundwork: 'release switches speed timeout accounts phones',
    daysOff: [['lena', 2]],
    added: [['lena', 'two 2 11:05', 'postcode']],
    signed: [['maya', 'one 9 15:40']],
    started: ['tom', 'two 0 09:15'],
    ended: ['tom', 'two 9 15:00'],
  },
  {
    goal: 'A shopper can pay in every way, and sees where the order is.',
    planned: 'two 8 12:10',
    features: 'giftCard state cancel currency back',
    groundwork: 'alerts load sharedBasket mail',
    daysOff: [['jon', 3]],
    added: [
      ['lena', 'three 1 10:05', 'comma'],
      ['lena', 'three 1 14:05', 'double'],
    ],
    // Three points came on the second day: outgrown, and signed again.
    signed: [
      ['noor', 'two 9 15:40'],
      ['noor', 'three 2 09:50'],
    ],
    started: ['tom', 'three 0 09:15'],
    ended: ['tom', 'three 9 15:00'],
  },
  {
    goal: 'What was bought can be sent back, refunded and bought again.',
    planned: 'three 8 12:10',
    features: 'sendBack parts again partRefund basket midnight twoTabs',
    groundwork: 'rollout packages accessible watch queue stock',
    daysOff: [
      ['asha', 1],
      ['tom', 0.5],
    ],
    signed: [['maya', 'three 9 15:40']],
    started: ['tom', 'four 0 09:15'],
    ended: ['tom', 'four 9 15:00'],
  },
  {
    goal: 'A shopper who comes back pays without typing.',
    planned: 'four 8 12:10',
    features: 'savedCard delivery address failed cent',
    groundwork: 'staging authentication logs credentials pipeline ledger tax addresses',
    signed: [['maya', 'four 9 15:40']],
    started: ['tom', 'five 0 09:15'],
  },
  {
    goal: 'A customer logs in once, and pays in two taps.',
    planned: 'ago 3 11:40',
    features: 'login twoTaps',
    groundwork: 'seed restore broker erase health',
    daysOff: [
      ['lena', 3],
      ['jon', 1],
    ],
  },
];
