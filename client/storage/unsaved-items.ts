// Which items were changed in this browser and are not yet confirmed by the relay: those of this tab, and those of
// other tabs and of tabs long closed, as read from the store. It opens no database: it says what to put and delete
// along with the change itself, and the log writes that in the same transaction.

import { readItems, readKey, unsavedKey } from './log-record.ts';

/** What was in the document at one moment; handed out when a frame is sent, given back when the relay has it. */
export interface CoverToken {
  readonly own: number;
  readonly others: readonly string[];
}

/** Keys are exact and never used twice, so a delete can only hit what was covered. */
export interface UnsavedDraft {
  readonly put: readonly {
    readonly key: IDBValidKey;
    readonly value: { readonly items: readonly string[] };
  }[];
  readonly remove: readonly IDBValidKey[];
}

export interface UnsavedRow {
  readonly key: IDBValidKey;
  readonly value: unknown;
}

interface Entry {
  readonly key: IDBValidKey;
  readonly items: ReadonlySet<string>;
  readonly held: boolean;
}

export class UnsavedItems {
  readonly #session: string;
  readonly #onChange: () => void;
  #n = 0;
  /** Own changes that are in no draft yet: item → the change that touched it last. */
  readonly #fresh = new Map<string, number>();
  #freshN = 0;
  /** Own changes by the record that holds them, each item with the change that touched it last. */
  readonly #own = new Map<number, Map<string, number>>();
  readonly #others = new Map<string, Entry>();
  readonly #remove = new Map<string, IDBValidKey>();

  constructor(session: string, onChange: () => void) {
    this.#session = session;
    this.#onChange = onChange;
  }

  /** Changed here, by one transaction; a change of the board itself touches no item and still waits. */
  changed(items: readonly string[]): void {
    this.#n += 1;
    this.#freshN = this.#n;
    for (const item of items) this.#fresh.set(item, this.#n);
    this.#onChange();
  }

  /**
   * What the store says of other tabs, read in the same transaction as the changes it stands for. A record that is
   * gone was confirmed by another tab, unless the store itself is a new one. Only when all changes could be read
   * (`held`) does the document hold them, and can a token cover them.
   */
  read(rows: readonly UnsavedRow[], { sameStore, held }: { sameStore: boolean; held: boolean }): void {
    if (sameStore) this.#others.clear();
    for (const { key, value } of rows) {
      const found = readKey(key);
      const name = JSON.stringify(key);
      if (found.type !== 'unsaved' || found.session === this.#session || this.#remove.has(name)) continue;
      this.#others.set(name, { key, items: new Set(readItems(value)), held });
    }
    this.#onChange();
  }

  /** The items that wait in this tab. */
  own(): ReadonlySet<string> {
    const items = new Set(this.#fresh.keys());
    for (const entry of this.#own.values()) for (const item of entry.keys()) items.add(item);
    return items;
  }

  /** Also those of other tabs, as far as the store was read: see BoardLog.catchUp. */
  all(): ReadonlySet<string> {
    const items = new Set(this.own());
    for (const entry of this.#others.values()) for (const item of entry.items) items.add(item);
    return items;
  }

  /** True while any change is unconfirmed, also one that touched no item. */
  get waiting(): boolean {
    return this.#freshN > 0 || this.#own.size > 0 || this.#others.size > 0;
  }

  cover(): CoverToken {
    const held = [...this.#others].filter(([, entry]) => entry.held);
    return { own: this.#n, others: held.map(([name]) => name) };
  }

  confirm(token: CoverToken): void {
    let changed = this.#freshN > 0 && this.#freshN <= token.own;
    if (changed) this.#freshN = 0;
    for (const [item, n] of this.#fresh) {
      if (n <= token.own) changed = this.#fresh.delete(item) || changed;
    }
    for (const [n, items] of this.#own) {
      for (const [item, touched] of items) {
        if (touched <= token.own) changed = items.delete(item) || changed;
      }
      if (n > token.own) continue;
      changed = this.#own.delete(n);
      this.#removeLater(unsavedKey(this.#session, n));
    }
    for (const name of token.others) {
      const entry = this.#others.get(name);
      if (!entry) continue;
      changed = this.#others.delete(name);
      this.#removeLater(entry.key);
    }
    if (changed) this.#onChange();
  }

  /** True when the store does not yet say what this tab knows. */
  get due(): boolean {
    return this.#freshN > 0 || this.#remove.size > 0;
  }

  /** What to write now. With `everything`, for a store that may have lost what it held. */
  draft(everything: boolean): UnsavedDraft {
    const put: { key: IDBValidKey; value: { items: readonly string[] } }[] = [];
    if (everything) {
      for (const entry of this.#others.values())
        put.push({ key: entry.key, value: { items: [...entry.items] } });
      for (const [n, items] of this.#own) {
        put.push({ key: unsavedKey(this.#session, n), value: { items: [...items.keys()] } });
      }
    }
    if (this.#freshN > 0) {
      const items = new Map(this.#fresh);
      // Typing on in one item replaces its record instead of piling up.
      for (const [n, older] of this.#own) {
        if (![...older.keys()].every((item) => items.has(item))) continue;
        this.#own.delete(n);
        this.#removeLater(unsavedKey(this.#session, n));
      }
      this.#own.set(this.#freshN, items);
      const key = unsavedKey(this.#session, this.#freshN);
      put.push({ key, value: { items: [...items.keys()] } });
      this.#remove.delete(JSON.stringify(key));
      this.#fresh.clear();
      this.#freshN = 0;
    }
    return { put, remove: [...this.#remove.values()] };
  }

  /** The draft is stored. */
  written(draft: UnsavedDraft): void {
    for (const key of draft.remove) this.#remove.delete(JSON.stringify(key));
  }

  /** The draft is not stored: what is still unconfirmed of it is due again. */
  failed(draft: UnsavedDraft): void {
    for (const { key } of draft.put) {
      const found = readKey(key);
      if (found.type !== 'unsaved' || found.session !== this.#session) continue;
      for (const [item, touched] of this.#own.get(found.n) ?? []) {
        this.#fresh.set(item, Math.max(touched, this.#fresh.get(item) ?? 0));
      }
      if (!this.#own.delete(found.n)) continue;
      this.#freshN = Math.max(this.#freshN, found.n);
      // It may yet be stored, if the browser only answered too late.
      this.#removeLater(key);
    }
  }

  #removeLater(key: IDBValidKey): void {
    this.#remove.set(JSON.stringify(key), key);
  }
}
