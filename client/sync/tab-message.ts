// What the tabs of one browser say to each other about one board. Any page of this origin can write to the
// channel, an older version of this one too, so every message is parsed.

export type StorageStatus = 'loading' | 'ok' | 'unwritable' | 'unavailable';

/** What a tab says about the changes in it that no durable acknowledgement has covered. */
export interface TabReport {
  /** Ids of items, hashes of pictures, and `board` for changes outside items. */
  readonly unsaved: readonly string[];
  readonly storage: StorageStatus;
  /** It has a connection that makes progress, so what waits in it is on its way. */
  readonly sending: boolean;
}

export type TabMessage =
  /** I hold this much: send me what I lack, and tell me how you are. */
  | { readonly type: 'hello'; readonly from: string; readonly vector: Uint8Array }
  /** What `to` lacks of what I hold; and, in the answer to a hello, how much I hold. */
  | {
      readonly type: 'missing';
      readonly from: string;
      readonly to: string;
      readonly update: Uint8Array;
      readonly vector?: Uint8Array;
    }
  | { readonly type: 'update'; readonly from: string; readonly update: Uint8Array }
  | { readonly type: 'report'; readonly from: string; readonly report: TabReport }
  | { readonly type: 'bye'; readonly from: string };

const mostUnsaved = 100_000;
const storageStatuses: readonly unknown[] = [
  'loading',
  'ok',
  'unwritable',
  'unavailable',
] satisfies StorageStatus[];

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= 64;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function parseReport(value: unknown): TabReport | undefined {
  if (!isObject(value)) return undefined;
  const { unsaved, storage, sending } = value;
  if (!Array.isArray(unsaved) || unsaved.length > mostUnsaved || !unsaved.every(isName)) return undefined;
  if (!storageStatuses.includes(storage) || typeof sending !== 'boolean') return undefined;
  return { unsaved, storage: storage as StorageStatus, sending };
}

/** The message, or undefined when it is none that this version understands. */
export function parseTabMessage(value: unknown): TabMessage | undefined {
  if (!isObject(value) || !isName(value['from'])) return undefined;
  const { type, from, to, update, vector } = value;
  switch (type) {
    case 'hello':
      return vector instanceof Uint8Array ? { type, from, vector } : undefined;
    case 'missing':
      if (!isName(to) || !(update instanceof Uint8Array)) return undefined;
      return vector instanceof Uint8Array ? { type, from, to, update, vector } : { type, from, to, update };
    case 'update':
      return update instanceof Uint8Array ? { type, from, update } : undefined;
    case 'report': {
      const report = parseReport(value['report']);
      return report && { type, from, report };
    }
    case 'bye':
      return { type, from };
    default:
      return undefined;
  }
}
