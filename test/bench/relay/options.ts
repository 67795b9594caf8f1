// What the caller of the bench may say, and what holds otherwise.

import { parseArgs } from 'node:util';
import { scenarioNames, type ScenarioName } from './peers/peer.ts';
import { ours, peers, usualPeers } from './peers/peers.ts';

export interface Options {
  readonly peers: readonly string[];
  readonly scenarios: readonly ScenarioName[];
  readonly runs: number;
  readonly quick: boolean;
  /** Of S9: only the cases whose name holds this. */
  readonly only: string;
  readonly profile: boolean;
  /** A file that gets the tables. */
  readonly markdown: string | undefined;
  /** A file that gets one JSON line for each measurement. */
  readonly out: string | undefined;
  /** Such a file, which is read instead of measuring. */
  readonly report: string | undefined;
}

export const usage = `npm run bench:relay -- [options]

  --only S1,S4      which scenarios, all unless said: S1 fan-out, S2 saturation, S3 many rooms, S4 opening, S5 coming
                    back, S6 presence, S7 at rest, S8 kill -9, S9 bad input, S10 one who does not read
  --peers NAMES     of ${peers.map(({ name }) => name).join(', ')}; all but the last unless said.
                    Each is measured only where it has something to say
  --runs 3          how often; S4, S8 and S9 repeat inside and are measured once
  --quick           short, to see that it works: its figures say little
  --case TEXT       of S9, only the cases whose name holds this
  --profile         ${ours} alone, once, with a profile of its processor for each scenario
  --markdown FILE   writes the tables there too
  --out FILE        appends one JSON line for each measurement
  --report FILE     prints the tables of such lines and measures nothing`;

/** Reads the words of the command line; a sentence where they are not understood. */
export function readOptions(words: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        only: { type: 'string', default: scenarioNames.join(',') },
        peers: { type: 'string', default: usualPeers.join(',') },
        runs: { type: 'string', default: '3' },
        quick: { type: 'boolean', default: false },
        case: { type: 'string', default: '' },
        profile: { type: 'boolean', default: false },
        markdown: { type: 'string' },
        out: { type: 'string' },
        report: { type: 'string' },
      },
    });
    const asked = values.only.toUpperCase().split(',');
    const scenarios = scenarioNames.filter((name) => asked.includes(name));
    const strange = asked.find((name) => !(scenarioNames as readonly string[]).includes(name));
    if (strange !== undefined) return `There is no scenario ${strange}.`;
    const names = values.profile ? [ours] : values.peers.split(',');
    const nobody = names.find((name) => !peers.some((peer) => peer.name === name));
    if (nobody !== undefined) return `There is no peer ${nobody}.`;
    const runs = values.profile ? 1 : Number(values.runs);
    if (!Number.isInteger(runs) || runs < 1) return '--runs takes a whole number from 1.';
    return {
      scenarios,
      // In their own order: ours in the middle.
      peers: peers.map(({ name }) => name).filter((name) => names.includes(name)),
      runs,
      quick: values.quick,
      only: values.case,
      profile: values.profile,
      markdown: values.markdown,
      out: values.out,
      report: values.report,
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
