/** Resolves once the page has drawn what was asked of it so far: what comes next holds no answer back. */
export const drawn = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve())));
