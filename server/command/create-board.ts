// Asks a relay for a new board.

import { asFields, asText } from '../../shared/board/values.ts';
import { readConfig, type Environment } from '../config.ts';
import { Failure } from './failure.ts';

export interface BoardLinks {
  readonly owner: string;
  readonly edit: string;
  readonly view: string;
}

/** Where the relay is that this environment speaks of. */
function relayOrigin(env: Environment): string {
  const read = readConfig(env, []);
  if ('error' in read) throw new Failure(read.error);
  const { publicUrl, host, port } = read.config;
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = host.includes(':') ? `[${host}]` : host;
  return publicUrl ?? `http://${everywhere ? '127.0.0.1' : name}:${port}`;
}

export const noRelay = (origin: string) =>
  `No relay answers at ${origin}: start one with “groundwork serve”, or set PORT or PUBLIC_URL to where it is.`;

export async function createBoard(env: Environment, name: string): Promise<BoardLinks> {
  const origin = relayOrigin(env);
  const token = env['CREATE_TOKEN'];
  const answer = await fetch(`${origin}/api/boards`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ name }),
    signal: AbortSignal.timeout(30_000),
  }).catch(() => {
    throw new Failure(noRelay(origin));
  });
  const body = asFields(await answer.json().catch(() => undefined));
  if (answer.status !== 201)
    throw new Failure(asText(body['error']) || `What answers at ${origin} is no Groundwork relay.`);
  const links = asFields(body['links']);
  return { owner: asText(links['owner']), edit: asText(links['edit']), view: asText(links['view']) };
}
