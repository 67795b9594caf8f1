// What our relay has to reach, as ratios to the peers of the same run where that is possible: absolute figures do not
// travel between machines or hours.

import type { ScenarioName } from '../peers/peer.ts';

export interface Bound {
  readonly scenario: ScenarioName;
  readonly variant: string;
  readonly figure: string;
  readonly what: string;
  /** A figure as it is; how many times a peer's; how much more than a peer's. Of several peers the best counts. */
  readonly kind: 'is' | 'times' | 'more than';
  readonly peers: readonly string[];
  /** At most, unless it is said to be the least. */
  readonly limit: number;
  readonly least?: true;
  readonly unit: '' | 'ms' | 'kB' | 'MB' | 'MiB' | '%' | 'cores';
}

type Where = readonly [scenario: ScenarioName, variant: string, figure: string, what: string];

const most = ([scenario, variant, figure, what]: Where, limit: number, unit: Bound['unit']): Bound => ({
  scenario,
  variant,
  figure,
  what,
  limit,
  unit,
  kind: 'is',
  peers: [],
});

const times = (
  [scenario, variant, figure, what]: Where,
  limits: Readonly<Record<string, number>>,
): readonly Bound[] =>
  Object.entries(limits).map(([peer, limit]) => ({
    scenario,
    variant,
    figure,
    what,
    limit,
    kind: 'times',
    peers: peer === 'best peer' ? realPeers : [peer],
    unit: '',
  }));

/** Those that others run. */
const realPeers: readonly string[] = ['yws', 'hocuspocus', 'yws+leveldb'];
const large = '10,000 items';
export const allCases = 'all of them';
const returning = 'with their board';

export const bounds: readonly Bound[] = [
  ...times(['S1', '', 'cpuPer100k', 'CPU for a delivery'], {
    bare: 0.95,
    yws: 0.9,
    hocuspocus: 0.8,
    batch: 1.3,
  }),
  {
    ...most(['S1', '', 'p50', 'p50'], 0.5, 'ms'),
    kind: 'more than',
    peers: ['bare'],
  },
  most(['S1', '', 'lost', 'lost'], 0, ''),
  ...times(['S2', '', 'perCpuSecond', 'deliveries for a CPU second'], { hocuspocus: 1, bare: 9 }).map(
    (bound): Bound => ({ ...bound, least: true }),
  ),
  ...times(['S3', '', 'cpuPer100k', 'CPU for a delivery'], { yws: 1.1, hocuspocus: 0.55 }),
  most(['S3', '', 'kbPerRoom', 'memory of a room'], 105, 'kB'),
  most(['S4', large, 'hot1', 'in memory, one opens'], 20, 'ms'),
  most(['S4', large, 'hot30', 'in memory, thirty open'], 400, 'ms'),
  ...times(['S4', large, 'hot1', 'in memory, one opens'], { 'best peer': 0.17 }),
  ...times(['S4', large, 'hot30', 'in memory, thirty open'], { 'best peer': 0.17 }),
  most(['S4', large, 'cold1', 'restarted, one opens'], 350, 'ms'),
  most(['S4', large, 'cold30', 'restarted, thirty open'], 650, 'ms'),
  ...times(['S4', large, 'cold1', 'restarted, one opens'], { 'best peer': 0.5 }),
  ...times(['S4', large, 'cold30', 'restarted, thirty open'], { 'best peer': 0.25 }),
  most(['S4', large, 'early', 'an empty first step 2'], 0, ''),
  ...times(['S5', returning, 'allMs', 'all are back'], { yws: 1 }),
  most(['S5', returning, 'mb', 'sent to them'], 0.6, 'MB'),
  ...times(['S5', 'with nothing', 'allMs', 'all are back'], { 'best peer': 0.45 }),
  ...times(['S6', '100 cursors', 'cpuPer100k', 'CPU for a delivery'], { batch: 1, hocuspocus: 0.8 }),
  most(['S6', '100 cursors', 'p99', 'p99'], 20, 'ms'),
  most(['S7', '', 'kbEach', 'memory of a connection'], 13, 'kB'),
  most(['S7', '', 'idleCores', 'CPU at rest'], 0.02, 'cores'),
  most(['S7', '', 'stays', 'memory that stays'], 20, 'MiB'),
  most(['S8', '100 edits/s', 'lostAcked', 'acknowledged and lost'], 0, ''),
  most(['S8', '2,000 edits/s', 'lostAcked', 'acknowledged and lost'], 0, ''),
  most(['S8', '100 edits/s', 'ackP99', 'acknowledged, p99'], 50, 'ms'),
  most(['S8', '100 edits/s', 'oldestLost', 'age of what was lost'], 100, 'ms'),
  most(['S8', '2,000 edits/s', 'oldestLost', 'age of what was lost'], 100, 'ms'),
  most(['S9', allCases, 'down', 'cases that stop the server'], 0, ''),
  most(['S9', allCases, 'elsewhereWorst', "other rooms' worst latency"], 250, 'ms'),
  most(['S9', allCases, 'kept', 'cases whose offender is not closed with a code'], 0, ''),
  most(['S9', allCases, 'stays', 'memory that stays'], 20, 'MiB'),
  most(['S10', '', 'forgotten', 'neither caught up nor closed with a code'], 0, ''),
  most(['S10', '', 'p99Change', 'p99 of the others'], 10, '%'),
  most(['S10', '', 'mbForIt', 'memory for it'], 8, 'MiB'),
];
