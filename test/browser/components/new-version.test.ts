// What a person sees of the page's own life: the offer of a newer version, what starting without a network needs, and
// that words which were not sent outlive a reload.

import { describe, expect, it, vi } from 'vitest';
import type { GwApp } from '../../../client/components/gw-app.ts';
import '../../../client/components/gw-new-version.ts';
import type { GwNewVersion } from '../../../client/components/gw-new-version.ts';
import { draftOf, forgetDrafts, keepDraft } from '../../../client/components/drafts.ts';
import type { BoardSession } from '../../../client/session.ts';
import type { BoardId } from '../../../shared/ids.ts';
import { desk, type Desk } from './desk.ts';
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
import { anItem, area, showField, words } from './text-kit.ts';

useStage();

/** The same board in the same tab after a reload: all that lived in memory is gone, the board is in storage. */
function reloaded({ session }: Desk): BoardSession {
  return {
    ...session,
    get me() {
      return session.me;
    },
    get readOnly() {
      return session.readOnly;
    },
  };
}

describe('gw-new-version', () => {
  async function offered(): Promise<{ offer: GwNewVersion; reloads: () => number; finish: () => void }> {
    await openBoard(desk({ name: 'Maya' }));
    const app = one<GwApp>('gw-app');
    let reloads = 0;
    let finish = () => {};
    app.addEventListener('gw-reload', (event) => {
      reloads += 1;
      event.done = new Promise((resolve) => (finish = resolve));
    });
    app.newVersion = true;
    await settled();
    return { offer: one<GwNewVersion>('gw-new-version'), reloads: () => reloads, finish: () => finish() };
  }

  it('is offered in words and aloud, accessible, light and dark', async () => {
    const { offer } = await offered();
    expect(one('aside', offer).textContent?.replace(/\s+/g, ' ')).toContain(
      'A new version of Groundwork is here.',
    );
    const said = one('[role=status]', one('gw-app'));
    expect(said.textContent).toBe('A new version of Groundwork is here. Reload the page to use it.');
    // It stands on the screen once, not twice.
    expect(said.className).toBe('unseen');
    for (const theme of ['light', 'dark'] as const) {
      setTheme(theme);
      await expectAccessible();
    }
  });

  it('asks for the reload, and does nothing by itself', async () => {
    const { offer, reloads, finish } = await offered();
    expect(reloads()).toBe(0);
    named('button', 'Reload', offer).click();
    expect(reloads()).toBe(1);
    await settled();
    expect(named('button', 'Reload', offer).textContent?.trim()).toBe('Reloading…');
    expect(all('gw-new-version')).toHaveLength(1);
    finish();
    await expect.poll(() => named('button', 'Reload', offer).textContent?.trim()).toBe('Reload');
  });

  it('goes with Later, and the focus goes back to where it was', async () => {
    const { offer, reloads } = await offered();
    const before = one<HTMLInputElement>('input', one('gw-board-header'));
    before.focus();
    const later = named('button', 'Later', offer);
    later.focus();
    later.click();
    await settled();
    expect(all('gw-new-version')).toHaveLength(0);
    expect(focused()).toBe(before);
    expect(reloads()).toBe(0);
  });
});

describe('where the work is', () => {
  it('says that starting without a network needs https, where it is missing, and nothing elsewhere', async () => {
    const here = desk({ name: 'Maya' });
    await openBoard(here);
    expect(one('[popover]', one('gw-sync-status')).textContent).not.toContain('https');
    vi.stubGlobal('isSecureContext', false);
    try {
      here.setStatus(here.session.status);
      await settled();
      expect(one('[popover]', one('gw-sync-status')).textContent).toContain(
        'Starting without a network needs https',
      );
      one('button', one('gw-sync-status')).click();
      await expectAccessible();
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

describe('words that were not sent', () => {
  it('outlive a reload, until they are sent or the board is forgotten', () => {
    const here = desk();
    keepDraft(here.session, 'comment x', 'Half a tho');
    keepDraft(here.session, 'new item', 'Fare');
    expect(draftOf(reloaded(here), 'comment x')).toBe('Half a tho');
    keepDraft(here.session, 'comment x', '');
    expect(draftOf(reloaded(here), 'comment x')).toBe('');
    expect(draftOf(reloaded(here), 'new item')).toBe('Fare');
    forgetDrafts('another'.padEnd(43, '0') as BoardId);
    expect(draftOf(reloaded(here), 'new item')).toBe('Fare');
    forgetDrafts(here.session.id);
    expect(draftOf(reloaded(here), 'new item')).toBe('');
  });

  it('are kept in memory where the browser keeps nothing', () => {
    const here = desk();
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError');
    });
    keepDraft(here.session, 'comment x', 'Half a tho');
    expect(draftOf(here.session, 'comment x')).toBe('Half a tho');
    expect(draftOf(reloaded(here), 'comment x')).toBe('');
  });

  it('of a text that nobody has signed stand in it again after a reload, merged with what others wrote', async () => {
    const here = desk();
    const item = anItem(here, { title: 'Pay' });
    const field = await showField(here, item, 'title');
    area(field).focus();
    area(field).setRangeText(' by card', 3, 3, 'end');
    area(field).dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settled();
    expect(words(here, item, 'title')).toBe('Pay');
    // Nothing says goodbye when a page is reloaded: what is kept was kept while it was typed.
    const kept = Object.entries(sessionStorage);
    document.body.replaceChildren();
    sessionStorage.clear();
    for (const [key, value] of kept) sessionStorage.setItem(key, String(value));
    const after = { ...here, session: reloaded(here) };
    const again = await showField(after, item, 'title');
    expect(area(again).value).toBe('Pay by card');
    expect(one('[role=alert]', again).textContent).toContain('say who you are first');
  });

  it.each(['{', 'null', '[]', '{"base":1,"shown":"x"}', '"x"', `{"shown":"${'x'.repeat(50)}"}`])(
    'and were put there by somebody else (%s) are none',
    async (stored) => {
      const here = desk();
      const item = anItem(here, { title: 'Pay' });
      keepDraft(here.session, `held ${JSON.stringify({ item, field: 'title' })}`, stored);
      const field = await showField({ ...here, session: reloaded(here) }, item, 'title');
      expect(area(field).value).toBe('Pay');
    },
  );
});
