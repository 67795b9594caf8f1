// What of this tab's document the relay has said to be on disk. It counts changes, frames and acknowledgements of
// one connection after another; it knows neither sockets nor Yjs.
//
// The relay acknowledges frames in order, so the acknowledgement of a frame says: all that this tab held when the
// frame left is on disk. But only once sync step 2 has left on the same connection, because only step 2 carries
// what was changed while there was no connection.

/** Where the browser keeps which items wait for the relay. Implemented by client/storage. */
export interface UnsavedLedger {
  /** A mark of what the document holds at this moment. */
  cover(): unknown;
  /** The relay has on disk what the document held when this mark was made. */
  confirm(token: unknown): void;
}

interface Mark {
  readonly frame: number;
  readonly changes: number;
  readonly token: unknown;
}

export class Coverage {
  readonly #ledger: UnsavedLedger;
  /** Changes of the document that did not come from the relay, since the tab was opened. */
  #changes = 0;
  #lastOwn = 0;
  /** The highest number of changes that was ever confirmed. */
  #everCovered = 0;

  #open = false;
  /** What follows is about the open connection alone. */
  #sent = 0;
  /** The frame up to which an acknowledgement is needed. */
  #needed = 0;
  #acked = 0;
  #left = 0;
  #covered = -1;
  #step2Left = false;
  #refused = false;
  #marks: Mark[] = [];

  constructor(ledger: UnsavedLedger) {
    this.#ledger = ledger;
  }

  /** The relay said, on the connection that is open now, that all of this tab's document is on disk. */
  get covered(): boolean {
    return this.#open && !this.#refused && this.#acked >= this.#needed && this.#covered === this.#changes;
  }

  /** Something was changed in this very tab since the last time when all was covered. */
  get changedHere(): boolean {
    return this.#lastOwn > this.#everCovered;
  }

  get refused(): boolean {
    return this.#refused;
  }

  /** The document changed, not by the relay. `own`: a person did it in this tab. */
  changed(own: boolean): void {
    this.#changes += 1;
    if (own) this.#lastOwn = this.#changes;
  }

  opened(): void {
    this.closed();
    this.#open = true;
  }

  closed(): void {
    this.#open = false;
    this.#sent = 0;
    this.#needed = 0;
    this.#acked = 0;
    this.#left = 0;
    this.#covered = -1;
    this.#step2Left = false;
    this.#refused = false;
    this.#marks = [];
  }

  /**
   * A frame with all that the relay lacked has left. The relay asks now and then, and mostly lacks nothing: then the
   * answer `brings` no content, only the deletions, which Yjs always sends whole. Where all was covered before, it says
   * nothing new, and its acknowledgement need not be waited for. An answer with content is what the relay has lost, or
   * never had, whatever it acknowledged before.
   */
  step2Left(brings = true): void {
    const saysNothing = !brings && this.covered;
    this.#sent += 1;
    this.#step2Left = true;
    this.#left = this.#changes;
    if (!saysNothing) this.#needed = this.#sent;
  }

  /** A frame with one change has left. */
  updateLeft(): void {
    this.#sent += 1;
    this.#needed = this.#sent;
    this.#left += 1;
  }

  /**
   * Marks what the frames sent so far will have covered. To be called when no transaction is under way: inside one,
   * the document already holds changes whose frames have not left.
   */
  mark(): void {
    if (!this.#wholeLeft || this.#covered === this.#changes) return;
    if (this.#marks.at(-1)?.frame === this.#sent) return;
    this.#marks.push({ frame: this.#sent, changes: this.#changes, token: this.#ledger.cover() });
    this.#confirmReached();
  }

  /** The relay says that the first `acked` frames of this connection are on disk. True when that is news. */
  acknowledged(acked: number): boolean {
    if (!this.#open || this.#refused || acked < this.#acked || acked > this.#sent) return false;
    const news = acked > this.#acked;
    this.#acked = acked;
    this.#confirmReached();
    // The relay's heartbeat repeats its word; records that the browser read late from its disk are covered too.
    if (!news && this.covered) this.#ledger.confirm(this.#ledger.cover());
    return news;
  }

  /** The relay refused a frame, it does not say which: nothing on this connection counts any more. */
  refuse(): void {
    this.#refused = true;
    this.#marks = [];
  }

  /** Every change of this tab has left on this connection. */
  get #wholeLeft(): boolean {
    return this.#open && this.#step2Left && !this.#refused && this.#left === this.#changes;
  }

  #confirmReached(): void {
    let reached: Mark | undefined;
    while (this.#marks[0] && this.#marks[0].frame <= this.#acked) reached = this.#marks.shift();
    if (!reached) return;
    this.#covered = reached.changes;
    this.#everCovered = Math.max(this.#everCovered, reached.changes);
    this.#ledger.confirm(reached.token);
  }
}
