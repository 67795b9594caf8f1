// The hidden vote on the screen: what each sees before the reveal and after it, who may do what, the bell, the rounds
// before, offline, merges; and the same on a phone.

import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../client/components/gw-vote-line.ts';
import { setSounds, useAudio } from '../../../client/sound.ts';
import { agreeToBox, proposeBox, startBox, stopBox } from '../../../shared/board/mutate-box.ts';
import { addToAgenda } from '../../../shared/board/mutate-agenda.ts';
import { addItem, archiveItem, changeKind } from '../../../shared/board/mutate-item.ts';
import { handLead, startMeeting } from '../../../shared/board/mutate-meeting.ts';
import { addMember, mergeMembers, setRoles } from '../../../shared/board/mutate-member.ts';
import { changeSetting } from '../../../shared/board/mutate-settings.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import { castVote, revealVotes, takeVoteBack, voteAgain } from '../../../shared/board/mutate-vote.ts';
import type { MemberId } from '../../../shared/ids.ts';
import { hourMs } from '../../../shared/time-box.ts';
import { desk, pipe, saved } from './desk.ts';
import { mount } from './mount.ts';
import { give, hear, listen, meAt, press, putSizing, textOf, votingRoom } from './sizing-kit.ts';
import { all, expectAccessible, focused, named, one, setTheme, settled, useStage } from './stage.ts';

useStage();

afterEach(() => {
  useAudio(() => new AudioContext());
  Reflect.deleteProperty(navigator, 'locks');
});

/** Each tab rings by itself, as on as many machines. */
const onMachinesOfTheirOwn = () =>
  Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true });

const cards = (at: Element) => all('.card', at);
const card = (at: Element, name: string) => named('.card', name, at);
const laid = (at: Element) =>
  cards(at)
    .filter((button) => button.ariaPressed === 'true')
    .map((button) => button.getAttribute('aria-label'));
const seats = (at: Element) => all('.seats .unseen', at).map((seat) => seat.textContent?.trim());
const stand = (at: Element) => one('.rest', at).textContent?.trim().replace(/\s+/g, ' ');
const buttons = (at: Element) => all('.button:not(.square)', at).map((button) => button.textContent?.trim());
const primary = (at: Element) => all('.button.primary', at).map((button) => button.textContent?.trim());
const piles = (at: Element) => all('.spread li > .unseen', at).map((pile) => pile.textContent?.trim());

/** Everything that the page holds of this element, words and attributes. */
const held = (at: Element): string =>
  [at, ...all('*', at)].map(({ shadowRoot }) => shadowRoot?.innerHTML ?? '').join(' ');

describe('before the reveal', () => {
  it('G52 shows who has voted and who is waited for, and no card of somebody else', async () => {
    const { maya, jon, asha, item, vote } = votingRoom('spike');
    const [atMaya, atJon] = [await putSizing(maya, item), await putSizing(jon, item)];
    expect(textOf(atMaya)).toContain('engineers vote');
    expect(seats(atMaya)).toEqual(['Asha Singh, not yet', 'Jon Karlsson, not yet']);
    expect(buttons(atMaya)).toEqual([]);
    // A card that is on no table, so that its hours stand nowhere else.
    vote(asha, '7h');
    await settled();
    for (const at of [atMaya, atJon]) expect(held(at)).not.toMatch(/\b7 ?h/);
    expect(seats(atJon)).toEqual(['Asha Singh, has voted', 'Jon Karlsson (you), not yet']);
    expect(stand(atJon)).toBe('1 of 2 voted, waiting for Jon.');
    expect(buttons(atJon)).toEqual(['Reveal 1 vote']);
    await press(card(atJon, '8 h'));
    expect(laid(atJon)).toEqual(['8 h, 8 hours']);
    expect(stand(atMaya)).toBe('All votes are in.');
    expect(primary(atMaya)).toEqual(['Reveal 2 votes']);
    await press(card(atJon, '8 h'));
    expect(laid(atJon)).toEqual([]);
    expect(primary(atMaya)).toEqual([]);
  });

  it('says to whoever may not vote why, and leads to the team', async () => {
    const { maya, jon, item } = votingRoom('task');
    const atMaya = await putSizing(maya, item);
    expect(cards(atMaya)).toEqual([]);
    expect(textOf(atMaya)).toContain('Engineers size technical work. You are here as product owner.');
    const wishes: string[] = [];
    document.body.addEventListener('gw-header', (event) => wishes.push(event.wish));
    await press(named('button', 'Open the team', atMaya));
    expect(wishes).toEqual(['team']);
    give(maya, 'productOwner', 'engineer');
    await settled();
    expect(cards(atMaya).map((one) => one.getAttribute('aria-label')?.split(',')[0])).toEqual([
      '< ½ day',
      '1 point',
      '2 points',
      '3 points',
      '5 points',
      '8 points',
      '13 points',
      '20 points',
      '40 points',
      '?',
      'Break',
    ]);
    jon.setReadOnly(true);
    const atJon = await putSizing(jon, item);
    expect(cards(atJon)).toEqual([]);
    expect(textOf(atJon)).toContain('Reload the page to vote');
  });

  it('asks somebody who has not said who they are, and then lays the card', async () => {
    const { maya, item } = votingRoom();
    const here = desk({ seed: 9 });
    pipe(maya, here);
    const at = await putSizing(here, item);
    document.body.addEventListener('gw-ask-who', (event) => {
      here.session.setMe(addMember(here.store.board, here.act(), 'Lena Roth'));
      event.answer = Promise.resolve(true);
    });
    await press(card(at, '5'));
    await expect.poll(() => laid(at)).toEqual(['5 points']);
    expect(seats(at)).toContain('Lena Roth (you), has voted');
  });

  it('walks over the cards with the arrows, in one stop of Tab', async () => {
    const { jon, item } = votingRoom();
    const at = await putSizing(jon, item);
    at.focus();
    await settled();
    expect(focused()).toBe(card(at, '1 point'));
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(focused()).toBe(card(at, '3 points'));
    await userEvent.keyboard('{End}');
    expect(focused()).toBe(card(at, 'Break'));
    await userEvent.keyboard('{ArrowRight} ');
    await settled();
    expect(laid(at)).toEqual(['1 point']);
    expect(focused()).toBe(card(at, '1 point'));
    expect(cards(at).filter(({ tabIndex }) => tabIndex === 0)).toEqual([card(at, '1 point')]);
  });

  it('takes hours of one’s own on a spike, and nothing that is none', async () => {
    const { jon, maya, item } = votingRoom('spike');
    const at = await putSizing(jon, item);
    const field = one<HTMLInputElement>('.own input', at);
    await userEvent.fill(field, '6,5');
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(maya.store.sizing(item).votes.map(({ value }) => value)).toEqual(['6.5h']);
    expect(field.classList).toContain('laid');
    await userEvent.fill(field, 'many');
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(one('.refusal', at).textContent).toContain('Hours are a number');
    await userEvent.fill(field, '');
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(maya.store.sizing(item).votes).toEqual([]);
  });

  it('G53 is shown by whoever leads or a facilitator; others read who that is', async () => {
    const { maya, jon, asha, item, vote } = votingRoom();
    addToAgenda(maya.store.board, maya.act(), [item]);
    startMeeting(maya.store.board, maya.act());
    const [atMaya, atJon, atAsha] = [
      await putSizing(maya, item),
      await putSizing(jon, item),
      await putSizing(asha, item),
    ];
    vote(jon, '5');
    give(asha, 'engineer', 'facilitator');
    await settled();
    expect(buttons(atMaya)).toEqual(['Reveal 1 vote']);
    expect(buttons(atAsha)).toEqual(['Reveal 1 vote']);
    expect(buttons(atJon)).toEqual([]);
    expect(textOf(atJon)).toContain('Maya shows the votes.');
    handLead(maya.store.board, maya.act(), meAt(jon));
    await settled();
    expect(buttons(atJon)).toEqual(['Reveal 1 vote']);
    expect(textOf(atMaya)).toContain('Jon shows the votes.');
  });

  it('keeps a card through a reload, another tab, another scale, and shows one for another kind as such', async () => {
    const { maya, jon, item, vote } = votingRoom();
    vote(jon, '13');
    const [first, second] = [await putSizing(jon, item), await putSizing(jon, item)];
    expect([laid(first), laid(second)]).toEqual([['13 points'], ['13 points']]);
    changeSetting(maya.store.board, maya.act(), 'scale', ['S=1', 'L=5']);
    await settled();
    expect(laid(first)).toEqual(['13 points']);
    await press(card(second, 'S, 1 point'));
    expect(laid(first)).toEqual(['S, 1 point']);
    changeKind(maya.store.board, maya.act(meAt(jon)), item, 'spike');
    await settled();
    expect(laid(first)).toEqual([]);
    expect(textOf(one('gw-vote-cards', first))).toContain('Your card says S, which is no size of a spike.');
    archiveItem(maya.store.board, maya.act(), item);
    await settled();
    expect(textOf(first)).toContain('This item is archived');
  });

  it('waits for those who come, not for those who go, and knows a person with two entries', async () => {
    const { maya, jon, asha, item, vote } = votingRoom();
    const at = await putSizing(maya, item);
    vote(jon, '5');
    await settled();
    expect(stand(at)).toBe('1 of 2 voted, waiting for Asha.');
    asha.session.presence.activity('away');
    await expect.poll(() => stand(at)).toBe('All votes are in.');
    expect(seats(at)).toContain('Asha Singh, not yet, away');
    asha.session.presence.activity('active');
    await expect.poll(() => stand(at)).toBe('1 of 2 voted, waiting for Asha.');
    mergeMembers(maya.store.board, maya.act(), meAt(asha), meAt(jon));
    await settled();
    expect(seats(at)).toEqual(['Jon Karlsson, has voted']);
    const lena = desk({ seed: 12, name: 'Lena Roth' });
    pipe(maya, lena);
    give(lena, 'engineer');
    await expect.poll(() => seats(at)).toEqual(['Jon Karlsson, has voted', 'Lena Roth, not yet']);
  });

  it('G54 keeps an offline vote and says when it counts; who is here is not known then', async () => {
    const { maya, jon, item, lines, vote } = votingRoom();
    const at = await putSizing(jon, item);
    for (const line of lines) line.cut();
    jon.setOnline(false);
    await settled();
    expect(textOf(at)).toContain('You are offline: who else has voted is not known');
    await press(card(at, '8'));
    expect(textOf(at)).toContain(
      'Your vote is kept on this device and counts when it arrives before the reveal.',
    );
    expect(primary(at)).toEqual([]);
    jon.setStatus({ ...saved, where: 'thisTabOnly' });
    await settled();
    expect(textOf(at)).toContain('Your vote is only in this tab');
    vote(maya, '3');
    revealVotes(maya.store.board, maya.act(), item);
    jon.setOnline(true);
    for (const line of lines) line.join();
    await settled();
    expect(piles(at)).toEqual(['3: 1 vote, Maya Olsen']);
    expect(textOf(at)).toContain('Late, not counted');
  });

  it('renders again for a vote, and not for carets, letters or what is saved', async () => {
    const { maya, jon, item, vote } = votingRoom();
    const at = await putSizing(maya, item);
    let renders = 0;
    const render = at.render.bind(at);
    at.render = () => {
      renders += 1;
      return render();
    };
    jon.session.presence.inField(item, 'title');
    typeText(jon.store.board, jon.act(), { item, field: 'title' }, [{ at: 0, remove: 0, insert: 'Oh, ' }]);
    maya.setStatus({ ...saved, where: 'saving' });
    await settled();
    expect(maya.store.item(item)?.texts.title).toContain('Oh, ');
    expect(renders).toBe(0);
    vote(jon, '5');
    await settled();
    expect(renders).toBe(1);
  });
});

describe('the bell of a vote', () => {
  it('G55 rings once at each desk when all are in, again after a card was taken back, not for a reload', async () => {
    onMachinesOfTheirOwn();
    const heard = hear();
    const said = listen();
    const { maya, jon, asha, item, vote } = votingRoom();
    await putSizing(maya, item);
    await putSizing(jon, item);
    vote(jon, '5');
    await settled();
    expect(heard.sounds).toBe(0);
    vote(asha, '8');
    await settled();
    expect(heard.sounds).toBe(2);
    expect(said).toEqual(['All votes are in.', 'All votes are in.']);
    vote(asha, '3');
    await putSizing(asha, item);
    await settled();
    expect(heard.sounds).toBe(2);
    takeVoteBack(asha.store.board, asha.act(), item);
    await settled();
    vote(asha, '3');
    await settled();
    expect(heard.sounds).toBe(5);
    setSounds(false);
    takeVoteBack(asha.store.board, asha.act(), item);
    await settled();
    vote(asha, '5');
    await settled();
    expect(heard.sounds).toBe(5);
    expect(said).toHaveLength(8);
  });

  it('rings in one tab of a browser', async () => {
    // A bell of a test before this one may be ringing still.
    const ringing = async () => (await navigator.locks.query()).held;
    await expect.poll(ringing, { timeout: 10_000 }).toEqual([]);
    const heard = hear();
    const { jon, asha, item, vote } = votingRoom();
    await putSizing(jon, item);
    await putSizing(jon, item);
    vote(jon, '5');
    await settled();
    vote(asha, '5');
    await settled();
    await expect.poll(() => heard.sounds).toBe(1);
    await expect.poll(ringing, { timeout: 10_000 }).toEqual([]);
    expect(heard.sounds).toBe(1);
  });
});

describe('after the reveal', () => {
  it('G56 the spread comes first, from the smallest, with who holds its ends, and one press sets a size', async () => {
    const { maya, jon, asha, item, vote } = votingRoom();
    const lena = addMember(maya.store.board, maya.act(), 'Lena Roth');
    const tom = addMember(maya.store.board, maya.act(), 'Tom Duarte');
    const atJon = await putSizing(jon, item);
    const said = listen();
    vote(jon, '8');
    vote(asha, '3');
    castVote(maya.store.board, maya.act(lena), item, '8');
    castVote(maya.store.board, maya.act(tom), item, 'break');
    vote(maya, '?');
    await settled();
    await press(named('button', 'Reveal 5 votes', atJon));
    expect(piles(atJon)).toEqual(['3: 1 vote, Asha Singh', expect.stringMatching(/^8: 2 votes, .*Jon/)]);
    expect(stand(atJon)).toMatch(
      /^From 3 to 8: let the two ends speak first, Asha \(3\) and .*Jon.* \(8\)\.$/,
    );
    expect(focused()).toBe(one('.rest', atJon));
    expect(said.at(-1)).toContain('The votes are shown. From 3 to 8');
    expect(textOf(one('.apart', atJon))).toMatch(/No size.*\?.*Break/);
    expect(primary(atJon)).toEqual(['Set 8 points']);
    await press(named('button', 'Set 8 points', atJon));
    expect(maya.store.item(item)).toMatchObject({ points: 8 });
    expect(textOf(one('.agreed', atJon))).toContain('8 points agreed in round 1, set by Jon');
    expect(focused()).toBe(one('.rest', atJon));
    expect(buttons(atJon)).toEqual(['Vote again']);
    await userEvent.selectOptions(one('select', atJon), '5 points');
    await settled();
    expect(maya.store.item(item)).toMatchObject({ points: 5 });
  });

  it('G57 another round leaves the one before it folded, to be opened', async () => {
    const { maya, jon, asha, item, vote } = votingRoom();
    const at = await putSizing(maya, item);
    vote(jon, '3');
    vote(asha, '8');
    revealVotes(maya.store.board, maya.act(), item);
    await settled();
    await press(named('button', 'Vote again', at));
    expect(textOf(one('summary', at))).toBe('Round 1: 3, 8');
    expect(one<HTMLDetailsElement>('details', at).open).toBe(false);
    expect(textOf(at)).toContain('round 2, everybody votes');
    expect(stand(at)).toBe('Nobody has voted yet.');
    vote(jon, '5');
    vote(asha, '5');
    revealVotes(maya.store.board, maya.act(), item);
    await settled();
    expect(stand(at)).toBe('All said 5.');
    await press(named('button', 'Set 5 points', at));
    expect(textOf(one('.agreed', at))).toContain('5 points agreed in round 2, set by Maya');
    one('summary', at).click();
    await settled();
    expect(piles(one('details', at))).toEqual(['3: 1 vote, Jon Karlsson', '8: 1 vote, Asha Singh']);
  });

  it('on technical work offers whoever is no engineer only what an engineer voted for', async () => {
    const { maya, jon, asha, item, vote } = votingRoom('task');
    const [atMaya, atJon] = [await putSizing(maya, item), await putSizing(jon, item)];
    vote(jon, '<½day');
    vote(asha, '<½day');
    revealVotes(maya.store.board, maya.act(), item);
    await settled();
    expect(buttons(atMaya)).toEqual(['Vote again', 'Set under half a day']);
    expect(all('select', atMaya)).toEqual([]);
    expect(all('select', atJon)).toHaveLength(1);
    const wishes: string[] = [];
    document.body.addEventListener('gw-item-wish', (event) => wishes.push(event.wish));
    await press(named('button', 'Set under half a day', atMaya));
    expect(maya.store.item(item)).toMatchObject({ underHalfDay: true });
    await press(named('button', 'Choose the item', atMaya));
    expect(wishes).toEqual(['ontoChecklist']);
  });

  it('G116 the reason for more hours stays with its item while the meeting goes on to another and back', async () => {
    const { maya, jon, item, vote } = votingRoom('spike');
    const other = addItem(maya.store.board, maya.act(meAt(jon)), { kind: 'spike', title: 'Another one' });
    const reason = () => one<HTMLInputElement>('#reason', at);
    for (const id of [item, other]) {
      proposeBox(maya.store.board, maya.act(meAt(jon)), id, 1);
      agreeToBox(maya.store.board, maya.act(), id);
      const began = maya.act(meAt(jon));
      startBox(maya.store.board, began, id);
      maya.setClock(began.at + hourMs);
    }
    vote(jon, '4h');
    castVote(jon.store.board, jon.act(), other, '2h');
    for (const id of [item, other]) revealVotes(maya.store.board, maya.act(), id);
    const at = await putSizing(maya, item);
    const offered = reason().value;
    await userEvent.fill(reason(), 'Two providers left');
    at.item = other;
    await settled();
    expect(reason().value).toBe(offered);
    at.item = item;
    await settled();
    expect(reason().value).toBe('Two providers left');
    await userEvent.fill(reason(), '');
    maya.setClock(maya.session.now() + 1000);
    at.requestUpdate();
    await settled();
    expect(reason().value).toBe('');
  });

  it('hours of a spike count as the agreement of those who voted; an extension asks for a reason', async () => {
    const { maya, jon, asha, item, vote } = votingRoom('spike');
    const at = await putSizing(maya, item);
    vote(jon, '8h');
    vote(asha, '8h');
    revealVotes(maya.store.board, maya.act(), item);
    await settled();
    await press(named('button', 'Set 8 h, agreed by the 2 who voted', at));
    expect(textOf(one('.agreed', at))).toBe('8 h agreed in round 1, set by Maya');
    const began = maya.act(meAt(jon));
    startBox(maya.store.board, began, item);
    maya.setClock(began.at + hourMs);
    voteAgain(maya.store.board, maya.act(), item);
    vote(jon, '4h');
    revealVotes(maya.store.board, maya.act(), item);
    await settled();
    expect(textOf(one('gw-vote-agree', at))).toContain('The agreed hours are not used up');
    stopBox(maya.store.board, { ...maya.act(), at: began.at + 9 * hourMs }, item);
    maya.setClock(began.at + 9 * hourMs);
    voteAgain(maya.store.board, maya.act(), item);
    vote(jon, '4h');
    revealVotes(maya.store.board, maya.act(), item);
    await settled();
    expect(one<HTMLInputElement>('input', one('gw-vote-agree', at)).value).toBe(
      'The team voted for more time.',
    );
    await press(named('button', 'Set 4 h more', at));
    expect(maya.store.item(item)).toMatchObject({ kind: 'spike' });
    expect(textOf(one('.agreed', at))).toContain('4 h agreed in round 3');
  });

  it('lets somebody who had not voted lay a late card, which is shown as late', async () => {
    const { maya, jon, asha, item, vote } = votingRoom();
    vote(jon, '5');
    revealVotes(maya.store.board, maya.act(), item);
    const at = await putSizing(asha, item);
    expect(cards(at)).toEqual([]);
    await press(named('button', 'Lay a late card', at));
    expect(focused()).toBe(card(at, '1 point'));
    await press(card(at, '13'));
    expect(piles(at)).toEqual(['5: 1 vote, Jon Karlsson']);
    expect(textOf(one('.apart', at))).toMatch(/Late, not counted.*13/);
    expect(cards(at)).toEqual([]);
    expect(focused()).toBe(one('.rest', at));
  });
});

it('G58 outside of a meeting a line of the item says how the vote stands, and opens the cards', async () => {
  const { jon, asha, item, vote } = votingRoom();
  const line = document.createElement('gw-vote-line');
  line.item = item;
  await mount(jon, line);
  const button = one('button', line);
  expect(textOf(button)).toBe('Vote on its size');
  vote(asha, '5');
  await settled();
  expect(textOf(button)).toBe('Vote on its size: 1 has voted');
  await press(button);
  await expect.poll(() => cards(line).length).toBeGreaterThan(5);
  await expect.poll(focused).toBe(card(line, '1 point'));
  await expectAccessible();
  archiveItem(jon.store.board, jon.act(), item);
  await settled();
  expect(all('button', line)).toEqual([]);
});

describe.each(['light', 'dark'] as const)('has no fault that axe finds, in %s,', (theme) => {
  const crowd = async (compact: boolean, shown: boolean) => {
    setTheme(theme);
    const { maya, jon, item } = votingRoom();
    const scale = ['1', '2', '3', '5', '8', '13', '20', '40', '?', 'break'];
    const people = Array.from({ length: 30 }, (_, i): MemberId => {
      const name = `${'Ada Ben Cleo Dan Eva Finn'.split(' ')[i % 6]} ${String.fromCodePoint(65 + i)}berg`;
      const id = addMember(maya.store.board, maya.act(), name);
      setRoles(maya.store.board, maya.act(), id, ['engineer']);
      return id;
    });
    for (const [i, id] of people.entries())
      castVote(maya.store.board, maya.act(id), item, scale[i % 10] ?? '1');
    if (shown) {
      revealVotes(maya.store.board, maya.act(), item);
      castVote(maya.store.board, maya.act(meAt(jon)), item, '5');
    }
    return putSizing(jon, item, compact);
  };

  it.each([
    ['before the reveal', false, false],
    ['after it', false, true],
    ['compact, before the reveal', true, false],
    ['compact, after it', true, true],
  ])('%s, with thirty people', async (_name, compact, shown) => {
    if (compact) await page.viewport(390, 844);
    const at = await crowd(compact, shown);
    await expectAccessible();
    expect(at.scrollWidth).toBeLessThanOrEqual(at.clientWidth);
    if (compact && !shown)
      for (const button of cards(at))
        expect(button.getBoundingClientRect().height).toBeGreaterThanOrEqual(48);
  });

  it('agreed, with a round before it, of a spike', async () => {
    setTheme(theme);
    const { maya, jon, asha, item, vote } = votingRoom('spike');
    proposeBox(maya.store.board, maya.act(), item, 2);
    agreeToBox(maya.store.board, maya.act(meAt(jon)), item);
    vote(jon, '4h');
    vote(asha, '16h');
    revealVotes(maya.store.board, maya.act(), item);
    voteAgain(maya.store.board, maya.act(), item);
    vote(jon, '8h');
    const at = await putSizing(maya, item);
    await expectAccessible();
    revealVotes(maya.store.board, maya.act(), item);
    await settled();
    await press(named('button', 'Set 8 h', at));
    one('summary', at).click();
    await expectAccessible();
  });
});

it('G59 on a phone the state stands in one line, the cards in one row for a thumb, and the spread in one line', async () => {
  await page.viewport(390, 844);
  const { maya, jon, asha, item, vote } = votingRoom('task');
  give(maya, 'productOwner', 'engineer');
  const at = await putSizing(asha, item, true);
  vote(jon, '5');
  await settled();
  expect(stand(at)).toBe('1 of 3 voted, waiting for Asha and Maya');
  const rows = new Set(cards(at).map((button) => button.getBoundingClientRect().top));
  expect(rows.size).toBe(1);
  expect(one('.row', at).scrollWidth).toBeGreaterThan(one('.row', at).clientWidth);
  await press(card(at, '8'));
  vote(maya, '8');
  await settled();
  expect(stand(at)).toBe('All votes are in');
  await press(named('button', 'Reveal', at));
  expect(all('.short span[aria-hidden]', at).map((one) => one.textContent?.trim())).toEqual(['5', '8 × 2']);
  expect(at.getBoundingClientRect().height).toBeLessThan(130);
  await press(named('button', 'Set 8 points', at));
  expect(maya.store.item(item)).toMatchObject({ points: 8 });
});
