// What the kernel says of a process: seconds of the processor, memory, and whether it lives. Linux only.

import { readFileSync } from 'node:fs';

/** Clock ticks a second: 100 on every Linux that Node runs on. */
const ticks = 100;

/** What follows the name of the process, which may hold blanks and brackets. */
function statOf(pid: number): readonly string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** Of all its threads, in the kernel and outside it. Throws when there is no such process. */
export function cpuSeconds(pid: number): number {
  const stat = statOf(pid);
  return (Number(stat[11]) + Number(stat[12])) / ticks;
}

export function isAlive(pid: number): boolean {
  try {
    return statOf(pid)[0] !== 'Z';
  } catch {
    return false;
  }
}

/** MiB; zeros when there is no such process. */
export interface Memory {
  readonly resident: number;
  /** The most it ever was. */
  readonly peak: number;
}

export function memoryOf(pid: number): Memory {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    const read = (key: string) => Number(new RegExp(`${key}:\\s+(\\d+)`).exec(text)?.[1] ?? 0) / 1024;
    return { resident: read('VmRSS'), peak: read('VmHWM') };
  } catch {
    return { resident: 0, peak: 0 };
  }
}
