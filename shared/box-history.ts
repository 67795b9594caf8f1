// The log of a time-box in sentences, one for each entry, to be read beside its time. Knows entries and names, not what
// they amount to.

import { formatHours } from './duration.ts';
import type { Run } from './box-runs.ts';
import type { Box } from './fold-box.ts';
import type { EventId, MemberId } from './ids.ts';
import { hourMs, type BoxEvent } from './time-box.ts';

export type NameOf = (member: MemberId) => string;

function listOf(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? 'Nobody') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The reason as it goes on a sentence, which then ends with one full stop. */
const because = (reason: string) => {
  const words = reason.trim().replace(/\.$/, '');
  return words === '' ? '.' : `: ${words}.`;
};

/** What one entry of a box's history says: "Maya proposed 8 h." `agreed`: its proposer agreed by proposing. */
export function historySentence(event: BoxEvent, nameOf: NameOf, agreed = false): string {
  const who = event.by === null ? 'Somebody' : nameOf(event.by);
  switch (event.type) {
    case 'propose': {
      const hours = formatHours(event.hours * hourMs);
      const too = agreed ? ' and agreed' : '';
      if (event.extends !== null) return `${who} asked for ${hours} more${too}${because(event.reason)}`;
      return `${who} proposed ${hours}${event.replaces === null ? '' : ' instead'}${too}.`;
    }
    case 'agree': {
      const names = listOf(event.members.map(nameOf));
      // A member who was asked under an entry merged since is named as they are called now.
      const own = event.by !== null && event.members.length === 1 && names === who;
      return own ? `${who} agreed.` : `${who} recorded that ${names} agreed.`;
    }
    case 'start':
      return `${who} started the clock.`;
    case 'stop':
      return event.byItself ? 'The clock stopped by itself.' : `${who} stopped the clock.`;
    case 'correct':
      return `${who} ${event.from === null ? 'took a wrong start of the clock out' : 'put a wrong entry of the clock right'}${because(event.reason)}`;
    case 'close':
      if (event.outcome === 'dropped') return `${who} dropped it${because(event.reason)}`;
      return event.outcome === 'decision'
        ? `${who} recorded the decision.`
        : `${who} recorded what we know now.`;
    case 'reopen':
      return `${who} reopened it.`;
  }
}

/** True for the agreement that came with a proposal, from the same hand: one line says both. */
const cameWith = (agree: BoxEvent, propose: BoxEvent | undefined): boolean =>
  agree.type === 'agree' &&
  propose?.type === 'propose' &&
  agree.proposal === propose.id &&
  agree.by === propose.by &&
  agree.by !== null &&
  agree.at === propose.at &&
  agree.members.length === 1;

export interface HistoryLine {
  readonly id: EventId;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly by: MemberId | null;
  readonly sentence: string;
  /** Where it is a start of the clock: what came of it. */
  readonly run: Run | null;
}

/** A folded box's log as lines to read, oldest first, each after what it answers. */
export function historyLines(box: Pick<Box, 'history' | 'runs'>, nameOf: NameOf): readonly HistoryLine[] {
  const proposals = new Map(
    box.history.filter((event) => event.type === 'propose').map((event) => [event.id, event]),
  );
  const withOwn = new Set<EventId>();
  const lines = box.history.filter((event) => {
    const proposal = event.type === 'agree' ? proposals.get(event.proposal) : undefined;
    if (!proposal || !cameWith(event, proposal)) return true;
    withOwn.add(proposal.id);
    return false;
  });
  const runs = new Map(box.runs.map((run) => [run.id, run]));
  return lines.map((event) => {
    const sentence = historySentence(event, nameOf, withOwn.has(event.id));
    return { id: event.id, at: event.at, by: event.by, sentence, run: runs.get(event.id) ?? null };
  });
}
