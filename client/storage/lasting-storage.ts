// Asks the browser not to clear this page's data when the device runs short. It may ask the person, so it is called
// from something they did: once, after the first real edit.

/** `unknown` where the browser cannot be asked, as on plain http. */
export type Lasting = 'kept' | 'mayBeCleared' | 'unknown';

export async function askForLastingStorage(): Promise<Lasting> {
  // Missing outside secure contexts, whatever the types say.
  const storage: StorageManager | undefined = globalThis.navigator?.storage;
  try {
    if (!storage) return 'unknown';
    return (await storage.persisted()) || (await storage.persist()) ? 'kept' : 'mayBeCleared';
  } catch {
    return 'unknown';
  }
}
