// What the browser's own copy can say about itself, and the sentence that a person reads for each fault. It knows
// nothing of boards.

/** full: no room. blocked: private window or setting. noAnswer: hangs. missing: no IndexedDB. broken: the rest. */
export type StorageFault = 'full' | 'blocked' | 'noAnswer' | 'missing' | 'broken';

/**
 * loading: the first read is under way. ok: the last write was stored, or the read worked and nothing was written
 * since. unwritable: the copy was read, but the last write failed. unavailable: it could not even be read.
 */
export type StorageState =
  | { readonly status: 'loading' }
  | { readonly status: 'ok' }
  | {
      readonly status: 'unwritable' | 'unavailable';
      readonly reason: StorageFault;
      readonly sentence: string;
    };

const sentences: Readonly<Record<StorageFault, string>> = {
  full: 'There is no room left on this device, so new changes are not kept on it. Free some space, or export the board to a file.',
  blocked:
    'The browser does not let this page keep data, in a private window or by a setting. Allow storage for this page, or keep this tab open until the relay has your changes.',
  noAnswer:
    'The storage of the browser does not answer. Close the other tabs of this board; if that does not help, restart the browser once the relay has your changes.',
  missing:
    'This browser keeps no data for pages. Keep this tab open until the relay has your changes, or use another browser.',
  broken:
    'The browser cannot use its storage just now. A restart of the browser usually cures that; export the board first if the relay does not have your changes.',
};

const faultOfName: Readonly<Record<string, StorageFault>> = {
  QuotaExceededError: 'full',
  SecurityError: 'blocked',
  NotAllowedError: 'blocked',
  TimeoutError: 'noAnswer',
  NotSupportedError: 'missing',
};

export function faultOf(error: unknown): StorageFault {
  if (!(error instanceof Error || error instanceof DOMException)) return 'broken';
  // Chromium says this inside an UnknownError, older Firefox inside an InvalidStateError.
  if (/full disk|disk is full|no space/i.test(error.message)) return 'full';
  if (/did not allow mutations/i.test(error.message)) return 'blocked';
  return faultOfName[error.name] ?? 'broken';
}

export function faultState(status: 'unwritable' | 'unavailable', error: unknown): StorageState {
  const reason = faultOf(error);
  return { status, reason, sentence: sentences[reason] };
}

/** What a reading could not take in, in a sentence; undefined when it took in everything. */
export function copyFault({
  damaged,
  newer,
}: {
  readonly damaged: number;
  readonly newer: number;
}): string | undefined {
  if (newer > 0)
    return 'A newer version of Groundwork has written to this device. Reload the page to read that, too.';
  if (damaged === 0) return undefined;
  return 'Part of the copy on this device was damaged and is set aside. What the relay has fills the gap; what it never got may be missing.';
}
