// Who is here, as a plain map of opaque bytes: never stored, never through the writer. A client id belongs to the
// session that showed it first; what other sessions send for it is dropped, which stops both echoes and forgeries.
// A stock client sends every cursor it hears of back to the relay, so most of what arrives here is dropped.

import * as encoding from 'lib0/encoding';
import type { Access } from '../../shared/links.ts';
import { limits, messageType, writeWho } from '../../shared/protocol.ts';
import type { PresenceState } from './frame.ts';
import { MalformedError } from './malformed.ts';
import { readyFrame, type ReadyFrame } from './ready-frame.ts';
import type { Timing } from './timing.ts';

export interface PresencePeer {
  readonly access: Access;
  /** Offered our own subprotocol, so it understands who owns which client id. */
  readonly own: boolean;
  /** False while it has much unread: it is told who is here when it has caught up. */
  readonly keepsUp: boolean;
  send(frame: ReadyFrame): void;
  /** Somebody else claims what it owns: it is cut off soon, unless it shows that it is still there. */
  doubt(): void;
}

interface Entry<Peer> {
  /** Undefined when its session has gone. */
  owner: Peer | undefined;
  clock: number;
  /** JSON bytes; undefined stands for null: not here any more. */
  state: Uint8Array | undefined;
  /** Milliseconds on the caller's clock. */
  at: number;
}

const idsPerPeer = 2;
/** A page raises its clock by one with each move. Who may show a clock near the last number ends all later ones. */
const mostClock = 2 ** 40;
const mostJump = 1_000_000;
const nullBytes = new TextEncoder().encode('null');
// As lib0 reads strings.
const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export class Presence<Peer extends PresencePeer> {
  readonly #peers: ReadonlySet<Peer>;
  readonly #gapMs: number;
  readonly #after: Timing['after'];
  readonly #entries = new Map<number, Entry<Peer>>();
  #changed = new Set<number>();
  #claimed = new Set<number>();
  /** Those who were not told something, because they did not keep up. */
  readonly #missed = new Set<Peer>();
  #cancel: (() => void) | undefined;
  #sentAt = 0;

  /** Sends to `peers`, at most once in `gapMs`. */
  constructor(peers: ReadonlySet<Peer>, gapMs: number, after: Timing['after']) {
    this.#peers = peers;
    this.#gapMs = gapMs;
    this.#after = after;
  }

  /** False when a state is larger than presence may be. Throws MalformedError for one that no page could read. */
  receive(peer: Peer, states: readonly PresenceState[], now: number): boolean {
    let taken = 0;
    let owned: number | undefined;
    const countOwned = () => (owned ??= this.#countOwned(peer));
    for (const { clientId, clock, state } of states) {
      if (taken >= limits.presenceStates) break;
      const meaning = this.#judge(peer, countOwned, clientId, clock, state);
      if (meaning === 'too large') return false;
      if (!meaning) continue;
      taken += 1;
      if (this.#entries.get(clientId)?.owner !== peer) {
        this.#claimed.add(clientId);
        owned = countOwned() + 1;
      }
      const kept = meaning === 'here' ? new Uint8Array(state) : undefined;
      this.#entries.set(clientId, { owner: peer, clock, state: kept, at: now });
      this.#change(clientId, now);
    }
    return true;
  }

  /** Everybody here in one frame, for a session that joins or asks; one that does not keep up gets it later. */
  sendAll(peer: Peer): void {
    if (!peer.keepsUp) return void this.#missed.add(peer);
    const here = [...this.#entries].filter(([, entry]) => entry.state !== undefined);
    if (here.length === 0) return;
    if (peer.own) peer.send(this.#who(here.map(([clientId]) => clientId)));
    peer.send(writePresence(here));
  }

  /** The session has read what it was sent: it is told what it missed, and who has gone. */
  caughtUp(peer: Peer): void {
    if (!this.#missed.delete(peer) || this.#entries.size === 0) return;
    if (peer.own) peer.send(this.#who([...this.#entries.keys()]));
    peer.send(writePresence([...this.#entries]));
  }

  /** The session has ended: what it owned is gone, at the last clock, so that it can return with the next. */
  leave(peer: Peer, now: number): void {
    this.#missed.delete(peer);
    for (const [clientId, entry] of this.#entries)
      if (entry.owner === peer) this.#remove(clientId, entry, now);
  }

  /** Takes away what has given no news since `silentSince`, and forgets ids that were gone already by then. */
  sweep(silentSince: number, now: number): void {
    for (const [clientId, entry] of this.#entries) {
      if (entry.at >= silentSince) continue;
      if (entry.state === undefined) this.#entries.delete(clientId);
      else this.#remove(clientId, entry, now);
    }
  }

  stop(): void {
    this.#cancel?.();
  }

  /** What the peer says of this client id, or undefined when it is news to nobody or not the peer's to say. */
  #judge(
    peer: Peer,
    countOwned: () => number,
    clientId: number,
    clock: number,
    state: Uint8Array,
  ): Meaning | undefined {
    const known = this.#entries.get(clientId);
    if (clock > (known ? known.clock + mostJump : mostClock)) return undefined;
    if (known?.owner === peer) {
      if (clock < known.clock) return undefined;
      const meaning = meaningOf(state);
      return clock > known.clock || (meaning === 'gone' && known.state) ? meaning : undefined;
    }
    // An echo of somebody who just left never takes the id.
    if (known && clock <= known.clock) return undefined;
    const owned = countOwned();
    if (owned >= idsPerPeer) return undefined;
    if (known?.owner) {
      // A laptop that came back on another network finds its id still held by the old, dying socket.
      if (owned === 0 && known.owner.access === peer.access) known.owner.doubt();
      return undefined;
    }
    const meaning = meaningOf(state);
    return meaning === 'gone' ? undefined : meaning;
  }

  #countOwned(peer: Peer): number {
    let owned = 0;
    for (const entry of this.#entries.values()) if (entry.owner === peer) owned += 1;
    return owned;
  }

  #remove(clientId: number, entry: Entry<Peer>, now: number): void {
    entry.owner = undefined;
    entry.at = now;
    if (entry.state === undefined) return;
    entry.state = undefined;
    this.#change(clientId, now);
  }

  #change(clientId: number, now: number): void {
    this.#changed.add(clientId);
    if (this.#cancel) return;
    const wait = Math.max(0, Math.min(this.#gapMs, this.#sentAt + this.#gapMs - now));
    this.#cancel = this.#after(wait, () => {
      this.#cancel = undefined;
      this.#sentAt = now + wait;
      this.#flush();
    });
  }

  #flush(): void {
    const changed = [...this.#changed].flatMap((clientId) => {
      const entry = this.#entries.get(clientId);
      return entry ? ([[clientId, entry]] as const) : [];
    });
    const who = this.#claimed.size > 0 ? this.#who([...this.#claimed]) : undefined;
    this.#changed = new Set();
    this.#claimed = new Set();
    if (changed.length === 0) return;
    // One frame for all: a client takes no news of itself from others, so only a lone mover is spared its own.
    const owners = new Set(changed.map(([, entry]) => entry.owner));
    const frame = writePresence(changed);
    for (const peer of this.#peers) {
      if (who && peer.own) peer.send(who);
      if (owners.size === 1 && owners.has(peer)) continue;
      if (peer.keepsUp) peer.send(frame);
      else this.#missed.add(peer);
    }
  }

  #who(clientIds: readonly number[]): ReadyFrame {
    const who = new Map<number, Access>();
    for (const clientId of clientIds) {
      const owner = this.#entries.get(clientId)?.owner;
      if (owner) who.set(clientId, owner.access);
    }
    return readyFrame(writeWho(who));
  }
}

function writePresence(entries: readonly (readonly [number, Entry<unknown>])[]): ReadyFrame {
  const states = encoding.createEncoder();
  encoding.writeVarUint(states, entries.length);
  for (const [clientId, { clock, state }] of entries) {
    encoding.writeVarUint(states, clientId);
    encoding.writeVarUint(states, clock);
    encoding.writeVarUint8Array(states, state ?? nullBytes);
  }
  const frame = encoding.createEncoder();
  encoding.writeVarUint(frame, messageType.awareness);
  encoding.writeVarUint8Array(frame, encoding.toUint8Array(states));
  return readyFrame(encoding.toUint8Array(frame));
}

type Meaning = 'here' | 'gone' | 'too large';

/**
 * Other clients parse it without a guard, so what does not parse, or not in the way they do, must not reach them.
 * What it says is not looked at.
 */
function meaningOf(state: Uint8Array): Meaning {
  if (state.length > limits.presenceBytes) return 'too large';
  try {
    return JSON.parse(text.decode(state)) === null ? 'gone' : 'here';
  } catch (error) {
    throw new MalformedError('a presence is not JSON', { cause: error });
  }
}
