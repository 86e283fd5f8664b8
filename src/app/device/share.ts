/** Prints the page; its print rules leave only what belongs on paper. */
export const printPage = (): void => print();
