// Time goes by on the screen: one timer for everything on the page that shows a running clock. It is set for the first
// moment at which something reads otherwise, there is none when nothing runs, and none while nobody looks at the page.

import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What a ticker needs of the world; replaced in tests. */
export interface TickerWorld {
  /** Milliseconds on a clock that only runs forward. */
  readonly running: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly isHidden: () => boolean;
  readonly onVisibility: (listener: () => void) => void;
}

/** Those due within this time are woken together. */
const togetherMs = 4;

export class Ticker {
  readonly #world: TickerWorld;
  readonly #waiting = new Map<object, { readonly due: number; readonly wake: () => void }>();
  #cancel: (() => void) | undefined;

  constructor(world: TickerWorld) {
    this.#world = world;
    world.onVisibility(() => this.#look());
  }

  /** Wakes once in `ms`; a second call for the same waiter stands instead of the first. */
  wait(who: object, ms: number, wake: () => void): void {
    this.#waiting.set(who, { due: this.#world.running() + ms, wake });
    this.#schedule();
  }

  leave(who: object): void {
    if (this.#waiting.delete(who)) this.#schedule();
  }

  /** Hidden: no timer. Seen again: whoever waited reads the time anew. */
  #look(): void {
    if (this.#world.isHidden()) this.#schedule();
    else this.#wakeUntil(Infinity);
  }

  #schedule(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    if (this.#waiting.size === 0 || this.#world.isHidden()) return;
    const first = Math.min(...Array.from(this.#waiting.values(), ({ due }) => due));
    const ms = Math.max(0, first - this.#world.running());
    this.#cancel = this.#world.after(ms, () => this.#wakeUntil(this.#world.running() + togetherMs));
  }

  #wakeUntil(moment: number): void {
    const due = [...this.#waiting].filter(([, one]) => one.due <= moment);
    for (const [who] of due) this.#waiting.delete(who);
    this.#schedule();
    for (const [, { wake }] of due) wake();
  }
}

let shared: Ticker | undefined;

const pageTicker = (): Ticker =>
  (shared ??= new Ticker({
    running: () => performance.now(),
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    isHidden: () => document.visibilityState === 'hidden',
    onVisibility: (listener) => document.addEventListener('visibilitychange', listener),
  }));

/** The part of a session that a shown clock depends on beside the board. */
interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  readonly clockIsSure: boolean;
  subscribe(listener: () => void): () => void;
}

/** A clock that is set by more than this is read anew at once; it is set after every sleep of this device. */
const jumpMs = 500;

/**
 * Renders its element again when the running clock that it shows reads otherwise, when that clock was set, and when it
 * becomes sure or unsure.
 */
export class Tick implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #clock: () => Clock | undefined;
  readonly #wait: () => number | null;
  #end: (() => void) | undefined;
  /** When what is shown reads otherwise, on the page's own clock; null while nothing runs in it. */
  #due: number | null = null;
  /** How far the shown clock was ahead of the page's own when it was read last. */
  #ahead = 0;
  #sure = true;

  /** `wait`: milliseconds until the element reads otherwise; null while nothing runs in it. */
  constructor(host: ReactiveControllerHost, clock: () => Clock | undefined, wait: () => number | null) {
    this.#host = host;
    this.#clock = clock;
    this.#wait = wait;
  }

  /** An element that was only moved shows what it showed, and for as long as it would have. */
  hostConnected(): void {
    const clock = this.#clock();
    if (!clock || this.#due === null) return;
    this.#follow(clock);
    this.#checkClock(clock);
  }

  /**
   * Before the element renders, not after: time that runs out between the two would leave on the screen what was right
   * a moment ago, with no clock running any more that could wake it.
   */
  hostUpdate(): void {
    const clock = this.#clock();
    const ms = clock ? this.#wait() : null;
    if (!clock || ms === null) {
      this.#due = null;
      this.hostDisconnected();
      return;
    }
    this.#due = performance.now() + ms;
    this.#ahead = clock.now() - performance.now();
    this.#sure = clock.clockIsSure;
    this.#follow(clock);
  }

  hostDisconnected(): void {
    pageTicker().leave(this);
    this.#end?.();
    this.#end = undefined;
  }

  #follow(clock: Clock): void {
    const ms = Math.max(0, (this.#due ?? 0) - performance.now());
    pageTicker().wait(this, ms, () => this.#host.requestUpdate());
    this.#end ??= clock.subscribe(() => this.#checkClock(clock));
  }

  #checkClock(clock: Clock): void {
    const jump = Math.abs(clock.now() - performance.now() - this.#ahead);
    if (this.#sure !== clock.clockIsSure || jump >= jumpMs) this.#host.requestUpdate();
  }
}
