import { describe, expect, test } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { PageLife } from '../../../client/sync/page-life.ts';
import { Presence } from '../../../client/sync/presence.ts';
import type { ItemId, MemberId } from '../../../shared/ids.ts';
import { HandClock } from './hand-clock.ts';

const ann = 'm1ann' as MemberId;
const bo = 'm2bo' as MemberId;
const item = 'i1abc' as ItemId;
const other = 'i2def' as ItemId;

function setUp() {
  const awareness = new Awareness(new Y.Doc());
  const clock = new HandClock();
  const source = {
    state: { status: 'idle' },
    who: new Map<number, 'edit' | 'view'>(),
    changed: () => {},
    subscribe: (listener: () => void) => {
      source.changed = listener;
      return () => {};
    },
  };
  let life: PageLife | undefined;
  const written: unknown[] = [];
  const presence = new Presence({
    awareness,
    source,
    after: clock.after,
    onPageLife: (given) => {
      life = given;
      return () => {};
    },
  });
  awareness.on('update', (_: unknown, origin: unknown) => {
    if (origin === 'local') written.push(awareness.getLocalState());
  });
  return { awareness, clock, source, presence, written, hide: () => life?.hide(), show: () => life?.show() };
}

/** Hands the state of one awareness to another as the wire does. */
function tell(to: Awareness, from: Awareness): void {
  applyAwarenessUpdate(to, encodeAwarenessUpdate(from, [from.clientID]), 'relay');
}

function someone(to: Awareness, state: Record<string, unknown> | null): Awareness {
  const other = new Awareness(new Y.Doc());
  other.setLocalState(state);
  tell(to, other);
  return other;
}

describe('presence: what I tell', () => {
  test('nothing before I have said who I am', () => {
    const { awareness, presence, source } = setUp();
    expect(awareness.getLocalState()).toBeNull();
    presence.look({ view: 'board', item, field: null });
    source.state = { status: 'connected' };
    source.changed();
    expect(awareness.getLocalState()).toBeNull();
  });

  test('another session reads it back', () => {
    const [a, b] = [setUp(), setUp()];
    a.presence.enter({ member: ann, name: 'Ann', colour: 3 });
    a.presence.look({ view: 'refine', item, field: null });
    a.presence.inField(item, 'description');
    a.presence.caret({ anchor: 4 });
    a.clock.pass(50);
    tell(b.awareness, a.awareness);
    expect(b.presence.others).toEqual([
      {
        member: ann,
        name: 'Ann',
        colour: 3,
        activity: 'active',
        me: false,
        sessions: [
          {
            client: a.awareness.clientID,
            look: { view: 'refine', item, field: 'description', row: null, tab: null },
            moving: [],
            caret: { anchor: 4 },
            activity: 'active',
            leads: false,
            access: undefined,
          },
        ],
      },
    ]);
    expect(JSON.stringify(a.awareness.getLocalState()).length).toBeLessThan(200);
    a.presence.look({ view: 'board', item: null, field: null });
    expect(a.presence.mine?.caret).toBeNull();
  });

  test('whoever leads tells from which tab, and what stands at the top edge there', () => {
    const [a, b] = [setUp(), setUp()];
    a.presence.enter({ member: ann, name: 'Ann', colour: 3 });
    a.presence.look({ view: 'plan', item: null, field: null });
    a.presence.leads(true);
    a.presence.point('iRow', 's1');
    a.clock.pass(50);
    tell(b.awareness, a.awareness);
    const [session] = b.presence.others[0]?.sessions ?? [];
    expect(session).toMatchObject({ leads: true, look: { view: 'plan', row: 'iRow', tab: 's1' } });
    a.presence.inField(item, 'title');
    expect(a.presence.mine?.look).toMatchObject({ view: 'plan', item, field: 'title', row: 'iRow' });
  });

  test('what I have in hand, from the lift to the drop; the rest of what I tell stays', () => {
    const [a, b] = [setUp(), setUp()];
    a.presence.moving([item]);
    expect(a.awareness.getLocalState()).toBeNull();
    a.presence.enter({ member: ann, name: 'Ann', colour: 3 });
    a.presence.look({ view: 'board', item, field: null });
    a.clock.pass(50);
    expect(Object.keys(a.awareness.getLocalState() ?? {})).not.toContain('m');
    const before = a.written.length;
    a.presence.moving([]);
    a.clock.pass(50);
    expect(a.written.length).toBe(before);
    a.presence.moving([item, other]);
    a.clock.pass(50);
    tell(b.awareness, a.awareness);
    expect(b.presence.others[0]?.sessions[0]).toMatchObject({ moving: [item, other], look: { item } });
    a.presence.look({ view: 'board', item: null, field: null });
    a.clock.pass(50);
    tell(b.awareness, a.awareness);
    expect(b.presence.others[0]?.sessions[0]?.moving).toEqual([item, other]);
    a.presence.moving([]);
    a.clock.pass(50);
    tell(b.awareness, a.awareness);
    expect(b.presence.others[0]?.sessions[0]?.moving).toEqual([]);
    expect(a.written.length).toBe(before + 3);
  });

  test('of many in hand only the first ones, so that the state stays small', () => {
    const { presence, awareness, clock } = setUp();
    presence.enter({ member: ann, name: 'Ann', colour: 0 });
    presence.moving(Array.from({ length: 400 }, (_, i) => `i${i}` as ItemId));
    clock.pass(50);
    expect(awareness.getLocalState()?.['m']).toHaveLength(12);
  });

  test('at most one write in 50 ms: the first at once, then the newest', () => {
    const { presence, clock, written } = setUp();
    presence.enter({ member: ann, name: 'Ann', colour: 0 });
    expect(written).toHaveLength(1);
    for (let i = 0; i < 100; i += 1) {
      presence.caret(i);
      clock.pass(1);
    }
    expect(written).toMatchObject([{ k: null }, { k: 49 }, { k: 99 }]);
    clock.pass(1000);
    expect(written).toHaveLength(3);
  });

  test('G88 what was told is not told again, unless the others forgot it', () => {
    const { presence, clock, source, written } = setUp();
    presence.enter({ member: ann, name: 'Ann', colour: 0 });
    presence.caret({ anchor: 1 });
    clock.pass(100);
    expect(written).toHaveLength(2);
    // A caret that stands in front of the same letter says the same with each letter that is typed before it.
    for (let i = 0; i < 10; i += 1) {
      presence.caret({ anchor: 1 });
      clock.pass(20);
    }
    expect(written).toHaveLength(2);
    // Those who forgot it with the connection are told, also where it was told a moment ago.
    presence.caret({ anchor: 2 });
    source.state = { status: 'connected' };
    source.changed();
    clock.pass(100);
    expect(written.slice(2)).toMatchObject([{ k: { anchor: 2 } }, { k: { anchor: 2 } }]);
  });

  test('gone when the page is put away, back with it, told again on each connection', () => {
    const { presence, clock, awareness, hide, show, source, written } = setUp();
    presence.enter({ member: ann, name: 'Ann', colour: 0 });
    presence.caret(1);
    hide();
    expect(awareness.getLocalState()).toBeNull();
    presence.caret(2);
    clock.pass(100);
    expect(awareness.getLocalState()).toBeNull();
    show();
    expect(awareness.getLocalState()).toMatchObject({ p: ann, k: 2 });
    clock.pass(100);
    const before = written.length;
    for (const status of ['connected', 'connected', 'waiting', 'connected']) {
      source.state = { status };
      source.changed();
      clock.pass(100);
    }
    expect(written.length - before).toBe(2);
    presence.leave();
    expect(awareness.getLocalState()).toBeNull();
  });

  test('a caret that is too large stays here', () => {
    const { presence, awareness } = setUp();
    presence.enter({ member: ann, name: 'A\u202en\nn'.padEnd(100, 'x'), colour: 0 });
    presence.caret('x'.repeat(2000));
    expect(awareness.getLocalState()?.['k']).toBeNull();
    expect(awareness.getLocalState()?.['n']).toMatch(/^A n nx{55}$/);
  });
});

describe('presence: what others tell', () => {
  test('sessions of one member stand together, the liveliest first; mine is left out', () => {
    const { presence, awareness, source } = setUp();
    presence.enter({ member: ann, name: 'Ann', colour: 0 });
    const first = someone(awareness, { p: bo, n: 'Bo', c: 2, a: 'away' });
    someone(awareness, { p: bo, n: 'Bo', c: 2, a: 'idle' });
    someone(awareness, { p: ann, n: 'Ann', c: 0, a: 'active' });
    someone(awareness, { p: null, n: '', c: 0, a: 'active' });
    someone(awareness, { p: null, n: '', c: 0, a: 'active' });
    source.who = new Map([[first.clientID, 'view']]);
    source.changed();
    const seen = presence.others.map(({ name, activity, me, sessions }) => [
      name,
      activity,
      me,
      sessions.length,
    ]);
    expect(seen).toEqual([
      ['', 'active', false, 1],
      ['', 'active', false, 1],
      ['Ann', 'active', true, 1],
      ['Bo', 'idle', false, 2],
    ]);
    const sessions = presence.others[3]?.sessions ?? [];
    expect(sessions.find(({ client }) => client === first.clientID)?.access).toBe('view');
  });

  test('hostile states are trimmed or left out', () => {
    const { presence, awareness } = setUp();
    someone(awareness, { cursor: {}, user: { name: 'a stock client' } });
    someone(awareness, {
      a: 'dancing',
      p: '<img>',
      n: `${'N'.repeat(500)}\u0000`,
      c: 'red; background: url(x)',
      w: { v: 'x'.repeat(500), i: '__proto__', f: 5 },
      k: 'x'.repeat(3000),
    });
    someone(awareness, { a: 'idle', n: { toString: 1 }, c: -1, w: [1] });
    expect(presence.others).toHaveLength(2);
    const [blank, long] = presence.others;
    expect(blank).toMatchObject({ name: '', colour: 0, activity: 'idle', sessions: [{ look: null }] });
    expect(long).toMatchObject({ member: null, name: 'N'.repeat(60), colour: 0, activity: 'active' });
    expect(long?.sessions[0]).toMatchObject({
      look: { view: 'x'.repeat(40), item: null, field: null },
      caret: null,
    });
  });

  test('a hostile hand holds only what looks like items, few, each once', () => {
    const { presence, awareness } = setUp();
    const hands = [
      'i1abc',
      { 0: 'i1abc', length: 1 },
      ['i1abc', 'i1abc', '__proto__', 7, null, 'm2bo', '<img>', 'i2def'],
      Array.from({ length: 5000 }, (_, i) => `i${i}`),
    ];
    for (const [at, m] of hands.entries()) someone(awareness, { a: 'active', n: `N${at}`, m });
    const held = presence.others.map(({ sessions }) => sessions[0]?.moving);
    expect(held.slice(0, 3)).toEqual([[], [], [item, other]]);
    expect(held[3]).toHaveLength(12);
  });

  test('offline is told once the relay cannot be reached, not while it is first asked', () => {
    const { presence, source } = setUp();
    let told = 0;
    presence.subscribe(() => (told += 1));
    const seen = ['connecting', 'connected', 'waiting', 'connecting', 'connected', 'refused'].map(
      (status) => {
        source.state = { status };
        source.changed();
        return presence.offline;
      },
    );
    expect(seen).toEqual([false, false, true, false, false, true]);
    expect(told).toBe(3);
  });

  test('the same array until something changes; listeners hear each change', () => {
    const { presence, awareness } = setUp();
    let told = 0;
    const stop = presence.subscribe(() => (told += 1));
    const other = someone(awareness, { p: bo, n: 'Bo', c: 2, a: 'idle' });
    expect(told).toBe(1);
    const before = presence.others;
    expect(presence.others).toBe(before);
    tell(awareness, other);
    expect(presence.others).toBe(before);
    other.setLocalState({ p: bo, n: 'Bo', c: 2, a: 'active' });
    tell(awareness, other);
    expect(presence.others).not.toBe(before);
    expect(presence.others[0]?.activity).toBe('active');
    stop();
    other.setLocalState(null);
    tell(awareness, other);
    expect([told, presence.others.length]).toEqual([2, 0]);
  });

  test('a flood of invented sessions is cut', () => {
    const { presence, awareness } = setUp();
    for (let i = 0; i < 700; i += 1) awareness.states.set(i, { a: 'active' });
    expect(presence.others).toHaveLength(500);
  });
});
