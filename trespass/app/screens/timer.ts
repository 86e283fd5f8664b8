// lint eslint(no-restricted-globals)
export const later = (callback: () => void) => setTimeout(callback, 1000);
