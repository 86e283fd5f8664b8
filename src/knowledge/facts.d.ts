declare module "virtual:facts" {
  const facts: unknown;
  export default facts;
}
declare module "virtual:first" {
  const first: unknown;
  export default first;
}
