// What a stretch of a scenario cost: the server's processor, the generator's own, and what went over the wire.

import type { Client } from './client.ts';
import { monotonicUs, type ServerProcess } from './server-process.ts';

export interface Cost {
  /** The server's. */
  readonly cpu: number;
  /** Of one core; above about 0.9 the generator was the limit, and not the server. */
  readonly generator: number;
  readonly framesOut: number;
  readonly mbOut: number;
}

/** Begins to count; the answer tells what there was since. */
export function meter(server: ServerProcess, clients: readonly Client[] = []): () => Cost {
  const received = () => ({
    frames: clients.reduce((sum, { socket }) => sum + socket.framesIn, 0),
    bytes: clients.reduce((sum, { socket }) => sum + socket.bytesIn, 0),
  });
  const begun = performance.now();
  server.metered.from = Math.min(server.metered.from, monotonicUs());
  const [used, cpu, before] = [process.cpuUsage(), server.cpu, received()];
  return () => {
    const { user, system } = process.cpuUsage(used);
    const after = received();
    server.metered.to = monotonicUs();
    return {
      cpu: server.cpu - cpu,
      generator: (user + system) / 1000 / (performance.now() - begun),
      framesOut: after.frames - before.frames,
      mbOut: (after.bytes - before.bytes) / 1e6,
    };
  };
}

/** Seconds of the processor for a hundred thousand deliveries. */
export const per100k = (cpu: number, deliveries: number): number => (cpu / deliveries) * 1e5;
