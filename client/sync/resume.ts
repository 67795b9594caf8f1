// From where the relay may go on when this page comes back to it: "I have all of your room up to this sequence".
//
// It says so only of what is certainly in this document. The word of the relay ("you have been sent the room up to …")
// counts on a connection on which its whole answer has come, and is read when the next one is opened: by then all that
// was gathered has been taken in. What could not be taken in ends it, until a connection has brought the whole again.
//
// A document only grows, so what was in it stays in it. The point lives as long as the document: a page that is loaded
// again, and a board that is opened again, begin without one. Everything else is the relay's: what a sequence means is
// named by the epoch, drawn by chance for each board on each relay and anew when a backup is restored. Another relay
// behind the same address, one that was emptied or restored, or one that has folded those rows answers as to anybody.
// A folder put back by hand under a running epoch is the one case that nobody notices here: `groundwork restore` is
// there so that nobody does that, and the relay does not go on from a sequence that it has not reached.

import type { Saved } from '../../shared/protocol.ts';

export class ResumePoint {
  #at: { readonly since: string; readonly epoch: string } | undefined;
  /** What the relay had when the connection was opened has come. */
  #hasAll = false;
  #lacks = false;

  /** For the address of the next socket. A relay that does not know them answers as to anybody. */
  get params(): Record<string, string> {
    return { ...this.#at };
  }

  get hasAll(): boolean {
    return this.#hasAll;
  }

  opened(): void {
    this.#hasAll = false;
    this.#lacks = false;
  }

  gotAll(): void {
    this.#hasAll = true;
  }

  /** Something that the relay sent is not in the document. */
  missed(): void {
    this.#at = undefined;
    this.#lacks = true;
  }

  told(saved: Saved): void {
    const epoch = `${saved.epoch}`;
    if (this.#hasAll && !this.#lacks) this.#at = { since: `${saved.sequence}`, epoch };
    else if (this.#at?.epoch !== epoch) this.#at = undefined;
  }
}
