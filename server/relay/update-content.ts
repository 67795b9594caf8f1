// What an update (Yjs, version 1) brings, read off its bytes without building anything: which runs of which clients,
// what it deletes, and on what of others it stands. It takes exactly what Yjs takes, less what Yjs would stumble
// over when it applies it: this is the only check between a socket and everybody's document.

import { ByteReader } from './byte-reader.ts';
import { MalformedError } from './malformed.ts';

/** `len` clocks of one client, from `clock` on. */
export interface Run {
  readonly client: number;
  readonly clock: number;
  readonly len: number;
}

export interface UpdateContent {
  /** Each client's in rising order, those that touch made one; clients as they come. */
  readonly structs: readonly Run[];
  /** In no order; they may overlap. */
  readonly deletes: readonly Run[];
  /** By client, the highest clock of another client's structs that a struct here refers to. */
  readonly standsOn: ReadonlyMap<number, number>;
}

/** What one update may hold that takes long to look at. */
export interface ContentBounds {
  readonly clients: number;
  readonly unorderedDeletes: number;
  readonly jsonValues: number;
}

/** No page comes near these; what is within them is read in about a quarter of a second. */
export const receivedBounds: ContentBounds = {
  clients: 100_000,
  unorderedDeletes: 10_000,
  jsonValues: 1_000_000,
};
/** A whole board may hold what came in many updates. */
const unbounded: ContentBounds = { clients: Infinity, unorderedDeletes: Infinity, jsonValues: Infinity };

/**
 * Throws MalformedError. With `isNew`, `standsOn` tells only of the structs that begin at a clock for which it says
 * yes.
 */
export function readContent(
  update: Uint8Array,
  most = unbounded,
  isNew?: (client: number, clock: number) => boolean,
): UpdateContent {
  const reader = new StructReader(update, most, isNew);
  for (let clients = reader.clients(); clients > 0; clients -= 1) reader.readClient();
  const { structs, standsOn } = reader;
  const deletes: Run[] = [];
  let unordered = 0;
  for (let clients = reader.clients(); clients > 0; clients -= 1) {
    const client = reader.uint();
    let last = 0;
    for (let ranges = reader.uint(); ranges > 0; ranges -= 1) {
      const run = { client, clock: reader.uint(), len: reader.uint() };
      checkEnd(run.clock + run.len);
      // Yjs writes none of these, and stumbles over one that waits.
      if (run.len === 0) throw new MalformedError('a deletion of nothing');
      // Yjs writes them in order; sorting millions would keep everybody waiting.
      if (run.clock < last && (unordered += 1) > most.unorderedDeletes)
        throw new MalformedError('too many deletions out of order');
      last = run.clock;
      deletes.push(run);
    }
  }
  reader.end();
  return { structs, deletes, standsOn };
}

const hasOrigin = 0x80;
const hasRightOrigin = 0x40;
const hasParentSub = 0x20;
const kindBits = 0x1f;
const gc = 0;
const skip = 10;

const nobody: ReadonlyMap<number, number> = new Map();

class StructReader extends ByteReader {
  readonly structs: Run[] = [];
  standsOn = nobody;
  #client = 0;
  #clock = 0;
  readonly #seen = new Set<number>();
  readonly #most: ContentBounds;
  #jsonValues = 0;

  readonly #isNew: ((client: number, clock: number) => boolean) | undefined;

  constructor(update: Uint8Array, most: ContentBounds, isNew?: (client: number, clock: number) => boolean) {
    super(update);
    this.#most = most;
    this.#isNew = isNew;
  }

  /** How many clients follow. */
  clients(): number {
    const clients = this.uint();
    if (clients > this.#most.clients) throw new MalformedError('too many clients');
    return clients;
  }

  readClient(): void {
    const structs = this.uint();
    const client = this.uint();
    // Yjs keeps only the last list of a client, so an earlier one would be lost in silence.
    if (this.#seen.has(client)) throw new MalformedError('a client comes twice');
    this.#seen.add(client);
    this.#client = client;
    this.#clock = this.uint();
    let start = this.#clock;
    for (let left = structs; left > 0; left -= 1) {
      const info = this.byte();
      const kind = info & kindBits;
      const isSkip = kind === skip;
      // Yjs is of two minds about it: it applies such an update, but neither merges nor compares it.
      if (isSkip && info !== skip) throw new MalformedError('a skip with the marks of an item');
      const len = isSkip || kind === gc ? this.uint() : this.#readItem(info, kind);
      if (isSkip) {
        this.#close(start);
        start = this.#clock + len;
      } else if (len === 0) throw new MalformedError('a struct without length');
      this.#clock += len;
      checkEnd(this.#clock);
    }
    this.#close(start);
  }

  #close(start: number): void {
    if (this.#clock > start)
      this.structs.push({ client: this.#client, clock: start, len: this.#clock - start });
  }

  /** Returns its length. */
  #readItem(info: number, kind: number): number {
    if (info & hasOrigin) this.#readId();
    if (info & hasRightOrigin) this.#readId();
    if (!(info & (hasOrigin | hasRightOrigin))) {
      if (this.uint() === 1) this.skipString();
      else this.#readId();
      if (info & hasParentSub) this.skipString();
    }
    return this.#readContent(kind);
  }

  #readId(): void {
    const client = this.uint();
    const clock = this.uint();
    if (client === this.#client) {
      // Yjs looks it up without asking whether it is there yet.
      if (clock >= this.#clock) throw new MalformedError('a struct stands on a later one of its own client');
      return;
    }
    if (this.#isNew?.(this.#client, this.#clock) === false) return;
    if (this.standsOn === nobody) this.standsOn = new Map();
    const known = this.standsOn.get(client);
    if (known === undefined || known < clock) (this.standsOn as Map<number, number>).set(client, clock);
  }

  #readContent(kind: number): number {
    switch (kind) {
      case 1: // deleted
        return this.uint();
      case 2: // JSON, of old documents
        return this.#readEach(() => this.#skipOldJson());
      case 3: // binary
        this.skip(this.uint());
        return 1;
      case 4:
        return this.skipString();
      case 5: // embed
        this.skipJson();
        return 1;
      case 6: // format
        this.skipString();
        this.skipJson();
        return 1;
      case 7:
        this.#skipType();
        return 1;
      case 8:
        return this.#readEach(() => this.skipAny());
      default:
        // 9 is a document within a document: no board holds one, and each would be built in every page.
        throw new MalformedError('no such content');
    }
  }

  #readEach(read: () => void): number {
    const count = this.uint();
    for (let left = count; left > 0; left -= 1) read();
    return count;
  }

  #skipOldJson(): void {
    if ((this.#jsonValues += 1) > this.#most.jsonValues) throw new MalformedError('too many values');
    const start = this.position;
    if (this.string() === 'undefined') return;
    this.position = start;
    this.skipJson();
  }

  #skipType(): void {
    const type = this.uint();
    if (type > 6) throw new MalformedError('no such type');
    // Elements and hooks of XML carry a name.
    if (type === 3 || type === 5) this.skipString();
  }
}

function checkEnd(clock: number): void {
  if (clock > Number.MAX_SAFE_INTEGER) throw new MalformedError('a clock is too large');
}
