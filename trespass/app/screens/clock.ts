// lint eslint(no-restricted-properties)
export const lock = () => navigator.wakeLock;
