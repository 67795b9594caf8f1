// Following whoever leads a meeting, at a desk with a whole board: what is shown, what stays under one's hands, and the way
// back.

import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { endMeeting, handLead } from '../../../shared/board/mutate-meeting.ts';
import { addSprint } from '../../../shared/board/mutate-sprint.ts';
import { sprintTopic } from '../../../client/store/board-store.ts';
import type { ItemId, SprintId } from '../../../shared/ids.ts';
import { desk } from './desk.ts';
import { line, lineButton, meeting, pressLine } from './following-kit.ts';
import { press } from './plan-kit.ts';
import { muchPlan, openProjected } from './projector-kit.ts';
import {
  all,
  expectAccessible,
  focused,
  named,
  one,
  openBoard,
  settled,
  setTheme,
  useStage,
} from './stage.ts';

useStage();

const view = () => new URLSearchParams(location.search).get('view') ?? 'board';
const opened = () => new URLSearchParams(location.search).get('item');
const titles = () =>
  all('gw-item-panel').flatMap((panel) =>
    all<HTMLElementTagNameMap['gw-text-field']>('.title gw-text-field', panel),
  );
const cardTop = (item: ItemId) => {
  const card = all<HTMLElement & { item?: ItemId }>('gw-card').find((each) => each.item === item);
  return card === undefined ? Infinity : card.getBoundingClientRect().top;
};

async function follows(): Promise<void> {
  await expect.poll(line).toMatch(/· Follow$/);
  pressLine();
  await expect.poll(line).toBe('Following Maya · Stop');
}

describe('following', () => {
  it('is offered, and shows the view, the item and the row of whoever leads; nothing is written', async () => {
    const { jon, maya, items, look } = meeting();
    await openBoard(jon);
    look('board');
    await expect.poll(line).toBe('Maya leads a refinement meeting · Follow');
    const before = JSON.stringify(jon.store.board.doc.toJSON());
    let written = 0;
    jon.doc.on('update', () => (written += 1));
    pressLine();
    await expect.poll(line).toBe('Following Maya · Stop');
    look('plan');
    await expect.poll(view).toBe('plan');
    await expect.poll(() => all('gw-plan').length).toBe(1);
    look('board', items[3] ?? null);
    await expect.poll(() => [view(), opened()]).toEqual(['board', items[3]]);
    await expect.poll(() => all('gw-item-panel').length).toBe(1);
    maya.session.presence.point(items[9] as ItemId, null);
    await expect.poll(() => cardTop(items[9] as ItemId)).toBeLessThan(260);
    await expect.poll(() => cardTop(items[9] as ItemId)).toBeGreaterThan(0);
    maya.session.presence.point('top', null);
    await expect.poll(() => one('gw-lanes').scrollTop).toBe(0);
    look('refine');
    await expect.poll(() => [view(), opened()]).toEqual(['refine', items[0]]);
    await expect
      .poll(() =>
        all('gw-room').map((each) => each.hasAttribute('following') || (each as never)['following']),
      )
      .toEqual([true]);
    expect(written).toBe(0);
    expect(JSON.stringify(jon.store.board.doc.toJSON())).toBe(before);
  });

  it('shows the sprint that is chosen in Plan', async () => {
    const { jon, maya, look } = meeting();
    const { board } = maya.store;
    addSprint(board, maya.act(), { name: 'Sprint 7', start: null, end: null });
    const later = addSprint(board, maya.act(), { name: 'Sprint 8', start: null, end: null });
    await openBoard(jon);
    await follows();
    look('plan');
    await expect.poll(() => all('gw-plan').length).toBe(1);
    maya.session.presence.point(null, later);
    await expect.poll(() => one<HTMLElementTagNameMap['gw-plan']>('gw-plan').sprint).toBe(later);
  });

  it('makes no steps of the Back button', async () => {
    const { jon, items, look } = meeting();
    await openBoard(jon);
    await follows();
    const { length } = history;
    look('plan');
    await expect.poll(view).toBe('plan');
    look('board', items[2] ?? null);
    await expect.poll(opened).toBe(items[2]);
    look('report');
    await expect.poll(view).toBe('report');
    expect(history.length).toBe(length);
  });

  it('G77 leaves whoever types where they are, with their caret and their undo, and goes on once they have left the field', async () => {
    const { jon, items, look, key } = meeting();
    await openBoard(jon);
    look('board', items[1] ?? null);
    await follows();
    await expect.poll(opened).toBe(items[1]);
    await settled();
    await expect.poll(() => titles().length).toBe(1);
    titles()[0]?.focus();
    await expect.poll(() => focused()?.matches('[contenteditable=true], textarea, input')).toBe(true);
    await userEvent.keyboard('Oh ');
    const typed = focused();
    look('board', items[5] ?? null);
    await expect.poll(line).toBe(`Maya went on to ${key(items[5] as ItemId)} · Go there`);
    look('plan');
    await expect.poll(line).toBe('Maya went on to Plan · Go there');
    await userEvent.keyboard('yes ');
    expect(focused()).toBe(typed);
    expect([view(), opened()]).toEqual(['board', items[1]]);
    expect(jon.store.item(items[1] as ItemId)?.texts.title).toContain('Oh yes');
    (typed as HTMLElement).blur();
    await expect.poll(view).toBe('plan');
    expect(line()).toBe('Following Maya · Stop');
    expect(jon.session.history.canUndo).toBe(true);
  });

  it('moves no focus: what has it keeps it', async () => {
    const { jon, items, look } = meeting();
    await openBoard(jon);
    await follows();
    const button = lineButton();
    button.focus();
    look('plan');
    await expect.poll(view).toBe('plan');
    look('board', items[4] ?? null);
    await expect.poll(opened).toBe(items[4]);
    await settled();
    expect(focused()).toBe(button);
  });

  it('the focus is not lost with the view that had it', async () => {
    const { jon, look } = meeting();
    await openBoard(jon);
    await follows();
    one('gw-lanes').focus();
    await expect.poll(() => focused()?.closest('body')).not.toBe(document.body);
    look('report');
    await expect.poll(view).toBe('report');
    await expect.poll(() => focused() === document.body).toBe(false);
  });

  it('whoever has left the line is not called back to it', async () => {
    const { jon, look } = meeting();
    await openBoard(jon);
    look('board');
    await follows();
    lineButton().focus();
    lineButton().blur();
    look('plan');
    await expect.poll(view).toBe('plan');
    pressLine();
    await expect.poll(line).toMatch(/Back to Maya$/);
    expect(focused()).toBe(document.body);
  });

  it('ends when one goes elsewhere by hand; the line says where the leader is and leads back', async () => {
    const { jon, items, look, key } = meeting();
    await openBoard(jon);
    look('board');
    await follows();
    named('a', 'Plan').click();
    await expect.poll(line).toBe('Maya is at the Board · Back to Maya');
    look('board', items[6] ?? null);
    await expect.poll(line).toBe(`Maya is at ${key(items[6] as ItemId)} · Back to Maya`);
    expect(view()).toBe('plan');
    await press('gl');
    await expect.poll(() => [view(), opened()]).toEqual(['board', items[6]]);
    one('gw-lanes').dispatchEvent(new WheelEvent('wheel', { bubbles: true, composed: true, deltaY: 80 }));
    await expect.poll(line).toBe(`Maya is at ${key(items[6] as ItemId)} · Back to Maya`);
    pressLine();
    await expect.poll(line).toBe('Following Maya · Stop');
  });

  it('goes on after a reload, and so does being elsewhere', async () => {
    const { jon, look } = meeting();
    await openBoard(jon);
    look('plan');
    await follows();
    await expect.poll(view).toBe('plan');
    document.body.replaceChildren();
    look('report');
    await openBoard(jon);
    await expect.poll(view).toBe('report');
    await expect.poll(line).toBe('Following Maya · Stop');
    pressLine();
    await expect.poll(line).toBe('Maya is at Report · Back to Maya');
    document.body.replaceChildren();
    look('plan');
    await openBoard(jon);
    await expect.poll(line).toBe('Maya is at Plan · Back to Maya');
    expect(view()).toBe('report');
  });

  it('a dialog ends it, and nothing is shown behind one', async () => {
    const { jon, look } = meeting();
    await openBoard(jon);
    look('board');
    await follows();
    await press('?');
    await expect.poll(() => all('dialog[open]', one('gw-key-help')).length).toBe(1);
    look('plan');
    await expect.poll(line).toBe('Maya went on to Plan · Go there');
    expect(view()).toBe('board');
    await press('{Escape}');
    await expect.poll(view).toBe('plan');
    await press('gt');
    await expect.poll(line).toBe('Maya is at Plan · Back to Maya');
  });

  it('a leader who is gone leaves the lead to be taken, not at once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { jon, maya, look } = meeting();
      const opening = openBoard(jon);
      await vi.advanceTimersByTimeAsync(100);
      await opening;
      look('plan');
      await vi.advanceTimersByTimeAsync(100);
      pressLine();
      await vi.advanceTimersByTimeAsync(100);
      maya.awareness.setLocalState(null);
      await vi.advanceTimersByTimeAsync(1500);
      expect(line()).toBe('Following Maya · Stop');
      await vi.advanceTimersByTimeAsync(1500);
      expect(line()).toBe('Maya cannot be heard at the moment');
      await vi.advanceTimersByTimeAsync(8000);
      expect(line()).toBe('Maya cannot be heard at the moment · Take the lead');
      expect(view()).toBe('plan');
      lineButton().focus();
      pressLine();
      await vi.advanceTimersByTimeAsync(500);
      expect(focused()?.textContent?.trim()).toBe('Hand over…');
      expect(jon.store.meetings[0]?.leader).toBe(jon.session.me);
      expect(jon.session.presence.mine?.leads).toBe(true);
      expect(line()).toBe('You lead the meeting · Hand over…');
    } finally {
      vi.useRealTimers();
    }
  });

  it('G104 the lead is handed over, by key, and whoever had it follows; nobody is told of tabs they do not have', async () => {
    const { maya, jon } = meeting();
    await openBoard(maya);
    // Who has no other tab is never told of one, also before this one leads by itself.
    await expect.poll(line).toMatch(/^You lead/);
    expect(line()).toBe('You lead · 1 other in the room · Hand over…');
    await press('{Shift>}h{/Shift}');
    await expect.poll(() => all(':popover-open', one('gw-following')).length).toBe(1);
    await press('{Enter}');
    await expect.poll(() => maya.store.meetings[0]?.leader).toBe(jon.session.me);
    jon.session.presence.look({ view: 'report', item: null, field: null });
    await expect.poll(view).toBe('report');
    expect(line()).toBe('Following Jon · Stop');
    handLead(jon.store.board, jon.act(), maya.session.me as never);
    lineButton().focus();
    endMeeting(maya.store.board, maya.act());
    await expect.poll(line).toBe('');
    await expect.poll(() => focused() === document.body).toBe(false);
  });

  it('G78 what one screen shows at its top edge comes to the top of another', async () => {
    const { maya, jon, items } = meeting();
    await openBoard(jon);
    await follows();
    const jons = one<HTMLElementTagNameMap['gw-lanes']>('gw-lanes');
    await openBoard(maya);
    const mayas = all<HTMLElementTagNameMap['gw-lanes']>('gw-lanes').find((each) => each !== jons);
    if (!mayas) throw new Error('no second board');
    await settled();
    mayas.scrollTop = 620;
    await expect.poll(() => maya.session.presence.mine?.look?.row ?? '', { timeout: 4000 }).toMatch(/^i/);
    const row = maya.session.presence.mine?.look?.row;
    expect(items).toContain(row);
    await expect.poll(() => jons.topRow).toBe(row);
  });

  it('has no fault that axe finds, in any of its states', async () => {
    const { jon, look } = meeting();
    await openBoard(jon);
    look('board');
    await expect.poll(line).toMatch(/Follow$/);
    for (const theme of ['light', 'dark'] as const) {
      setTheme(theme);
      await expectAccessible();
    }
    await follows();
    await expectAccessible();
    pressLine();
    await expect.poll(line).toMatch(/Back to Maya$/);
    await expectAccessible();
  });
});

describe('a projected screen', () => {
  it('G79 follows by itself, also with a link to look only and from before the meeting', async () => {
    const screen = desk({ seed: 13, access: 'view' });
    const address = new URL(location.href);
    address.searchParams.set('view', 'plan');
    address.searchParams.set('present', 'dark');
    history.replaceState(history.state, '', address);
    await openBoard(screen);
    await expect.poll(() => all('gw-projector').length).toBe(1);
    const { look } = meeting({ at: screen });
    look('report');
    await expect.poll(() => all('gw-projected-report').length).toBe(1);
    await press('{ArrowLeft}');
    await expect.poll(() => all('gw-projected-plan').length).toBe(1);
    await press('f');
    await expect.poll(() => all('gw-projected-report').length).toBe(1);
    await press('{ArrowLeft}');
    await expect.poll(() => all('gw-projected-plan').length).toBe(1);
    look('plan');
    look('report');
    await expect.poll(() => all('gw-projected-report').length).toBe(1);
  });

  it('says whom it follows, and begins a list that does not fit with the row at the top edge of whoever leads', async () => {
    const screen = desk({ seed: 13, access: 'view' });
    const { maya, look } = meeting({ at: screen });
    muchPlan(maya);
    await openProjected(screen, 'plan');
    look('plan');
    const said = () => all('.following', one('gw-projector')).map((each) => each.textContent?.trim());
    await expect.poll(said).toEqual(['Following Maya · 1 in the room']);
    const sprint = maya.store.sprints[0]?.id as SprintId;
    const row = maya.store.list(sprintTopic(sprint, 'product'))[12] as ItemId;
    maya.session.presence.point(row, sprint);
    const title = maya.store.item(row)?.texts.title?.slice(0, 12) ?? '-';
    const first = () =>
      all('.row', all('gw-projected-list')[0]).find((each) => !each.hidden)?.textContent ?? '';
    await expect.poll(first).toContain(title);
  });
});
