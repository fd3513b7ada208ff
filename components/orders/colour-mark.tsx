import type { ReactNode } from "react";
import { ORDER_COLOUR_LABELS, type OrderColour } from "@/lib/labels-carrying";

const WORDS: Record<OrderColour, string> = { BLUE: "text-ahead", YELLOW: "text-behind", RED: "text-alert font-semibold" };
const SHAPES: Record<OrderColour, { colour: string; outline: ReactNode }> = {
  BLUE: { colour: "text-ahead-shape", outline: <circle cx="8" cy="8" r="5.5" fill="currentColor" /> },
  YELLOW: { colour: "text-behind-shape", outline: <path d="M8 2.2 14.3 13.3H1.7Z" fill="currentColor" /> },
  RED: { colour: "text-alert", outline: <path d="M5.2 1.5h5.6L14.5 5.2v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2Z" fill="currentColor" /> },
};

/** An order's colour as shape and word: blue a disc, yellow a triangle, red an octagon. */
export function ColourMark({ colour }: { colour: OrderColour }) {
  const { colour: shape, outline } = SHAPES[colour];
  return (
    <span className={`mark ${WORDS[colour]}`}>
      <svg viewBox="0 0 16 16" className={`mark-shape ${shape}`} aria-hidden="true">{outline}</svg>
      <span>{ORDER_COLOUR_LABELS[colour]}</span>
    </span>
  );
}
