// What of each scenario is printed, and in which words.

import type { ScenarioName } from '../peers/peer.ts';

export interface Table {
  readonly title: string;
  /** Heading and figure. */
  readonly columns: readonly (readonly [string, string])[];
  /** One table for each peer with a row for each variant, instead of the other way round. */
  readonly byPeer?: true;
}

const latency = [
  ['p50 ms', 'p50'],
  ['p99 ms', 'p99'],
] as const;
const cost = [
  ['CPU s', 'cpu'],
  ['CPU s/100k', 'cpuPer100k'],
] as const;
const wire = [
  ['frames out', 'framesOut'],
  ['MB out', 'mbOut'],
  ['memory MiB', 'memory'],
  ['generator', 'generator'],
] as const;

export const tables: Readonly<Record<ScenarioName, Table>> = {
  S1: {
    title: 'S1 fan-out: 100 in a room, 20 write 200 updates/s',
    columns: [['delivered/s', 'perSecond'], ['lost', 'lost'], ...latency, ...cost, ...wire],
  },
  S2: {
    title: 'S2 saturation: the same room, as fast as it goes',
    columns: [
      ['updates/s', 'rate'],
      ['deliveries/s', 'perSecond'],
      ['per CPU s', 'perCpuSecond'],
      ...latency,
      ['server', 'server'],
      ['fails at', 'failedAt'],
      ['frames each', 'framesEach'],
      ['memory MiB', 'memory'],
      ['generator', 'generator'],
    ],
  },
  S3: {
    title: 'S3 500 rooms of 4, 1,000 updates/s over all',
    columns: [
      ['lost', 'lost'],
      ...latency,
      ...cost,
      ['kB a room', 'kbPerRoom'],
      ['connect ms', 'connectMs'],
      ['connect CPU s', 'connectCpu'],
      ...wire,
    ],
  },
  S4: {
    title: 'S4 opening a large board',
    columns: [
      ['in memory 1, ms', 'hot1'],
      ['30, ms', 'hot30'],
      ['30, CPU s', 'hot30Cpu'],
      ['restarted 1, ms', 'cold1'],
      ['30, ms', 'cold30'],
      ['30, CPU s', 'cold30Cpu'],
      ['MB each', 'mb'],
      ['early', 'early'],
      ['whole', 'whole'],
      ['written/s', 'writtenPerSecond'],
      ['settled ms', 'settledMs'],
      ['memory MiB', 'memory'],
    ],
  },
  S5: {
    title: 'S5 500 come back at once',
    columns: [
      ['synced', 'synced'],
      ['all ms', 'allMs'],
      ['middle ms', 'middleMs'],
      ['retries', 'retries'],
      ['CPU s', 'cpu'],
      ['MB', 'mb'],
      ['memory MiB', 'memory'],
      ['generator', 'generator'],
    ],
  },
  S6: {
    title: 'S6 presence: everybody moves 10 times a second',
    columns: [['lost', 'lost'], ...latency, ...cost, ['late ms', 'lateMs'], ...wire],
  },
  S7: {
    title: 'S7 at rest, in rooms of 5',
    columns: [
      ['connections', 'connections'],
      ['dead', 'dead'],
      ['kB each', 'kbEach'],
      ['cores', 'idleCores'],
      ['before MiB', 'before'],
      ['with all', 'memory'],
      ['after', 'after'],
      ['connect ms', 'connectMs'],
      ['connect CPU s', 'connectCpu'],
    ],
  },
  S8: {
    title: 'S8 kill -9',
    columns: [
      ['kills', 'kills'],
      ['sent', 'sent'],
      ['acked', 'acked'],
      ['acked and lost', 'lostAcked'],
      ['kills with such', 'killsWithLoss'],
      ['lost', 'lost'],
      ['oldest lost ms', 'oldestLost'],
      ['ack p50 ms', 'ackP50'],
      ['ack p99 ms', 'ackP99'],
      ['ack max ms', 'ackMax'],
    ],
  },
  S9: {
    title: 'S9 bad input',
    byPeer: true,
    columns: [
      ['up', 'up'],
      ['offender', 'offender'],
      ['same room', 'here'],
      ['worst ms', 'hereWorst'],
      ['others', 'elsewhere'],
      ['worst ms', 'elsewhereWorst'],
      ['newcomer', 'opens'],
      ['CPU s', 'cpu'],
      ['stays MiB', 'stays'],
      ['peak MiB', 'peak'],
      ['generator late ms', 'generatorLate'],
    ],
  },
  S10: {
    title: 'S10 one of 100 does not read',
    columns: [
      ['p50 ms without', 'p50Without'],
      ['with', 'p50With'],
      ['p99 ms without', 'p99Without'],
      ['with', 'p99With'],
      ['p99 %', 'p99Change'],
      ['its fate', 'fate'],
      ['MiB for it', 'mbForIt'],
      ['lost', 'lost'],
      ['memory MiB', 'memory'],
      ['generator', 'generator'],
    ],
  },
};
