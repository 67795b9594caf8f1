// Input methods, keyboards of phones, dictation and emoji, while somebody else types into the same words: nobody's
// letters are lost, nor written twice. The compositions are real: the browser is told of them as by the system.

import type { EditorView } from '@codemirror/view';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { GwTextField } from '../../../client/components/gw-text-field.ts';
import type { ItemId, MemberId } from '../../../shared/ids.ts';
import { desk, pipe, type Desk } from './desk.ts';
import { settled, useStage } from './stage.ts';
import { anItem, area, inputMethod, openEditor, showField, words, write } from './text-kit.ts';

useStage();

interface Two {
  readonly here: Desk;
  readonly there: Desk;
  readonly item: ItemId;
  readonly field: GwTextField;
}

/** Somebody at a field with the caret at `caret`, and somebody else on the same board. */
async function two(
  look: 'title' | 'long',
  text: string,
  caret: number,
): Promise<Two & { view?: EditorView }> {
  const here = desk({ name: 'Maya' });
  const there = desk({ seed: 2 });
  const item = anItem(here, look === 'title' ? { title: text } : { description: text });
  pipe(here, there);
  there.session.setMe(here.session.me as MemberId);
  const field = await showField(here, item, look);
  if (look === 'long') return { here, there, item, field, view: await openEditor(field, caret) };
  area(field).focus();
  area(field).setSelectionRange(caret, caret);
  return { here, there, item, field };
}

const shown = ({ view, field }: { readonly view?: EditorView; readonly field: GwTextField }): string =>
  view ? view.state.doc.toString() : area(field).value;

describe.each(['title', 'long'] as const)('an input method, %s', (look) => {
  const name = look === 'title' ? 'title' : 'description';
  const text = (on: Desk, item: ItemId) => words(on, item, name);
  const type = (on: Desk, item: ItemId, at: number, insert: string) => write(on, item, at, insert, name);

  it('composes Japanese while somebody types before it, after it and inside it', async () => {
    const at = await two(look, 'Pay now', 3);
    const { here, there, item } = at;
    await inputMethod.compose('に');
    type(there, item, 0, 'Oh. ');
    await inputMethod.compose('にほ');
    type(there, item, text(there, item).length, ' please');
    await inputMethod.compose('にほん');
    // Inside: between the first letters of the composition where they are on the board, else beside it.
    const inside = text(there, item).indexOf('に');
    type(there, item, inside < 0 ? 7 : inside + 1, '<in>');
    await inputMethod.compose('日本');
    await inputMethod.commit('日本');
    await expect.poll(() => text(here, item)).toContain('日本');
    await expect.poll(() => shown(at)).toBe(text(here, item));
    const now = text(here, item);
    expect(now.replace('<in>', '')).toBe('Oh. Pay日本 now please');
    expect(now).toContain('<in>');
    expect(text(there, item)).toBe(now);
    await userEvent.keyboard('!');
    expect(text(here, item).replace('<in>', '')).toBe('Oh. Pay日本! now please');
  });

  it('gives up a composition without a letter left over', async () => {
    const at = await two(look, 'Pay now', 3);
    await inputMethod.compose('にほ');
    type(at.there, at.item, 0, 'Oh. ');
    await inputMethod.compose('');
    await inputMethod.commit('');
    await expect.poll(() => text(at.here, at.item)).toBe('Oh. Pay now');
    await expect.poll(() => shown(at)).toBe('Oh. Pay now');
  });

  it('takes a word that the keyboard of a phone puts together and corrects', async () => {
    const at = await two(look, 'Pay now', 4);
    for (const part of ['t', 'te', 'teh']) await inputMethod.compose(part);
    type(at.there, at.item, 0, 'We ');
    await inputMethod.commit('the ');
    await inputMethod.compose('c');
    await inputMethod.compose('card');
    await inputMethod.commit('card ');
    await expect.poll(() => text(at.here, at.item)).toBe('We Pay the card now');
    await expect.poll(() => shown(at)).toBe('We Pay the card now');
  });

  it('takes a word that is replaced behind the caret', async () => {
    const at = await two(look, 'Pay wiht a card', 8);
    await inputMethod.replace('with', 4, 8);
    await inputMethod.commit('with');
    await expect.poll(() => text(at.here, at.item)).toBe('Pay with a card');
    type(at.there, at.item, 0, 'We ');
    await expect.poll(() => shown(at)).toBe('We Pay with a card');
  });

  it('takes words that are dictated, and emoji', async () => {
    const at = await two(look, 'Pay', 3);
    await inputMethod.commit(' by card 👩‍👩‍👧 and');
    type(at.there, at.item, 0, '😀');
    await inputMethod.commit(' cash 🇯🇵');
    await expect.poll(() => text(at.here, at.item)).toBe('😀Pay by card 👩‍👩‍👧 and cash 🇯🇵');
    await expect.poll(() => shown(at)).toBe(text(at.here, at.item));
    await userEvent.keyboard('{Backspace}');
    await expect.poll(() => text(at.here, at.item)).toBe('😀Pay by card 👩‍👩‍👧 and cash ');
    expect(text(at.there, at.item)).toBe(text(at.here, at.item));
  });

  it('takes what the spelling check puts in the place of a word', async () => {
    const at = await two(look, 'Pay wiht card', 13);
    if (at.view) at.view.dispatch({ selection: { anchor: 4, head: 8 } });
    else area(at.field).setSelectionRange(4, 8);
    type(at.there, at.item, 0, 'We ');
    await settled();
    document.execCommand('insertText', false, 'with');
    await expect.poll(() => text(at.here, at.item)).toBe('We Pay with card');
    expect(shown(at)).toBe('We Pay with card');
  });
});

describe('the editor while an input method composes', () => {
  it('writes each letter at once, and others’ words wait until it is done', async () => {
    const { here, there, item, view } = await two('long', 'Pay now', 3);
    await inputMethod.compose('に');
    await expect.poll(() => words(here, item)).toBe('Payに now');
    write(there, item, 0, 'Oh. ');
    expect(words(here, item)).toBe('Oh. Payに now');
    expect(view?.state.doc.toString()).toBe('Payに now');
    await inputMethod.compose('にほ');
    await expect.poll(() => words(there, item)).toBe('Oh. Payにほ now');
    await inputMethod.commit('日');
    await expect.poll(() => view?.state.doc.toString()).toBe('Oh. Pay日 now');
  });

  it('keeps letters of both where one word is composed upon words that somebody takes out', async () => {
    const at = await two('long', 'one two three', 7);
    await inputMethod.compose('x');
    await inputMethod.compose('xy');
    const { there, here, item } = at;
    const { typeText } = await import('../../../shared/board/mutate-text.ts');
    typeText(there.store.board, there.act(), { item, field: 'description' }, [
      { at: 4, remove: 3, insert: '2' },
    ]);
    await inputMethod.compose('xyz');
    await inputMethod.commit('xyz');
    await expect.poll(() => shown(at)).toBe('one 2xyz three');
    expect(words(here, item)).toBe('one 2xyz three');
    expect(words(there, item)).toBe('one 2xyz three');
  });
});
