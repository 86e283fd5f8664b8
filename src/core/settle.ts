/**
 * Seconds before the pressure begins: to get into another position, to take another tool, to place the limb
 * (docs/planner.md). Another position is another tool too: both are paid.
 */
export const SETTLE = { position: 10, tool: 4, place: 6 } as const;
