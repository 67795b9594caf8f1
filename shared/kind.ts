// The table of kinds: what each kind of item is called, asks and counts. To add a kind, add it here; the compiler
// then lists the places to fill.

export type Kind = 'story' | 'task' | 'spike' | 'bug';
export type Backlog = 'product' | 'technical';

/** Words of an item that several people may type at once. Their names are what the document stores. */
export type TextField =
  | 'title'
  | 'description'
  | 'role'
  | 'want'
  | 'soThat'
  | 'question'
  | 'happens'
  | 'expected'
  | 'steps'
  | 'outcome'
  | 'why';

export const textFields: readonly TextField[] = [
  'title',
  'description',
  'role',
  'want',
  'soThat',
  'question',
  'happens',
  'expected',
  'steps',
  'outcome',
  'why',
];

export interface FormField {
  readonly field: TextField;
  readonly label: string;
  /** What stands in the empty field. */
  readonly hint: string;
  /** True when it is one line and no more. */
  readonly singleLine: boolean;
}

export interface KindEntry {
  readonly label: string;
  readonly plural: string;
  /** Points, or the hours of its time-box. */
  readonly size: 'points' | 'hours';
  /** Where it stands; a bug says so itself, product at first. */
  readonly backlog: Backlog | 'own field';
  /** The words it asks for after the title, in order. */
  readonly form: readonly FormField[];
  /** What its checklist is called. */
  readonly checklist: string;
  /** Words without which it is not ready, beside a title, and the name each is missed by. */
  readonly readyTexts: readonly { readonly field: TextField; readonly missing: string }[];
  /** True when readiness asks for at least one line in the checklist. */
  readonly readyNeedsLine: boolean;
  /** When it is complete: every line ticked, or its outcome recorded. */
  readonly complete: 'lines' | 'outcome';
}

const description: FormField = {
  field: 'description',
  label: 'Description',
  hint: 'What there is to know',
  singleLine: false,
};

export const kinds = {
  story: {
    label: 'Story',
    plural: 'stories',
    size: 'points',
    backlog: 'product',
    form: [
      { field: 'role', label: 'As a', hint: 'who wants it', singleLine: true },
      { field: 'want', label: 'I want', hint: 'what they want to do', singleLine: false },
      { field: 'soThat', label: 'so that', hint: 'what it gains them', singleLine: false },
      description,
    ],
    checklist: 'Acceptance criteria',
    readyTexts: [
      { field: 'role', missing: 'who wants it' },
      { field: 'want', missing: 'what they want' },
      { field: 'soThat', missing: 'the so that' },
    ],
    readyNeedsLine: true,
    complete: 'lines',
  },
  task: {
    label: 'Task',
    plural: 'tasks',
    size: 'points',
    backlog: 'technical',
    form: [
      description,
      { field: 'soThat', label: 'so that', hint: 'what the team or the product gains', singleLine: false },
    ],
    checklist: 'Definition of done',
    readyTexts: [
      { field: 'description', missing: 'a description' },
      { field: 'soThat', missing: 'the so that' },
    ],
    readyNeedsLine: true,
    complete: 'lines',
  },
  spike: {
    label: 'Spike',
    plural: 'spikes',
    size: 'hours',
    backlog: 'technical',
    form: [
      { field: 'question', label: 'Question to answer', hint: 'what we do not know yet', singleLine: false },
      { field: 'soThat', label: 'so that', hint: 'what the answer lets us do', singleLine: false },
      description,
    ],
    checklist: 'Definition of done',
    readyTexts: [
      { field: 'question', missing: 'the question' },
      { field: 'soThat', missing: 'the so that' },
    ],
    readyNeedsLine: true,
    complete: 'outcome',
  },
  bug: {
    label: 'Bug',
    plural: 'bugs',
    size: 'points',
    backlog: 'own field',
    form: [
      { field: 'happens', label: 'What happens', hint: 'what one sees now', singleLine: false },
      { field: 'expected', label: 'What should happen', hint: 'what one should see', singleLine: false },
      { field: 'steps', label: 'Steps', hint: 'how to make it happen', singleLine: false },
      description,
    ],
    checklist: 'Definition of done',
    readyTexts: [
      { field: 'happens', missing: 'what happens' },
      { field: 'expected', missing: 'what should happen' },
    ],
    readyNeedsLine: false,
    complete: 'lines',
  },
} as const satisfies Record<Kind, KindEntry>;

export const kindNames = Object.keys(kinds) as readonly Kind[];

export function parseKind(value: unknown): Kind | undefined {
  return typeof value === 'string' && Object.hasOwn(kinds, value) ? (value as Kind) : undefined;
}
