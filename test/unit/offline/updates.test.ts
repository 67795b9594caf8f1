import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Message } from '../../../client/offline/messages.ts';
import { Updates } from '../../../client/offline/updates.ts';

/** A worker as a tab sees it, without a browser. */
class FakeWorker extends EventTarget {
  state: ServiceWorkerState;
  readonly said: unknown[] = [];
  readonly version: string | undefined;

  constructor(version: string | undefined, state: ServiceWorkerState = 'installing') {
    super();
    this.version = version;
    this.state = state;
  }

  become(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }

  postMessage(message: Message, transfer: readonly MessagePort[] = []): void {
    this.said.push(message);
    if (message === 'version' && this.version !== undefined) transfer[0]?.postMessage(this.version);
  }
}

class FakeRegistration extends EventTarget {
  installing: FakeWorker | null = null;
  waiting: FakeWorker | null = null;
  active: FakeWorker | null = null;
  updates = 0;

  async update(): Promise<void> {
    this.updates += 1;
  }

  /** The browser has found another worker and installs it. */
  find(worker: FakeWorker): void {
    this.installing = worker;
    this.dispatchEvent(new Event('updatefound'));
  }

  installed(): void {
    this.waiting = this.installing;
    this.installing = null;
    this.waiting?.become('installed');
  }
}

class FakeWorkers extends EventTarget {
  controller: FakeWorker | null = null;
  registration: FakeRegistration | null = new FakeRegistration();
  registered = 0;

  async register(): Promise<FakeRegistration> {
    this.registered += 1;
    if (!this.registration) throw new TypeError('no network');
    return this.registration;
  }
}

let workers: FakeWorkers;
let at: number;
let wake: () => void;
const onNewVersion = vi.fn<() => void>();

const updates = () =>
  new Updates({
    workers: workers as unknown as ServiceWorkerContainer,
    version: 'mine',
    onWake: (listener) => (wake = listener),
    onNewVersion,
    now: () => at,
  });

/** The page of this tab came out of a worker that is in force. */
function known(): FakeRegistration {
  const { registration } = workers;
  if (!registration) throw new Error('there is no registration');
  workers.controller = registration.active = new FakeWorker('mine', 'activated');
  return registration;
}

/** Long enough for messages to have gone both ways. */
const said = () => new Promise((resolve) => setTimeout(resolve, 20));

beforeEach(() => {
  workers = new FakeWorkers();
  at = 0;
  onNewVersion.mockClear();
});

describe('the first visit', () => {
  test('keeps the page once the worker has all of it, and offers nothing', async () => {
    const first = new FakeWorker('mine');
    workers.registration?.find(first);
    const kept = updates().start();
    await said();
    workers.registration?.installed();
    first.become('activated');
    workers.controller = first;
    workers.dispatchEvent(new Event('controllerchange'));
    expect(await kept).toBe(true);
    await said();
    expect(onNewVersion).not.toHaveBeenCalled();
  });

  test('does not keep it when a file could not be had, and tries again when the tab is seen again', async () => {
    const first = new FakeWorker('mine');
    workers.registration?.find(first);
    const kept = updates().start();
    await said();
    first.become('redundant');
    if (workers.registration) workers.registration.installing = null;
    expect(await kept).toBe(false);
    at = 61_000;
    wake();
    await said();
    expect(workers.registered).toBe(2);
  });

  test('goes on where the browser keeps no pages', async () => {
    workers.registration = null;
    expect(await updates().start()).toBe(false);
    expect(onNewVersion).not.toHaveBeenCalled();
  });
});

describe('a newer version', () => {
  test('is offered once it is there whole, and not before', async () => {
    const registration = known();
    expect(await updates().start()).toBe(true);
    registration.find(new FakeWorker('newer'));
    await said();
    expect(onNewVersion).not.toHaveBeenCalled();
    registration.installed();
    await vi.waitFor(() => expect(onNewVersion).toHaveBeenCalledTimes(1));
    at = 61_000;
    wake();
    await said();
    expect(onNewVersion).toHaveBeenCalledTimes(1);
  });

  test('that waits from earlier is offered when the page is opened', async () => {
    known().waiting = new FakeWorker('newer', 'installed');
    await updates().start();
    await vi.waitFor(() => expect(onNewVersion).toHaveBeenCalledTimes(1));
  });

  test('that another tab let take over is offered here; nothing is reloaded', async () => {
    const registration = known();
    await updates().start();
    workers.controller = registration.active = new FakeWorker('newer', 'activated');
    workers.dispatchEvent(new Event('controllerchange'));
    await vi.waitFor(() => expect(onNewVersion).toHaveBeenCalledTimes(1));
  });

  test('is none when it is the one that this tab shows, or does not say what it is', async () => {
    const registration = known();
    registration.waiting = new FakeWorker('mine', 'installed');
    await updates().start();
    registration.waiting = new FakeWorker(undefined, 'installed');
    at = 61_000;
    wake();
    await said();
    expect(onNewVersion).not.toHaveBeenCalled();
  });

  test('takes over when it is asked to, and that is waited for', async () => {
    const registration = known();
    const newer = new FakeWorker('newer', 'installed');
    registration.waiting = newer;
    const here = updates();
    await here.start();
    expect(newer.said).not.toContain('takeOver');
    let over = false;
    const taking = here.takeOver().then(() => (over = true));
    await said();
    expect([newer.said.includes('takeOver'), over]).toEqual([true, false]);
    newer.become('activated');
    await taking;
    expect(over).toBe(true);
  });

  test('is looked for when the tab is seen again, at most once a minute', async () => {
    const registration = known();
    await updates().start();
    expect(registration.updates).toBe(1);
    for (const ms of [1_000, 59_000, 61_000, 62_000]) {
      at = ms;
      wake();
    }
    await said();
    expect(registration.updates).toBe(2);
  });

  test('is looked for every hour', async () => {
    vi.useFakeTimers();
    try {
      const registration = known();
      void updates().start();
      await vi.advanceTimersByTimeAsync(10);
      at = 3_600_000;
      await vi.advanceTimersByTimeAsync(3_600_000);
      expect(registration.updates).toBe(2);
    } finally {
      vi.useRealTimers();
    }
  });
});

test('a tab says which version it shows when the worker asks, and nothing to other words', async () => {
  known();
  await updates().start();
  const ask = (data: unknown) => {
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((resolve) => {
      port1.addEventListener('message', (event) => resolve(event.data));
      port1.start();
      setTimeout(() => resolve(undefined), 50);
    });
    workers.dispatchEvent(Object.assign(new Event('message'), { data, ports: [port2] }));
    return answer.finally(() => port1.close());
  };
  expect(await ask('version')).toBe('mine');
  expect(await ask({ version: 1 })).toBeUndefined();
});
