/** Offers a text to be kept as a file of this name. */
export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own copy once it began.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
