// The outcome of a spike: recorded with its words, edited after it is closed, and linked both ways with what follows
// from it; a board's alarm that says once when a time-box nears its limit and reaches it.

import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../client/components/gw-box-alarm.ts';
import '../../../client/components/gw-came-from.ts';
import type { OpenItemEvent } from '../../../client/components/events.ts';
import '../../../client/components/gw-outcome.ts';
import { closeBox, startBox, stopBox } from '../../../shared/board/mutate-box.ts';
import { addEpic } from '../../../shared/board/mutate-epic.ts';
import { addFollowUp } from '../../../shared/board/mutate-follow-up.ts';
import { addItem, archiveItem, setField } from '../../../shared/board/mutate-item.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { itemKeys } from '../../../shared/board/document.ts';
import type { BoardId, ColumnId, ItemId } from '../../../shared/ids.ts';
import {
  agreed,
  at,
  minute,
  put,
  secondDesk,
  spikeAt,
  spikeDesk,
  started,
  wrote,
  type SpikeDesk,
} from './spike.ts';
import { all, expectAccessible, named, one, openBoard, setTheme, settled, useStage } from './stage.ts';

useStage();

const words = (root: ParentNode): string => (root.textContent ?? '').replace(/\s+/g, ' ').trim();

function closed(on: SpikeDesk): void {
  started(on);
  on.here.setClock(at(12));
  wrote(on, 'outcome', 'We take the first one.\nIt is the cheapest.');
  closeBox(on.here.store.board, on.as(on.team.maya), on.id, 'decision');
}

describe('gw-outcome', () => {
  it.each(['light', 'dark'] as const)(
    'is accessible before it is recorded, after, and with what follows: %s',
    async (theme) => {
      setTheme(theme);
      const on = spikeDesk();
      const element = await put('gw-outcome', on);
      await element.begin();
      await expectAccessible();
      closed(on);
      await expectAccessible();
      addFollowUp(on.here.store.board, on.as(on.team.jon), on.id, {
        kind: 'task',
        title: 'Set up the tenant',
      });
      await expectAccessible();
      on.here.setReadOnly(true);
      await expectAccessible();
    },
  );

  it('asks for the words of what it records, takes the output wanted as its kind, and closes the box', async () => {
    const on = spikeDesk();
    setField(on.here.store.board, on.as(on.team.jon), on.id, { field: 'output', value: 'knowledge' });
    started(on);
    on.here.setClock(at(12));
    const element = await put('gw-outcome', on);
    named('button', 'Record it and stop the clock', element).click();
    await settled();
    expect(words(one('.refusal', element))).toBe('Write what we know now first.');
    expect(all('.primary', element)).toEqual([]);
    wrote(on, 'outcome', 'Two of three can do it.');
    await settled();
    named('button', 'Record it', element).click();
    await settled();
    expect(on.box()).toMatchObject({ state: 'closed', outcome: { outcome: 'knowledge' } });
    expect(on.box().runs[0]?.endedBy).toBe('stop');
    expect(all('button', element).map(words)).toEqual(['Add']);

    // Its words can still be put better, by both at once.
    const { there } = secondDesk(on);
    wrote(there, 'outcome', 'Until March: ');
    await settled();
    expect(on.here.store.item(on.id)?.texts.outcome).toBe('Until March: Two of three can do it.');
  });

  it('makes what follows from it, in the spike’s epic, and keeps a title that was not added', async () => {
    const on = spikeDesk();
    const { board } = on.here.store;
    const epic = addEpic(board, on.as(on.team.jon), 'Foundations');
    setField(board, on.as(on.team.jon), on.id, { field: 'epic', value: epic });
    closed(on);
    const { there } = secondDesk(on);
    const [here, other] = [await put('gw-outcome', on), await put('gw-outcome', there)];
    const title = () => one<HTMLInputElement>('#title', here);
    await userEvent.fill(title(), ' ');
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(words(one('.refusal', here))).toBe('An item needs a title.');
    await userEvent.fill(title(), 'Set up the tenant');
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(title().value).toBe('');
    await userEvent.selectOptions(one('#kind', here), 'story');
    await userEvent.fill(title(), 'As a clerk I sign in once');
    await userEvent.keyboard('{Enter}');
    await settled();
    for (const each of [here, other])
      expect(all('li', each).map(words)).toEqual([
        'Task GW-2 Set up the tenant Backlog',
        'Story GW-3 As a clerk I sign in once Backlog',
      ]);
    const made = [...on.here.store.items()].find(({ number }) => number === 2);
    expect(made).toMatchObject({ epic, cameFrom: { item: on.id, how: 'outcome' }, kind: 'task' });

    moveItem(there.here.store.board, there.as(there.team.asha), made?.id as ItemId, {
      column: 'cDoing' as ColumnId,
    });
    archiveItem(
      there.here.store.board,
      there.as(there.team.asha),
      [...there.here.store.items()].find(({ number }) => number === 3)?.id as ItemId,
    );
    await settled();
    expect(all('.where', here).map(words)).toEqual(['In progress', 'Archived']);
    const opened: ItemId[] = [];
    here.addEventListener('gw-open-item', (event: OpenItemEvent) => opened.push(event.item));
    all('li a', here)[0]?.click();
    expect(opened).toEqual([made?.id]);
    on.here.session.history.undo();
    await userEvent.fill(title(), 'half a thought');
    here.remove();
    const again = await put('gw-outcome', on);
    expect(one<HTMLInputElement>('#title', again).value).toBe('half a thought');
  });

  it('says on what follows where it came from, with the first words of the outcome', async () => {
    const on = spikeDesk();
    const { board } = on.here.store;
    closed(on);
    const item = addFollowUp(board, on.as(on.team.jon), on.id, { kind: 'task', title: 'Set up the tenant' });
    const element = await put('gw-came-from', { ...on, id: item });
    expect(words(one('p', element))).toBe('From GW-1: what we decided. We take the first one.');
    await expectAccessible();
    const opened: ItemId[] = [];
    element.addEventListener('gw-open-item', (event: OpenItemEvent) => opened.push(event.item));
    one('a', element).click();
    expect(opened).toEqual([on.id]);
    wrote(on, 'outcome', 'After all: ');
    await settled();
    expect(words(one('p', element))).toContain('After all: We take the first one.');
  });

  it('says what was split off, copied or moved elsewhere, and nothing of what came from nowhere', async () => {
    const on = spikeDesk();
    const { board } = on.here.store;
    const item = addItem(board, on.as(on.team.jon), { kind: 'task', title: 'B' });
    const set = (key: string, value: unknown) => board.items.get(item)?.set(key, value);
    const element = await put('gw-came-from', { ...on, id: item });
    expect(words(element.shadowRoot as ShadowRoot)).toBe('');
    set(itemKeys.cameFrom, { item: on.id, how: 'split' });
    await settled();
    expect(words(one('p', element))).toBe(
      'Split off from GW-1: Which authentication provider fits single sign-on and our budget?',
    );
    set(itemKeys.cameFrom, { item: on.id, how: 'copy' });
    await settled();
    expect(words(one('p', element))).toMatch(/^A copy of GW-1/);
    set(itemKeys.cameFrom, { item: 'iElsewhere1', how: 'copy' });
    set(itemKeys.movedTo, { board: null, item: on.id });
    archiveItem(board, on.as(on.team.jon), item);
    await settled();
    expect(all('p', element).map(words)).toEqual([
      'Made from an item that is not on this board, or has not arrived here yet.',
      'It is a line of GW-1 now: Which authentication provider fits single sign-on and our budget?',
    ]);
    set(itemKeys.movedTo, { board: 'c'.repeat(43) as BoardId, item: 'iThere' });
    await settled();
    expect(all('a', element).map((link) => link.getAttribute('href'))).toEqual([
      `/b/${'c'.repeat(43)}?item=iThere`,
    ]);
    await expectAccessible();
  });
});

describe('gw-box-alarm', () => {
  it('says once on every open screen when a clock nears its limit, reaches it, or stops for the night', async () => {
    const on = spikeDesk();
    agreed(on);
    const { there } = secondDesk(on);
    const said: string[][] = [[], []];
    for (const [i, each] of [on, there].entries()) {
      const alarm = await put('gw-box-alarm', each);
      alarm.addEventListener('gw-announce', ({ words: heard }) => said[i]?.push(heard));
    }
    const go = async (moment: number) => {
      for (const each of [on, there]) each.here.setClock(moment);
      for (const alarm of all<HTMLElementTagNameMap['gw-box-alarm']>('gw-box-alarm')) alarm.requestUpdate();
      await settled();
    };
    startBox(on.here.store.board, on.as(on.team.jon, at(9)), on.id);
    await go(at(14));
    expect(said).toEqual([[], []]);
    await go(at(16));
    await go(at(16) + minute);
    const name = 'GW-1 Which authentication provider fits single sign-on and our budget?';
    expect(said[1]).toEqual([`1 h left in the time-box of ${name}.`]);
    await go(at(17));
    await go(at(19));
    expect(said[0]).toEqual([
      `1 h left in the time-box of ${name}.`,
      `Time is up for ${name}. Record the outcome, agree to more time, or drop it.`,
    ]);
    expect(said[1]).toEqual(said[0]);

    // Somebody who opens the board now is not told what is over.
    const late = await put('gw-box-alarm', on);
    late.addEventListener('gw-announce', ({ words: heard }) => said[0]?.push(`late: ${heard}`));
    await go(at(19.5));
    expect(said[0]?.length).toBe(2);
  });

  it('says nothing of a clock that somebody stopped, and says that the day is over', async () => {
    const on = spikeDesk();
    agreed(on, 24);
    const alarm = await put('gw-box-alarm', on);
    const said: string[] = [];
    alarm.addEventListener('gw-announce', ({ words: heard }) => said.push(heard));
    startBox(on.here.store.board, on.as(on.team.jon, at(9)), on.id);
    await settled();
    stopBox(on.here.store.board, on.as(on.team.jon, at(10)), on.id);
    await settled();
    startBox(on.here.store.board, on.as(on.team.jon, at(11)), on.id);
    await settled();
    expect(said).toEqual([]);
    on.here.setClock(at(18));
    alarm.requestUpdate();
    await settled();
    expect(said).toEqual([
      'The clock of GW-1 Which authentication provider fits single sign-on and our budget? stopped: the working day is over.',
    ]);
  });
});

describe('the time-box on a card', () => {
  const foot = (): string => words(one('.foot', one('gw-card')));

  it('says what matters of it in each state', async () => {
    const on = spikeDesk();
    const { board } = on.here.store;
    moveItem(board, on.as(on.team.jon), on.id, { column: 'cDoing' as ColumnId });
    await openBoard(on.here);
    const card = one<HTMLElementTagNameMap['gw-card']>('gw-card');
    const go = async (moment: number, sure = true) => {
      on.here.setClock(moment, sure);
      card.requestUpdate();
      await settled();
    };
    expect(foot()).toContain('Box not agreed');
    expect(one('.box-tag', card).title).toBe('Time-box not agreed');
    agreed(on);
    await settled();
    expect(foot()).toContain('8 h box');
    startBox(board, on.as(on.team.jon, at(9)), on.id);
    await go(at(14) + 2 * minute);
    expect(foot()).toContain('5 h 02 of 8 h');
    expect(one('.ring .part').getAttribute('stroke-dasharray')).toBe('62.9 100');
    await go(at(14) + 2 * minute, false);
    expect(foot()).toContain('≈ 5 h 02 of 8 h');
    await go(at(17) - 45_000);
    expect(foot()).toContain('0:45 left');
    await go(at(17));
    expect(foot()).toContain('8 h of 8 h');
    expect(foot()).toContain('Time is up');
    await expectAccessible();
    wrote(on, 'outcome', 'We take the first one.');
    closeBox(board, on.as(on.team.maya), on.id, 'decision');
    await settled();
    expect(foot()).toContain('Decision recorded');
    await expectAccessible();
  });

  it('asks on the next day whether it goes on, and marks a finished one without an outcome', async () => {
    const on = spikeDesk();
    const { board } = on.here.store;
    moveItem(board, on.as(on.team.jon), on.id, { column: 'cDoing' as ColumnId });
    started(on, 24);
    on.here.setClock(at(10, 1));
    await openBoard(on.here);
    expect(foot()).toContain('Still on it?');
    // As an import or a merge may leave it; by hand it is refused.
    const place = board.items.get(on.id)?.get(itemKeys.place) as unknown[];
    board.items.get(on.id)?.set(itemKeys.place, ['cDone', ...place.slice(1)]);
    await settled();
    expect(foot()).toContain('No outcome');
    await expectAccessible();
    expect(spikeAt(on.here, on.id, on.team).box().state).toBe('paused');
  });

  it('goes on by itself, second by second at the end, and renders no card but its own', async () => {
    const on = spikeDesk();
    const { board } = on.here.store;
    const column = 'cDoing' as ColumnId;
    moveItem(board, on.as(on.team.jon), on.id, { column });
    started(on);
    for (const title of ['A', 'B'])
      addItem(board, on.as(on.team.jon), { kind: 'spike', title, place: { column } });
    let since: number | undefined;
    const now = () => at(17) - 2500 + (since === undefined ? 0 : performance.now() - since);
    Object.defineProperty(on.here.session, 'now', { value: now });
    await openBoard(on.here);
    since = performance.now();
    const rendered: string[] = [];
    for (const card of all<HTMLElementTagNameMap['gw-card']>('gw-card')) {
      const { item } = card;
      const render = card.render.bind(card);
      card.render = () => {
        rendered.push(item);
        return render();
      };
    }
    const ring = () =>
      words(
        one(
          '.foot',
          all('gw-card').find((card) => words(card.shadowRoot as ShadowRoot).includes('GW-1')) as HTMLElement,
        ),
      );
    await expect.poll(ring, { timeout: 10_000, interval: 20 }).toContain('0:01 left');
    await expect.poll(ring, { timeout: 10_000, interval: 20 }).toContain('Time is up');
    expect(new Set(rendered)).toEqual(new Set([on.id]));
    // A render for each second and one for the end, two where a timer fired a little early.
    expect(rendered.length).toBeLessThanOrEqual(8);
  });

  it('does not stay on what was right a moment ago where time runs out while it draws', async () => {
    const on = spikeDesk();
    moveItem(on.here.store.board, on.as(on.team.jon), on.id, { column: 'cDoing' as ColumnId });
    started(on);
    let now = at(17) - 3;
    Object.defineProperty(on.here.session, 'now', { value: () => now });
    await openBoard(on.here);
    const card = one<HTMLElementTagNameMap['gw-card']>('gw-card');
    const render = card.render.bind(card);
    card.render = () => {
      const drawn = render();
      now = at(17) + 1;
      return drawn;
    };
    card.requestUpdate();
    await expect.poll(foot, { timeout: 10_000, interval: 20 }).toContain('Time is up');
  });
});
