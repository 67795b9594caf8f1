// Groundwork as it ships: a relay of its own, the built page, boards filled by an import.

import * as Y from 'yjs';
import type { Page } from 'playwright-core';
import type { GwApp } from '../../../../client/components/gw-app.ts';
import { OpenBoard } from '../../../../server/command/board-link.ts';
import { openBoard } from '../../../../shared/board/document.ts';
import { importPlan } from '../../../../shared/board/import-plan.ts';
import { addMember } from '../../../../shared/board/mutate-member.ts';
import { readColumns } from '../../../../shared/board/read-records.ts';
import type { MemberId } from '../../../../shared/ids.ts';
import type { ImportPlan } from '../../../../shared/import/plan.ts';
import { authProtocol, parseLink } from '../../../../shared/links.ts';
import { seeded } from '../../../board-kit.ts';
import { plannedItem } from '../../../planned-item.ts';
import { StagedRelay } from '../../../e2e/stage/relay.ts';
import { columnNames, seededItems } from '../items.ts';
import type { Field, FilledBoard, MeetingRoom, Subject } from '../subject.ts';
import { joinBoard } from './colleague.ts';
import { fillMeetingRoom } from './meeting-room.ts';

interface Filled extends FilledBoard {
  readonly person: MemberId;
}

export class Groundwork implements Subject {
  readonly name = 'groundwork';
  readonly look = { view: 'gw-lanes', list: 'gw-cell', card: 'gw-card' };
  readonly fields = ['title', 'description'] as const;
  readonly #relay: StagedRelay;
  readonly #boards = new Map<number, Promise<Filled>>();

  private constructor(relay: StagedRelay) {
    this.#relay = relay;
  }

  static async start(): Promise<Groundwork> {
    return new Groundwork(await StagedRelay.build());
  }

  get origin(): string {
    return this.#relay.origin;
  }

  board(size: number): Promise<FilledBoard> {
    const board = this.#boards.get(size) ?? this.#fill(size);
    this.#boards.set(size, board);
    return board;
  }

  /** The person is on the board already; this browser only says which one it is. */
  async sitDown(page: Page, board: FilledBoard): Promise<void> {
    await page.evaluate(
      (person) => document.querySelector<GwApp>('gw-app')?.session?.setMe(person),
      (board as Filled).person,
    );
  }

  async edit(page: Page, item: string, field: Field): Promise<void> {
    // No hand is at the next card before the item that was open has made room.
    await page.locator('gw-item-panel').waitFor({ state: 'detached' });
    const box = await page.evaluate((id) => window.probe.boxOf(id), item);
    if (!box) throw new Error('the card to open is not there');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const panel = page.locator('gw-item-panel');
    const name = field === 'title' ? 'Title' : 'Description';
    // A long text at rest has its words drawn over the field; the press falls on them, and the editor comes.
    await panel.getByRole('textbox', { name, exact: true }).click({ force: true });
    if (field === 'description') await panel.locator('.cm-content:focus').waitFor();
    await page.keyboard.press('Control+End');
  }

  async meeting(writers: number): Promise<MeetingRoom> {
    const room = await fillMeetingRoom(this.#relay, writers);
    return {
      items: room.items,
      firstPath: room.firstPath,
      lookOn: async (page) => {
        await page.locator('gw-refine-item gw-text-field').first().waitFor();
        await page.evaluate(
          (person) => document.querySelector<GwApp>('gw-app')?.session?.setMe(person),
          room.person,
        );
      },
      edit: async (page) => {
        const item = page.locator('gw-refine-item');
        await item.getByRole('textbox', { name: 'Description', exact: true }).click({ force: true });
        await item.locator('.cm-content:focus').waitFor();
        await page.keyboard.press('Control+End');
      },
      othersCome: () => room.writers.come(),
      othersGo: () => room.writers.go(),
      leave: () => room.writers.stop(),
    };
  }

  async stop(): Promise<void> {
    await this.#relay.remove();
  }

  async #fill(size: number): Promise<Filled> {
    const { id, links } = await this.#relay.create(`${size} items`);
    const link = parseLink(links.edit);
    if (!link) throw new Error('the relay gave no link');
    const client = await OpenBoard.open(links.edit);
    const before = Y.encodeStateVector(client.doc);
    const board = openBoard(client.doc);
    const act = { by: null, at: Date.now(), random: seeded(size) };
    const person = addMember(board, act, 'Maya', ['engineer']);
    const { items } = importPlan(board, act, planOf(size));
    const columns = columnNames.map((name) => {
      const column = readColumns(board).find((one) => one.name === name);
      if (!column) throw new Error(`the column ${name} did not come`);
      return column.id;
    });
    await client.save(before);
    client.close();
    const url = new URL(links.edit);
    return {
      person,
      columns,
      items,
      firstPath: url.pathname + url.hash,
      path: url.pathname,
      join: () => joinBoard(this.origin, { board: id, protocol: authProtocol(link), columns }),
    };
  }
}

function planOf(size: number): ImportPlan {
  const items = seededItems(size).map(({ kind, title, text, column }) =>
    plannedItem('', title, { kind, description: text, column }),
  );
  return {
    format: 'Bench',
    recognised: 'Seeded items.',
    boardName: '',
    columns: columnNames.map((name) => ({ name, done: name === 'Done', archived: false })),
    sprints: [],
    epics: [],
    members: [],
    items,
    left: [],
    warnings: [],
  };
}
