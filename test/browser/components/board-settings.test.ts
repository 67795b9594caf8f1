// The board's settings: each is saved by itself, says what it does to what is there, and keeps what was refused.

import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../client/components/gw-board-settings.ts';
import { addItem, sizeItem } from '../../../shared/board/mutate-item.ts';
import { changeSetting } from '../../../shared/board/mutate-settings.ts';
import { namedScales } from '../../../shared/scale.ts';
import { desk, pipe, type Desk } from './desk.ts';
import { stageOf } from './dialog-stage.ts';
import { all, expectAccessible, named, one, setTheme, settled, useStage } from './stage.ts';

useStage();

async function openSettings(on: Desk) {
  const stage = await stageOf(on, 'gw-board-settings');
  stage.element.show();
  await settled();
  return stage;
}

async function type(selector: string, words: string): Promise<HTMLInputElement> {
  const field = one<HTMLInputElement>(selector);
  field.focus();
  field.select();
  await userEvent.keyboard(`${words}{Enter}`);
  await settled();
  return field;
}

const part = (selector: string): HTMLElement => one(selector).closest('section') as HTMLElement;

describe('gw-board-settings', () => {
  it.each(['light', 'dark'] as const)(
    'is accessible, wide and on a phone, with refusals and read only, %s',
    async (theme) => {
      setTheme(theme);
      const here = desk({ name: 'Maya' });
      const { element } = await openSettings(here);
      await expectAccessible();
      named('label', 'Own list', element).click();
      await settled();
      await type('#own', 'S, M');
      await type('#keyPrefix', '1x');
      await expectAccessible();
      await page.viewport(390, 844);
      await expectAccessible();
      const dialog = one('dialog', element);
      expect(dialog.scrollWidth).toBe(dialog.clientWidth);
      here.setReadOnly(true);
      await expectAccessible();
      expect(all<HTMLInputElement>('input', element).every((field) => field.matches(':disabled'))).toBe(true);
      expect(all('button', element).length).toBe(1);
    },
  );

  it('saves each field by itself, on every screen', async () => {
    const here = desk({ name: 'Maya' });
    const jon = desk({ seed: 2, name: 'Jon' });
    pipe(here, jon);
    await openSettings(here);
    await type('#name', '  Checkout ');
    await type('#keyPrefix', 'CP');
    await type('#timeZone', 'Europe/Vienna');
    await type('#rate', '3.5');
    const dayEnd = one<HTMLInputElement>('#dayEnd');
    dayEnd.value = '17:30';
    dayEnd.dispatchEvent(new Event('change'));
    named('label', 'everyone agrees').click();
    named('label', 'T-shirt sizes').click();
    await settled();
    expect(jon.store.settings).toEqual({
      name: 'Checkout',
      keyPrefix: 'CP',
      timeZone: 'Europe/Vienna',
      dayEnd: '17:30',
      agreementRule: 'everyone',
      scale: namedScales.tShirt,
      rate: 3.5,
      barUnit: 'hours',
    });
    expect(all('.refusal')).toEqual([]);
    expect(all('.cards li').map((card) => card.textContent?.replace(/\s+/g, ''))).toEqual([
      'S1',
      'M3',
      'L5',
      'XL8',
    ]);
  });

  it.each([
    ['#name', '   ', 'A board needs a name.', 'name', 'Untitled board'],
    [
      '#keyPrefix',
      '1x',
      'A key begins with a letter and has at most 10 letters and digits.',
      'keyPrefix',
      'GW',
    ],
    [
      '#timeZone',
      'Nowhere',
      'This is no time zone. Choose one from the list, like Europe/Vienna.',
      'timeZone',
      'UTC',
    ],
    ['#rate', '0', 'The rate is 0.1 to 1000 hours for each point.', 'rate', 4],
  ] as const)(
    '%s: what is refused stays in the field beside the reason, Escape takes it back',
    async (selector, words, sentence, name, before) => {
      const here = desk({ name: 'Maya' });
      const { element } = await openSettings(here);
      const field = await type(selector, words);
      expect(one('.refusal', part(selector)).textContent).toBe(sentence);
      expect(all('.refusal').length).toBe(1);
      expect(field.value).toBe(words);
      expect(here.store.settings[name]).toBe(before);
      // Somebody else's change of another setting takes nothing away.
      changeSetting(here.store.board, here.act(), 'dayEnd', '16:00');
      await settled();
      expect(field.value).toBe(words);
      field.focus();
      await userEvent.keyboard('{Escape}');
      await settled();
      expect(field.value).toBe(String(before));
      expect(all('.refusal')).toEqual([]);
      expect(one<HTMLDialogElement>('dialog', element).open).toBe(true);
    },
  );

  it('takes an own list, says which card lacks its number, and counts sizes that are on no card', async () => {
    const here = desk({ name: 'Maya' });
    const story = addItem(here.store.board, here.act(), { kind: 'story', title: 'Pay', place: {} });
    sizeItem(here.store.board, here.act(), story, 8);
    await openSettings(here);
    named('label', 'Own list').click();
    await settled();
    const field = await type('#own', 'S 1, M');
    expect(one('.refusal', part('#own')).textContent).toBe(
      'The card “M” needs a number from 0 to 1000: write “M 3”.',
    );
    expect(field.value).toBe('S 1, M');
    await type('#own', 'S 1, M 3');
    expect(here.store.settings.scale).toEqual(['S=1', 'M=3']);
    expect(one('#scale-effect').textContent).toContain('1 item has a size that is on none of these cards.');
    expect(here.store.item(story)).toMatchObject({ points: 8 });
    named('label', 'Fibonacci').click();
    await settled();
    expect(here.store.settings.scale).toEqual(namedScales.fibonacci);
    expect(all('#own')).toEqual([]);
  });

  it('offers this device’s time zone and says when a stored one is not known here', async () => {
    const here = desk({ name: 'Maya' });
    storeUnknownZone(here);
    await openSettings(here);
    expect(part('#timeZone').textContent).toContain('This browser does not know the time zone Mars/Base');
    const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    named('button', `Use ${own}`).click();
    await settled();
    expect(here.store.settings.timeZone).toBe(own);
    expect(all<HTMLOptionElement>('#zones option').length).toBeGreaterThan(300);
  });

  it('asks who one is before the first change, and keeps what was typed when nobody answers', async () => {
    const here = desk();
    const { question } = await openSettings(here);
    const field = await type('#name', 'Checkout');
    expect(one<HTMLDialogElement>('dialog', question).open).toBe(true);
    named('button', 'Not now', question).click();
    await expect.poll(() => all('.refusal').length).toBe(1);
    expect(field.value).toBe('Checkout');
    expect(here.store.settings.name).toBe('Untitled board');
  });
});

/** A time zone that a newer browser wrote and this one has never heard of. */
function storeUnknownZone(on: Desk): void {
  on.doc.getMap('settings').set('timeZone', 'Mars/Base');
}
