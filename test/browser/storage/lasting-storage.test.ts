import { afterEach, expect, test, vi } from 'vitest';
import { askForLastingStorage } from '../../../client/storage/lasting-storage.ts';

afterEach(() => vi.restoreAllMocks());

test('asks only when the browser has not granted it already', async () => {
  const persisted = vi.spyOn(navigator.storage, 'persisted').mockResolvedValue(true);
  const persist = vi.spyOn(navigator.storage, 'persist').mockResolvedValue(false);
  expect(await askForLastingStorage()).toBe('kept');
  expect(persist).not.toHaveBeenCalled();
  persisted.mockResolvedValue(false);
  expect(await askForLastingStorage()).toBe('mayBeCleared');
  persist.mockResolvedValue(true);
  expect(await askForLastingStorage()).toBe('kept');
});

test('says so where it cannot be asked', async () => {
  vi.spyOn(navigator.storage, 'persisted').mockRejectedValue(new TypeError('not here'));
  expect(await askForLastingStorage()).toBe('unknown');
  vi.spyOn(navigator, 'storage', 'get').mockReturnValue(undefined as unknown as StorageManager);
  expect(await askForLastingStorage()).toBe('unknown');
});
