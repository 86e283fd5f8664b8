// lint eslint(no-restricted-properties)
export const copy = (text: string) => navigator.clipboard.writeText(text);
