// The three things that a browser asks the relay about pictures, each with its patience. What comes back is parsed as
// if a stranger had written it; a refusal becomes a sentence.

import { hashOfPicture, isPictureHash, mostPictureBytes, pictureTypeOf } from '../../shared/picture.ts';
import type { After } from './after.ts';
import { cleanText } from './presence-state.ts';

export interface Ask {
  /** `https://host/api/boards/<id>/pictures` */
  readonly address: string;
  readonly authorization: string;
  readonly signal: AbortSignal;
  readonly after: After;
  readonly request: (address: string, init: RequestInit) => Promise<Response>;
}

export class PictureFailure extends Error {
  override name = 'PictureFailure';
  /** Trying the same again cannot help. */
  readonly final: boolean;

  constructor(sentence: string, final = false) {
    super(sentence);
    this.final = final;
  }
}

/** 2 MB over a slow line take their time; a relay that is gone is noticed by the connection long before. */
const patienceMs = 120_000;
const finalStatuses: readonly number[] = [400, 411, 413, 415];
const noAnswer = 'The relay does not answer. The picture is sent again in a moment.';

async function asking<Result>(
  { authorization, signal, after, request }: Ask,
  address: string,
  init: { readonly method?: string; readonly body?: BodyInit; readonly headers?: Record<string, string> },
  read: (answer: Response) => Promise<Result>,
): Promise<Result> {
  const over = new AbortController();
  const end = () => over.abort();
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  const cancel = after(patienceMs, end);
  try {
    const answer = await request(address, {
      ...init,
      headers: { ...init.headers, Authorization: authorization },
      // The browser's own cache would keep a second copy.
      cache: 'no-store',
      credentials: 'omit',
      signal: over.signal,
    });
    if (!answer.ok) throw await failureOf(answer);
    return await read(answer);
  } catch (error) {
    throw error instanceof PictureFailure ? error : new PictureFailure(noAnswer);
  } finally {
    cancel();
    signal.removeEventListener('abort', end);
  }
}

async function failureOf(answer: Response): Promise<PictureFailure> {
  const body: unknown = await answer.json().catch(() => undefined);
  const said = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)['error'] : '';
  const sentence = typeof said === 'string' ? cleanText(said, 300) : '';
  return new PictureFailure(sentence || noAnswer, finalStatuses.includes(answer.status));
}

/** The hashes of all pictures that the relay has of this board. */
export function listPictures(ask: Ask): Promise<Set<string>> {
  return asking(ask, ask.address, {}, async (answer) => {
    const body = (await answer.json()) as { readonly pictures?: unknown } | null;
    const hashes: unknown = body?.pictures;
    if (!Array.isArray(hashes)) throw new PictureFailure(noAnswer);
    return new Set(hashes.filter(isPictureHash));
  });
}

/** Settles when the relay has it on its disk. */
export function sendPicture(ask: Ask, hash: string, bytes: Uint8Array): Promise<void> {
  const type = pictureTypeOf(bytes) ?? '';
  const body = bytes as Uint8Array<ArrayBuffer>;
  const init = { method: 'PUT', headers: { 'Content-Type': type }, body };
  return asking(ask, `${ask.address}/${hash}`, init, async ({ status }) => {
    // Anything but 204 is no word of this relay, such as the page of a network that wants a login.
    if (status !== 204) throw new PictureFailure(noAnswer);
    await Promise.resolve();
  });
}

/** The bytes of a picture; rejects when they are not those that the hash names. */
export function fetchPicture(ask: Ask, hash: string): Promise<Uint8Array> {
  return asking(ask, `${ask.address}/${hash}`, {}, async (answer) => {
    if (Number(answer.headers.get('Content-Length')) > mostPictureBytes) throw new PictureFailure(noAnswer);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (hashOfPicture(bytes) !== hash || !pictureTypeOf(bytes)) throw new PictureFailure(noAnswer);
    return bytes;
  });
}
