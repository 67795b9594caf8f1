// What people do to items beside typing: adding, moving, sizing, their sets, lines, links, comments, the archive.

import type { Target } from '../../shared/board/mutate-place.ts';
import type { ItemId, LineId, MemberId } from '../../shared/ids.ts';
import type { Item } from '../../shared/item.ts';
import { kindNames } from '../../shared/kind.ts';
import { aMember, anItem, onItem, type Hands, type Operation } from './hands.ts';

/** Two neighbours of a list, or one of them, or its end; and now and then a column or a sprint. */
function aTarget({ replica, draw }: Hands, not?: ItemId): Target {
  const column = draw.chance(0.6) ? (draw.among(replica.store.columns)?.id ?? null) : undefined;
  const sprint = draw.chance(0.2) ? (draw.among(replica.store.sprints)?.id ?? null) : undefined;
  const list = draw.one(['board', 'backlog']);
  const rank = (item: Item) => (list === 'board' ? item.place.boardRank : item.place.backlogRank);
  const sorted = [...replica.store.items()]
    .filter(({ id }) => id !== not)
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .map(({ id }) => id);
  const at = draw.below(Math.min(sorted.length, 4));
  const after = sorted[at];
  const before = sorted[at + 1];
  return {
    list,
    ...(column !== undefined && { column }),
    ...(sprint !== undefined && { sprint }),
    ...(draw.chance(0.7) && after !== undefined && { after }),
    ...(draw.chance(0.3) && before !== undefined && { before }),
    ...(draw.chance(0.1) && { after: null }),
  };
}

/** Why an item is finished incomplete; often nothing, and once too long. */
const aReason = (draw: Hands['draw']): string =>
  draw.one(['', '', 'the rest goes elsewhere', 'shipped as it is', 'x'.repeat(501)]);

export const addItem: Operation = (hands) => {
  const { replica, draw, rules, newWord } = hands;
  const kind = draw.one(['story', 'task', 'spike', 'bug']);
  const made = { kind, title: draw.chance(0.03) ? '  ' : newWord(), place: aTarget(hands) };
  return [`addItem ${JSON.stringify(made)}`, () => rules.addItem(replica.board, replica.act(), made)];
};

/** A list pasted at once: all of it in its order, or none of it. */
export const addItems: Operation = (hands) => {
  const { replica, draw, rules, newWord } = hands;
  const assignee = draw.chance(0.3) ? aMember(hands) : undefined;
  const items = Array.from({ length: 1 + draw.below(3) }, () => ({
    title: draw.chance(0.03) ? '  ' : newWord(),
    ...(draw.chance(0.3) && { labels: [draw.one(['delivery', 'risk', ' '])] }),
    ...(assignee && { assignees: [assignee] }),
  }));
  const made = {
    kind: draw.one(['story', 'task', 'spike', 'bug'] as const),
    backlog: draw.one(['product', 'technical'] as const),
    epic: draw.chance(0.3) ? (draw.among(replica.store.epics)?.id ?? null) : null,
    items,
    place: aTarget(hands),
  };
  return [
    `addItems ${JSON.stringify(made)}`,
    () => {
      const ids = rules.addItems(replica.board, replica.act(), made);
      const rank = (id: ItemId) => {
        const place = rules.view(replica.board, replica.store.item(id) as Item).place;
        return made.place.list === 'board' ? place.boardRank : place.backlogRank;
      };
      if (ids.some((id, index) => index > 0 && rank(id) <= rank(ids[index - 1] as ItemId)))
        throw new Error(`${ids.join(' ')} do not stand in their order`);
    },
  ];
};

export const moveItem = onItem('moveItem', (hands, { id }) => {
  const { replica, rules, draw } = hands;
  const target = aTarget(hands, id);
  const reason = aReason(draw);
  return [
    `${JSON.stringify(target)} ${reason}`,
    () => {
      rules.moveItem(replica.board, replica.act(), id, target, reason);
      const { after, list } = target;
      const rank = (of: ItemId) => {
        const place = rules.view(replica.board, replica.store.item(of) as Item).place;
        return list === 'board' ? place.boardRank : place.backlogRank;
      };
      if (after && rank(id) <= rank(after))
        throw new Error(`${id} does not stand behind ${after}: ${rank(id)} <= ${rank(after)}`);
    },
  ];
});

/** Several at once go into a column, behind one another: what is refused for one stops no other. */
export const manyWork: Operation = (hands) => {
  const { replica, rules, draw } = hands;
  const ids = Array.from({ length: 1 + draw.below(4) }, () => anItem(hands)?.id ?? ('iNotHere' as ItemId));
  const column = draw.among(replica.store.columns)?.id ?? null;
  const reason = aReason(draw);
  return [
    `onEach ${ids.join(' ')} ${column} ${reason}`,
    () => {
      let after: ItemId | null = null;
      const many = rules.onEach(replica.board, replica.act(), ids, (board, act, id) => {
        rules.moveItem(board, act, id, { column, ...(after !== null && { after }) }, reason);
        after = id;
      });
      const asked = new Set(ids).size;
      if (many.done.length + many.refused.length !== asked)
        throw new Error(`of ${asked} items ${many.done.length} moved and ${many.refused.length} did not`);
      for (const { id, sentence } of many.refused)
        if (sentence === '') throw new Error(`${id} is refused without a word`);
    },
  ];
};

/** A label put on and taken off many times: the log has to stay short. */
export const chatter = onItem('chatter', ({ replica, rules, draw, ledger }, { id }) => {
  const times = 60 + draw.below(200);
  const toggle = () => {
    for (let i = 0; i < times; i += 1)
      rules.setLabel(replica.board, replica.act(), id, 'chatter', i % 2 === 0);
    // Taken off in the middle, which a look before and after does not see.
    ledger.elements.set(`${id}/labels/chatter`, false);
  };
  // In one transaction, only because so many messages would take the time of ten runs.
  return [`${times}`, () => replica.doc.transact(toggle)];
});

export const setElement = onItem('set', (hands, item) => {
  const { replica, rules, draw } = hands;
  const there = draw.chance(0.8);
  const act = replica.act();
  switch (draw.below(3)) {
    case 0: {
      const label = draw.one(['delivery', 'risk', 'later', ' ', 'a/b~c:d']);
      return [`label ${label} ${there}`, () => rules.setLabel(replica.board, act, item.id, label, there)];
    }
    case 1: {
      const member = aMember(hands) ?? ('mNobody' as MemberId);
      return [
        `assignee ${member} ${there}`,
        () => rules.setAssignee(replica.board, act, item.id, member, there),
      ];
    }
    default: {
      const other = anItem(hands)?.id ?? item.id;
      return [
        `blockedBy ${other} ${there}`,
        () => rules.setBlockedBy(replica.board, act, item.id, other, there),
      ];
    }
  }
});

export const setField = onItem('setField', ({ replica, rules, draw }, { id }) => {
  const field = draw.one([
    { field: 'due', value: draw.one(['2026-11-30', '2026-12-24', null, 'soon']) },
    { field: 'epic', value: draw.among(replica.store.epics)?.id ?? null },
    { field: 'gain', value: draw.one(['team', 'product']) },
    { field: 'output', value: draw.one(['knowledge', 'decision']) },
    { field: 'people', value: draw.below(4) },
    { field: 'backlog', value: draw.one(['product', 'technical']) },
  ] as const);
  return [JSON.stringify(field), () => rules.setField(replica.board, replica.act(), id, field)];
});

export const lineWork = onItem('line', (hands, item) => {
  const { replica, rules, draw, newWord } = hands;
  const { board } = replica;
  const act = replica.act();
  const line = draw.among(item.lines)?.id;
  if (!line || draw.chance(0.4)) {
    const word = newWord();
    return [
      `add ${word}`,
      () => {
        rules.addLine(board, act, item.id, word);
        hands.ledger.typed(item.id, [word]);
      },
    ];
  }
  const on = draw.chance(0.5);
  const after = draw.among([null, ...item.lines.map(({ id }) => id)]) as LineId | null;
  switch (draw.below(4)) {
    case 0:
      return [`remove ${line}`, () => rules.removeLine(board, act, item.id, line)];
    case 1:
      return [`move ${line} ${after}`, () => rules.moveLine(board, act, item.id, line, after)];
    default:
      return [`tick ${line} ${on}`, () => rules.tickLine(board, act, item.id, line, on)];
  }
});

export const linkWork = onItem('link', ({ replica, rules, draw }, item) => {
  const old = draw.chance(0.4) ? draw.among(item.attachments) : undefined;
  const act = replica.act();
  if (old) return [`detach ${old.id}`, () => rules.detachLink(replica.board, act, item.id, old.id)];
  const url = draw.one(['https://example.org/a', 'ftp://nowhere']);
  return [`attach ${url}`, () => rules.attachLink(replica.board, act, item.id, '', url)];
});

export const changeKind = onItem('changeKind', ({ replica, rules, draw }, { id }) => {
  const kind = draw.among(kindNames) ?? 'story';
  return [kind, () => rules.changeKind(replica.board, replica.act(), id, kind)];
});

export const sizeItem = onItem('sizeItem', ({ replica, rules, draw }, { id }) => {
  const points = draw.one([1, 2, 3, 5, 8, null, -1]);
  return [`${points}`, () => rules.sizeItem(replica.board, replica.act(), id, points)];
});

export const takeUpItem = onItem('takeUpItem', ({ replica, rules }, { id }) => [
  '',
  () => rules.takeUpItem(replica.board, replica.act(), id),
]);

export const addComment = onItem('addComment', ({ replica, rules, draw }, { id }) => {
  const text = draw.one(['Looks good', 'Who knows?', ' ']);
  return [text, () => rules.addComment(replica.board, replica.act(), id, text)];
});

export const archiveItem = onItem('archiveItem', ({ replica, rules }, { id }) => [
  '',
  () => rules.archiveItem(replica.board, replica.act(), id),
]);

export const restoreItem = onItem('restoreItem', ({ replica, rules }, { id }) => [
  '',
  () => rules.restoreItem(replica.board, replica.act(), id),
]);
