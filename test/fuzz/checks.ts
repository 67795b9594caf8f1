// What must hold once everybody has everything, and of one store at any moment. Each check gives the sentences of what
// is wrong; none is none.

import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { planFacts } from '../../client/components/plan-facts.ts';
import { BoardStore, archiveTopic, backlogTopic, cellTopic } from '../../client/store/board-store.ts';
import type { Board } from '../../shared/board/document.ts';
import { asList } from '../../shared/board/values.ts';
import type { ItemId, MemberId } from '../../shared/ids.ts';
import type { Item } from '../../shared/item.ts';
import { planSurprises } from '../../shared/plan-surprises.ts';
import { isOrderKey } from '../../shared/order-keys.ts';
import { countOnGrid } from './box-grid.ts';
import type { Ledger } from './ledger.ts';
import { refName, type Replica } from './replica.ts';
import type { Rules } from './rules.ts';
import { wordsOfItem } from './words.ts';

const hour = 3_600_000;
const backlogs = ['product', 'technical'] as const;

const listTopics = (store: BoardStore) => [
  archiveTopic,
  ...backlogs.map((backlog) => backlogTopic(backlog)),
  ...store.columns.flatMap(({ id }) => backlogs.map((backlog) => cellTopic(backlog, id))),
];

/** The store that was kept up to date change by change, against one made from the document as it is. */
export function checkStore({ name, store, editors }: Replica): string[] {
  const wrong: string[] = [];
  const fresh = new BoardStore(store.board.doc);
  fresh.close();
  const same = (what: string, kept: unknown, made: unknown) => {
    if (!isDeepStrictEqual(kept, made))
      wrong.push(`${name}: the store's ${what} is not that of a fresh one: ${show(kept)} / ${show(made)}`);
  };
  const kept = [...store.items()];
  same('set of items', new Set(kept.map(({ id }) => id)), new Set([...fresh.items()].map(({ id }) => id)));
  for (const item of kept) {
    same(`item ${item.id}`, item, fresh.item(item.id));
    same(`key of ${item.id}`, store.keyOf(item), fresh.keyOf(item));
    same(`votes on ${item.id}`, store.sizing(item.id), fresh.sizing(item.id));
  }
  for (const small of ['columns', 'members', 'epics', 'sprints', 'settings', 'meetings'] as const)
    same(small, store[small], fresh[small]);
  for (const topic of listTopics(fresh)) same(topic, store.list(topic), fresh.list(topic));
  for (const { text, words } of editors.values()) same(`editor of ${refName(text.ref)}`, words, text.value);
  return wrong;
}

const show = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 400);

/** All replicas hold the same: documents, what was deleted in them, records. */
export function checkEqual(replicas: readonly Replica[], rebuilt: Y.Doc): string[] {
  const wrong: string[] = [];
  const [first, ...others] = replicas as [Replica, ...Replica[]];
  const contents = (doc: Y.Doc) =>
    Object.fromEntries([...doc.share.keys()].map((r) => [r, doc.getMap(r).toJSON()]));
  const snapshot = Y.snapshot(first.doc);
  const json = contents(first.doc);
  const docs = [...others.map(({ name, doc }) => ({ name, doc })), { name: 'all updates', doc: rebuilt }];
  for (const { name, doc } of docs) {
    // Reading a root makes it, so both are asked for the roots of both.
    for (const root of Object.keys(json)) doc.getMap(root);
    if (!Y.equalSnapshots(snapshot, Y.snapshot(doc)))
      wrong.push(`${first.name} and ${name} differ in state vector or delete set`);
    if (!isDeepStrictEqual(json, contents(doc)))
      wrong.push(`${first.name} and ${name} differ in content: ${firstDifference(json, contents(doc))}`);
  }
  const records = (store: BoardStore) => ({
    items: new Map([...store.items()].map((item) => [item.id, item])),
    keys: new Map([...store.items()].map((item) => [item.id, store.keyOf(item)])),
    small: [store.columns, store.members, store.epics, store.sprints, store.settings],
    lists: listTopics(store).map((topic) => store.list(topic)),
  });
  const own = records(first.store);
  for (const { name, store } of others)
    if (!isDeepStrictEqual(own, records(store)))
      wrong.push(`${first.name} and ${name} read different records`);
  for (const { name, doc } of replicas)
    if (doc.store.pendingStructs || doc.store.pendingDs)
      wrong.push(`${name} waits for updates that never come`);
  return wrong;
}

function firstDifference(a: unknown, b: unknown, path = ''): string {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return `${path}: ${show(a)} / ${show(b)}`;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)]))
    if (!isDeepStrictEqual(left[key], right[key]))
      return firstDifference(left[key], right[key], `${path}/${key}`);
  return path;
}

/** Lists of a fresh store: sorted, nothing twice, nothing missing; order keys valid and each item's own. */
export function checkLists(replica: Replica, rules: Rules): string[] {
  const wrong: string[] = [];
  const store = new BoardStore(replica.doc);
  store.close();
  const seen = new Map<ItemId, string[]>();
  for (const topic of listTopics(store)) {
    const ids = store.list(topic);
    for (const [i, id] of ids.entries()) {
      seen.set(id, [...(seen.get(id) ?? []), topic]);
      const rank = (of: ItemId | undefined) => {
        const place = of && store.item(of)?.place;
        return `${(topic.startsWith('list:cell:') ? place?.boardRank : place?.backlogRank) ?? ''} ${of}`;
      };
      if (i > 0 && rank(ids[i - 1]) >= rank(id)) wrong.push(`${topic} is not sorted at ${id}`);
    }
  }
  for (const item of store.items()) {
    const lists = seen.get(item.id) ?? [];
    const stands = (prefix: string) => lists.filter((list) => list.startsWith(prefix)).length;
    const [backlog, cell, archive] = [stands('list:backlog:'), stands('list:cell:'), stands(archiveTopic)];
    const onBoard = !item.archived && item.place.column !== null ? 1 : 0;
    if (backlog !== (item.archived ? 0 : 1) || cell !== onBoard || archive !== (item.archived ? 1 : 0))
      wrong.push(`${item.id} stands in ${lists.join(', ') || 'no list'}`);
  }
  for (const rank of ['boardRank', 'backlogRank'] as const) {
    const taken = new Map<string, ItemId>();
    for (const item of store.items()) {
      const key = rules.view(store.board, item).place[rank];
      const other = taken.get(key);
      if (!isOrderKey(key)) wrong.push(`${item.id} has no valid ${rank}: ${key}`);
      if (other) wrong.push(`${item.id} and ${other} share the ${rank} ${key}: nothing fits between them`);
      taken.set(key, item.id);
    }
  }
  return wrong;
}

/** Everything in the ledger is there, and nothing of it twice. */
export function checkLedger(replica: Replica, ledger: Ledger, rules: Rules): string[] {
  const wrong: string[] = [];
  const { board, store } = replica;
  const items = new Map([...store.items()].map((item) => [item.id, rules.view(board, item)]));
  for (const id of ledger.items) if (!items.has(id)) wrong.push(`item ${id} is lost`);
  for (const id of items.keys()) if (!ledger.items.has(id)) wrong.push(`nobody made item ${id}`);

  const counts = new Map([...items.keys()].map((id) => [id, wordsOfItem(board, id)]));
  for (const [word, id] of ledger.words) {
    const count = counts.get(id)?.get(word) ?? 0;
    if (count === 0 && !ledger.takenOut.has(word))
      wrong.push(`${word} was typed into ${id}, nobody took it out, it is lost`);
    if (count > 1 && !ledger.everTakenOut.has(word))
      wrong.push(`${word} was typed into ${id} once and stands there ${count} times`);
    const shown = items.get(id);
    if (shown && count > 0 && !shownWords(replica, shown).includes(word))
      wrong.push(`${word} stands in ${id} but no reader sees it`);
  }
  for (const [name, values] of ledger.lasting) {
    const [id, key] = name.split('/') as [ItemId, string];
    const value: unknown = board.items.get(id)?.get(key);
    const text = value instanceof Y.Text ? 'text' : JSON.stringify(value);
    if (values.size !== 1 || !values.has(text))
      wrong.push(`${name} was ${[...values].join(' and ')} and is ${text ?? 'lost'}`);
  }
  for (const [name, stays] of ledger.elements) {
    const [id, set, ...rest] = name.split('/') as [ItemId, 'labels' | 'assignees' | 'blockedBy', ...string[]];
    const elements: readonly string[] = items.get(id)?.[set] ?? [];
    if (stays && !elements.includes(rest.join('/')))
      wrong.push(`${name} was put there, nobody took it off, it is lost`);
  }
  for (const [id, places] of ledger.places) {
    const place = JSON.stringify(items.get(id)?.place);
    if (items.has(id) && !places.has(place)) wrong.push(`nobody ever put ${id} at ${place}`);
  }
  const records = [...store.members.keys(), ...store.epics, ...store.sprints];
  const ids = new Set(records.map((record) => (typeof record === 'string' ? record : record.id) as string));
  for (const id of ledger.records) if (!ids.has(id)) wrong.push(`${id} is lost`);
  return [...wrong, ...checkRefined(board, ledger, rules)];
}

/** Each vote and each entry of an agenda is as somebody made it, and gone only where somebody took it back. */
function checkRefined(board: Board, ledger: Ledger, rules: Rules): string[] {
  const refined = rules.refined(board);
  return [...ledger.refined].flatMap(([key, values]) => {
    const value = refined.get(key) ?? null;
    return values.has(value) ? [] : [`${key} was ${[...values].join(' and ')} and is ${value ?? 'lost'}`];
  });
}

/** Everybody who was away all the time is told the same of the plan, and none of it is about what is not there. */
export function checkSurprises(replicas: readonly Replica[], members: readonly MemberId[]): string[] {
  const wrong: string[] = [];
  const told = (store: BoardStore, me: MemberId) =>
    planSurprises(planFacts(store, me, [{ from: 0, to: null }]));
  const [first, ...others] = replicas as [Replica, ...Replica[]];
  for (const me of members) {
    const own = told(first.store, me);
    const keys = own.map(({ key }) => key);
    if (new Set(keys).size < keys.length) wrong.push(`${first.name} is told twice: ${keys.join(', ')}`);
    for (const { items, key } of own)
      if (items.some((id) => !first.store.item(id))) wrong.push(`${key} names what is not there`);
    for (const { name, store } of others)
      if (!isDeepStrictEqual(own, told(store, me)))
        wrong.push(`${first.name} and ${name} are told other surprises`);
  }
  return wrong;
}

/** Words as a reader sees them, with those of lines that were taken off. */
function shownWords({ board }: Replica, item: Item): string {
  const hidden = [...(board.items.get(item.id) ?? [])].flatMap(([key, value]) =>
    key.startsWith('line:') && board.items.get(item.id)?.get(`lineGone:${key.slice(5)}`) === true
      ? [String(value)]
      : [],
  );
  return [...Object.values(item.texts), ...item.lines.map(({ text }) => text), ...hidden].join('\n');
}

/** No box counts an hour twice or more than its limit; time only adds to it, never faster than it passes. */
export function checkBoxes(replica: Replica, rules: Rules, now: number): string[] {
  const wrong: string[] = [];
  for (const item of replica.store.items()) {
    if (item.kind !== 'spike' || item.box.length === 0) continue;
    let before: { at: number; spent: number } | undefined;
    for (const at of [now - 30 * hour, now - hour, now, now + hour, now + 48 * hour]) {
      const box = rules.foldBox(item.box, at);
      const shuffled = rules.foldBox([...item.box, ...item.box].toReversed(), at);
      const grid = countOnGrid(item.box, at);
      if (box.spent > box.limit) wrong.push(`the box of ${item.id} spent ${box.spent} of ${box.limit}`);
      if (box.limit !== grid.limit) wrong.push(`the limit of ${item.id} is ${box.limit}, not ${grid.limit}`);
      if (box.spent !== grid.spent)
        wrong.push(
          `the box of ${item.id} counts ${box.spent / hour} h, minute by minute ${grid.spent / hour} h`,
        );
      if (!isDeepStrictEqual(box, shuffled))
        wrong.push(`the box of ${item.id} depends on the order of its log`);
      if (before && !(box.spent >= before.spent && box.spent - before.spent <= at - before.at))
        wrong.push(`the box of ${item.id} went from ${before.spent} to ${box.spent} in ${at - before.at}`);
      before = { at, spent: box.spent };
    }
  }
  return wrong;
}

const keptForGood = new Set<unknown>(['points', 'place', 'kind']);

/** A log that has grown past its length is short again after the next entry. */
export function checkLogs(replica: Replica, rules: Rules): string[] {
  const wrong: string[] = [];
  for (const [id, item] of replica.board.items) {
    const log = item.get('log');
    if (!(log instanceof Y.Array) || log.length < 240) continue;
    const kept = () => log.toArray().filter((entry) => keptForGood.has(asList(entry)[2])).length;
    const before = kept();
    rules.setLabel(replica.board, replica.act(), id as ItemId, 'one more', true);
    if (log.length - kept() > 200)
      wrong.push(`the log of ${id} holds ${log.length - kept()} entries of no weight`);
    if (kept() !== before) wrong.push(`the log of ${id} lost an entry of size, place or kind`);
  }
  return wrong;
}
