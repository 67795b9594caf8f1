// What the relay is told from outside: environment and arguments become one typed record, or a sentence that says
// what to change. Nothing else in the relay reads the environment.

import { basename, dirname, join, resolve } from 'node:path';

export interface Config {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Origin that links and the relay's address are made from, without a slash at the end. */
  readonly publicUrl?: string;
  /** When set, only holders may create boards. */
  readonly createToken?: string;
  /** Opens `GET /metrics` to who holds it; without one only this machine itself is answered. */
  readonly metricsToken?: string;
  /** Folder of the built page. */
  readonly clientDir: string;
}

export type ConfigResult = { readonly config: Config } | { readonly error: string };

export type Environment = Readonly<Record<string, string | undefined>>;

/** `args` are those after the command's name; `--lan` listens on all interfaces unless HOST says where. */
export function readConfig(env: Environment, args: readonly string[]): ConfigResult {
  const unknown = args.find((arg) => arg !== '--lan');
  if (unknown !== undefined)
    return {
      error: `The relay does not know the option ${unknown}. It knows --lan; the rest is set by PORT, HOST, DATA_DIR, PUBLIC_URL, CREATE_TOKEN and METRICS_TOKEN.`,
    };

  const port = env['PORT'] ? Number(env['PORT']) : 4280;
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return { error: `PORT is ${env['PORT']}, which is no port. Use a whole number from 0 to 65535.` };

  const publicUrl = env['PUBLIC_URL'] ? readOrigin(env['PUBLIC_URL']) : undefined;
  if (env['PUBLIC_URL'] && !publicUrl)
    return {
      error: `PUBLIC_URL is ${env['PUBLIC_URL']}. Use the address that people open, such as https://board.example.org, without a path.`,
    };

  const createToken = env['CREATE_TOKEN'];
  const metricsToken = env['METRICS_TOKEN'];
  for (const [name, token] of Object.entries({ CREATE_TOKEN: createToken, METRICS_TOKEN: metricsToken }))
    if (token && token.length < 16)
      return { error: `${name} is shorter than 16 characters and could be guessed. Use a longer one.` };

  return {
    config: {
      port,
      host: env['HOST'] || (args.includes('--lan') ? '0.0.0.0' : '127.0.0.1'),
      dataDir: resolve(env['DATA_DIR'] || 'data'),
      ...(publicUrl && { publicUrl }),
      ...(createToken && { createToken }),
      ...(metricsToken && { metricsToken }),
      clientDir: builtClient(import.meta.dirname),
    },
  };
}

function readOrigin(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const bare = url.pathname === '/' && !url.search && !url.hash && !url.username;
  return bare && (url.protocol === 'http:' || url.protocol === 'https:') ? url.origin : undefined;
}

/** The page beside the bundle (`dist/server` → `dist/client`), and beside the sources when they run as they are. */
function builtClient(here: string): string {
  return basename(dirname(here)) === 'dist' ? join(here, '../client') : join(here, '../dist/client');
}

interface Interface {
  readonly family: string;
  readonly internal: boolean;
  readonly address: string;
}

/** Addresses under which a relay that listens on all interfaces is reached from other machines. */
export function lanAddresses(
  interfaces: Readonly<Record<string, readonly Interface[] | undefined>>,
  port: number,
): string[] {
  return Object.values(interfaces)
    .flatMap((list) => list ?? [])
    .filter((entry) => entry.family === 'IPv4' && !entry.internal)
    .map((entry) => `http://${entry.address}:${port}`);
}
