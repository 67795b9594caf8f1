// A refinement meeting on a real board: the cards of a team's Trello board, thirty members, and one story with words in
// all its fields, which the meeting is at.

import { readFile } from 'node:fs/promises';
import * as Y from 'yjs';
import { OpenBoard } from '../../../../server/command/board-link.ts';
import { openBoard } from '../../../../shared/board/document.ts';
import { importPlan } from '../../../../shared/board/import-plan.ts';
import { addToAgenda } from '../../../../shared/board/mutate-agenda.ts';
import { startMeeting } from '../../../../shared/board/mutate-meeting.ts';
import { addMember } from '../../../../shared/board/mutate-member.ts';
import { typeText } from '../../../../shared/board/mutate-text.ts';
import { readItem } from '../../../../shared/board/read-item.ts';
import type { ItemId, MemberId } from '../../../../shared/ids.ts';
import { planFromText } from '../../../../shared/import/recognise.ts';
import { authProtocol } from '../../../../shared/links.ts';
import { seeded } from '../../../board-kit.ts';
import type { StagedRelay } from '../../../e2e/stage/relay.ts';
import { seededItems } from '../items.ts';
import { Writers } from './writers.ts';

const nebula = `${import.meta.dirname}/../../../fixtures/import/trello-nebula-2015.json`;
/** Letters of the field that is typed into. */
const longEnough = 400;

export interface FilledRoom {
  readonly items: number;
  readonly item: ItemId;
  /** Who leads the meeting, at the browser that is measured. */
  readonly person: MemberId;
  readonly firstPath: string;
  readonly writers: Writers;
}

export async function fillMeetingRoom(relay: StagedRelay, writers: number): Promise<FilledRoom> {
  const { links } = await relay.create('Nebula');
  const client = await OpenBoard.open(links.edit);
  const before = Y.encodeStateVector(client.doc);
  const board = openBoard(client.doc);
  const act = { by: null, at: Date.now(), random: seeded(writers) };
  const { items } = importPlan(board, act, planFromText(await readFile(nebula, 'utf8')));
  const item = items.find((id) => readItem(board, id)?.kind === 'story');
  if (item === undefined) throw new Error('the board has no story');
  const texts = seededItems(12).map(({ text }) => text);
  const words = (field: 'role' | 'want' | 'soThat' | 'description', text: string) =>
    typeText(board, act, { item, field }, [{ at: 0, remove: 0, insert: text }]);
  words('role', 'planner');
  words('want', texts[0] ?? '');
  words('soThat', texts[1] ?? '');
  let description = '';
  for (const text of texts) if (description.length < longEnough) description += `${text}\n\n`;
  words('description', description);
  const person = addMember(board, act, 'Maya', ['engineer', 'facilitator']);
  const people = Array.from({ length: writers }, (_, at) => {
    const name = `Colleague ${at + 1}`;
    return { name, member: addMember(board, act, name, ['engineer']) };
  });
  addToAgenda(board, { ...act, by: person }, [item]);
  startMeeting(board, { ...act, by: person });
  await client.save(before);
  client.close();
  const link = new URL(links.edit);
  return {
    items: items.length,
    item,
    person,
    firstPath: `${link.pathname}?view=refine&item=${item}${link.hash}`,
    writers: await Writers.start({
      url: `${relay.origin.replace(/^http/, 'ws')}/sync`,
      board: client.link.board,
      protocol: authProtocol(client.link),
      item,
      people,
    }),
  };
}
