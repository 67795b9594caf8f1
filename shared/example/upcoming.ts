// What lies in the backlogs of the example board and comes after the sprint under way, beside what the files by kind have.

import { by } from './in-short.ts';
import type { ExampleItem } from './item.ts';

export const upcoming: readonly ExampleItem[] = [
  {
    name: 'left',
    kind: 'story',
    title: 'As a shopper I see how many are left while I choose',
    made: ['maya', 'four 2 10:10'],
    epic: 'delivery',
    texts: {
      role: 'shopper who buys for a party',
      want: 'to see how many are left while I choose how many I take',
      soThat: 'I do not learn it on the last page',
    },
    lines: ['The figure is at most five minutes old', 'More than are left cannot be chosen, and it says why'],
    sized: [['jon', 'ago 3 11:00', 3]],
    labels: ['delivery'],
  },
  {
    name: 'note',
    kind: 'story',
    title: 'As a shopper I can leave a note for the courier',
    made: ['ines', 'four 2 14:30'],
    epic: 'delivery',
    texts: {
      role: 'shopper in the back building',
      want: 'to tell the courier where the door is',
      soThat: 'my parcel does not go back to the depot',
    },
    lines: [
      'It stands on the label, in up to 80 letters',
      'Support can read and change it until the parcel leaves',
    ],
    sized: [['lena', 'ago 3 11:02', 2]],
    labels: ['delivery', 'support'],
  },
  {
    name: 'invoice',
    kind: 'story',
    title: 'As a company I get an invoice with my VAT number',
    made: ['maya', 'four 5 10:20'],
    epic: 'after',
    texts: {
      role: 'buyer of a company',
      want: 'to give our VAT number and get an invoice with it',
      soThat: 'our bookkeeping takes it without asking back',
    },
    lines: [
      'The number is checked while I type it',
      'Where it applies, no tax is charged, and the invoice says why',
      'It can be had again a year later',
    ],
    sized: [['asha', 'ago 3 11:08', 5]],
  },
  {
    name: 'label',
    kind: 'bug',
    title: 'Long names are cut off on the label',
    made: ['ines', 'four 7 15:10'],
    texts: {
      happens: 'Of “Wolfgang Amadeus Hinterhuber-Schwarzenberg” the label shows 28 letters.',
      expected: 'The whole name stands there, on two lines if need be.',
      steps: '1. Order with a name of more than 28 letters.\n2. Look at the label in the support pages.',
    },
    lines: ['A label with 60 letters was scanned at the depot', 'A test fails without the fix'],
    sized: [['lena', 'ago 3 11:10', 1]],
    labels: ['delivery'],
  },
  {
    name: 'forget',
    kind: 'task',
    title: 'Delete what we know of a customer when they ask',
    made: ['noor', 'four 3 13:30'],
    takenUp: ['asha', 'four 8 11:58'],
    epic: 'foundations',
    gain: 'product',
    texts: {
      description: 'By law within a month. Today it takes Tom a day, by hand, in three places.',
      soThat: 'a request is answered within an hour, and nothing is forgotten anywhere',
    },
    lines: [
      'Asked for on staging: no name is left in any place',
      'Orders stay for bookkeeping, without a name',
    ],
    sized: [['asha', 'ago 3 11:28', 5]],
    labels: ['security'],
    waitsFor: ['erase'],
  },
  {
    name: 'erase',
    kind: 'spike',
    title: 'Where does a customer’s data lie?',
    made: ['asha', 'four 3 14:10'],
    epic: 'foundations',
    output: 'knowledge',
    texts: {
      question:
        'In which places do we keep names and addresses, backups and logs and other companies included?',
      soThat: 'deleting them is work that we can size',
    },
    lines: [
      'Every service and every company that gets data from us',
      'For each: who can delete there, and how',
    ],
    box: {
      proposed: ['asha', 'ago 3 11:32', 8],
      agreed: by('lena ago 3 11:33', 'tom ago 3 11:33', 'noor ago 3 11:35'),
    },
  },
  {
    name: 'pictures',
    kind: 'task',
    title: 'Serve pictures from nearer to the shopper',
    made: ['lena', 'four 6 15:40'],
    epic: 'foundations',
    gain: 'product',
    texts: {
      description: 'They come from one machine in Frankfurt. A network of caches keeps them for a day.',
      soThat: 'the basket shows in one second in Lisbon, too, instead of in three',
    },
    lines: [
      'Measured on the slow phone, from four countries',
      'A picture that is changed is new everywhere within five minutes',
    ],
    sized: [['lena', 'ago 3 11:36', 3]],
  },
  {
    name: 'onCall',
    kind: 'task',
    title: 'Write down what to do when the phone rings',
    made: ['tom', 'four 9 16:20'],
    epic: 'foundations',
    gain: 'team',
    texts: {
      description: 'One page for each alert: what it means, what to look at first, whom to wake.',
      soThat: 'everyone of us can be on call, and not only Tom',
    },
    lines: ['Asha has taken a night with nothing but these pages', 'Each alert names its page'],
    sized: [['tom', 'ago 3 11:38', 2]],
  },
];
