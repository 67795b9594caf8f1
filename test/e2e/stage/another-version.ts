// Makes the page in a folder another version of itself, as the next release would be: other names for its scripts,
// another word on the screen, and a service worker that knows all of it.

import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const integrity = (text: string) => createHash('sha256').update(text).digest('base64');

/** `words` are replaced by others in the scripts, which must hold them. The names of all scripts end in `-next.js` then. */
export async function makeAnotherVersion(
  folder: string,
  words: readonly [before: string, after: string],
): Promise<void> {
  const names = (await readdir(folder, { recursive: true })).map((name) => name.replaceAll('\\', '/'));
  // Compressed files are of the version before; whoever has only the text sends the text.
  for (const name of names) if (/\.(?:br|gz)$/.test(name)) await rm(join(folder, name));
  const scripts = names.filter((name) => /^assets\/.*\.js$/.test(name));
  const newName = (name: string) => name.replace(/\.js$/, '-next.js');
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const before = /<meta name="version" content="([^"]+)"/.exec(page)?.[1];
  if (before === undefined) throw new Error('the page has no version');
  const version = createHash('sha256').update(before).digest('hex').slice(0, 16);

  const renew = (text: string) => {
    let next = text.replaceAll(before, version).replaceAll(...words);
    for (const name of scripts) {
      const short = name.slice('assets/'.length);
      next = next.replaceAll(short, newName(short));
    }
    return next;
  };
  let worker = renew(await readFile(join(folder, 'service-worker.js'), 'utf8'));
  let worded = false;
  for (const name of [...scripts, 'index.html']) {
    const old = await readFile(join(folder, name), 'utf8');
    const text = renew(old);
    worded ||= text.includes(words[1]);
    if (!worker.includes(integrity(old))) throw new Error(`the worker does not know ${name}`);
    worker = worker.replace(integrity(old), integrity(text));
    await rm(join(folder, name));
    await writeFile(join(folder, scripts.includes(name) ? newName(name) : name), text);
  }
  if (!worded) throw new Error(`no script says "${words[0]}"`);
  await writeFile(join(folder, 'service-worker.js'), worker);
}
