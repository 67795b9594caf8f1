// The list of the team: names and roles changed in place, two entries made one and taken apart, names from an import
// given to people, and a refusal about a role that leads here.

import { LitElement } from 'lit';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Changes } from '../../../client/components/changes.ts';
import '../../../client/components/gw-assignees.ts';
import '../../../client/components/gw-team.ts';
import { edit, refuse } from '../../../shared/board/edit.ts';
import { addComment } from '../../../shared/board/mutate-comment.ts';
import { addItem, setAssignee } from '../../../shared/board/mutate-item.ts';
import { addMember, mergeMembers, setLeft, writeMember } from '../../../shared/board/mutate-member.ts';
import type { ItemId, MemberId } from '../../../shared/ids.ts';
import { formerOf, labelsOf, resolveMember, teamOf } from '../../../shared/team.ts';
import { desk, pipe, type Desk } from './desk.ts';
import { stageOf } from './dialog-stage.ts';
import { all, expectAccessible, focused, named, one, setTheme, settled, useStage } from './stage.ts';

useStage();

const label = (on: Desk, name: string): MemberId =>
  edit(on.store.board, on.act(), (change) => writeMember(on.store.board, change, on.act(), name, false));

/** An item that these people are on, each with a comment. */
function itemOf(on: Desk, ...people: readonly MemberId[]): ItemId {
  const { board } = on.store;
  const item = addItem(board, on.act(), { kind: 'task', title: 'Pipeline', place: {} });
  for (const id of people) {
    setAssignee(board, on.act(), item, id, true);
    addComment(board, on.act(id), item, 'Done');
  }
  return item;
}

async function openTeam(on: Desk, member?: MemberId) {
  const { element, question } = await stageOf(on, 'gw-team');
  element.show(member);
  await settled();
  return { element, question };
}

const rowOf = (name: string): HTMLElement => {
  const found = all('gw-team-member').find((row) => one<HTMLInputElement>('.name', row).value === name);
  if (!found) throw new Error(`no row of ${name}`);
  return found;
};
const role = (row: HTMLElement, name: string): HTMLInputElement =>
  one('input', named('label', name, one('.roles', row)));
const namesOf = (members: readonly { readonly name: string }[]) => members.map(({ name }) => name);

async function choose(select: HTMLSelectElement, value: string): Promise<void> {
  select.value = value;
  select.dispatchEvent(new Event('change'));
  await settled();
}

describe('gw-team', () => {
  it.each(['light', 'dark'] as const)(
    'is accessible in all its states, wide and on a phone, %s',
    async (theme) => {
      setTheme(theme);
      const here = desk({ name: 'Maya Olsen' });
      const jon = addMember(here.store.board, here.act(), 'Jon Karlsson');
      itemOf(here, label(here, 'jkarlsson'));
      const kim = addMember(here.store.board, here.act(), 'Kim Larsen');
      setLeft(here.store.board, here.act(), kim, true);
      const { element } = await openTeam(here, jon);
      one('details', element).setAttribute('open', '');
      await expectAccessible();
      named('button', 'Two entries', rowOf('Jon Karlsson')).click();
      await settled();
      const merge = one('gw-team-merge');
      await choose(one('select', merge), here.session.me as string);
      await expectAccessible();
      named('button', 'Merge', merge).click();
      await settled();
      await expectAccessible();
      await page.viewport(390, 844);
      await expectAccessible();
      const dialog = one('dialog', element);
      expect(dialog.scrollWidth).toBe(dialog.clientWidth);
      here.setReadOnly(true);
      await expectAccessible();
    },
  );

  it('changes nothing with a view link, and shows the roles in words', async () => {
    const here = desk({ name: 'Maya Olsen' });
    label(here, 'Robin');
    here.setReadOnly(true);
    const { element } = await openTeam(here);
    expect(all('input, select', element)).toEqual([]);
    expect(all('button', element).map((button) => button.getAttribute('aria-label'))).toEqual(['Close']);
    expect(one('gw-team-member').shadowRoot?.textContent?.replace(/\s+/g, ' ')).toContain(
      'Maya Olsen youEngineer 6 h a day',
    );
  });

  it('gives several roles, or none, by keyboard too; another screen follows', async () => {
    const here = desk({ name: 'Maya Olsen' });
    const jon = desk({ seed: 2, name: 'Jon Karlsson' });
    pipe(here, jon);
    await openTeam(here);
    const mine = rowOf('Maya Olsen');
    role(mine, 'Product owner').click();
    await settled();
    role(mine, 'Engineer').focus();
    await userEvent.keyboard(' ');
    await settled();
    const me = here.session.me as MemberId;
    expect(jon.store.members.get(me)?.roles).toEqual(['productOwner']);
    role(mine, 'Product owner').click();
    await settled();
    expect(jon.store.members.get(me)?.roles).toEqual([]);
    expect(all<HTMLInputElement>('.roles input:checked', mine)).toEqual([]);
  });

  it('renames in place; a refused name stays in its field with the reason, and Escape takes it back', async () => {
    const here = desk({ name: 'Maya Olsen' });
    const { element } = await openTeam(here);
    const name = one<HTMLInputElement>('.name', rowOf('Maya Olsen'));
    name.select();
    await userEvent.keyboard('Maya O.{Enter}');
    await settled();
    expect(namesOf(teamOf(here.store.members))).toEqual(['Maya O.']);
    name.select();
    await userEvent.keyboard('   {Enter}');
    await settled();
    expect(one('.refusal', element).textContent).toBe('A member needs a name.');
    expect(name.value).toBe('   ');
    name.focus();
    await userEvent.keyboard('{Escape}');
    await settled();
    expect(name.value).toBe('Maya O.');
    expect(all('.refusal', element)).toEqual([]);
    expect(one<HTMLDialogElement>('dialog', element).open).toBe(true);
  });

  it('keeps colour, hours and whether somebody works on items; hours that nobody works are refused', async () => {
    const here = desk({ name: 'Maya Olsen' });
    const me = here.session.me as MemberId;
    await openTeam(here, me);
    const mine = rowOf('Maya Olsen');
    named('input', 'Teal', mine).click();
    const hours = one<HTMLInputElement>('#hours', mine);
    hours.select();
    await userEvent.keyboard('4.5{Tab}');
    await settled();
    expect(here.store.members.get(me)).toMatchObject({ colour: 6, hoursADay: 4.5 });
    hours.select();
    await userEvent.keyboard('30{Tab}');
    await settled();
    expect(one('.refusal', mine).textContent).toContain('0.5 to 24 hours a day');
    expect(here.store.members.get(me)?.hoursADay).toBe(4.5);
    one('.check input', mine).click();
    await settled();
    expect(here.store.members.get(me)?.worksOnItems).toBe(false);
    expect(one('.hours', mine).textContent).toBe('not on items');
  });

  it('says what merging means before it is done, does it, and takes it apart again', async () => {
    const here = desk({ name: 'Maya Olsen' });
    const { board } = here.store;
    const jon = addMember(board, here.act(), 'Jon Karlsson');
    const jonK = addMember(board, here.act(), 'Jon K.');
    itemOf(here, jonK);
    const both = itemOf(here, jonK, jon);
    const { element } = await openTeam(here, jonK);
    named('button', 'Two entries', rowOf('Jon K.')).click();
    await settled();
    const merge = one('gw-team-merge');
    // Whose name is alike comes first.
    expect(all<HTMLOptionElement>('option', merge)[1]?.value).toBe(jon);
    await choose(one('select', merge), jon);
    expect(one('[role=status]', merge).textContent).toContain(
      'Jon K. becomes Jon Karlsson everywhere: on 2 items, 2 comments. What Jon K. agreed to stays agreed.',
    );
    named('button', 'Keep Jon K. instead', merge).click();
    await settled();
    expect(one('[role=status]', merge).textContent).toContain(
      'Jon Karlsson becomes Jon K. everywhere: on 1 item, 1 comment.',
    );
    named('button', 'Keep Jon Karlsson instead', merge).click();
    await settled();
    named('button', 'Merge', merge).click();
    await settled();
    expect(namesOf(teamOf(here.store.members))).toEqual(['Jon Karlsson', 'Maya Olsen']);
    expect(one('.said', element).textContent).toContain('Jon K. is Jon Karlsson now.');
    expect(focused()?.textContent).toContain('Take apart again');
    expect(here.store.item(both)?.assignees.length).toBe(2);
    (focused() as HTMLElement).click();
    await settled();
    expect(namesOf(teamOf(here.store.members))).toEqual(['Jon K.', 'Jon Karlsson', 'Maya Olsen']);
    here.session.history.undo();
    expect(namesOf(teamOf(here.store.members))).toEqual(['Jon Karlsson', 'Maya Olsen']);
    here.session.history.undo();
    expect(namesOf(teamOf(here.store.members))).toEqual(['Jon K.', 'Jon Karlsson', 'Maya Olsen']);
  });

  it('a name from the import goes into the member, from whichever side one begins', async () => {
    const here = desk({ name: 'Jon Karlsson' });
    const me = here.session.me as MemberId;
    const handle = label(here, 'jkarlsson');
    await openTeam(here, me);
    named('button', 'Two entries', rowOf('Jon Karlsson')).click();
    await settled();
    const merge = one('gw-team-merge');
    await choose(one('select', merge), handle);
    expect(one('[role=status]', merge).textContent).toContain('jkarlsson becomes Jon Karlsson everywhere.');
    named('button', 'Merge', merge).click();
    await settled();
    expect(resolveMember(here.store.members, handle)).toBe(me);
    expect(namesOf(teamOf(here.store.members))).toEqual(['Jon Karlsson']);
  });

  it('shows what was merged into a member, also much later, and separates it', async () => {
    const here = desk({ name: 'Jon Karlsson' });
    const me = here.session.me as MemberId;
    mergeMembers(here.store.board, here.act(), label(here, 'jkarlsson'), me);
    await openTeam(here, me);
    named('button', 'Separate jkarlsson from Jon Karlsson').click();
    await settled();
    expect(namesOf(labelsOf(here.store.members))).toEqual(['jkarlsson']);
    expect(all('.also')).toEqual([]);
  });

  it('a browser that had picked the entry that went is the one that stays', async () => {
    const here = desk({ name: 'Maya Olsen' });
    const jon = desk({ seed: 2, name: 'Jon K.' });
    pipe(here, jon);
    const was = jon.session.me as MemberId;
    const full = addMember(here.store.board, here.act(), 'Jon Karlsson');
    mergeMembers(here.store.board, here.act(), was, full);
    expect(jon.session.me).toBe(full);
    await openTeam(jon);
    expect(one('.you', rowOf('Jon Karlsson')).textContent).toBe('you');
  });

  it('gives names from the import to people: to me, to somebody, to a new member', async () => {
    const here = desk({ name: 'Maya Olsen' });
    const me = here.session.me as MemberId;
    const maya = label(here, 'molsen');
    const robin = label(here, 'Robin');
    const asha = label(here, 'asha');
    const member = addMember(here.store.board, here.act(), 'Asha Singh');
    itemOf(here, maya);
    itemOf(here, maya, robin);
    const { element } = await openTeam(here);
    const labels = one('gw-team-labels', element);
    expect(one('summary', labels).textContent?.replace(/\s+/g, ' ').trim()).toBe(
      '3 names from the import: nobody has claimed them',
    );
    expect(all('.who', labels).map((who) => who.textContent)).toContain('molsenon 2 items, 2 comments');
    named('button', 'This is me: molsen', labels).click();
    await settled();
    expect(one('[role=status]', labels).textContent).toContain('molsen becomes Maya Olsen everywhere');
    named('button', 'Merge', labels).click();
    await settled();
    named('button', 'This is …: asha', labels).click();
    await settled();
    await choose(one('select', one('gw-team-merge', labels)), member);
    named('button', 'Merge', labels).click();
    await settled();
    named('button', 'Add to the team: Robin', labels).click();
    await settled();
    expect(resolveMember(here.store.members, maya)).toBe(me);
    expect(resolveMember(here.store.members, asha)).toBe(member);
    expect(namesOf(teamOf(here.store.members))).toEqual(['Asha Singh', 'Maya Olsen', 'Robin']);
    expect(labelsOf(here.store.members)).toEqual([]);
  });

  it('“This is me” answers who one is where nobody has said it', async () => {
    const here = desk();
    const robin = label(here, 'Robin');
    const { question } = await openTeam(here);
    named('button', 'This is me: Robin').click();
    await settled();
    expect(one<HTMLDialogElement>('dialog', question).open).toBe(false);
    expect(here.session.me).toBe(robin);
    expect(here.store.members.get(robin)?.claimed).toBe(true);
  });

  it('asks who one is before the first change', async () => {
    const here = desk();
    const jon = addMember(here.store.board, here.act(), 'Jon Karlsson');
    const { question } = await openTeam(here);
    role(rowOf('Jon Karlsson'), 'Facilitator').click();
    await settled();
    expect(one<HTMLDialogElement>('dialog', question).open).toBe(true);
    named('button', 'Not now', question).click();
    await settled();
    expect(here.store.members.get(jon)?.roles).toEqual(['engineer']);
    await expect.poll(() => role(rowOf('Jon Karlsson'), 'Facilitator').checked).toBe(false);
    expect(one('.refusal', rowOf('Jon Karlsson')).textContent).toContain('say who you are first');
  });

  it('adds somebody who is not here with their roles, and asks once when the name is there already', async () => {
    const here = desk({ name: 'Maya Olsen' });
    await openTeam(here);
    const form = one('gw-team-add');
    role(form, 'Engineer').click();
    role(form, 'Stakeholder').click();
    await settled();
    one<HTMLInputElement>('#name', form).focus();
    await userEvent.keyboard('Priya Nair{Enter}');
    await settled();
    expect(teamOf(here.store.members).find(({ name }) => name === 'Priya Nair')?.roles).toEqual([
      'stakeholder',
    ]);
    await userEvent.keyboard('Priya{Enter}');
    await settled();
    expect(one('.asked', form).textContent).toContain('There is “Priya Nair” already');
    expect(teamOf(here.store.members).length).toBe(2);
    named('button', 'Add a second one', form).click();
    await settled();
    expect(namesOf(teamOf(here.store.members))).toEqual(['Maya Olsen', 'Priya', 'Priya Nair']);
  });

  it('somebody leaves the team and comes back', async () => {
    const here = desk({ name: 'Maya Olsen' });
    const kim = addMember(here.store.board, here.act(), 'Kim Larsen');
    await openTeam(here, kim);
    named('button', 'Left the team', rowOf('Kim Larsen')).click();
    await settled();
    expect(namesOf(formerOf(here.store.members))).toEqual(['Kim Larsen']);
    named('button', 'Back on the team: Kim Larsen').click();
    await settled();
    expect(namesOf(teamOf(here.store.members))).toEqual(['Kim Larsen', 'Maya Olsen']);
  });
});

describe('an item that both entries of one person were on', () => {
  it('shows the person once, and takes both off in one step', async () => {
    const here = desk({ name: 'Maya Olsen' });
    const { board } = here.store;
    const [jon, jonK] = [
      addMember(board, here.act(), 'Jon Karlsson'),
      addMember(board, here.act(), 'Jon K.'),
    ];
    const item = itemOf(here, jon, jonK);
    mergeMembers(board, here.act(), jonK, jon);
    const { element } = await stageOf(here, 'gw-assignees');
    element.item = item;
    await settled();
    expect(all('.chip', element).length).toBe(1);
    named('button', 'Take Jon Karlsson off', element).click();
    await settled();
    expect(here.store.item(item)?.assignees).toEqual([]);
    here.session.history.undo();
    expect(here.store.item(item)?.assignees.length).toBe(2);
  });
});

/** Something that only some may do. */
class RoleProbe extends LitElement {
  session = desk({ name: 'Maya Olsen' }).session;
  readonly changes = new Changes(this, () => this.session);

  override render() {
    return this.changes.sentence;
  }
}
customElements.define('role-probe', RoleProbe);

describe('a refusal about a role', () => {
  it('leads to the team by one press; other refusals do not', async () => {
    const here = desk({ name: 'Maya Olsen' });
    const { wishes, element } = await stageOf(here, 'gw-team');
    const probe = new RoleProbe();
    element.parentElement?.append(probe);
    await probe.changes.make(() => refuse('role', 'Engineers size technical work.'));
    await settled();
    await expectAccessible();
    named('button', 'Open the team', probe).click();
    expect(wishes).toEqual(['team']);
    await probe.changes.make(() => refuse('invalid', 'A size is a number.'));
    await settled();
    expect(one('.refusal', probe).textContent).toBe('A size is a number.');
  });
});
