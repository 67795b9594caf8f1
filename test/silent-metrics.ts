// Metrics for tests in which nobody asks.

import type { RelayMetrics } from '../server/metrics.ts';

const ignore = (): void => undefined;

export const silentMetrics: RelayMetrics = {
  updateReceived: ignore,
  nothingNew: ignore,
  gapFound: ignore,
  repaired: ignore,
  refused: ignore,
  socketOpened: ignore,
  socketClosed: ignore,
  committed: ignore,
  commitFailed: ignore,
  acknowledged: ignore,
  relayedEarly: ignore,
  lagging: ignore,
  folded: ignore,
  answered: ignore,
};
