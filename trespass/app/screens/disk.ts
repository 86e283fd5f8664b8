// lint eslint(no-restricted-globals)
export const x = indexedDB;
