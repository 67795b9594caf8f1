// The worker's own entry, a file of its own beside the command: does one job after the other and hands the bytes over.

import { parentPort } from 'node:worker_threads';
import { difference } from './difference.ts';
import { why } from '../log.ts';
import { fold } from './fold.ts';
import { foldInput, unpack, type Answer, type Job } from './job.ts';

function answer(job: Job): Answer {
  try {
    const updates = unpack(job.updates);
    if (job.kind === 'difference') return { difference: difference(updates, job.vector) };
    return { folded: fold(foldInput(updates, job.sequences)) };
  } catch (error) {
    return { error: why(error) };
  }
}

/** Results are no windows on other bytes, but for an update that is given back as it came. */
const buffersOf = (result: Answer): ArrayBufferLike[] => {
  if ('error' in result) return [];
  const parts = 'folded' in result ? [result.folded.bytes, result.folded.summary] : [result.difference];
  return parts.filter((part) => part.byteLength === part.buffer.byteLength).map(({ buffer }) => buffer);
};

parentPort?.on('message', (job: Job) => {
  const result = answer(job);
  parentPort?.postMessage(result, buffersOf(result) as ArrayBuffer[]);
});
