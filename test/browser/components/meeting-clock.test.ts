// The clock of a meeting and its alarm: what is left in figures and as a ring, its buttons and keys for whoever leads, and
// that everybody is told once when the time is up, in every view, without losing a letter of what they type.

import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { GwMeetingAlarm } from '../../../client/components/refine/gw-meeting-alarm.ts';
import { GwMeetingClock } from '../../../client/components/refine/gw-meeting-clock.ts';
import type { AnnounceEvent } from '../../../client/components/events.ts';
import { setSounds, soundsOn, useAudio, type AudioHere } from '../../../client/sound.ts';
import {
  addMeetingMinutes,
  goToItem,
  handLead,
  moveOn,
  pauseMeetingClock,
} from '../../../shared/board/mutate-meeting.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { meetingDesk, minute, type MeetingDesk } from './meeting-kit.ts';
import { mount } from './mount.ts';
import {
  all,
  expectAccessible,
  focused,
  named,
  one,
  openBoard,
  setTheme,
  settled,
  useStage,
} from './stage.ts';

useStage();
afterEach(() => setSounds(true));

const words = (selector: string, root?: ParentNode) =>
  one(selector, root).textContent?.replace(/\s+/g, ' ').trim();

async function clockOn(room: MeetingDesk, item: ItemId | null = room.items[0], narrow = false) {
  const clock = new GwMeetingClock();
  clock.item = item;
  clock.narrow = narrow;
  await mount(room.here, clock);
  return {
    clock,
    face: () => words('.face .figures', clock),
    buttons: () => all('button', clock).map((button) => button.textContent?.trim() || button.ariaLabel),
    press: async (name: string) => {
      named('button', name, clock).click();
      await settled();
    },
  };
}

/** What is said aloud on the page. */
function listen(): string[] {
  const said: string[] = [];
  addEventListener('gw-announce', (event) => said.push((event as AnnounceEvent).words));
  return said;
}

describe('the clock of a meeting', () => {
  it('shows what is left, that it stands, and how sure it is', async () => {
    const room = meetingDesk();
    const { face, press, clock } = await clockOn(room);
    expect(face()).toBe('5:00 of 5:00 on this item');
    room.at(1.8 * minute);
    await settled();
    expect(words('.left', clock)).toBe('3:12');
    expect(one('.part', clock).getAttribute('stroke-dasharray')).toBe('64 100');
    room.at(1.8 * minute, false);
    await settled();
    expect(words('.left', clock)).toBe('≈ 3:12');
    await press('Pause');
    expect(face()).toContain('paused, of 5:00');
    // What stands is known, however unsure the time is.
    expect(words('.left', clock)).not.toContain('≈');
  });

  it('G61 says that time is up and counts the overrun apart, also while it is paused', async () => {
    const room = meetingDesk();
    const { face, press, clock } = await clockOn(room);
    room.at(5 * minute + 48_200);
    await settled();
    expect(words('strong.up', clock)).toBe('Time is up');
    expect(words('.over', clock)).toBe('+0:48 over');
    expect(room.clock()).toMatchObject({ spent: 5 * minute, remaining: 0 });
    await press('Pause');
    room.at(20 * minute);
    await settled();
    expect(face()).toContain('+0:49 over paused, of 5:00');
    // Added minutes take up what ran over first.
    await press('+1 min');
    expect(words('.left', clock)).toBe('0:11');
  });

  it('renders itself once a second while it runs, and not at all while it stands', async () => {
    const room = meetingDesk();
    const { clock, press } = await clockOn(room);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    try {
      const began = room.here.session.now();
      vi.spyOn(room.here.session, 'now').mockImplementation(() => began + performance.now());
      const render = vi.spyOn(clock as unknown as { render(): unknown }, 'render');
      const rendersIn = async (ms: number) => {
        render.mockClear();
        await vi.advanceTimersByTimeAsync(ms);
        return render.mock.calls.length;
      };
      clock.requestUpdate();
      await rendersIn(0);
      expect(await rendersIn(10_000)).toBe(10);
      await press('Pause');
      expect(await rendersIn(10_000)).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('pauses, goes on, adds minutes and goes from item to item for whoever leads', async () => {
    const room = meetingDesk();
    const { clock, press, buttons } = await clockOn(room);
    const said = listen();
    expect(buttons()).toEqual(['Pause', '+1 min', 'Next', '+5 min', 'Sounds']);
    await press('Pause');
    expect(room.clock().state).toBe('paused');
    await press('Go on');
    expect(room.clock().state).toBe('running');
    await press('+1 min');
    await press('+5 min');
    expect(room.clock().limit).toBe(11 * minute);
    await press('Next');
    expect(room.meeting().current).toBe(room.items[1]);
    expect(room.meeting().agenda[0]?.done).toBe(true);
    clock.item = room.items[1];
    await settled();
    await press('Previous');
    expect(room.meeting().current).toBe(room.items[0]);
    expect(said).toEqual([
      'The clock is paused.',
      'The clock goes on.',
      'One minute more.',
      '5 minutes more.',
      expect.stringMatching(/^On to GW-/),
      expect.stringMatching(/^Back to GW-/),
    ]);
  });

  it('G62 asks whoever ends meetings behind the last item, once it is done', async () => {
    const room = meetingDesk();
    const { clock, press } = await clockOn(room, null);
    await press('Next');
    await press('Next');
    const asked = vi.fn((event: Event) => event.preventDefault());
    clock.addEventListener('gw-finish-meeting', asked);
    await press('Finish');
    expect(asked).toHaveBeenCalledOnce();
    expect(room.meeting().agenda.every(({ done }) => done)).toBe(true);
    expect(room.clock(room.items[2]).state).toBe('paused');
  });

  it('shows who leads to everybody else, and no button that would be refused', async () => {
    const room = meetingDesk({ me: 'jon' });
    const { clock, buttons } = await clockOn(room);
    expect(words('.row', clock)).toBe('Maya Olsen leads');
    expect(buttons()).toEqual(['Sounds']);
    handLead(room.here.store.board, room.as(room.people.maya, 1000), room.people.jon);
    await settled();
    expect(buttons()).toContain('Pause');
    room.here.setReadOnly(true);
    await settled();
    expect(buttons()).toEqual(['Sounds']);
  });

  it('before the meeting shows the minutes that are planned, and of an item apart where the meeting is', async () => {
    const planned = await clockOn(meetingDesk({ started: false }));
    expect(planned.face()).toBe('5:00 planned for this item');
    expect(planned.buttons()).toEqual([]);
    document.body.replaceChildren();
    const room = meetingDesk();
    const opened = vi.fn();
    const { clock, press, buttons } = await clockOn(room, room.items[2]);
    clock.addEventListener('gw-open-item', opened);
    const key = room.here.store.keyOf(room.here.store.item(room.items[0]) as never);
    expect(words('.beside', clock)).toContain(`The meeting is at ${key}`);
    expect(buttons()).not.toContain('Pause');
    await press(key);
    expect(opened).toHaveBeenCalledOnce();
    await press('Refine this one now');
    expect(room.meeting().current).toBe(room.items[2]);
    expect(buttons()).toContain('Pause');
  });

  it('takes no room without a meeting, and appears with one', async () => {
    const room = meetingDesk({ started: false });
    const { clock } = await clockOn(room, null);
    expect(getComputedStyle(clock).display).toBe('none');
  });

  it('switches the sounds of this person', async () => {
    const { clock, press } = await clockOn(meetingDesk({ me: 'jon' }));
    const bell = () => one('.sounds', clock).getAttribute('aria-pressed');
    expect(bell()).toBe('true');
    await press('Sounds');
    expect([bell(), soundsOn()]).toEqual(['false', false]);
    setSounds(true);
    await settled();
    expect(bell()).toBe('true');
  });

  it.each(['light', 'dark'] as const)('is accessible in each state, also on a phone, %s', async (theme) => {
    setTheme(theme);
    const room = meetingDesk();
    await clockOn(room);
    await expectAccessible();
    room.at(6 * minute);
    await expectAccessible();
    document.body.replaceChildren();
    await page.viewport(390, 844);
    const { clock } = await clockOn(room, room.items[0], true);
    await expectAccessible();
    for (const button of all('.main .button', clock))
      expect(button.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
    expect(one('section', clock).scrollWidth).toBeLessThanOrEqual(390);
    expect(clock.getBoundingClientRect().height).toBeLessThan(110);
  });
});

describe('the keys of whoever leads', () => {
  const press = async (keys: string) => {
    await userEvent.keyboard(keys);
    await settled();
  };

  it('G63 lead through the agenda in every view, and never while words are typed', async () => {
    const room = meetingDesk();
    await openBoard(room.here);
    await press('{Shift>}n{/Shift}');
    expect(room.meeting().current).toBe(room.items[1]);
    await press('{Shift>}b{/Shift}');
    expect(room.meeting().current).toBe(room.items[0]);
    await press('{Shift>}p{/Shift}');
    expect(room.clock().state).toBe('paused');
    await press('+');
    expect(room.clock().limit).toBe(6 * minute);
    named('button', 'Search', one('gw-board-header')).click();
    await settled();
    await press('N+P');
    expect(room.clock()).toMatchObject({ state: 'paused', limit: 6 * minute });
    expect(room.meeting().current).toBe(room.items[0]);
  });

  it('mean nothing to everybody else, and stand in the help of whoever leads only', async () => {
    const room = meetingDesk({ me: 'jon' });
    await openBoard(room.here);
    await press('{Shift>}n{/Shift}');
    expect(room.meeting().current).toBe(room.items[0]);
    const rows = () => all('dt', one('gw-key-help')).map((row) => row.textContent?.trim());
    await press('?');
    expect(rows()).not.toContain('One minute more');
    await press('?');
    handLead(room.here.store.board, room.as(room.people.maya, 1000), room.people.jon);
    await press('?');
    expect(rows()).toContain('One minute more');
  });
});

describe('the alarm', () => {
  /** An audio that only counts what sounds. */
  function hear(): { tones: number } {
    const heard = { tones: 0 };
    const node = () => ({
      frequency: { value: 0 },
      gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} },
      connect() {},
      start: () => (heard.tones += 1),
      stop() {},
    });
    useAudio(
      () =>
        ({
          state: 'running',
          currentTime: 0,
          destination: {},
          createOscillator: node,
          createGain: node,
          resume: async () => {},
        }) as unknown as AudioHere,
    );
    vi.spyOn(navigator, 'userActivation', 'get').mockReturnValue({
      hasBeenActive: true,
      isActive: true,
    });
    Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true });
    return heard;
  }
  afterEach(() => {
    useAudio(() => new AudioContext());
    Reflect.deleteProperty(navigator, 'locks');
  });

  const banner = () => all('aside', one('gw-meeting-alarm'));

  it('G64 tells everybody once, at zero, in every view, and leaves the focus where it is', async () => {
    const heard = hear();
    const said = listen();
    const room = meetingDesk({ me: 'jon' });
    await openBoard(room.here);
    named('button', 'Search', one('gw-board-header')).click();
    await settled();
    const field = focused();
    room.at(5 * minute - 1);
    await settled();
    expect(banner()).toEqual([]);
    room.at(5 * minute);
    await settled();
    const key = room.here.store.keyOf(room.here.store.item(room.items[0]) as never);
    expect(words('aside', one('gw-meeting-alarm'))).toBe(`Time is up on ${key} +0:00 over`);
    expect(all('button', one('gw-meeting-alarm'))).toEqual([]);
    expect(focused()).toBe(field);
    room.at(5 * minute + 30_000);
    await settled();
    expect(words('.figures', one('gw-meeting-alarm'))).toBe('+0:30 over');
    expect(said.filter((each) => each.startsWith('Time is up'))).toEqual([`Time is up on ${key}.`]);
    expect(heard.tones).toBe(4);
  });

  it('takes no letter of what is typed, and lies over nothing', async () => {
    hear();
    const room = meetingDesk({ me: 'jon' });
    await openBoard(room.here);
    const open = named('a.title', 'As a shopper I see delivery');
    open.click();
    await settled();
    const title = one<HTMLTextAreaElement>('textarea', one('gw-item-panel'));
    title.focus();
    await userEvent.keyboard('ab');
    room.at(5 * minute);
    await settled();
    await userEvent.keyboard('cd');
    expect(title.value).toContain('abcd');
    const line = one('aside', one('gw-meeting-alarm')).getBoundingClientRect();
    expect(one('gw-item-panel').getBoundingClientRect().top).toBeGreaterThanOrEqual(line.bottom);
  });

  it('waits for the zero by one timer, set anew when minutes are added or the clock stands', async () => {
    hear();
    const room = meetingDesk({ me: 'jon' });
    const alarm = new GwMeetingAlarm();
    const waits: { ms: number; run: () => void }[] = [];
    alarm.wait = (ms, run) => {
      const one_ = { ms, run };
      waits.push(one_);
      return () => waits.splice(waits.indexOf(one_), 1);
    };
    await mount(room.here, alarm);
    expect(waits.map(({ ms }) => ms)).toEqual([5 * minute * 0.9]);
    room.at(5 * minute - 100);
    await settled();
    expect(waits.map(({ ms }) => ms)).toEqual([100]);
    addMeetingMinutes(room.here.store.board, room.as(room.people.maya, 5 * minute - 100), 1);
    await settled();
    expect(waits).toHaveLength(1);
    expect(waits[0]?.ms).toBeGreaterThan(50_000);
    pauseMeetingClock(room.here.store.board, room.as(room.people.maya, 5 * minute));
    await settled();
    expect(waits).toEqual([]);
    alarm.remove();
    expect(waits).toEqual([]);
  });

  it('does not ring for what was up before the page was opened, nor an hour late', async () => {
    const heard = hear();
    const said = listen();
    const room = meetingDesk({ me: 'jon' });
    room.at(6 * minute);
    await openBoard(room.here);
    await expect.poll(banner).toHaveLength(1);
    expect(said.filter((each) => each.startsWith('Time is up'))).toEqual([]);
    // The next item begins, and the laptop sleeps through its zero.
    moveOn(room.here.store.board, room.as(room.people.maya, 6 * minute));
    await settled();
    expect(banner()).toEqual([]);
    room.at(70 * minute);
    await settled();
    expect(banner()).toHaveLength(1);
    expect(said.filter((each) => each.startsWith('Time is up'))).toHaveLength(1);
    expect(heard.tones).toBe(0);
  });

  it('is silent for whoever has switched sounds off', async () => {
    const heard = hear();
    setSounds(false);
    const room = meetingDesk({ me: 'jon' });
    await openBoard(room.here);
    room.at(5 * minute);
    await settled();
    expect(banner()).toHaveLength(1);
    expect(heard.tones).toBe(0);
  });

  it('goes with added minutes and with the next item, and gives the focus back', async () => {
    hear();
    const room = meetingDesk();
    await openBoard(room.here);
    const card = named('a.title', 'As a shopper I see delivery');
    card.focus();
    room.at(5 * minute + 2000);
    await settled();
    const press = async (name: string) => {
      const button = named('button', name, one('gw-meeting-alarm'));
      button.focus();
      button.click();
      await settled();
    };
    await press('+1 min');
    expect(banner()).toEqual([]);
    expect(focused()).toBe(card);
    room.at(6 * minute + 2000);
    await settled();
    expect(banner()).toHaveLength(1);
    await press('Next');
    expect(banner()).toEqual([]);
    expect(focused()).toBe(card);
    expect(room.meeting().current).toBe(room.items[1]);
    // Back at an item whose time was up it stands there again, and is not told again.
    goToItem(room.here.store.board, room.as(room.people.maya, 7 * minute), room.items[0]);
    await settled();
    expect(banner()).toHaveLength(1);
  });

  it.each(['light', 'dark'] as const)('is accessible, also on a phone, %s', async (theme) => {
    hear();
    setTheme(theme);
    const room = meetingDesk();
    await openBoard(room.here);
    room.at(5 * minute);
    await expectAccessible();
    await page.viewport(390, 844);
    await expectAccessible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  });
});
