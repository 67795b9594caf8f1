// Who of the others is here, without flicker: somebody who reloads, or whose line drops for a moment, is not gone. And who
// has been seen in this meeting and left.

import type { MemberId } from '../../../shared/ids.ts';
import type { After } from '../../controllers/zero-hour.ts';
import type { Present } from '../../sync/presence.ts';

/** So long somebody may be away before they are gone, and so long after connecting nobody is missed. */
const graceMs = 6000;

export class RoomMemory {
  readonly #after: () => After;
  readonly #changed: () => void;
  /** As they were seen last; those without a name are not missed. */
  readonly #here = new Map<MemberId, Present>();
  readonly #leaving = new Map<MemberId, () => void>();
  readonly #were = new Set<MemberId>();
  #unnamed: readonly Present[] = [];
  #sure = false;
  #cancelSure: (() => void) | undefined;

  constructor(changed: () => void, after: () => After) {
    this.#changed = changed;
    this.#after = after;
  }

  /** Who is here, or was until a moment ago. */
  get here(): readonly Present[] {
    return [...this.#here.values(), ...this.#unnamed];
  }

  /** Who was seen since this began to look. */
  get were(): ReadonlySet<MemberId> {
    return this.#were;
  }

  /** The relay had the time to tell who is here: whoever is not is missing. */
  get sure(): boolean {
    return this.#sure;
  }

  /** Another meeting begins: who was seen before it is not missed in it. */
  forget(): void {
    this.#were.clear();
  }

  take(others: readonly Present[], offline: boolean): void {
    if (offline) {
      // Nobody knows who comes and goes; whoever was here stays as they were.
      this.#forgetTimers();
      this.#sure = false;
      return;
    }
    this.#cancelSure ??= this.#sure
      ? undefined
      : this.#after()(graceMs, () => {
          this.#cancelSure = undefined;
          this.#sure = true;
          this.#changed();
        });
    const seen = new Set<MemberId>();
    for (const present of others) {
      if (present.member === null) continue;
      seen.add(present.member);
      this.#were.add(present.member);
      this.#here.set(present.member, present);
      this.#stay(present.member);
    }
    this.#unnamed = others.filter(({ member }) => member === null);
    for (const member of this.#here.keys()) if (!seen.has(member)) this.#leave(member);
  }

  /** Looks no more; whoever was here is asked for anew. */
  close(): void {
    this.#forgetTimers();
    this.#sure = false;
  }

  #stay(member: MemberId): void {
    this.#leaving.get(member)?.();
    this.#leaving.delete(member);
  }

  #leave(member: MemberId): void {
    if (this.#leaving.has(member)) return;
    const cancel = this.#after()(graceMs, () => {
      this.#leaving.delete(member);
      this.#here.delete(member);
      this.#changed();
    });
    this.#leaving.set(member, cancel);
  }

  #forgetTimers(): void {
    for (const cancel of this.#leaving.values()) cancel();
    this.#leaving.clear();
    this.#cancelSure?.();
    this.#cancelSure = undefined;
  }
}
