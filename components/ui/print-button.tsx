"use client";
import { Button, type ButtonSize, type ButtonVariant } from "./button";
import { Icon } from "./icon";

/** Prints the page as it stands. */
export function PrintButton({ variant, size }: { variant?: ButtonVariant; size?: ButtonSize }) {
  return <Button variant={variant} size={size} onClick={() => window.print()}><Icon name="printer" />打印</Button>;
}
