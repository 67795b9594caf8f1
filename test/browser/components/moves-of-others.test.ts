// What others do with cards is seen: who has one in hand, who has moved it, and the way that it went. Nobody who wants no
// motion gets any, and nothing else on the board is drawn for it.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { addMember } from '../../../shared/board/mutate-member.ts';
import { addItem, archiveItem, restoreItem } from '../../../shared/board/mutate-item.ts';
import { onEach } from '../../../shared/board/mutate-many.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { desk, pipe, type Desk } from './desk.ts';
import { cardOf, cellOf, doing, lettersIn, review, said, todo, withItems } from './hands-kit.ts';
import { Mouse, frames, spotOf } from './pointers.ts';
import { all, expectAccessible, one, openBoard, setTheme, settled, useStage } from './stage.ts';

useStage();
afterEach(() => vi.useRealTimers());

/** The cards that glide at this moment. */
const gliding = () => all('gw-card').filter((card) => card.getAnimations().length > 0);
const wordsOn = (id: ItemId) => all('.visitor', cardOf(id)).map((flag) => flag.textContent?.trim());
const byMira = (there: Desk, item: ItemId, column = doing) =>
  moveItem(there.store.board, there.act(), item, { column, after: null });

async function two(letters = 'ABC') {
  const here = desk({ name: 'Maya' });
  const there = desk({ seed: 2, name: 'Mira Holt' });
  const item = withItems(here, letters);
  pipe(here, there);
  await openBoard(here);
  return { here, there, item };
}

describe('a card that somebody else moved', () => {
  it('glides from where it was to where it is', async () => {
    const { there, item } = await two();
    const before = cardOf(item('B')).getBoundingClientRect();
    byMira(there, item('B'));
    await settled();
    const [card, ...others] = gliding();
    expect([card, others]).toEqual([cardOf(item('B')), []]);
    const [animation] = card?.getAnimations() ?? [];
    expect(animation?.effect?.getTiming().duration).toBe(220);
    animation?.pause();
    if (animation) animation.currentTime = 0;
    const from = card?.getBoundingClientRect();
    expect([Math.round(from?.left ?? 0), Math.round(from?.top ?? 0)]).toEqual([
      Math.round(before.left),
      Math.round(before.top),
    ]);
    animation?.finish();
    expect(cellOf(doing).contains(card ?? null) || cellOf(doing).cards[0] === card).toBe(true);
    expect(card?.getBoundingClientRect().left).toBeGreaterThan(before.left + 100);
  });

  it.each(['light', 'dark'] as const)(
    'says for some seconds who it was, in their colour, %s',
    async (theme) => {
      setTheme(theme);
      const { here, there, item } = await two();
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      byMira(there, item('B'));
      await settled();
      expect(wordsOn(item('B'))).toEqual(['Mira moved it']);
      const colour = here.store.members.get(there.session.me as never)?.colour;
      expect(one('.card', cardOf(item('B'))).classList.contains(`member-${colour}`)).toBe(true);
      expect([wordsOn(item('A')), said()]).toEqual([[], '']);
      vi.useRealTimers();
      await expectAccessible();
    },
  );

  it('says it no more after five seconds', async () => {
    const { there, item } = await two();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    byMira(there, item('B'));
    vi.advanceTimersByTime(4900);
    await settled();
    expect(wordsOn(item('B'))).toEqual(['Mira moved it']);
    vi.advanceTimersByTime(200);
    await settled();
    expect(wordsOn(item('B'))).toEqual([]);
  });

  it('renders one card and two lists, and no other', async () => {
    const { there, item } = await two('ABCDEFGH');
    const counts: Record<string, number> = {};
    const undo = ['gw-card', 'gw-cell', 'gw-lane', 'gw-lanes', 'gw-board'].map((tag) => {
      const proto = customElements.get(tag)?.prototype as { render: (this: unknown) => unknown };
      const { render } = proto;
      counts[tag] = 0;
      proto.render = function counted(this: unknown) {
        counts[tag] = (counts[tag] ?? 0) + 1;
        return render.call(this);
      };
      return () => (proto.render = render);
    });
    byMira(there, item('D'));
    await settled();
    for (const back of undo) back();
    // The element at the old place hears of it before its list takes it away.
    expect(counts['gw-card']).toBeLessThanOrEqual(2);
    expect(counts).toMatchObject({ 'gw-cell': 2, 'gw-lane': 0, 'gw-lanes': 0, 'gw-board': 0 });
  });

  it('within its list says who, where they were seen to have it in hand', async () => {
    const { there, item } = await two();
    moveItem(there.store.board, there.act(), item('C'), { after: null, before: item('A') });
    await settled();
    expect(wordsOn(item('C'))).toEqual([]);
    expect(gliding()).toEqual([cardOf(item('C'))]);
    there.session.presence.moving([item('A')]);
    await settled();
    moveItem(there.store.board, there.act(), item('A'), { after: item('B'), before: null });
    await settled();
    there.session.presence.moving([]);
    await settled();
    expect(wordsOn(item('A'))).toEqual(['Mira moved it']);
    // Also where the hand is told to be empty before the drop arrives.
    there.session.presence.moving([item('B')]);
    await settled();
    there.session.presence.moving([]);
    await settled();
    moveItem(there.store.board, there.act(), item('B'), { after: item('A'), before: null });
    await settled();
    expect(wordsOn(item('B'))).toEqual(['Mira moved it']);
  });

  it('by me in another tab glides without a flag, and so does what undo brings back', async () => {
    const { here, item } = await two();
    const tab = desk({ seed: 9 });
    pipe(here, tab);
    moveItem(tab.store.board, tab.act(here.session.me), item('B'), { column: doing });
    await settled();
    expect([gliding(), wordsOn(item('B'))]).toEqual([[cardOf(item('B'))], []]);
    moveItem(here.store.board, here.act(), item('A'), { column: review });
    await settled();
    await expect.poll(gliding).toEqual([]);
    await userEvent.keyboard('{Control>}z{/Control}');
    await settled();
    expect(lettersIn(here, todo)).toContain('A');
    expect([gliding(), wordsOn(item('A'))]).toEqual([[cardOf(item('A'))], []]);
  });

  it('says nothing of what is archived or comes back, and forgets the flag with the move that follows', async () => {
    const { here, there, item } = await two();
    byMira(there, item('B'));
    await settled();
    expect(wordsOn(item('B'))).toEqual(['Mira moved it']);
    moveItem(here.store.board, here.act(), item('B'), { column: todo });
    await settled();
    expect(wordsOn(item('B'))).toEqual([]);
    archiveItem(there.store.board, there.act(), item('B'));
    await settled();
    restoreItem(there.store.board, there.act(), item('B'));
    await settled();
    expect(lettersIn(here, todo)).toContain('B');
    expect(all('.visitor')).toEqual([]);
  });

  it('neither glides nor is flagged with more than twenty others, at once or in a burst', async () => {
    const here = desk({ name: 'Maya' });
    const there = desk({ seed: 2, name: 'Mira Holt' });
    const ids = Array.from({ length: 30 }, (_, i) =>
      addItem(here.store.board, here.act(), { kind: 'bug', title: `Item ${i}`, place: { column: todo } }),
    );
    pipe(here, there);
    await openBoard(here);
    onEach(there.store.board, there.act(), ids, (board, act, id) =>
      moveItem(board, act, id, { column: doing }),
    );
    await settled();
    expect([gliding(), all('.visitor')]).toEqual([[], []]);
    await frames(25);
    for (const id of ids) byMira(there, id, review);
    await settled();
    expect(gliding().length).toBeLessThanOrEqual(20);
  });

  it('does not glide from one place that is not seen to another', async () => {
    await page.viewport(900, 500);
    const { there, item } = await two('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    moveItem(there.store.board, there.act(), item('Z'), { after: item('T') });
    await settled();
    expect(gliding()).toEqual([]);
    expect(all('.visitor')).toEqual([]);
  });

  describe('for whoever wants no motion', () => {
    beforeEach(() => {
      const asked = window.matchMedia.bind(window);
      vi.spyOn(window, 'matchMedia').mockImplementation((query) =>
        query.includes('reduced-motion') ? { ...asked(query), matches: true } : asked(query),
      );
    });

    it('does not move at all, and says who it was', async () => {
      const { there, item } = await two();
      byMira(there, item('B'));
      await settled();
      expect([gliding(), wordsOn(item('B'))]).toEqual([[], ['Mira moved it']]);
    });
  });
});

describe('a drop', () => {
  it('glides from the pointer to its place', async () => {
    const { item } = await two();
    const mouse = new Mouse();
    await mouse.press(spotOf(cardOf(item('A'))));
    await mouse.moveTo(spotOf(cellOf(review)));
    const hung = one('.held', one('gw-drag-layer')).getBoundingClientRect();
    const animate = vi.spyOn(Element.prototype, 'animate');
    await mouse.letUp();
    await expect.poll(() => cellOf(review).ids.length).toBe(1);
    await expect.poll(() => animate.mock.calls.length).toBe(1);
    const [way] = (animate.mock.calls[0]?.[0] ?? []) as { transform: string }[];
    const [x = 0, y = 0] = (way?.transform.match(/-?[\d.]+/g) ?? []).map(Number);
    const card = animate.mock.contexts[0] as HTMLElement;
    await expect.poll(() => card.getAnimations().length).toBe(0);
    const lies = card.getBoundingClientRect();
    expect(Math.abs(lies.left + x - hung.left)).toBeLessThan(3);
    expect(Math.abs(lies.top + y - hung.top)).toBeLessThan(3);
  });
});

describe('what somebody else has in hand', () => {
  it.each(['light', 'dark'] as const)(
    'is framed in their colour with their name, and said to nobody, %s',
    async (theme) => {
      setTheme(theme);
      const { here, there, item } = await two();
      const jon = desk({ seed: 3, name: 'Jon Karlsson' });
      pipe(here, jon);
      jon.session.presence.look({ view: 'board', item: item('A'), field: null });
      there.session.presence.moving([item('A'), item('C')]);
      await settled();
      expect([wordsOn(item('A')), wordsOn(item('B')), wordsOn(item('C'))]).toEqual([
        ['Mira is moving it'],
        [],
        ['Mira is moving it'],
      ]);
      expect(one('.card', cardOf(item('C'))).classList.contains('visited')).toBe(true);
      expect(said()).toBe('');
      await expectAccessible();
      there.session.presence.moving([]);
      await settled();
      expect([wordsOn(item('A')), wordsOn(item('C'))]).toEqual([['Jon is here'], []]);
    },
  );

  it('is told from the lift to the drop, by mouse and by keyboard', async () => {
    const { here, there, item } = await two();
    const held = () =>
      there.session.presence.others.flatMap(({ sessions }) => sessions.flatMap((s) => s.moving));
    const mouse = new Mouse();
    await mouse.press(spotOf(cardOf(item('A'))));
    expect(held()).toEqual([]);
    await mouse.moveTo(spotOf(cellOf(review)));
    expect(held()).toEqual([item('A')]);
    await mouse.letUp();
    await expect.poll(held).toEqual([]);
    for (const letter of 'BC') {
      cardOf(item(letter)).focus();
      await userEvent.keyboard('x');
    }
    await userEvent.keyboard('{Enter}');
    await expect.poll(held).toEqual([item('B'), item('C')]);
    await userEvent.keyboard('{Escape}');
    await expect.poll(held).toEqual([]);
    expect(here.session.presence.mine?.moving).toEqual([]);
  });

  it('of two people with one card the later drop stands, and the other drag is let go', async () => {
    const { here, there, item } = await two();
    const mouse = new Mouse();
    await mouse.press(spotOf(cardOf(item('A'))));
    await mouse.moveTo(spotOf(cellOf(review)));
    there.session.presence.moving([item('A')]);
    await settled();
    expect(wordsOn(item('A'))).toEqual(['Mira is moving it']);
    byMira(there, item('A'), doing);
    await settled();
    expect(said()).toBe('Mira Holt moved GW-1 to In progress; your drag was let go.');
    await mouse.letUp();
    await settled();
    expect(lettersIn(here, doing)).toBe('A');
  });

  it('of an idle person says so', async () => {
    const { there, item } = await two();
    there.session.presence.look({ view: 'board', item: item('B'), field: null });
    there.session.presence.activity('idle');
    await settled();
    expect(wordsOn(item('B'))).toEqual(['Mira is idle here']);
    there.session.presence.activity('away');
    await settled();
    expect(wordsOn(item('B'))).toEqual([]);
  });
});

it('somebody without a name in the log moved it: "Somebody"', async () => {
  const { here, item } = await two();
  const there = desk({ seed: 5 });
  pipe(here, there);
  addMember(there.store.board, there.act(), 'Ann');
  moveItem(there.store.board, there.act(null), item('B'), { column: doing });
  await settled();
  expect(wordsOn(item('B'))).toEqual(['Somebody moved it']);
});
