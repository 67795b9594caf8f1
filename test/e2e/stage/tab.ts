// One tab that shows a board, driven as a person would: by what is written on the screen. It also keeps everything
// that must not happen in any tab: words in the console, requests to elsewhere, breaches of the page's own policy.

import type { Locator, Page } from 'playwright-core';
import type { GwApp } from '../../../client/components/gw-app.ts';
import type { ExportedBoard } from '../../../shared/board/export-board.ts';
import { parseLink } from '../../../shared/links.ts';
import type { Line } from './line.ts';

/**
 * What Chromium itself says in the console when a line is dead; nothing that a page could prevent. The last is of a
 * service worker's script that was on its way when the relay was killed.
 */
const deadLine =
  /^(?:WebSocket connection to '\S+' failed|Failed to load resource: net::ERR_|An unknown error occurred when fetching the script\.$)/;

/** How long anything may take on a machine that is busy with other tests; longer is a fault. */
export const patienceMs = 20_000;

export class Tab {
  readonly page: Page;
  /** What happened that must not. */
  readonly problems: string[] = [];
  readonly #line: Line;

  private constructor(page: Page, line: Line, mayLoseLine: () => boolean) {
    this.page = page;
    this.#line = line;
    page.on('console', (message) => {
      const text = message.text();
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      if (!(mayLoseLine() && deadLine.test(text))) this.problems.push(`console: ${text}`);
    });
    page.on('pageerror', (error) => this.problems.push(`thrown: ${error.stack ?? error.message}`));
    page.on('crash', () => this.problems.push('the page crashed'));
    page.on('request', (request) => this.#checkAddress(request.url()));
    page.on('websocket', (socket) => this.#checkAddress(socket.url()));
  }

  static async open(page: Page, line: Line, mayLoseLine: () => boolean): Promise<Tab> {
    const tab = new Tab(page, line, mayLoseLine);
    page.setDefaultTimeout(patienceMs);
    await page.exposeFunction('breach', (what: string) => tab.problems.push(`policy: ${what}`));
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        (globalThis as unknown as { breach(what: string): void }).breach(
          `${violatedDirective} ${blockedURI}`,
        );
      });
    });
    return tab;
  }

  #checkAddress(url: string): void {
    const { host, protocol } = new URL(url);
    if (protocol === 'blob:' || protocol === 'data:') return;
    if (host !== new URL(this.#line.origin).host) this.problems.push(`asked elsewhere: ${url}`);
  }

  /** Follows a link, through this person's line, and waits until its board stands on the screen. */
  async follow(link: string): Promise<void> {
    const board = parseLink(link)?.board;
    // What a test writes need not stand in a column to be seen.
    if (board) await this.page.addInitScript(showWaiting, `groundwork:board:${board}`);
    await this.page.goto(this.#line.through(link));
    await this.page.getByRole('main', { name: 'Board' }).waitFor();
    await this.page.locator('gw-cell').first().waitFor();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.page.locator('gw-cell').first().waitFor();
  }

  /** Settles when the header says exactly this about where the work is. */
  async says(label: string): Promise<void> {
    const said = this.page.getByRole('button', { name: `Where the work is: ${label}`, exact: true });
    await said.waitFor().catch(async (error: unknown) => {
      throw new Error(`the header says "${await this.header()}" instead of "${label}"`, { cause: error });
    });
  }

  /** What the header says about where the work is. */
  header(): Promise<string> {
    return this.page.locator('gw-sync-status .words').innerText();
  }

  /** The sentences behind the header's words. */
  async why(): Promise<string> {
    const details = this.page.getByRole('dialog', { name: 'Where the work is' });
    await this.page.getByRole('button', { name: /^Where the work is/ }).click();
    const words = await details.innerText();
    await this.page.keyboard.press('Escape');
    return words;
  }

  /** Says who sits here, as somebody new. */
  async become(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Who are you?' }).click();
    await this.answerWho(name);
  }

  /** Answers "Who are you?". */
  async answerWho(name: string): Promise<void> {
    const question = this.page.getByRole('dialog', { name: 'Who are you?' });
    await question.getByRole('textbox').fill(name);
    await question.getByRole('button', { name: 'Add me' }).click();
    await question.waitFor({ state: 'hidden' });
  }

  card(title: string | RegExp): Locator {
    return this.page.locator('gw-card', { hasText: title });
  }

  async openItem(title: string): Promise<void> {
    await this.card(title).getByRole('link').click();
    await this.field('Title').waitFor();
  }

  /** A field of the open item. */
  field(label: string): Locator {
    return this.page.locator('gw-item-panel').getByRole('textbox', { name: label, exact: true });
  }

  /** What stands in a field of the open item. */
  async words(label: string): Promise<string> {
    const field = this.field(label);
    const plain = await field.evaluate((element) => element instanceof HTMLTextAreaElement);
    return plain ? field.inputValue() : field.locator('.cm-line').evaluateAll(linesOf);
  }

  /** Puts the caret at the beginning or the end of a field of the open item. */
  async caret(label: string, where: 'Home' | 'End'): Promise<void> {
    // A long text at rest has its words drawn over the field; the press falls on them, and the editor comes.
    await this.field(label).click({ force: true });
    // A long text has its editor in place of the plain field a moment later.
    if (label === 'Description') await this.page.locator('gw-item-panel .cm-content:focus').waitFor();
    await this.page.keyboard.press(`Control+${where}`);
  }

  async move(title: string, column: string): Promise<void> {
    await this.card(title).hover();
    await this.card(title)
      .getByRole('button', { name: /^Move or change/ })
      .click();
    await this.page.getByRole('menuitemradio', { name: column, exact: true }).click();
  }

  /** How many cards the heads of the columns count; far down they are not built before one gets there. */
  async cards(): Promise<number> {
    const counts = await this.page.locator('gw-column-head .quiet.figures').allInnerTexts();
    return counts.reduce((sum, words) => sum + Number.parseInt(words, 10), 0);
  }

  /** Every list on the screen, "name of list: the cards in their order". */
  lists(): Promise<string[]> {
    return this.page.locator('gw-cell').evaluateAll((cells) =>
      cells.map((cell) => {
        const list = cell.shadowRoot?.querySelector('ul');
        const cards = [...(cell.shadowRoot?.querySelectorAll('gw-card') ?? [])];
        const titles = cards.map((card) => card.shadowRoot?.querySelector('.title')?.textContent?.trim());
        return `${list?.getAttribute('aria-label')}: ${titles.join(' | ')}`;
      }),
    );
  }

  /** The whole board as this tab would copy it out. */
  async board(): Promise<ExportedBoard> {
    const json = await this.page.evaluate(
      () => document.querySelector<GwApp>('gw-app')?.session?.copyOut().json,
    );
    if (json === undefined) throw new Error('no board is open in this tab');
    return JSON.parse(json) as ExportedBoard;
  }
}

const linesOf = (lines: Element[]): string =>
  lines
    .map((line) => {
      const copy = line.cloneNode(true) as Element;
      for (const caret of copy.querySelectorAll('.other-caret, .cm-placeholder')) caret.remove();
      return copy.textContent;
    })
    .join('\n');

function showWaiting(key: string): void {
  try {
    if (localStorage.getItem(key) === null) localStorage.setItem(key, '{"waiting":true}');
  } catch {
    // a browser that keeps nothing
  }
}
