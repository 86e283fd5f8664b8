export interface Frame {
  readonly name: string;
  readonly code: string;
  readonly side: "left" | "right";
  readonly share: number;
  readonly build: number;
}
export const FRAMES: readonly Frame[];
export interface Frames {
  readonly likenessOf: (asked: Frame) => Promise<number>;
  readonly likenessBetween: (one: Frame, other: Frame) => Promise<number>;
  readonly likenessAfterLoss: (asked: Frame) => Promise<number>;
  readonly likenessAfterSwitch: (from: Frame, to: Frame) => Promise<number>;
  readonly garbage: (asked: Frame, frames: number) => Promise<{ readonly bytes: number }>;
  readonly close: () => Promise<void>;
}
export function openFrames(): Promise<Frames>;
