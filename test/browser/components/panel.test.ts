// The item panel: accessible in every kind, words typed together are kept, nothing that was typed is lost.

import { EditorView } from '@codemirror/view';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { GwTextField } from '../../../client/components/gw-text-field.ts';
import { openText, SharedText } from '../../../client/store/shared-text.ts';
import { addItem, archiveItem, changeKind, sizeItem } from '../../../shared/board/mutate-item.ts';
import { addLine, removeLine } from '../../../shared/board/mutate-line.ts';
import { setRoles } from '../../../shared/board/mutate-member.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import type { ColumnId, ItemId, MemberId } from '../../../shared/ids.ts';
import { kindNames, type Kind, type TextField } from '../../../shared/kind.ts';
import { desk, pipe, type Desk } from './desk.ts';
import { fillSample } from './sample-board.ts';
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

const todo = 'cTodo' as ColumnId;

const add = (on: Desk, title: string, kind: Kind = 'story'): ItemId =>
  addItem(on.store.board, on.act(), { kind, title, place: { column: todo } });

const write = (on: Desk, item: ItemId, field: TextField, at: number, insert: string): void =>
  typeText(on.store.board, on.act(), { item, field }, [{ at, remove: 0, insert }]);

async function openItem(title: string): Promise<void> {
  named('a.title', title).click();
  await settled();
}

const fieldOf = (field: TextField): GwTextField => {
  const found = all<GwTextField>('gw-text-field').find((one) => one.field === field);
  if (!found) throw new Error(`no field ${field}`);
  return found;
};

const area = (field: TextField): HTMLTextAreaElement => one<HTMLTextAreaElement>('textarea', fieldOf(field));

const words = (on: Desk, item: ItemId, field: TextField): string | undefined =>
  on.store.item(item)?.texts[field];

/** The editor of a long text once it is loaded. */
async function editorOf(field: TextField): Promise<EditorView> {
  area(field).focus();
  await expect.poll(() => all('.cm-content', fieldOf(field)).length).toBe(1);
  const view = EditorView.findFromDOM(one('.cm-content', fieldOf(field)));
  if (!view) throw new Error('no editor');
  return view;
}

describe('gw-item-panel', () => {
  it.each(kindNames.flatMap((kind) => [[kind, 'light'] as const, [kind, 'dark'] as const]))(
    'is accessible: %s, %s',
    async (kind, theme) => {
      setTheme(theme);
      const here = desk({ name: 'Maya' });
      fillSample(here);
      await openBoard(here);
      const title = {
        story: 'As a shopper I can pay with',
        task: 'Set up AWS',
        spike: 'Can the ledger',
        bug: 'Total is off',
      }[kind];
      await openItem(title);
      await expectAccessible();
    },
  );

  it('is accessible on a phone, with an editor open, archived and read-only', async () => {
    const here = desk({ name: 'Maya' });
    const { find } = fillSample(here);
    await openBoard(here);
    await openItem('As a shopper I can pay with');
    await editorOf('description');
    await expectAccessible();
    await page.viewport(390, 844);
    await expectAccessible();
    expect(one('gw-item-panel').getBoundingClientRect().width).toBe(390);
    archiveItem(here.store.board, here.act(), find('As a shopper I can pay with'));
    await expectAccessible();
    here.setReadOnly(true);
    await expectAccessible();
    const left = all<HTMLButtonElement>('button:enabled', one('gw-item-panel'));
    const names = left.map((button) => button.getAttribute('aria-label'));
    expect(new Set(names)).toEqual(
      new Set(['Close the item', 'Copy the link to this item', 'Move or change GW-1']),
    );
  });

  it('does not load the editor before a long text is opened', async () => {
    const here = desk({ name: 'Maya' });
    add(here, 'A');
    await openBoard(here);
    await openItem('A');
    expect(all('.cm-content')).toEqual([]);
    await editorOf('want');
    expect(all('.cm-content').length).toBe(1);
  });

  it('opens with O on a card, closes with Escape and goes back to the card', async () => {
    const here = desk({ name: 'Maya' });
    add(here, 'A');
    await openBoard(here);
    named('a.title', 'A').focus();
    await userEvent.keyboard('o');
    await settled();
    await expect.poll(() => focused()?.getAttribute('aria-label')).toBe('Item GW-1');
    expect(new URLSearchParams(location.search).get('item')).toBe([...here.store.items()][0]?.id);
    await userEvent.keyboard('{Escape}');
    await settled();
    expect(all('gw-item-panel')).toEqual([]);
    await expect.poll(() => focused()).toBe(named('a.title', 'A'));
    expect(new URLSearchParams(location.search).get('item')).toBe(null);
  });

  it('keeps every word when the kind changes, shows them, and brings them back', async () => {
    const here = desk({ name: 'Maya' });
    const id = add(here, 'A');
    write(here, id, 'want', 0, 'to pay');
    await openBoard(here);
    await openItem('A');
    await userEvent.selectOptions(one('#kind'), 'task');
    await settled();
    expect(here.store.item(id)?.kind).toBe('task');
    expect(one('.kept').textContent).toContain('Kept from Story: I want');
    expect(one('.kept').textContent).toContain('to pay');
    changeKind(here.store.board, here.act(), id, 'story');
    await settled();
    expect(all('.kept')).toEqual([]);
    expect(area('want').value).toBe('to pay');
  });

  it('says what an item still needs, and why an engineer must take it up', async () => {
    const here = desk({ name: 'Maya' });
    setRoles(here.store.board, here.act(), here.session.me as MemberId, ['productOwner']);
    const id = add(here, 'A', 'task');
    await openBoard(here);
    await openItem('A');
    expect(one('.ready').textContent).toContain('Not ready: it needs a description');
    expect(one('.ready').textContent).toContain('no engineer has taken this up yet');
    one<HTMLInputElement>('#points').focus();
    await userEvent.keyboard('3{Tab}');
    await settled();
    expect(one('.refusal', one('gw-item-facts')).textContent).toContain('Engineers size technical work');
    expect(here.store.item(id)).toMatchObject({ points: null });
  });

  it('what it still needs takes a line less or more, and the field in which one types stays', async () => {
    const here = desk({ name: 'Maya' });
    const id = add(here, 'A', 'task');
    write(here, id, 'description', 0, 'words');
    addLine(here.store.board, here.act(), id, 'It works');
    await openBoard(here);
    await openItem('A');
    const scroller = one('.scroll', one('gw-item-panel'));
    scroller.style.paddingInline = `${(scroller.clientWidth - 240) / 2}px`;
    const view = await editorOf('soThat');
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const top = () => view.dom.getBoundingClientRect().top;
    const high = () => one('.ready').getBoundingClientRect().height;
    await frame();
    scroller.scrollTop = 0;
    await frame();
    const [before, two] = [top(), high()];
    const moved = () => Math.abs(top() - before);
    await userEvent.keyboard('We can deploy');
    await frame();
    expect(one('.ready').textContent?.trim()).toBe('Not ready: it needs a size.');
    expect(high()).toBeLessThan(two);
    expect(moved()).toBeLessThan(1);
    await userEvent.keyboard('{Control>}a{/Control}{Delete}');
    await frame();
    expect(high()).toBe(two);
    expect(moved()).toBeLessThan(1);
    // Somebody else takes the line away: more room than there was.
    const [line] = here.store.item(id)?.lines ?? [];
    if (line) removeLine(here.store.board, here.act(), id, line.id);
    await frame();
    expect(high()).toBeGreaterThan(two);
    expect(moved()).toBeLessThan(1);
  });

  it('with a view link says the size and offers none', async () => {
    const here = desk({ name: 'Maya' });
    const id = add(here, 'A', 'task');
    await openBoard(here);
    here.setReadOnly(true);
    await openItem('A');
    const size = () => all('p', one('gw-item-size')).map((words) => words.textContent);
    expect(size()).toEqual(['Not sized yet']);
    expect(all('button, input', one('gw-item-size'))).toEqual([]);
    here.setReadOnly(false);
    sizeItem(here.store.board, here.act(), id, 3);
    here.setReadOnly(true);
    await settled();
    expect(size()).toEqual(['3']);
    await expectAccessible();
  });

  it('adds lines with Enter, takes an empty one off with Backspace, ticks', async () => {
    const here = desk({ name: 'Maya' });
    const id = add(here, 'A');
    await openBoard(here);
    await openItem('A');
    named('button', 'Add a line').click();
    await settled();
    await userEvent.keyboard('first{Enter}');
    await settled();
    await userEvent.keyboard('second{Enter}');
    await settled();
    await userEvent.keyboard('{Backspace}');
    await settled();
    await userEvent.keyboard(' more');
    expect(here.store.item(id)?.lines.map((line) => line.text)).toEqual(['first', 'second more']);
    named('input', 'Done: first').click();
    await settled();
    expect(here.store.item(id)?.lines.map((line) => line.done)).toEqual([true, false]);
    expect(one('.foot', all('gw-card')[0] as Element).textContent).toContain('1/2');
  });

  it('adds a line behind the one with the caret', async () => {
    const here = desk({ name: 'Maya' });
    const id = add(here, 'A');
    for (const text of ['one', 'three']) addLine(here.store.board, here.act(), id, text);
    await openBoard(here);
    await openItem('A');
    const [first] = all<GwTextField>('gw-text-field').filter((field) => field.line !== null);
    first?.focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    await userEvent.keyboard('two');
    expect(here.store.item(id)?.lines.map((line) => line.text)).toEqual(['one', 'two', 'three']);
  });

  it('sets points, due date, label, assignee and column', async () => {
    const here = desk({ name: 'Maya' });
    const id = add(here, 'A');
    await openBoard(here);
    await openItem('A');
    await userEvent.fill(one('#points'), '5');
    await userEvent.fill(one('#due'), '2026-12-01');
    await userEvent.selectOptions(one('#column'), 'cReview');
    await userEvent.selectOptions(one('#add', one('gw-assignees')), here.session.me as string);
    one('#add', one('gw-labels')).focus();
    await userEvent.keyboard('delivery{Enter}');
    await settled();
    expect(here.store.item(id)).toMatchObject({
      points: 5,
      due: '2026-12-01',
      labels: ['delivery'],
      assignees: [here.session.me],
      place: { column: 'cReview' },
    });
    named('button', 'Take the label delivery off').click();
    named('button', 'Take Maya off').click();
    await settled();
    expect(here.store.item(id)).toMatchObject({ labels: [], assignees: [] });
  });

  it('adds a comment, and keeps one that was begun when the panel is closed', async () => {
    const here = desk({ name: 'Maya' });
    const id = add(here, 'A');
    await openBoard(here);
    await openItem('A');
    one('textarea', one('gw-comments')).focus();
    await userEvent.keyboard('We need this.{Control>}{Enter}{/Control}');
    await settled();
    expect(here.store.item(id)?.comments.map(({ text, by }) => [text, by])).toEqual([
      ['We need this.', here.session.me],
    ]);
    await userEvent.keyboard('And ano');
    await userEvent.keyboard('{Escape}');
    await settled();
    await openItem('A');
    expect(one<HTMLTextAreaElement>('textarea', one('gw-comments')).value).toBe('And ano');
  });

  it('archives and brings back', async () => {
    const here = desk({ name: 'Maya' });
    const id = add(here, 'A');
    await openBoard(here);
    await openItem('A');
    named('button', 'Move or change', one('gw-item-panel')).click();
    await settled();
    named('[role=menuitem]', 'Archive', one('gw-card-menu')).click();
    await settled();
    expect(all('gw-card')).toEqual([]);
    named('button', 'Bring it back').click();
    await settled();
    expect(here.store.item(id)?.archived).toBe(null);
    expect(all('gw-card').length).toBe(1);
  });
});

describe('words typed together', () => {
  async function two(): Promise<{ here: Desk; there: Desk; id: ItemId }> {
    const here = desk({ name: 'Maya' });
    const there = desk({ seed: 2 });
    const id = add(here, 'Pay');
    pipe(here, there);
    there.session.setMe(here.session.me as MemberId);
    await openBoard(here);
    await openItem('Pay');
    return { here, there, id };
  }

  it('keeps both people’s words in one title and the caret where it was', async () => {
    const { here, there, id } = await two();
    const title = area('title');
    title.focus();
    title.setSelectionRange(3, 3);
    for (const [i, letter] of [...' with a card'].entries()) {
      await userEvent.keyboard(letter);
      write(there, id, 'title', i, 'To be able: '[i] as string);
    }
    expect(words(here, id, 'title')).toBe('To be able: Pay with a card');
    expect(words(there, id, 'title')).toBe('To be able: Pay with a card');
    expect(title.value).toBe('To be able: Pay with a card');
    expect(title.selectionStart).toBe(title.value.length);
  });

  it('keeps both people’s words in one description, and shows the other’s caret with a name', async () => {
    const { here, there, id } = await two();
    write(there, id, 'description', 0, 'middle');
    const view = await editorOf('description');
    view.dispatch({ selection: { anchor: 6 } });
    for (const [i, letter] of [...' end'].entries()) {
      await userEvent.keyboard(letter);
      write(there, id, 'description', i, 'The '[i] as string);
    }
    expect(words(here, id, 'description')).toBe('The middle end');
    expect(words(there, id, 'description')).toBe('The middle end');
    expect(view.state.doc.toString()).toBe('The middle end');
    expect(view.state.selection.main.head).toBe(14);

    const jon = desk({ seed: 3, name: 'Jon' });
    pipe(here, jon);
    const text = openText(jon.session, { item: id, field: 'description' }, () => {});
    jon.session.presence.look({ view: 'board', item: id, field: 'description' });
    jon.session.presence.caret({ anchor: text.anchor(4), head: text.anchor(4) });
    await expect.poll(() => all('.other-name').map((name) => name.textContent)).toEqual(['Jon']);
    jon.session.presence.caret({ anchor: { forged: 1 }, head: 'nonsense' });
    await expect.poll(() => all('.other-name')).toEqual([]);
  });

  it('keeps both people’s words with two editors on one description', async () => {
    const { here, there, id } = await two();
    const second = desk({ seed: 9 });
    pipe(here, second);
    second.session.setMe(here.session.me as MemberId);
    write(there, id, 'description', 0, 'one\ntwo');
    const mine = await editorOf('description');
    const { CodeEditor } = await import('../../../client/components/text-editor/code-editor.ts');
    const parent = document.createElement('div');
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    root.append(parent);
    document.body.append(host);
    const theirs = new CodeEditor({
      session: second.session,
      ref: { item: id, field: 'description' },
      place: 'description',
      root,
      parent,
      label: 'Description',
      hint: '',
      selection: [0, 0],
      mayWrite: () => true,
      onHeld: () => {},
      onWords: () => {},
      onFocus: () => {},
      onMarks: () => {},
    });
    const other = EditorView.findFromDOM(one('.cm-content', parent)) as EditorView;
    mine.dispatch({
      changes: [
        { from: 0, insert: 'A\n' },
        { from: 3, to: 4, insert: ' and ' },
      ],
    });
    other.dispatch({ changes: { from: other.state.doc.length, insert: '\r\nlast'.replace('\r', '') } });
    mine.dispatch({ changes: { from: 2, to: 5, insert: 'ONE' } });
    expect(words(here, id, 'description')).toBe('A\nONE and two\nlast');
    expect(mine.state.doc.toString()).toBe('A\nONE and two\nlast');
    expect(other.state.doc.toString()).toBe('A\nONE and two\nlast');
    theirs.close();
    host.remove();
  });

  it('undoes only own typing with Ctrl+Z, in a line and in the editor', async () => {
    const { here, there, id } = await two();
    area('title').focus();
    area('title').setSelectionRange(3, 3);
    await userEvent.keyboard('!!');
    write(there, id, 'title', 0, 'We ');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(words(here, id, 'title')).toBe('We Pay');
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(words(here, id, 'title')).toBe('We Pay!!');

    const view = await editorOf('description');
    await userEvent.keyboard('mine');
    write(there, id, 'description', 0, 'theirs ');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(words(here, id, 'description')).toBe('theirs ');
    expect(view.state.doc.toString()).toBe('theirs ');
    await userEvent.keyboard('{Control>}{Shift>}Z{/Shift}{/Control}');
    expect(words(here, id, 'description')).toContain('mine');
    await userEvent.keyboard('{Control>}z{/Control}');

    here.setReadOnly(true);
    await userEvent.keyboard('{Control>}{Shift>}Z{/Shift}{/Control}');
    await settled();
    expect(words(here, id, 'description')).toBe('theirs ');
    expect(one('.refusal', fieldOf('description')).textContent).toContain('view link');
  });

  it('writes one entry into the log for a burst of typing, when the field is left', async () => {
    const { here, id } = await two();
    const before = here.store.item(id)?.log.length ?? 0;
    area('title').focus();
    area('title').setSelectionRange(3, 3);
    await userEvent.keyboard(' now');
    expect(here.store.item(id)?.log.length).toBe(before);
    area('title').blur();
    expect(
      here.store
        .item(id)
        ?.log.slice(before)
        .map(({ field, to }) => [field, to]),
    ).toEqual([['title', ' now']]);
  });

  it('writes nothing while an input method composes, then all of it, with others’ words', async () => {
    const { here, there, id } = await two();
    const title = area('title');
    title.focus();
    title.setSelectionRange(3, 3);
    const compose = (value: string) => {
      title.value = value;
      title.setSelectionRange(value.length, value.length);
      title.dispatchEvent(
        new InputEvent('input', { bubbles: true, isComposing: true, inputType: 'insertCompositionText' }),
      );
    };
    title.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    compose('Payに');
    compose('Payにほ');
    write(there, id, 'title', 0, 'To ');
    compose('Payにほん');
    expect(words(here, id, 'title')).toBe('To Pay');
    expect(title.value).toBe('Payにほん');
    compose('Pay日本');
    title.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '日本' }));
    expect(words(here, id, 'title')).toBe('To Pay日本');
    expect(title.value).toBe('To Pay日本');
    expect(title.selectionStart).toBe(8);
  });

  it('joins a paste of several lines into the one line of a title', async () => {
    const { here, id } = await two();
    const title = area('title');
    title.focus();
    title.setRangeText(' by\n card', 3, 3, 'end');
    title.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
    expect(words(here, id, 'title')).toBe('Pay by card');
  });

  it('keeps what was refused in the field, says why, and writes it once it may', async () => {
    const { here, there, id } = await two();
    here.setReadOnly(true);
    await settled();
    const title = area('title');
    // Somebody was typing when the link was replaced by one that may only look.
    title.readOnly = false;
    title.focus();
    title.setSelectionRange(3, 3);
    await userEvent.keyboard(' me');
    expect(words(here, id, 'title')).toBe('Pay');
    expect(title.value).toBe('Pay me');
    await settled();
    expect(one('.refusal', fieldOf('title')).textContent).toContain('view link');
    write(there, id, 'title', 0, 'Oh, ');
    expect(title.value).toBe('Pay me');
    here.setReadOnly(false);
    await userEvent.keyboard('!');
    expect(words(here, id, 'title')).toBe('Oh, Pay me!');
    await settled();
    expect(all('.refusal', fieldOf('title'))).toEqual([]);
  });

  it('keeps words in the editor that were refused, also while others type and after closing', async () => {
    const { here, there, id } = await two();
    write(there, id, 'description', 0, 'base');
    const view = await editorOf('description');
    here.setReadOnly(true);
    view.dispatch({ changes: { from: 4, insert: ' mine' } });
    expect(words(here, id, 'description')).toBe('base');
    write(there, id, 'description', 0, 'their ');
    expect(view.state.doc.toString()).toBe('their base mine');
    await settled();
    expect(one('.refusal', fieldOf('description')).textContent).toContain('Your words stay here');
    named('button', 'Close the item').click();
    await settled();
    await openItem('Pay');
    expect(area('description').value).toBe('their base mine');
    here.setReadOnly(false);
    area('description').focus();
    area('description').dispatchEvent(new InputEvent('input', { bubbles: true }));
    expect(words(here, id, 'description')).toBe('their base mine');
  });

  it('shows both texts where two people began one empty field apart', async () => {
    const here = desk({ name: 'Maya' });
    const there = desk({ seed: 2 });
    const id = add(here, 'Pay');
    const line = pipe(here, there);
    line.cut();
    write(here, id, 'outcome', 0, 'from here');
    write(there, id, 'outcome', 0, 'from there');
    line.join();
    const both = words(here, id, 'outcome');
    expect(both).toContain('from here');
    expect(both).toContain('from there');
    const field = document.createElement('gw-text-field');
    Object.assign(field, { item: id, field: 'outcome', label: 'Outcome' });
    await openBoard(here);
    one('main').append(field);
    await settled();
    here.setStatus(here.session.status);
    await settled();
    const shown = `${one<HTMLTextAreaElement>('textarea', field).value} ${one('.also', field).textContent}`;
    expect(shown).toContain('from here');
    expect(shown).toContain('from there');
  });

  it('does not ask a session twice for one text after the panel has closed', async () => {
    const here = desk({ name: 'Maya' });
    add(here, 'A');
    // Whoever opens a text reads its words at once.
    const opened = new Set<SharedText>();
    const closed = new Set<SharedText>();
    const real = Object.getOwnPropertyDescriptors(SharedText.prototype);
    vi.spyOn(SharedText.prototype, 'value', 'get').mockImplementation(function read(this: SharedText) {
      opened.add(this);
      return real.value.get?.call(this) as string;
    });
    vi.spyOn(SharedText.prototype, 'close').mockImplementation(function end(this: SharedText) {
      closed.add(this);
      real.close.value?.call(this);
    });
    await openBoard(here);
    await openItem('A');
    await editorOf('description');
    expect(opened.size - closed.size).toBe(5);
    named('button', 'Close the item').click();
    await settled();
    expect(closed).toEqual(opened);
  });
});
