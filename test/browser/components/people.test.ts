// Who is here, who is asked, and where the work is: the first change waits for a name and is then made, nothing typed
// meanwhile is lost, and only work that stands in this tab alone holds the page back.

import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { DropCardEvent } from '../../../client/components/events.ts';
import type { SyncStatus } from '../../../client/sync/sync-status.ts';
import { edit } from '../../../shared/board/edit.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import { addMember, setLeft, writeMember } from '../../../shared/board/mutate-member.ts';
import type { ColumnId, ItemId } from '../../../shared/ids.ts';
import { teamOf } from '../../../shared/team.ts';
import { desk, pipe, saved, type Desk } from './desk.ts';
import { stageOf } from './dialog-stage.ts';
import type { GwTextField } from '../../../client/components/gw-text-field.ts';
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

const question = () => one<HTMLDialogElement>('dialog', one('gw-who-are-you'));

const todo = 'cTodo' as ColumnId;

function withItem(on: Desk): ItemId {
  return addItem(on.store.board, on.act(), { kind: 'story', title: 'Pay', place: { column: todo } });
}

describe('gw-who-are-you', () => {
  it.each(['light', 'dark'] as const)('is accessible, with nobody and with people, %s', async (theme) => {
    setTheme(theme);
    const here = desk();
    await openBoard(here);
    named('button', 'Who are you?').click();
    await expectAccessible();
    addMember(here.store.board, here.act(), 'Maya');
    edit(here.store.board, here.act(), (change) =>
      writeMember(here.store.board, change, here.act(), 'Robin', false),
    );
    await expectAccessible();
  });

  it('says that the name is missing, and the focus is where it is typed', async () => {
    const here = desk();
    await openBoard(here);
    named('button', 'Who are you?').click();
    await settled();
    named('button', 'Add me').focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(all('.refusal', question())).toHaveLength(1);
    expect(focused()).toBe(one('#name', question()));
  });

  it('asks before the first change and then makes it', async () => {
    const here = desk();
    const id = withItem(here);
    await openBoard(here);
    named('a.title', 'Pay').click();
    await settled();
    expect(question().open).toBe(false);
    named('button', 'Add a line').click();
    await settled();
    expect(question().open).toBe(true);
    expect(here.store.item(id)?.lines).toEqual([]);
    await userEvent.keyboard('Maya Olsen{Enter}');
    await expect.poll(() => focused()?.getAttribute('aria-label')).toBe('Line 1');
    await userEvent.keyboard('It works');
    expect(here.store.item(id)?.lines).toMatchObject([{ text: 'It works' }]);
    const me = here.session.me;
    expect(me === null ? null : here.store.members.get(me)).toMatchObject({
      name: 'Maya Olsen',
      claimed: true,
    });
    expect(question().open).toBe(false);
    named('button', 'Add a line').click();
    await settled();
    expect(question().open).toBe(false);
    expect(focused()?.getAttribute('aria-label')).toBe('Line 2');
  });

  it('changes nothing when the question is closed, and says so where it was asked', async () => {
    const here = desk();
    withItem(here);
    await openBoard(here);
    named('a.title', 'Pay').click();
    await settled();
    named('button', '5 points', one('gw-item-panel')).click();
    await settled();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => all('.refusal', one('gw-item-panel')).length).toBe(1);
    expect(one('.refusal', one('gw-item-panel')).textContent).toContain('say who you are first');
    expect(all('gw-card').length).toBe(1);
  });

  it('says of a move that nobody answered for that it was not made', async () => {
    const here = desk();
    const id = withItem(here);
    await openBoard(here);
    one('gw-card').dispatchEvent(
      new DropCardEvent([id], { column: 'cDoing' as ColumnId, after: null, before: null }),
    );
    await settled();
    named('button', 'Not now').click();
    await settled();
    expect(one('.refusal').textContent).toBe('Not moved: say who you are first.');
    expect(here.store.item(id)?.place.column).toBe(todo);
  });

  it('keeps what is typed before the answer, in the field and after it on the board', async () => {
    const here = desk();
    const id = withItem(here);
    await openBoard(here);
    named('a.title', 'Pay').click();
    await settled();
    const title = one<HTMLTextAreaElement>(
      'textarea',
      all<GwTextField>('gw-text-field').find((one) => one.field === 'title'),
    );
    title.focus();
    title.setSelectionRange(3, 3);
    await userEvent.keyboard('!');
    await settled();
    // The question would swallow the next letters, so it waits until the field is left.
    expect(question().open).toBe(false);
    expect(title.value).toBe('Pay!');
    expect(here.store.item(id)?.texts.title).toBe('Pay');
    expect(one('.refusal').textContent).toContain('Your words stay here');
    title.blur();
    await settled();
    expect(question().open).toBe(true);
    named('button', 'Not now').click();
    await settled();
    expect(title.value).toBe('Pay!');
    title.focus();
    await userEvent.keyboard('!');
    await settled();
    named('button', 'Say who you are').click();
    await settled();
    await userEvent.keyboard('Maya{Enter}');
    await expect.poll(() => here.store.item(id)?.texts.title).toBe('Pay!!');
    expect(here.store.item(id)?.texts.title).toBe(title.value);
    await expect.poll(() => all('.refusal').length).toBe(0);
  });

  it('a sentence typed before the answer picks nobody, whoever is in the list', async () => {
    const here = desk();
    const id = withItem(here);
    edit(here.store.board, here.act(), (change) =>
      writeMember(here.store.board, change, here.act(), 'Robin', false),
    );
    await openBoard(here);
    named('a.title', 'Pay').click();
    await settled();
    const title = one<HTMLTextAreaElement>(
      'textarea',
      all<GwTextField>('gw-text-field').find((field) => field.field === 'title'),
    );
    title.focus();
    title.setSelectionRange(3, 3);
    await userEvent.keyboard(' by card, now');
    title.blur();
    await settled();
    expect(question().open).toBe(true);
    await userEvent.keyboard(' ');
    await settled();
    expect(here.session.me).toBeNull();
    expect([...here.store.members.values()].map(({ claimed }) => claimed)).toEqual([false]);
    expect(title.value).toBe('Pay by card, now');
    question().querySelector<HTMLButtonElement>('ul button')?.click();
    await expect.poll(() => here.store.item(id)?.texts.title).toBe('Pay by card, now');
  });

  it('shows claimed people and imported names apart; a picked name is claimed', async () => {
    const here = desk();
    addMember(here.store.board, here.act(), 'Maya');
    edit(here.store.board, here.act(), (change) =>
      writeMember(here.store.board, change, here.act(), 'Robin', false),
    );
    await openBoard(here);
    named('button', 'Who are you?').click();
    await settled();
    const [team, imported] = [...question().querySelectorAll('ul')];
    expect(team?.textContent).toContain('Maya');
    expect(imported?.textContent).toContain('Robin');
    expect(question().textContent).toContain('Came with the import: is this you?');
    imported?.querySelector('button')?.click();
    await settled();
    const me = here.session.me;
    expect(me === null ? null : here.store.members.get(me)).toMatchObject({ name: 'Robin', claimed: true });
  });

  it('says why a name cannot be taken and keeps it', async () => {
    const here = desk();
    await openBoard(here);
    named('button', 'Who are you?').click();
    await settled();
    await userEvent.keyboard('   {Enter}');
    await settled();
    expect(one('.refusal', question()).textContent).toBe('A member needs a name.');
    expect(question().open).toBe(true);
    expect(one<HTMLInputElement>('#name', question()).value).toBe('   ');
  });
});

describe('who it was last in this browser', () => {
  const ask = async () => {
    named('button', 'Who are you?').click();
    await settled();
  };
  const field = () => one<HTMLInputElement>('#name', question());

  it('is offered on the next board, selected, so that other words take its place', async () => {
    await openBoard(desk());
    await ask();
    await userEvent.keyboard('Maya Olsen{Enter}');
    await settled();
    document.body.replaceChildren();
    const next = desk({ seed: 2 });
    await openBoard(next);
    await ask();
    expect(field().value).toBe('Maya Olsen');
    expect(getSelection()?.toString()).toBe('Maya Olsen');
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(teamOf(next.store.members).map(({ name }) => name)).toEqual(['Maya Olsen']);
    expect(next.session.me).not.toBeNull();
  });

  it('is the first button where the team has them, and never picked by a key for something else', async () => {
    localStorage.setItem('groundwork:name', ' maya OLSEN ');
    const here = desk();
    addMember(here.store.board, here.act(), 'Asha Singh');
    const maya = addMember(here.store.board, here.act(), 'Maya Olsen');
    await openBoard(here);
    await ask();
    expect(all('button', question())[0]?.textContent?.trim()).toMatch(/I am Maya Olsen$/);
    expect(field().value).toBe('');
    await expectAccessible();
    await userEvent.keyboard(' ');
    expect(here.session.me).toBeNull();
    all('button', question())[0]?.click();
    await settled();
    expect(here.session.me).toBe(maya);
  });
});

it('a team that is longer than its list shows by half a row that it goes on', async () => {
  const here = desk();
  for (let i = 0; i < 60; i += 1) addMember(here.store.board, here.act(), `Somebody with number ${i}`);
  await openBoard(here);
  named('button', 'Who are you?').click();
  await settled();
  for (const height of [860, 700, 610]) {
    // oxlint-disable-next-line no-await-in-loop -- one window after the other
    await page.viewport(1440, height);
    const list = one('ul', question());
    const { bottom } = list.getBoundingClientRect();
    expect(list.scrollHeight).toBeGreaterThan(list.clientHeight);
    const cut = all('li', list).find((row) => {
      const box = row.getBoundingClientRect();
      return box.top + 8 < bottom && bottom < box.bottom - 8;
    });
    expect(cut).toBeDefined();
  }
});

describe('two entries for one person', () => {
  const typeName = async (name: string) => {
    named('button', 'Who are you?').click();
    await settled();
    await userEvent.keyboard(`${name}{Enter}`);
    await settled();
  };

  it.each(['light', 'dark'] as const)('are asked about before there are two, %s', async (theme) => {
    setTheme(theme);
    const here = desk();
    const jon = addMember(here.store.board, here.act(), 'Jon Karlsson');
    await openBoard(here);
    await typeName('Jon');
    expect(one('.alike', question()).textContent).toContain('There is “Jon Karlsson” already: is that you?');
    await expectAccessible();
    // A second Enter adds nobody: it takes a press on the answer.
    await userEvent.keyboard('{Enter}');
    expect(here.store.members.size).toBe(1);
    named('button', 'Yes, I am Jon Karlsson', question()).click();
    await settled();
    expect(here.session.me).toBe(jon);
    expect(question().open).toBe(false);
  });

  it('are made all the same when it is somebody else', async () => {
    const here = desk();
    addMember(here.store.board, here.act(), 'Jon Karlsson');
    await openBoard(here);
    await typeName('Jon');
    named('button', 'No, add Jon', question()).click();
    await settled();
    expect([...here.store.members.values()].map(({ name }) => name)).toEqual(['Jon', 'Jon Karlsson']);
    expect(here.session.me).not.toBeNull();
  });

  it('an import’s name and somebody who left are noticed too; who comes back is on the team again', async () => {
    const here = desk();
    const kim = addMember(here.store.board, here.act(), 'Kim Larsen');
    setLeft(here.store.board, here.act(), kim, true);
    edit(here.store.board, here.act(), (change) =>
      writeMember(here.store.board, change, here.act(), 'klarsen', false),
    );
    await openBoard(here);
    await typeName('Kim Larsen');
    expect(one('.alike', question()).textContent).toContain('“klarsen” and “Kim Larsen”');
    named('button', 'Yes, I am Kim Larsen', question()).click();
    await settled();
    expect(here.session.me).toBe(kim);
    expect(teamOf(here.store.members).map(({ name }) => name)).toEqual(['Kim Larsen']);
  });

  it('fit on a phone, with targets large enough for a thumb', async () => {
    await page.viewport(390, 844);
    const here = desk();
    for (const name of [
      'Jon Karlsson',
      'Asha Singh',
      'A very long name that came from somewhere else entirely',
    ])
      addMember(here.store.board, here.act(), name);
    await openBoard(here);
    named('button', 'Who are you?').click();
    await settled();
    expect(question().scrollWidth).toBe(question().clientWidth);
    for (const target of all('button, input', question()))
      expect(target.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  });
});

describe('gw-people', () => {
  it('asks somebody who has not said who they are, also when others are here', async () => {
    const here = desk();
    const jon = desk({ seed: 2, name: 'Jon Karlsson' });
    pipe(here, jon);
    await openBoard(here);
    expect(one('.all .unseen').textContent).toBe('1 person here: Jon Karlsson');
    named('button', 'Who are you?', one('gw-people')).click();
    await settled();
    expect(question().open).toBe(true);
    named('button', 'Not now').click();
    here.setReadOnly(true);
    await settled();
    expect(all('button', one('gw-people')).map((button) => button.textContent?.trim())).not.toContain(
      'Who are you?',
    );
  });

  it('leaves room for the rest of the header on a phone while it asks', async () => {
    await page.viewport(390, 844);
    const here = desk();
    pipe(here, desk({ seed: 2, name: 'Jon Karlsson' }));
    await openBoard(here);
    // The longest words about where the work is, too.
    here.setStatus({ ...saved, label: 'On this device only, 1,200 items changed', tone: 'warn' });
    await settled();
    for (const name of ['Who are you?', 'Share', 'Board menu']) {
      const { right, width } = named('button', name).getBoundingClientRect();
      expect(right).toBeLessThanOrEqual(390);
      expect(width).toBeGreaterThanOrEqual(24);
    }
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  });

  it('opens the list of the team', async () => {
    const here = desk({ name: 'Maya Olsen' });
    const { element, wishes } = await stageOf(here, 'gw-people');
    one('.all', element).click();
    named('button', 'The team and its roles', element).click();
    expect(wishes).toEqual(['team']);
  });

  it('shows who is here, idle or active, once for each person, and who of the team is not', async () => {
    const here = desk({ name: 'Maya Olsen' });
    const jon = desk({ seed: 2, name: 'Jon Karlsson' });
    pipe(here, jon);
    addMember(here.store.board, here.act(), 'Asha Singh');
    await openBoard(here);
    const button = one('.all');
    expect(one('.unseen', button).textContent).toBe('2 people here: Maya Olsen, Jon Karlsson');
    jon.session.presence.activity('idle');
    await expect.poll(() => all('.avatar.idle').length).toBeGreaterThan(0);
    button.click();
    await expectAccessible();
    const rows = all('li', one('gw-people')).map((row) => row.textContent?.replace(/\s+/g, ' ').trim());
    expect(rows).toEqual([
      'MO Maya Olsenyou · Engineer',
      'JK Jon KarlssonEngineer · idle',
      'AS Asha SinghEngineer · not here',
    ]);
    expect(one('.unseen', button).textContent).toBe('2 people here: Maya Olsen, Jon Karlsson (idle)');
    expect(one('.avatar.idle', button).title).toBe('Jon Karlsson (idle)');
    jon.session.presence.activity('away');
    await expect.poll(() => all('.all .avatar.away').length).toBe(1);
    expect(all('li', one('gw-people'))[1]?.textContent).toContain('Engineer · away');
  });

  it('G94 does not count a screen on a wall', async () => {
    const here = desk({ name: 'Maya Olsen' });
    const screen = desk({ seed: 3, access: 'view' });
    pipe(here, screen);
    await openBoard(here);
    const said = () => one('.unseen', one('.all')).textContent;
    await expect.poll(said).toBe('2 people here: Maya Olsen, Somebody');
    screen.session.presence.presents(true);
    await expect.poll(said).toBe('1 person here: Maya Olsen');
  });

  it('says that it is offline, and does not say then who is here or not', async () => {
    const here = desk({ name: 'Maya Olsen' });
    addMember(here.store.board, here.act(), 'Asha Singh');
    await openBoard(here);
    here.setOnline(false);
    await settled();
    const button = one('.all');
    expect(one('.unseen', button).textContent).toBe('You are offline. Who else is here is not known.');
    expect(all('.avatar.offline', button).length).toBe(1);
    button.click();
    await expectAccessible();
    const list = () => one('[popover]', one('gw-people')).textContent?.replace(/\s+/g, ' ');
    expect(list()).toContain('you · Engineer · offline');
    expect(list()).toContain('You are offline, so who else is here is not known.');
    expect(list()).not.toContain('not here');
    here.setOnline(true);
    await settled();
    expect(one('.unseen', button).textContent).toBe('1 person here: Maya Olsen');
    expect(list()).toContain('Asha SinghEngineer · not here');
  });
});

describe('gw-sync-status', () => {
  const onlyHere: SyncStatus = {
    where: 'thisTabOnly',
    label: 'Only in this tab, copy it out now',
    sentence: 'Your changes are neither on this device nor on the relay.',
    tone: 'danger',
    items: 2,
    refusal: '',
  };

  const leaves = (): boolean => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

  it('is accessible in every tone, light and dark', async () => {
    const here = desk({ name: 'Maya' });
    await openBoard(here);
    for (const theme of ['light', 'dark'] as const) {
      setTheme(theme);
      for (const tone of ['quiet', 'ok', 'warn', 'danger'] as const) {
        here.setStatus({ ...onlyHere, tone });
        await expectAccessible();
      }
    }
    one('.status').click();
    await expectAccessible();
  });

  it('says where the work is and follows it', async () => {
    const here = desk({ name: 'Maya' });
    await openBoard(here);
    expect(one('.status .words').textContent).toBe('Saved');
    here.setStatus({
      ...saved,
      where: 'thisDeviceOnly',
      label: 'On this device only, 3 items changed',
      tone: 'warn',
    });
    await settled();
    expect(one('.status .words').textContent).toBe('On this device only, 3 items changed');
    expect(one('.status').className).toContain('warn');
  });

  it('holds the page back only while work stands in this tab alone', async () => {
    const here = desk({ name: 'Maya' });
    await openBoard(here);
    expect(leaves()).toBe(true);
    here.setStatus({ ...saved, where: 'thisDeviceOnly' });
    expect(leaves()).toBe(true);
    here.setStatus(onlyHere);
    expect(leaves()).toBe(false);
    one('gw-board').remove();
    expect(leaves()).toBe(true);
  });

  it('copies the whole board out as a file', async () => {
    const here = desk({ name: 'Maya' });
    await openBoard(here);
    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function noted(
      this: HTMLAnchorElement,
    ) {
      names.push(this.download);
    });
    one('.status').click();
    named('button', 'Copy the whole board out').click();
    expect(names).toEqual(['board.json']);
    expect(here.copiedOut.times).toBe(1);
  });
});
