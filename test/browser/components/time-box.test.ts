// A spike's time-box on the screen: in each state it says what there is to do, two desks see one clock, and what
// happened offline or by a wrong clock reads the same on both.

import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { whenWords } from '../../../client/components/box-words.ts';
import '../../../client/components/gw-time-box.ts';
import {
  agreeToBox,
  closeBox,
  proposeBox,
  recordAgreement,
  startBox,
  stopBox,
} from '../../../shared/board/mutate-box.ts';
import { changeSetting } from '../../../shared/board/mutate-settings.ts';
import { Refusal } from '../../../shared/board/edit.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { desk, pipe } from './desk.ts';
import {
  agreed,
  at,
  hour,
  minute,
  put,
  secondDesk,
  spikeDesk,
  started,
  wrote,
  type SpikeDesk,
} from './spike.ts';
import { all, expectAccessible, focused, named, one, setTheme, settled, useStage } from './stage.ts';

useStage();

const text = (root: ParentNode, selector: string): string =>
  all(selector, root)
    .map((found) => (found.textContent ?? '').replace(/\s+/g, ' ').trim())
    .join(' | ');

const buttons = (root: Element): string[] =>
  all('button', root).map((found) => (found.getAttribute('aria-label') ?? found.textContent ?? '').trim());

const primary = (root: Element): string[] =>
  all('.button.primary', root).map((found) => (found.textContent ?? '').trim());

async function press(name: string, root: Element): Promise<void> {
  named('button', name, root).click();
  await settled();
}

async function fill(selector: string, words: string, root: Element): Promise<void> {
  await userEvent.fill(one(selector, root), words);
  await settled();
}

async function tick(label: string, root: Element): Promise<void> {
  const found = all<HTMLLabelElement>('label', root).find((each) => each.textContent?.trim() === label);
  if (!found) throw new Error(`no label "${label}"`);
  found.click();
  await settled();
}

/** Brings a fresh spike into each state. */
const states: Readonly<Record<string, (on: SpikeDesk) => void>> = {
  empty: () => {},
  proposed: (on) => void proposeBox(on.here.store.board, on.as(on.team.jon), on.id, 8),
  agreed: (on) => agreed(on),
  'agreed, others proposed': (on) => {
    agreed(on);
    proposeBox(on.here.store.board, on.as(on.team.maya), on.id, 4);
  },
  running: (on) => {
    started(on);
    on.here.setClock(at(14) + 2 * minute);
  },
  warned: (on) => {
    started(on);
    on.here.setClock(at(16));
  },
  'in its last minute': (on) => {
    started(on);
    on.here.setClock(at(17) - 45_000);
  },
  paused: (on) => {
    started(on);
    stopBox(on.here.store.board, on.as(on.team.jon, at(11)), on.id);
  },
  'asked whether it goes on': (on) => {
    started(on, 24);
    on.here.setClock(at(10, 1));
  },
  'used up': (on) => {
    started(on);
    on.here.setClock(at(17.5));
  },
  'used up, extension asked for': (on) => {
    started(on);
    on.here.setClock(at(17.5));
    proposeBox(on.here.store.board, on.as(on.team.asha), on.id, 2, 'the vendor answers tomorrow');
  },
  closed: (on) => {
    started(on);
    on.here.setClock(at(12));
    wrote(on, 'outcome', 'We take the first one.');
    closeBox(on.here.store.board, on.as(on.team.maya), on.id, 'decision');
  },
  dropped: (on) => {
    started(on);
    closeBox(
      on.here.store.board,
      on.as(on.team.maya, at(12)),
      on.id,
      'dropped',
      'the vendor left the market',
    );
    on.here.setClock(at(12));
  },
};

describe('gw-time-box', () => {
  it.each(Object.keys(states).flatMap((state) => [[state, 'light'] as const, [state, 'dark'] as const]))(
    'is accessible: %s, %s',
    async (state, theme) => {
      setTheme(theme);
      const on = spikeDesk();
      states[state]?.(on);
      await put('gw-time-box', on);
      await expectAccessible();
      on.here.setReadOnly(true);
      await settled();
      expect(all('button')).toEqual([]);
      await expectAccessible();
    },
  );

  it.each(['light', 'dark'] as const)(
    'is accessible with each of its forms open, and on a phone: %s',
    async (theme) => {
      setTheme(theme);
      await page.viewport(390, 844);
      const on = spikeDesk();
      proposeBox(on.here.store.board, on.as(on.team.jon), on.id, 8);
      const box = await put('gw-time-box', on);
      await press('Agreed in a meeting', box);
      await expectAccessible();
      await press('Leave it', box);
      await press('Propose other hours', box);
      await expectAccessible();
      await press('Leave it', box);
      recordAgreement(on.here.store.board, on.as(on.team.maya), on.id, [on.team.maya, on.team.tom]);
      startBox(on.here.store.board, on.as(on.team.jon), on.id);
      on.here.setClock(at(17.5));
      await settled();
      await press('Ask for more hours', box);
      await expectAccessible();
      await press('Leave it', box);
      await press('Drop it', box);
      await expectAccessible();
      await press('Leave it', box);
      await press('Put right', box);
      await expectAccessible();
      expect(document.documentElement.scrollWidth).toBe(390);
    },
  );

  it('is proposed by somebody who agrees by it, and agreed by the majority of those asked', async () => {
    const on = spikeDesk();
    const { there } = secondDesk(on);
    const [here, other] = [await put('gw-time-box', on), await put('gw-time-box', there)];
    expect(text(here, '.asked')).toContain(
      'Asked: Asha, Jon, Maya and Tom. A majority has to agree: 3 of 4.',
    );
    await press('Propose', here);
    expect(text(here, '.refusal')).toBe('Choose how many hours.');
    await tick('8 h', here);
    await press('Propose 8 h', here);
    expect(text(other, '.large')).toBe('8 h');
    expect(text(one('gw-time-box-agreement', other), '.facts')).toContain(
      'Agreed by 1 of 4; a majority is needed. 2 more have to agree to 8 h.',
    );
    expect(text(other, 'dd')).toBe('JKJon Karlsson | ASAsha SinghMOMaya OlsenTDTom Duarte');
    expect(text(one('gw-time-box-agreement', here), '.facts')).toContain('You have agreed.');
    expect(primary(here)).toEqual([]);
    expect(primary(other)).toEqual(['Agree']);
    await press('Agree', other);
    agreeToBox(on.here.store.board, on.as(on.team.maya), on.id);
    await settled();
    for (const box of [here, other]) {
      expect(text(box, '.now .facts')).toBe('Agreed by 3 of 4. The clock stops at 8 h.');
      expect(primary(box)).toEqual(['Start the clock']);
    }
    expect(text(here, '.said')).toContain('Jon proposed 8 h and agreed.');
  });

  it('takes hours that are not offered, with a comma too, and says what is wrong with others', async () => {
    const on = spikeDesk();
    const box = await put('gw-time-box', on);
    await fill('#own', '1,5', box);
    await press('Propose 1 h 30', box);
    expect(text(box, '.large')).toBe('1 h 30');
    await press('Propose other hours', box);
    await fill('#own', '2000', box);
    await press('Propose', box);
    expect(text(box, '.refusal')).toBe('A time-box is at least a minute and at most 1000 hours.');
    await fill('#own', '3', box);
    await press('Propose 3 h', box);
    expect(text(box, '.large')).toBe('3 h');
    expect(text(box, '.said')).toContain('Jon proposed 3 h instead and agreed.');
  });

  it('records what those present agreed to, by name', async () => {
    const on = spikeDesk();
    proposeBox(on.here.store.board, on.as(on.team.jon), on.id, 4);
    const box = await put('gw-time-box', on);
    await press('Agreed in a meeting', box);
    await press('Record their agreement', box);
    expect(text(box, '.refusal')).toBe('Tick who is present and agrees.');
    await tick('Maya Olsen', box);
    await tick('Asha Singh', box);
    await press('Record their agreement', box);
    expect(on.box()).toMatchObject({ state: 'agreed', limit: 4 * hour });
    expect(text(box, '.said')).toContain('Jon recorded that Asha and Maya agreed.');
  });

  it('tells somebody who is not asked who is, and asks a stranger who they are before agreeing', async () => {
    const on = spikeDesk();
    proposeBox(on.here.store.board, on.as(on.team.jon), on.id, 4);
    const box = await put('gw-time-box', on);
    on.here.session.setMe(on.team.kim);
    await settled();
    expect(primary(box)).toEqual([]);
    expect(text(one('gw-time-box-agreement', box), '.facts')).toContain('Engineers, the product owner');

    const stranger = desk({ seed: 20 });
    pipe(on.here, stranger);
    const theirs = await put('gw-time-box', { ...on, here: stranger });
    let asked = 0;
    theirs.addEventListener('gw-ask-who', (event) => {
      asked += 1;
      event.answer = Promise.resolve(false);
    });
    await press('Agree', theirs);
    expect(asked).toBe(1);
    expect(text(theirs, '.refusal')).toBe('Not changed: say who you are first.');
    expect(on.box().pending?.agreedBy).toEqual([on.team.jon]);
  });

  it('with the rule that one is enough, proposing is agreeing', async () => {
    const on = spikeDesk();
    changeSetting(on.here.store.board, on.as(on.team.maya), 'agreementRule', 'anyone');
    const box = await put('gw-time-box', on);
    expect(text(box, '.asked')).toContain('One of them is enough.');
    await tick('2 h', box);
    await press('Propose 2 h', box);
    expect(primary(box)).toEqual(['Start the clock']);
  });

  it('shows one clock when two start it apart, and counts an hour once', async () => {
    const on = spikeDesk();
    agreed(on);
    const { there, line } = secondDesk(on);
    const [here, other] = [await put('gw-time-box', on), await put('gw-time-box', there)];
    line.cut();
    on.here.setClock(at(9));
    await press('Start the clock', here);
    there.here.setClock(at(9.5));
    await settled();
    await press('Start the clock', other);
    // Every change at a desk is a second later than the last.
    for (const each of [on, there]) each.here.setClock(at(11) + 1000);
    line.join();
    await settled();
    for (const box of [here, other]) {
      expect(text(box, '.large')).toBe('6 h left');
      expect(text(box, '.now .facts')).toMatch(/^2 h of 8 h spent\. Started by Jon and Asha; time is up at/);
    }
    await press('Stop the clock', other);
    expect(text(here, '.large')).toBe('6 h left');
    expect(primary(here)).toEqual(['Start the clock']);
    expect(on.box().spent).toBe(there.box().spent);
  });

  it('counts what an offline laptop with a clock a day wrong measured, and reads the same on both', async () => {
    for (const wrong of [-1, 1]) {
      document.body.replaceChildren();
      const on = spikeDesk();
      agreed(on);
      const { there, line } = secondDesk(on);
      line.cut();
      there.here.setClock(at(10, wrong), false);
      const [here, other] = [await put('gw-time-box', on), await put('gw-time-box', there)];
      await press('Start the clock', other);
      expect(text(other, '.large')).toBe('≈ 8 h left');
      there.here.setClock(at(12, wrong) + 1000, false);
      await settled();
      expect(text(other, '.large')).toBe('≈ 6 h left');
      await press('Stop the clock', other);
      for (const each of [on, there]) each.here.setClock(at(14));
      line.join();
      await settled();
      for (const box of [here, other]) {
        expect(text(box, '.large')).toBe('6 h left');
        expect(text(box, '.now .facts')).toBe('2 h of 8 h spent. The clock stands still.');
      }
    }
  });

  it('shows ≈ only while the clock runs and nobody is sure of the time', async () => {
    const on = spikeDesk();
    started(on);
    const box = await put('gw-time-box', on);
    expect(text(box, '.large')).toBe('8 h left');
    on.here.setClock(at(10), false);
    await settled();
    expect(text(box, '.large')).toBe('≈ 7 h left');
    on.here.setClock(at(10), true);
    await settled();
    expect(text(box, '.large')).toBe('7 h left');
  });

  it('warns at four fifths, stops at the limit, and goes on after an extension that was agreed to', async () => {
    const on = spikeDesk();
    started(on);
    const { there } = secondDesk(on);
    const [here, other] = [await put('gw-time-box', on), await put('gw-time-box', there)];
    const go = async (moment: number) => {
      for (const each of [on, there]) each.here.setClock(moment);
      await settled();
    };
    await go(at(15.4) - 1);
    expect(text(here, '.note')).toBe('');
    await go(at(15.4));
    expect(text(here, '.note')).toBe('Four fifths of the time are spent: 1 h 36 left.');
    await go(at(17.5));
    for (const box of [here, other]) {
      expect(text(box, '.large')).toBe('Time is up');
      expect(text(box, '.now .facts')).toBe(
        `8 h of 8 h spent, at ${whenWords(at(17), at(17.5))}. Nothing more is counted.`,
      );
      expect(primary(box)).toEqual(['Record the outcome']);
    }
    const wanted: unknown[] = [];
    here.addEventListener('gw-open-item', ({ item, part }) => wanted.push([item, part]));
    await press('Record the outcome', here);
    expect(wanted).toEqual([[on.id, 'outcome']]);
    await press('Ask for more hours', here);
    await tick('2 h', here);
    await press('Ask for 2 h more', here);
    expect(text(here, '.refusal')).toBe('Say why more time is needed.');
    await fill('#reason', 'the vendor answers tomorrow', here);
    await press('Ask for 2 h more', here);
    expect(text(other, '.note')).toBe('More time is asked for: the vendor answers tomorrow');
    expect(text(one('gw-time-box-agreement', other), '.facts')).toContain(
      '2 more have to agree to 2 h more.',
    );
    await press('Agree', other);
    agreeToBox(on.here.store.board, on.as(on.team.tom), on.id);
    await settled();
    expect(text(here, '.now .facts')).toBe('8 h of 10 h spent. The clock stands still.');
    await press('Start the clock', here);
    expect(text(other, '.large')).toBe('2 h left');
    expect(text(other, '.said')).toContain('Jon asked for 2 h more and agreed: the vendor answers tomorrow.');
  });

  it('asks on the next day whether it goes on: yes, no, or the entry is put right', async () => {
    for (const answer of ['Yes, start again', 'No', 'Put it right']) {
      document.body.replaceChildren();
      const on = spikeDesk();
      started(on, 24);
      on.here.setClock(at(10, 1));
      const box = await put('gw-time-box', on);
      expect(text(box, '.note')).toBe(
        `The clock stopped at ${whenWords(at(18), at(10, 1))}, at the end of the working day. Still on it?`,
      );
      expect(whenWords(at(18), at(10, 1))).toMatch(/ yesterday$/);
      expect(on.box().spent).toBe(9 * hour);
      await press(answer, box);
      if (answer === 'Yes, start again') expect(on.box().state).toBe('running');
      else if (answer === 'No') expect(text(box, '.note')).toBe('');
      else expect(all('gw-time-box-correction').length).toBe(1);
    }
  });

  it('puts a start of the clock right by name, keeps both in the history, and refuses what cannot be', async () => {
    const on = spikeDesk();
    started(on);
    stopBox(on.here.store.board, on.as(on.team.jon, at(13)), on.id);
    on.here.setClock(at(14));
    const { there } = secondDesk(on);
    there.here.setClock(at(14));
    const [here, other] = [await put('gw-time-box', on), await put('gw-time-box', there)];
    expect(text(here, '.run')).toBe(`4 h, until ${whenWords(at(13), at(14))}`);
    await press('Put right', other);
    const from = one<HTMLInputElement>('#from', other);
    const to = one<HTMLInputElement>('#to', other);
    await userEvent.fill(to, from.value.replace(/T\d\d/, 'T00'));
    await press('Put it right', other);
    expect(text(other, '.refusal')).toBe('It cannot end before it starts.');
    // An hour later than it began.
    to.value = from.value;
    to.stepUp(60);
    await fill('#reason', 'lunch', other);
    await press('Put it right', other);
    expect(on.box().spent).toBe(hour);
    expect(text(here, '.said')).toContain('Asha put a wrong entry of the clock right: lunch.');
    expect(text(here, '.run')).toContain('put right:');

    await press('Put right', here);
    await tick('It never happened', here);
    await press('Put it right', here);
    expect(on.box().spent).toBe(0);
    expect(text(other, '.run')).toBe('It never happened.');
  });

  it('is dropped with a reason, and reopened', async () => {
    const on = spikeDesk();
    started(on);
    const box = await put('gw-time-box', on);
    await press('Drop it', box);
    await press('Drop it', box);
    expect(text(box, '.refusal')).toBe('Say why it is dropped.');
    await fill('#reason', 'the vendor left the market', box);
    await press('Drop it', box);
    expect(text(box, '.large')).toBe('Dropped');
    expect(text(box, '.note')).toBe('Because: the vendor left the market');
    expect(buttons(one('.time-box', box))).toContain('Reopen');
    await press('Reopen', box);
    expect(on.box().state).toBe('paused');
    expect(text(box, '.said')).toContain('Jon reopened it.');
  });

  it('keeps a reason that was typed and not sent, and Escape takes only its form away', async () => {
    const on = spikeDesk();
    started(on);
    const box = await put('gw-time-box', on);
    let escaped = 0;
    box.addEventListener('keydown', () => (escaped += 1));
    await press('Drop it', box);
    await fill('#reason', 'the vendor', box);
    await userEvent.keyboard('{Escape}');
    await settled();
    expect(escaped).toBe(0);
    expect(all('gw-time-box-drop')).toEqual([]);
    expect(focused()?.textContent?.trim()).toBe('Drop it');
    await press('Drop it', box);
    expect(one<HTMLInputElement>('#reason', box).value).toBe('the vendor');
  });

  it('folds the earlier entries of a long history away', async () => {
    const on = spikeDesk();
    agreed(on);
    for (let i = 0; i < 4; i += 1) {
      startBox(on.here.store.board, on.as(on.team.jon, at(9 + i)), on.id);
      stopBox(on.here.store.board, on.as(on.team.jon, at(9.5 + i)), on.id);
    }
    on.here.setClock(at(14));
    const box = await put('gw-time-box', on);
    expect(text(box, 'summary')).toContain('8 earlier entries');
    expect(all('li', one('gw-time-box-log', box)).length).toBe(11);
    expect(one('details', one('gw-time-box-log', box)).hasAttribute('open')).toBe(false);
  });

  it('says in a sentence why a change cannot be made that somebody else was quicker with', async () => {
    const on = spikeDesk();
    agreed(on);
    const { there, line } = secondDesk(on);
    const [here] = [await put('gw-time-box', on)];
    line.cut();
    startBox(there.here.store.board, there.as(there.team.asha), there.id);
    named('button', 'Start the clock', here).addEventListener('click', () => line.join(), { capture: true });
    await press('Start the clock', here);
    expect(text(here, '.refusal')).toBe('The clock is running already.');
  });

  it('shows nothing for what is no spike', async () => {
    const on = spikeDesk();
    const box = await put('gw-time-box', { ...on, id: 'iNotHere' as ItemId });
    expect(all('*', box)).toEqual([]);
    expect(() => on.box()).not.toThrow(Refusal);
  });
});
