// What the bench knows of a relay that it measures.

import type { DialectName } from '../wire/dialect.ts';

export const scenarioNames = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S9', 'S10'] as const;
export type ScenarioName = (typeof scenarioNames)[number];

/** Where a server that is to be started finds things. */
export interface Place {
  /** The project's folder, with the built relay. */
  readonly root: string;
  readonly port: number;
  /** A folder of its own for what it keeps. */
  readonly data: string;
  /** Where the bench's own processes are built to. */
  readonly processes: string;
  /** Where the peer's packages are. */
  readonly installed: string;
}

export interface ServerCommand {
  /** Words for node. */
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

export interface Installation {
  /** Name and exact version. */
  readonly packages: Readonly<Record<string, string>>;
  readonly options?: readonly string[];
  /** Links to be made in its node_modules: name of the package, and the one that stands for it. */
  readonly links?: readonly (readonly [string, string])[];
  /** Files of its own. */
  readonly files?: Readonly<Record<string, string>>;
  /** Modules that must load, or the installation is not whole. */
  readonly mustLoad: readonly string[];
}

export interface Peer {
  readonly name: string;
  readonly dialect: DialectName;
  /** What it says when an edit is safe: nothing, one message for each, or how many so far. */
  readonly acks: 'none' | 'each' | 'cumulative';
  /** It has a store that a restart finds again. */
  readonly keeps: boolean;
  /** The scenarios that it has something to say in. */
  readonly scenarios: readonly ScenarioName[];
  readonly installation?: Installation;
  readonly command: (place: Place) => ServerCommand;
}
