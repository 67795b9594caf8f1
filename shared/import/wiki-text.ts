// Turns Jira's wiki markup into Markdown, modestly: headings, emphasis, code, lists, tables, links, pictures, people.
// What it does not know stays as it was typed.

export interface WikiNames {
  /** The name of the person behind an account id or login. */
  person(account: string): string;
  /** The address of an attachment, by its file name. */
  attachment(fileName: string): string | undefined;
}

const fence = '```';

const codeOpening = /\{(code|noformat)(?::([^}\n]{0,200}))?\}/g;

export function markdownFromWiki(text: string, names: WikiNames): string {
  return splitCode(text)
    .map((part) => ('code' in part ? codeFence(part.settings, part.code) : prose(part.text, names)))
    .join('')
    .trim();
}

type Part = { readonly text: string } | { readonly code: string; readonly settings: string };

/** Code stands apart, since no rule may touch it. An opening that nothing closes is text. */
function splitCode(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  const closing = { code: 0, noformat: 0 };
  for (const found of text.matchAll(codeOpening)) {
    const name = found[1] as 'code' | 'noformat';
    const start = found.index + found[0].length;
    if (found.index < from || closing[name] < 0) continue;
    closing[name] = text.indexOf(`{${name}}`, start);
    if (closing[name] < 0) continue;
    parts.push({ text: text.slice(from, found.index) });
    parts.push({ code: text.slice(start, closing[name]), settings: found[2] ?? '' });
    from = closing[name] + name.length + 2;
  }
  parts.push({ text: text.slice(from) });
  return parts;
}

function codeFence(settings: string, code: string): string {
  const language = /^(?:language=)?([\w+#-]{1,20})(?:\||$)/.exec(settings)?.[1] ?? '';
  return `\n${fence}${language}\n${code.replace(/^\n/, '').replace(/\n$/, '')}\n${fence}\n`;
}

function prose(text: string, names: WikiNames): string {
  const unboxed = text
    .replaceAll(/\{(?:color|panel)(?::[^}\n]{0,200})?\}/g, '')
    .replaceAll(/\{quote\}([\s\S]*?)\{quote\}/g, (_, quoted: string) =>
      quoted.trim().replaceAll(/^/gm, '> '),
    );
  let inTable = false;
  const lines: string[] = [];
  for (const line of unboxed.split('\n')) {
    const row = tableRow(line);
    if (row && !inTable && !row.heading) lines.push(`|${'   |'.repeat(row.cells.length)}`, ruler(row.cells));
    if (row) lines.push(`| ${row.cells.map((cell) => inline(cell, names)).join(' | ')} |`);
    else lines.push(block(line, names));
    if (row?.heading === true && !inTable) lines.push(ruler(row.cells));
    inTable = row !== undefined;
  }
  return lines.join('\n');
}

const ruler = (cells: readonly string[]) => `|${' --- |'.repeat(cells.length)}`;

function tableRow(line: string): { cells: string[]; heading: boolean } | undefined {
  const trimmed = line.trim();
  if (!trimmed.startsWith('|') || !trimmed.endsWith('|') || trimmed.length < 3) return undefined;
  const heading = trimmed.startsWith('||');
  const edge = heading ? 2 : 1;
  // A bar inside a link is no border.
  const guarded = trimmed
    .slice(edge, trimmed.endsWith('||') ? -2 : -1)
    .replaceAll(/\[[^[\]\n|]{1,500}\|[^[\]\n]{1,2000}\]/g, (link) => link.replaceAll('|', '\0'));
  const cells = guarded.split(heading ? '||' : '|').map((cell) => cell.replaceAll('\0', '|').trim());
  return { cells, heading };
}

function block(line: string, names: WikiNames): string {
  const heading = /^\s*h([1-6])\.\s+(.*)$/.exec(line);
  if (heading) return `${'#'.repeat(Number(heading[1]))} ${inline(heading[2] ?? '', names)}`;
  const quote = /^\s*bq\.\s+(.*)$/.exec(line);
  if (quote) return `> ${inline(quote[1] ?? '', names)}`;
  const entry = /^\s*([*#-]{1,6})\s+(.*)$/.exec(line);
  if (entry) {
    const marks = entry[1] ?? '';
    const indent = '   '.repeat(marks.length - 1);
    return `${indent}${marks.endsWith('#') ? '1.' : '-'} ${inline(entry[2] ?? '', names)}`;
  }
  return /^\s*-{4,}\s*$/.test(line) ? '---' : inline(line, names);
}

function inline(text: string, names: WikiNames): string {
  return text
    .replaceAll(/\[~(?:accountid:)?([^\]\s]{1,200})\]/g, (_, account: string) => `@${names.person(account)}`)
    .replaceAll(/!([^!\n|]{1,300}\.\w{2,5})(?:\|[^!\n]{0,300})?!/g, (_, file: string) => picture(file, names))
    .replaceAll(/\[([^[\]\n|]{1,500})\|([^[\]\n|\s]{1,2000})(?:\|[^[\]\n]{0,200})?\]/g, '[$1]($2)')
    .replaceAll(/\[((?:https?:\/\/|mailto:)[^\]\n|\s]{1,2000})\]/g, '<$1>')
    .replaceAll(/\{\{([^{}\n]{1,1000})\}\}/g, '`$1`')
    .replaceAll(/(^|[\s(>])\*(?![\s*])([^*\n]{0,1000}[^\s*])\*(?=$|[\s).,;:!?<])/g, '$1**$2**')
    .replaceAll(/(^|[\s(>*])_(?![\s_])([^_\n]{0,1000}[^\s_])_(?=$|[\s).,;:!?<*])/g, '$1*$2*')
    .replaceAll(/\\\\\s*$/g, '  ');
}

function picture(file: string, names: WikiNames): string {
  const address = /^https?:/.test(file) ? file : names.attachment(file.trim());
  return address === undefined ? `(picture ${file.trim()})` : `[${file.trim()}](${address})`;
}
