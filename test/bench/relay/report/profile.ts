// What a profile of a process's processor says: the functions in which it was most, by their own time.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stretch } from '../generator/server-process.ts';
import { markdownTable } from './print.ts';

export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: {
      readonly functionName: string;
      readonly url: string;
      readonly lineNumber: number;
    };
  }[];
  /** Microseconds of the machine's clock. */
  readonly startTime: number;
  readonly samples: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[];
}

export interface OwnTime {
  readonly name: string;
  readonly ms: number;
  /** Of the time in which it was not idle. */
  readonly share: number;
}

const shown = 25;
const waiting: readonly string[] = ['(idle)'];
const always: Stretch = { from: -Infinity, to: Infinity };

/** Of the samples that fall into the stretch. */
export function ownTimes(
  { nodes, startTime, samples, timeDeltas }: CpuProfile,
  { from, to }: Stretch = always,
): readonly OwnTime[] {
  const names = new Map(
    nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => {
      const place = url && ` ${url.split('/').slice(-2).join('/')}:${lineNumber + 1}`;
      return [id, `${functionName || '(anonymous)'}${place}`] as const;
    }),
  );
  const times = new Map<string, number>();
  let at = startTime;
  for (const [i, id] of samples.entries()) {
    const took = timeDeltas[i] ?? 0;
    at += took;
    if (at < from || at > to) continue;
    const name = names.get(id) ?? '?';
    times.set(name, (times.get(name) ?? 0) + took / 1000);
  }
  const busy = [...times].filter(([name]) => !waiting.includes(name));
  const all = busy.reduce((sum, [, ms]) => sum + ms, 0);
  return busy.map(([name, ms]) => ({ name, ms, share: ms / all })).sort((a, b) => b.ms - a.ms);
}

/** A table for each thread that left a profile in this folder. */
export async function profileTables(folder: string, stretch?: Stretch): Promise<string> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile'));
  const parts = await Promise.all(
    files.sort().map(async (file) => {
      const path = join(folder, file);
      const times = ownTimes(JSON.parse(await readFile(path, 'utf8')) as CpuProfile, stretch);
      const rows = times
        .slice(0, shown)
        .map(({ name, ms, share }) => [name, ms.toFixed(0), `${(share * 100).toFixed(1)} %`]);
      return `${path}\n\n${markdownTable([['function', 'own ms', 'share'], ...rows])}`;
    }),
  );
  return parts.join('\n\n');
}
