/** Opens the print window of the browser for the page that is shown. */
export const printPage = (): void => print();
