import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { TabReport } from '../../../client/sync/tab-message.ts';
import { Tabs } from '../../../client/sync/tabs.ts';
import type { PageLife } from '../../../client/sync/page-life.ts';
import { newBoardSecrets } from '../../../shared/links.ts';
import { HandClock } from './hand-clock.ts';

const { board } = newBoardSecrets(new Uint8Array(32));

type Read = (event: MessageEvent<unknown>) => void;
interface End {
  readonly name: string;
  read: Read | undefined;
}

/** One browser: messages wait in it until the test delivers them. */
class Browser {
  readonly clock = new HandClock();
  readonly log: { type?: string }[] = [];
  readonly #ends = new Set<End>();
  #waiting: (() => void)[] = [];
  #random = 0;

  /** A way for the test to say anything to all tabs. */
  readonly say = this.#join(undefined);

  readonly openChannel = (name: string) => {
    const end: End = { name, read: undefined };
    this.#ends.add(end);
    return {
      addEventListener: (_type: 'message', listener: Read) => (end.read = listener),
      postMessage: this.#join(end),
      close: () => this.#ends.delete(end),
    };
  };

  #join(end: End | undefined): (message: unknown) => void {
    return (message) => {
      const copy: unknown = structuredClone(message);
      this.log.push(copy as { type?: string });
      for (const other of this.#ends) {
        if (other === end || (end && other.name !== end.name)) continue;
        this.#waiting.push(
          () => this.#ends.has(other) && other.read?.({ data: copy } as MessageEvent<unknown>),
        );
      }
    };
  }

  tab(doc = new Y.Doc(), ready?: Promise<void>) {
    let life: PageLife | undefined;
    const tabs = new Tabs({
      board,
      doc,
      isOwn: (origin) => origin === 'me',
      ...(ready && { ready }),
      random: () => (this.#random += 1 / 1009) % 1,
      after: this.clock.after,
      openChannel: this.openChannel,
      onPageLife: (given) => {
        life = given;
        return () => {};
      },
    });
    const type = (text: string) => doc.transact(() => doc.getText('t').insert(0, text), 'me');
    const text = () => doc.getText('t').toJSON();
    return { doc, tabs, type, text, hide: () => life?.hide(), show: () => life?.show() };
  }

  /** Delivers what waits, and what that causes. */
  deliver(): void {
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) next();
  }

  count(type: string): number {
    return this.log.filter((message) => message.type === type).length;
  }
}

function forbidden(): never {
  throw new DOMException('not here', 'SecurityError');
}

const report = (...unsaved: string[]): TabReport => ({ unsaved, storage: 'ok', sending: false });
const waiting = ({ tabs }: { tabs: Tabs }) => tabs.others.flatMap(({ unsaved }) => unsaved).sort();

describe('tabs of one browser: the document', () => {
  test('a change goes to the others with the object as its origin, and is not sent round again', () => {
    const browser = new Browser();
    const [a, b, c] = [browser.tab(), browser.tab(), browser.tab()];
    browser.deliver();
    const origins: unknown[] = [];
    b.doc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin));
    a.type('hello');
    browser.deliver();
    expect([b.text(), c.text()]).toEqual(['hello', 'hello']);
    expect(origins).toEqual([b.tabs]);
    expect(browser.count('update')).toBe(1);
  });

  test('joining fetches what is missing and gives what the others lack, not the whole document', () => {
    const browser = new Browser();
    const shared = new Y.Doc();
    shared.getText('t').insert(0, 'x'.repeat(50_000));
    const copies = [new Y.Doc(), new Y.Doc()] as const;
    for (const copy of copies) Y.applyUpdate(copy, Y.encodeStateAsUpdate(shared));
    const a = browser.tab(copies[0]);
    a.type('from a, ');
    copies[1].getText('t').insert(0, 'from b, ');
    const b = browser.tab(copies[1]);
    browser.deliver();
    expect(a.text()).toBe(b.text());
    expect(a.text()).toContain('from a, ');
    expect(a.text()).toContain('from b, ');
    for (const message of browser.log as { update?: Uint8Array }[]) {
      expect(message.update?.length ?? 0).toBeLessThan(200);
    }
  });

  test('a tab that still reads its copy asks for nothing, and then only for what is missing', async () => {
    const browser = new Browser();
    const a = browser.tab();
    a.type('x'.repeat(50_000));
    browser.deliver();
    const asked = browser.log.length;
    let read = () => {};
    const doc = new Y.Doc();
    const ready = new Promise<void>((resolve) => (read = resolve));
    const b = browser.tab(doc, ready);
    b.show();
    browser.deliver();
    expect(browser.log).toHaveLength(asked);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(a.doc), 'storage');
    a.type('meanwhile ');
    browser.deliver();
    expect(doc._observers.has('update')).toBe(false);
    const since = browser.log.length;
    read();
    await ready;
    browser.deliver();
    expect(b.text()).toBe(a.text());
    for (const message of browser.log.slice(since) as { update?: Uint8Array }[])
      expect(message.update?.length ?? 0).toBeLessThan(200);
  });

  test('what came from the relay is not passed on, but a gap that it leaves is asked for', () => {
    const browser = new Browser();
    const [a, b] = [browser.tab(), browser.tab()];
    browser.deliver();
    const remote = new Y.Doc();
    remote.getText('t').insert(0, 'from afar');
    Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(remote), 'relay');
    browser.deliver();
    expect(b.text()).toBe('');
    a.doc.transact(() => a.doc.getText('t').insert(4, '!'), 'me');
    browser.deliver();
    expect(b.text()).toBe('from! afar');
    const hellos = browser.count('hello');
    a.type('no gap ');
    browser.deliver();
    expect(b.text()).toBe('no gap from! afar');
    expect(browser.count('hello')).toBe(hellos);
  });

  test('a gap that nobody can fill does not keep the tabs asking', () => {
    const browser = new Browser();
    const [a, b] = [browser.tab(), browser.tab()];
    const lost = new Y.Doc();
    lost.getText('t').insert(0, 'lost');
    const before = Y.encodeStateVector(lost);
    lost.getText('t').insert(4, ' later');
    const gap = Y.encodeStateAsUpdate(lost, before);
    Y.applyUpdate(b.doc, gap);
    browser.deliver();
    const hellos = browser.count('hello');
    for (const letter of 'hello') a.type(letter);
    browser.deliver();
    expect(browser.count('hello')).toBe(hellos);
    expect(b.text()).toBe('olleh');
  });

  test('messages that are none are left alone', () => {
    const browser = new Browser();
    const a = browser.tab();
    a.type('kept');
    for (const message of [
      null,
      7,
      'hello',
      {},
      { type: 'hello', from: 'x' },
      { type: 'hello', from: 'x', vector: Uint8Array.of(255) },
      { type: 'update', from: 'x', update: 'text' },
      { type: 'update', from: 'x', update: Uint8Array.of(1, 2, 3) },
      { type: 'update', from: '', update: Uint8Array.of(0, 0) },
      { type: 'missing', from: 'x', to: 7, update: Uint8Array.of(0, 0), vector: Uint8Array.of(0) },
      { type: 'report', from: 'x', report: { unsaved: [1], storage: 'ok', sending: true } },
      { type: 'report', from: 'x', report: { unsaved: ['i1'], storage: 'fine', sending: true } },
      { type: 'report', from: 'x', report: { unsaved: 'i1', storage: 'ok', sending: 1 } },
      { type: 'report', from: 'x', report: null },
      { type: 'future', from: 'x' },
    ]) {
      browser.say(message);
    }
    browser.deliver();
    expect(a.text()).toBe('kept');
    expect(a.tabs.others).toEqual([]);
  });

  test('without the channel, or where it is forbidden, a tab stands alone', () => {
    const clock = new HandClock();
    const doc = new Y.Doc();
    const options = { board, doc, isOwn: () => true, after: clock.after, onPageLife: () => () => {} };
    const alone = new Tabs({ ...options, openChannel: () => undefined });
    doc.getText('t').insert(0, 'x');
    alone.report(report('i1'));
    expect(alone.others).toEqual([]);
    alone.close();
    const real = globalThis.BroadcastChannel;
    try {
      globalThis.BroadcastChannel = forbidden as unknown as typeof BroadcastChannel;
      new Tabs(options).close();
      Reflect.deleteProperty(globalThis, 'BroadcastChannel');
      new Tabs(options).close();
    } finally {
      globalThis.BroadcastChannel = real;
    }
  });
});

describe('tabs of one browser: what waits', () => {
  test('every tab hears what waits in the others, also one that is opened later', () => {
    const browser = new Browser();
    const [a, b] = [browser.tab(), browser.tab()];
    let told = 0;
    a.tabs.subscribe(() => (told += 1));
    b.tabs.report(report('i1', 'i2'));
    browser.deliver();
    expect(waiting(a)).toEqual(['i1', 'i2']);
    expect(told).toBe(1);
    const c = browser.tab();
    browser.deliver();
    expect(waiting(c)).toEqual(['i1', 'i2']);
    b.tabs.report(report());
    browser.deliver();
    expect([waiting(a), waiting(c)]).toEqual([[], []]);
  });

  test('the same report is told once', () => {
    const browser = new Browser();
    const a = browser.tab();
    browser.tab();
    a.tabs.report(report('i1'));
    a.tabs.report(report('i1'));
    expect(browser.count('report')).toBe(1);
    a.tabs.report({ ...report('i1'), sending: true });
    expect(browser.count('report')).toBe(2);
  });

  test('a tab that closes or is put away withdraws; one that comes back says hello again', () => {
    const browser = new Browser();
    const [a, b, c] = [browser.tab(), browser.tab(), browser.tab()];
    b.tabs.report(report('i1'));
    c.tabs.report(report('i2'));
    browser.deliver();
    b.tabs.close();
    browser.deliver();
    expect(waiting(a)).toEqual(['i2']);
    c.hide();
    browser.deliver();
    expect(waiting(a)).toEqual([]);
    a.type('meanwhile');
    c.show();
    browser.deliver();
    expect(waiting(a)).toEqual(['i2']);
    expect(c.text()).toBe('meanwhile');
  });

  test('a tab that died is not counted for ever, one that lives is', () => {
    const browser = new Browser();
    const [a, b] = [browser.tab(), browser.tab()];
    browser.say({ type: 'report', from: 'died', report: report('i9') });
    b.tabs.report(report('i1'));
    browser.deliver();
    expect(waiting(a)).toEqual(['i1', 'i9']);
    for (let i = 0; i < 10; i += 1) {
      browser.clock.pass(10_000);
      browser.deliver();
    }
    expect(waiting(a)).toEqual(['i1']);
    b.tabs.report(report());
    browser.deliver();
    const reports = browser.count('report');
    browser.clock.pass(600_000);
    expect(browser.count('report')).toBe(reports);
  });
});
