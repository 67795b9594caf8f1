// What a first view weighs: scripts and styles as they come over the wire, for somebody who was never here, until the
// page has been quiet for a while. What is not needed for it must not be loaded with it.

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addItem } from '../../shared/board/mutate-item.ts';
import { kindNames } from '../../shared/kind.ts';
import type { ColumnId } from '../../shared/ids.ts';
import { useStage } from './stage/stage.ts';

const stage = useStage();

/** In bytes on the wire, headers included, and in requests. */
const bounds = { bytes: 120 * 1024, requests: 8 };

const columns = ['cTodo', 'cDoing', 'cReview', 'cDone'] as ColumnId[];

/** Board of a hundred items, of all kinds, in all columns. */
const aBoard = () =>
  stage.board('Weight', (board, by) => {
    for (let n = 0; n < 100; n += 1)
      addItem(board, by, {
        kind: kindNames[n % kindNames.length] ?? 'story',
        title: `Item ${n + 1} of a hundred, with a title as long as titles are`,
        place: { column: columns[n % columns.length] ?? null },
      });
  });

interface Loaded {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

/** Everything that the page asks for from now on. */
async function watchLoading(page: Page): Promise<readonly Loaded[]> {
  const tools = await page.context().newCDPSession(page);
  const begun = new Map<string, Omit<Loaded, 'bytes'>>();
  const loaded: Loaded[] = [];
  tools.on('Network.responseReceived', ({ requestId, type, response }) => {
    begun.set(requestId, { type, name: new URL(response.url).pathname });
  });
  tools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = begun.get(requestId);
    if (request) loaded.push({ ...request, bytes: encodedDataLength });
  });
  await tools.send('Network.enable');
  return loaded;
}

/** Settles two seconds after the last long task that was followed by half a second without one. */
const quiet = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let timer: ReturnType<typeof setTimeout>;
        const wait = () => {
          clearTimeout(timer);
          timer = setTimeout(resolve, 2_500);
        };
        new PerformanceObserver(wait).observe({ type: 'longtask' });
        wait();
      }),
  );

/** Opens an address in a browser that was never here, and tells what came until it was quiet. */
async function firstView(
  link: string,
  shown: string,
): Promise<{ readonly loaded: readonly Loaded[]; readonly page: Page }> {
  const person = await stage.person();
  const { page } = await person.tab();
  const loaded = await watchLoading(page);
  await page.goto(person.line.through(link));
  await page.locator(shown).first().waitFor();
  await quiet(page);
  return { loaded, page };
}

/** Which of these elements the page knows by now. */
const defined = (page: Page, ...names: readonly string[]) =>
  page.evaluate((names) => names.filter((name) => customElements.get(name)), names);

function weigh(what: string, loaded: readonly Loaded[]): { bytes: number; requests: number } {
  const code = loaded.filter(({ type }) => type === 'Script' || type === 'Stylesheet');
  const bytes = code.reduce((sum, one) => sum + one.bytes, 0);
  const each = code.map(({ name, bytes }) => `  ${(bytes / 1024).toFixed(1).padStart(6)} KB  ${name}`);
  console.log(
    `${what}: ${(bytes / 1024).toFixed(1)} KB of scripts and styles in ${code.length} requests, ` +
      `${loaded.length} requests in all\n${each.join('\n')}`,
  );
  return { bytes, requests: code.length };
}

test('the first view of a board weighs no more than it may, in few requests', async () => {
  const { links } = await aBoard();
  const { loaded, page } = await firstView(links.edit, 'gw-card');
  const { bytes, requests } = weigh('A board', loaded);
  expect(await defined(page, 'gw-home', 'gw-item-panel', 'gw-plan')).toEqual([]);
  expect(bytes).toBeGreaterThan(20 * 1024);
  expect(bytes).toBeLessThanOrEqual(bounds.bytes);
  expect(requests).toBeLessThanOrEqual(bounds.requests);
});

test('Home loads nothing of a board', async () => {
  const { loaded, page } = await firstView(stage.relay.origin, 'gw-home');
  const { bytes, requests } = weigh('Home', loaded);
  expect(await defined(page, 'gw-board', 'gw-lanes', 'gw-card')).toEqual([]);
  expect(bytes).toBeLessThanOrEqual(bounds.bytes);
  expect(requests).toBeLessThanOrEqual(bounds.requests);
});
