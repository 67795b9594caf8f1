// The floor beside which Groundwork is measured: the page in page/, built when the bench starts, and its rooms.

import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { columnNames, seededItems } from '../items.ts';
import type { Colleague, FilledBoard, Subject } from '../subject.ts';
import { WallClockRoom } from '../wall-clock-room.ts';
import { pageServer } from './page-server.ts';
import { Rooms } from './rooms.ts';
import { fill, place, rowsOf, titleOf } from './rows.ts';

const vite = `${import.meta.dirname}/../../../../node_modules/vite/bin/vite.js`;

export class Floor implements Subject {
  readonly name = 'floor';
  readonly look = { view: 'floor-board', list: 'floor-column', card: 'floor-card' };
  readonly fields = ['title'] as const;
  readonly #folder: string;
  readonly #server: Server;
  readonly #rooms: Rooms;
  readonly #boards = new Map<number, FilledBoard>();

  private constructor(folder: string, server: Server) {
    this.#folder = folder;
    this.#server = server;
    this.#rooms = new Rooms(server);
  }

  static async start(): Promise<Floor> {
    const folder = await mkdtemp(join(tmpdir(), 'groundwork-floor-'));
    const words = ['build', '--config', `${import.meta.dirname}/vite.config.ts`, '--logLevel', 'error'];
    // In a process of its own, so that it is a page as it would ship.
    await promisify(execFile)(process.execPath, [vite, ...words, '--outDir', folder], {
      env: { PATH: process.env['PATH'] },
    });
    const server = pageServer(folder).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Floor(folder, server);
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async board(size: number): Promise<FilledBoard> {
    const board = this.#boards.get(size) ?? this.#fill(size);
    this.#boards.set(size, board);
    return board;
  }

  async sitDown(): Promise<void> {}

  async edit(page: Page, item: string): Promise<void> {
    const box = await page.evaluate((id) => window.probe.boxOf(id), item);
    if (!box) throw new Error('the card to open is not there');
    await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.press('Control+End');
  }

  async stop(): Promise<void> {
    this.#rooms.close();
    this.#server.closeAllConnections();
    this.#server.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  #fill(size: number): FilledBoard {
    const room = `b${size}`;
    const path = `/?room=${room}`;
    return {
      path,
      firstPath: path,
      columns: columnNames.map((_, i) => String(i)),
      items: fill(this.#rooms.doc(room), seededItems(size)),
      join: () => this.#join(room),
    };
  }

  async #join(name: string): Promise<Colleague> {
    const room = await WallClockRoom.join(`${this.origin.replace(/^http/, 'ws')}/ws`, name);
    const text = (item: string) => titleOf(rowsOf(room.doc).get(item));
    // oxlint-disable-next-line typescript/no-base-to-string -- Y.Text has its own toString
    const words = (item: string) => text(item).toString();
    return {
      rename: (item, title) =>
        room.change(() =>
          room.doc.transact(() => {
            text(item).delete(0, text(item).length);
            text(item).insert(0, title);
          }),
        ),
      move: (item, column) => room.change(() => place(room.doc, item, column, -Date.now())),
      hears: (all, patienceMs) => room.when(() => all(words), patienceMs),
      leave: () => room.leave(),
    };
  }
}
