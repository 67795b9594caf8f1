// What the relay says about itself: one event, and what belongs to it by name. Never a secret and never what a board
// holds: the id of a board is in every address, the rest is not for a log.

export type LogLevel = 'info' | 'warn' | 'error';

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** `event` is a short clause in small letters that stays the same; what varies is a field. */
export type Log = (level: LogLevel, event: string, fields?: LogFields) => void;

const longestWhy = 300;

/** What an error says, as a field. One of reading JSON would quote from what it read. */
export function why(error: unknown): string {
  if (error instanceof SyntaxError) return 'it is not JSON';
  return (error instanceof Error ? error.message : String(error)).slice(0, longestWhy);
}

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

const mostOfOne = 30;
const countedMs = 60_000;

/**
 * A log that no flood fills a disk with: of one event it takes thirty lines a minute, then says how many it left out.
 * `end` says so at once.
 */
export function boundedLog(log: Log): { readonly log: Log; readonly end: () => void } {
  const seen = new Map<string, { lines: number; readonly timer: NodeJS.Timeout }>();
  const tell = (event: string) => {
    const count = seen.get(event);
    seen.delete(event);
    clearTimeout(count?.timer);
    const left = (count?.lines ?? 0) - mostOfOne;
    if (left > 0) log('warn', 'lines were left out of the log', { event, lines: left });
  };
  return {
    log: (level, event, fields) => {
      const count = seen.get(event) ?? { lines: 0, timer: setTimeout(tell, countedMs, event).unref() };
      seen.set(event, count);
      count.lines += 1;
      if (count.lines <= mostOfOne) log(level, event, fields);
    },
    end: () => {
      for (const event of seen.keys()) tell(event);
    },
  };
}
