import type { ComponentProps } from "react";

type LinkProps = Omit<ComponentProps<"a">, "href"> & {
  href: string;
  /** Whether the next screen begins at its top; not where one stays on the same one. */
  scroll?: boolean;
};

/**
 * A link to another screen: an element, and no script of its own. A page holds up to some fifteen hundred; the shell
 * follows them all from one place, without a full load (components/shell/soft-links.tsx).
 */
export function Link({ scroll = true, ...rest }: LinkProps) {
  // Left out rather than undefined, which is sent as a word.
  return <a {...(scroll ? null : { "data-stay": "" })} {...rest} />;
}
