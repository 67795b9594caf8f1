// Installs the peers' packages with npm, when the bench asks for them and they are not there yet: exact versions, each
// peer in a folder of its own, nothing in this project's own packages.

import { execFile } from 'node:child_process';
import { access, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import type { Installation, Peer } from './peer.ts';

const run = promisify(execFile);
/** One of them may be compiled. */
const patienceMs = 600_000;
const mark = 'installed.json';

/** The folder of the peer below `cache`. Rejects with a sentence. */
export async function install(peer: Peer, cache: string): Promise<string> {
  const folder = join(cache, peer.name);
  const { installation } = peer;
  if (!installation || (await isInstalled(installation, folder))) return folder;
  console.log(`installing ${peer.name} …`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const { packages, options = [], files = {}, links = [] } = installation;
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, type: 'module', dependencies: packages }),
  );
  await npm(peer.name, folder, options);
  for (const [name, target] of links) await link(join(folder, 'node_modules'), name, target);
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  await load(peer.name, installation, folder);
  await writeFile(join(folder, mark), JSON.stringify(installation));
  return folder;
}

async function isInstalled(installation: Installation, folder: string): Promise<boolean> {
  const text = await readFile(join(folder, mark), 'utf8').catch(() => '');
  return text === JSON.stringify(installation);
}

async function npm(name: string, folder: string, options: readonly string[]): Promise<void> {
  const words = ['install', '--no-audit', '--no-fund', '--loglevel=error', ...options];
  try {
    await run('npm', words, { cwd: folder, timeout: patienceMs });
  } catch (error) {
    throw new Error(
      `${name} could not be installed: npm needs the network for it, once. Leave it out with --peers.\n${lastLines(error)}`,
      { cause: error },
    );
  }
}

async function link(modules: string, name: string, target: string): Promise<void> {
  const path = join(modules, name);
  await access(join(modules, target));
  await rm(path, { recursive: true, force: true });
  await symlink(relative(dirname(path), join(modules, target)), path);
}

async function load(name: string, { mustLoad }: Installation, folder: string): Promise<void> {
  const script = mustLoad.map((module) => `await import(${JSON.stringify(module)});`).join('');
  try {
    await run(process.execPath, ['--input-type=module', '-e', script], { cwd: folder });
  } catch (error) {
    throw new Error(
      `${name} was installed, but does not load. Parts of it are compiled: a compiler may be missing.\n${lastLines(error)}`,
      { cause: error },
    );
  }
}

function lastLines(error: unknown): string {
  const { stderr, message } = error as { readonly stderr?: string; readonly message: string };
  const lines = (stderr ?? message).trim().split('\n');
  return lines.slice(-5).join('\n');
}
