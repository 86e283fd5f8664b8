/** Puts a text where it can be pasted from. Gives false where the browser does not let it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
/** Prints the page; its print rules leave only what belongs on paper. */
export const printPage = (): void => print();
