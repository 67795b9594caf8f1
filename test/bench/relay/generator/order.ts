// What the bench asks of the process that measures, and what it is answered.

import type { Noise } from '../machine/noise.ts';
import type { ScenarioName } from '../peers/peer.ts';
import type { Stretch } from './server-process.ts';
import type { Reading, Wishes } from './stage.ts';

export interface Order {
  readonly peer: string;
  readonly scenario: ScenarioName;
  readonly wishes: Wishes;
  /** The project's folder. */
  readonly root: string;
  /** Where the peer's packages are. */
  readonly installed: string;
  /** A folder for profiles of the server's processor. */
  readonly profile?: string;
}

export interface Measured {
  readonly readings: readonly Reading[];
  readonly noise: Noise;
  /** In which the readings were taken: without the server's start and end. */
  readonly metered?: Stretch;
  /** Why there are none. */
  readonly failed?: string;
}
