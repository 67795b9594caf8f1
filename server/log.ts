// What the relay says about itself: one event, and what belongs to it by name. Never a secret and never what a board
// holds: the id of a board is in every address, the rest is not for a log.

export type LogLevel = 'info' | 'warn' | 'error';

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** `event` is a short clause in small letters that stays the same; what varies is a field. */
export type Log = (level: LogLevel, event: string, fields?: LogFields) => void;

/** What an error says, as a field. */
export const why = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** One line for a person: the event, then its fields as `name=value`. */
export function textLine(event: string, fields: LogFields = {}): string {
  const named = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${typeof value === 'string' ? quoted(value) : String(value)}`,
  );
  return [event, ...named].join(' ');
}

/** Without spaces a word stands as it is; a line never holds a line break. */
const quoted = (value: string) => (/^[^\s"=\p{Cc}]+$/u.test(value) ? value : JSON.stringify(value));

/** On stderr: words for who looks at a terminal; otherwise one JSON object in each line, for what collects logs. */
export const printLog: Log = (level, event, fields = {}) => {
  const line = process.stderr.isTTY
    ? textLine(event, fields)
    : JSON.stringify({ time: new Date().toISOString(), level, event, ...fields });
  process.stderr.write(`${line}\n`);
};
