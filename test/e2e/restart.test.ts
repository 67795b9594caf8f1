// The relay killed with -9 while two people type, started again, and emptied: what was shown as saved is on its disk,
// and all the rest arrives by itself.

import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { addItem } from '../../shared/board/mutate-item.ts';
import { typeText } from '../../shared/board/mutate-text.ts';
import type { ItemId } from '../../shared/ids.ts';
import { between, contains, watchFrames, type Frame } from './stage/frames.ts';
import { eventually, long, median, sameBoard, useStage } from './stage/stage.ts';
import type { Tab } from './stage/tab.ts';

const stage = useStage();
const kills = long ? 30 : 5;
/** Milliseconds that the test of the kills may take. */
const timeout = 60_000 + kills * 20_000;

/** Types numbered words until it is told to stop; gives all that was typed. */
function typeOn(tab: Tab, name: string): { stop(): Promise<string> } {
  const stopping = new AbortController();
  const typing = (async () => {
    let all = '';
    for (let word = 1; !stopping.signal.aborted; word += 1) {
      const next = `${name}${word} `;
      all += next;
      await tab.page.keyboard.type(next, { delay: 20 });
    }
    return all;
  })();
  // Should the test fail meanwhile, it has said why already.
  typing.catch(() => undefined);
  return {
    stop: () => {
      stopping.abort();
      return typing;
    },
  };
}

const savedIn = (frames: readonly Frame[]) => frames.filter(({ label }) => label === 'Saved');

test(
  `${kills} kills with -9 while two people type: what was shown as saved is there, the rest arrives`,
  { timeout },
  async () => {
    let item: ItemId | undefined;
    const { links } = await stage.board('Killed', (board, by) => {
      item = addItem(board, by, { kind: 'story', title: 'T' });
      typeText(board, by, { item, field: 'description' }, [{ at: 0, remove: 0, insert: 'D' }]);
    });
    if (!item) throw new Error('the board has no item');
    const ann = await stage.open(links.edit, 'Ann');
    const bob = await stage.open(links.edit, 'Bob');
    const untilSaved: number[] = [];
    let shownAsSaved = 0;
    for (let kill = 1; kill <= kills; kill += 1) {
      const people = [
        { tab: ann.tab, field: 'Title', name: 'a' },
        { tab: bob.tab, field: 'Description', name: 'b' },
      ] as const;
      const typists: { tab: Tab; name: string; frames: () => Promise<readonly Frame[]> }[] = [];
      for (const { tab, field, name } of people) {
        // A tab that was reloaded is as good as one that was just opened, and tries again as soon.
        if (kill > 1) await tab.reload();
        else await tab.openItem('T');
        await tab.says('Saved');
        const frames = await watchFrames(tab.page, item);
        await tab.caret(field, 'End');
        typists.push({ tab, frames, name });
      }
      const typing = typists.map(({ tab, name }) => typeOn(tab, `${name}${kill}.`));
      const before = [(await ann.tab.words('Title')).length, (await bob.tab.words('Description')).length];
      for (const { frames } of typists) {
        // Both have been shown as saved with words that both typed since the last kill.
        await eventually(async () =>
          savedIn(await frames()).some(
            ({ title, description }) =>
              title.length > (before[0] ?? 0) && description.length > (before[1] ?? 0),
          ),
        ).toBe(true);
      }
      const many = randomInt(5, 25);
      await eventually(async () => (await typists[0]?.frames())?.length).toBeGreaterThan(many);

      await stage.killRelay();
      const killed = Date.now();
      const stored = await stage.relay.whileAlone(
        async (port) => (await stage.onRelay(links.edit, port)).items[0],
      );
      const startsAgain = Date.now();
      for (const { frames } of typists) {
        const shown = await frames();
        const saved = savedIn(between(shown, 0, startsAgain));
        shownAsSaved += saved.length;
        for (const { title, description } of saved) {
          expect(contains(stored?.texts.title ?? '', title), `saved was shown with "${title}"`).toBe(true);
          expect(contains(stored?.texts.description ?? '', description), `and "${description}"`).toBe(true);
        }
        // A browser needs a moment to hear that a process is gone; what it shows until then was checked above.
        expect(savedIn(between(shown, killed + 500, startsAgain))).toEqual([]);
      }
      await stage.relay.start();
      const restarted = Date.now();
      const typed = await Promise.all(typing.map((one) => one.stop()));
      await ann.tab.says('Saved');
      await bob.tab.says('Saved');
      untilSaved.push(Date.now() - restarted);
      const board = await sameBoard(ann.tab, bob.tab);
      expect(board).toEqual(await stage.onRelay(links.view));
      expect(board.items[0]?.texts.title).toContain(typed[0]?.trimEnd());
      expect(board.items[0]?.texts.description).toContain(typed[1]?.trimEnd());
      for (const { tab } of typists) {
        expect(await tab.words('Title')).toBe(board.items[0]?.texts.title);
        expect(await tab.words('Description')).toBe(board.items[0]?.texts.description);
      }
    }
    console.log(
      `${kills} kills: ${shownAsSaved} frames that said "Saved", none of them too early; ` +
        `from restart to "Saved" in both browsers ${median(untilSaved)} ms (median), ${Math.max(...untilSaved)} ms at most`,
    );
  },
);

test('a relay that lost its disk is filled again by a browser with an edit link, for everybody', async () => {
  const { links } = await stage.board('Lost', (board, by) => {
    for (let i = 1; i <= 30; i += 1) addItem(board, by, { kind: 'task', title: `Task number ${i}` });
  });
  const ann = await stage.open(links.edit, 'Ann');
  const guest = await stage.open(links.view);
  await sameBoard(ann.tab, guest.tab);
  // What an open item needs of the page is loaded when the first one is opened.
  await ann.tab.openItem('Task number 7');
  await stage.killRelay();
  await stage.relay.loseData();
  await ann.tab.caret('Title', 'End');
  await ann.tab.page.keyboard.type(', typed while nobody had the board');
  await ann.tab.says('On this device only, 1 item changed');
  await stage.relay.start();
  await ann.tab.says('Saved');
  await guest.tab.card('Task number 7, typed while nobody had the board').waitFor();
  const board = await sameBoard(ann.tab, guest.tab);
  expect(board.items).toHaveLength(30);
  expect(board).toEqual(await stage.onRelay(links.edit));
  // Somebody who never was here finds it all.
  const carl = await stage.open(links.edit);
  expect(await sameBoard(ann.tab, carl.tab)).toEqual(board);
});
