// A long text at rest and in writing: rendered words, the caret where one pressed, the toolbar and its keys, pasting,
// two texts in one field, carets of others.

import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { GwMarkdown } from '../../../client/components/gw-markdown.ts';
import type { GwTextField } from '../../../client/components/gw-text-field.ts';
import { openText } from '../../../client/store/shared-text.ts';
import { changeKind } from '../../../shared/board/mutate-item.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { desk, pipe, type Desk } from './desk.ts';
import { all, expectAccessible, focused, named, one, setTheme, settled, useStage } from './stage.ts';
import { anItem, area, openEditor, showField, words, write } from './text-kit.ts';

useStage();

const themes = ['light', 'dark'] as const;

async function writing(text: string, caret: number | readonly [number, number] = 0) {
  const here = desk({ name: 'Maya' });
  const item = anItem(here, { description: text });
  const field = await showField(here, item);
  const [anchor, head] = typeof caret === 'number' ? [caret, caret] : caret;
  const view = await openEditor(field, anchor);
  view.dispatch({ selection: { anchor, head } });
  return { here, item, field, view, now: () => words(here, item) };
}

const rest = (field: GwTextField): GwMarkdown | undefined => all<GwMarkdown>('gw-markdown', field)[0];

async function rendered(field: GwTextField): Promise<HTMLElement> {
  await expect.poll(() => all('.words:not(.plain)', field).length).toBe(1);
  return one('.words', field);
}

function paste(data: Readonly<Record<string, string>>): void {
  const clipboardData = new DataTransfer();
  for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text);
  focused()?.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }),
  );
}

describe('a long text at rest', () => {
  it('shows its words rendered, and follows others', async () => {
    const here = desk({ name: 'Maya' });
    const item = anItem(here, { description: '**bold** words' });
    const field = await showField(here, item);
    const box = await rendered(field);
    expect(box.querySelector('strong')?.textContent).toBe('bold');
    write(here, item, 0, '- ');
    await settled();
    expect(one('.words li', field).textContent).toBe('bold words');
  });

  it('puts the editor there with the caret where one presses, and shows the words again when one leaves', async () => {
    const here = desk({ name: 'Maya' });
    const item = anItem(here, { description: 'Some **bold** words.' });
    const field = await showField(here, item);
    const node = (await rendered(field)).querySelector('p')?.lastChild as Text;
    const range = document.createRange();
    range.setStart(node, 3);
    range.setEnd(node, 4);
    const { left, top, height } = range.getBoundingClientRect();
    const at = rest(field)?.getBoundingClientRect() as DOMRect;
    await userEvent.click(rest(field) as HTMLElement, {
      position: { x: left - at.left + 1, y: top - at.top + height / 2 },
    });
    await expect.poll(() => all('.cm-content', field).length).toBe(1);
    await userEvent.keyboard('X');
    expect(words(here, item)).toBe('Some **bold** woXrds.');
    expect(rest(field)).toBe(undefined);
    (document.activeElement as HTMLElement).blur();
    await expect.poll(() => rest(field)?.words).toBe('Some **bold** woXrds.');
    expect(all('.cm-content', field)).toEqual([]);
    await openEditor(field);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(words(here, item)).toBe('Some **bold** words.');
  });

  it('is reached with the Tab key, after its links', async () => {
    const here = desk({ name: 'Maya' });
    const item = anItem(here, { description: 'See [plan](https://a.example).' });
    const field = await showField(here, item);
    await rendered(field);
    await userEvent.tab();
    expect(focused()?.textContent).toBe('plan');
    await userEvent.tab();
    await expect.poll(() => focused()?.className).toContain('cm-content');
  });

  it('does not open when words are selected, a link is pressed, or one may only look', async () => {
    const here = desk({ name: 'Maya' });
    const item = anItem(here, { description: 'See [plan](#x) https://a.example and more.' });
    const field = await showField(here, item);
    const box = await rendered(field);
    const press = (down: number, up: number, target: HTMLElement = box) => {
      const init = { bubbles: true, composed: true, cancelable: true, clientY: 60 };
      target.dispatchEvent(new PointerEvent('pointerdown', { ...init, clientX: down }));
      target.dispatchEvent(new MouseEvent('click', { ...init, clientX: up }));
    };
    const link = one<HTMLAnchorElement>('.words a', field);
    link.addEventListener('click', (event) => event.preventDefault());
    press(40, 140);
    press(40, 40, link);
    await settled();
    expect(rest(field)).toBeDefined();
    here.setReadOnly(true);
    await settled();
    press(40, 40);
    await settled();
    expect(rest(field)).toBeDefined();
    expect(area(field).hidden).toBe(true);
  });

  it.each(themes)('is accessible at rest, in writing and with two texts, %s', async (theme) => {
    setTheme(theme);
    const { here, item, field } = await apart();
    const text =
      '# A\n\n[a](https://a.example) `b`\n\n> c\n\n|a|b|\n|-|-|\n|1|2|\n\n- [ ] d\n\n```\ne\n```\n\n';
    write(here, item, 0, text, 'want');
    await rendered(field);
    await expectAccessible();
    await page.viewport(390, 844);
    await expectAccessible();
    await openEditor(field);
    await expectAccessible();
  });
});

describe('the toolbar', () => {
  it('is one stop for the Tab key, goes on with arrow keys, and leaves the caret in the words', async () => {
    const { field, view, now } = await writing('some words', [5, 10]);
    await settled();
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    expect(focused()?.getAttribute('aria-label')).toBe('Bold');
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}{ArrowLeft}{ArrowLeft}');
    expect(focused()?.getAttribute('aria-label')).toBe('Quote');
    await userEvent.keyboard('{Home}{Enter}');
    expect(now()).toBe('some **words**');
    expect(view.hasFocus).toBe(true);
    await settled();
    expect(named('button', 'Bold', field).getAttribute('aria-pressed')).toBe('true');
    named('button', 'Bold', field).click();
    expect(now()).toBe('some words');
    expect(all('[role=toolbar]', field).length).toBe(1);
    (document.activeElement as HTMLElement).blur();
    await expect.poll(() => all('[role=toolbar]', field)).toEqual([]);
  });

  it.each([
    ['List', '- some words'],
    ['Numbered list', '1. some words'],
    ['Checklist', '- [ ] some words'],
    ['Code', 'some `words`'],
    ['Link', 'some [words]()'],
    ['Quote', '> some words'],
    ['Italic', 'some *words*'],
  ])('%s', async (name, expected) => {
    const { field, now } = await writing('some words', [5, 10]);
    await settled();
    await userEvent.click(named('button', name, field));
    expect(now()).toBe(expected);
  });

  it('works with keys, and each press is one step of undo', async () => {
    const { now } = await writing('some words', [5, 10]);
    await userEvent.keyboard('{Control>}b{/Control}');
    expect(now()).toBe('some **words**');
    await userEvent.keyboard('{Control>}i{/Control}');
    expect(now()).toBe('some ***words***');
    await userEvent.keyboard('{Control>}i{/Control}{Control>}b{/Control}');
    expect(now()).toBe('some words');
    await userEvent.keyboard('{Control>}k{/Control}https://a.example');
    expect(now()).toBe('some [words](https://a.example)');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(now()).toBe('some words');
  });

  it('writes marks around what others typed meanwhile', async () => {
    const here = desk({ name: 'Maya' });
    const there = desk({ seed: 2 });
    const item = anItem(here, { description: 'some words' });
    pipe(here, there);
    const view = await openEditor(await showField(here, item));
    view.dispatch({ selection: { anchor: 5, head: 10 } });
    write(there, item, 7, 'XX');
    await userEvent.keyboard('{Control>}b{/Control}');
    expect(words(there, item)).toBe('some **woXXrds**');
  });
});

describe('keys in lists', () => {
  it('goes on with Enter, ends on an empty point, moves points with Tab', async () => {
    const { now } = await writing('- one', 5);
    await userEvent.keyboard('{Enter}two{Tab}{Enter}three{Enter}{Enter}four{Enter}{Enter}end');
    expect(now()).toBe('- one\n  - two\n  - three\n- four\nend');
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{Shift>}{Tab}{/Shift}');
    expect(now()).toBe('- one\n  - two\n- three\n- four\nend');
  });

  it('lets the Tab key go on where it moves nothing', async () => {
    const { field } = await writing('- one', 5);
    await userEvent.tab();
    await expect.poll(() => all('.cm-content', field)).toEqual([]);
  });
});

describe('pasting', () => {
  it('takes plain text as it is, HTML alone as words, and makes a link of words and an address', async () => {
    const { now } = await writing('see ', 4);
    paste({ 'text/plain': '<b>x</b>\r\ny ', 'text/html': '<b>other</b>' });
    expect(now()).toBe('see <b>x</b>\ny ');
    paste({ 'text/html': '<ul><li>one</li><li><a href="https://a.example/p">two</a></li></ul>' });
    expect(now()).toBe('see <b>x</b>\ny - one\n- [two](https://a.example/p)');
  });

  it('makes a link of the words selected when an address is pasted', async () => {
    const { now } = await writing('see the plan', [4, 12]);
    paste({ 'text/plain': 'https://a.example/p' });
    expect(now()).toBe('see [the plan](https://a.example/p)');
  });

  it('takes HTML alone into a title, as one line', async () => {
    const here = desk({ name: 'Maya' });
    const item = anItem(here, { title: 'Pay' });
    const field = await showField(here, item, 'title');
    area(field).focus();
    area(field).setSelectionRange(3, 3);
    paste({ 'text/html': '<p> by</p><p>card</p>' });
    expect(words(here, item, 'title')).toBe('Payby card');
  });
});

/** Two people began one field apart. */
async function apart(): Promise<{ here: Desk; there: Desk; item: ItemId; field: GwTextField }> {
  const here = desk({ name: 'Maya' });
  const there = desk({ seed: 2 });
  const item = anItem(here);
  const line = pipe(here, there);
  line.cut();
  for (const [on, text] of [
    [here, 'from here'],
    [there, 'from there'],
  ] as const)
    typeText(on.store.board, on.act(), { item, field: 'want' }, [{ at: 0, remove: 0, insert: text }]);
  line.join();
  changeKind(here.store.board, here.act(), item, 'story');
  return { here, there, item, field: await showField(here, item, 'long', 'want') };
}

describe('two texts in one field', () => {
  it('shows both, says so, and joins them with one press', async () => {
    const { here, there, item, field } = await apart();
    const both = words(here, item, 'want');
    const said = one('.also', field);
    expect(said.textContent).toContain('Two people wrote here at the same time. Both are kept.');
    const own = rest(field)?.words ?? '';
    const other = one('.also blockquote', field).textContent ?? '';
    expect([own, other].sort()).toEqual(['from here', 'from there']);
    const view = await openEditor(field, own.length);
    await userEvent.keyboard('!');
    named('button', 'Join them', field).click();
    await settled();
    const joined = both.replace(own, `${own}!`);
    expect(words(here, item, 'want')).toBe(joined);
    expect(words(there, item, 'want')).toBe(joined);
    expect(all('.also', field)).toEqual([]);
    expect(view.state.doc.toString()).toBe(joined);
  });
});

it('G89 names the first of many who write in a field, counts the rest, and stays within its width', async () => {
  const here = desk({ name: 'Maya' });
  const item = anItem(here, { description: 'Some words' });
  const field = await showField(here, item);
  field.label = 'What should happen';
  const write = (names: readonly string[], seed: number) =>
    names.map((name, at) => {
      const one = desk({ seed: seed + at, name });
      pipe(here, one);
      one.session.presence.look({ view: 'refine', item, field: 'description' });
      return one;
    });
  const flags = () => all('.flag', field).map(({ textContent }) => textContent);
  write(['Ann', 'Bo', 'Cem'], 20);
  await expect.poll(flags).toEqual(['Ann', 'Bo', 'Cem']);
  write(['Dora', 'Eli', 'Fay', 'Gus', 'Hal', 'Ines'], 30);
  await expect.poll(flags).toEqual(['Ann', 'Bo', '+7']);
  expect(one('.flag.others', field).title).toBe('Cem, Dora, Eli, Fay, Gus, Hal, Ines');
  expect(one('.above', field).scrollWidth).toBeLessThanOrEqual(one('.above', field).clientWidth);
});

describe('carets of others', () => {
  async function withJon(text: string) {
    const here = desk({ name: 'Maya' });
    const item = anItem(here, { description: text });
    const jon = desk({ seed: 3, name: 'Jon' });
    pipe(here, jon);
    const field = await showField(here, item);
    const view = await openEditor(field);
    const shared = openText(jon.session, { item, field: 'description' }, () => {});
    jon.session.presence.look({ view: 'board', item, field: 'description' });
    const put = async (head: number, anchor = head) => {
      jon.session.presence.caret({ anchor: shared.anchor(anchor), head: shared.anchor(head) });
      await expect.poll(() => all('.other-caret', field).length).toBe(1);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return one('.other-caret', field).getBoundingClientRect();
    };
    return { here, jon, item, field, view, put };
  }

  it('stand exactly before their letter, also in wrapped lines, and wrap no line', async () => {
    const text = 'Several words that go on and on, until the line is full and another one begins. '.repeat(6);
    const { view, put, field } = await withJon(`${text}\n\nend`);
    const lines = view.contentDOM.getBoundingClientRect().height;
    for (const at of [0, 3, 77, 95, 180, 260, text.length, text.length + 2, text.length + 5]) {
      const bar = await put(at);
      const letter = view.coordsAtPos(at, 1);
      expect(Math.abs(bar.left + 1 - (letter?.left ?? 0))).toBeLessThan(1.5);
      expect(Math.abs(bar.top - (letter?.top ?? 0))).toBeLessThan(1.5);
      expect(view.contentDOM.getBoundingClientRect().height).toBe(lines);
    }
    await put(0, 200);
    await expect.poll(() => all('.other-selection', field).length).toBeGreaterThan(1);
  });

  it('keep their name off the line in which one types', async () => {
    const { view, put, field } = await withJon('first line here\nsecond line here');
    view.dispatch({ selection: { anchor: 6 } });
    await put(22);
    const name = () => one('.other-name', field).getBoundingClientRect();
    const own = () => view.coordsAtPos(6) ?? { bottom: 0 };
    expect(name().top).toBeGreaterThanOrEqual(own().bottom);
    view.dispatch({ selection: { anchor: 20 } });
    await put(5);
    expect(name().bottom).toBeLessThanOrEqual((view.coordsAtPos(5)?.top ?? 0) + 1);
  });

  it('fade when nothing is heard of the person, and say their name when they move', async () => {
    const { jon, put, field } = await withJon('some words');
    await put(3);
    const before = one('.other-name', field);
    expect(getComputedStyle(before).animationDelay).toBe('4s');
    jon.session.presence.activity('idle');
    await expect.poll(() => one('.other-caret', field).classList.contains('idle')).toBe(true);
    expect(one('.other-name', field)).toBe(before);
    jon.session.presence.activity('active');
    await put(5);
    expect(one('.other-name', field)).not.toBe(before);
    expect(one('.other-caret', field).classList.contains('idle')).toBe(false);
  });
});

describe('who writes here', () => {
  it('is no longer told once they left the editor, also for another field', async () => {
    const here = desk({ name: 'Maya' });
    const item = anItem(here, { description: 'words' });
    const jon = desk({ seed: 3, name: 'Jon' });
    pipe(here, jon);
    const at = () =>
      jon.session.presence.others.flatMap(({ sessions }) => sessions).map(({ look }) => look?.field);
    const field = await showField(here, item);
    const beside = document.createElement('button');
    field.after(beside);
    const title = document.createElement('gw-text-field');
    Object.assign(title, { item, field: 'title', look: 'title', label: 'Title' });
    beside.after(title);
    await settled();
    await openEditor(field);
    await expect.poll(at).toEqual(['description']);
    // The toolbar belongs to the text.
    one('button', one('gw-text-toolbar', field)).focus();
    expect(at()).toEqual(['description']);
    beside.focus();
    await expect.poll(at).toEqual([null]);
    await expect.poll(() => all('.cm-content', field).length).toBe(0);
    await openEditor(field);
    await expect.poll(at).toEqual(['description']);
    area(title).focus();
    await expect.poll(at).toEqual(['title']);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(at()).toEqual(['title']);
  });
});
