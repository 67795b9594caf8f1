// Reads what meetings leave on a board: meetings, rounds of sizing, votes. Total, as read-item.ts.

import { parseId, type MeetingId } from '../ids.ts';
import type { Meeting, Round, Vote } from '../records.ts';
import type { Board } from './document.ts';
import { byText, member, readRoles, recordsOf, time } from './read-records.ts';
import { asFields, asList, asMoment } from './values.ts';

export function readMeetings(board: Board): readonly Meeting[] {
  const meetings: Meeting[] = [];
  for (const [key, fields] of recordsOf(board.flat.meetings)) {
    const id: MeetingId | undefined = parseId('meeting', key);
    if (id === undefined) continue;
    meetings.push(
      Object.freeze({
        id,
        startedAt: time(fields['startedAt']),
        endedAt: asMoment(fields['endedAt']),
        leader: member(fields['leader']),
        agenda: Object.freeze(asList(fields['agenda']).flatMap((item) => parseId('item', item) ?? [])),
        current: parseId('item', fields['current']) ?? null,
      }),
    );
  }
  return Object.freeze(meetings.sort((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1)));
}

export function readRounds(board: Board): readonly Round[] {
  const rounds: Round[] = [];
  for (const [key, fields] of recordsOf(board.flat.rounds)) {
    const [first, number] = key.split('/');
    const item = parseId('item', first);
    if (!item || !/^\d{1,6}$/.test(number ?? '')) continue;
    rounds.push(
      Object.freeze({
        item,
        number: Number(number),
        openedAt: time(fields['openedAt']),
        revealedAt: asMoment(fields['revealedAt']),
      }),
    );
  }
  return Object.freeze(rounds.sort((a, b) => byText<Round>(({ item }) => item)(a, b) || a.number - b.number));
}

export function readVotes(board: Board): readonly Vote[] {
  const votes: Vote[] = [];
  for (const [key, value] of board.flat.votes.entries()) {
    const [first, number, who] = key.split('/');
    const item = parseId('item', first);
    const voter = parseId('member', who);
    const fields = asFields(value);
    if (!item || !voter || !/^\d{1,6}$/.test(number ?? '') || typeof fields['value'] !== 'string') continue;
    votes.push(
      Object.freeze({
        item,
        round: Number(number),
        member: voter,
        value: fields['value'],
        at: time(fields['at']),
        roles: readRoles({ roles: asList(fields['roles']) }),
      }),
    );
  }
  return Object.freeze(
    votes.sort(
      (a, b) =>
        byText<Vote>(({ item }) => item)(a, b) ||
        a.round - b.round ||
        byText<Vote>((vote) => vote.member)(a, b),
    ),
  );
}
