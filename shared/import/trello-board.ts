// Trello's board export as typed records. The JSON may be damaged, old or made by hand: whatever has another shape
// than expected reads as empty, and nothing here knows what it becomes.

import { asFields, asFlag, asList, asNumber, asText, type Fields } from '../board/values.ts';

export interface TrelloList {
  readonly id: string;
  readonly name: string;
  readonly closed: boolean;
  readonly pos: number;
}

export interface TrelloChecklist {
  readonly id: string;
  readonly name: string;
  readonly pos: number;
  readonly items: readonly { readonly text: string; readonly done: boolean }[];
}

export interface TrelloCard {
  readonly id: string;
  readonly number: number | null;
  readonly shortLink: string;
  readonly name: string;
  readonly description: string;
  readonly list: string;
  readonly closed: boolean;
  readonly pos: number;
  readonly due: string;
  readonly dueComplete: boolean;
  readonly start: string;
  readonly labels: readonly string[];
  readonly members: readonly string[];
  readonly checklists: readonly string[];
  readonly attachments: readonly { readonly name: string; readonly url: string }[];
  readonly fieldValues: readonly { readonly field: string; readonly value: string }[];
  /** Comments that Trello counts, in the file or not. */
  readonly commentCount: number;
  readonly template: boolean;
  /** A line across the list, no card. */
  readonly separator: boolean;
}

export interface TrelloComment {
  readonly author: string;
  readonly at: number | null;
  readonly text: string;
}

export interface TrelloBoard {
  readonly name: string;
  readonly description: string;
  readonly closed: boolean;
  readonly lists: readonly TrelloList[];
  readonly cards: readonly TrelloCard[];
  /** By their ids. */
  readonly checklists: ReadonlyMap<string, TrelloChecklist>;
  readonly members: readonly { readonly id: string; readonly name: string }[];
  /** Labels defined on the board: name (a colour where it has none) by id. */
  readonly labels: ReadonlyMap<string, string>;
  readonly fields: ReadonlyMap<string, { readonly name: string; readonly type: string }>;
  /** By the card's id, oldest first. */
  readonly comments: ReadonlyMap<string, readonly TrelloComment[]>;
  readonly actionCount: number;
  readonly moveCount: number;
}

const records = (value: unknown) => asList(value).map(asFields);

interface Placed {
  readonly id: string;
  readonly pos: number;
}

/** Trello's order: numbers with fractions, ties possible, then by id. */
export function byPosition(a: Placed, b: Placed): number {
  if (a.pos !== b.pos) return a.pos - b.pos;
  return a.id < b.id ? -1 : 1;
}

const position = (fields: Fields) => asNumber(fields['pos']) ?? 0;

/** A label's name; a nameless one is called by its colour (`orange_light` → "orange light"). */
const labelName = (fields: Fields) =>
  asText(fields['name']).trim() || asText(fields['color']).replaceAll('_', ' ');

/** True when the value has the shape of a board's export. */
export function isTrelloBoard(value: unknown): boolean {
  const fields = asFields(value);
  return Array.isArray(fields['lists']) && Array.isArray(fields['cards']);
}

export function readTrelloBoard(value: unknown): TrelloBoard {
  const fields = asFields(value);
  const labels = new Map(records(fields['labels']).map((label) => [asText(label['id']), labelName(label)]));
  const customFields = records(fields['customFields']);
  const options = new Map<string, string>();
  for (const field of customFields) {
    for (const option of records(field['options'])) {
      options.set(asText(option['id']), asText(asFields(option['value'])['text']));
    }
  }
  const actions = records(fields['actions']);
  return {
    name: asText(fields['name']),
    description: asText(fields['desc']),
    closed: asFlag(fields['closed']),
    lists: records(fields['lists'])
      .map((list) => ({
        id: asText(list['id']),
        name: asText(list['name']),
        closed: asFlag(list['closed']),
        pos: position(list),
      }))
      .sort(byPosition),
    cards: records(fields['cards'])
      .map((card) => readCard(card, labels, options))
      .sort(byPosition),
    checklists: new Map(
      records(fields['checklists']).map((list) => [asText(list['id']), readChecklist(list)]),
    ),
    members: records(fields['members']).map((member) => ({
      id: asText(member['id']),
      name: asText(member['fullName']) || asText(member['username']),
    })),
    labels,
    fields: new Map(
      customFields.map((field) => [
        asText(field['id']),
        { name: asText(field['name']), type: asText(field['type']) },
      ]),
    ),
    comments: readComments(actions),
    actionCount: actions.length,
    moveCount: actions.filter((action) => asFields(asFields(action['data'])['listAfter'])['id'] !== undefined)
      .length,
  };
}

function readCard(
  card: Fields,
  labels: ReadonlyMap<string, string>,
  options: ReadonlyMap<string, string>,
): TrelloCard {
  const byId = asList(card['idLabels']).flatMap((id) => labels.get(asText(id)) ?? []);
  const badges = asFields(card['badges']);
  return {
    id: asText(card['id']),
    number: asNumber(card['idShort']),
    shortLink: asText(card['shortLink']),
    name: asText(card['name']),
    description: asText(card['desc']),
    list: asText(card['idList']),
    closed: asFlag(card['closed']),
    pos: position(card),
    due: asText(card['due']),
    dueComplete: asFlag(card['dueComplete']),
    start: asText(card['start']),
    labels: [...new Set([...byId, ...records(card['labels']).map(labelName)])],
    members: asList(card['idMembers']).map((id) => asText(id)),
    checklists: asList(card['idChecklists']).map((id) => asText(id)),
    attachments: records(card['attachments']).map((attachment) => ({
      name: asText(attachment['name']),
      url: asText(attachment['url']),
    })),
    fieldValues: records(card['customFieldItems']).map((item) => ({
      field: asText(item['idCustomField']),
      value:
        options.get(asText(item['idValue'])) ??
        Object.values(asFields(item['value']))
          .map((part) => asText(part))
          .join(' '),
    })),
    commentCount: asNumber(badges['comments']) ?? 0,
    template: asFlag(card['isTemplate']),
    separator: card['cardRole'] === 'separator',
  };
}

function readChecklist(checklist: Fields): TrelloChecklist {
  return {
    id: asText(checklist['id']),
    name: asText(checklist['name']),
    pos: position(checklist),
    items: records(checklist['checkItems'])
      .map((item) => ({
        id: asText(item['id']),
        pos: position(item),
        text: asText(item['name']),
        done: item['state'] === 'complete',
      }))
      .sort(byPosition),
  };
}

/** Trello lists actions newest first. */
function readComments(actions: readonly Fields[]): Map<string, TrelloComment[]> {
  const byCard = new Map<string, TrelloComment[]>();
  for (const action of actions.toReversed()) {
    if (action['type'] !== 'commentCard' && action['type'] !== 'copyCommentCard') continue;
    const data = asFields(action['data']);
    const writer = asFields(action['memberCreator']);
    const at = Date.parse(asText(action['date']));
    const card = asText(asFields(data['card'])['id']);
    const comments = byCard.get(card) ?? [];
    byCard.set(card, comments);
    comments.push({
      author: asText(writer['fullName']) || asText(writer['username']),
      at: Number.isFinite(at) ? at : null,
      text: asText(data['text']),
    });
  }
  return byCard;
}
