// What tabs and service worker say to each other. Tabs and workers of different versions meet, so these words never
// change their meaning; whatever else arrives is ignored.

/**
 * version: which one are you? (both ways; the answer comes through the port that is sent along). takeOver: be the worker
 * in force from now on. tidy: delete the copies that no tab needs any more.
 */
export type Message = 'version' | 'takeOver' | 'tidy';

const messages: readonly unknown[] = ['version', 'takeOver', 'tidy'] satisfies readonly Message[];

export const parseMessage = (data: unknown): Message | undefined =>
  messages.includes(data) ? (data as Message) : undefined;

/** Versions are named by a hash of all that is in them. */
export const parseVersion = (data: unknown): string | undefined =>
  typeof data === 'string' && /^[0-9a-z-]{1,64}$/.test(data) ? data : undefined;

/** A worker, as a tab sees it; or a tab, as the worker sees it. */
export interface Other {
  postMessage(message: Message, transfer: Transferable[]): void;
}

/** Says something that needs no answer. */
export const tell = (other: Other, message: Exclude<Message, 'version'>): void =>
  other.postMessage(message, []);

/** How long an answer may take: a frozen tab gives none. */
const patienceMs = 3_000;

/** Which version the other one is, or undefined when it does not answer. */
export function askVersion(other: Other): Promise<string | undefined> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const settle = (version: string | undefined) => {
      clearTimeout(timer);
      port1.close();
      resolve(version);
    };
    const timer = setTimeout(() => settle(undefined), patienceMs);
    port1.addEventListener('message', ({ data }) => settle(parseVersion(data)));
    port1.start();
    other.postMessage('version', [port2]);
  });
}
