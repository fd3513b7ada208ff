import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { Link } from "./link";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

/** The look of a button, for what must be another element. */
export function buttonClass(variant: ButtonVariant = "secondary", size: ButtonSize = "md", className?: string): string {
  return classNames(`btn btn-${variant} btn-${size}`, className);
}

type Look = { variant?: ButtonVariant; size?: ButtonSize };

/** A button that does not submit unless told so. */
export function Button({ variant, size, className, type = "button", ...rest }: ComponentProps<"button"> & Look) {
  return <button type={type} className={buttonClass(variant, size, className)} {...rest} />;
}

/** A link that looks like a button; `isPlain` makes a full request, for downloads and route handlers. */
export function ButtonLink({
  variant,
  size,
  className,
  isPlain = false,
  href,
  ...rest
}: Omit<ComponentProps<"a">, "href"> & Look & { href: string; isPlain?: boolean }) {
  const look = buttonClass(variant, size, className);
  if (isPlain) return <a href={href} data-full="" className={look} {...rest} />;
  return <Link href={href} className={look} {...rest} />;
}
