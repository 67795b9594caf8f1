// Joins the tabs of one browser that show the same board: their documents, also with no network, and what each of
// them still waits to have confirmed. It moves bytes of a Y.Doc and knows no items.
//
// A change from another tab is applied with this object as its origin, so that each tab's own connection sends it
// to the relay too and each tab's own acknowledgement covers it.

import * as Y from 'yjs';
import type { BoardId, Random } from '../../shared/ids.ts';
import { after, type After } from './after.ts';
import { onPageLife, type OnPageLife } from './page-life.ts';
import { parseTabMessage, type TabMessage, type TabReport } from './tab-message.ts';

/** The part of BroadcastChannel in use. */
export interface TabChannel {
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  postMessage(message: unknown): void;
  close(): void;
}

export interface TabsOptions {
  readonly board: BoardId;
  readonly doc: Y.Doc;
  /** True when a change was made in this tab. Only such changes go to the other tabs; the rest reaches them anyway. */
  readonly isOwn: (origin: unknown) => boolean;
  /** Settles when this browser's copy has been read. Before that a tab has nothing to say, and would ask for everything. */
  readonly ready?: Promise<void>;
  readonly random?: Random;
  readonly after?: After;
  readonly onPageLife?: OnPageLife;
  readonly openChannel?: (name: string) => TabChannel | undefined;
}

/** A tab in which something waits says so again after this long … */
const repeatMs = 20_000;
/** … and is taken for dead after this long: browsers let a hidden tab run its timers once a minute. */
const silentMs = 90_000;

function openBroadcastChannel(name: string): TabChannel | undefined {
  try {
    return typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
  } catch {
    // Some browsers forbid it where they forbid storage. Then each tab stands alone, joined by the relay.
    return undefined;
  }
}

const same = (a: TabReport | undefined, b: TabReport) =>
  a?.storage === b.storage && a.sending === b.sending && a.unsaved.join() === b.unsaved.join();

export class Tabs {
  readonly #doc: Y.Doc;
  #channel: TabChannel | undefined;
  readonly #name: string;
  readonly #after: After;
  readonly #isOwn: (origin: unknown) => boolean;
  readonly #stopPageLife: () => void;
  readonly #listeners = new Set<() => void>();
  readonly #reports = new Map<string, { readonly report: TabReport; readonly cancelSilence: () => void }>();
  #others: readonly TabReport[] = [];
  #mine: TabReport | undefined;
  #cancelRepeat = () => {};
  #listens = false;

  constructor(options: TabsOptions) {
    const random = options.random ?? Math.random;
    this.#doc = options.doc;
    this.#isOwn = options.isOwn;
    this.#after = options.after ?? after;
    this.#name = Array.from({ length: 4 }, () => random().toString(36).slice(2, 8)).join('');
    this.#channel = (options.openChannel ?? openBroadcastChannel)(`groundwork.tabs.${options.board}`);
    this.#stopPageLife = (options.onPageLife ?? onPageLife)({
      hide: () => this.#post({ type: 'bye', from: this.#name }),
      show: () => this.#listens && this.#join(),
    });
    if (options.ready) void options.ready.then(() => this.#listen());
    else this.#listen();
  }

  /** What the other tabs of this browser last said, without those that were closed or fell silent. */
  get others(): readonly TabReport[] {
    return this.#others;
  }

  /** Tells the other tabs what waits in this one. */
  report(report: TabReport): void {
    if (same(this.#mine, report)) return;
    this.#mine = report;
    this.#sendReport();
  }

  /** Calls whenever `others` changed. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#post({ type: 'bye', from: this.#name });
    this.#stopPageLife();
    this.#cancelRepeat();
    for (const { cancelSilence } of this.#reports.values()) cancelSilence();
    this.#doc.off('update', this.#onUpdate);
    this.#channel?.close();
    this.#channel = undefined;
    this.#listeners.clear();
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (this.#isOwn(origin)) this.#post({ type: 'update', from: this.#name, update });
  };

  #listen(): void {
    if (!this.#channel) return;
    this.#listens = true;
    this.#channel.addEventListener('message', (event) => this.#read(event.data));
    this.#doc.on('update', this.#onUpdate);
    this.#join();
  }

  #join(): void {
    this.#sayHello();
    this.#sendReport();
  }

  #sayHello(): void {
    this.#post({ type: 'hello', from: this.#name, vector: Y.encodeStateVector(this.#doc) });
  }

  #sendReport(): void {
    this.#cancelRepeat();
    if (!this.#mine) return;
    this.#post({ type: 'report', from: this.#name, report: this.#mine });
    if (this.#mine.unsaved.length > 0) this.#cancelRepeat = this.#after(repeatMs, () => this.#sendReport());
  }

  #post(message: TabMessage): void {
    this.#channel?.postMessage(message);
  }

  #read(data: unknown): void {
    const message = parseTabMessage(data);
    if (!message || message.from === this.#name) return;
    switch (message.type) {
      case 'hello':
        this.#answer(message.from, message.vector);
        return;
      case 'missing':
        if (message.to !== this.#name) return;
        this.#apply(message.update);
        if (message.vector) this.#giveBack(message.from, message.vector);
        return;
      case 'update':
        // What it stands on came to the other tab by the relay and has not come here: ask for it.
        if (this.#leavesGap(message.update)) this.#sayHello();
        return;
      case 'report':
        this.#keep(message.from, message.report);
        return;
      case 'bye':
        this.#forget(message.from);
    }
  }

  #answer(to: string, vector: Uint8Array): void {
    const update = this.#lackedBy(vector);
    if (!update) return;
    this.#post({ type: 'missing', from: this.#name, to, update, vector: Y.encodeStateVector(this.#doc) });
    this.#sendReport();
  }

  #giveBack(to: string, vector: Uint8Array): void {
    const update = this.#lackedBy(vector);
    // Two bytes: no change and no deletion.
    if (update && update.length > 2) this.#post({ type: 'missing', from: this.#name, to, update });
  }

  #lackedBy(vector: Uint8Array): Uint8Array | undefined {
    try {
      return Y.encodeStateAsUpdate(this.#doc, vector);
    } catch {
      return undefined;
    }
  }

  /** Applies what can be read as an update; anything else is left alone. */
  #apply(update: Uint8Array): void {
    try {
      Y.decodeUpdate(update);
    } catch {
      return;
    }
    Y.applyUpdate(this.#doc, update, this);
  }

  /** Applies it, and tells whether Yjs had to put something of it aside. */
  #leavesGap(update: Uint8Array): boolean {
    const { store } = this.#doc;
    const structs = store.pendingStructs?.update;
    const deletions = store.pendingDs;
    this.#apply(update);
    const newStructs = store.pendingStructs !== null && store.pendingStructs.update !== structs;
    return newStructs || (store.pendingDs !== null && deletions === null);
  }

  #keep(from: string, report: TabReport): void {
    this.#reports.get(from)?.cancelSilence();
    const cancelSilence = this.#after(silentMs, () => this.#forget(from));
    this.#reports.set(from, { report, cancelSilence });
    this.#tell();
  }

  #forget(from: string): void {
    this.#reports.get(from)?.cancelSilence();
    if (this.#reports.delete(from)) this.#tell();
  }

  #tell(): void {
    this.#others = Array.from(this.#reports.values(), ({ report }) => report);
    for (const listener of this.#listeners) listener();
  }
}
