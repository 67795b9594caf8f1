// The links of an open board, against a real relay: replaced by whoever may, with the addresses that people open, and
// refused in a sentence by everything that can go wrong.

import { afterEach, describe, expect, test, vi } from 'vitest';
import { BoardLinkKeeper } from '../../../client/board-links.ts';
import type { Connection, ConnectionState } from '../../../client/sync/connection.ts';
import { parseLink, type Link } from '../../../shared/links.ts';
import { closeCode } from '../../../shared/protocol.ts';
import { tryRelay } from '../server/try-relay.ts';

interface Line {
  state: ConnectionState;
  synced: boolean;
  tell(): void;
}

function line(): Line & { readonly connection: Connection } {
  const listeners = new Set<() => void>();
  const made = {
    state: { status: 'connected' } as ConnectionState,
    synced: true,
    tell: () => listeners.forEach((listener) => listener()),
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return Object.assign(made, { connection: made as unknown as Connection });
}

interface Keeper extends Line {
  readonly keeper: BoardLinkKeeper;
  readonly replaced: Link[];
  readonly told: { times: number };
}

const keepers: BoardLinkKeeper[] = [];
afterEach(() => {
  for (const keeper of keepers.splice(0)) keeper.close();
  vi.restoreAllMocks();
});

function keeperOf(origin: string, url: string): Keeper {
  const link = parseLink(url);
  if (!link) throw new Error('this is no link');
  const replaced: Link[] = [];
  const told = { times: 0 };
  const made = line();
  const keeper = new BoardLinkKeeper({
    link,
    origin,
    connection: made.connection,
    onReplaced: (next) => replaced.push(next),
    onChange: () => (told.times += 1),
  });
  keepers.push(keeper);
  return Object.assign(made, { keeper, replaced, told });
}

async function board(options: Parameters<typeof tryRelay>[0] = {}) {
  const { server, store } = await tryRelay(options);
  const origin = `http://127.0.0.1:${server.port}`;
  const answer = await fetch(`${origin}/api/boards`, { method: 'POST', body: '{"name":"Links"}' });
  const { id, links } = (await answer.json()) as {
    id: string;
    links: { owner: string; edit: string; view: string };
  };
  return { origin, links, numbers: () => store.links(id as never) };
}

const parsed = (url: string | null) => {
  const link = url === null ? undefined : parseLink(url);
  return (
    link && link.role !== 'join' && { role: link.role, n: link.n, ...(link.role === 'view' && { m: link.m }) }
  );
};

describe('the links of a board', () => {
  test('W84 the owner replaces the edit link, and the view link with it; the new ones are handed out', async () => {
    const { origin, links, numbers } = await board();
    const { keeper, replaced } = keeperOf(origin, links.owner);
    expect(await keeper.replace('edit')).toBe(null);
    expect(numbers()).toMatchObject({ n: 1, m: 0 });
    expect(replaced.map((one) => one.role !== 'join' && [one.role, one.n])).toEqual([['owner', 1]]);
    const { owner, edit, view } = keeper.addresses();
    expect([parsed(owner), parsed(edit), parsed(view)]).toEqual([
      { role: 'owner', n: 1 },
      { role: 'edit', n: 1 },
      { role: 'view', n: 1, m: 0 },
    ]);
    expect(await keeper.replace('edit')).toBe(null);
    expect(numbers()).toMatchObject({ n: 2, m: 0 });
  });

  test('an editor replaces the view link and stays, also where another has replaced it meanwhile', async () => {
    const { origin, links, numbers } = await board();
    const ann = keeperOf(origin, links.edit);
    const bob = keeperOf(origin, links.edit);
    expect(await ann.keeper.replace('view')).toBe(null);
    expect(parsed(ann.keeper.addresses().view)).toEqual({ role: 'view', n: 0, m: 1 });
    expect(await bob.keeper.replace('view')).toBe(null);
    expect(numbers()).toMatchObject({ n: 0, m: 2 });
    expect(ann.replaced).toEqual([]);
    // Ann hands out the one in force once she has asked.
    await ann.keeper.ask();
    expect(ann.keeper.addresses().view).toBe(bob.keeper.addresses().view);
    expect(ann.told.times).toBe(2);
  });

  test('whoever may not is told so, and nothing is asked', async () => {
    const { origin, links, numbers } = await board();
    const asked = vi.spyOn(globalThis, 'fetch');
    expect(await keeperOf(origin, links.edit).keeper.replace('edit')).toMatch(/holds the owner link/);
    expect(await keeperOf(origin, links.view).keeper.replace('view')).toMatch(/view link only/);
    expect(asked).not.toHaveBeenCalled();
    expect(numbers()).toMatchObject({ n: 0, m: 0 });
  });

  test('without a connection it says that the relay has to be asked; without an answer that it is not known', async () => {
    const { origin, links, numbers } = await board();
    const made = keeperOf(origin, links.owner);
    made.synced = false;
    expect(await made.keeper.replace('edit')).toMatch(/no connection to it/);
    made.synced = true;
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'));
    expect(await made.keeper.replace('edit')).toMatch(/did not answer/);
    expect(numbers()).toMatchObject({ n: 0, m: 0 });
    expect(made.replaced).toEqual([]);
  });

  test('what the relay says is shown, cleaned; what it does not say is said for it', async () => {
    const { origin, links } = await board();
    const { keeper } = keeperOf(origin, links.owner);
    const answers = (status: number, body: unknown) =>
      vi.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json(body, { status }));
    answers(503, { error: 'The disk is\u202efull.' });
    expect(await keeper.replace('edit')).toBe('The disk is full.');
    answers(500, { error: 7 });
    expect(await keeper.replace('edit')).toMatch(/did not say why/);
    answers(200, { n: -1, m: 'x' });
    expect(await keeper.replace('edit')).toMatch(/did not say why/);
    answers(200, { n: 999, m: 0 });
    expect(await keeper.replace('edit')).toMatch(/Make a copy of the board/);
    expect(keeper.link).toMatchObject({ n: 0 });
  });

  test('an edit link that was replaced replaces nothing', async () => {
    const { origin, links, numbers } = await board();
    const ann = keeperOf(origin, links.edit);
    const owner = keeperOf(origin, links.owner);
    await owner.keeper.replace('edit');
    await owner.keeper.replace('view');
    expect(await ann.keeper.replace('view')).toMatch(/was replaced by a newer one/);
    // The number of the view link in force belongs to another edit link than hers.
    await ann.keeper.ask();
    expect(parsed(ann.keeper.addresses().view)).toEqual({ role: 'view', n: 0, m: 0 });
    expect(numbers()).toMatchObject({ n: 1, m: 1 });
  });

  test('the owner’s other tab, refused, learns the new number by itself', async () => {
    const { origin, links } = await board();
    const here = keeperOf(origin, links.owner);
    const other = keeperOf(origin, links.owner);
    await here.keeper.replace('edit');
    other.state = { status: 'refused', code: closeCode.refused, sentence: 'It was replaced.' };
    other.synced = false;
    other.tell();
    await expect.poll(() => other.replaced).toMatchObject([{ role: 'owner', n: 1 }]);
  });

  test('W85 links carry the address that people open, where one is set, and never a wrong one', async () => {
    const { origin, links } = await board({ publicUrl: 'https://board.example.org' });
    for (const url of [links.owner, links.edit, links.view]) {
      const made = keeperOf(origin, url);
      expect(made.keeper.addresses().view).toMatch(origin);
      made.tell();
      await expect.poll(() => made.told.times).toBe(1);
      for (const address of Object.values(made.keeper.addresses()))
        if (address !== null) expect(address).toMatch(/^https:\/\/board\.example\.org\/b\//);
    }
    const { keeper } = keeperOf(origin, links.edit);
    for (const publicUrl of ['javascript:alert(1)', 'nonsense', 7, { href: 'https://x.example' }]) {
      vi.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json({ n: 0, m: 0, publicUrl }));
      await keeper.ask();
      expect(keeper.addresses().edit).toMatch(origin);
    }
  });
});
