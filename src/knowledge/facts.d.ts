declare module "virtual:facts" {
  const facts: unknown;
  export default facts;
}
