import { classNames } from "./class-names";

/** Drawn on a 20 × 20 grid with one stroke, so that they sit on a line of text. */
const PATHS = {
  bell: "M10 2.5v1M5 8.5a5 5 0 0 1 10 0c0 4 1.5 5 1.5 6h-13c0-1 1.5-2 1.5-6ZM8 17a2.1 2.1 0 0 0 4 0",
  search: "M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12ZM13.5 13.5 17.5 17.5",
  menu: "M3 5h14M3 10h14M3 15h14",
  "chevron-down": "m5 7.5 5 5 5-5",
  "chevron-right": "m7.5 5 5 5-5 5",
  "chevron-left": "m12.5 5-5 5 5 5",
  check: "m4 10.5 4 4 8-9",
  close: "m5 5 10 10M15 5 5 15",
  user: "M10 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM3.5 17.5c.6-3.4 3-5 6.5-5s5.9 1.6 6.5 5",
  home: "M3 9.5 10 3.5l7 6M5 8v8.5h10V8M8.5 16.5v-4.5h3v4.5",
  list: "M7.5 5h9.5M7.5 10h9.5M7.5 15h9.5M3 5h1.5M3 10h1.5M3 15h1.5",
  chart: "M3 17h14M5.5 17v-5M10 17V5M14.5 17V9",
  inbox: "M3 11 5 4h10l2 7v5.5H3ZM3 11h4l1.2 2.2h3.6L13 11h4",
  document: "M5 2.5h6.5l3.5 3.5v11.5H5ZM11.5 2.5V6H15M7.5 9.5h5M7.5 13h5",
  building: "M4 17.5V3h8v14.5M12 8h4v9.5M2.5 17.5h15M6.5 6.5h3M6.5 10h3M6.5 13.5h3",
  gear: "M10 12.7a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4ZM10 2.5v2M10 15.5v2M2.5 10h2M15.5 10h2M4.7 4.7l1.4 1.4M13.9 13.9l1.4 1.4M4.7 15.3l1.4-1.4M13.9 6.1l1.4-1.4",
  external: "M8 4H4v12h12v-4M11.5 3.5h5v5M16.5 3.5 9.5 10.5",
  printer: "M6 7V3h8v4M6 14H3.5V7h13v7H14M6 11.5h8V17H6Z",
  warning: "M10 3 18 16.5H2ZM10 8v4M10 14.2v.3",
  info: "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM10 9v5M10 6v.3",
  return: "M7.5 4 3.5 8l4 4M3.5 8h8.5a4.5 4.5 0 0 1 0 9H9",
  clock: "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM10 5.5V10l3 2",
  plus: "M10 4v12M4 10h12",
  bars: "M3 5h7M6 10h8M9 15h8",
  up: "M10 16.5v-13M4.5 9 10 3.5 15.5 9",
  box: "M4 4h12v12H4ZM7 10l2.2 2.4 4.3-4.9",
  star: "m10 3 2.2 4.6 5 .7-3.6 3.5.9 5-4.5-2.4-4.5 2.4.9-5L2.8 8.3l5-.7Z",
  horn: "M3.5 8v4h3l6 4V4l-6 4ZM15.5 7.5a3.5 3.5 0 0 1 0 5",
  download: "M10 3v9.5M6 9l4 4 4-4M3.5 16.5h13",
} as const;

export type IconName = keyof typeof PATHS;

/** A line icon in the colour of its text; without `label` it is decoration and hidden from screen readers. */
export function Icon({ name, label, className }: { name: IconName; label?: string; className?: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      className={classNames("icon", className ?? "size-4")}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
