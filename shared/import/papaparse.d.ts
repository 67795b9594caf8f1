// What csv.ts uses of papaparse 5.7, which ships no types; those written by others name the DOM and Node.

declare module 'papaparse' {
  interface ParseConfig {
    readonly delimiter: string;
    readonly newline: '\n' | '\r';
    /** Rows to read; 0 reads all. */
    readonly preview?: number;
  }
  interface ParseFault {
    readonly type: 'Quotes' | 'Delimiter' | 'FieldMismatch';
    readonly code: string;
    /** Index of the row, from 0. */
    readonly row?: number;
  }
  interface ParseResult {
    readonly data: string[][];
    readonly errors: readonly ParseFault[];
  }
  const Papa: { parse(text: string, config: ParseConfig): ParseResult };
  export default Papa;
}
