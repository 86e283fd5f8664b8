/** Offers a text (JSON), or a file that is one already, to be kept under this name. */
export function saveFile(name: string, content: string | Blob): void {
  const file = typeof content === "string" ? new Blob([content], { type: "application/json" }) : content;
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own copy once it began.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
