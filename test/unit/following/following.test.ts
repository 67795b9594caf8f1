import { beforeEach, describe, expect, test, vi } from 'vitest';
import { leadingSession, peopleInRoom } from '../../../client/components/following/leader.ts';
import {
  endMeeting,
  goToItem,
  handLead,
  startMeeting,
  takeLead,
} from '../../../shared/board/mutate-meeting.ts';
import { addToAgenda } from '../../../shared/board/mutate-agenda.ts';
import { mergeMembers } from '../../../shared/board/mutate-member.ts';
import { people, room, tab, type Room } from './room-kit.ts';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

/** Maya leads; Jon sits at the tab. */
function meeting() {
  const at = room();
  startMeeting(at.board, at.act(at.maya));
  const here = tab(at, at.jon);
  const [one, two] = at.items;
  const go = (item = one) => goToItem(at.board, at.act(at.maya), item);
  return { ...at, at, one, two, go, jons: here };
}

const client = (at: Room, told: Parameters<typeof people>[0]) =>
  leadingSession(at.maya, people(told), at.store.members)?.client;

describe('whom one follows', () => {
  test('G70 only a session that may write and is of whoever leads; a link to look that says it leads is passed over', () => {
    const { at, maya, jon } = meeting();
    expect(client(at, [{ member: maya, client: 1, access: 'view', leads: true }])).toBe(undefined);
    expect(client(at, [{ member: maya, client: 1, access: undefined, leads: true }])).toBe(undefined);
    expect(client(at, [{ member: jon, client: 1, leads: true }])).toBe(undefined);
    expect(client(at, [{ member: null, client: 1, leads: true }])).toBe(undefined);
    const hostile = { member: maya, client: 1, access: 'view', leads: true, view: 'report' } as const;
    expect(client(at, [hostile, { member: maya, client: 9 }])).toBe(9);
  });

  test('the tab that leads before livelier ones; else the liveliest, never a projected screen', () => {
    const { at, maya } = meeting();
    const idle = { member: maya, client: 1, activity: 'idle' } as const;
    const active = { member: maya, client: 2 } as const;
    expect(client(at, [{ ...idle, leads: true }, active])).toBe(1);
    expect(client(at, [idle, active])).toBe(2);
    expect(client(at, [idle, { ...active, presents: true }])).toBe(1);
    expect(client(at, [{ ...active, presents: true }])).toBe(undefined);
  });

  test('whoever leads under an entry that was merged into another', () => {
    const { at, board, act, maya, asha, jon, store, jons } = meeting();
    mergeMembers(board, act(asha), maya, asha);
    expect(leadingSession(asha, people([{ member: maya, client: 4 }]), store.members)?.client).toBe(4);
    jons.hear([{ member: asha, client: 5, view: 'plan' }]);
    expect(jons.following.standing?.leader?.id).toBe(asha);
    expect(jons.following.standing?.place?.view).toBe('plan');
    expect(at.store.members.get(jon)?.name).toBe('Jon Karlsson');
  });

  test('the room counts members that may write once each, no screens and no onlookers', () => {
    const { maya, jon, asha, store } = meeting();
    const others = people([
      { member: maya, client: 1 },
      { member: maya, client: 2 },
      { member: asha, client: 3, access: 'view' },
      { member: null, client: 4 },
    ]);
    expect(peopleInRoom(jon, others, store.members)).toBe(2);
    expect(peopleInRoom(null, others, store.members)).toBe(1);
    const screen = people([{ member: maya, client: 1, presents: true }]);
    expect(peopleInRoom(null, screen, store.members)).toBe(0);
  });
});

describe('following', () => {
  test('is offered on another view, and goes where the leader goes from then on', () => {
    const { jons, maya, one, two } = meeting();
    jons.hear([{ member: maya, client: 1, view: 'plan' }]);
    expect([jons.how(), jons.shows]).toEqual(['offered', []]);
    jons.following.follow();
    expect(jons.shows.at(-1)).toMatchObject({ view: 'plan', item: null });
    jons.hear([{ member: maya, client: 1, view: 'board', item: two, row: one }]);
    expect(jons.shows.at(-1)).toEqual({ view: 'board', item: two, row: one, tab: null });
    expect(jons.how()).toBe('following');
  });

  test('in Refine it begins by itself, and shows the item that the document names, also where nobody is heard', () => {
    const { jons, maya, go, one, two } = meeting();
    go(one);
    jons.goTo({ view: 'refine', item: null });
    expect(jons.how()).toBe('following');
    expect(jons.here.shown.item).toBe(one);
    jons.hear([{ member: maya, client: 1, view: 'refine', item: two }]);
    expect(jons.here.shown.item).toBe(one);
    go(two);
    jons.update();
    expect(jons.here.shown.item).toBe(two);
  });

  test('whoever opens Refine while the leader is elsewhere is not taken away from it', () => {
    const { jons, maya } = meeting();
    jons.hear([{ member: maya, client: 1, view: 'plan' }]);
    jons.goTo({ view: 'refine', item: null });
    expect([jons.how(), jons.here.shown.view]).toEqual(['offered', 'refine']);
  });

  test('G71 ends with the first step that one takes oneself, and goes on by one press', () => {
    const { jons, maya, one, two } = meeting();
    jons.hear([{ member: maya, client: 1, view: 'plan' }]);
    jons.following.follow();
    jons.goTo({ view: 'report', item: null });
    expect(jons.how()).toBe('apart');
    jons.hear([{ member: maya, client: 1, view: 'board', item: two }]);
    expect(jons.here.shown.view).toBe('report');
    expect(jons.following.standing?.place).toMatchObject({ view: 'board', item: two });
    jons.following.follow();
    expect(jons.here.shown).toEqual({ view: 'board', item: two });
    jons.following.wander();
    jons.hear([{ member: maya, client: 1, view: 'board', item: one }]);
    expect([jons.how(), jons.here.shown.item]).toEqual(['apart', two]);
  });

  test('whoever goes by themselves to where the leader is goes along', () => {
    const { jons, maya, one, two } = meeting();
    jons.hear([{ member: maya, client: 1, view: 'board', item: one }]);
    jons.following.follow();
    jons.here.busy = true;
    jons.hear([{ member: maya, client: 1, view: 'board', item: two }]);
    jons.goTo({ view: 'board', item: two });
    expect(jons.how()).toBe('following');
  });

  test('G72 waits while hands are busy, says where the leader went, and goes on by itself', () => {
    const { jons, maya, one, two } = meeting();
    jons.hear([{ member: maya, client: 1, view: 'board', item: one }]);
    jons.following.follow();
    jons.here.busy = true;
    jons.hear([{ member: maya, client: 1, view: 'board', item: two }]);
    jons.clock.pass(5000);
    expect([jons.how(), jons.here.shown.item]).toEqual(['held', one]);
    jons.here.busy = false;
    jons.clock.pass(300);
    expect([jons.how(), jons.here.shown.item]).toEqual(['following', two]);
  });

  test('goes on after a reload, and stays away after one', () => {
    const { at, jons, maya, jon } = meeting();
    const plan = [{ member: maya, client: 1, view: 'plan' }] as const;
    jons.hear(plan);
    jons.following.follow();
    const again = tab(at, jon);
    again.hear(plan);
    expect([again.how(), again.here.shown.view]).toEqual(['following', 'plan']);
    again.goTo({ view: 'report', item: null });
    const third = tab(at, jon);
    third.hear(plan);
    expect([third.how(), third.here.shown.view]).toEqual(['apart', 'board']);
  });

  test('a choice is of one meeting', () => {
    const { at, jons, maya, board, act } = meeting();
    jons.hear([{ member: maya, client: 1, view: 'plan' }]);
    jons.following.follow();
    endMeeting(board, act(maya));
    jons.update();
    expect(jons.how()).toBe(undefined);
    startMeeting(board, act(maya));
    jons.update();
    expect([jons.how(), at.store.meetings.length]).toEqual(['offered', 2]);
  });

  test('G73 who is not heard for a moment is still there; then it is said; then somebody else may lead', () => {
    const { jons, maya, one } = meeting();
    const told = [{ member: maya, client: 1, view: 'board', item: one }] as const;
    jons.hear(told);
    jons.following.follow();
    jons.hear([]);
    jons.clock.pass(2000);
    expect(jons.heard()).toBe('yes');
    jons.hear(told);
    jons.clock.pass(60_000);
    expect(jons.heard()).toBe('yes');
    jons.hear([]);
    jons.clock.pass(2600);
    expect([jons.heard(), jons.here.shown.item]).toEqual(['not', one]);
    jons.clock.pass(7000);
    expect(jons.heard()).toBe('gone');
    jons.hear(told);
    expect(jons.heard()).toBe('yes');
  });

  test('nobody counts as gone while the line here is down', () => {
    const { jons, maya } = meeting();
    jons.hear([{ member: maya, client: 1, view: 'plan' }]);
    jons.presence.offline = true;
    jons.hear([]);
    jons.clock.pass(60_000);
    jons.update();
    jons.clock.pass(60_000);
    expect(jons.heard()).toBe('not');
  });

  test('whoever handed the lead over from here follows the next one', () => {
    const { at, board, act, maya, jon } = meeting();
    const mayas = tab(at, maya);
    mayas.leading.claim();
    mayas.update();
    handLead(board, act(maya), jon);
    mayas.hear([{ member: jon, client: 3, view: 'report' }]);
    expect([mayas.how(), mayas.here.shown.view]).toEqual(['following', 'report']);
  });

  test('also from their only tab, which had not begun to lead yet; with another tab nothing is shown to them', () => {
    for (const other of [true, false]) {
      const { at, board, act, maya, jon } = meeting();
      const mayas = tab(at, maya);
      const own = other ? [{ member: maya, client: 4, leads: true }] : [];
      mayas.hear(own);
      expect(mayas.leading.isHere).toBe(false);
      takeLead(board, act(jon), false);
      mayas.hear([...own, { member: jon, client: 3, view: 'report' }]);
      expect(mayas.how()).toBe(other ? 'offered' : 'following');
    }
  });

  test('G74 a projected screen follows by itself, looks elsewhere until the leader moves, and keeps what it shows', () => {
    const { at, maya, one, two } = meeting();
    const screen = tab(at, null, { presented: true });
    screen.hear([{ member: maya, client: 1, view: 'board', item: one }]);
    expect(screen.here.shown).toEqual({ view: 'board', item: one });
    screen.goTo({ view: 'plan', item: null });
    screen.update();
    expect([screen.how(), screen.here.shown.view]).toEqual(['apart', 'plan']);
    screen.following.follow();
    expect(screen.here.shown.item).toBe(one);
    screen.goTo({ view: 'plan', item: null });
    screen.hear([{ member: maya, client: 1, view: 'board', item: two }]);
    expect([screen.how(), screen.here.shown.item]).toEqual(['following', two]);
    screen.hear([]);
    screen.clock.pass(60_000);
    expect(screen.here.shown.item).toBe(two);
  });

  test('the screen of whoever leads follows the tab from which they lead', () => {
    const { at, maya } = meeting();
    const screen = tab(at, maya, { presented: true });
    screen.hear([{ member: maya, client: 1, view: 'report', leads: true }]);
    screen.clock.pass(10_000);
    screen.hear([]);
    screen.clock.pass(10_000);
    expect([screen.here.shown.view, screen.presence.mine.leads]).toEqual(['report', false]);
  });
});

describe('leading', () => {
  test('in Refine whoever leads goes along with the meeting, not from under their typing, and not after a reload', () => {
    const { at, maya, go, one, two } = meeting();
    go(one);
    const mayas = tab(at, maya);
    mayas.here.shown = { view: 'refine', item: two };
    mayas.update();
    expect(mayas.here.shown.item).toBe(two);
    mayas.here.busy = true;
    go(two);
    mayas.update();
    go(one);
    mayas.update();
    expect(mayas.here.shown.item).toBe(two);
    mayas.here.busy = false;
    mayas.clock.pass(300);
    expect(mayas.here.shown.item).toBe(one);
    mayas.goTo({ view: 'plan', item: null });
    go(two);
    mayas.update();
    expect(mayas.here.shown.view).toBe('plan');
    mayas.goTo({ view: 'refine', item: null });
    expect(mayas.here.shown.item).toBe(two);
  });

  test('starting a meeting here leads to its first item', () => {
    const at = room();
    const [one, two] = at.items;
    addToAgenda(at.board, at.act(at.maya), [one]);
    const mayas = tab(at, at.maya);
    mayas.here.shown = { view: 'refine', item: two };
    mayas.update();
    startMeeting(at.board, at.act(at.maya));
    mayas.leading.claim();
    mayas.update();
    expect(mayas.here.shown.item).toBe(one);
  });

  test('G75 the tab in which the lead was taken leads, and tells its top edge when it is another', () => {
    const { at, maya } = meeting();
    const mayas = tab(at, maya);
    mayas.leading.claim();
    expect(mayas.presence.mine.leads).toBe(true);
    mayas.clock.pass(300);
    expect(mayas.presence.points).toEqual([]);
    mayas.hear([{ member: at.jon, client: 3 }]);
    mayas.here.view = { topRow: 'i1', showRow: () => {} };
    mayas.clock.pass(1000);
    expect(mayas.presence.points).toEqual(['i1']);
  });

  test('another tab does not lead until it is asked to, and the one before gives way', () => {
    const { at, maya } = meeting();
    const first = tab(at, maya);
    first.leading.claim();
    first.clock.pass(5000);
    const phone = tab(at, maya);
    phone.hear([{ member: maya, client: 1, leads: true }]);
    phone.clock.pass(10_000);
    expect([phone.leading.isMine, phone.leading.isHere]).toEqual([true, false]);
    phone.leading.claim();
    phone.hear([{ member: maya, client: 1, leads: true }]);
    expect(phone.leading.isHere).toBe(true);
    first.hear([{ member: maya, client: 60, leads: true }]);
    expect(first.leading.isHere).toBe(false);
  });

  test('of two tabs that were asked together one leads', () => {
    const { at, maya } = meeting();
    const both = [tab(at, maya), tab(at, maya)] as const;
    both[1].presence.client = 51;
    for (const one of both) one.leading.claim();
    both[0].hear([{ member: maya, client: 51, leads: true }]);
    both[1].hear([{ member: maya, client: 50, leads: true }]);
    expect(both.map(({ leading }) => leading.isHere)).toEqual([true, false]);
  });

  test('leads on after a reload, unless another tab was asked meanwhile', () => {
    const { at, maya } = meeting();
    tab(at, maya).leading.claim();
    const again = tab(at, maya);
    again.hear([{ member: maya, client: 1, activity: 'active' }]);
    again.clock.pass(2100);
    expect(again.leading.isHere).toBe(true);
    const late = tab(at, maya);
    late.hear([{ member: maya, client: 1, leads: true }]);
    late.clock.pass(10_000);
    expect(late.leading.isHere).toBe(false);
  });

  test('G76 after a hand-over the liveliest tab of the new leader leads, and only that', () => {
    const { at, board, act, maya, jon } = meeting();
    const [busy, idle] = [tab(at, jon), tab(at, jon)];
    idle.presence.client = 51;
    idle.presence.mine = { activity: 'idle', leads: false };
    busy.hear([{ member: jon, client: 51, activity: 'idle' }]);
    idle.hear([{ member: jon, client: 50 }]);
    handLead(board, act(maya), jon);
    for (const one of [busy, idle]) {
      one.update();
      one.clock.pass(2100);
    }
    expect([busy.leading.isHere, idle.leading.isHere]).toEqual([true, false]);
    takeLead(board, act(maya), false);
    busy.update();
    expect([busy.leading.isHere, busy.presence.mine.leads]).toEqual([false, false]);
  });

  test('G96 whoever was handed the lead and has one tab leads from it at once', () => {
    const { at, board, act, maya, jon } = meeting();
    const one = tab(at, jon);
    one.update();
    expect(one.leading.isHere).toBe(false);
    handLead(board, act(maya), jon);
    one.update();
    expect([one.leading.isHere, one.presence.mine?.leads]).toEqual([true, true]);
  });
});
