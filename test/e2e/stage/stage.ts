// What all end-to-end tests of the board stand on: the built product as a real relay process, one Chromium, people who
// come with browsers of their own, and at the end of each test the question whether anything happened that must not.

import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import * as Y from 'yjs';
import { exportBoard, type ExportedBoard } from '../../../shared/board/export-board.ts';
import { openBoard, type Board } from '../../../shared/board/document.ts';
import type { Act } from '../../../shared/board/edit.ts';
import { authProtocol, parseLink } from '../../../shared/links.ts';
import { OpenBoard } from '../../../server/command/board-link.ts';
import { chromiumArgs, chromiumPath } from '../../browser/chromium.ts';
import { readBoard } from '../board-writer.ts';
import { Line } from './line.ts';
import { Person } from './person.ts';
import { StagedRelay, type NewBoard } from './relay.ts';
import { patienceMs, type Tab } from './tab.ts';

export const long = process.env['LONG'] === '1';

export const act = (): Act => ({ by: null, at: Date.now(), random: Math.random });

export class Stage {
  #relay: StagedRelay | undefined;
  #browser: Browser | undefined;
  #people: Person[] = [];

  get relay(): StagedRelay {
    if (!this.#relay) throw new Error('the relay is not built yet');
    return this.#relay;
  }

  async build(environment?: Readonly<Record<string, string>>): Promise<void> {
    this.#relay = await StagedRelay.build(environment);
    this.#browser = await chromium.launch({ executablePath: await chromiumPath(), args: chromiumArgs });
  }

  async remove(): Promise<void> {
    await this.#browser?.close();
    await this.#relay?.remove();
  }

  /**
   * Somebody with a browser that has never been here; `port`: where their line leads, unless straight to the relay;
   * `device`: at what they sit, unless at a laptop.
   */
  async person(port = this.relay.port, device: BrowserContextOptions = {}): Promise<Person> {
    const context = await this.#browser?.newContext({ viewport: { width: 1440, height: 900 }, ...device });
    if (!context) throw new Error('the browser is not started yet');
    const person = new Person(context, await Line.open(port));
    this.#people.push(person);
    return person;
  }

  /** Somebody new who has opened this link, and said who they are when there is a name. */
  async open(link: string, name?: string): Promise<{ readonly person: Person; readonly tab: Tab }> {
    const person = await this.person();
    const tab = await person.tab(link);
    if (name !== undefined) await tab.become(name);
    return { person, tab };
  }

  /** A new board with what `fill` puts on it, all of it on the relay's disk. */
  async board(name: string, fill: (board: Board, act: Act) => void): Promise<NewBoard> {
    const made = await this.relay.create(name);
    await this.write(made.links.edit, fill);
    return made;
  }

  /** Changes a board from outside of every browser, and waits for the relay's disk. */
  async write(link: string, change: (board: Board, act: Act) => void): Promise<void> {
    const client = await OpenBoard.open(link);
    const before = Y.encodeStateVector(client.doc);
    change(openBoard(client.doc), act());
    await client.save(before);
    client.close();
  }

  /** The board as the relay gives it to somebody who has nothing. */
  async onRelay(link: string, port = this.relay.port): Promise<ExportedBoard> {
    const parsed = parseLink(link);
    if (!parsed) throw new Error('this is no link');
    return exportBoard(openBoard(await readBoard(port, parsed.board, authProtocol(parsed))));
  }

  /** kill -9, which everybody's browser notices. */
  async killRelay(): Promise<void> {
    for (const person of this.#people) person.mayLoseLine();
    await this.relay.kill();
  }

  /** All go home; what happened in their tabs that must not. */
  async end(): Promise<string[]> {
    const people = this.#people;
    this.#people = [];
    const problems = people.flatMap(({ tabs }) => tabs.flatMap((tab) => tab.problems));
    await Promise.all(people.map((person) => person.leave()));
    return problems;
  }
}

/** Call once at the top of a test file; `environment` is what the relay's process has beside its own. */
export function useStage(environment?: Readonly<Record<string, string>>): Stage {
  const stage = new Stage();
  beforeAll(() => stage.build(environment));
  afterAll(() => stage.remove());
  afterEach(async () => {
    expect(await stage.end(), 'what happened in the tabs and must not').toEqual([]);
  });
  return stage;
}

/** What is looked at again and again until it is as expected, or it has taken far too long. */
export const eventually = <Seen>(look: () => Seen | Promise<Seen>) =>
  expect.poll(look, { timeout: patienceMs, interval: 30 });

/** Settles when all of these tabs hold the same board and show the same lists; gives the board. */
export async function sameBoard(first: Tab, ...others: readonly Tab[]): Promise<ExportedBoard> {
  const seenIn = async (tab: Tab) => ({ lists: await tab.lists(), board: await tab.board() });
  for (const other of others) {
    await vi.waitFor(async () => expect(await seenIn(other)).toEqual(await seenIn(first)), {
      timeout: patienceMs,
      interval: 100,
    });
  }
  return first.board();
}

/** The middle one of these figures. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
