// A board to plan with, opened in the Plan view: two backlogs, a sprint ahead, items that wait for others.

import { expect } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { GwPlan } from '../../../client/components/gw-plan.ts';
import '../../../client/components/gw-plan.ts';
import type { GwPlanList } from '../../../client/components/gw-plan-list.ts';
import type { GwPlanRow } from '../../../client/components/gw-plan-row.ts';
import { agreeToBox, proposeBox } from '../../../shared/board/mutate-box.ts';
import { Refusal } from '../../../shared/board/edit.ts';
import { addItem, setAssignee, setField, sizeItem } from '../../../shared/board/mutate-item.ts';
import { addLine } from '../../../shared/board/mutate-line.ts';
import { addMember, setRoles } from '../../../shared/board/mutate-member.ts';
import { addSprint, planItems, setSprintGoal } from '../../../shared/board/mutate-sprint.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import { setBlockedBy } from '../../../shared/board/mutate-waits.ts';
import type { ItemId, MemberId, SprintId } from '../../../shared/ids.ts';
import { kinds, type Kind, type TextField } from '../../../shared/kind.ts';
import { desk, type Desk } from './desk.ts';
import { all, one, openBoard, settled } from './stage.ts';

/** Opens the board of a desk in the Plan view. */
export async function openPlan(on: Desk): Promise<GwPlan> {
  const address = new URL(location.href);
  address.searchParams.set('view', 'plan');
  history.replaceState(history.state, '', address);
  await openBoard(on);
  await expect.poll(() => all('gw-plan-list').length).toBeGreaterThan(0);
  await settled();
  return one<GwPlan>('gw-plan');
}

export const listOf = (name: string): GwPlanList => {
  const list = all<GwPlanList>('gw-plan-list').find((found) => found.name === name);
  if (!list) throw new Error(`no list "${name}"`);
  return list;
};

export const rowOf = (id: ItemId): GwPlanRow => {
  const row = all<GwPlanRow>('gw-plan-row').find((found) => found.item === id);
  if (!row) throw new Error('no row');
  return row;
};

export const titlesIn = (on: Desk, name: string): readonly string[] =>
  listOf(name).ids.map((id) => on.store.item(id)?.texts.title ?? '');

/** Adds an item that is ready but for its size. */
export function addReady(on: Desk, by: MemberId, kind: Kind, title: string): ItemId {
  const { board } = on.store;
  const id = addItem(board, on.act(by), { kind, title, place: { column: null } });
  const write = (field: TextField) =>
    typeText(board, on.act(by), { item: id, field }, [{ at: 0, remove: 0, insert: 'said' }]);
  for (const { field } of kinds[kind].readyTexts) write(field);
  addLine(board, on.act(by), id, 'it works');
  if (kind === 'spike') setField(board, on.act(by), id, { field: 'output', value: 'decision' });
  return id;
}

/** Everybody who is asked agrees to the hours of a spike. */
export function agreeAll(on: Desk, id: ItemId): void {
  for (const member of on.store.members.keys()) {
    try {
      agreeToBox(on.store.board, on.act(member), id);
    } catch (error) {
      // Some have agreed already, by proposing.
      if (!(error instanceof Refusal)) throw error;
    }
  }
}

export interface PlanBoard {
  readonly maya: MemberId;
  readonly jon: MemberId;
  readonly sprint: SprintId;
  readonly find: (title: string) => ItemId;
}

/** The board of the picture: what stands in the backlogs and what is planned. */
export function fillPlan(on: Desk): PlanBoard {
  const { store } = on;
  const { board } = store;
  const person = (name: string, role: 'engineer' | 'productOwner') => {
    const id = addMember(board, on.act(), name);
    setRoles(board, on.act(id), id, [role]);
    return id;
  };
  const [maya, jon] = [person('Maya Olsen', 'productOwner'), person('Jon Karlsson', 'engineer')];
  const asha = person('Asha Singh', 'engineer');
  const add = (kind: Kind, title: string, size: number | null, rough = false): ItemId => {
    const id = rough
      ? addItem(board, on.act(jon), { kind, title, place: { column: null } })
      : addReady(on, jon, kind, title);
    if (size === null) return id;
    if (kind !== 'spike') sizeItem(board, on.act(jon), id, size);
    else {
      proposeBox(board, on.act(jon), id, size);
      agreeAll(on, id);
    }
    return id;
  };
  add('story', 'Split a basket over two deliveries', 8);
  add('story', 'Show stock while I type the quantity', 3);
  const returns = add('story', 'Return an item from the order page', 5);
  add('bug', 'Voucher field keeps an old code', 1);
  add('story', 'Choose a pick-up point on a map', null);
  add('story', 'Save a basket for later', 3, true);
  add('story', 'See points earned before paying', 2);
  const logs = add('task', 'Centralise service logs so on-call finds a failed payment in one search', 5);
  const provider = add('spike', 'Which authentication provider fits?', null);
  proposeBox(board, on.act(maya), provider, 8);
  add('task', 'Seed the test database from one command', 3);
  add('task', 'Move secrets to the vault', null, true);
  add('spike', 'What breaks first at 10× traffic?', 12);
  const planned = [
    add('story', 'Pay with a saved card', 5),
    add('story', 'See delivery dates before I pay', 3),
    add('story', 'Log in once for shop and support', 8),
    add('bug', 'Total is off by a cent', 3),
    add('task', 'Set up AWS staging', 5),
    add('task', 'Nightly restore test', 3),
    add('spike', 'Can the ledger survive a failover?', 8),
    add('spike', 'Is the tax service fast enough?', 12),
  ];
  const sprint = addSprint(board, on.act(maya), {
    name: 'Sprint 4',
    start: '2026-11-23',
    end: '2026-12-04',
  });
  setSprintGoal(board, on.act(maya), sprint, 'a shopper can log in once and pay in two taps.');
  planItems(board, on.act(maya), planned, sprint);
  setAssignee(board, on.act(jon), planned[4] as ItemId, jon, true);
  setAssignee(board, on.act(jon), planned[4] as ItemId, asha, true);
  setBlockedBy(board, on.act(jon), planned[2] as ItemId, provider, true);
  setBlockedBy(board, on.act(jon), returns, logs, true);
  const find = (title: string) => {
    const found = [...store.items()].find((item) => item.texts.title?.startsWith(title));
    if (!found) throw new Error(`no item "${title}"`);
    return found.id;
  };
  return { maya, jon, sprint, find };
}

export const product = 'Product backlog';
export const technical = 'Technical backlog';
export const feature = 'Feature work';
export const techwork = 'Technical work';

export const said = () => one('.said').textContent?.trim() ?? '';
export const wordsOf = (element: Element | undefined) =>
  (element?.shadowRoot?.textContent ?? element?.textContent ?? '').trim().replace(/\s+/g, ' ');
export const sumsOf = (name: string) => {
  const head = listOf(name).parentElement?.closest('section') ?? document.body;
  return wordsOf(all('gw-plan-sums', head)[0]);
};

export async function press(keys: string): Promise<void> {
  await userEvent.keyboard(keys);
  await settled();
}

/** Stories A, B, C … and tasks in their backlogs, and a sprint. */
export function withItems(on: Desk, stories: string, tasks = ''): Map<string, ItemId> & { sprint: SprintId } {
  const { board } = on.store;
  const ids = new Map<string, ItemId>();
  const add = (kind: 'story' | 'task', title: string) =>
    ids.set(title, addItem(board, on.act(), { kind, title, place: { column: null } }));
  for (const title of stories) add('story', title);
  for (const title of tasks) add('task', title);
  const sprint = addSprint(board, on.act(), { name: 'Sprint 1', start: null, end: null });
  return Object.assign(ids, { sprint });
}

export const id = (ids: ReadonlyMap<string, ItemId>, title: string): ItemId => ids.get(title) as ItemId;

/** A desk whose person is the product owner. */
export function ownerDesk(): Desk {
  const here = desk({ name: 'Maya' });
  setRoles(here.store.board, here.act(), here.session.me as MemberId, ['productOwner']);
  return here;
}
