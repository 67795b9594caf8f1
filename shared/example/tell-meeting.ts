// Puts a refinement meeting of the example board into the script: prepared, held, voted for.

import { addToAgenda, giveMinutes } from '../board/mutate-agenda.ts';
import { endMeeting, moveOn, startMeeting } from '../board/mutate-meeting.ts';
import { castVote } from '../board/mutate-vote.ts';
import type { ExampleDays } from './days.ts';
import type { ExampleMeeting } from './meetings.ts';
import type { Script } from './script.ts';

export function tellMeeting(script: Script, days: ExampleDays, meeting: ExampleMeeting): void {
  const [preparer, when, minutes] = meeting.prepared;
  script.add(days.at(when), preparer, (told, act) => {
    const items = meeting.agenda.split(' ').map((name) => told.item(name));
    addToAgenda(told.board, act, items);
    for (const id of items) giveMinutes(told.board, act, id, minutes);
  });
  for (const [person, at, name, card] of meeting.votes ?? [])
    script.add(days.at(at), person, (told, act) => castVote(told.board, act, told.item(name), card));
  if (!meeting.held) return;
  const [leader, from, movedOn] = meeting.held;
  script.add(days.at(from), leader, ({ board }, act) => startMeeting(board, act));
  for (const [i, at] of movedOn.entries())
    script.add(days.at(at), leader, ({ board }, act) => {
      if (i < movedOn.length - 1) moveOn(board, act);
      else endMeeting(board, act);
    });
}
