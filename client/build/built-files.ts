// The files of a finished build, as they lie in its folder.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface BuiltFile {
  /** From the folder's top, with slashes. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** All files of the folder, in an order that does not depend on the disk. */
export async function builtFiles(folder: string): Promise<readonly BuiltFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );
  return Promise.all(names.sort().map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })));
}
