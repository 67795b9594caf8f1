// Hands a text or a picture to the person as a file, without any network: it works when nothing else can be saved.

export const downloadText = (name: string, text: string, type: string): void =>
  downloadBlob(name, new Blob([text], { type }));

export function downloadBlob(name: string, bytes: Blob): void {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the address by the next turn, and the bytes need not stay in memory for long.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
