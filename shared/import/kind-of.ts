// Decides what kind an imported item is, in one order for all formats: its type at the source, else a prefix of its
// title, else a label, else story. A prefix also outranks a type that says little (task, story), never a bug.

import type { Kind } from '../kind.ts';

export interface KindDecision {
  readonly kind: Kind;
  /** Why, in words for the report. */
  readonly reason: string;
  /** A type that no table knows; the item became a task. */
  readonly unknownType?: string;
}

const kindOfType: Readonly<Record<string, Kind>> = {
  story: 'story',
  'user story': 'story',
  feature: 'story',
  'new feature': 'story',
  'product backlog item': 'story',
  requirement: 'story',
  improvement: 'story',
  enhancement: 'story',
  historia: 'story',
  'historia de usuario': 'story',
  故事: 'story',
  task: 'task',
  'technical task': 'task',
  chore: 'task',
  'sub task': 'task',
  subtask: 'task',
  issue: 'task',
  'to do': 'task',
  tarea: 'task',
  subtarea: 'task',
  задача: 'task',
  任务: 'task',
  子任务: 'task',
  spike: 'spike',
  'research spike': 'spike',
  investigation: 'spike',
  bug: 'bug',
  defect: 'bug',
  error: 'bug',
  crash: 'bug',
  баг: 'bug',
  缺陷: 'bug',
};

/** Types that are no items. */
const epicTypes: Readonly<Record<string, true>> = {
  epic: true,
  initiative: true,
  épica: true,
  эпик: true,
  长篇故事: true,
};

const kindOfPrefix: Readonly<Record<string, Kind>> = {
  fs: 'story',
  story: 'story',
  ts: 'task',
  tech: 'task',
  chore: 'task',
  doc: 'task',
  test: 'task',
  spike: 'spike',
  bug: 'bug',
  defect: 'bug',
};

const kindOfLabel: Readonly<Record<string, Kind>> = {
  enhancement: 'story',
  feature: 'story',
  story: 'story',
  chore: 'task',
  'tech debt': 'task',
  refactor: 'task',
  refactoring: 'task',
  spike: 'spike',
  bug: 'bug',
  defect: 'bug',
};

/** `(8) Spike: …`, `[Bug] …`, `TS: …`; a spike also with a dash, `SPIKE - …`. */
const prefixShape =
  /^\s*(?:\(\d+(?:[.,]\d+)?\)\s*)?(?:\[\s*([a-z]+)\s*\]|([a-z]+)\s*[:：]|(spike)\s+[-–—](?=\s))/i;

function lookUp<Found>(table: Readonly<Record<string, Found>>, word: string): Found | undefined {
  const name = word
    .trim()
    .toLowerCase()
    .replaceAll(/[-_\s]+/g, ' ');
  if (Object.hasOwn(table, name)) return table[name];
  const singular = name.endsWith('ies') ? `${name.slice(0, -3)}y` : name.replace(/s$/, '');
  return Object.hasOwn(table, singular) ? table[singular] : undefined;
}

function fromTitle(title: string): KindDecision | undefined {
  const found = prefixShape.exec(title);
  const word = found?.[1] ?? found?.[2] ?? found?.[3];
  const kind = word === undefined ? undefined : lookUp(kindOfPrefix, word);
  return kind && { kind, reason: `title prefix ${word}` };
}

function fromLabels(labels: readonly string[]): KindDecision | undefined {
  for (const label of labels) {
    const kind = lookUp(kindOfLabel, label);
    if (kind) return { kind, reason: `label ${label}` };
  }
  return undefined;
}

/** True for a type that becomes an epic, which is no item. */
export function isEpicType(type: string): boolean {
  return lookUp(epicTypes, type) === true;
}

/** `type` is the word at the source, or '' where the format has none. */
export function kindOf(type: string, title: string, labels: readonly string[]): KindDecision {
  const typed = lookUp(kindOfType, type);
  if (typed === 'bug' || typed === 'spike') return { kind: typed, reason: `type ${type}` };
  const titled = fromTitle(title);
  if (titled) return titled;
  if (typed) return { kind: typed, reason: `type ${type}` };
  if (type.trim() !== '') return { kind: 'task', reason: `unknown type ${type}`, unknownType: type };
  return fromLabels(labels) ?? { kind: 'story', reason: 'no type, prefix or label says otherwise' };
}
