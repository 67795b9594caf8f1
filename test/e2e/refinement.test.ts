// A whole refinement meeting in eight browsers over the real relay: whoever leads, the wall, a phone that came in by the
// code on it, a product owner, engineers, one of whom loses the line and returns. Seven items of a real team's board.
// After every step all screens say the same.

import { readFile } from 'node:fs/promises';
import { afterEach, expect, test } from 'vitest';
import { importPlan } from '../../shared/board/import-plan.ts';
import { giveMinutes } from '../../shared/board/mutate-agenda.ts';
import { addMember } from '../../shared/board/mutate-member.ts';
import { readItem } from '../../shared/board/read-item.ts';
import { readColumns } from '../../shared/board/read-records.ts';
import { canBeRefined } from '../../shared/agenda-rules.ts';
import type { ItemId } from '../../shared/ids.ts';
import { planFromText } from '../../shared/import/recognise.ts';
import type { Role } from '../../shared/records.ts';
import { allShow, everythingOn, shownOn, watchForZero, type Screen, type Shown } from './stage/screens.ts';
import { eventually, useStage } from './stage/stage.ts';

const stage = useStage();
const nebula = `${import.meta.dirname}/../fixtures/import/trello-nebula-2015.json`;
const pictures = process.env['PICTURES'];

const team: Readonly<Record<string, readonly Role[]>> = {
  'Maya Olsen': ['facilitator'],
  'Ines Duarte': ['productOwner'],
  'Jon Karlsson': ['engineer'],
  'Lena Roth': ['engineer'],
  'Tom Weber': ['engineer'],
  'Theo Brandt': ['engineer'],
  'Rosa Lind': ['engineer'],
};
const phone = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
};

let screens: readonly Screen[] = [];
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail' && pictures !== undefined) await picture('fail');
});

async function picture(name: string): Promise<void> {
  for (const { who, tab } of screens) await tab.page.screenshot({ path: `${pictures}/${name}-${who}.png` });
}

/** The imported board with the team on it, and the keys of seven of its items that can be refined, from the top. */
async function nebulaBoard() {
  const keys: string[] = [];
  const ids: ItemId[] = [];
  const plan = planFromText(await readFile(nebula, 'utf8'));
  const { links } = await stage.board('Nebula', (board, act) => {
    const { items } = importPlan(board, act, plan);
    for (const [name, roles] of Object.entries(team)) addMember(board, act, name, roles);
    const columns = readColumns(board);
    for (const id of items) {
      const item = readItem(board, id);
      if (ids.length === 7 || item?.kind !== 'story' || item.points !== null) continue;
      if (!canBeRefined(item, columns)) continue;
      ids.push(id);
      keys.push(`GW-${item.number}`);
    }
  });
  return { links, keys, ids };
}

/** Somebody comes in by a link to Refine, and picks themselves where there is a name. */
async function comesIn(who: string, link: string, device = {}, name = ''): Promise<Screen> {
  const person = await stage.person(undefined, device);
  const tab = await person.tab();
  await tab.page.goto(person.line.through(link));
  if (name !== '') {
    const question = tab.page.getByRole('dialog', { name: 'Who are you?' });
    // By a code it comes by itself.
    if (!link.includes('#join')) await tab.page.getByRole('button', { name: 'Who are you?' }).click();
    await question.getByRole('button', { name }).click();
    await question.waitFor({ state: 'hidden' });
  }
  return { who, person, tab };
}

const toRefine = (link: string, more = '') => link.replace('#', `?view=refine${more}#`);

/** The address in the code on the wall. */
async function codeOn({ tab }: Screen): Promise<string> {
  const code = tab.page.locator('gw-qr-code');
  const address = () => code.evaluate((element) => (element as HTMLElement & { words: string }).words);
  await eventually(address).toMatch(/#join\./);
  return address();
}

const sizing = ({ tab }: Screen) => tab.page.locator('gw-sizing');
const clock = ({ tab }: Screen) => tab.page.locator('gw-meeting-clock');

async function vote(screen: Screen, card: string): Promise<void> {
  const button = sizing(screen).getByRole('button', { name: card, exact: true });
  // On the phone with a thumb.
  await (screen.who === 'Rosa' ? button.tap() : button.click());
  await eventually(() => button.getAttribute('aria-pressed')).toBe('true');
}

const reveal = (screen: Screen) =>
  sizing(screen)
    .getByRole('button', { name: /^Reveal/ })
    .click();
const agree = (screen: Screen, words: string | RegExp) =>
  sizing(screen).getByRole('button', { name: words }).click();
const press = (screen: Screen, words: string) =>
  clock(screen).getByRole('button', { name: words, exact: true }).click();
const goTo = ({ tab }: Screen, view: string) =>
  tab.page.getByRole('link', { name: view, exact: true }).click();
const changeKind = ({ tab }: Screen, kind: string) =>
  tab.page.locator('gw-refine-item').getByLabel('Kind').selectOption(kind);

/** The items of the agenda that are still to come, in the order in which they stand on this screen. */
const agendaOf = ({ tab }: Screen) =>
  tab.page
    .locator('gw-agenda gw-agenda-row')
    .evaluateAll((rows) =>
      rows
        .filter((row) => !(row as HTMLElement & { entry: { done: boolean } }).entry.done)
        .map((row) => row.shadowRoot?.querySelector('.key')?.textContent ?? ''),
    );

/** No screen says anything of a card that lies there but that it lies there. */
async function nothingIsTold(all: readonly Screen[]): Promise<void> {
  for (const screen of all) {
    const { who, tab } = screen;
    const told = await tab.page.evaluate(() => {
      const texts: string[] = [];
      const read = (root: ParentNode) => {
        for (const element of root.querySelectorAll('*')) {
          if (element.localName === 'gw-vote-cards' || element.localName === 'style') continue;
          for (const node of element.childNodes) if (node instanceof Text) texts.push(node.data);
          for (const { name, value } of element.attributes)
            if (name === 'title' || name.startsWith('aria-')) texts.push(value);
          if (element.shadowRoot) read(element.shadowRoot);
        }
      };
      const find = (root: ParentNode): void => {
        for (const element of root.querySelectorAll('*')) {
          const isVote = element.localName === 'gw-sizing' || element.localName === 'gw-projected-votes';
          if (element.shadowRoot) (isVote ? read : find)(element.shadowRoot);
        }
      };
      find(document);
      return texts.join(' ');
    });
    expect(told, who).not.toMatch(/\d points?\b|\d h\b|Set \d|half a day/);
    expect((await shownOn(screen)).spread, who).toBe('');
  }
}

test('G80 a scripted meeting: eight browsers, seven items, and all screens agree at every step', async () => {
  const { links, keys, ids } = await nebulaBoard();
  const edit = toRefine(links.edit);
  const maya = await comesIn('Maya', edit, {}, 'Maya Olsen');
  const wall = await comesIn('wall', toRefine(links.edit, '&present=dark'), {
    viewport: { width: 1920, height: 1080 },
  });
  const ines = await comesIn('Ines', edit, {}, 'Ines Duarte');
  const jon = await comesIn('Jon', edit, {}, 'Jon Karlsson');
  const lena = await comesIn('Lena', edit, {}, 'Lena Roth');
  const tom = await comesIn('Tom', edit, {}, 'Tom Weber');
  const theo = await comesIn('Theo', edit, {}, 'Theo Brandt');
  const rosa = await comesIn('Rosa', await codeOn(wall), phone, 'Rosa Lind');
  screens = [maya, wall, ines, jon, lena, tom, theo, rosa];
  const tables = [maya, ines, jon, lena, tom, theo];
  const agreed = (wanted: Partial<Shown>, all = screens) => allShow(all, wanted);

  // The agenda, item by item.
  const [first = '', second = '', third = '', fourth = '', fifth = '', sixth = '', seventh = ''] = keys;
  const picker = () => maya.tab.page.locator('gw-agenda-offers').getByRole('combobox');
  for (const [at, key] of keys.entries()) {
    if (at === 1)
      await maya.tab.page.locator('gw-agenda').getByRole('button', { name: 'Add', exact: true }).click();
    await picker().fill(key);
    await maya.tab.page.getByRole('option', { name: new RegExp(`${key}\\b`) }).waitFor();
    await picker().press('Enter');
    await eventually(async () => (await agendaOf(maya)).length).toBe(at + 1);
  }
  await maya.tab.page.keyboard.press('Escape');
  for (const screen of tables) await eventually(() => agendaOf(screen)).toEqual(keys);
  // Six seconds, so that the time of the second one is up while everybody looks.
  await stage.write(links.edit, (board, act) => giveMinutes(board, act, ids[1] as ItemId, 0.1));

  await maya.tab.page.getByRole('button', { name: 'Start the meeting' }).click();
  await agreed({
    view: 'refine',
    item: first,
    leader: 'Maya',
    clock: 'running',
    votes: 0,
    spread: '',
    agreed: '',
  });

  // Seven people and a wall.
  for (const { tab } of tables)
    await eventually(() => tab.page.locator('gw-room .count').innerText()).toBe('7');
  await wall.tab.page.getByText('Following Maya · 7 in the room').waitFor();

  // 1: a hidden vote, the spread, another round, and the size with one press.
  await vote(jon, '5 points');
  await agreed({ votes: 1 });
  await vote(lena, '8 points');
  await vote(rosa, '3 points');
  await agreed({ votes: 3 });
  await nothingIsTold(screens);
  await vote(tom, '5 points');
  await vote(theo, '5 points');
  await vote(ines, '13 points');
  await agreed({ votes: 6, stand: 'All votes are in' });
  await nothingIsTold(screens);
  if (pictures !== undefined) await picture('voting');
  await reveal(maya);
  await agreed({ spread: '3×1 5×3 8×1 13×1', agreed: '' });
  await sizing(maya).getByRole('button', { name: 'Vote again' }).click();
  await agreed({ votes: 0, spread: '' });
  for (const one of [jon, lena, tom, theo, rosa]) await vote(one, one === lena ? '8 points' : '5 points');
  await agreed({ votes: 5 });
  await nothingIsTold(screens);
  await reveal(maya);
  await agreed({ spread: '5×4 8×1' });
  await agree(maya, 'Set 5 points');
  await agreed({ spread: '5×4 8×1', agreed: '5 points' });

  // 2: the time runs out, for all at the same moment, and a minute is added.
  const zeros = await Promise.all(screens.map(watchForZero));
  await press(maya, 'Next');
  for (const zero of zeros) await eventually(zero).toBeGreaterThan(0);
  const at = await Promise.all(zeros.map((zero) => zero()));
  const apart = Math.abs((at[0] ?? 0) - (at[1] ?? 0));
  console.log(`clock difference between two screens: ${Math.round(apart)} ms`);
  console.log(`between the first and the last of eight: ${Math.round(Math.max(...at) - Math.min(...at))} ms`);
  await agreed({ item: second, clock: 'up', votes: 0, spread: '', agreed: '' });
  if (pictures !== undefined) await picture('up');
  await press(maya, '+1 min');
  await agreed({ item: second, clock: 'running' });
  await press(maya, 'Pause');
  await agreed({ clock: 'paused' });
  await press(maya, 'Go on');
  await agreed({ clock: 'running' });

  // Theo drops off, votes, and is back before the reveal: it counts.
  const others = screens.filter((one) => one !== theo);
  theo.person.cutLine();
  await sizing(theo).getByText('You are offline').first().waitFor();
  await vote(theo, '8 points');
  await vote(jon, '8 points');
  await agreed({ votes: 1 }, others);
  await theo.person.mendLine();
  await agreed({ votes: 2 });
  await reveal(maya);
  await agreed({ spread: '8×2' });
  await agree(maya, /^Set 8 points/);
  await agreed({ agreed: '8 points' });

  // 3: a spike is voted in hours, and setting them agrees on its time-box.
  await press(maya, 'Next');
  await agreed({ item: third, clock: 'running' });
  await changeKind(maya, 'spike');
  await sizing(rosa).getByRole('button', { name: /^8 h/ }).waitFor();
  const own = sizing(jon).getByLabel('Other hours');
  await own.fill('7.25');
  await own.press('Enter');
  await agreed({ votes: 1 });
  // A card that nobody else could lay: it stands on no other screen.
  for (const one of screens)
    if (one !== jon) expect(await everythingOn(one), one.who).not.toMatch(/7[.,]25|7 h 15/);
  expect(await everythingOn(jon)).toMatch(/7\.25/);
  await own.fill('8');
  await own.press('Enter');
  for (const one of [lena, tom, theo, rosa]) await vote(one, '8 h, 8 hours');
  await agreed({ votes: 5, stand: 'All votes are in' });
  await reveal(maya);
  await agreed({ spread: '8 h×5' });
  await agree(maya, /^Set 8 h/);
  await agreed({ agreed: '8 h' });

  // 4: only engineers size a task; Theo's vote comes after the reveal, and is shown as late.
  await press(maya, 'Next');
  await agreed({ item: fourth });
  await changeKind(maya, 'task');
  await sizing(ines).getByText('Engineers size technical work').waitFor();
  theo.person.cutLine();
  await sizing(theo).getByText('You are offline').first().waitFor();
  await vote(theo, '13 points');
  await vote(lena, '2 points');
  await vote(rosa, '3 points');
  await agreed({ votes: 2 }, others);
  await reveal(maya);
  await agreed({ spread: '2×1 3×1' }, others);
  await theo.person.mendLine();
  await agreed({ spread: '2×1 3×1' });
  for (const one of tables) await sizing(one).getByText('Late, not counted').waitFor();
  await wall.tab.page.getByText('1 came late, not counted').waitFor();
  await agree(lena, 'Set 3 points');
  await agreed({ agreed: '3 points' });

  // 5: what comes is put into another order while the meeting goes on, by whoever likes.
  const rows = ines.tab.page.locator('gw-agenda-row');
  const last = rows.filter({ hasText: seventh }).getByRole('link');
  await last.focus();
  await last.press('Alt+ArrowUp');
  await eventually(() => agendaOf(ines)).toEqual([fourth, fifth, seventh, sixth]);
  await last.press('Alt+ArrowUp');
  for (const one of tables) await eventually(() => agendaOf(one)).toEqual([fourth, seventh, fifth, sixth]);
  await press(maya, 'Next');
  await agreed({ item: seventh, clock: 'running' });

  // Whoever leads looks something up in Plan and comes back: all go along.
  await goTo(maya, 'Plan');
  await agreed({ view: 'plan', leader: 'Maya' });
  await goTo(maya, 'Refine');
  await agreed({ view: 'refine', item: seventh, leader: 'Maya' });

  // Lena wanders off and finds back; Tom writes on, and comes after when he is done.
  await goTo(lena, 'Board');
  const bar = (one: Screen) => one.tab.page.locator('gw-following section');
  await eventually(() => bar(lena).locator('p').innerText()).toBe(`Maya is at ${seventh}`);
  const description = tom.tab.page
    .locator('gw-refine-item')
    .getByRole('textbox', { name: 'I want', exact: true });
  await description.click({ force: true });
  await tom.tab.page.locator('gw-refine-item .cm-content:focus').waitFor();
  await tom.tab.page.keyboard.type('to write on');
  await press(maya, 'Next');
  await agreed(
    { item: fifth },
    screens.filter((one) => one !== lena && one !== tom),
  );
  await eventually(() => bar(tom).locator('p').innerText()).toBe(`Maya went on to ${fifth}`);
  await tom.tab.page.keyboard.type(' in peace');
  expect((await shownOn(tom)).item).toBe(seventh);
  await bar(tom).getByRole('button', { name: 'Go there' }).click();
  await bar(lena).getByRole('button', { name: 'Back to Maya' }).click();
  await agreed({ view: 'refine', item: fifth, leader: 'Maya' });
  const board = await stage.onRelay(links.edit);
  expect(board.items.find(({ id }) => id === ids[6])?.texts.want).toBe('to write on in peace');

  // The lead is handed over, and the next one goes on.
  await maya.tab.page.getByRole('button', { name: 'More for Jon Karlsson' }).click();
  await maya.tab.page.getByRole('menuitem', { name: /^Hand the lead to Jon/ }).click();
  await agreed({ item: fifth, leader: 'Jon' });
  await press(jon, 'Next');
  await agreed({ item: sixth, leader: 'Jon' });

  // The end, and what came of it, is the same for everybody.
  await press(jon, 'Finish');
  await jon.tab.page.getByRole('button', { name: 'End it' }).click();
  const summary = ({ tab }: Screen) => tab.page.locator('gw-meeting-summary .headline').innerText();
  const came = '3 sized, 0 ready, 1 time-box agreed, 7 left over.';
  for (const one of [...tables, rosa]) await eventually(() => summary(one)).toBe(came);
  const lines = ({ tab }: Screen) => tab.page.locator('gw-meeting-summary li').allInnerTexts();
  for (const one of [...tables, rosa]) await eventually(() => lines(one)).toEqual(await lines(jon));
}, 400_000);
