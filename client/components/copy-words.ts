// Puts words on the clipboard that stand in no field: where the browser's clipboard is missing, by way of a field that is
// there for a moment.

/** True when the words are on the clipboard. The focus stays where it is. */
export async function copyWords(words: string): Promise<boolean> {
  const field = document.createElement('textarea');
  field.value = words;
  field.readOnly = true;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  let before = document.activeElement;
  while (before?.shadowRoot?.activeElement) before = before.shadowRoot.activeElement;
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    if (before instanceof HTMLElement) before.focus();
    return done;
  }
}
