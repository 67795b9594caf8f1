// Puts words on the clipboard. The clipboard of the browser is missing on plain http, where the first meeting often is:
// then the field that shows the words is selected and copied.

/** True when the words are on the clipboard; else they stand selected in the field, and the person presses the keys. */
export async function copyText(field: HTMLInputElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand('copy');
  }
}
