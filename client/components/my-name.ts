// Under which name somebody was last on a board in this browser, so that the next board need not ask from nothing. A name
// that cannot be kept or read is no loss.

const place = 'groundwork:name';
/** As many letters as the field for a name takes. */
const longest = 80;

export function readMyName(): string {
  try {
    return (localStorage.getItem(place) ?? '').trim().slice(0, longest);
  } catch {
    return ''; // storage may be forbidden
  }
}

export function keepMyName(name: string): void {
  try {
    localStorage.setItem(place, name);
  } catch {
    // see readMyName
  }
}

/** The same name, however it is written. */
export const isSameName = (a: string, b: string): boolean =>
  a.trim().toLocaleLowerCase('en') === b.trim().toLocaleLowerCase('en');
