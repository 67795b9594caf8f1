// Keys as people press them and as the table of commands writes them: "Mod+K" (Ctrl, or ⌘ on Apple systems), "Shift+F",
// "G B" (one after the other), "?". Letters and signs count by what they mean on the keyboard at hand, not by where they
// lie on it.

/** One key that was pressed, whatever the layout. */
export interface Press {
  /** A small letter, a sign, or the name of a key. */
  readonly key: string;
  /** Ctrl, or ⌘ on Apple systems. */
  readonly mod: boolean;
  readonly shift: boolean;
  /** Where the key lies: only for signs that Shift turns into others. */
  readonly code: string;
}

type KeyEvent = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'getModifierState'
>;

export const isApple = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '');

/** Keys that only change others, and those that begin a letter of two strokes. */
const silent = /^(?:Shift|Control|Alt|Meta|AltGraph|CapsLock|NumLock|Fn|Dead|Process|Unidentified)$/;
export const isLetter = (key: string) => /^\p{L}$/u.test(key);

/** What a press means; undefined for what no command ever means: another modifier, half a letter. */
export function readPress(event: KeyEvent, apple = isApple): Press | undefined {
  const { code } = event;
  if (silent.test(event.key)) return undefined;
  const isSign = Array.from(event.key).length === 1 && !isLetter(event.key) && event.key !== ' ';
  // With AltGr, or ⌥, other keyboards reach signs; on Windows AltGr says that it is Ctrl and Alt.
  const byAlt = isSign && event.altKey && (apple || event.getModifierState('AltGraph'));
  const [mod, other] = apple ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  if ((event.altKey && !byAlt) || (other && !byAlt)) return undefined;
  return { key: keyOf(event.key, code), mod: mod && !byAlt, shift: event.shiftKey, code };
}

/** On a keyboard of another script the Latin letter that lies there is meant. */
function keyOf(key: string, code: string): string {
  if (key === ' ') return 'Space';
  if (!isLetter(key)) return key;
  const lower = key.toLowerCase();
  return /^[a-z]$/.test(lower) ? lower : (/^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? lower);
}

export interface Stroke {
  readonly key: string;
  readonly mod: boolean;
  readonly shift: boolean;
}

const strokes = new Map<string, readonly Stroke[]>();

/** "G B" as its two strokes. */
export function strokesOf(keys: string): readonly Stroke[] {
  const known = strokes.get(keys);
  if (known) return known;
  const read = keys.split(' ').map((stroke) => {
    const parts = stroke.split('+');
    // The sign + itself leaves nothing behind it.
    const key = parts.at(-1) || '+';
    return {
      key: isLetter(key) ? key.toLowerCase() : key,
      mod: parts.includes('Mod'),
      shift: parts.includes('Shift'),
    };
  });
  strokes.set(keys, read);
  return read;
}

/** Where the signs lie that are meant together with Shift. */
const places: Readonly<Record<string, string>> = { ',': 'Comma' };

function isStroke({ key, mod, shift }: Stroke, press: Press): boolean {
  if (press.mod !== mod) return false;
  const isSign = key.length === 1 && !isLetter(key);
  if (!isSign) return press.key === key && press.shift === shift;
  // Whether a sign needs Shift is the keyboard's business.
  if (!shift) return press.key === key;
  return press.shift && (press.key === key || press.code === places[key]);
}

/** How far the presses, the last one last, have come with these keys. */
export function matchKeys(keys: string, presses: readonly Press[]): 'all' | 'begun' | 'not' {
  const wanted = strokesOf(keys);
  if (presses.length > wanted.length) return 'not';
  const fits = presses.every((press, index) => isStroke(wanted[index] as Stroke, press));
  if (!fits) return 'not';
  return presses.length === wanted.length ? 'all' : 'begun';
}
