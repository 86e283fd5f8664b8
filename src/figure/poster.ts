/** The still of a demonstration: for lists, print, and where nothing moves. Shows the left side; the right is its mirror. */
export const poster = (code: string): string => `/figure/${code}.avif`;
/** Pixels of every still. */
export const POSTER = { width: 312, height: 225 } as const;
