declare module "virtual:facts" {
  const facts: unknown;
  export default facts;
}
declare module "virtual:first" {
  const first: unknown;
  export default first;
}
declare module "virtual:languages" {
  interface Loaded {
    readonly default: unknown;
  }
  type Load = () => Promise<Loaded>;
  /** By tag of each language that may be offered: how its facts and its first words are loaded; English has these. */
  export const loaders: Readonly<Record<string, readonly [facts: Load, first?: Load]>>;
}
declare module "virtual:translations" {
  /** Every language beside English, as its files are: also those that are never offered. */
  const translations: unknown;
  export default translations;
}
