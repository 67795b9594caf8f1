// Finds the Chromium that browser tests run in, or installs one: a fresh machine has only Node and npm.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const found = (): string | undefined => places.find((place) => place !== undefined && existsSync(place));

function installFromSystemPackages(): void {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const run = (...args: string[]) => {
    const [command = '', ...rest] = [...asRoot, ...args];
    execFileSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'] });
  };
  run('apt-get', 'update', '-qq');
  run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation');
}

async function downloaded(): Promise<string> {
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  if (!existsSync(path)) {
    execFileSync('npx', ['playwright-core', 'install', '--with-deps', 'chromium'], { stdio: 'inherit' });
  }
  return path;
}

/** The path of a Chromium; installs it with the system's packages, else downloads playwright's own. */
export async function chromiumPath(): Promise<string> {
  const there = found();
  if (there !== undefined) return there;
  console.log('No Chromium found: installing one for the browser tests.');
  try {
    if (existsSync('/usr/bin/apt-get')) installFromSystemPackages();
  } catch {
    console.log('The system packages did not bring one; trying a download.');
  }
  return found() ?? (await downloaded());
}

/** Flags for a quiet browser that runs as root in a container and looks nothing up outside. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
