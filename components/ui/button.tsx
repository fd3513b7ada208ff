import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { Link } from "./link";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

const BASE =
  "inline-flex items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap select-none print:hidden " +
  "disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-muted " +
  "aria-disabled:cursor-not-allowed aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-muted";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "border-brand bg-brand text-white hover:border-brand-strong hover:bg-brand-strong",
  secondary: "border-line-strong bg-surface text-ink hover:bg-sunken",
  quiet: "border-transparent bg-transparent text-link hover:bg-sunken",
  danger: "border-alert bg-surface text-alert hover:bg-alert-soft",
};

/** A finger needs more room than a mouse. */
const SIZES: Record<ButtonSize, string> = {
  sm: "min-h-7 px-2 text-sm max-md:min-h-9 max-md:px-3",
  md: "min-h-9 px-4 max-md:min-h-11",
  lg: "min-h-11 px-6 text-lg",
};

/** The look of a button, for what must be another element. */
export function buttonClass(variant: ButtonVariant = "secondary", size: ButtonSize = "md", className?: string): string {
  return classNames(BASE, VARIANTS[variant], SIZES[size], className);
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
