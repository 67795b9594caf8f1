// All open sessions of one relay: their signs of life, what all of them are told at once, and how they end together.

import { setTimeout as wait } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { closeCode, type StatusCode } from '../../shared/protocol.ts';
import { ticketOver } from '../links/ticket-book.ts';
import { endings, type RelayLimits } from './limits.ts';
import type { Session } from './session.ts';

const unfinishedLookMs = 1000;

export interface SessionsOptions {
  readonly limits: RelayLimits;
  /** By which join tickets end: milliseconds since 1970. */
  readonly now: () => number;
}

export interface Leaving {
  /** Milliseconds in which all are closed, one after another. */
  readonly spreadMs: number;
  /** Milliseconds that they have then to take leave, before they are cut off. */
  readonly goodbyeMs: number;
}

export class Sessions {
  readonly #open = new Map<Session, WebSocket>();
  readonly #timers: readonly NodeJS.Timeout[];

  constructor({ limits, now }: SessionsOptions) {
    this.#timers = [
      setInterval(() => {
        for (const session of this.#open.keys())
          if ((session.ticket?.until ?? Infinity) <= now()) session.close(closeCode.refused, ticketOver);
          else session.beat();
      }, limits.heartbeatMs),
      setInterval(() => {
        for (const session of this.#open.keys()) session.ping();
      }, limits.pingMs),
      setInterval(() => this.#boundUnfinished(limits.unfinishedBytes), unfinishedLookMs),
    ];
  }

  get size(): number {
    return this.#open.size;
  }

  /** Bytes that wait to be sent to the one with the most of them. */
  get unsentMost(): number {
    let most = 0;
    for (const { unsent } of this.#open.keys()) most = Math.max(most, unsent);
    return most;
  }

  add(session: Session, ws: WebSocket): void {
    this.#open.set(session, ws);
  }

  remove(session: Session): void {
    this.#open.delete(session);
  }

  tell(code: StatusCode, text: string): void {
    for (const session of this.#open.keys()) session.tell(code, text);
  }

  pause(reason: 'pressure' | 'stopping'): void {
    for (const session of this.#open.keys()) session.pause(reason);
  }

  resume(reason: 'pressure' | 'stopping'): void {
    for (const session of this.#open.keys()) session.resume(reason);
  }

  /**
   * Closes all, in an order by chance: stock clients come back after a fixed time, and would all come at once. Resolves
   * when the last is gone; who does not read is cut off.
   */
  async closeAll(code: number, reason: string, { spreadMs, goodbyeMs }: Leaving): Promise<void> {
    const leaving = shuffled([...this.#open]);
    const gone = Promise.all(leaving.map(([, ws]) => closed(ws)));
    const started = performance.now();
    for (const [at, [session]] of leaving.entries()) {
      const early = (at * spreadMs) / leaving.length - (performance.now() - started);
      if (early > 1) await wait(early);
      session.close(code, reason);
    }
    const cut = setTimeout(() => {
      for (const [, ws] of leaving) ws.terminate();
    }, goodbyeMs);
    await gone;
    clearTimeout(cut);
  }

  /** Closes those with the most of it until the rest is not too much: ws holds a half message until it is whole. */
  #boundUnfinished(most: number): void {
    let all = 0;
    for (const { unfinished } of this.#open.keys()) all += unfinished;
    if (all <= most) return;
    for (const session of [...this.#open.keys()].sort((a, b) => b.unfinished - a.unfinished)) {
      all -= session.unfinished;
      session.endFor(endings.unfinishedBytes);
      if (all <= most) return;
    }
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }
}

function closed(ws: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    if (ws.readyState === ws.CLOSED) resolve();
    else ws.once('close', () => resolve());
  });
}

function shuffled<T>(list: T[]): T[] {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(Math.random() * (at + 1));
    [list[at], list[other]] = [list[other] as T, list[at] as T];
  }
  return list;
}
