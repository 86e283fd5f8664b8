/** Prints the page; its print rules leave only the note. */
export const printNote = (): void => print();
