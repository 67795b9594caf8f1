// This tab's connection to the relay: y-websocket with our own words for its state, our own patience between
// tries, and the count of what the relay has confirmed. It moves bytes of a Y.Doc and knows no items.

import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import type { Random } from '../../shared/ids.ts';
import { changedAnything } from '../changed-anything.ts';
import { authProtocol, type Access, type Link } from '../../shared/links.ts';
import {
  closeCode,
  ownProtocol,
  statusCode,
  syncType,
  writeTimeQuestion,
  type Status,
  type TimeAnswer,
  type Who,
} from '../../shared/protocol.ts';
import { after, type After } from './after.ts';
import { longestWait, retryDelay } from './back-off.ts';
import type { ConnectionOptions } from './connection-options.ts';
import { bringsContent, countingSocket } from './counting-socket.ts';
import { Coverage } from './coverage.ts';
import type { GatheredUpdates } from './gathered-updates.ts';
import { isHidden, onWake } from './page-life.ts';
import { Patience } from './patience.ts';
import { cleanText } from './presence-state.ts';
import { finalSentence, isFinal, notAllowedHere, refusalSentence } from './refusal.ts';
import { readRelayFrames, type RelayFrames } from './relay-frames.ts';
import { ResumePoint } from './resume.ts';

export type ConnectionState =
  | { readonly status: 'idle' }
  | { readonly status: 'connecting' }
  | { readonly status: 'connected' }
  /** Cut off since then (milliseconds since 1970), trying again by itself. */
  | { readonly status: 'waiting'; readonly since: number }
  /** Final until `connect` is called again. */
  | { readonly status: 'refused'; readonly code: number; readonly sentence: string };

/** A try that takes longer than this is given up; browsers would wait for minutes. */
const connectPatienceMs = 10_000;
/** A connection that held this long was a good one: the next loss starts with short waits again. */
const goodConnectionMs = 10_000;
/** After this long without progress "saving" is no longer the right word. */
const stallMs = 3000;

export const accessOf = (link: Link): Access => (link.role === 'view' ? 'view' : 'edit');

export class Connection {
  readonly #provider: WebsocketProvider;
  readonly #coverage: Coverage;
  readonly #resume = new ResumePoint();
  readonly #arrived: GatheredUpdates;
  readonly #patience: Patience;
  readonly #after: After;
  readonly #random: Random;
  readonly #now: () => number;
  readonly #stopWake: () => void;
  readonly #onTransaction: (transaction: Y.Transaction) => void;
  readonly #listeners = new Set<() => void>();
  readonly #timeListeners = new Set<(answer: TimeAnswer) => void>();
  readonly #longestWait: number;

  #link: Link;
  #state: ConnectionState = { status: 'idle' };
  #notice: Status | undefined;
  #leftOut: Status | undefined;
  #lastWord: Status | undefined;
  #who: Who = new Map();
  #wanted = false;
  #failures = 0;
  #openedAt = 0;
  #dropping = false;
  #destroyed = false;
  #stalled = false;
  #markDue = false;
  #cancelTry = () => {};
  #cancelStall: (() => void) | undefined;

  constructor(options: ConnectionOptions) {
    const { doc, awareness, link } = options;
    this.#link = link;
    this.#after = options.after ?? after;
    this.#random = options.random ?? Math.random;
    this.#now = options.now ?? Date.now;
    this.#longestWait = longestWait(this.#random);
    this.#coverage = new Coverage(options.ledger);
    this.#onTransaction = (transaction) => {
      const { origin } = transaction;
      if (origin === this.#provider || !changedAnything(transaction)) return;
      this.#coverage.changed(options.isOwn(origin));
      this.#coverageMoved();
    };
    // Yjs tells of a transaction before it tells of its update: a change is counted before its frame leaves.
    doc.on('afterTransaction', this.#onTransaction);
    this.#provider = new WebsocketProvider(options.url, link.board, doc, {
      connect: false,
      awareness,
      protocols: [ownProtocol, authProtocol(link)],
      WebSocketPolyfill: countingSocket(options.Socket ?? WebSocket, {
        maySendUpdates: () => this.access === 'edit',
        updateLeft: (frame) => this.#updateLeft(frame),
        nonsense: () => this.#drop(),
      }),
      disableBc: true,
      // Tries are made here, with jitter; y-websocket's own, which follows a close at once, finds that none is wanted.
      maxBackoffTime: 0,
      shouldReconnect: () => false,
    });
    // From the first try on, which sends all that is here: until then Yjs need not write out what is read from the disk.
    doc.off('update', this.#provider._updateHandler);
    // y-websocket would send back everybody's presence whenever it hears of it.
    awareness.off('update', this.#provider._awarenessUpdateHandler);
    awareness.on('update', this.#onPresence);
    this.#provider.on('status', ({ status }) => status === 'connected' && this.#opened());
    this.#provider.on('sync', (synced) => {
      if (synced) {
        this.#resume.gotAll();
        this.#lastWord = undefined;
      }
      this.#notify();
    });
    // Comes when y-websocket has let go of the socket, so that whoever hears of it may connect at once.
    this.#provider.on('closed', ({ code, reason }) => this.#ended(code, reason));
    this.#provider.on('connection-close', (event) => {
      this.#provider.shouldConnect = false;
      // Neither the other side nor this class: y-websocket itself heard nothing for too long.
      if (event === null && !this.#dropping) queueMicrotask(() => this.#ended(undefined));
    });
    this.#patience = new Patience(this.#provider, this.#after, () => this.#drop());
    const frames: RelayFrames = {
      heard: () => {
        this.#patience.heard();
        if (this.#state.status === 'waiting' && this.#provider.wsconnected) this.#letIn();
      },
      saved: (saved) => {
        this.#resume.told(saved);
        if (this.#coverage.acknowledged(saved.acked)) this.#progressed();
        this.#coverageMoved();
      },
      status: (status) => this.#told(status),
      who: (who) => {
        // The relay tells of those who are new: what it said of the others holds.
        this.#who = new Map([...this.#who, ...who]);
        this.#notify();
      },
      time: (answer) => {
        for (const listener of this.#timeListeners) listener(answer);
      },
      unreadable: () => {
        this.#resume.missed();
        this.#drop();
      },
      broke: (words) => void this.#broke(words),
    };
    this.#arrived = readRelayFrames(this.#provider, frames, this.#after, options.isHidden ?? isHidden);
    this.#stopWake = (options.onWake ?? onWake)(() => this.#wake());
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** What the link in use lets this tab do. With 'view' nothing must be changed, and nothing changed is sent. */
  get access(): Access {
    return accessOf(this.#link);
  }

  /** The relay has sent what it had when this connection was opened. Says nothing about what was saved. */
  get synced(): boolean {
    return this.#state.status === 'connected' && this.#provider.synced;
  }

  /** The relay said on this connection that everything this tab holds is on its disk. */
  get covered(): boolean {
    return this.#coverage.covered;
  }

  /** A person changed something in this tab since everything was last covered. */
  get changedHere(): boolean {
    return this.#coverage.changedHere;
  }

  /** Connected, but the relay has confirmed nothing for three seconds although something waits. */
  get stalled(): boolean {
    return this.#stalled || this.#coverage.refused;
  }

  /**
   * What the relay last asked to tell the person, until it says that all is well or the connection ends; else why it
   * ended the one before, to be tried again, until another is synced; else that something which others sent was left
   * out, until a connection brings the whole again.
   */
  get notice(): Status | undefined {
    return this.#notice ?? this.#lastWord ?? this.#leftOut;
  }

  /** Which client ids were opened with which access; the relay's word, not the clients'. */
  get who(): Who {
    return this.#who;
  }

  /** Calls after every change of what the getters say. Returns the end of it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onTime(listener: (answer: TimeAnswer) => void): () => void {
    this.#timeListeners.add(listener);
    return () => this.#timeListeners.delete(listener);
  }

  /** Asks the relay for its time. False when there is nobody to ask. */
  askTime(t0: number): boolean {
    const socket = this.#provider.ws;
    if (this.#state.status !== 'connected' || socket?.readyState !== socket?.OPEN) return false;
    socket?.send(writeTimeQuestion(t0) as Uint8Array<ArrayBuffer>);
    return true;
  }

  /**
   * Starts, or tries at once what waits or was refused. To be called first when the browser's own copy has been
   * read: what Yjs puts aside because something before it is missing leaves only in the first answer to the relay.
   */
  connect(): void {
    if (this.#destroyed) return;
    this.#wanted = true;
    this.#provider.doc.on('update', this.#provider._updateHandler);
    if (this.#state.status !== 'connected' && this.#provider.ws === null) this.#try();
  }

  disconnect(): void {
    this.#wanted = false;
    this.#drop();
    this.#become({ status: 'idle' });
  }

  /** Goes on with another link of the same board; what waited is sent with it. */
  useLink(link: Link): void {
    if (link.board !== this.#link.board) throw new RangeError('this link is of another board');
    const wanted = this.#wanted || this.#state.status === 'refused';
    this.disconnect();
    this.#link = link;
    this.#provider.protocols = [ownProtocol, authProtocol(link)];
    this.#failures = 0;
    if (wanted) this.connect();
  }

  destroy(): void {
    this.#destroyed = true;
    this.#arrived.end();
    this.#listeners.clear();
    this.#stopWake();
    this.disconnect();
    this.#provider.awareness.off('update', this.#onPresence);
    this.#provider.destroy();
    this.#provider.doc.off('afterTransaction', this.#onTransaction);
  }

  readonly #onPresence = (changed: Record<'added' | 'updated' | 'removed', number[]>): void => {
    const { awareness } = this.#provider;
    const own = [...changed.added, ...changed.updated, ...changed.removed].filter(
      (client) => client === awareness.clientID,
    );
    if (own.length > 0)
      this.#provider._awarenessUpdateHandler({ added: own, updated: [], removed: [] }, this);
  };

  #told(status: Status): void {
    if (status.code === statusCode.refused || status.code === statusCode.readOnly) this.#coverage.refuse();
    this.#notice =
      status.code === statusCode.good ? undefined : { code: status.code, text: cleanText(status.text, 300) };
    this.#coverageMoved();
  }

  async #broke(words: Promise<string>): Promise<void> {
    this.#resume.missed();
    const text = await words;
    if (text) this.#leftOut = { code: statusCode.good, text };
    this.#notify();
  }

  #updateLeft(frame: Uint8Array): void {
    if (frame[1] === syncType.step2) this.#coverage.step2Left(bringsContent(frame));
    else this.#coverage.updateLeft();
    if (this.#markDue) return;
    this.#markDue = true;
    queueMicrotask(() => {
      this.#markDue = false;
      this.#coverage.mark();
      this.#coverageMoved();
    });
  }

  #coverageMoved(): void {
    const waits = this.#state.status === 'connected' && this.access === 'edit' && !this.covered;
    if (!waits) this.#progressed();
    else
      this.#cancelStall ??= this.#after(stallMs, () => {
        this.#stalled = true;
        this.#notify();
      });
    this.#notify();
  }

  #progressed(): void {
    this.#cancelStall?.();
    this.#cancelStall = undefined;
    this.#stalled = false;
  }

  #try(): void {
    this.#cancelTry();
    if (this.#state.status !== 'waiting') this.#become({ status: 'connecting' });
    this.#cancelTry = this.#after(connectPatienceMs, () => this.#drop());
    this.#provider.params = this.#resume.params;
    try {
      this.#provider.connect();
    } catch {
      this.#wanted = false;
      this.#provider.shouldConnect = false;
      this.#cancelTry();
      this.#become({ status: 'refused', code: notAllowedHere, sentence: refusalSentence(notAllowedHere) });
    }
  }

  #opened(): void {
    this.#cancelTry();
    this.#openedAt = this.#now();
    this.#resume.opened();
    this.#notice = this.#leftOut = undefined;
    this.#who = new Map();
    this.#coverage.opened();
    this.#patience.opened();
    // A relay that turned this page away opens the socket for that alone: only another word of it lets the page in.
    if (!this.#lastWord) this.#letIn();
  }

  #letIn(): void {
    this.#state = { status: 'connected' };
    this.#coverageMoved();
  }

  #ended(code: number | undefined, reason = ''): void {
    this.#arrived.flush();
    this.#cancelTry();
    this.#patience.ended();
    this.#coverage.closed();
    this.#progressed();
    const told = this.#notice;
    const words = cleanText(reason, 200);
    this.#notice = this.#lastWord = undefined;
    this.#who = new Map();
    if (!this.#wanted) return;
    const held =
      this.#state.status === 'connected' &&
      this.#resume.hasAll &&
      this.#now() - this.#openedAt > goodConnectionMs;
    if (held) this.#failures = 0;
    if (code !== undefined && isFinal(code)) {
      this.#wanted = false;
      this.#become({ status: 'refused', code, sentence: finalSentence(code, this.#link, words, told) });
      return;
    }
    if (code !== undefined && code >= closeCode.fault && words)
      this.#lastWord = { code: statusCode.notSaving, text: words };
    this.#cancelTry = this.#after(retryDelay(this.#failures, this.#longestWait, this.#random), () =>
      this.#try(),
    );
    this.#failures += 1;
    const since = this.#state.status === 'waiting' ? this.#state.since : this.#now();
    this.#become({ status: 'waiting', since });
  }

  /** Ends the socket without waiting for an answer from a relay that may be gone. */
  #drop(): void {
    this.#dropping = true;
    this.#provider.disconnect();
    this.#dropping = false;
    this.#ended(undefined);
  }

  #wake(): void {
    if (this.#state.status === 'waiting' && this.#provider.ws === null) this.#try();
    this.#patience.probe(() => this.askTime(this.#now()));
  }

  #become(state: ConnectionState): void {
    this.#state = state;
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}
