// Whether what an import makes goes through to the relay, which takes one update whole or not at all.

import { limits } from '../protocol.ts';

/** Why an update of this many bytes would be refused, ending in what to do; null when it would not. */
export function tooLargeToSend(bytes: number, wayOut: string): string | null {
  if (bytes <= limits.step2Bytes) return null;
  const size = (bytes / 1024 / 1024).toFixed(1);
  return `This import makes ${size} MB and the relay takes ${limits.step2Bytes / 1024 / 1024} MB at once: ${wayOut}.`;
}
