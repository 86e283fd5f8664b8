export function firstLoad(dir?: string): { readonly phone: readonly string[]; readonly desk: readonly string[] };
