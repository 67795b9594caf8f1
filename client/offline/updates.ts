// Keeps the page in this browser and finds out when there is a newer version of it: registers the service worker, looks
// for another one now and then, tells when one is there, and lets it take over when it is asked to. It reloads nothing.

import { askVersion, parseMessage, tell } from './messages.ts';

const script = '/service-worker.js';
const anHour = 3_600_000;
/** Looking costs a request; somebody who changes between tabs looks often. */
const aMinute = 60_000;
/**
 * A worker takes over when the one before has answered what it was asked: within a second, or half a minute where another
 * tab asks it for something in that very moment. A page that is loaded again before that is the old one once more.
 */
const takeOverMs = 40_000;

type Registration = Pick<
  ServiceWorkerRegistration,
  'active' | 'installing' | 'waiting' | 'update' | 'addEventListener'
>;

/** What of `navigator.serviceWorker` is used. */
export interface Workers extends Pick<EventTarget, 'addEventListener'> {
  readonly controller: ServiceWorker | null;
  register(script: string, options: RegistrationOptions): Promise<Registration>;
}

export interface UpdatesOptions {
  readonly workers: Workers;
  /** The version of the page in this tab. */
  readonly version: string;
  /** Calls when looking has become worth it: the tab is seen again, the network is back. */
  readonly onWake: (listener: () => void) => unknown;
  /** Another version than the one in this tab is there, whole; called once for each. */
  readonly onNewVersion: () => void;
  readonly now?: () => number;
}

export class Updates {
  readonly #options: UpdatesOptions;
  readonly #now: () => number;
  readonly #followed = new WeakSet<Registration>();
  #registration: Registration | undefined;
  #lookedAt = -Infinity;
  #told: string | undefined;

  constructor(options: UpdatesOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  /** Settles with true when this browser has the page and opens it without a network; with false when it will not. */
  async start(): Promise<boolean> {
    const { workers, version, onWake } = this.#options;
    workers.addEventListener('message', (event) => {
      const { data, ports } = event as MessageEvent;
      if (parseMessage(data) === 'version') ports[0]?.postMessage(version);
    });
    // Another tab let a new version take over; or the first worker of all looks after this tab from now on.
    workers.addEventListener('controllerchange', () => void this.#compare());
    onWake(() => void this.look());
    setInterval(() => void this.look(), anHour);
    await this.look();
    const { active, waiting, installing } = this.#registration ?? {};
    if (active) tell(active, 'tidy');
    if (active ?? workers.controller) return true;
    const first = waiting ?? installing;
    return first ? reaches(first, 'installed') : false;
  }

  /** Looks whether there is a newer version, at most once a minute. */
  async look(): Promise<void> {
    if (this.#now() - this.#lookedAt < aMinute) return;
    this.#lookedAt = this.#now();
    try {
      // Again each time: a first worker that could not be installed leaves nothing behind.
      const registration = await this.#options.workers.register(script, { updateViaCache: 'none' });
      this.#registration = registration;
      this.#follow(registration);
      await this.#compare();
      if (!registration.installing) await registration.update();
    } catch {
      // No network, no relay, or a browser that keeps no pages: the page goes on as it is.
    }
  }

  /** The new version is in force from now on, in all tabs that are opened or reloaded. */
  async takeOver(): Promise<void> {
    const waiting = this.#registration?.waiting;
    if (!waiting) return;
    const inForce = reaches(waiting, 'activated');
    tell(waiting, 'takeOver');
    await Promise.race([inForce, new Promise((resolve) => setTimeout(resolve, takeOverMs))]);
  }

  #follow(registration: Registration): void {
    if (this.#followed.has(registration)) return;
    this.#followed.add(registration);
    const follow = () => {
      const { installing } = registration;
      if (installing) void reaches(installing, 'installed').then(() => this.#compare());
    };
    registration.addEventListener('updatefound', follow);
    follow();
  }

  /** Asks the newest worker which version it is: the one that waits, else the one that looks after this tab. */
  async #compare(): Promise<void> {
    const { workers, version, onNewVersion } = this.#options;
    const newest = this.#registration?.waiting ?? workers.controller;
    if (!newest) return;
    const other = await askVersion(newest);
    if (other === undefined || other === version || other === this.#told) return;
    this.#told = other;
    onNewVersion();
  }
}

/** True once the worker has got so far, or farther; false when it is discarded. */
function reaches(worker: ServiceWorker, state: 'installed' | 'activated'): Promise<boolean> {
  const order: readonly ServiceWorkerState[] = [
    'parsed',
    'installing',
    'installed',
    'activating',
    'activated',
  ];
  return new Promise((resolve) => {
    const look = () => {
      const there = order.indexOf(worker.state) >= order.indexOf(state);
      if (!there && worker.state !== 'redundant') return;
      worker.removeEventListener('statechange', look);
      resolve(there);
    };
    worker.addEventListener('statechange', look);
    look();
  });
}
