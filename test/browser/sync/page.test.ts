// What only a real browser shows: its WebSocket under our class, its channel between tabs, its page events.

import { afterEach, describe, expect, test, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { watchActivity } from '../../../client/sync/activity.ts';
import { Connection } from '../../../client/sync/connection.ts';
import { countingSocket } from '../../../client/sync/counting-socket.ts';
import { onPageLife, onWake } from '../../../client/sync/page-life.ts';
import { Presence } from '../../../client/sync/presence.ts';
import { Tabs } from '../../../client/sync/tabs.ts';
import type { MemberId } from '../../../shared/ids.ts';
import { newBoardSecrets } from '../../../shared/links.ts';

const { seed, board } = newBoardSecrets(Uint8Array.from({ length: 32 }, (_, i) => i));

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0).toReversed()) end();
});

/** A port on which nothing listens. */
const nowhere = 'ws://127.0.0.1:47999';

describe('the WebSocket of the browser', () => {
  test('hands on binary frames and stops everything else', () => {
    const heard: string[] = [];
    const Socket = countingSocket(WebSocket, {
      maySendUpdates: () => true,
      updateLeft: () => {},
      nonsense: () => heard.push('nonsense'),
    });
    const socket = new Socket(nowhere);
    ends.push(() => socket.close());
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- what y-websocket does
    socket.onmessage = ({ data }) => heard.push(`${(data as ArrayBuffer).byteLength} bytes`);
    expect(socket.onmessage).not.toBeNull();
    for (const data of [new ArrayBuffer(3), 'text', new ArrayBuffer(0), new Blob(['x'])]) {
      socket.dispatchEvent(new MessageEvent('message', { data }));
    }
    expect(heard).toEqual(['3 bytes', 'nonsense', 'nonsense', 'nonsense']);
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- as above
    socket.onmessage = null;
    socket.dispatchEvent(new MessageEvent('message', { data: new ArrayBuffer(3) }));
    expect(heard).toHaveLength(4);
  });

  test('a relay that is not there: waiting, and at once another try when the network is back', async () => {
    const doc = new Y.Doc();
    let opened = 0;
    class Socket extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols);
        opened += 1;
      }
    }
    const connection = new Connection({
      url: `${nowhere}/sync`,
      link: { role: 'owner', board, seed, n: 0 },
      doc,
      awareness: new Awareness(doc),
      ledger: { cover: () => 0, confirm: () => {} },
      isOwn: () => true,
      Socket,
      // Time does not pass: only the event can bring the second try.
      after: () => () => {},
    });
    ends.push(() => connection.destroy());
    connection.connect();
    await vi.waitFor(() => expect(connection.state.status).toBe('waiting'));
    expect(opened).toBe(1);
    window.dispatchEvent(new Event('online'));
    expect(opened).toBe(2);
  });
});

describe('tabs over the real channel', () => {
  function tab() {
    const doc = new Y.Doc();
    const tabs = new Tabs({ board, doc, isOwn: (origin) => origin === 'me' });
    ends.push(() => tabs.close());
    const type = (text: string) => doc.transact(() => doc.getText('t').insert(0, text), 'me');
    return { doc, tabs, type, text: () => doc.getText('t').toJSON() };
  }

  test('changes, what waits, and the farewell of a page that is put away', async () => {
    const a = tab();
    a.type('offline ');
    const b = tab();
    await vi.waitFor(() => expect(b.text()).toBe('offline '));
    b.type('together ');
    await vi.waitFor(() => expect(a.text()).toBe('together offline '));
    b.tabs.report({ unsaved: ['i1'], storage: 'ok', sending: false });
    await vi.waitFor(() => expect(a.tabs.others).toHaveLength(1));
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await vi.waitFor(() => expect(a.tabs.others).toHaveLength(0));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await vi.waitFor(() => expect(a.tabs.others).toHaveLength(1));
    b.tabs.close();
    await vi.waitFor(() => expect(a.tabs.others).toHaveLength(0));
  });
});

describe('page events', () => {
  test('presence goes with the page and comes back with it', () => {
    const awareness = new Awareness(new Y.Doc());
    const presence = new Presence({
      awareness,
      source: { state: { status: 'connected' }, who: new Map(), subscribe: () => () => {} },
    });
    presence.enter({ member: 'm1' as MemberId, name: 'Ann', colour: 0 });
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(awareness.getLocalState()).toBeNull();
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(awareness.getLocalState()).toMatchObject({ n: 'Ann' });
    presence.leave();
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(awareness.getLocalState()).toBeNull();
    awareness.destroy();
  });

  test('wakes when online or seen, not when hidden, and not once let go', () => {
    let woken = 0;
    const stop = onWake(() => (woken += 1));
    window.dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(woken).toBe(2);
    const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    hidden.mockRestore();
    expect(woken).toBe(2);
    stop();
    window.dispatchEvent(new Event('online'));
    expect(woken).toBe(2);
  });

  test('the first showing of a page is not a return', () => {
    let shown = 0;
    const stop = onPageLife({ hide: () => {}, show: () => (shown += 1) });
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    expect(shown).toBe(0);
    stop();
  });

  test('active, idle after two minutes, away after ten or when hidden', () => {
    const due: { at: number; run: () => void }[] = [];
    let time = 0;
    const pass = (ms: number) => {
      time += ms;
      for (;;) {
        const index = due.findIndex(({ at }) => at <= time);
        if (index < 0) return;
        due.splice(index, 1)[0]?.run();
      }
    };
    const seen: string[] = [];
    const stop = watchActivity({
      page: document,
      set: (activity) => seen.push(activity),
      after: (ms, run) => {
        const entry = { at: time + ms, run };
        due.push(entry);
        return () => {
          const index = due.indexOf(entry);
          if (index >= 0) due.splice(index, 1);
        };
      },
    });
    ends.push(stop);
    pass(119_000);
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'x' }));
    pass(119_000);
    expect(seen).toEqual(['active', 'active']);
    pass(2000);
    expect(seen.at(-1)).toBe('idle');
    pass(8 * 60_000);
    expect(seen.at(-1)).toBe('away');
    document.dispatchEvent(new PointerEvent('pointermove'));
    expect(seen.at(-1)).toBe('active');
    const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(seen.at(-1)).toBe('away');
    hidden.mockRestore();
    document.dispatchEvent(new Event('visibilitychange'));
    expect(seen.at(-1)).toBe('active');
    stop();
    expect(due).toHaveLength(0);
  });
});
