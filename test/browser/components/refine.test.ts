// Refine: one item large and co-edited, in every kind; from one to the next without anything lost; its box agreed and
// what it waits for pulled in; the same on a phone.

import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { OpenItemEvent } from '../../../client/components/events.ts';
import type { GwBoard } from '../../../client/components/gw-board.ts';
import type { GwTextField } from '../../../client/components/gw-text-field.ts';
import type { GwRefine } from '../../../client/components/refine/gw-refine.ts';
import { addToAgenda } from '../../../shared/board/mutate-agenda.ts';
import { startBox } from '../../../shared/board/mutate-box.ts';
import { addItem, changeKind, sizeItem } from '../../../shared/board/mutate-item.ts';
import { goToItem, startMeeting } from '../../../shared/board/mutate-meeting.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import { foldBox } from '../../../shared/fold-box.ts';
import type { ItemId, MemberId } from '../../../shared/ids.ts';
import { kindNames, type Kind, type TextField } from '../../../shared/kind.ts';
import { desk, pipe, type Desk } from './desk.ts';
import { addReady, fillPlan, press, wordsOf, type PlanBoard } from './plan-kit.ts';
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

async function openRefine(on: Desk, item: ItemId | null = null): Promise<GwRefine> {
  const address = new URL(location.href);
  address.searchParams.set('view', 'refine');
  if (item) address.searchParams.set('item', item);
  history.replaceState(history.state, '', address);
  await openBoard(on);
  await expect.poll(() => all('gw-refine-item, gw-refine-note').length).toBe(1);
  await settled();
  return one<GwRefine>('gw-refine');
}

/** The board of the picture, with Jon, an engineer, in front of it. */
function full(): Desk & { readonly plan: PlanBoard } {
  const here = desk();
  const plan = fillPlan(here);
  here.session.setMe(plan.jon);
  return Object.assign(here, { plan });
}

const shown = () => one<HTMLElementTagNameMap['gw-refine-item']>('gw-refine-item').item;
const pill = () => wordsOf(one('.ready', one('gw-item-ready')));
const titleArea = () => one<HTMLTextAreaElement>('textarea', one('.title gw-text-field'));
const inAddress = (name: string) => new URLSearchParams(location.search).get(name);

function fieldOf(field: TextField): GwTextField {
  const found = all<GwTextField>('gw-text-field').find((each) => each.field === field);
  if (!found) throw new Error(`no field ${field}`);
  return found;
}

const heading = () => one('gw-refine-item').shadowRoot?.querySelector('h2');

describe('which item is shown', () => {
  it('G20 is the first that is not ready, and stays so once it is; others hear of it', async () => {
    const here = full();
    const there = desk({ seed: 2, name: 'Ada' });
    pipe(here, there);
    const refine = await openRefine(here);
    const first = here.plan.find('Choose a pick-up point');
    expect(shown()).toBe(first);
    await expect
      .poll(() => there.session.presence.others[0]?.sessions[0]?.look)
      .toMatchObject({ view: 'refine', item: first, field: null });
    expect(pill()).toBe('Not ready: it needs a size');
    sizeItem(here.store.board, here.act(), first, 3);
    await settled();
    expect(pill()).toBe('Ready');
    // Also when the backlogs are read anew.
    addItem(here.store.board, here.act(), { kind: 'story', title: 'Another', place: { column: null } });
    await settled();
    expect(refine.item).toBe(first);
  });

  it('G21 is the one that the address names; nothing opens beside it, and one step back leads out again', async () => {
    const here = full();
    const staging = here.plan.find('Set up AWS');
    await openRefine(here, staging);
    expect(shown()).toBe(staging);
    expect(all('gw-item-panel')).toEqual([]);
    await press('1');
    expect([inAddress('view'), inAddress('item')]).toEqual([null, null]);
    expect(all('gw-item-panel')).toEqual([]);
    await press('2');
    expect(shown()).toBe(staging);
    expect([inAddress('view'), inAddress('item')]).toEqual(['refine', staging]);
    history.back();
    await expect.poll(() => [inAddress('view'), inAddress('item')]).toEqual([null, null]);
  });

  it('is the one that is opened from elsewhere, and the focus goes to its head', async () => {
    const here = full();
    await openRefine(here, here.plan.find('Log in once'));
    named('button.open', 'Spike', one('gw-waits')).click();
    await expect.poll(shown).toBe(here.plan.find('Which authentication'));
    await expect.poll(focused).toBe(heading());
    expect(all('gw-item-panel')).toEqual([]);
  });

  it('G28 is none on an empty board, which says what to do, with the key', async () => {
    const here = desk({ name: 'Maya' });
    await openRefine(here);
    const note = one('gw-refine-note');
    expect(wordsOf(note)).toContain('There is nothing to refine yet.');
    expect(one('kbd', named('button', 'New item', note)).textContent).toBe('C');
    await expectAccessible();
    addItem(here.store.board, here.act(), { kind: 'story', title: 'Pay', place: { column: null } });
    await settled();
    expect(titleArea().value).toBe('Pay');
  });

  it('is none where all is ready, which leads on to Plan', async () => {
    const here = desk({ name: 'Maya' });
    sizeItem(here.store.board, here.act(), addReady(here, here.session.me as MemberId, 'story', 'Pay'), 3);
    await openRefine(here);
    expect(wordsOf(one('gw-refine-note'))).toContain('Every item that waits in the backlogs is ready.');
    named('button', 'Open Plan').click();
    await expect.poll(() => all('gw-plan').length).toBe(1);
  });
});

describe('from one item to the next', () => {
  it('G23 leads by arrow and by key over what is not ready, and says where that ends', async () => {
    const here = full();
    await openRefine(here);
    const said: string[] = [];
    one('gw-board').addEventListener('gw-announce', ({ words }) => said.push(words));
    expect(titleArea().value).toMatch(/^Choose a pick-up point/);
    one('.scroll', one('gw-refine-item')).scrollTop = 400;
    named('button', 'The next item').click();
    await expect.poll(() => titleArea().value).toMatch(/^Save a basket/);
    expect(one('.scroll', one('gw-refine-item')).scrollTop).toBe(0);
    await expect.poll(focused).toBe(heading());
    await press('j');
    await expect.poll(() => titleArea().value).toMatch(/^Which authentication/);
    await press('j');
    await expect.poll(() => titleArea().value).toMatch(/^Move secrets/);
    await press('j');
    expect(said.at(-1)).toBe('There is no item after this one that is not ready.');
    await press('k');
    await expect.poll(() => titleArea().value).toMatch(/^Which authentication/);
  });

  it('G22 keeps what is being typed, as one entry of its history, and takes nobody’s focus away for it', async () => {
    const here = full();
    const refine = await openRefine(here);
    const first = refine.item as ItemId;
    const before = here.store.item(first)?.log.length ?? 0;
    const area = titleArea();
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
    await userEvent.keyboard(', at once');
    // As a leader's step arrives, without a press here.
    refine.opened = here.plan.find('Save a basket');
    await settled();
    expect(titleArea().value).toBe('Save a basket for later');
    expect(here.store.item(first)?.texts.title).toBe('Choose a pick-up point on a map, at once');
    await expect.poll(() => here.store.item(first)?.log.length).toBe(before + 1);
    expect(focused()).toBe(document.body);
  });

  it('out of the words by Escape: single keys mean something again', async () => {
    const here = full();
    const refine = await openRefine(here);
    titleArea().focus();
    await press('{Escape}');
    expect(focused()).toBe(heading());
    expect(refine.item).toBe(here.plan.find('Choose a pick-up point'));
    await press('i');
    expect(here.store.item(refine.item as ItemId)?.assignees).toEqual([here.plan.jon]);
  });
});

describe('the item', () => {
  it('G24 one word of somebody else renders what shows it, and neither the page nor another field', async () => {
    const here = full();
    const there = desk({ seed: 2, name: 'Ada' });
    pipe(here, there);
    await openRefine(here);
    const item = shown();
    const others = all<GwTextField>('gw-text-field').filter(({ field }) => field !== 'title');
    const watched = [one<GwRefine>('gw-refine'), ...others];
    expect(watched.length).toBeGreaterThan(5);
    const renders = watched.map((element) => vi.spyOn(element, 'render' as 'requestUpdate'));
    for (const insert of ['H', 'e', 'y'])
      typeText(there.store.board, there.act(), { item, field: 'title' }, [{ at: 0, remove: 0, insert }]);
    await expect.poll(() => titleArea().value).toMatch(/^yeHChoose/);
    await settled();
    expect(renders.flatMap((spy) => spy.mock.calls)).toEqual([]);
  });

  it('G25 has all that the panel has, in every kind', async () => {
    const here = full();
    const item = here.plan.find('Choose a pick-up point');
    const parts = () =>
      [...new Set(all('*').map(({ localName }) => localName))]
        .filter((name) => name.startsWith('gw-'))
        .sort();
    await openBoard(here);
    one<GwBoard>('gw-board').dispatchEvent(new OpenItemEvent(item));
    await expect.poll(() => all('gw-item-panel').length).toBe(1);
    const inPanel = new Map<Kind, readonly string[]>();
    const each = async (look: (kind: Kind) => void) => {
      for (const kind of kindNames) {
        changeKind(here.store.board, here.act(), item, kind);
        await settled();
        look(kind);
      }
    };
    const within = (root: string) => parts().filter((name) => all(name, one(root)).length > 0);
    // In Refine the vote stands beside the item.
    const ofPanel = () => within('gw-item-panel').filter((name) => name !== 'gw-vote-line');
    await each((kind) => inPanel.set(kind, ofPanel()));
    await press('{Escape}');
    await press('2');
    one<GwBoard>('gw-board').dispatchEvent(new OpenItemEvent(item));
    await expect.poll(() => all('gw-refine-item').length).toBe(1);
    await each((kind) =>
      expect(within('gw-refine-item'), kind).toEqual(expect.arrayContaining([...(inPanel.get(kind) ?? [])])),
    );
  });

  it('its short texts stand side by side where there is room', async () => {
    const here = full();
    await openRefine(here, here.plan.find('Which authentication'));
    const tops = () =>
      (['question', 'soThat'] as const).map((field) => fieldOf(field).getBoundingClientRect().top);
    expect(new Set(tops()).size).toBe(1);
    await page.viewport(390, 844);
    await expect.poll(() => new Set(tops()).size).toBe(2);
  });

  it('G26 what it waits for is named, and comes into its sprint by one press', async () => {
    const here = full();
    const provider = here.plan.find('Which authentication');
    const waiting = here.plan.find('Log in once');
    await openRefine(here, waiting);
    const [key, other] = [waiting, provider].map((id) => {
      const item = here.store.item(id);
      return item ? here.store.keyOf(item) : '';
    });
    const waits = one('gw-refine-waits');
    expect(wordsOf(waits)).toContain(`${key} waits for ${other}, which is not in this sprint.`);
    named('button', `Pull ${other} in`).click();
    await settled();
    expect(here.store.item(provider)?.place.sprint).toBe(here.plan.sprint);
    expect(wordsOf(waits)).toContain(`${key} waits for ${other}. ${other} is in Sprint 4 now.`);
    expect(focused()).toBe(one('.done', waits));
  });
});

describe('the time-box of a spike', () => {
  const box = (on: Desk, id: ItemId) => {
    const item = on.store.item(id);
    return foldBox(item?.kind === 'spike' ? item.box : [], on.session.now());
  };

  it('G27 is agreed in one row: hours proposed, output chosen, agreed, and the focus stays', async () => {
    const here = full();
    const spike = here.plan.find('Which authentication');
    await openRefine(here, spike);
    expect(pill()).toBe('Not ready: one more has to agree to 8 h');
    const band = one('gw-refine-box');
    expect(one('.large', band).textContent).toBe('8 h');
    expect(one('.facts', band).textContent).toBe('Agreed by 1 of 3 · stops at 8 h');
    named('button', '12 h', band).click();
    await settled();
    expect(box(here, spike).pending?.hours).toBe(12);
    expect(one('.offer[aria-pressed=true]', band).textContent?.trim()).toBe('12 h');
    one<HTMLInputElement>('input[name=output]:not(:checked)', band).click();
    await settled();
    expect(here.store.item(spike)).toMatchObject({ output: 'knowledge' });
    here.session.setMe(here.plan.maya);
    await settled();
    const agree = named('button', 'Agree', band);
    agree.focus();
    agree.click();
    await settled();
    expect(box(here, spike).state).toBe('agreed');
    expect(pill()).toBe('Ready');
    expect(focused()?.closest('.row')).not.toBeNull();
  });

  it('G100 on a phone a time-box is agreed where the thumb is, without scrolling, and goes from there when it holds', async () => {
    await page.viewport(390, 844);
    const here = full();
    const spike = here.plan.find('Which authentication');
    await openRefine(here, spike);
    const thumb = one('gw-refine-agree');
    expect(wordsOf(thumb)).toMatch(/^Time-box of 8 h agreed by 1 of 3 Agree$/);
    const agree = named('button', 'Agree', thumb);
    const { top, bottom, height } = agree.getBoundingClientRect();
    expect(top).toBeGreaterThan(innerHeight / 2);
    expect(bottom).toBeLessThanOrEqual(innerHeight);
    expect(height).toBeGreaterThanOrEqual(44);
    await expectAccessible();
    agree.focus();
    agree.click();
    await settled();
    expect(box(here, spike).state).toBe('agreed');
    expect(all('section', thumb)).toEqual([]);
    expect(focused()).toBe(heading());
    // Where there is room it stands with the item alone.
    await page.viewport(1440, 900);
    await expect.poll(() => all('gw-refine-agree').length).toBe(0);
  });

  it('is shown whole once it runs, and all of it can be unfolded before', async () => {
    const here = full();
    const spike = here.plan.find('What breaks first');
    await openRefine(here, spike);
    const whole = one('gw-time-box', one('gw-refine-box'));
    expect(whole.checkVisibility()).toBe(false);
    named('button', 'Who has agreed').click();
    await settled();
    expect(whole.checkVisibility()).toBe(true);
    startBox(here.store.board, here.act(), spike);
    await settled();
    expect(all('.band', one('gw-refine-box'))).toEqual([]);
    expect(one('.large', whole).textContent).toContain('left');
    // What is wanted of it stands among the facts again.
    expect(one('gw-item-facts').shadowRoot?.textContent).toContain('Output wanted');
  });
});

describe('has no fault that axe finds', () => {
  it.each(['light', 'dark'] as const)('in every kind, wide and on a phone, %s', async (theme) => {
    setTheme(theme);
    const here = full();
    const refine = await openRefine(here);
    for (const width of [1440, 390]) {
      await page.viewport(width, 844);
      for (const title of [
        'Log in once',
        'Total is off',
        'Set up AWS',
        'Which authentication',
        'What breaks',
      ]) {
        refine.opened = here.plan.find(title);
        await expectAccessible();
      }
    }
  });

  it('nothing to press is too small for a thumb, and nothing is wider than the phone', async () => {
    const here = full();
    await page.viewport(390, 844);
    await openRefine(here, here.plan.find('Which authentication'));
    expect(one('.scroll', one('gw-refine-item')).scrollWidth).toBe(390);
    const small = all('button', one('gw-refine-item'))
      .filter((button) => button.checkVisibility())
      .filter((button) => button.getBoundingClientRect().height < 24);
    expect(small.map((button) => button.outerHTML)).toEqual([]);
  });
});

describe('on a phone what stands at the thumb covers nothing', () => {
  const now = () => one('.now', one('gw-refine')).getBoundingClientRect();

  it('G101 neither what gets the focus, nor a sentence on the screen, nor what is typed beside a keyboard', async () => {
    await page.viewport(390, 844);
    const here = full();
    await openRefine(here, here.plan.find('Which authentication'));
    const scroller = one('.columns', one('gw-refine'));
    await expect.poll(() => Number.parseFloat(scroller.style.scrollPaddingBlockEnd)).toBe(now().height);
    expect(document.documentElement.style.getPropertyValue('--dock')).toBe(`${now().height}px`);
    for (const button of all('button', one('gw-refine-box')).filter((one) => one.checkVisibility())) {
      scroller.scrollTo({ top: 0 });
      button.focus();
      expect(button.getBoundingClientRect().bottom).toBeLessThanOrEqual(now().top);
    }
    await page.viewport(390, 480);
    titleArea().focus();
    await expect.poll(() => now().top).toBeGreaterThan(480);
    titleArea().blur();
    await expect.poll(() => now().bottom).toBe(480);
    one('gw-refine').remove();
    expect(document.documentElement.style.getPropertyValue('--dock')).toBe('0px');
  });

  it('G102 on the smallest phone no word of an item is cut', async () => {
    await page.viewport(320, 640);
    const here = full();
    await openRefine(here, here.plan.find('Which authentication'));
    for (const part of all('.ready, header, .kind, .end', one('gw-refine-item')))
      expect(part.getBoundingClientRect().right).toBeLessThanOrEqual(320);
    expect(one('.ready', one('gw-item-ready')).getBoundingClientRect().right).toBeLessThanOrEqual(320);
  });

  it('G103 held across, clock and cards stand in lines beside the item', async () => {
    await page.viewport(844, 390);
    const here = full();
    const spike = here.plan.find('Which authentication');
    addToAgenda(here.store.board, here.act(here.plan.jon), [spike]);
    startMeeting(here.store.board, here.act(here.plan.jon));
    goToItem(here.store.board, here.act(here.plan.jon), spike);
    await openRefine(here, spike);
    await expect
      .poll(() => one('.card', one('gw-vote-cards')).getBoundingClientRect().bottom)
      .toBeLessThanOrEqual(390);
    for (const button of all('button', one('gw-meeting-clock')).filter((one) => one.checkVisibility()))
      expect(button.getBoundingClientRect().right).toBeLessThanOrEqual(844);
  });

  it('G105 a meeting that ends folds the agenda, shows what it came to, and the focus stays', async () => {
    await page.viewport(390, 844);
    const here = full();
    addToAgenda(here.store.board, here.act(here.plan.jon), [here.plan.find('Which authentication')]);
    startMeeting(here.store.board, here.act(here.plan.jon));
    await openRefine(here);
    named('button', 'Agenda, ').click();
    await settled();
    named('button', 'End the meeting').click();
    await settled();
    expect(focused()?.getBoundingClientRect().bottom).toBeLessThanOrEqual(now().top);
    named('button', 'End it').click();
    await expect.poll(() => all('gw-meeting-summary').length).toBe(1);
    await settled();
    const title = one('h2', one('gw-meeting-summary')).getBoundingClientRect();
    expect(title.left).toBeGreaterThanOrEqual(12);
    expect(title.top).toBeLessThan(300);
    expect(focused()?.classList.contains('unfold')).toBe(true);
  });
});

it.each([360, 390])('G29 on a phone the four views and the tools stand in one row, %i px', async (width) => {
  await page.viewport(width, 844);
  await openBoard(full());
  const tops = [...all('nav a'), named('button', 'New item')].map((element) => {
    const { top, bottom, right } = element.getBoundingClientRect();
    expect(right).toBeLessThanOrEqual(width);
    return (top + bottom) / 2;
  });
  expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(12);
});
