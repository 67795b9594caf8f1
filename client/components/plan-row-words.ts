// What a row of a plan says beside its title: what is missing, what it waits for, where it stands, what it weighs.

import { html, nothing, type TemplateResult } from 'lit';
import { formatHours } from '../../shared/duration.ts';
import { isFinished } from '../../shared/finished.ts';
import { foldBox } from '../../shared/fold-box.ts';
import type { ItemId, SprintId } from '../../shared/ids.ts';
import { isKnown, type Item, type Spike } from '../../shared/item.ts';
import { missingForReady, missingSentence, notTakenUp } from '../../shared/ready.ts';
import { listOf } from '../../shared/words.ts';
import { openSprints } from '../../shared/sprints.ts';
import { hourMs } from '../../shared/time-box.ts';
import { openWaits } from '../../shared/waits.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import type { BoardStore, Topic } from '../store/board-store.ts';
import { boxNotAgreed, recordedWords } from './box-mark.ts';
import { figure } from './item-words.ts';
import { fewWords, readyContext } from './readiness.ts';
import { unseen } from './templates.ts';
import { signOffTopics } from './uncovered-mark.ts';

type Words = TemplateResult | typeof nothing;

/** So much of what is missing is named; the rest is counted. */
const namedAtMost = 2;

/** What else a row reads beside its item: what that waits for, columns and sprints where they are named, people, sign-offs. */
export function rowTopics(item: Item): readonly Topic[] {
  const waits = item.blockedBy.map((id) => `item:${id}` as const);
  const people = item.assignees.length > 0 || item.kind !== 'story' ? (['members'] as const) : [];
  const sprints = waits.length > 0 ? (['sprints'] as const) : [];
  return ['columns', ...waits, ...people, ...sprints, ...signOffTopics(item)];
}

/** First what keeps it out of a sprint: the box, the size, the engineer; then words. */
const weightOf = (missing: string): number => {
  if (/time-box|agree/.test(missing)) return 0;
  if (missing.startsWith('a size')) return 1;
  return missing === notTakenUp ? 2 : 3;
};

/** "Box not agreed", "no size · no so that +2"; the whole sentence is its tooltip and what a screen reader says. */
export function missingMark(item: Item, session: BoardSession): Words {
  if (!isKnown(item)) return html`<span class="lacks">made by a newer version</span>`;
  if (isFinished(item, session.store.columns)) return nothing;
  const missing = [...missingForReady(item, readyContext(session))].sort((a, b) => weightOf(a) - weightOf(b));
  if (missing.length === 0) return nothing;
  const sentence = missingSentence(missing);
  const boxed = missing[0] !== undefined && weightOf(missing[0]) === 0;
  const words = (boxed ? missing.slice(1) : missing).map(fewWords);
  const named = words.slice(0, boxed ? namedAtMost - 1 : namedAtMost);
  const more = words.length - named.length;
  const rest = [named.join(' · '), more > 0 ? `+${more}` : ''].filter((part) => part !== '').join(' ');
  return html`<span class="missing" title=${sentence}
    >${boxed ? html`<span class="tag box" aria-hidden="true">${boxNotAgreed.short}</span>` : nothing}${
      rest === '' ? nothing : html`<span class="lacks" aria-hidden="true">${rest}</span>`
    }${unseen(sentence)}</span
  >`;
}

/** Where it stands and how it goes, as far as the list does not say so. */
export function stateMarks(item: Item, { store, now }: BoardSession): Words {
  const column = store.columns.find(({ id }) => id === item.place.column);
  const box = item.kind === 'spike' && item.box.length > 0 ? foldBox(item.box, now()) : undefined;
  const outcome = box?.outcome ? recordedWords[box.outcome.outcome] : undefined;
  return html`${column ? html`<span class="tag">${unseen('In')} ${column.name}</span>` : nothing}${
    outcome === undefined ? nothing : html`<span class="fact">${icon('lightbulb')}${outcome}</span>`
  }${box?.state === 'used up' ? html`<span class="tag box">Time is up</span>` : nothing}`;
}

/** What an item waits for, seen from the sprint that it is planned for. */
export interface Waits {
  /** Keys of what comes in time: in this sprint or in an earlier one that goes on. */
  readonly inTime: readonly string[];
  /** What does not. */
  readonly outside: readonly ItemId[];
}

export function waitsOf(item: Item, store: BoardStore, sprint: SprintId | null): Waits {
  if (isFinished(item, store.columns)) return { inTime: [], outside: [] };
  const numberOf = (id: ItemId) => store.item(id)?.number ?? 0;
  const open = [...openWaits(item, (id) => store.item(id), store.columns)].sort(
    (a, b) => numberOf(a) - numberOf(b),
  );
  const sprints = openSprints(store.sprints).map(({ id }) => id);
  const upTo = sprint === null ? [] : sprints.slice(0, sprints.indexOf(sprint) + 1);
  const isInTime = (id: ItemId) => {
    const place = store.item(id)?.place.sprint ?? null;
    return sprint === null || (place !== null && upTo.includes(place));
  };
  return { inTime: keysOf(store, open.filter(isInTime)), outside: open.filter((id) => !isInTime(id)) };
}

export const keysOf = (store: BoardStore, ids: readonly ItemId[]): readonly string[] =>
  ids.flatMap((id) => {
    const item = store.item(id);
    return item ? store.keyOf(item) : [];
  });

/** "waits for GW-46 + 1" */
export function waitsMark(keys: readonly string[]): Words {
  const [first] = keys;
  if (first === undefined) return nothing;
  const more = keys.length > 1 ? ` + ${keys.length - 1}` : '';
  return html`<span class="waits" title=${`Waits for ${listOf(keys)}`}
    >${icon('hourglass')}waits for ${first}${more}</span
  >`;
}

/** "GW-41 waits for GW-46, which is not in this sprint." */
export function outsideSentence(key: string, keys: readonly string[]): string {
  return `${key} waits for ${listOf(keys)}, which ${keys.length === 1 ? 'is' : 'are'} not in this sprint.`;
}

/** "8 h box", with its people where they are several; hours that are only proposed are drawn as such. */
function boxChip(item: Spike, now: number): Words {
  const box = foldBox(item.box, now);
  const people = item.people > 1 ? ` × ${item.people}` : '';
  if (box.limit > 0) {
    const words = `${formatHours(box.limit)} box${people}`;
    return html`<span class="size figures">${words}</span>`;
  }
  if (!box.pending) return nothing;
  const asked = `${formatHours(box.pending.hours * hourMs)}${people}`;
  return html`<span class="size asked figures" title="Proposed, not agreed"
    >${asked}${unseen('proposed')}</span
  >`;
}

/** The chip at the end of a row: points, the hours of a box, or the half-day card. */
export function sizeChip(item: Item, now: number): Words {
  if (item.kind === 'unknown') return nothing;
  if (item.kind === 'spike') return item.box.length === 0 ? nothing : boxChip(item, now);
  if (item.points !== null) {
    const unit = item.points === 1 ? 'point' : 'points';
    return html`<span class="size figures">${figure(item.points)}${unseen(unit)}</span>`;
  }
  return item.kind === 'task' && item.underHalfDay
    ? html`<span class="size" title="Under half a day">&lt; ½ d</span>`
    : nothing;
}
