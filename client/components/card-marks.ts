// The quiet marks at the foot of a card: what it waits for, that no engineer took it up, that it was finished with open
// lines, that no sign-off covers it, how long it has stood in its column. Only what the column does not say already.

import { html, nothing, type TemplateResult } from 'lit';
import { calendarDays } from '../../shared/calendar.ts';
import { inColumnSince, isFinished, unfinishedBecause } from '../../shared/finished.ts';
import { isKnown, type Item } from '../../shared/item.ts';
import { kinds } from '../../shared/kind.ts';
import { isComplete, needsEngineer, notTakenUp, openLines, type ReadyContext } from '../../shared/ready.ts';
import { hasRole } from '../../shared/team.ts';
import { openWaits } from '../../shared/waits.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import type { Topic } from '../store/board-store.ts';
import { count } from './item-words.ts';
import { unseen } from './templates.ts';
import { signOffTopics, uncoveredMark } from './uncovered-mark.ts';

/** A card that came here less than so many days ago says nothing. */
const firstDaysShown = 3;

const contextOf = (session: BoardSession): ReadyContext => ({
  isEngineer: (member) => hasRole(session.store.members, member, 'engineer'),
  now: session.now(),
});

/** What else a card reads for its marks: what it waits for, sign-offs, and the roles of people where they matter. */
export function markTopics(item: Item): readonly Topic[] {
  const technical = item.kind === 'task' || item.kind === 'spike' || item.kind === 'bug';
  const mayLack = technical && item.createdBy !== null && item.takenUpBy === null;
  const others = [...item.blockedBy.map((id) => `item:${id}` as const), ...signOffTopics(item)];
  return mayLack ? [...others, 'members'] : others;
}

export function cardMarks(item: Item, session: BoardSession): readonly TemplateResult[] {
  const { store } = session;
  const marks = isFinished(item, store.columns)
    ? [openMark(item, session), uncoveredMark(item, store)]
    : [
        waitsMark(item, session),
        engineerMark(item, session),
        uncoveredMark(item, store),
        daysMark(item, session),
      ];
  return marks.filter((mark) => mark !== nothing) as TemplateResult[];
}

type Mark = TemplateResult | typeof nothing;

function waitsMark(item: Item, { store }: BoardSession): Mark {
  const keys = openWaits(item, (id) => store.item(id), store.columns)
    .flatMap((id) => store.item(id) ?? [])
    .sort((a, b) => a.number - b.number)
    .map((other) => store.keyOf(other));
  const [first] = keys;
  if (first === undefined) return nothing;
  const more = keys.length > 1 ? ` + ${keys.length - 1}` : '';
  return html`<span class="mark waits" title=${`Waits for ${keys.join(', ')}`}
    >${icon('hourglass')}<span>waits for ${first}${more}</span></span
  >`;
}

function engineerMark(item: Item, session: BoardSession): Mark {
  if (!needsEngineer(item, contextOf(session))) return nothing;
  return html`<span class="mark" title=${`${notTakenUp[0]?.toUpperCase()}${notTakenUp.slice(1)}`}
    >no engineer yet</span
  >`;
}

/** Of a spike its outcome is what counts, and that stands beside its time-box. */
function openMark(item: Item, session: BoardSession): Mark {
  if (!isKnown(item) || item.kind === 'spike' || isComplete(item, contextOf(session))) return nothing;
  const open = openLines(item);
  const words =
    open > 0 ? count(open, 'open line', 'open lines') : `no ${kinds[item.kind].checklist.toLowerCase()}`;
  const because = unfinishedBecause(item)?.reason;
  const whole = `Finished with ${words}${because === undefined ? '' : `: ${because}`}`;
  return html`<span class="mark" title=${whole}>${unseen('finished with')}<span>${words}</span></span>`;
}

/** Calendar days in the board's time zone, weekends among them. */
function daysMark(item: Item, session: BoardSession): Mark {
  if (item.place.column === null || item.archived) return nothing;
  const days = calendarDays(inColumnSince(item), session.now(), session.store.settings.timeZone);
  if (days < firstDaysShown) return nothing;
  return html`<span class="days figures" title=${`${days} days in this column`}
    ><span aria-hidden="true">${days} d</span>${unseen(`${days} days in this column`)}</span
  >`;
}
