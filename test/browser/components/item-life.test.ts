// What gathers around an item: its history and earlier texts, comments and mentions, links, the archive, its address.

import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../client/components/gw-archive.ts';
import '../../../client/components/gw-attachments.ts';
import '../../../client/components/gw-comments.ts';
import '../../../client/components/gw-copy-link.ts';
import '../../../client/components/gw-item-history.ts';
import '../../../client/components/gw-mentions.ts';
import { attachLink } from '../../../shared/board/mutate-attachment.ts';
import { addComment } from '../../../shared/board/mutate-comment.ts';
import { addItem, archiveItem, setLabel, sizeItem } from '../../../shared/board/mutate-item.ts';
import { addMember, mergeMembers, renameMember } from '../../../shared/board/mutate-member.ts';
import { archiveMoved } from '../../../shared/board/mutate-parcel.ts';
import { logTyping, typeText } from '../../../shared/board/mutate-text.ts';
import type { BoardId, ItemId, MemberId } from '../../../shared/ids.ts';
import { desk, pipe, type Desk } from './desk.ts';
import { around } from './around.ts';
import { fillSample } from './sample-board.ts';
import {
  all,
  expectAccessible,
  fakeHome,
  focused,
  named,
  one,
  setTheme,
  settled,
  useStage,
} from './stage.ts';

useStage();

const story = (on: Desk, title = 'Pay with a card'): ItemId =>
  addItem(on.store.board, on.act(), { kind: 'story', title });

const type = (on: Desk, item: ItemId, at: number, remove: string, insert: string, by?: MemberId) => {
  const act = on.act(by);
  const ref = { item, field: 'description' } as const;
  typeText(on.store.board, act, ref, [{ at, remove: remove.length, insert }]);
  logTyping(on.store.board, act, ref, remove, insert, at);
};

const words = (selector: string, root?: ParentNode) =>
  all(selector, root).map((element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim());

const description = (on: Desk, item: ItemId) => on.store.item(item)?.texts.description;

describe('gw-item-history', () => {
  const history = (item: ItemId) => html`<gw-item-history .item=${item}></gw-item-history>`;
  const openHistory = async () => {
    one('summary').click();
    await expect.poll(() => all('ol > li').length).toBeGreaterThan(0);
  };

  it('costs nothing until it is opened, then tells what happened, the newest first', async () => {
    const here = desk({ name: 'Maya' });
    const item = story(here);
    sizeItem(here.store.board, here.act(), item, 3);
    sizeItem(here.store.board, here.act(), item, 5);
    setLabel(here.store.board, here.act(), item, 'risk', true);
    await around(here, history(item));
    expect(words('summary')).toEqual(['History: 4 entries']);
    expect(all('li')).toEqual([]);
    one('summary').click();
    await expect.poll(() => words('ul li')).toEqual(['Label risk added', 'Size 3 → 5', 'Size 3', 'Added']);
    // What happens while it is open appears.
    sizeItem(here.store.board, here.act(), item, 8);
    await expect.poll(() => words('ul li')[0]).toBe('Size 5 → 8');
    await expectAccessible();
    setTheme('dark');
    await expectAccessible();
  });

  it('shows 50 at a time', async () => {
    const here = desk({ name: 'Maya' });
    const [ann, ben] = ['Ann', 'Ben'].map((name) => addMember(here.store.board, here.act(), name));
    const item = story(here);
    for (let i = 0; i < 70; i += 1)
      setLabel(here.store.board, here.act(i % 2 === 0 ? ann : ben), item, `l${i}`, true);
    await around(here, history(item));
    one('summary').click();
    await expect.poll(() => all('ol > li').length).toBe(50);
    named('button', 'Show 21 older').click();
    await expect.poll(() => all('ol > li').length).toBe(71);
  });

  it('brings an earlier text back as a new edit, which undo takes away again', async () => {
    const here = desk({ name: 'Maya' });
    const item = story(here);
    type(here, item, 0, '', 'The provider keeps the card.');
    type(here, item, 4, 'provider', 'bank');
    expect(description(here, item)).toBe('The bank keeps the card.');
    await around(here, history(item));
    await openHistory();
    named('button', 'Text before this change: Description changed: + “bank”').click();
    await settled();
    expect(words('ins')).toEqual(['provider']);
    expect(words('del')).toEqual(['bank']);
    await expectAccessible();
    named('button', 'Bring this text back').click();
    await settled();
    expect(description(here, item)).toBe('The provider keeps the card.');
    expect(here.store.item(item)?.log.at(-1)).toMatchObject({ from: 'bank', to: 'provider', position: 4 });
    await expect
      .poll(() => words('[role=status]'))
      .toContain('The earlier text is back. Undo takes it away again.');
    here.session.history.undo();
    expect(description(here, item)).toBe('The bank keeps the card.');
  });

  it('where others typed at the same time it brings back the words that were taken out', async () => {
    const here = desk({ name: 'Maya' });
    const jon = addMember(here.store.board, here.act(), 'Jon');
    const item = story(here);
    type(here, item, 0, '', 'One. Two.');
    // Jon, who was offline, did not see what was taken out, and his words came before it in the log.
    type(here, item, 0, '', 'Zero. ', jon);
    const act = here.act();
    typeText(here.store.board, act, { item, field: 'description' }, [{ at: 11, remove: 4, insert: '' }]);
    logTyping(here.store.board, act, { item, field: 'description' }, 'Two.', '', 5);
    await around(here, history(item));
    await openHistory();
    named('button', 'Text before this change: Description changed: − “Two.”').click();
    await settled();
    expect(words('pre')).toEqual(['Two.']);
    named('button', 'Bring these words back').click();
    await settled();
    expect(description(here, item)).toBe('Zero. One. \n\nTwo.');
  });

  it('a board that can only be looked at shows the texts and changes nothing', async () => {
    const here = desk({ name: 'Maya' });
    const item = story(here);
    type(here, item, 0, '', 'One');
    type(here, item, 0, 'One', 'Two');
    here.setReadOnly(true);
    await around(here, history(item));
    await openHistory();
    named('button', 'Text before this change: Description changed: + “Two”').click();
    await settled();
    expect(words('ins')).toEqual(['One']);
    expect(words('section button')).toEqual([]);
  });
});

describe('gw-comments', () => {
  const comments = (item: ItemId) => html`<gw-comments .item=${item}></gw-comments>`;
  const area = (form: string) => one<HTMLTextAreaElement>('textarea', one(`${form} gw-comment-field`));
  const field = () => area('form.new');

  it('an @ offers the team; the name that is shown is the one they have now', async () => {
    const here = desk({ name: 'Maya Olsen' });
    const jon = addMember(here.store.board, here.act(), 'Jon Karlsson');
    addMember(here.store.board, here.act(), 'Asha Singh');
    const item = story(here);
    await around(here, comments(item));
    await userEvent.click(field());
    await userEvent.keyboard('Ask @');
    await expect
      .poll(() => words('[role=option]'))
      .toEqual(['AS Asha Singh', 'JK Jon Karlsson', 'MO Maya Olsen'].map((name) => name.replace(' ', '')));
    await expectAccessible();
    setTheme('dark');
    await expectAccessible();
    await userEvent.keyboard('ka');
    await expect.poll(() => words('[role=option]')).toEqual(['JKJon Karlsson']);
    expect(field().getAttribute('aria-activedescendant')).toBe('person-0');
    await userEvent.keyboard('{Enter}about it');
    expect(field().value).toBe('Ask @Jon Karlsson about it');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => here.store.item(item)?.comments.length).toBe(1);
    expect(here.store.item(item)?.comments[0]).toMatchObject({
      text: `Ask @[Jon Karlsson](${jon}) about it`,
      mentions: [jon],
    });
    await expect.poll(() => words('.mention')).toEqual(['@Jon Karlsson']);
    renameMember(here.store.board, here.act(), jon, 'Jon K.');
    await expect.poll(() => words('.mention')).toEqual(['@Jon K.']);
    mergeMembers(here.store.board, here.act(), jon, here.session.me as MemberId);
    await expect.poll(() => words('.mention.me')).toEqual(['@Maya Olsen']);
  });

  it('Escape leaves what was typed; a name typed whole is a mention without choosing', async () => {
    const here = desk({ name: 'Maya' });
    const jon = addMember(here.store.board, here.act(), 'Jon');
    const item = story(here);
    await around(here, comments(item));
    await userEvent.click(field());
    await userEvent.keyboard('@j');
    await expect.poll(() => all('[role=option]').length).toBe(1);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => all('[role=option]').length).toBe(0);
    await userEvent.keyboard('on, see a@b.example');
    named('button', 'Add comment').click();
    await expect.poll(() => here.store.item(item)?.comments[0]?.text).toBe(`@[Jon](${jon}), see a@b.example`);
  });

  it('addresses can be followed, others only read', async () => {
    const here = desk({ name: 'Maya' });
    const item = story(here);
    addComment(
      here.store.board,
      here.act(),
      item,
      'See https://example.org/a_(b). Not javascript:alert(1) or <b>this</b>',
    );
    await around(here, comments(item));
    const links = all<HTMLAnchorElement>('.words a');
    expect(links.map(({ href, rel, target }) => ({ href, rel, target }))).toEqual([
      { href: 'https://example.org/a_(b)', rel: 'noopener noreferrer nofollow', target: '_blank' },
    ]);
    expect(words('.words')).toEqual([
      'See https://example.org/a_(b). Not javascript:alert(1) or <b>this</b>',
    ]);
  });

  it('authors reword and take back their own, and bring it back; others cannot', async () => {
    const here = desk({ name: 'Maya' });
    const jon = addMember(here.store.board, here.act(), 'Jon');
    const item = story(here);
    addComment(here.store.board, here.act(), item, 'Frist');
    addComment(here.store.board, here.act(jon), item, 'Of Jon');
    await around(here, comments(item));
    expect(all('.own').filter((one) => all('button', one).length > 0)).toHaveLength(1);
    named('button', 'Reword').click();
    await expect.poll(() => area('form.edit').value).toBe('Frist');
    await expectAccessible();
    await userEvent.keyboard('{Control>}a{/Control}First');
    named('form.edit button', 'Reword it').click();
    await expect.poll(() => words('.words')).toEqual(['First', 'Of Jon']);
    expect(words('.head .quiet')[0]).toMatch(/reworded$/);
    expect(here.store.item(item)?.log.at(-1)).toMatchObject({ from: 'Frist' });
    named('button', 'Take back').click();
    await expect.poll(() => words('.words')).toEqual(['Of Jon']);
    expect(words('li p.quiet')).toEqual(['Taken back by Maya.']);
    await expectAccessible();
    named('button', 'Bring back').click();
    await expect.poll(() => words('.words')).toEqual(['First', 'Of Jon']);
  });

  it('what is typed outlives the panel', async () => {
    const here = desk({ name: 'Maya' });
    const item = story(here);
    const place = await around(here, comments(item));
    await userEvent.click(field());
    await userEvent.keyboard('Half a thou');
    place.remove();
    await around(here, comments(item));
    expect(field().value).toBe('Half a thou');
  });
});

describe('gw-mentions', () => {
  it('counts what I have not seen, opens the item, and forgets nothing after a merge', async () => {
    const here = desk({ name: 'Maya' });
    const there = desk({ seed: 2 });
    pipe(here, there);
    const jon = addMember(here.store.board, here.act(), 'Jon');
    there.session.setMe(jon);
    const item = story(here, 'Pay with a card');
    const other = story(here, 'Archived meanwhile');
    archiveItem(here.store.board, here.act(), other);
    const opened: ItemId[] = [];
    const place = await around(there, html`<gw-mentions></gw-mentions>`);
    place.addEventListener('gw-open-item', (event) => opened.push(event.item));
    expect(all('gw-mentions button')).toEqual([]);
    addComment(
      here.store.board,
      here.act(),
      item,
      `@[Jon](${jon}) what do you think of https://example.org?`,
    );
    addComment(here.store.board, here.act(), other, `and here @[Jon](${jon})`);
    addComment(there.store.board, there.act(), item, `me myself @[Jon](${jon})`);
    await expect.poll(() => words('.amount')).toEqual(['2']);
    named('button', '2 new mentions').click();
    await settled();
    expect(words('li.new .said')).toEqual([
      'Maya: and here @Jon',
      'Maya: @Jon what do you think of https://example.org?',
    ]);
    await expectAccessible();
    setTheme('dark');
    await expectAccessible();
    all('li button')[1]?.click();
    expect(opened).toEqual([item]);

    // The item is looked at.
    const panel = await around(there, html`<gw-comments .item=${item}></gw-comments>`);
    expect(words('.mention.me', panel).length).toBe(2);
    await expect.poll(() => words('.amount')).toEqual(['1']);
    const karlsson = addMember(here.store.board, here.act(), 'Jon Karlsson');
    mergeMembers(here.store.board, here.act(), jon, karlsson);
    await settled();
    expect(words('.amount')).toEqual(['1']);
    named('button', '1 new mention').click();
    await settled();
    named('button', 'Mark all as seen').click();
    await expect.poll(() => all('gw-mentions > .amount').length).toBe(0);
    await expect.poll(() => named('button', 'No new mentions')).toBeTruthy();
  });
});

describe('gw-attachments', () => {
  const links = (item: ItemId) => html`<gw-attachments .item=${item}></gw-attachments>`;

  it('offers a title for a pasted address, and refuses what may not be followed in a sentence', async () => {
    const here = desk({ name: 'Maya' });
    const item = story(here);
    await around(here, links(item));
    named('button', 'Add a link').click();
    await settled();
    await userEvent.fill(one('#address'), 'javascript:alert(1)');
    named('button', 'Add').click();
    await expect
      .poll(() => words('[role=alert]'))
      .toEqual(['A link begins with https:// or http:// and names a place.']);
    expect(focused()?.id).toBe('address');
    await expectAccessible();
    await userEvent.fill(one('#address'), 'wiki.example.org/rooms/Notes-of%20the_call.html?x=1');
    expect(one<HTMLInputElement>('#title').value).toBe('Notes of the call');
    named('button', 'Add').click();
    await expect
      .poll(() => here.store.item(item)?.attachments)
      .toMatchObject([
        { title: 'Notes of the call', url: 'https://wiki.example.org/rooms/Notes-of%20the_call.html?x=1' },
      ]);
    expect(all('[role=alert]')).toEqual([]);
    setTheme('dark');
    await expectAccessible();
  });

  it('a link is renamed and taken off, and undo brings both back', async () => {
    const here = desk({ name: 'Maya' });
    const item = story(here);
    attachLink(here.store.board, here.act(), item, 'Notes', 'https://example.org/notes');
    await around(here, links(item));
    const titles = () => here.store.item(item)?.attachments.map(({ title }) => title);
    named('button', 'Rename the link Notes').click();
    await settled();
    await expectAccessible();
    await userEvent.fill(one('#rename'), 'Notes of the call');
    await userEvent.keyboard('{Enter}');
    await expect.poll(titles).toEqual(['Notes of the call']);
    await settled();
    named('button', 'Take the link Notes of the call off').click();
    await expect.poll(titles).toEqual([]);
    here.session.history.undo();
    expect(titles()).toEqual(['Notes of the call']);
    here.session.history.undo();
    expect(titles()).toEqual(['Notes']);
  });
});

describe('gw-archive', () => {
  it('finds by key and by words, says when and by whom, restores in place, and names where things went', async () => {
    const here = desk({ name: 'Maya' });
    const sample = fillSample(here);
    const { board } = here.store;
    const elsewhere = 'z'.repeat(43) as BoardId;
    const moved = sample.find('Centralise service logs');
    archiveMoved(board, here.act(sample.people.jon), moved, { board: elsewhere, item: 'iThere' as ItemId });
    archiveItem(board, here.act(sample.people.asha), sample.find('As a shopper I can pay with a saved card'));
    const home = fakeHome([{ id: elsewhere, name: 'Payments', openedAt: 0, access: 'edit', waiting: 0 }]);
    const opened: ItemId[] = [];
    const place = await around(here, html`<gw-archive></gw-archive>`, home);
    place.addEventListener('gw-open-item', (event) => opened.push(event.item));
    one<HTMLElementTagNameMap['gw-archive']>('gw-archive').show();
    await settled();
    expect(words('.title')).toEqual([
      'As a shopper I can pay with a saved card',
      'Centralise service logs',
      'As a shopper I can pay by cheque',
    ]);
    expect(words('li .quiet')[0]).toMatch(/^Archived by Asha Singh, 23 Nov 2026/);
    expect(words('li .quiet')[1]).toMatch(/^Moved to Payments · Archived by Jon Karlsson/);
    expect(one<HTMLAnchorElement>('li a').getAttribute('href')).toBe(`/b/${elsewhere}?item=iThere`);
    await expectAccessible();
    setTheme('dark');
    await expectAccessible();
    await page.viewport(390, 844);
    await expectAccessible();
    // Words of a comment, of the title; a key.
    await userEvent.fill(one('input'), 'TOKENS provider');
    await expect.poll(() => words('.title')).toEqual(['As a shopper I can pay with a saved card']);
    const key = here.store.keyOf(here.store.item(moved)!);
    await userEvent.fill(one('input'), key.toLowerCase());
    await expect.poll(() => words('.title')).toEqual(['Centralise service logs']);
    named('button', `Bring back ${key}`).click();
    await expect.poll(() => here.store.item(moved)?.archived).toBeNull();
    await userEvent.fill(one('input'), '');
    await expect.poll(() => all('.title').length).toBe(2);
    all<HTMLButtonElement>('.open')[1]?.click();
    expect(opened).toEqual([sample.find('As a shopper I can pay by cheque')]);
    expect(one<HTMLDialogElement>('dialog').open).toBe(false);
  });

  it('shows 200 of many at a time', async () => {
    const here = desk({ name: 'Maya' });
    for (let i = 0; i < 230; i += 1) {
      const item = story(here, `Old ${i}`);
      archiveItem(here.store.board, here.act(), item);
    }
    await around(here, html`<gw-archive></gw-archive>`);
    one<HTMLElementTagNameMap['gw-archive']>('gw-archive').show();
    await settled();
    expect(all('.title').length).toBe(200);
    named('button', 'Show 30 more').click();
    await expect.poll(() => all('.title').length).toBe(230);
  });
});

describe('gw-copy-link', () => {
  it('copies the address of the item without the secret of the board', async () => {
    const here = desk({ name: 'Maya' });
    const item = story(here);
    await around(here, html`<gw-copy-link .item=${item}></gw-copy-link>`);
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async (text: string) => void copied.push(text) },
    });
    named('button', 'Copy the link').click();
    await expect.poll(() => copied).toEqual([`${location.origin}/b/${here.session.id}?item=${item}`]);
    await expect.poll(() => named('button', 'Link copied')).toBeTruthy();
    await expectAccessible();
  });
});
