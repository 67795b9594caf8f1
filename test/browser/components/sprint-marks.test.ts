// The sprint under way over the Board, by the bar of Plan and with how its sign-off stands; and what a single item says of
// it: that no sign-off covers it, that it was finished in a sprint and is open again, that its box is not agreed.

import { beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { keepBoardChoices, readBoardChoices } from '../../../client/components/board-choices.ts';
import type { GwCard } from '../../../client/components/gw-card.ts';
import { addItem, sizeItem } from '../../../shared/board/mutate-item.ts';
import { setWorksOnItems } from '../../../shared/board/mutate-member.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { changeSetting } from '../../../shared/board/mutate-settings.ts';
import { signOff, takeSignOffBack } from '../../../shared/board/mutate-sign-off.ts';
import { addSprint, endSprint, planItems, startSprint } from '../../../shared/board/mutate-sprint.ts';
import type { ColumnId, ItemId } from '../../../shared/ids.ts';
import { desk, pipe } from './desk.ts';
import { fillPlan, openPlan, rowOf, wordsOf } from './plan-kit.ts';
import { all, expectAccessible, named, one, openBoard, setTheme, settled, useStage } from './stage.ts';

useStage();
beforeEach(() => sessionStorage.clear());

const doing = 'cDoing' as ColumnId;
const done = 'cDone' as ColumnId;
const uncovered = 'Not covered by the sign-off';

/** Maya's desk, Sprint 4 of the picture under way: 84 h of capacity, 128 h planned, 52 h of them technical. */
function underWay() {
  const here = desk();
  const plan = fillPlan(here);
  const { board } = here.store;
  setWorksOnItems(board, here.act(), plan.maya, false);
  here.session.setMe(plan.maya);
  startSprint(board, here.act(plan.maya), plan.sprint);
  const sign = () => signOff(board, here.act(plan.maya), plan.sprint);
  /** One more task of so many points comes into the sprint. */
  const bring = (title: string, points: number | null = 5): ItemId => {
    const id = addItem(board, here.act(plan.jon), { kind: 'task', title });
    if (points !== null) sizeItem(board, here.act(plan.jon), id, points);
    planItems(board, here.act(plan.jon), [id], plan.sprint);
    return id;
  };
  return { here, board, ...plan, sign, bring };
}

const strip = () => one('gw-sprint-strip');
const bar = () => one('.bar', strip());
const sums = () => wordsOf(one('.figures', strip()));
const signing = () => one<HTMLAnchorElement>('.signing', strip());
const cardOf = (id: ItemId): GwCard => {
  const card = all<GwCard>('gw-card').find((found) => found.item === id);
  if (!card) throw new Error('no card');
  return card;
};
const marks = (root: Element) => all('.uncovered', root).map((mark) => wordsOf(mark));

describe('the sprint over the Board', () => {
  it('is the bar of Plan: cut by kind, over capacity plainly, with the mark of what was signed', async () => {
    const { here, board, sign } = underWay();
    await openBoard(here);
    expect(sums()).toBe('≈ 128 of 84 h, ≈ 44 h over capacity');
    const planned = 'Planned: ≈ 64 h of stories, ≈ 12 h of bugs, ≈ 32 h of tasks, 20 h of spikes, of 84 h';
    expect(bar().getAttribute('aria-label')).toBe(`${planned}.`);
    expect(all('.bar > span', strip()).map((part) => part.className)).toEqual([
      'story',
      'bug',
      'task',
      'spike',
    ]);
    // 84 of 128 hours, and of those the technical 62 % at their end.
    expect(parseFloat(one('.full', strip()).style.left)).toBeCloseTo((84 / 128) * 100);
    expect(all('.bar > .signed', strip())).toEqual([]);
    sign();
    await settled();
    expect(parseFloat(one('.bar > .signed', strip()).style.left)).toBeCloseTo(((84 - 52) / 128) * 100);
    expect(bar().getAttribute('aria-label')).toBe(`${planned}. The mark: 62 % technical signed off.`);
    changeSetting(board, here.act(), 'barUnit', 'points');
    await settled();
    expect(sums()).toBe('≈ 32 of ≈ 21 points, ≈ 11 points over capacity');
  });

  it('says how its sign-off stands, and leads to where it is signed', async () => {
    const { here, board, jon, maya, sprint, sign, bring, find } = underWay();
    await openBoard(here);
    expect(wordsOf(signing())).toBe('Waiting for sign-off');
    expect(signing().title).toContain('it needs a sign-off by the product owner');
    const id = sign();
    await settled();
    expect(wordsOf(signing())).toBe('Signed off');
    expect(signing().title).toMatch(/^Signed off by Maya Olsen, .*: ≈ 52 h, 62 % of the sprint\.$/);
    bring('One more pipeline', 1);
    await settled();
    expect(wordsOf(signing())).toBe('Signed off');
    sizeItem(board, here.act(jon), find('Set up AWS staging'), 8);
    await settled();
    expect(wordsOf(signing())).toBe('Sign-off outgrown');
    expect(signing().title).toContain('Since then it has grown by more than half a day.');
    takeSignOffBack(board, here.act(maya), id);
    await settled();
    expect(wordsOf(signing())).toBe('Waiting for sign-off');
    // Plan would show the one that is planned next.
    addSprint(board, here.act(), { name: 'Sprint 5', start: '2026-12-07', end: '2026-12-18' });
    signing().click();
    await expect.poll(() => all('gw-sign-off').length).toBe(1);
    await settled();
    expect(one<HTMLElementTagNameMap['gw-sign-off']>('gw-sign-off').sprint).toBe(sprint);
    expect(wordsOf(one('gw-sign-off'))).toContain('Sign off as Maya');
  });

  it('without technical work asks for no sign-off', async () => {
    const { here, board, find } = underWay();
    const technical = ['Set up AWS', 'Nightly', 'Can the ledger', 'Is the tax'].map(find);
    planItems(board, here.act(), technical, null);
    await openBoard(here);
    expect(all('.signing', strip())).toEqual([]);
  });

  it('keeps to one line beside the tools, and the kinds give way as a whole', async () => {
    const { here, board, sign, find } = underWay();
    sign();
    await openBoard(here);
    const seen = () =>
      all('.legend li').filter((kind) => {
        const { top } = kind.getBoundingClientRect();
        return top < one('.kinds').getBoundingClientRect().bottom;
      }).length;
    const height = () => strip().getBoundingClientRect().height;
    await page.viewport(1920, 1080);
    await settled();
    expect([seen(), height() < 36]).toEqual([4, true]);
    await page.viewport(1240, 860);
    await settled();
    expect([seen(), height() < 36]).toEqual([0, true]);
    // Within its capacity it has room for both on a usual screen.
    planItems(board, here.act(), ['Log in once', 'Total is off'].map(find), null);
    await page.viewport(1440, 860);
    await settled();
    expect(sums()).toBe('≈ 84 of 84 h');
    expect([seen(), height() < 36]).toEqual([4, true]);
  });

  it.each(['light', 'dark'] as const)('is accessible in each state, wide and narrow, %s', async (theme) => {
    setTheme(theme);
    const { here, sign, bring } = underWay();
    await openBoard(here);
    await expectAccessible();
    sign();
    await expectAccessible();
    bring('One more pipeline');
    await settled();
    expect(marks(document.body)).toEqual([uncovered]);
    await expectAccessible();
    await page.viewport(390, 844);
    await expectAccessible();
  });
});

describe('a single item', () => {
  it('says on its card that no sign-off covers it, from when it comes until it is signed', async () => {
    const { here, board, sign, bring, sprint, maya } = underWay();
    await openBoard(here);
    const early = bring('Came before anybody signed', null);
    await settled();
    expect(marks(document.body)).toEqual([]);
    sign();
    const late = bring('Came later');
    moveItem(board, here.act(), late, { column: doing });
    await settled();
    expect(marks(cardOf(late))).toEqual([uncovered]);
    expect(marks(document.body)).toEqual([uncovered]);
    const again = sign();
    await settled();
    expect(marks(document.body)).toEqual([]);
    takeSignOffBack(board, here.act(maya), again);
    await settled();
    expect(marks(cardOf(late))).toEqual([uncovered]);
    expect(marks(cardOf(early))).toEqual([]);
    endSprint(board, here.act(), sprint);
    await settled();
    expect(marks(document.body)).toEqual([]);
  });

  it('compact: by a sign with its words unseen', async () => {
    const { here, sign, bring } = underWay();
    keepBoardChoices(here.session.id, { ...readBoardChoices(here.session.id), density: 'compact' });
    sign();
    const late = bring('Came later');
    await openBoard(here);
    const mark = one('.uncovered', cardOf(late));
    expect([mark.title, wordsOf(mark)]).toEqual([uncovered, uncovered]);
    expect(mark.getBoundingClientRect().width).toBeLessThan(24);
    await expectAccessible();
  });

  it('renders alone when it changes, and a sign-off renders technical cards of a sprint only', async () => {
    const { here, sign, bring, find, jon } = underWay();
    const there = desk({ seed: 2 });
    pipe(here, there);
    sign();
    const late = bring('Came later');
    await openBoard(here);
    const proto = customElements.get('gw-card')?.prototype as { render: (this: GwCard) => unknown };
    const { render } = proto;
    const rendered: ItemId[] = [];
    proto.render = function noted(this: GwCard) {
      rendered.push(this.item);
      return render.call(this);
    };
    sizeItem(there.store.board, there.act(jon), late, 8);
    await settled();
    const first = rendered.splice(0);
    sign();
    await settled();
    proto.render = render;
    expect(first).toEqual([late]);
    const technical = ['Set up AWS', 'Nightly', 'Can the ledger', 'Is the tax'].map(find);
    expect(rendered.sort()).toEqual([...technical, late].sort());
  });

  it('says so in the sprint of Plan and in its panel, where its sprint stands', async () => {
    const { here, sign, bring, find } = underWay();
    sign();
    const late = bring('Came later');
    await openPlan(here);
    expect(marks(rowOf(late))).toEqual([uncovered]);
    expect(marks(document.body)).toEqual([uncovered]);
    await expectAccessible();
    one('.title', rowOf(late)).click();
    await settled();
    const facts = () => one('gw-item-facts');
    const beside = () => one('#sprint-words', facts());
    expect(wordsOf(beside())).toBe(`${uncovered}.`);
    expect(one('#sprint', facts()).getAttribute('aria-describedby')).toBe('sprint-words');
    await expectAccessible();
    sign();
    await settled();
    expect([wordsOf(beside()), beside().checkVisibility()]).toEqual(['', false]);
    expect(marks(rowOf(late))).toEqual([]);
    one('.title', rowOf(find('Pay with a saved card'))).click();
    await settled();
    expect(wordsOf(beside())).toBe('');
  });

  it('that was finished in a sprint which has ended says so once it is open again', async () => {
    const { here, board, sprint, find } = underWay();
    const id = find('Total is off');
    moveItem(board, here.act(), id, { column: done }, 'shown');
    endSprint(board, here.act(), sprint);
    await openBoard(here);
    one('.title', cardOf(id)).click();
    await settled();
    expect(all('.reopened')).toEqual([]);
    moveItem(board, here.act(), id, { column: doing });
    await settled();
    expect(wordsOf(one('.reopened'))).toBe(
      'Finished in Sprint 4, reopened since; the sprint’s record stays.',
    );
    await expectAccessible();
    const record = here.store.sprints.find((one) => one.id === sprint)?.ended?.items;
    expect(record?.find((one) => one.id === id)?.finished).toBe(true);
    moveItem(board, here.act(), id, { column: done }, 'shown');
    await settled();
    expect(all('.reopened')).toEqual([]);
  });
});

it('what is not agreed is called the same on cards and rows, and said in full', async () => {
  const { here, board, find } = underWay();
  const id = find('Which authentication');
  const expectSame = (root: Element, whole: string) => {
    const tag = one('.box-tag, .tag.box', root);
    const seen = tag.matches('[aria-hidden]') ? tag : one('[aria-hidden]', tag);
    expect(wordsOf(seen)).toBe('Box not agreed');
    expect(all('.unseen', root).some((unseen) => unseen.textContent?.includes(whole))).toBe(true);
  };
  await openPlan(here);
  expectSame(rowOf(id), 'one more to agree to 8 h');
  moveItem(board, here.act(), id, { column: doing });
  named('a', 'Board', one('nav')).click();
  await settled();
  named('button', '1 item not in it').click();
  await settled();
  expectSame(cardOf(id), 'Time-box not agreed');
});
