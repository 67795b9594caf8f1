// Hands a text to the person as a file, without any network: it works when nothing else can be saved.

export function downloadText(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the address by the next turn, and the bytes need not stay in memory for long.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
