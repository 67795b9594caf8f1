// The log of a time-box in sentences, one for each entry, to be read beside its time. Knows entries and names, not what
// they amount to.

import { formatHours } from './duration.ts';
import type { MemberId } from './ids.ts';
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

/** What one entry of a box's history says: "Maya proposed 8 h." */
export function historySentence(event: BoxEvent, nameOf: NameOf): string {
  const who = event.by === null ? 'Somebody' : nameOf(event.by);
  switch (event.type) {
    case 'propose': {
      const hours = formatHours(event.hours * hourMs);
      if (event.extends !== null) return `${who} asked for ${hours} more${because(event.reason)}`;
      return `${who} proposed ${hours}${event.replaces === null ? '' : ' instead'}.`;
    }
    case 'agree': {
      const names = listOf(event.members.map(nameOf));
      const own = event.members.length === 1 && event.members[0] === event.by;
      return own ? `${who} agreed.` : `${who} recorded that ${names} agreed.`;
    }
    case 'start':
      return `${who} started the clock.`;
    case 'stop':
      return `${who} stopped the clock.`;
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
